#include "edition/passage.h"

#include <algorithm>

#include "document/chapters.h"
#include "document/plain.h"

namespace edition {

namespace {

constexpr std::size_t snippet_letters = 130;
constexpr char cut_mark = ' ', whole_mark = 'w', first_verdict = '0';

struct Lines {
    std::vector<Line> all = {};

    void line(const document::Runs& words) { all.push_back({document::plain(words), false, {}}); }
    void lines(const std::vector<document::Runs>& items) {
        for (const auto& words : items) line(words);
    }
    void operator()(const document::Heading& heading) { line(heading.words); }
    void operator()(const document::Paragraph& paragraph) { line(paragraph.words); }
    void operator()(const document::List& list) { lines(list.items); }
    void operator()(const document::KeyFacts& facts) { lines(facts.facts); }
    void operator()(const document::Warning& warning) {
        all.push_back(
            {document::plain(warning.sign) + ". " + document::plain(warning.act), true, {}});
    }
    void operator()(const document::Claim& claim) {
        all.push_back({document::plain(claim.claim), true, claim.verdict});
        lines(claim.evidence);
    }
    void operator()(const document::Figure& figure) { all.push_back({figure.caption, false, {}}); }
    // What a row's first cell says is answered by the others.
    void operator()(const document::Table& table) {
        for (const auto& row : table.rows) {
            std::string words;
            for (std::size_t i = 0; i < row.size(); ++i)
                words += (i == 0 ? "" : i == 1 ? ": " : "; ") + document::plain(row[i]);
            all.push_back({words, true, {}});
        }
    }
    void operator()(const document::Options& options) {
        line(options.title);
        (*this)(options.table);
    }
    void operator()(const document::TeachBack&) {}
    // A number is told with what it counts.
    void operator()(const document::OfHundred& counted) {
        std::string words = document::plain(counted.title);
        for (const auto& row : counted.rows) words += "; " + document::plain(row);
        all.push_back({words, true, {}});
    }
    void operator()(const document::Questions& questions) {
        for (const auto& question : questions.questions) all.push_back({question, false, {}});
    }
};

std::vector<Line> lines_in(const document::Document& document) {
    Lines made;
    for (const auto& block : document.blocks) std::visit(made, block.what);
    std::erase_if(made.all, [](const Line& line) { return line.text.empty(); });
    return std::move(made.all);
}

// Where the letter `count` letters after `from` begins.
std::size_t after_letters(std::string_view text, std::size_t from, std::size_t count) {
    std::size_t at = from;
    while (at < text.size() && count > 0) {
        ++at;
        while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
        --count;
    }
    return at;
}

struct Best {
    const Line* line = nullptr;
    text::Piece sentence;
    Query::Fit fit;
};

Best best_sentence(Lexicon& lexicon, const Query& query, const std::vector<Line>& lines) {
    Best best;
    for (const auto& line : lines) {
        const auto pieces = line.whole ? std::vector<text::Piece>{{0, line.text.size()}}
                                       : lexicon.words().sentences(line.text);
        for (const auto& piece : pieces) {
            const auto words = lexicon.words().of(
                std::string_view(line.text).substr(piece.begin, piece.end - piece.begin));
            const auto fit = query.fit(words);
            if (best.fit < fit) best = {&line, piece, fit};
        }
    }
    return best;
}

// "…" says where a line was cut.
std::string cut(const Query& query, Lexicon& lexicon, const Best& best) {
    const std::string& text = best.line->text;
    auto [begin, end] = best.sentence;
    while (end > begin && text[end - 1] == ' ') --end;
    const std::string before = begin > 0 ? "… " : "";
    std::string after = end < text.size() ? " …" : "";
    const std::size_t far = after_letters(text, begin, snippet_letters);
    if (!best.line->whole && far < end) {
        const auto marks = query.marks(lexicon, text.substr(begin, end - begin));
        const std::size_t shown = marks.empty() ? 0 : begin + marks.front().end;
        const auto space = text.rfind(' ', far);
        if (space != std::string::npos && space > std::max(begin, shown)) end = space, after = " …";
    }
    return before + text.substr(begin, end - begin) + after;
}

}  // namespace

std::string Part::words() const {
    std::string all;
    for (const auto& line : lines) all += line.text + "\n";
    return all;
}

std::vector<Part> parts_of(const document::Document& document) {
    const auto cut = document::chapters(document);
    std::vector<Part> parts{{document.front.title, {{document.front.summary, false, {}}}}};
    for (auto& line : lines_in(cut.head)) parts[0].lines.push_back(std::move(line));
    for (const auto& chapter : cut.chapters)
        if (parts.size() < most_parts) parts.push_back({chapter.title, lines_in(chapter.part)});
    return parts;
}

std::string packed(const std::vector<Line>& lines) {
    std::string text;
    for (const auto& line : lines) {
        const auto verdict = line.verdict.value_or(document::Verdict::supported);
        text += line.verdict ? static_cast<char>(first_verdict + static_cast<int>(verdict))
                : line.whole ? whole_mark
                             : cut_mark;
        for (const char c : line.text) text += c == '\n' ? ' ' : c;
        text += '\n';
    }
    return text;
}

std::vector<Line> unpacked(const std::string& text) {
    std::vector<Line> lines;
    for (const auto& line : lines_of(text)) {
        if (line.empty()) continue;
        Line made{line.substr(1), line[0] != cut_mark, {}};
        if (line[0] >= first_verdict && line[0] < first_verdict + 5)
            made.verdict = static_cast<document::Verdict>(line[0] - first_verdict);
        lines.push_back(std::move(made));
    }
    return lines;
}

std::optional<Snippet> snippet(Lexicon& lexicon, const Query& query,
                               const std::vector<Line>& lines) {
    const auto best = best_sentence(lexicon, query, lines);
    if (!best.line) return std::nullopt;
    auto text = cut(query, lexicon, best);
    auto matches = query.marks(lexicon, text);
    return Snippet{std::move(text), std::move(matches), best.fit};
}

}  // namespace edition
