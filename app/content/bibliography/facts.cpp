#include "content/bibliography/facts.h"

#include <algorithm>
#include <climits>

#include "document/plain.h"
#include "text/segment.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace content {

namespace {

using document::Runs;

// What a page says, piece by piece.
struct Said {
    // again: what the page says elsewhere; label: a heading, or below a drawing; held: by rules of
    // its own.
    enum class Kind { statement, again, label, held };
    Kind kind = Kind::statement;
    int line = 0;
    std::string words;
    bool cited = false;
};

class Pieces {
  public:
    explicit Pieces(const document::Document& page) : page_(page) {}

    std::vector<Said> all() {
        const auto& front = page_.front;
        for (const auto& words : {front.title, front.summary, front.discreet_title})
            put(Said::Kind::label, {{{document::RunKind::plain, words, ""}}});
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            line_ = page_.blocks[i].line;
            end_ = i + 1 < page_.blocks.size() ? page_.blocks[i + 1].line : INT_MAX;
            std::visit(*this, page_.blocks[i].what);
            if (!std::holds_alternative<document::Paragraph>(page_.blocks[i].what)) led_ = false;
        }
        return std::move(found_);
    }

    void operator()(const document::Heading& heading) { put(Said::Kind::label, {heading.words}); }
    void operator()(const document::Paragraph& paragraph) {
        put(Said::Kind::statement, {paragraph.words});
        led_ = !found_.empty() && found_.back().line == line_ && found_.back().cited;
    }
    void operator()(const document::List& list) {
        for (const auto& item : list.items) put(Said::Kind::statement, {item}, led_);
    }
    void operator()(const document::KeyFacts& facts) {
        for (const auto& fact : facts.facts) put(Said::Kind::again, {fact});
    }
    void operator()(const document::Warning& warning) {
        put(Said::Kind::held, {warning.sign, warning.act});
    }
    void operator()(const document::Claim& claim) { put(Said::Kind::held, claim.evidence); }
    void operator()(const document::Figure& figure) {
        for (const auto& words : {figure.caption, figure.alt})
            put(Said::Kind::label, {{{document::RunKind::plain, words, ""}}});
    }
    void operator()(const document::Table& table) {
        for (const auto& row : table.rows) put(Said::Kind::held, row);
    }
    void operator()(const document::Questions&) {}
    void operator()(const document::TeachBack& check) {
        for (const auto& [answer, why] : check.answers) put(Said::Kind::again, {why});
    }
    void operator()(const document::Options& options) {
        put(Said::Kind::held, {options.title, options.studied});
        (*this)(options.table);
    }
    void operator()(const document::OfHundred& counted) {
        std::vector<Runs> all{counted.title, counted.studied};
        for (const auto& row : counted.rows) all.push_back(row.words);
        put(Said::Kind::held, all);
    }

  private:
    void put(Said::Kind kind, const std::vector<Runs>& parts, bool led = false) {
        Said made{kind, line_, "", led};
        for (const auto& words : parts) {
            made.words += (made.words.empty() ? "" : " ") + document::plain(words);
            made.cited = made.cited || std::any_of(words.begin(), words.end(), [](const auto& run) {
                             return run.kind == document::RunKind::citation;
                         });
        }
        made.cited = made.cited || marked(made.words);
        if (!made.words.empty()) found_.push_back(std::move(made));
    }
    // A mark stands behind the sentence it is about.
    bool marked(const std::string& words) const {
        return std::any_of(
            page_.unconfirmed.begin(), page_.unconfirmed.end(), [&](const auto& one) {
                return one.line >= line_ && one.line < end_ && !one.statement.empty() &&
                       words.find(one.statement) != std::string::npos;
            });
    }

    const document::Document& page_;
    int line_ = 0, end_ = 0;  // of the block, and of the next
    bool led_ = false;        // the paragraph before it cites
    std::vector<Said> found_;
};

// The facts' words a text holds, by their place in the lexicon.
std::vector<std::size_t> facts_in(std::string_view words, const document::Wording& english) {
    return document::said_of(words, english.facts);
}

constexpr std::string_view joints[] = {":",         ";",       "—",       " – ",      " - ",
                                       " because ", " since ", " that ",  ", as ",    ", for ",
                                       ", which ",  ", it ",   ", they ", " and it ", ", and "};

// Where a clause ends that only says what to do, and another may state something: "Note that".
std::size_t end_of_clause(const std::string& words, std::size_t from) {
    auto end = words.compare(from, 1, ",") == 0 ? from : std::string::npos;
    for (const auto joint : joints) {
        const auto at = words.find(joint, from);
        const bool so = at != std::string::npos && at >= 3 &&
                        words.compare(at - 3, 3, " so") == 0;  // "so that it fits you"
        if (!so) end = std::min(end, at);
    }
    return end;
}

