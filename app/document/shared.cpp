#include "document/shared.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "document/chapters.h"
#include "document/names.h"
#include "document/plain.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace document {

namespace {

constexpr std::string_view block_names[] = {
    "heading", "paragraph", "list",      "key facts",  "warning",           "claim",
    "picture", "table",     "questions", "teach-back", "count of a hundred"};

struct Sharer {
    SharedBlock made = {};

    void operator()(const Heading& heading) {
        made.counts = {static_cast<std::size_t>(heading.level)};
    }
    void operator()(const Paragraph&) {}
    void operator()(const List& list) {
        made.mark = list.steps ? "steps" : "no steps";
        made.counts = {list.items.size()};
    }
    void operator()(const KeyFacts& facts) { made.counts = {facts.facts.size()}; }
    void operator()(const Warning& warning) {
        made.id = warning.id;
        made.mark = find(urgencies, warning.urgency);
    }
    void operator()(const Claim& claim) {
        made.id = claim.id;
        made.mark = find(verdicts, claim.verdict);
        made.counts = {claim.evidence.size()};
    }
    void operator()(const Figure& figure) {
        made.drawing = figure.diagram + (figure.structure.empty() ? "" : "#" + figure.structure);
    }
    void operator()(const Table& table) { made.counts = {table.head.size(), table.rows.size()}; }
    void operator()(const Questions& questions) { made.counts = {questions.questions.size()}; }
    void operator()(const OfHundred& counted) {
        made.id = counted.id;
        for (const auto& row : counted.rows)
            made.counts.push_back(static_cast<std::size_t>(row.count));
    }
    void operator()(const TeachBack& check) {
        made.id = check.id;
        made.counts = {check.answers.size()};
    }
};

// Digits and separators of Arabic, and the spaces that group, as ASCII.
std::string plain_numbers(std::string_view written) {
    std::string text = text::with_plain_digits(written);
    const std::pair<const char*, const char*> same[] = {
        {"٫", "."}, {"٬", ","}, {"\u00A0", " "}, {"\u202F", " "}};
    for (const auto& [from, to] : same) text::replace_each(text, from, to);
    return text;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t digits_from(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_digit(text[end])) ++end;
    return end - at;
}

// Placeholders a text holds, each as often as it stands there.
void placeholders_in(const std::string& text, std::multiset<std::string>& found) {
    for (std::size_t at = text.find('{'); at != std::string::npos; at = text.find('{', at + 1)) {
        const auto end = text.find('}', at);
        if (end != std::string::npos) found.insert(text.substr(at, end - at + 1));
    }
}

// All that a block tells, without its sources.
std::string words_of(const Document& block) {
    std::string text = plain(block, Include::everything);
    if (const auto* figure = std::get_if<Figure>(&block.blocks[0].what)) text += figure->alt;
    return text;
}

SharedBlock shared_of(const Block& block) {
    Sharer sharer;
    std::visit(sharer, block.what);
    SharedBlock made = std::move(sharer.made);
    made.kind = block.what.index();
    Document one;
    one.blocks.push_back(block);
    for (const auto& id : used(one, RunKind::citation)) made.sources.insert(id);
    for (const auto& id : used(one, RunKind::term)) made.terms.insert(id);
    made.text = words_of(one);
    placeholders_in(made.text, made.placeholders);
    made.numbers = numbers_in(made.text);
    return made;
}

template <class Set>
std::string listed(const Set& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : ", ") + std::string(one);
    return text.empty() ? "none" : text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

class Holder {
  public:
    Holder(base::Problems& problems, const Wording& wording)
        : problems_(problems), wording_(wording) {}

