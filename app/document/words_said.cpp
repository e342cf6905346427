#include "document/words_said.h"

#include <algorithm>
#include <map>
#include <set>

#include "document/marked/blanks.h"
#include "document/parse.h"
#include "document/plain.h"
#include "document/texts.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace document {

namespace {

// Words, figures or a placeholder; a source alone says nothing.
bool empty(const std::string& words) {
    const bool plain_letter = std::any_of(words.begin(), words.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    return !plain_letter && text::words(words, "en").empty();
}
bool empty(const Runs& words) { return empty(plain(words)); }

// What a block lacks, with the mend.
struct Gaps {
    int line;
    base::Problems& problems;

    void say(const std::string& what, const std::string& fix) const {
        problems.push_back({"", line, base::Severity::error, what, fix});
    }
    void lines(const std::vector<Runs>& items, const std::string& owner) const {
        for (const Runs& item : items)
            if (empty(item)) say(owner + " says nothing", "write it, or take its mark out");
    }
    void operator()(const Heading& heading) const {
        if (slug(plain(heading.words)).empty())
            say("a heading without words", "write what stands below it, or take it out");
    }
    void operator()(const Paragraph&) const {}
    void operator()(const List& list) const { lines(list.items, "an item of the list"); }
    void operator()(const KeyFacts& facts) const {
        if (facts.facts.empty()) say("the box of key facts is empty", "write > - and a fact");
        lines(facts.facts, "a key fact");
    }
    void operator()(const Warning& warning) const {
        if (empty(warning.sign))
            say("a warning has no sign", "write > **You cannot pass urine** below its mark");
        if (empty(warning.act))
            say("the warning '" + warning.id + "' does not say what to do",
                "write it below the sign, each line beginning with >");
    }
    void operator()(const Claim& claim) const {
        if (empty(claim.claim))
            say("the claim '" + claim.id + "' says nothing",
                "write > and what people say, below its mark");
        lines(claim.evidence, "the answer to the claim '" + claim.id + "'");
    }
    void operator()(const Figure&) const {}
    void operator()(const Table& table) const {
        lines(table.head, "the head of a column");
        for (const auto& row : table.rows)
            if (!any_blank(row) &&
                std::all_of(row.begin(), row.end(), [](const auto& one) { return empty(one); }))
                say("a row of the table says nothing", "write it, or take it out");
    }
    void operator()(const OfHundred& counted) const {
        if (empty(counted.title))
            say("the count '" + counted.id + "' does not say what is counted",
                "write > **Of 100 people with this test, how many have cancer** below its mark");
        for (const auto& row : counted.rows)
            if (empty(row.words))
                say("a row of the count '" + counted.id + "' says nothing",
                    "write > - Blood they could see: 14 [ID](source:ID)");
        if (empty(counted.studied))
            say("the count '" + counted.id + "' does not say who was studied",
                "write it in a paragraph of its own below the rows");
    }
    void operator()(const Options& options) const {
        if (empty(options.title))
            say("the choices '" + options.id + "' do not say what they are about",
                "write > **PSA test: your choices** below their mark");
        (*this)(options.table);
        if (empty(options.studied))
            say("the choices '" + options.id + "' do not say what they rest on",
                "write it in a paragraph of its own below the table");
    }
    void operator()(const Questions& questions) const {
        for (const auto& question : questions.questions)
            if (empty(question)) say("a question says nothing", "write it, or take its - out");
    }
    void operator()(const TeachBack& check) const {
        if (empty(check.question))
            say("the check '" + check.id + "' has no situation",
                "write it below the mark, after >");
        for (const auto& answer : check.answers)
            if (empty(answer.words))
                say("an answer of the check '" + check.id + "' says nothing",
                    "write - **The answer.** Why, in a kind sentence.");
    }
};

// Tells what comes a second time.
class Once {
  public:
    base::Problems problems;

    void look(int line, const std::string& kind, const std::string& name, const std::string& fix) {
        if (name.empty()) return;  // told elsewhere
        const auto [known, first] = seen_.try_emplace(kind + '\n' + name, line);
        if (first) return;
        const std::string where =
            known->second > 1 ? " (the first in line " + std::to_string(known->second) + ")" : "";
        problems.push_back(
            {"", line, base::Severity::error, kind + " '" + name + "' comes twice" + where, fix});
    }
    void names(int line, const std::string& kind, const std::vector<std::string>& listed) {
        for (const auto& name : listed)
            look(line, "in the front matter " + kind, name, "name it once");
    }

  private:
    std::map<std::string, int> seen_;
};

const char* const another_id = "give one another id";

// The first of what stands between two such marks and is of that kind, with them.
std::string_view between(std::string_view words, char mark, bool (*of_kind)(std::string_view)) {
    for (auto at = words.find(mark); at != std::string_view::npos;) {
        const auto end = words.find(mark, at + 1);
        if (end == std::string_view::npos) break;
        if (of_kind(words.substr(at + 1, end - at - 1))) return words.substr(at, end + 1 - at);
        at = end;
    }
    return {};
}

// "$x$", not the sums of "from $5 to $9".
bool is_formula(std::string_view words) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
    return !words.empty() && !is_space(words.front()) && !is_space(words.back());
}

// ":smile:"
bool is_name(std::string_view words) {
    return !words.empty() && std::all_of(words.begin(), words.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || c == '_' || c == '+' || c == '-';
    });
}

