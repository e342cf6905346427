#include "document/chapters.h"

#include <algorithm>
#include <set>

#include "document/parse.h"
#include "document/plain.h"

namespace document {

Chapters chapters(const Document& document) {
    Chapters parts;
    parts.head.front = document.front;
    for (const Block& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block.what);
        if (heading && heading->level == 2) {
            const std::string title = plain(heading->words);
            parts.chapters.push_back({title, slug(title), {document.front, {}, {}}});
            continue;
        }
        Document& part = parts.chapters.empty() ? parts.head : parts.chapters.back().part;
        part.blocks.push_back(block);
    }
    return parts;
}

Document only_warnings(const Document& document) {
    Document found{document.front, {}, {}};
    for (const Block& block : document.blocks)
        if (std::holds_alternative<Warning>(block.what)) found.blocks.push_back(block);
    std::stable_sort(found.blocks.begin(), found.blocks.end(), [](const Block& a, const Block& b) {
        return std::get<Warning>(a.what).urgency < std::get<Warning>(b.what).urgency;
    });
    return found;
}

std::vector<Warning> warnings(const Document& document) {
    std::vector<Warning> found;
    for (const Block& block : only_warnings(document).blocks)
        found.push_back(std::get<Warning>(block.what));
    return found;
}

std::vector<std::string> questions(const Document& document) {
    std::vector<std::string> found;
    for (const Block& block : document.blocks)
        if (const auto* list = std::get_if<Questions>(&block.what))
            found.insert(found.end(), list->questions.begin(), list->questions.end());
    return found;
}

std::vector<TeachBack> teach_backs(const Document& document) {
    std::vector<TeachBack> found;
    for (const Block& block : document.blocks)
        if (const auto* check = std::get_if<TeachBack>(&block.what)) found.push_back(*check);
    return found;
}

namespace {

struct Gatherer {
    RunKind kind;
    std::vector<std::string> found;
    std::set<std::string> seen;

    void words(const Runs& runs) {
        for (const Run& run : runs)
            if (run.kind == kind && seen.insert(run.target).second) found.push_back(run.target);
    }
    void lines(const std::vector<Runs>& items) {
        for (const Runs& item : items) words(item);
    }
    void operator()(const Heading& heading) { words(heading.words); }
    void operator()(const Paragraph& paragraph) { words(paragraph.words); }
    void operator()(const List& list) { lines(list.items); }
    void operator()(const KeyFacts& facts) { lines(facts.facts); }
    void operator()(const Warning& warning) {
        words(warning.sign);
        words(warning.act);
    }
    void operator()(const Claim& claim) {
        words(claim.claim);
        lines(claim.evidence);
    }
    void operator()(const Figure&) {}
    void operator()(const Table& table) {
        lines(table.head);
        for (const auto& row : table.rows) lines(row);
    }
    void operator()(const Questions&) {}
    void operator()(const OfHundred& counted) {
        words(counted.title);
        for (const auto& row : counted.rows) words(row.words);
        words(counted.studied);
    }
    void operator()(const Options& options) {
        words(options.title);
        (*this)(options.table);
        words(options.studied);
    }
    void operator()(const TeachBack& check) {
        words(check.question);
        for (const auto& answer : check.answers) words(answer.why);
    }
};

}  // namespace

std::vector<std::string> used(const Document& document, RunKind kind) {
    Gatherer gatherer{kind, {}, {}};
    for (const Block& block : document.blocks) std::visit(gatherer, block.what);
    return gatherer.found;
}

}  // namespace document