    void hold(const SharedBlock& english, const SharedBlock& here) {
        if (english.kind != here.kind)
            return part(
                fmt::format("is a {} here, and a {} in English", name(here), name(english)));
        by_id(english, here);
        if (english.counts != here.counts)
            part(fmt::format("the {} has not as many parts as in English", name(here)));
        if (english.drawing != here.drawing)
            part("shows '" + here.drawing + "', in English '" + english.drawing + "'");
        differ("placeholders", english.placeholders, here.placeholders);
        numbers(english, here);
        differ("sources", english.sources, here.sources);
        wording(english, here);
        differ("words of the glossary", english.terms, here.terms);
    }
    void wording(const SharedBlock& english, const SharedBlock& here) {
        for (auto& fault : forbidden_words(here.text, wording_)) part(std::move(fault));
        if (adds_negation(english.text, here.text, wording_)) {
            const std::string fault = "says 'not' where English does not";
            english.id.empty() ? say(fault, base::Severity::warning) : part(fault);
        }
        // Line by line where both have as many: else what is lost in one stands in another.
        auto there = lines_of(english.text), ours = lines_of(here.text);
        if (there.size() != ours.size()) there = {english.text}, ours = {here.text};
        for (std::size_t i = 0; i < ours.size(); ++i)
            for (const auto& fault : lost_words(there[i], ours[i], wording_))
                part(fmt::format("{} ('{}')", fault, there[i]));
    }
    // Title and summary have no record: while all else is as it was, so are they.
    void front(const SharedPage& english, const SharedPage& here, bool fresh) {
        const auto line = [&](const std::string& there, const std::string& ours) {
            auto faults = lost_words(there, ours, wording_);
            for (auto& fault : forbidden_words(ours, wording_)) faults.push_back(std::move(fault));
            for (const auto& fault : faults)
                say(fmt::format("{} ('{}')", fault, there),
                    fresh ? base::Severity::error : base::Severity::warning);
            SharedBlock one, other;
            one.numbers = numbers_in(one.text = there);
            other.numbers = numbers_in(other.text = ours);
            if (fresh) numbers(one, other);
        };
        line(english.title, here.title);
        line(english.summary, here.summary);
    }
    // What must not differ even where the English changed since.
    void by_id(const SharedBlock& english, const SharedBlock& here) {
        if (english.id != here.id)
            say("has the id '" + here.id + "', in English '" + english.id + "'");
        if (english.mark != here.mark)
            say(fmt::format("says '{}', in English '{}'", here.mark, english.mark));
    }
    void at(int line) { line_ = line; }
    void say(std::string what, base::Severity severity = base::Severity::error) {
        problems_.push_back(
            {"", line_, severity, std::move(what), "make it say what the English page says"});
    }
    bool unsure = false;  // which English a block was made from

  private:
    static std::string name(const SharedBlock& block) {
        return std::string(block_names[block.kind]);
    }
    void part(std::string what) {
        say(std::move(what), unsure ? base::Severity::warning : base::Severity::error);
    }
    template <class Set>
    void differ(const char* what, const Set& english, const Set& here) {
        if (english != here)
            part(fmt::format("{} here: {}; in English: {}", what, listed(here), listed(english)));
    }

    // What the language writes in words counts where the English has that number, too.
    void numbers(const SharedBlock& english, const SharedBlock& here) {
        if (english.numbers == here.numbers) return;
        std::string text = here.text;
        std::multiset<std::string> in_words;
        for (const auto& [number, words] : wording_.numbers)
            for (const auto& word : words)
                for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos;)
                    text.replace(at, word.size(), "·"), in_words.insert(number);
        auto all = numbers_in(text);
        for (const auto& number : english.numbers)
            if (all.count(number) < english.numbers.count(number) && in_words.contains(number))
                in_words.erase(in_words.find(number)), all.insert(number);
        differ("numbers", english.numbers, all);
    }

    base::Problems& problems_;
    const Wording& wording_;
    int line_ = 0;
};

}  // namespace

std::multiset<std::string> numbers_in(std::string_view written) {
    std::multiset<std::string> found;
    const std::string text = plain_numbers(written);
    for (std::size_t at = 0; at < text.size();) {
        if (!is_digit(text[at])) {
            ++at;
            continue;
        }
        std::size_t length = digits_from(text, at);
        std::string number = text.substr(at, length);
        at += length;
        const auto grouped = [&] {
            return at + 1 < text.size() &&
                   std::string_view(",. ").find(text[at]) != std::string_view::npos &&
                   digits_from(text, at + 1) == 3 && number.size() <= 3 + 3 && number != "0";
        };
        while (grouped() && number.find('.') == std::string::npos) {
            number += text.substr(at + 1, 3);
            at += 4;
        }
        const bool decimal = at + 1 < text.size() && (text[at] == '.' || text[at] == ',') &&
                             digits_from(text, at + 1) > 0;
        if (decimal) {
            length = digits_from(text, at + 1);
            number += "." + text.substr(at + 1, length);
            at += 1 + length;
        }
        found.insert(std::move(number));
    }
    return found;
}

