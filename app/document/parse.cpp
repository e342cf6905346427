#include "document/parse.h"

#include <algorithm>
#include <charconv>

#include "document/fingerprint.h"
#include "document/front_matter.h"
#include "document/markdown.h"
#include "document/marked/node_words.h"
#include "document/marked/options.h"
#include "document/names.h"
#include "document/plain.h"
#include "text/segment.h"
#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace document {

namespace {

class PageReader {
  public:
    explicit PageReader(Parsed& parsed) : parsed_(parsed) {}
    void read(const Node& node);

  private:
    template <class T>
    void put(const Node& node, T what) {
        parsed_.document.blocks.emplace_back(Block{node.line, std::move(what)});
    }
    void complain(const Node& node, const std::string& what, const std::string& fix) {
        parsed_.problems.push_back({"", node.line, base::Severity::error, what, fix});
    }
    // Whatever stands inside `node` and has no place there is told, so that nothing is lost in
    // silence.
    void only(const Node& node, Node::Type type, const std::string& owner, std::size_t from = 0);
    void no_figures(const Node& node);
    void paragraph(const Node& node);
    void heading(const Node& node);
    void list(const Node& node);
    void table(const Node& node);
    void quote(const Node& node);
    void warning(const Node& node, Urgency urgency, const std::string& id);
    void claim(const Node& node, const std::string& verdict, const std::string& id);
    void teach_back(const Node& node, const std::string& id);
    void of_hundred(const Node& node, const std::string& id);

