#include "document/plain.h"

namespace document {

namespace {

struct Speaker {
    Include include;
    std::string text;

    void line(const std::string& words) {
        if (!words.empty()) text += words + "\n";
    }
    void lines(const std::vector<Runs>& items) {
        for (const Runs& words : items) line(plain(words));
    }
    void extra(const std::string& words) {
        if (include == Include::everything) line(words);
    }

    void operator()(const Heading& heading) { extra(plain(heading.words)); }
    void operator()(const Paragraph& paragraph) { line(plain(paragraph.words)); }
    void operator()(const List& list) { lines(list.items); }
    void operator()(const KeyFacts& facts) { lines(facts.facts); }
    void operator()(const Warning& warning) {
        extra(plain(warning.sign));
        line(plain(warning.act));
    }
    void operator()(const Claim& claim) {
        line(plain(claim.claim));
        lines(claim.evidence);
    }
    void operator()(const Figure& figure) { extra(figure.caption); }
    void operator()(const Table& table) {
        if (include != Include::everything) return;
        lines(table.head);
        for (const auto& row : table.rows) lines(row);
    }
    void operator()(const TeachBack& check) {
        line(plain(check.question));
        for (const auto& [answer, why] : check.answers) line(plain(answer) + " " + plain(why));
    }
    void operator()(const OfHundred& counted) {
        extra(plain(counted.title));
        for (const auto& row : counted.rows) extra(plain(row));
        line(plain(counted.studied));
    }
    void operator()(const Options& options) {
        extra(plain(options.title));
        (*this)(options.table);
        line(plain(options.studied));
    }
    void operator()(const Questions& questions) {
        for (const std::string& question : questions.questions) line(question);
    }
};

}  // namespace

std::string plain(const Runs& words) {
    std::string text;
    for (const Run& run : words) {
        if (run.kind != RunKind::citation) {
            text += run.text;
        } else if (!text.empty() && text.back() == ' ') {
            text.pop_back();
        }
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

std::string plain(const OfHundred::Row& row) {
    return plain(row.words) + ": " + std::to_string(row.count);
}

std::string plain(const Document& document, Include include) {
    Speaker speaker{include, {}};
    speaker.extra(document.front.title);
    speaker.line(document.front.summary);
    for (const Block& block : document.blocks) std::visit(speaker, block.what);
    return speaker.text;
}

std::string plain(const Block& block, Include include) {
    Speaker speaker{include, {}};
    std::visit(speaker, block.what);
    return speaker.text;
}

}  // namespace document
