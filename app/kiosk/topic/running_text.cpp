#include "kiosk/topic/running_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace kiosk {

namespace {

using document::Run;
using document::RunKind;
using document::Runs;

// Without the marks of sources and the blanks before them.
void without_sources(Runs& words) {
    Runs kept;
    for (auto& run : words) {
        if (run.kind == RunKind::citation) continue;
        const bool two = !kept.empty() && kept.back().text.ends_with(' ');
        if (two && run.text.starts_with(' ')) run.text.erase(0, 1);
        if (!run.text.empty() || run.kind == RunKind::line_break) kept.push_back(std::move(run));
    }
    while (!kept.empty() && kept.back().text.ends_with(' ')) {
        kept.back().text.pop_back();
        if (kept.back().text.empty()) kept.pop_back();
    }
    words = std::move(kept);
}

// Every stretch of words of a block with the item it stands in; of some nothing can be opened.
struct EachRuns {
    std::function<void(Runs&, std::size_t item, bool opens)> act;

    void each(std::vector<Runs>& list, bool opens) const {
        for (std::size_t i = 0; i < list.size(); ++i) act(list[i], i, opens);
    }
    void operator()(document::Heading& heading) const { act(heading.words, 0, false); }
    void operator()(document::Paragraph& paragraph) const { act(paragraph.words, 0, true); }
    void operator()(document::List& list) const { each(list.items, true); }
    void operator()(document::KeyFacts& facts) const { each(facts.facts, false); }
    void operator()(document::Warning& warning) const {
        act(warning.sign, 0, false);
        act(warning.act, 0, true);
    }
    void operator()(document::Claim& claim) const {
        act(claim.claim, 0, true);
        each(claim.evidence, true);
    }
    void operator()(document::Figure&) const {}
    void operator()(document::Table& table) const {
        each(table.head, false);
        for (auto& row : table.rows) each(row, true);
    }
    void operator()(document::Questions&) const {}
    void operator()(document::TeachBack& check) const {
        act(check.question, 0, false);
        for (auto& answer : check.answers) {
            act(answer.words, 0, false);
            act(answer.why, 0, false);
        }
    }
    void operator()(document::OfHundred& counted) const {
        act(counted.title, 0, false);
        for (auto& row : counted.rows) act(row.words, 0, false);
        act(counted.studied, 0, false);
    }
    void operator()(document::Options& options) const {
        act(options.title, 0, false);
        each(options.table.head, false);
        for (auto& row : options.table.rows) each(row, false);
        act(options.studied, 0, false);
    }
};

void as_plain(Runs& words) {
    for (auto& run : words)
        if (run.kind == RunKind::term) run.kind = RunKind::plain;
}

// A list of steps goes on counting: it is not cut.
std::size_t items_of(const document::Block& block) {
    const auto* list = std::get_if<document::List>(&block.what);
    return list && !list->steps ? list->items.size() : 0;
}

}  // namespace

document::Document without_marks(document::Document part) {
    const EachRuns each{[](Runs& words, std::size_t, bool) {
        without_sources(words);
        as_plain(words);
    }};
    for (auto& block : part.blocks) std::visit(each, block.what);
    return part;
}

std::string WordPlace::str() const { return fmt::format("{}/{}.{}/{}", part, block, item, term); }

WordPlace WordPlace::parse(const std::string& text) {
    const auto first = text.find('/'), dot = text.find('.', first), last = text.find('/', dot);
    if (last == std::string::npos) return {};
    return {text.substr(0, first), text.substr(last + 1),
            std::stoul(text.substr(first + 1, dot - first - 1)),
            std::stoul(text.substr(dot + 1, last - dot - 1))};
}

document::Document with_places(document::Document part, const std::string& name) {
    for (std::size_t i = 0; i < part.blocks.size(); ++i) {
        const EachRuns each{[&](Runs& words, std::size_t item, bool opens) {
            without_sources(words);
            if (!opens) return as_plain(words);
            for (auto& run : words)
                if (run.kind == RunKind::term)
                    run.target = WordPlace{name, run.target, i, item}.str();
        }};
        std::visit(each, part.blocks[i].what);
    }
    return part;
}

std::string Stretch::name() const {
    return fmt::format("{}.{}-{}.{}", block, item, block_end, item_end);
}

document::Document Stretch::of(const document::Document& part) const {
    document::Document cut{part.front, {}, {}};
    for (std::size_t i = block; i < part.blocks.size() && i < block_end + (item_end > 0); ++i) {
        document::Block one = part.blocks[i];
        if (auto* list = std::get_if<document::List>(&one.what)) {
            const auto begin = list->items.begin();
            const auto size = list->items.size();
            const auto to = i == block_end ? std::min(item_end, size) : size;
            const auto from = i == block ? std::min(item, to) : 0;
            list->items = {begin + static_cast<std::ptrdiff_t>(from),
                           begin + static_cast<std::ptrdiff_t>(to)};
        }
        cut.blocks.push_back(std::move(one));
    }
    return cut;
}

std::vector<Stretch> stretches(const document::Document& part, const std::set<std::string>& open) {
    // Where each is cut, in the order of the page.
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> cuts;
    for (const auto& text : open) {
        const auto word = WordPlace::parse(text);
        if (word.block >= part.blocks.size()) continue;
        const std::size_t items = items_of(part.blocks[word.block]);
        const bool inside = word.item + 1 < items;
        auto& terms = cuts[{inside ? word.block : word.block + 1, inside ? word.item + 1 : 0}];
        if (std::find(terms.begin(), terms.end(), word.term) == terms.end())
            terms.push_back(word.term);
    }
    std::vector<Stretch> found;
    Stretch next;
    for (auto& [end, terms] : cuts) {
        next.block_end = end.first;
        next.item_end = end.second;
        next.terms = std::move(terms);
        found.push_back(next);
        next = {end.first, end.second, 0, 0, {}};
    }
    next.block_end = part.blocks.size();
    if (next.block < next.block_end) found.push_back(next);
    return found;
}

}  // namespace kiosk