    Parsed& parsed_;
    bool asking_ = false;  // inside the chapter of questions
};

void PageReader::only(const Node& node, Node::Type type, const std::string& owner,
                      std::size_t from) {
    for (std::size_t i = from; i < node.inside.size(); ++i)
        if (node.inside[i].type != type)
            complain(node.inside[i], owner + " holds something it cannot show",
                     "write it as sentences, or move it out");
}

void PageReader::no_figures(const Node& node) {
    if (!node.images.empty())
        complain(node, "a figure stands where none can be shown", "give it a paragraph of its own");
    for (const Node& inner : node.inside) no_figures(inner);
}

void PageReader::paragraph(const Node& node) {
    for (const Figure& figure : node.images) {
        if (figure.alt.empty())
            complain(node, "a figure has no words for those who cannot see it",
                     "write ![what it shows](diagram:" + figure.diagram + ")");
        put(node, figure);
    }
    Runs words = tidy(node.words);
    if (!words.empty()) put(node, Paragraph{std::move(words)});
}

void PageReader::heading(const Node& node) {
    no_figures(node);
    if (node.level == 1 || node.level > 3)
        complain(node, "a heading of level " + std::to_string(node.level),
                 "use ## for a chapter, ### inside one");
    Runs words = tidy(node.words);
    asking_ = node.level <= 2 && plain(words) == parsed_.document.front.ask;
    put(node, Heading{std::clamp(node.level, 2, 3), std::move(words)});
}

void PageReader::list(const Node& node) {
    no_figures(node);
    for (const Node& item : node.inside)
        for (const Node& inner : item.inside)
            if (inner.type != Node::Type::paragraph)
                complain(inner, "a list inside a list", "write two lists, or sentences");
    auto items = items_of(node);
    if (!asking_ || node.ordered) return put(node, List{node.ordered, std::move(items)});
    Questions questions;
    for (const Runs& words : items) questions.questions.push_back(plain(words));
    for (const Node& item : node.inside) {
        questions.under.push_back(item.under);
        for (const Node& inner : item.inside) questions.under.back() += inner.under;
    }
    put(node, std::move(questions));
}

void PageReader::table(const Node& node) {
    no_figures(node);
    Table table = table_of(node);
    // One to fill in has narrow columns, and on glass each stands on a line of its own.
    const std::size_t most = parsed_.document.front.kind == PageKind::form ? 7 : 4;
    if (table.head.size() > most)
        complain(node, "a table of " + std::to_string(table.head.size()) + " columns",
                 "use at most " + std::to_string(most) + ": a waiting eye loses the line");
    put(node, std::move(table));
}

void PageReader::warning(const Node& node, Urgency urgency, const std::string& id) {
    only(node, Node::Type::paragraph, "a warning");
    const Runs words = after_mark(node.inside[0].words);
    const auto end = std::find_if(words.begin(), words.end(),
                                  [](const Run& run) { return run.kind == RunKind::line_break; });
    Warning warning{urgency, id, tidy(Runs(words.begin(), end)), {}};
    if (end != words.end()) warning.act = tidy(Runs(end + 1, words.end()));
    for (std::size_t i = 1; i < node.inside.size(); ++i) append(warning.act, node.inside[i].words);
    warning.act = tidy(std::move(warning.act));
    if (id.empty()) complain(node, "a warning has no id", "write > [!EMERGENCY cannot-pass-urine]");
    if (!take_bold(warning.sign))
        complain(node, "a warning does not begin with its sign in bold",
                 "write > **You cannot pass urine** in the line below the mark");
    put(node, std::move(warning));
}

void PageReader::claim(const Node& node, const std::string& verdict, const std::string& id) {
    only(node, Node::Type::paragraph, "a claim");
    Claim claim{Verdict::unproven, id, tidy(after_mark(node.inside[0].words)), {}};
    if (const auto known = find(verdicts, verdict)) {
        claim.verdict = *known;
    } else {
        complain(node, "the verdict '" + verdict + "' is unknown",
                 "write supported, partly, unproven, contradicted or unsafe");
    }
    if (id.empty()) complain(node, "a claim has no id", "write > [!CLAIM unproven an-id]");
    for (std::size_t i = 1; i < node.inside.size(); ++i)
        claim.evidence.push_back(tidy(node.inside[i].words));
    put(node, std::move(claim));
}

void PageReader::teach_back(const Node& node, const std::string& id) {
    only(node, Node::Type::list, "a check of understanding", 1);
    TeachBack check{id, tidy(after_mark(node.inside[0].words)), {}};
    for (const Node& inner : node.inside) {
        if (inner.type != Node::Type::list) continue;
        for (const Runs& item : items_of(inner)) {
            const bool bold = !item.empty() && item[0].kind == RunKind::strong;
            if (!bold) {
                complain(inner, "an answer does not begin in bold",
                         "write - **The answer.** Why, in a kind sentence.");
                continue;
            }
            check.answers.push_back({Runs{{RunKind::plain, item[0].text, ""}},
                                     tidy(Runs(item.begin() + 1, item.end()))});
        }
    }
    if (id.empty() || check.answers.size() < 2)
        complain(node, "a check of understanding needs an id and two answers at least",
                 "write > [!CHECK an-id], the situation, an empty > line, and a list of answers");
    for (const auto& [answer, why] : check.answers)
        if (why.empty())
            complain(node, "the answer '" + plain(answer) + "' does not say why",
                     "add a kind sentence after it");
    put(node, std::move(check));
}

// "Blood they could see: 14 [ID]": the number goes out of the words into its own place.
OfHundred::Row counted(Runs item) {
    OfHundred::Row row{std::move(item), -1};
    const auto last = std::find_if(row.words.rbegin(), row.words.rend(), [](const Run& run) {
        return run.kind == RunKind::plain && run.text.find_first_not_of(' ') != std::string::npos;
    });
    if (last == row.words.rend()) return row;
    std::string text = text::with_plain_digits(last->text);
    const auto end = text.find_last_not_of(' ') + 1;
    const auto colon = text.rfind(':', end);
    if (colon == std::string::npos) return row;
    const auto first = text.find_first_not_of(' ', colon + 1);
    const auto [stop, fault] =
        std::from_chars(text.data() + std::min(first, end), text.data() + end, row.count);
    if (fault != std::errc() || stop != text.data() + end) row.count = -1;
    if (row.count < 0) return row;
    text.resize(colon);
    last->text = text.substr(0, text.find_last_not_of(' ') + 1);
    if (last != row.words.rbegin()) last->text += ' ';  // before a citation
    return row;
}

void PageReader::of_hundred(const Node& node, const std::string& id) {
    OfHundred made{id, tidy(after_mark(node.inside[0].words)), {}, {}};
    for (std::size_t i = 1; i < node.inside.size(); ++i) {
        const Node& inner = node.inside[i];
        if (inner.type == Node::Type::paragraph) {
            append(made.studied, tidy(inner.words));
        } else if (inner.type == Node::Type::list) {
            for (Runs& item : items_of(inner)) made.rows.push_back(counted(std::move(item)));
        } else {
            complain(inner, "a count of a hundred holds something it cannot show",
                     "write its title in bold, a list of rows, and who was studied");
        }
    }
    if (id.empty()) complain(node, "a count has no id", "write > [!OF-100 blood-in-urine]");
    if (!take_bold(made.title))
        complain(node, "a count does not begin with what is counted, in bold",
                 "write > **Of 100 people with this test** in the line below the mark");
    if (made.rows.empty())
        complain(node, "a count has no rows", "write > - Blood they could see: 14");
    for (OfHundred::Row& row : made.rows) {
        if (row.count >= 0 && row.count <= 100) continue;
        complain(node, "'" + plain(row.words) + "' does not end in a number from 0 to 100",
                 "write - what is counted: 14 [ID](source:ID)");
        row.count = 0;
    }
    put(node, std::move(made));
}

void PageReader::quote(const Node& node) {
    no_figures(node);
    const auto mark = mark_of(node);
    if (mark.empty())
        return complain(node, "a quote without a mark",
                        "begin it with [!EMERGENCY id], [!CLAIM verdict id] or [!KEY-FACTS]");
    const std::string id = mark.size() > 1 ? mark.back() : "";
    if (const auto urgency = find(urgencies, std::string_view(mark[0])))
        return warning(node, *urgency, id);
    if (mark[0] == "CLAIM")
        return claim(node, mark.size() > 1 ? mark[1] : "", mark.size() > 2 ? mark[2] : "");
    if (mark[0] == "CHECK") return teach_back(node, id);
    if (mark[0] == "OF-100") return of_hundred(node, id);
    if (mark[0] == "OPTIONS") return put(node, read_options(node, id, parsed_.problems));
    if (mark[0] != "KEY-FACTS")
        return complain(
            node, "the mark '" + mark[0] + "' is unknown",
            "use EMERGENCY, SAME-DAY, MENTION, NOTE, CLAIM, KEY-FACTS, CHECK, OF-100 or OPTIONS");
    only(node, Node::Type::list, "the box of key facts", 1);
    if (!tidy(after_mark(node.inside[0].words)).empty())
        complain(node, "the key facts are no list", "begin each with -");
    const auto any = std::any_of(node.inside.begin(), node.inside.end(),
                                 [](const Node& inner) { return inner.type == Node::Type::list; });
    if (!any) put(node, KeyFacts{});
    for (const Node& inner : node.inside)
        if (inner.type == Node::Type::list) put(node, KeyFacts{items_of(inner)});
}

void PageReader::read(const Node& node) {
    switch (node.type) {
        case Node::Type::paragraph:
            return paragraph(node);
        case Node::Type::heading:
            return heading(node);
        case Node::Type::list:
            return list(node);
        case Node::Type::table:
            return table(node);
        case Node::Type::quote:
            return quote(node);
        case Node::Type::root:
            for (const Node& inner : node.inside) read(inner);
            return;
        case Node::Type::item:
        case Node::Type::row:
        case Node::Type::head_cell:
        case Node::Type::cell:
            return;
    }
}

}  // namespace

