#include "document/shared.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

#include "document/chapters.h"
#include "document/held/differences.h"
#include "document/held/newer_english.h"
#include "document/marked/blanks.h"
#include "document/marked/options.h"
#include "document/names.h"
#include "document/plain.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace document {

namespace {

struct Sharer {
    SharedBlock made = {};

    void operator()(const Heading& heading) {
        made.counts = {static_cast<std::size_t>(heading.level)};
    }
    void operator()(const Paragraph&) {}
    void operator()(const List& list) {
        made.mark = list.steps ? "steps" : "no steps";
        made.counts = {list.items.size()};
        for (const auto& item : list.items)
            if (const auto blanks = blanks_in(item); blanks > 0) made.counts.push_back(blanks);
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
    // Which cells count of a hundred, and what: beside the shape, for it is drawn.
    void operator()(const Options& options) {
        (*this)(options.table);
        made.id = options.id;
        for (const auto& row : options.table.rows)
            for (const auto& cell : row)
                made.counts.push_back(static_cast<std::size_t>(counted_in(cell) + 1));
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

}  // namespace

std::vector<std::string> numbers_told(std::string_view written) {
    std::vector<std::string> found;
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
        found.push_back(std::move(number));
    }
    return found;
}

std::multiset<std::string> numbers_in(std::string_view written) {
    const auto told = numbers_told(written);
    return {told.begin(), told.end()};
}

SharedPage shared_of(const Document& document) {
    SharedPage made;
    made.kind = document.front.kind;
    made.sensitive = document.front.sensitive;
    made.sheets = document.front.sheets;
    made.diagrams = document.front.diagrams;
    made.unconfirmed = document.unconfirmed.size();
    made.title = document.front.title;
    made.summary = document.front.summary;
    made.discreet_title = document.front.discreet_title;
    made.instead = document.front.instead;
    for (const auto& block : document.blocks) made.blocks.push_back(shared_of(block));
    return made;
}

namespace {

// A translation, and for each of its blocks the English it was made from.
struct Held {
    const Document& translation;
    const SharedPage& page;
    const std::vector<std::string>& record;
};

class Holder {
  public:
    Holder(base::Problems& problems, const Wording& wording)
        : problems_(problems), wording_(wording) {}

    void front(const SharedPage& english, const SharedPage& here, bool fresh);
    void twins(const English& english, const Held& here);
    void ranks(const SharedPage& english, const Document& translation);
    void say(std::string what, base::Severity severity = base::Severity::error) {
        problems_.push_back(
            {"", line_, severity, std::move(what), "make it say what the English page says"});
    }

  private:
    void twin(const Twin& twin, const English& english, const Held& here);

    base::Problems& problems_;
    const Wording& wording_;
    int line_ = 1;
    std::set<int> told_;  // lines of blocks that were held in all
};

// These lines have no record: while all else is as it was, so are they.
void Holder::front(const SharedPage& english, const SharedPage& here, bool fresh) {
    line_ = 1;
    if (here.kind != english.kind) say("the page is of another kind than in English");
    if (here.sensitive != english.sensitive)
        say(english.sensitive ? "the page is private in English, and not here"
                              : "the page is private here, and not in English");
    if (here.sheets != english.sheets) say("has not as many sheets as in English");
    if (here.diagrams != english.diagrams)
        say("its drawings are not those of the English page", base::Severity::warning);
    const auto severity = fresh ? base::Severity::error : base::Severity::warning;
    for (const auto field : {&SharedPage::title, &SharedPage::summary, &SharedPage::discreet_title,
                             &SharedPage::instead})
        for (auto& fault : line_differences({english.*field, here.*field, fresh}, wording_))
            say(std::move(fault), severity);
    if (fresh && here.unconfirmed != english.unconfirmed)
        say("not as many statements wait for a clinician as in English");
}

void Holder::twin(const Twin& twin, const English& english, const Held& here) {
    if (!twin.here)
        return say(
            fmt::format("the English has more in its block {}, shown in English", twin.english + 1),
            base::Severity::warning);
    line_ = here.translation.blocks[*twin.here].line;
    const auto &there = english.page.blocks[twin.english], &ours = here.page.blocks[*twin.here];
    if (twin.fresh) told_.insert(line_);
    const bool waits = english.in_library && !contradicts(there, ours, wording_);
    if (twin.fresh)
        for (auto& fault : differences(there, ours, wording_))
            say(std::move(fault), waits ? base::Severity::warning : base::Severity::error);
    else if (in_english(twin, english.page, here.page, wording_))
        say("says otherwise than the English of today, which is shown instead",
            base::Severity::warning);
    // Else nothing changed but words; it is told as stale.
}

void Holder::twins(const English& english, const Held& here) {
    std::size_t last = 0;
    for (const auto& one : document::twins(here.record, english.fingerprint)) {
        twin(one, english, here);
        if (!one.fresh) continue;
        if (*one.here < last) say("stands behind what comes after it in English");
        last = std::max(last, *one.here);
    }
}

// By their ids alone: what must not differ even where the English changed since.
void Holder::ranks(const SharedPage& english, const Document& translation) {
    std::map<std::string, const SharedBlock*> known;
    for (const auto& block : english.blocks)
        if (!block.id.empty()) known.emplace(block.id, &block);
    for (const auto& block : translation.blocks) {
        const auto here = shared_of(block);
        const auto found = known.find(here.id);
        line_ = block.line;
        if (found == known.end() || told_.contains(block.line)) continue;
        for (auto& fault : other_rank(*found->second, here)) say(std::move(fault));
    }
}

}  // namespace

base::Problems check_shared(const English& english, const Document& translation,
                            const Wording& wording) {
    base::Problems problems;
    Holder holder(problems, wording);
    const auto page = shared_of(translation);
    const auto record = made_from(translation);
    holder.twins(english, {translation, page, record});
    holder.ranks(english.page, translation);
    holder.front(english.page, page, record == english.fingerprint);
    return problems;
}

}  // namespace document
