#include "desk/blocks/block_pieces.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/fingerprint.h"
#include "document/plain.h"

namespace desk {

using ui::TextLevel;

namespace {

// With the marks of sources, whose change is a change too.
std::string said(const document::Runs& words) {
    std::string text;
    for (const auto& run : words)
        text += run.kind == document::RunKind::citation     ? " [" + run.text + "]"
                : run.kind == document::RunKind::line_break ? "\n"
                                                            : run.text;
    return text;
}

class PieceReader {
  public:
    explicit PieceReader(const layout::Labels& labels) : labels_(labels) {}
    BlockPieces of(const document::Block& block) {
        std::visit(*this, block.what);
        return std::move(all_);
    }
    void operator()(const document::Heading& one) { put(said(one.words), TextLevel::section); }
    void operator()(const document::Paragraph& one) { put(said(one.words)); }
    void operator()(const document::List& one) {
        int number = 0;
        for (const auto& item : one.items)
            put((one.steps ? fmt::format("{}. ", ++number) : "• ") + said(item));
    }
    void operator()(const document::KeyFacts& one) {
        put(labels_.key_facts, TextLevel::item);
        for (const auto& fact : one.facts) put("• " + said(fact));
    }
    void operator()(const document::Warning& one) {
        put(labels_.urgency[static_cast<std::size_t>(one.urgency)], TextLevel::small);
        put(said(one.sign), TextLevel::item);
        put(said(one.act));
    }
    void operator()(const document::Claim& one) {
        put(labels_.verdict[static_cast<std::size_t>(one.verdict)], TextLevel::small);
        put(said(one.claim), TextLevel::item);
        for (const auto& words : one.evidence) put(said(words));
    }
    void operator()(const document::Figure& one) {
        put(one.diagram + (one.structure.empty() ? "" : "#" + one.structure), TextLevel::small);
        put(one.alt);
        put(one.caption);
    }
    void operator()(const document::Table& one) {
        row(one.head, TextLevel::item);
        for (const auto& cells : one.rows) row(cells, TextLevel::reading);
    }
    void operator()(const document::Questions& one) {
        for (const auto& question : one.questions) put("• " + question);
    }
    void operator()(const document::TeachBack& one) {
        put(said(one.question), TextLevel::item);
        for (const auto& answer : one.answers)
            put("• " + said(answer.words) + " " + said(answer.why));
    }
    void operator()(const document::OfHundred& one) {
        put(said(one.title), TextLevel::item);
        for (const auto& each : one.rows) put(document::plain(each));
        put(said(one.studied), TextLevel::small);
    }
    void operator()(const document::Options& one) {
        put(said(one.title), TextLevel::item);
        (*this)(one.table);
        put(said(one.studied), TextLevel::small);
    }

  private:
    void put(std::string words, TextLevel level = TextLevel::reading) {
        if (!words.empty()) all_.push_back({std::move(words), level});
    }
    void row(const std::vector<document::Runs>& cells, TextLevel level) {
        std::string words;
        for (const auto& cell : cells) words += (words.empty() ? "" : " | ") + said(cell);
        put(words, level);
    }
    const layout::Labels& labels_;
    BlockPieces all_;
};

}  // namespace

BlockPieces pieces_of(const document::Block& block, const layout::Labels& labels) {
    return PieceReader(labels).of(block);
}

std::string reader_mark(const document::Block& block) {
    std::string mark = document::fingerprint(block) + std::to_string(block.what.index());
    for (const auto& piece : pieces_of(block, {})) mark += piece.words.substr(0, 400) + "\x1f";
    if (const auto* warning = std::get_if<document::Warning>(&block.what))
        mark += warning->id + std::to_string(static_cast<int>(warning->urgency));
    std::replace(mark.begin(), mark.end(), '\n', ' ');
    return mark;
}

}  // namespace desk