Parsed parse(std::string_view markdown) {
    Parsed parsed;
    if (markdown.starts_with("\xEF\xBB\xBF") || markdown.find('\r') != std::string_view::npos)
        return parse(text::plain_lines(std::string(markdown)));
    if (const auto bad = text::first_bad_utf8(markdown); bad != std::string_view::npos) {
        const int line =
            1 + static_cast<int>(
                    std::count(markdown.begin(), markdown.begin() + static_cast<long>(bad), '\n'));
        parsed.problems.push_back(
            {"", line, base::Severity::error, "this is not UTF-8 text", "save the file as UTF-8"});
        return parsed;
    }
    const Split split = split_front_matter(markdown);
    if (!split.found) {
        parsed.problems.push_back({"", 1, base::Severity::error,
                                   "the page does not begin with front matter",
                                   "put id, title and so on between two lines of +++"});
    } else {
        parsed.document.front = read_front_matter(split.front, parsed.problems);
    }
    Tree tree = read_tree(split.body, split.body_line, parsed.problems);
    parsed.document.unconfirmed = std::move(tree.unconfirmed);
    PageReader(parsed).read(tree.root);
    parsed.fingerprint = fingerprints(parsed.document);
    return parsed;
}

std::string slug(std::string_view heading) {
    const std::string folded = text::fold(heading);
    std::string made;
    for (const auto& word : text::words(folded, "en")) {
        if (!made.empty()) made += '-';
        for (const char c : folded.substr(word.begin, word.end - word.begin))
            if (c != '\'') made += c;
    }
    return made;
}

}  // namespace document