SharedPage shared_of(const Document& document) {
    SharedPage made;
    made.kind = document.front.kind;
    made.sensitive = document.front.sensitive;
    made.diagrams = document.front.diagrams;
    made.unconfirmed = document.unconfirmed.size();
    made.title = document.front.title;
    made.summary = document.front.summary;
    for (const auto& block : document.blocks) made.blocks.push_back(shared_of(block));
    return made;
}

namespace {

// Each block of a translation at the English one it was made from.
class Record {
  public:
    explicit Record(const English& english) : english_(english) {
        for (std::size_t i = 0; i < english.fingerprint.size(); ++i)
            places_.emplace(english.fingerprint[i], i);
        for (std::size_t i = 0; i < english.page.blocks.size(); ++i)
            if (const auto& id = english.page.blocks[i].id; !id.empty()) ids_.emplace(id, i);
    }

    // Nothing where that English is not there any more.
    std::optional<std::size_t> place(const std::string& fingerprint) {
        const auto found = places_.find(fingerprint);
        if (found == places_.end()) return std::nullopt;
        const std::size_t at = found->second;
        places_.erase(found);
        return at;
    }
    const SharedBlock* of_id(const std::string& id) const {
        const auto found = ids_.find(id);
        return found == ids_.end() ? nullptr : &english_.page.blocks[found->second];
    }

  private:
    const English& english_;
    std::multimap<std::string, std::size_t> places_;
    std::map<std::string, std::size_t> ids_;
};

void hold_front(const SharedPage& english, const SharedPage& here, Holder& holder) {
    holder.at(1);
    if (here.kind != english.kind) holder.say("the page is of another kind than in English");
    if (here.sensitive != english.sensitive)
        holder.say(english.sensitive ? "the page is private in English, and not here"
                                     : "the page is private here, and not in English");
    if (here.diagrams != english.diagrams)
        holder.say("its drawings are not those of the English page", base::Severity::warning);
}

}  // namespace

base::Problems check_shared(const English& english, const Document& translation,
                            const Wording& wording) {
    base::Problems problems;
    Holder holder(problems, wording);
    const auto here = shared_of(translation);
    hold_front(english.page, here, holder);
    std::vector<std::string> record;
    for (const auto& block : translation.front.translated) record.push_back(block.english);
    if (record.empty() && here.blocks.size() == english.page.blocks.size()) {
        // Blocks stand for each other in their order; whether the English changed nobody knows.
        record = english.fingerprint;
        holder.unsure = true;
    }
    // A record of another length is told where it is missed; ids are held all the same.
    if (record.size() != here.blocks.size()) record.assign(here.blocks.size(), "");
    Record made_from(english);
    std::size_t last = 0, same = 0;
    for (std::size_t i = 0; i < here.blocks.size(); ++i) {
        holder.at(translation.blocks[i].line);
        if (const auto place = made_from.place(record[i])) {
            holder.hold(english.page.blocks[*place], here.blocks[i]);
            if (*place < last && !holder.unsure)
                holder.say("stands before what comes before it in English");
            last = std::max(last, *place);
            ++same;
        } else if (const auto* block = made_from.of_id(here.blocks[i].id)) {
            holder.by_id(*block, here.blocks[i]);
        }
    }
    holder.at(1);
    const bool fresh = !holder.unsure && same == english.page.blocks.size();
    holder.front(english.page, here, fresh);
    if (fresh && here.unconfirmed != english.page.unconfirmed)
        holder.say("not as many statements wait for a clinician as in English");
    return problems;
}

}  // namespace document
