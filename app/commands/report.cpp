#include "commands/report.h"

#include <fmt/format.h>

#include "document/chapters.h"
#include "document/grade.h"
#include "document/plain.h"

namespace commands {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '<')
            safe += "&lt;";
        else if (c == '>')
            safe += "&gt;";
        else if (c == '&')
            safe += "&amp;";
        else if (c == '"')
            safe += "&quot;";
        else
            safe += c;
    }
    return safe;
}

constexpr std::string_view head = R"(<!doctype html><html lang="en"><meta charset="utf-8">
<title>Urokiosk content: report for sign-off</title>
<style>body{font:17px/1.5 sans-serif;max-width:52em;margin:2em auto;padding:0 1em;color:#16262e}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #7c8a90;padding:.3em .6em;
text-align:left;vertical-align:top}h2{margin-top:2.5em;color:#0a5560}.box{width:1.5em}</style>
<h1>Content for sign-off</h1>
<p>Sample content. Nobody has approved it yet. Please read each page, tick or correct each
statement under "To be confirmed", and return this report to the one who publishes.</p>
)";

std::string grades(const document::Document& page) {
    const auto whole = document::grade(document::plain(page, document::Include::sentences_only));
    std::string text = fmt::format(
        "<p>Reading grade {:.1f} (Flesch-Kincaid), SMOG {:.1f}, {} words, review due {}.</p>\n",
        whole.flesch_kincaid(), whole.smog(), whole.words, text::to_iso(page.front.review.due));
    text += "<table><tr><th>Section</th><th>Words</th><th>Grade</th></tr>\n";
    for (const auto& chapter : document::chapters(page).chapters) {
        document::Document part = chapter.part;
        part.front.summary.clear();
        const auto one = document::grade(document::plain(part, document::Include::sentences_only));
        text += fmt::format("<tr><td>{}</td><td>{}</td><td>{:.1f}</td></tr>\n",
                            escaped(chapter.title), one.words, one.flesch_kincaid());
    }
    return text + "</table>\n";
}

std::string confirmations(const document::Document& page) {
    if (page.unconfirmed.empty()) return "<p>Nothing is left to confirm.</p>\n";
    std::string text =
        "<h3>To be confirmed</h3>\n<table><tr><th class=\"box\"></th><th>Statement</th>"
        "<th>Why</th><th>Line</th></tr>\n";
    for (const auto& open : page.unconfirmed)
        text += fmt::format("<tr><td>&#9744;</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
                            escaped(open.statement), escaped(open.why), open.line);
    return text + "</table>\n";
}

std::string references(const document::Document& page,
                       const std::vector<content::Source>& sources) {
    std::string text = "<h3>Sources</h3>\n<ol>\n";
    for (const auto& id : page.front.sources)
        for (const auto& source : sources)
            if (source.id == id)
                text += fmt::format("<li>{} (read: {})</li>\n",
                                    escaped(content::reference(source)),
                                    content::name(source.read));
    return text + "</ol>\n";
}

}  // namespace

std::string Report::html(const base::Problems& findings) const {
    std::string text(head);
    int errors = 0, warnings = 0;
    for (const auto& finding : findings) {
        errors += finding.severity == base::Severity::error ? 1 : 0;
        warnings += finding.severity == base::Severity::warning ? 1 : 0;
    }
    text +=
        fmt::format("<p>{} pages, {} errors, {} warnings.</p>\n", pages_.size(), errors, warnings);
    for (const auto& page : pages_) {
        text += fmt::format("<h2 id=\"{0}\">{1}</h2>\n<p>{2}</p>\n", page.front.id,
                            escaped(page.front.title), escaped(page.front.summary));
        text += grades(page) + confirmations(page) + references(page, sources);
    }
    return text + "</html>\n";
}

}  // namespace commands
