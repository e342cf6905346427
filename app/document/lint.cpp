#include "document/lint.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "document/chapters.h"
#include "document/grade.h"
#include "document/plain.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace document {

namespace {

using base::Severity;

constexpr std::size_t longest_sentence = 20;  // words
constexpr std::size_t longest_list = 7;       // CDC index, item 8
constexpr std::size_t longest_section = 120;  // words
constexpr double section_grade = 8;           // a section above is worth another look
constexpr int long_word = 4;                  // syllables

class Editor {
  public:
    Editor(const Document& document, const std::set<std::string>& glossary)
        : document_(document), glossary_(glossary), segmenter_("en") {}

    base::Problems run() {
        for (const Block& block : document_.blocks) {
            prose(block.line, plain(block, Include::sentences_only));
            lists(block);
        }
        sections();
        action();
        denominators();
        return std::move(problems_);
    }

  private:
    void say(int line, Severity severity, std::string what, std::string fix) {
        problems_.push_back({"", line, severity, std::move(what), std::move(fix)});
    }
    void prose(int line, const std::string& text);
    void sentence(int line, std::string_view said);
    void words_in(int line, std::string_view text);
    void passive(int line, std::string_view sentence, const std::vector<text::Piece>& words);
    void lists(const Block& block);
    void sections();
    void action();
    void denominators();

    const Document& document_;
    const std::set<std::string>& glossary_;
    text::Segmenter segmenter_;
    base::Problems problems_;
    std::set<std::string> told_;
};

void Editor::prose(int line, const std::string& text) {
    std::string_view rest = text;
    while (!rest.empty()) {
        const auto end = std::min(rest.find('\n'), rest.size());
        const auto row = rest.substr(0, end);
        for (const auto& piece : segmenter_.sentences(row)) {
            const auto said = row.substr(piece.begin, piece.end - piece.begin);
            sentence(line, said);
        }
        words_in(line, row);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

void Editor::sentence(int line, std::string_view said) {
    const auto words = segmenter_.words(said);
    if (words.size() > longest_sentence)
        say(line, Severity::warning, fmt::format("a sentence of {} words", words.size()),
            "make it two");
    passive(line, said, words);
    if (said.find('%') != std::string_view::npos)
        say(line, Severity::hint, "a bare percentage", "write x out of 100");
}

void Editor::words_in(int line, std::string_view text) {
    for (const auto& piece : segmenter_.words(text)) {
        const std::string word(text.substr(piece.begin, piece.end - piece.begin));
        const std::string folded = text::fold(word);
        if (glossary_.contains(folded) || !told_.insert(folded).second) continue;
        const bool capitals = word.size() > 4 && std::all_of(word.begin(), word.end(), [](char c) {
                                  return c >= 'A' && c <= 'Z';
                              });
        if (capitals)
            say(line, Severity::hint, "'" + word + "' in capitals", "capitals are hard to read");
        if (syllables(folded) >= long_word && !std::isdigit(static_cast<unsigned char>(word[0])))
            say(line, Severity::hint, "'" + word + "' is a long word that no glossary explains",
                "use an everyday word, or add it to the glossary");
    }
}

// "is done by", "was sent to": forms of be and a participle. Finds most, and some that are fine.
void Editor::passive(int line, std::string_view sentence, const std::vector<text::Piece>& words) {
    constexpr std::array be{"is", "are", "was", "were", "been", "being"};
    constexpr std::array irregular{"done", "given", "taken", "sent", "made"};
    const auto among = [](const auto& list, const std::string& word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    const auto word = [&](std::size_t i) {
        return text::fold(sentence.substr(words[i].begin, words[i].end - words[i].begin));
    };
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (!among(be, word(i)) || word(i + 2) != "by") continue;
        const std::string participle = word(i + 1);
        if (!participle.ends_with("ed") && !among(irregular, participle)) continue;
        say(line, Severity::hint, "'" + word(i) + " " + participle + " by' hides who does it",
            "name who does what");
    }
}

void Editor::lists(const Block& block) {
    const auto* list = std::get_if<List>(&block.what);
    if (list && list->items.size() > longest_list)
        say(block.line, Severity::warning, fmt::format("a list of {} items", list->items.size()),
            "at most 7: split it under two headings");
    const auto* facts = std::get_if<KeyFacts>(&block.what);
    if (facts && (facts->facts.size() < 3 || facts->facts.size() > 5))
        say(block.line, Severity::warning, fmt::format("{} key facts", facts->facts.size()),
            "give three to five");
}

void Editor::sections() {
    std::size_t at = 0;
    const Chapters parts = chapters(document_);
    for (const Block& block : document_.blocks) {
        const auto* heading = std::get_if<Heading>(&block.what);
        if (!heading || heading->level != 2 || at >= parts.chapters.size()) continue;
        Document part = parts.chapters[at++].part;
        part.front.summary.clear();
        // Warnings, claims and checks are read one by one: a section's length is its own prose.
        std::erase_if(part.blocks, [](const Block& one) {
            return std::holds_alternative<TeachBack>(one.what) ||
                   std::holds_alternative<Warning>(one.what) ||
                   std::holds_alternative<Claim>(one.what);
        });
        const Grade read = grade(plain(part, Include::sentences_only));
        if (static_cast<std::size_t>(read.words) > longest_section)
            say(block.line, Severity::warning, fmt::format("a section of {} words", read.words),
                "at most 120: split it");
        if (read.words > 30 && read.flesch_kincaid() > section_grade)
            say(block.line, Severity::hint,
                fmt::format("a section of grade {:.1f}", read.flesch_kincaid()),
                "shorter sentences, shorter words");
    }
}

// PEMAT 20 and 22: at least one thing to do, in steps. A form is one; who is who asks for none.
void Editor::action() {
    const auto kind = document_.front.kind;
    if (kind == PageKind::form || kind == PageKind::clinic) return;
    const bool steps =
        std::any_of(document_.blocks.begin(), document_.blocks.end(), [](const Block& b) {
            const auto* list = std::get_if<List>(&b.what);
            return list && list->steps;
        });
    if (!steps)
        say(1, Severity::warning, "the page has no action in steps",
            "add a numbered list: what to do");
}

// One page, one denominator: "8 out of 100", then "1 in 10", makes people reckon.
void Editor::denominators() {
    const std::string text = plain(document_, Include::everything);
    const auto words = segmenter_.words(text);
    const auto word = [&](std::size_t i) {
        return i < words.size() ? text.substr(words[i].begin, words[i].end - words[i].begin) : "";
    };
    const auto number = [](const std::string& one) {
        return !one.empty() && one.find_first_not_of("0123456789,.") == std::string::npos;
    };
    std::set<std::string> found;
    for (std::size_t i = 0; i + 2 < words.size(); ++i) {
        if (!number(word(i))) continue;
        std::size_t at = i + 1;
        if (word(at) == "out" && word(at + 1) == "of")
            at += 2;
        else if (word(at) == "in")
            at += 1;
        else
            continue;
        if (word(at) == "every") ++at;
        if (number(word(at))) found.insert(word(at));
    }
    if (found.size() > 1)
        say(1, Severity::hint, fmt::format("numbers out of {}", fmt::join(found, " and of ")),
            "use one denominator on a page where you can");
}

}  // namespace

base::Problems lint(const Document& document, const std::set<std::string>& glossary) {
    return Editor(document, glossary).run();
}

}  // namespace document