// Without the word and the marks that joined it to what stood before.
std::string unjoined(std::string words) {
    const auto drop = [&](std::size_t count) { words.erase(0, std::min(count, words.size())); };
    drop(words.find_first_not_of(" -,:;\"'(“‘–—"));
    for (const std::string_view joint : {"because ", "since ", "that ", "as ", "for ", "and "})
        if (words.starts_with(joint)) drop(joint.size());
    return words;
}

// How long the aside is a text begins with; 0: it begins with none.
std::size_t aside_at(const std::string& words, const document::Wording& english) {
    std::size_t longest = 0;
    for (const auto& one : english.asides) {
        const char next = words.size() > one.size() ? words[one.size()] : ' ';
        if (words.starts_with(one) && !(next >= 'a' && next <= 'z'))
            longest = std::max(longest, one.size());
    }
    return longest;
}

// What a sentence states, clause by clause: an aside states nothing, what is joined to it may.
std::string stated_in(std::string words, const document::Wording& english) {
    std::string stated;
    while (!(words = unjoined(std::move(words))).empty()) {
        const auto aside = aside_at(words, english);
        const auto end = aside > 0 ? end_of_clause(words, aside) : words.find(", and ");
        if (aside == 0) stated += words.substr(0, end) + " ";
        if (end == std::string::npos) break;
        words.erase(0, end + 1);
    }
    return stated;
}

std::string folded(std::string_view sentence) {
    std::string words = text::fold(sentence);
    text::replace_each(words, "“", "");
    while (words.ends_with(' ')) words.pop_back();
    return words.ends_with('?') || words.ends_with("?”") ? "" : words;
}

}  // namespace

std::vector<Bare> bare_facts(const document::Document& page, const document::Wording& english) {
    const auto all = Pieces(page).all();
    std::vector<std::vector<std::size_t>> rested;  // what each cited piece speaks of
    for (const auto& piece : all)
        if (piece.cited) rested.push_back(facts_in(piece.words, english));
    const auto again = [&](const std::vector<std::size_t>& facts) {
        return std::any_of(rested.begin(), rested.end(), [&](const auto& one) {
            return std::includes(one.begin(), one.end(), facts.begin(), facts.end());
        });
    };
    const auto everywhere = [&](const std::vector<std::size_t>& facts) {
        return std::all_of(facts.begin(), facts.end(), [&](std::size_t fact) {
            return std::any_of(rested.begin(), rested.end(), [&](const auto& one) {
                return std::binary_search(one.begin(), one.end(), fact);
            });
        });
    };
    std::vector<Bare> found;
    text::Segmenter segmenter("en");
    for (const auto& piece : all) {
        if (piece.cited || piece.kind == Said::Kind::held) continue;
        for (const auto& place : segmenter.sentences(piece.words)) {
            const auto sentence = piece.words.substr(place.begin, place.end - place.begin);
            const auto facts = facts_in(stated_in(folded(sentence), english), english);
            if (facts.empty()) continue;
            if (piece.kind == Said::Kind::again && again(facts)) continue;
            if (piece.kind == Said::Kind::label && everywhere(facts)) continue;
            found.push_back({piece.line, sentence});
        }
    }
    return found;
}

namespace {

bool tells_dose(std::string_view words, const document::Wording& english) {
    static constexpr std::pair<std::string_view, std::string_view> numbers[] = {
        {"one", "0"},  {"two", "0"}, {"three", "0"},  {"four", "0"},
        {"five", "0"}, {"six", "0"}, {"seven", "0"},  {"eight", "0"},
        {"nine", "0"}, {"ten", "0"}, {"twelve", "0"}, {"half", "0"}};
    const std::string folded = " " + text::fold(text::with_plain_digits(words)) + " ";
    const std::string text = text::with_words(folded, numbers);
    std::string made;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool figure = text[at] >= '0' && text[at] <= '9';
        const bool inner = (text[at] == '.' || text[at] == ',') && made.ends_with('0') &&
                           text[at + 1] >= '0' && text[at + 1] <= '9';
        if (figure || inner) {
            if (!made.ends_with('0')) made += '0';
            continue;
        }
        if (made.ends_with('0') && text[at] >= 'a' && text[at] <= 'z') made += ' ';  // "500mg"
        made += text[at];
    }
    return document::says_any(made, english.doses);
}

}  // namespace

std::string dose_in(std::string_view words, const document::Wording& english) {
    if (!tells_dose(words, english)) return "";
    // What can go from the end and from the beginning without it is not the dose.
    for (auto end = words.rfind(' '); end != std::string_view::npos; end = words.rfind(' ')) {
        if (!tells_dose(words.substr(0, end), english)) break;
        words = words.substr(0, end);
    }
    for (auto at = words.find(' '); at != std::string_view::npos; at = words.find(' ')) {
        if (!tells_dose(words.substr(at + 1), english)) break;
        words.remove_prefix(at + 1);
    }
    while (!words.empty() && std::string_view(".,;:!?\n").find(words.back()) != words.npos)
        words.remove_suffix(1);
    return std::string(words);
}

}  // namespace content
