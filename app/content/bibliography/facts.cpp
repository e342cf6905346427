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
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < english.facts.size(); ++i)
        if (document::says(words, english.facts[i])) found.push_back(i);
    return found;
}

bool aside(std::string_view sentence, const document::Wording& english) {
    std::string begin = text::fold(sentence);
    begin.erase(0, std::min(begin.find_first_not_of(" -\"'(“‘"), begin.size()));
    text::replace_each(begin, "“", "");
    while (begin.ends_with(' ')) begin.pop_back();
    if (begin.ends_with('?') || begin.ends_with("?”")) return true;
    return std::any_of(english.asides.begin(), english.asides.end(), [&](const std::string& one) {
        const bool there = begin.starts_with(one);
        const char next = there && begin.size() > one.size() ? begin[one.size()] : ' ';
        return there && !(next >= 'a' && next <= 'z');
    });
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
            const auto facts = facts_in(sentence, english);
            if (facts.empty() || aside(sentence, english)) continue;
            if (piece.kind == Said::Kind::again && again(facts)) continue;
            if (piece.kind == Said::Kind::label && everywhere(facts)) continue;
            found.push_back({piece.line, sentence});
        }
    }
    return found;
}

std::string dose_in(std::string_view words, const document::Wording& english) {
    static constexpr std::string_view numbers[] = {"one",  "two", "three",  "four",
                                                   "five", "six", "seven",  "eight",
                                                   "nine", "ten", "twelve", "half"};
    std::string text = " " + text::fold(text::with_plain_digits(words)) + " ";
    for (const auto number : numbers)
        text::replace_each(text, " " + std::string(number) + " ", " 0 ");
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
    for (const auto& dose : english.doses)
        if (document::says(made, dose)) return dose;
    return "";
}

}  // namespace content
