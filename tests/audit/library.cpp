// Rows about the library's words, and about its paper.
#include <fmt/format.h>

#include <cctype>
#include <set>

#include "audit/pseudo.h"
#include "audit/walk.h"
#include "content/check.h"
#include "document/ease.h"
#include "document/grade.h"
#include "document/plain.h"
#include "layout/flow.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace audit {

using support::World;

namespace {

// An abbreviation is two capitals or more in a row; it has to stand in the glossary, or be a word
// of the sources' list.
void abbreviations(const content::Page& page, const std::set<std::string>& explained,
                   Findings& findings) {
    const auto text = document::plain(page.document, document::Include::sentences_only);
    for (const auto& piece : text::words(text, page.language)) {
        const auto word = text.substr(piece.begin, piece.end - piece.begin);
        int run = 0, capitals = 0;  // in a row: "UroLift" is a name
        for (const char c : word) {
            run = std::isupper(static_cast<unsigned char>(c)) != 0 ? run + 1 : 0;
            capitals = std::max(capitals, run);
        }
        // Roman numbers of groups, countries, and who gives care in one, are everyday words.
        const bool everyday = word.find_first_not_of("IVXAB") == std::string::npos ||
                              word == "UK" || word == "US" || word == "USA" || word == "EU" ||
                              word == "NHS";
        if (capitals < 2 || everyday) continue;
        findings.hold(32, explained.contains(text::fold(word)), page.id + ": " + word);
    }
}

void ease(const content::Page& page, Findings& findings) {
    const auto text = document::plain(page.document, document::Include::sentences_only);
    const std::string at = page.language + "/" + page.id;
    if (page.language == "en") {
        const auto grade = document::grade(text);
        findings.hold(31, grade.flesch_kincaid() <= 6, at);
        if (grade.sentences >= 30) findings.hold(31, grade.smog() <= 8, at + " SMOG");
        return;
    }
    base::Problems none;
    const auto about = base::read_file(support::content() / page.language / "language.toml");
    const auto measure = document::read_measure(text::Toml::parse(about.value(), "", none));
    if (measure && measure->warn_below)
        findings.hold(31, document::ease(text, *measure, page.language) >= *measure->warn_below,
                      at);
}

void structure(const content::Page& page, const std::string& text, Findings& findings) {
    if (page.language != "en" || page.document.front.kind == document::PageKind::form) return;
    int facts = 0, steps = 0;
    for (const auto& block : page.document.blocks) {
        if (const auto* one = std::get_if<document::KeyFacts>(&block.what))
            facts = static_cast<int>(one->facts.size());
        if (const auto* list = std::get_if<document::List>(&block.what)) {
            steps += list->steps ? 1 : 0;
            findings.hold(33, list->items.size() <= 7, page.id + ": a list of more than seven");
        }
    }
    findings.hold(33, facts >= 3 && facts <= 5, page.id + ": key facts");
    findings.hold(33, steps > 0 || page.document.front.kind == document::PageKind::safety,
                  page.id + ": no steps");
    findings.hold(35, text.find('%') == std::string::npos, page.id + ": per cent");
    if (page.document.front.kind == document::PageKind::treatment) {
        const auto words = document::plain(page.document, document::Include::everything);
        // A choice to do without: nothing for now, or living without the tube.
        const bool none = words.find("for now") != std::string::npos ||
                          words.find("Tube out") != std::string::npos;
        const bool both = words.find("Benefits") != std::string::npos &&
                          (words.find("Drawbacks") != std::string::npos ||
                           words.find("Harms") != std::string::npos);
        findings.hold(34, none, page.id + ": doing nothing for now");
        findings.hold(34, both, page.id + ": benefits and drawbacks");
    }
}

void standing(const content::Page& page, const text::Date& today, Findings& findings) {
    const auto& front = page.document.front;
    const std::string at = page.language + "/" + page.id;
    findings.hold(36, front.review.on.known() && today < front.review.due, at + ": review");
    findings.hold(36, !front.sources.empty(), at + ": sources");
    if (page.language != "en" && page.language != pseudo_tag)
        findings.hold(36, !front.translated.empty(), at + ": which English it was made from");
}

void interface_words(const content::Catalog& catalog, Findings& findings) {
    for (const auto& language : catalog.languages)
        for (std::size_t i = 0; i < content::msg_count; ++i) {
            const auto& text = language.words(static_cast<content::Msg>(i));
            const std::string at =
                language.entry.language.tag + "/" + std::string(content::msg_keys[i]) + ": " + text;
            if (language.entry.language.tag != "en") {
                findings.hold(30, !text.empty(), at);
                continue;
            }
            for (const char* bad : {" on the right", " on the left", " below", " above", "green",
                                    " red ", " round ", " square "})
                findings.hold(30, text::fold(text).find(bad) == std::string::npos, at);
            int capitals = 0, letters = 0;
            for (const unsigned char c : text) {
                capitals += std::isupper(c) ? 1 : 0;
                letters += std::isalpha(c) ? 1 : 0;
            }
            findings.hold(30, letters < 4 || capitals * 2 < letters, at);
        }
}

}  // namespace

