#include "content/statements.h"

#include <algorithm>
#include <climits>
#include <set>

#include "document/marked/blanks.h"
#include "document/plain.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace content {

namespace {

using document::Runs;
using Sort = StatementKind;

class Stater {
  public:
    explicit Stater(const document::Document& page) : page_(page) {}

    std::vector<Statement> all() {
        for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
            line_ = page_.blocks[i].line;
            end_ = i + 1 < page_.blocks.size() ? page_.blocks[i + 1].line : INT_MAX;
            std::visit(*this, page_.blocks[i].what);
        }
        marked_elsewhere();
        return std::move(found_);
    }

    void operator()(const document::Heading&) {}
    void operator()(const document::Figure&) {}
    void operator()(const document::Questions&) {}
    void operator()(const document::TeachBack&) {}
    void operator()(const document::Paragraph& paragraph) { state(Sort::other, {paragraph.words}); }
    void operator()(const document::List& list) { each(list.items); }
    void operator()(const document::KeyFacts& facts) { each(facts.facts); }
    void operator()(const document::Warning& warning) {
        const bool emergency = warning.urgency == document::Urgency::emergency;
        state(emergency ? Sort::emergency : Sort::warning, {warning.sign, warning.act});
    }
    void operator()(const document::Claim& claim) { state(Sort::claim, claim.evidence); }
    void operator()(const document::Table& table) {
        if (document::to_fill_in(table)) return;  // what it shows was made up, to show how
        for (const auto& row : table.rows) state(Sort::row, row);
    }
    // Each choice answers for itself.
    void operator()(const document::Options& options) {
        for (const auto& row : options.table.rows)
            for (std::size_t i = 1; i < row.size(); ++i) state(Sort::row, {row[i]});
        state(Sort::other, {options.studied});
    }
    void operator()(const document::OfHundred& counted) {
        for (const auto& row : counted.rows) state(Sort::count, {row.words});
    }

  private:
    void each(const std::vector<Runs>& items) {
        for (const auto& item : items) state(Sort::other, {item});
    }
    void state(Sort kind, const std::vector<Runs>& parts);
    void mark(Statement& made);
    void marked_elsewhere();
    static Statement::Mark mark_of(const document::Unconfirmed& open) {
        return open.house_rule ? Statement::Mark::house_rule : Statement::Mark::confirm;
    }

    const document::Document& page_;
    int line_ = 0, end_ = 0;  // of the block, and of the next
    std::vector<Statement> found_;
    std::set<const document::Unconfirmed*> told_;
};

void Stater::state(Sort kind, const std::vector<Runs>& parts) {
    Statement made{kind, line_, "", {}, Statement::Mark::none, "", kind == Sort::count};
    for (const auto& words : parts) {
        const auto text = document::plain(words);
        if (!text.empty()) made.words += (made.words.empty() ? "" : " ") + text;
        for (const auto& run : words)
            if (run.kind == document::RunKind::citation) made.sources.push_back(run.target);
    }
    if (made.words.empty()) return;
    made.number = made.number || tells_share(made.words);
    mark(made);
    found_.push_back(std::move(made));
}

// A mark stands behind the sentence it is about, within the block or its part.
void Stater::mark(Statement& made) {
    for (const auto& open : page_.unconfirmed) {
        const bool here = open.line >= line_ && open.line < end_ && !open.statement.empty() &&
                          made.words.find(open.statement) != std::string::npos;
        if (!here || !told_.insert(&open).second) continue;
        made.mark = mark_of(open);
        made.why = open.why;
        return;
    }
}

// Behind the head of a count, in a question, or the second of a paragraph: somebody signs it too.
void Stater::marked_elsewhere() {
    for (const auto& open : page_.unconfirmed)
        if (!told_.contains(&open) && !open.statement.empty())
            found_.push_back(
                {Sort::other, open.line, open.statement, {}, mark_of(open), open.why, false});
}

bool digit(char c) { return c >= '0' && c <= '9'; }

// What stands between two numbers of a share: "of", "men in every".
bool joins(std::string_view between) {
    for (const std::string_view word :
         {"of every", "in every", "out of every", "out of", "of", "in", "per"}) {
        if (between == word) return true;
        const bool after = between.ends_with(word) && between.size() > word.size() &&
                           between[between.size() - word.size() - 1] == ' ';
        if (!after) continue;
        const auto who = between.substr(0, between.size() - word.size() - 1);
        return who.find(' ') == std::string_view::npos && who != "and" && who != "or";
    }
    return false;
}

// Folded, with numbers in words as digits: "One in four" as "1 in 4".
std::string in_digits(std::string_view words) {
    static constexpr std::pair<std::string_view, std::string_view> numbers[] = {
        {"one", "1"},    {"two", "2"},    {"three", "3"},     {"four", "4"},
        {"five", "5"},   {"six", "6"},    {"seven", "7"},     {"eight", "8"},
        {"nine", "9"},   {"ten", "10"},   {"twelve", "12"},   {"twenty", "20"},
        {"forty", "40"}, {"fifty", "50"}, {"hundred", "100"}, {"thousand", "1000"}};
    std::string text = " " + text::fold(text::with_plain_digits(words)) + " ";
    text::replace_each(text, "\u00A0", " ");
    return text::with_words(text, numbers);
}

}  // namespace

std::vector<Statement> statements(const document::Document& page) { return Stater(page).all(); }

bool tells_share(std::string_view words) {
    const std::string text = in_digits(words);
    for (const std::string_view part :
         {" half of ", " thirds of ", " a third of ", " a quarter of ", " quarters of "})
        if (const auto at = text.find(part);
            at != std::string::npos && !text.substr(at + part.size()).starts_with("a "))
            return true;  // "half of a cup" is a measure
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!digit(text[at])) continue;
        while (at < text.size() && digit(text[at])) ++at;
        auto next = text.find_first_not_of(' ', at);
        if (next == std::string::npos) return false;
        const auto rest = std::string_view(text).substr(next);
        if (rest[0] == '%' || rest.starts_with("percent") || rest.starts_with("per cent") ||
            rest.starts_with("pct"))
            return true;
        const auto number = rest.find_first_of("0123456789.,;:");
        if (number == std::string_view::npos || number == 0 || !digit(rest[number])) continue;
        auto between = rest.substr(0, number);
        while (!between.empty() && between.back() == ' ') between.remove_suffix(1);
        if (joins(between)) return true;
    }
    return false;
}

}  // namespace content
