#include "edition/search.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/parse.h"
#include "document/plain.h"
#include "document/texts.h"
#include "text/unicode.h"

namespace edition {

std::string search_table(const std::string& language) {
    std::string name = "search_";  // a name SQL takes, whatever the folder was called
    for (const char c : language) {
        const bool plain =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (plain || c == '-' || c == '_')
            name += plain ? c : '_';
        else
            name += fmt::format("x{:02x}", static_cast<unsigned char>(c));
    }
    return name;
}

namespace {

constexpr std::size_t snippet_letters = 130;

std::vector<std::string> tokens_of(std::string_view typed, const std::string& language) {
    const std::string folded = searchable(typed, language);
    std::vector<std::string> tokens;
    for (const auto& piece : text::words(folded, language))
        tokens.push_back(folded.substr(piece.begin, piece.end - piece.begin));
    return tokens;
}

// How many slips a word of this length may hold.
int forgiven(const std::string& token) {
    const auto letters = text::letter_count(token);
    return letters < 4 ? 0 : letters < 7 ? 1 : 2;
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

// The sentence around the first match; "…" says where it was cut.
Hit cut(const std::string& topic, const std::string& text, std::string_view typed,
        const std::string& language) {
    Hit hit{topic, "", {}};
    const auto found = matches(text, typed, language);
    if (found.empty()) return hit;
    const auto line_start = text.rfind('\n', found[0].begin);
    std::size_t begin = line_start == std::string::npos ? 0 : line_start + 1;
    const auto line_end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, line_end - begin);
    std::string before;
    for (const auto& sentence : text::sentences(line, language))
        if (begin + sentence.begin <= found[0].begin && begin + sentence.end > found[0].begin) {
            if (sentence.begin > 0) before = "… ";
            begin += sentence.begin;
            break;
        }
    std::size_t end = after_letters(text, begin, snippet_letters);
    std::string after;
    if (end < line_end) {
        const auto space = text.rfind(' ', end);
        end = space == std::string::npos || space <= found[0].end ? line_end : space;
        after = end < line_end ? " …" : "";
    } else {
        end = line_end;
    }
    hit.snippet = before + text.substr(begin, end - begin) + after;
    hit.matches = matches(hit.snippet, typed, language);
    return hit;
}

// The word of a text that reads like the folded one, as it is written there.
std::string as_written(std::string_view text, const std::string& folded,
                       const std::string& language) {
    for (const auto& piece : text::words(text, language)) {
        const auto word = text.substr(piece.begin, piece.end - piece.begin);
        if (searchable(word, language) == folded) return std::string(word);
    }
    return folded;
}

}  // namespace

std::string searchable(std::string_view text, const std::string& language) {
    std::string folded = text::fold(text);
    if (language != "ar") return folded;
    // The article stands on the word in Arabic: "البول" is to be found by "بول".
    constexpr std::string_view article = "ال";
    std::string bare;
    std::size_t end = 0;
    for (const auto& piece : text::words(folded, language)) {
        bare += folded.substr(end, piece.begin - end);
        const auto word = std::string_view(folded).substr(piece.begin, piece.end - piece.begin);
        const bool with_article = word.starts_with(article) && word.size() > article.size() + 4;
        bare += with_article ? word.substr(article.size()) : word;
        end = piece.end;
    }
    return bare + folded.substr(end);
}

std::vector<text::Piece> matches(std::string_view text, std::string_view typed,
                                 const std::string& language) {
    std::vector<text::Piece> found;
    const auto tokens = tokens_of(typed, language);
    if (tokens.empty()) return found;
    for (const auto& piece : text::words(text, language)) {
        const auto word = searchable(text.substr(piece.begin, piece.end - piece.begin), language);
        if (std::any_of(tokens.begin(), tokens.end(),
                        [&](const std::string& token) { return word.starts_with(token); }))
            found.push_back(piece);
    }
    return found;
}

std::vector<std::string> Search::topics(const std::string& language, const Tokens& tokens,
                                        int most) {
    std::string query;
    for (const auto& token : tokens) {
        query += '"';
        for (const char c : token) query += c == '"' ? std::string("\"\"") : std::string(1, c);
        query += "\"* ";
    }
    // A letter or two match half the library: their order would say nothing, so only titles count.
    const bool short_word = tokens.size() == 1 && text::letter_count(tokens[0]) < 3;
    if (short_word) query = "title : " + query;
    auto rows = database_.prepare(
        fmt::format("SELECT id FROM (SELECT rowid AS r, rank FROM {0} WHERE {0} MATCH ? {1} "
                    "LIMIT ?) JOIN page ON page.place = r ORDER BY rank, r",
                    search_table(language),
                    short_word ? "" : "AND rank MATCH 'bm25(10.0, 1.0)' ORDER BY rank"));
    rows.bind(1, query).bind(2, std::int64_t{most});
    std::vector<std::string> found;
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

const std::vector<Search::Spelling>& Search::vocabulary(const std::string& language) {
    const auto known = vocabulary_.find(language);
    if (known != vocabulary_.end()) return known->second;
    database_.run(
        fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_{0} "
                    "USING fts5vocab('main', '{0}', 'row')",
                    search_table(language)));
    auto rows =
        database_.prepare(fmt::format("SELECT term, doc FROM words_of_{}", search_table(language)));
    auto& list = vocabulary_[language];
    while (rows.step()) list.push_back({rows.text(0), rows.number(1)});
    return list;
}

std::string Search::nearest(const std::string& language, const std::string& token) {
    const int most = forgiven(token);
    std::string best = token;
    int best_distance = most + 1;
    std::int64_t best_pages = 0;
    for (const auto& [word, pages] : vocabulary(language)) {
        const int away = text::distance(token, word, most);
        if (away > most) continue;
        const bool better = away < best_distance || (away == best_distance && pages > best_pages);
        if (!better) continue;
        best = word;
        best_distance = away;
        best_pages = pages;
    }
    return best;
}

// FTS5's tokenizer keeps the last word it was given as long as the file is open: another takes its
// place, longer than any that can be typed.
void Search::overwrite(const std::string& language) {
    constexpr std::size_t longest = 512;
    auto row = database_.prepare(
        fmt::format("SELECT 1 FROM {0} WHERE {0} MATCH ? LIMIT 1", search_table(language)));
    row.bind(1, '"' + std::string(longest, 'x') + '"').step();
}

Found Search::find(const std::string& language, std::string_view typed, const Wish& wish) {
    const int most = wish.most;
    Found found;
    Tokens tokens = tokens_of(typed, language);
    if (tokens.empty()) return found;
    auto ids = topics(language, tokens, most);
    std::string searched(typed);
    if (ids.empty()) {
        for (auto& token : tokens)
            if (topics(language, {token}, 1).empty()) token = nearest(language, token);
        searched.clear();
        for (const auto& token : tokens) searched += (searched.empty() ? "" : " ") + token;
        ids = topics(language, tokens, most);
        found.instead_of = ids.empty() ? "" : searched;
    }
    auto page = database_.prepare("SELECT markdown FROM page WHERE language = ? AND id = ?");
    for (const auto& id : ids) {
        page.bind(1, language).bind(2, id);
        if (page.step()) {
            auto document = document::parse(page.text(0)).document;
            if (wish.fill) document::for_each_text(document, wish.fill);
            const auto text = document::plain(document, document::Include::sentences_only);
            if (!found.instead_of.empty() && found.hits.empty() && tokens.size() == 1)
                found.instead_of =
                    as_written(document.front.title + "\n" + text, searched, language);
            found.hits.push_back(cut(id, text, searched, language));
        }
        page.reset();
    }
    overwrite(language);
    return found;
}

}  // namespace edition
