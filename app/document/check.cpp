#include "document/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "document/chapters.h"
#include "document/grade.h"
#include "document/marked/blanks.h"
#include "document/plain.h"
#include "document/words_said.h"
#include "text/segment.h"

namespace document {

namespace {

constexpr double highest_grade = 6.0;  // STANDARDS.md 5.6: 6 passes, above 8 fails
constexpr double failing_grade = 8.0;
constexpr double highest_smog = 8.0;
constexpr int smog_sentences = 30;

using base::Severity;

class Checker {
  public:
    explicit Checker(const Document& document) : document_(document) {}

    base::Problems run(bool english) {
        ids();
        claims();
        keep(says_something(document_));
        keep(says_once(document_));
        sizes();
        questions();
        if (english) reading_grade();
        return std::move(problems_);
    }

  private:
    void say(int line, Severity severity, std::string what, std::string fix) {
        problems_.push_back({"", line, severity, std::move(what), std::move(fix)});
    }
    void keep(base::Problems found) {
        problems_.insert(problems_.end(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
    }
    void same(const std::string& name, const std::vector<std::string>& listed,
              const std::vector<std::string>& found);
    void ids();
    void claims();
    void sizes();
    void questions();
    void reading_grade();

    const Document& document_;
    base::Problems problems_;
};

void Checker::same(const std::string& name, const std::vector<std::string>& listed,
                   const std::vector<std::string>& found) {
    const std::set<std::string> known(listed.begin(), listed.end());
    const std::set<std::string> there(found.begin(), found.end());
    for (const std::string& id : found)
        if (!known.contains(id))
            say(1, Severity::error,
                fmt::format("{} '{}' is used but not in the front matter", name, id),
                fmt::format("add \"{}\" to {}s = [...]", id, name));
    for (const std::string& id : listed)
        if (!there.contains(id))
            say(1, Severity::error,
                fmt::format("the front matter names the {} '{}', but the page does not have it",
                            name, id),
                name == "warning" ? "put the warning back" : "take it out of the list");
}

void Checker::ids() {
    std::vector<std::string> warnings, diagrams;
    std::set<std::string> drawn;
    for (const Block& block : document_.blocks) {
        if (const auto* warning = std::get_if<Warning>(&block.what))
            warnings.push_back(warning->id);
        const auto* figure = std::get_if<Figure>(&block.what);
        if (figure && drawn.insert(figure->diagram).second) diagrams.push_back(figure->diagram);
    }
    same("warning", document_.front.warnings, warnings);
    same("source", document_.front.sources, used(document_, RunKind::citation));
    same("diagram", document_.front.diagrams, diagrams);
    const bool risky =
        document_.front.kind == PageKind::procedure || document_.front.kind == PageKind::test;
    if (document_.front.kind == PageKind::procedure && warnings.empty())
        say(document_.front.warnings_line, Severity::error,
            "a page about a procedure has no warning",
            "write > [!EMERGENCY id] with the signs that mean: get help");
    else if (risky && warnings.empty())
        say(document_.front.warnings_line, Severity::warning, "a page about a test has no warning",
            "say when to get help afterwards");
}

void Checker::claims() {
    for (const Block& block : document_.blocks) {
        const auto* claim = std::get_if<Claim>(&block.what);
        if (!claim) continue;
        bool source = false;
        for (const Runs& words : claim->evidence)
            source = source || std::any_of(words.begin(), words.end(), [](const Run& run) {
                         return run.kind == RunKind::citation;
                     });
        const bool marked = std::any_of(
            document_.unconfirmed.begin(), document_.unconfirmed.end(), [&](const Unconfirmed& u) {
                return u.line >= block.line && u.line <= block.line + 12;
            });
        if (claim->evidence.empty())
            say(block.line, Severity::error, "the claim '" + claim->id + "' has no answer",
                "write what studies show after an empty > line");
        else if (!source && !marked)
            say(block.line, Severity::error, "the claim '" + claim->id + "' has no source",
                "cite one: [NG110](source:NG110)");
    }
}

void Checker::sizes() {
    const Chapters parts = chapters(document_);
    if (text::letter_count(document_.front.summary) > 120)
        say(1, Severity::warning, "the summary is longer than 120 letters", "say it shorter");
    int line = 0;
    std::size_t at = 0;
    for (const Block& block : document_.blocks) {
        const auto* heading = std::get_if<Heading>(&block.what);
        if (!heading || heading->level != 2 || at >= parts.chapters.size()) continue;
        line = block.line;
        const Chapter& chapter = parts.chapters[at++];
        if (chapter.part.blocks.empty())
            say(line, Severity::warning, "this chapter is empty", "write it, or take it out");
    }
}

void Checker::questions() {
    std::set<std::string> parts, led;
    for (const Chapter& chapter : chapters(document_).chapters) parts.insert(chapter.title);
    for (const Block& block : document_.blocks) {
        const auto* list = std::get_if<Questions>(&block.what);
        for (const auto& part : list ? list->under : std::vector<std::string>{}) {
            if (part.empty()) continue;
            if (!parts.contains(part))
                say(block.line, Severity::error,
                    "a question belongs under '" + part + "', which is no part of this page",
                    "write the heading of a part, as it stands there");
            else if (!led.insert(part).second)
                say(block.line, Severity::error, "two questions belong under '" + part + "'",
                    "leave one: a part leads to one question at most");
        }
    }
    if (document_.front.kind == PageKind::form) {
        if (!to_fill_in(document_))
            say(1, Severity::error, "the form has nothing to fill in",
                "write … where somebody writes: - My allergies: …");
        return;
    }
    // Where to park is no question for a clinician.
    if (document_.front.kind == PageKind::clinic) return;
    if (!document::questions(document_).empty()) return;
    say(1, Severity::error, "the page has no questions to ask",
        "end it with '## " + document_.front.ask + "' and a list");
}

void Checker::reading_grade() {
    const Grade read = grade(plain(document_, Include::sentences_only));
    const double level = read.flesch_kincaid();
    if (read.sentences >= smog_sentences && read.smog() > highest_smog)
        say(1, Severity::warning, fmt::format("SMOG {:.1f}; 8 or below is wanted", read.smog()),
            "use fewer words of three syllables and more");
    if (level <= highest_grade) return;
    say(1, level > failing_grade ? Severity::error : Severity::warning,
        fmt::format("reading grade {:.1f}; patients need 6.0 or below", level),
        "use shorter sentences and shorter words");
}

}  // namespace

base::Problems check(const Document& document, bool english) {
    return Checker(document).run(english);
}

base::Problems check_translation(const Document& original, const Document& translation) {
    base::Problems problems;
    const auto there = warnings(translation);
    for (const Warning& warning : warnings(original)) {
        const auto same = std::find_if(there.begin(), there.end(),
                                       [&](const Warning& one) { return one.id == warning.id; });
        const int line = translation.front.warnings_line;
        if (same == there.end())
            problems.push_back({"", line, Severity::error,
                                "the translation lacks the warning '" + warning.id + "'",
                                "translate that warning too"});
        else if (same->urgency != warning.urgency)
            problems.push_back({"", line, Severity::error,
                                "the warning '" + warning.id + "' has another urgency here",
                                "use the mark of the English page"});
    }
    return problems;
}

}  // namespace document