void look_at(Once& once, const Block& block, std::string& chapter) {
    if (const auto* heading = std::get_if<Heading>(&block.what)) {
        const auto name = slug(plain(heading->words));
        if (heading->level == 2) chapter = name;
        once.look(block.line,
                  heading->level == 2 ? "the heading" : "under '" + chapter + "' the heading", name,
                  "say in each what stands below it");
    }
    if (const auto* warning = std::get_if<Warning>(&block.what))
        once.look(block.line, "the warning", warning->id, another_id);
    if (const auto* claim = std::get_if<Claim>(&block.what))
        once.look(block.line, "the claim", claim->id, another_id);
    if (const auto* counted = std::get_if<OfHundred>(&block.what)) {
        once.look(block.line, "the count", counted->id, another_id);
        for (const auto& row : counted->rows)
            once.look(block.line, "in '" + counted->id + "' the row", text::fold(plain(row.words)),
                      "say what each counts");
    }
    if (const auto* options = std::get_if<Options>(&block.what))
        once.look(block.line, "the choices", options->id, another_id);
    if (const auto* questions = std::get_if<Questions>(&block.what))
        for (const auto& question : questions->questions)
            once.look(block.line, "the question", text::fold(question), "take one out");
    if (const auto* check = std::get_if<TeachBack>(&block.what)) {
        once.look(block.line, "the check", check->id, another_id);
        for (const auto& answer : check->answers)
            once.look(block.line, "in '" + check->id + "' the answer",
                      text::fold(plain(answer.words)), "take one out");
    }
}

}  // namespace

base::Problems says_something(const Document& document) {
    base::Problems problems;
    for (const Block& block : document.blocks) std::visit(Gaps{block.line, problems}, block.what);
    return problems;
}

base::Problems says_once(const Document& document) {
    Once once;
    const auto& front = document.front;
    once.names(front.warnings_line, "the warning", front.warnings);
    once.names(1, "the source", front.sources);
    once.names(1, "the drawing", front.diagrams);
    std::string chapter;
    for (const Block& block : document.blocks) look_at(once, block, chapter);
    return std::move(once.problems);
}

std::string_view comment_mark_in(std::string_view words) {
    for (const std::string_view mark : {"<!--", "<!-", "<!", "-->", "--!>", "<--"})
        if (words.find(mark) != std::string_view::npos) return mark;
    return {};
}

std::string_view markup_in(std::string_view words) {
    // Brackets, stars, bars and the like are never words: what holds one was meant as a link, as
    // emphasis or as a table, here or in another program's Markdown.
    for (const std::string_view mark :
         {"**",       "__",        "~~",   "==",    "[^",     "[[",   "](",   "[TOC]", "(term:",
          "(source:", "(diagram:", "||",   ":::",   "`",      "^",    "~",    "</",    "<br",
          "<b>",      "<i>",       "<p>",  "&amp;", "&nbsp;", "&lt;", "&gt;", "&#",    "$$",
          "%%",       "[ ] ",      "[x] ", "[",     "]",      "*",    "_",    "|",     "\\"})
        if (words.find(mark) != std::string_view::npos) return mark;
    for (const std::string_view head : {"#", "!!! ", "\u2022", "\u00b7 ", "\u25cf", "\u25cb",
                                        "\u25aa", "\u25e6", "\u2013 ", "\u2014 ", "> "})
        if (words.starts_with(head)) return head;
    if (const auto mark = between(words, '$', is_formula); !mark.empty()) return mark;
    return between(words, ':', is_name);
}

void for_each_shown(const Document& document, const std::function<void(const ShownText&)>& act) {
    Document one{document.front, {}, {}};
    int line = 1;
    const auto see = [&](std::string& words) {
        if (!words.empty()) act({line, words});
    };
    for_each_text(one, see);
    see(one.front.ask);
    see(one.front.review.by);
    one.front = {};
    for (const Block& block : document.blocks) {
        one.blocks = {block};
        line = block.line;
        for_each_text(one, see);
    }
}

}  // namespace document
