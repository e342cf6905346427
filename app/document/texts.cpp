#include "document/texts.h"

namespace document {

namespace {

struct Walker {
    const std::function<void(std::string&)>& act;

    void words(Runs& runs) {
        for (Run& run : runs) act(run.text);
    }
    void lines(std::vector<Runs>& items) {
        for (Runs& item : items) words(item);
    }
    void operator()(Heading& heading) { words(heading.words); }
    void operator()(Paragraph& paragraph) { words(paragraph.words); }
    void operator()(List& list) { lines(list.items); }
    void operator()(KeyFacts& facts) { lines(facts.facts); }
    void operator()(Warning& warning) {
        words(warning.sign);
        words(warning.act);
    }
    void operator()(Claim& claim) {
        words(claim.claim);
        lines(claim.evidence);
    }
    void operator()(Figure& figure) {
        act(figure.alt);
        act(figure.caption);
    }
    void operator()(Table& table) {
        lines(table.head);
        for (auto& row : table.rows) lines(row);
    }
    void operator()(Questions& questions) {
        for (std::string& question : questions.questions) act(question);
    }
    void operator()(OfHundred& counted) {
        words(counted.title);
        for (auto& row : counted.rows) words(row.words);
        words(counted.studied);
    }
    void operator()(Options& options) {
        words(options.title);
        (*this)(options.table);
        words(options.studied);
    }
    void operator()(TeachBack& check) {
        words(check.question);
        for (auto& [answer, why] : check.answers) {
            words(answer);
            words(why);
        }
    }
};

}  // namespace

void for_each_text(Document& document, const std::function<void(std::string&)>& act) {
    auto& front = document.front;
    for (std::string* text : {&front.title, &front.summary, &front.discreet_title, &front.instead})
        act(*text);
    Walker walker{act};
    for (Block& block : document.blocks) std::visit(walker, block.what);
}

}  // namespace document