void content(const base::Path& path, Findings& findings) {
    const content::DiskTree tree(path);
    base::Problems passed;
    const auto catalog = content::read_catalog(tree, {}, passed);
    std::set<std::string> explained;
    for (const auto& term : catalog.language("en")->terms)
        for (const auto& piece : text::words(term.word + " " + term.meaning, "en")) {
            const std::string all = term.word + " " + term.meaning;
            explained.insert(text::fold(all.substr(piece.begin, piece.end - piece.begin)));
        }
    const auto today = devices::SystemClock().today();
    const auto take = [&](const content::Page& page) {
        if (page.language == "en") abbreviations(page, explained, findings);
        ease(page, findings);
        structure(page, page.markdown, findings);
        standing(page, today, findings);
    };
    content::CheckOptions options;
    options.page = take;
    options.today = today;
    for (const auto& problem : content::check(tree, options)) {
        if (problem.file.find(std::string("/") + pseudo_tag + "/") != std::string::npos) continue;
        if (problem.severity == base::Severity::hint) {
            if (problem.what.find("out of") != std::string::npos ||
                problem.what.find("denominator") != std::string::npos)
                findings.fail(35, base::to_line(problem));
            continue;
        }
        findings.fail(36, base::to_line(problem));
    }
    interface_words(catalog, findings);
}

namespace {

// Letters all there, lines short enough.
void lines(const layout::Sheet& sheet, const std::string& at, Findings& findings) {
    for (const auto& item : sheet.items) {
        const auto* text = std::get_if<layout::TextItem>(&item);
        if (!text) continue;
        findings.hold(9, text->text.unknown_glyphs() == 0, at + ": " + text->words);
        for (int i = 0; i < text->text.lines(); ++i)
            findings.hold(8, text::letter_count(text->text.line_words(i)) <= 80,
                          at + ": " + text->text.line_words(i));
    }
}

void paper_of(World& world, const std::string& id, Findings& findings) {
    auto& services = world.services();
    const std::string& language = world.session().language;
    const auto* page = services.page(language, id);
    const auto press = services.materials(world.session());
    const std::string at = language + "/" + id;
    for (const bool whole : {false, true}) {
        handout::Choice choice;
        choice.whole = whole;
        const auto leaflet = handout::topic_leaflet(
            press, {page->document, services.sources(page->document), page->language}, choice);
        findings.hold(38, leaflet.has_value(), at);
    }
    layout::LayoutContext context;
    context.fonts = &services.fonts;
    context.diagrams = &services.diagrams(language);
    context.language = page->language;
    context.labels = handout::labels(press.words);
    context.width_mm = context.type.reading * (context.language.rtl() ? 29 : 32);
    lines(layout::flow(page->document, context), at, findings);
}

}  // namespace

void paper(const base::Path& data, Findings& findings) {
    World world(data, {});
    for (const std::string language : {"en", "es", "ar"}) {
        world.session().language = language;
        for (const auto& group : world.services().edition.groups("en"))
            for (const auto& id : group.topics) paper_of(world, id, findings);
    }
}

}  // namespace audit
