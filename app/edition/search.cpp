#include "edition/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "edition/leaning.h"
#include "edition/passage.h"
#include "edition/sign_search.h"
#include "edition/sound.h"
#include "text/unicode.h"

namespace edition {

namespace {

constexpr double least_alarm = 0.5, least_calm = 0.9;  // of what was typed
constexpr std::size_t most_near = 3;
constexpr int enough = 3;  // pages; where there are fewer, those with some of the words come too
constexpr int of_heading = 3;      // a word in it counts as much as so many in the text
constexpr int most_ranked = 2000;  // pages: where more have it, their order says nothing
constexpr std::size_t few_words = 4;
constexpr double least_leaning = 0.2;  // for a page that has nothing else of what was typed
constexpr int few_named = 2;           // pages: a word in more titles does not name one of them
// How much each way of finding a page counts; places in a list count a little less each.
constexpr double of_answer = 4, of_title = 0.8, of_all = 1.5, of_any = 0.9, of_named = 0.7,
                 of_leaning = 3, of_place = 0.05;

std::string table_name(const char* what, const std::string& language) {
    std::string name = what;  // a name SQL takes, whatever the folder was called
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

std::string quoted(const std::string& word) {
    std::string text = word;
    text::replace_each(text, "\"", "\"\"");
    return '"' + text + '"';
}

// How many slips a word of this length may hold.
int forgiven(std::size_t letters) { return letters < 4 ? 0 : letters < 8 ? 1 : 2; }

// The spelling that is nearest, and on most pages.
const Lexicon::Spelling* nearest(Lexicon& lexicon, const std::string& word, int most) {
    const Lexicon::Spelling* best = nullptr;
    int best_distance = most + 1;
    for (const auto& one : lexicon.spellings()) {
        const int away = text::distance(word, one.word, std::min(most, best_distance));
        if (away > most) continue;
        if (away > best_distance || (away == best_distance && best && one.pages <= best->pages))
            continue;
        best = &one;
        best_distance = away;
    }
    return best;
}

// A word that sounds so, though it is written with more slips than a finger makes: the nearest.
const Lexicon::Spelling* heard_as(Lexicon& lexicon, const std::string& word) {
    constexpr int most = 4;
    const auto sound = sound_of(word);
    const Lexicon::Spelling* best = nullptr;
    int best_distance = most + 1;
    if (sound.empty()) return nullptr;
    for (const auto& one : lexicon.spellings()) {
        if (sound_of(one.word) != sound) continue;
        const int away = text::distance(word, one.word, most);
        if (away > best_distance || (away == best_distance && best && one.pages <= best->pages))
            continue;
        if (away <= most) best = &one, best_distance = away;
    }
    return best;
}

// "Bloodinpee": words with no blanks between them, as few as will do, each of which stands in the
// pages or is typed by people. Empty where they are not.
std::string parted(Lexicon& lexicon, const std::string& word) {
    constexpr std::size_t least = 3, least_all = 7, most_parts = 4;  // letters, letters, words
    if (text::letter_count(word) < least_all) return "";
    struct Way {
        std::size_t parts = most_parts + 1;
        bool tells = false;  // not only words that say nothing by themselves
        std::string words;
    };
    std::vector<Way> ways(word.size() + 1);
    ways[0].parts = 0;
    // From each place the words that stand there, so that ways end before others begin.
    std::vector<std::vector<std::string>> from(word.size());
    const auto note = [&](const std::string& one) {
        for (auto at = word.find(one); at != std::string::npos; at = word.find(one, at + 1))
            from[at].push_back(one);
    };
    for (const auto& one : lexicon.spellings())
        if (one.word.size() < word.size() && text::letter_count(one.word) >= least) note(one.word);
    for (const auto& one : lexicon.passed_over())
        if (one.size() > 1) note(one);
    for (std::size_t at = 0; at < word.size(); ++at)
        for (const auto& one : from[at]) {
            const auto& way = ways[at];
            const bool tells = way.tells || !lexicon.passed_over(one);
            auto& next = ways[at + one.size()];
            if (way.parts + 1 > next.parts || (way.parts + 1 == next.parts && next.tells)) continue;
            next = {way.parts + 1, tells, way.words + (way.words.empty() ? "" : " ") + one};
        }
    return ways.back().parts <= most_parts && ways.back().tells ? ways.back().words : "";
}

// Words that begin alike and are not too far: to choose from where nothing was found.
std::vector<std::string> near_words(Lexicon& lexicon, const Query& query) {
    std::vector<std::pair<int, const Lexicon::Spelling*>> all;
    for (const auto& typed : query.typed()) {
        const auto letters = static_cast<int>(text::letter_count(typed));
        const int most = letters / 3;
        if (letters < 4) continue;
        for (const auto& one : lexicon.spellings()) {
            if (one.word.empty() || one.word[0] != typed[0] || one.pages == 0) continue;
            if (const int away = text::distance(typed, one.word, most); away <= most)
                all.emplace_back(away, &one);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::pair(a.first, -a.second->pages) < std::pair(b.first, -b.second->pages);
    });
    std::vector<std::string> words;
    for (const auto& [away, one] : all)
        if (words.size() < most_near &&
            std::find(words.begin(), words.end(), one->written) == words.end())
            words.push_back(one->written);
    return words;
}

// The pages that are called after a word: none where many are.
std::vector<std::int64_t> named(storage::Database& database, const std::string& language,
                                const std::string& word) {
    auto rows = database.prepare(fmt::format("SELECT rowid FROM {0} WHERE {0} MATCH ? LIMIT {1}",
                                             titles_table(language), few_named + 1));
    std::vector<std::int64_t> found;
    for (rows.bind(1, quoted(word)); rows.step();) found.push_back(rows.number(0));
    if (static_cast<int>(found.size()) > few_named) found.clear();
    return found;
}

// ids of the signs that have every word.
std::set<std::string> signs_with(storage::Database& database, const Lexicon& lexicon,
                                 const Query& query) {
    auto rows = database.prepare(
        fmt::format("SELECT id FROM (SELECT rowid AS r FROM {0} WHERE {0} MATCH ? ORDER BY rank "
                    "LIMIT 60) JOIN warning ON place = r",
                    signs_table(lexicon.language())));
    std::set<std::string> found;
    for (rows.bind(1, query.whole()); rows.step();) found.insert(rows.text(0));
    return found;
}

bool alarms(const Query& query, const SearchWish& wish) {
    const auto& answers = query.answers();
    // One word that another page answers better says too little: "stone", "stones but no pain".
    if (query.said().size() == 1 && !answers.empty() && answers.front().page != wish.safety_topic)
        return false;
    return std::any_of(answers.begin(), answers.end(), [&](const auto& answer) {
        return answer.page == wish.safety_topic && !answer.begun && answer.of_typed >= least_alarm;
    });
}

// What somebody has written down as a whole, for a page that tells of no danger.
bool calm(const Query& query, const SearchWish& wish) {
    const auto& answers = query.answers();
    return !answers.empty() && answers.front().page != wish.safety_topic &&
           answers.front().of_typed >= least_calm;
}

}  // namespace

std::string search_table(const std::string& language) { return table_name("search_", language); }
std::string titles_table(const std::string& language) { return table_name("titles_", language); }
std::string signs_table(const std::string& language) { return table_name("signs_", language); }

std::shared_ptr<Lexicon> Search::lexicon(const std::string& language) {
    auto& known = lexicons_[language];
    if (!known) known = std::make_shared<Lexicon>(database_, language);
    return known;
}

bool Search::finds(const std::string& table, const std::string& match) {
    auto row = database_.prepare(fmt::format("SELECT 1 FROM {0} WHERE {0} MATCH ? LIMIT 1", table));
    return row.bind(1, match).step();
}

// The best first; in the clinic's order where so many have it that ranking them would take longer
// than a frame.
Search::Places Search::places(const std::string& table, const std::string& match, int most) {
    auto count = database_.prepare(
        fmt::format("SELECT count(*) FROM (SELECT 1 FROM {0} WHERE {0} MATCH ? LIMIT {1})", table,
                    most_ranked));
    count.bind(1, match).step();
    const char* order = count.number(0) < most_ranked ? "ORDER BY rank" : "";
    auto rows = database_.prepare(
        fmt::format("SELECT rowid FROM {0} WHERE {0} MATCH ? {1} LIMIT ?", table, order));
    rows.bind(1, match).bind(2, std::int64_t{most});
    Places found;
    while (rows.step()) found.push_back(rows.number(0));
    return found;
}

std::optional<std::int64_t> Search::place_of(const std::string& language, const std::string& page) {
    auto row = database_.prepare(
        "SELECT place FROM page WHERE id = ? AND language IN (?, 'en') ORDER BY language = 'en'");
    if (!row.bind(1, page).bind(2, language).step()) return std::nullopt;
    return row.number(0);
}

// What answers in people's words, then what has all words, in its title first, then some of them.
Search::Places Search::ranked(const std::string& language, const Query& query,
                              const Leaning& leaning, int most) {
    std::map<std::int64_t, double> scores;
    const auto add = [&](const Places& found, double worth) {
        for (const auto place : found) scores[place] += worth, worth -= of_place;
    };
    std::set<std::string> answered;
    for (const auto& answer : query.answers())
        if (const auto place = place_of(language, answer.page);
            place && answered.insert(answer.page).second)
            scores[*place] += of_answer * answer.share;
    const auto titles = *has_parts_
                            ? places(titles_table(language), query.all(), most)
                            : places(search_table(language), "title : (" + query.all() + ")", most);
    add(titles, of_title);
    // A letter or two match half the library: their order would say nothing, so titles count, and
    // where there is none, whole words.
    const std::string table = search_table(language);
    if (!query.short_word())
        add(places(table, query.all(), most), of_all);
    else if (titles.empty())
        add(places(table, '"' + query.typed()[0] + '"', most), of_all);
    if (query.count() > 1 && static_cast<int>(scores.size()) < enough) {
        Places some = places(table, query.any(), most);
        std::erase_if(some, [&](auto place) { return scores.contains(place); });
        add(some, of_any);
    }
    // Who types the one thing a page is called after means that page; a sentence tells more.
    if (*has_parts_ && query.count() > 1 && query.count() <= few_words)
        for (const auto& word : query.typed()) add(named(database_, language, word), of_named);
    for (const auto& [page, share] : leaning.pages)
        if (const auto place = place_of(language, page);
            place && (share >= least_leaning || scores.contains(*place)))
            scores[*place] += of_leaning * share;
    Places all;
    for (const auto& [place, score] : scores) all.push_back(place);
    std::stable_sort(all.begin(), all.end(),
                     [&](auto a, auto b) { return scores.at(a) > scores.at(b); });
    if (static_cast<int>(all.size()) > most) all.resize(static_cast<std::size_t>(most));
    return all;
}

std::vector<SignHit> Search::signs(Lexicon& lexicon, const Query& query, const Leaning& leaning,
                                   const SearchWish& wish) {
    auto found = fitting_signs(
        lexicon, query, {alarms(query, wish), signs_with(database_, lexicon, query), leaning});
    if (static_cast<int>(found.size()) > wish.most_signs)
        found.resize(static_cast<std::size_t>(wish.most_signs));
    if (wish.fill)
        for (auto& sign : found) wish.fill(sign.sign);
    return found;
}

bool Search::known(Lexicon& lexicon, const std::string& folded, const std::string& written) {
    if (lexicon.passed_over(folded) || lexicon.absence().knows(folded)) return true;
    const Query alone(lexicon, written);
    return !alone.answers().empty() || finds(search_table(lexicon.language()), alone.all());
}

std::string Search::mended(Lexicon& lexicon, std::string_view typed) {
    std::string made;
    bool any = false;
    std::size_t end = 0;  // of the word before: what stands between may end a sentence
    for (const auto& word : lexicon.words().of(typed)) {
        const std::string written(
            typed.substr(word.written.begin, word.written.end - word.written.begin));
        const int slips = forgiven(text::letter_count(word.folded));
        if (end > 0) made += typed.substr(end, word.written.begin - end);
        end = word.written.end;
        const bool slip = slips > 0 && !known(lexicon, word.folded, written);
        const auto* near = slip ? nearest(lexicon, word.folded, slips) : nullptr;
        if (slip && !near) near = heard_as(lexicon, word.folded);
        const auto other = near ? near->written : slip ? parted(lexicon, word.folded) : "";
        // What people call things is known too, though it stands on no page.
        any = any || (!other.empty() && other != written);
        made += other.empty() ? written : other;
    }
    // "Cuñado" is nearest to "cuando", which says nothing.
    return any && !Query(lexicon, made).empty() ? made : "";
}

// The part of the page that has most of it; where none has, as where people call it otherwise, what
// the page says of itself.
Hit Search::hit(Lexicon& lexicon, const Query& query, std::int64_t place, const SearchWish& wish) {
    auto page = database_.prepare("SELECT id, summary FROM page WHERE place = ?");
    if (!page.bind(1, place).step()) return {};
    Hit made{page.text(0), {}, page.text(1), {}};
    if (wish.fill) wish.fill(made.snippet);
    if (!*has_parts_) return made;
    auto parts = database_.prepare(
        "SELECT place, heading, words, lines FROM part WHERE language = ? AND place BETWEEN ? AND "
        "? ORDER BY place");
    parts.bind(1, lexicon.language()).bind(2, place * most_parts);
    parts.bind(3, (place + 1) * most_parts - 1);
    std::string lines;
    for (int most = 0; parts.step();) {
        const auto part = parts.number(0) - place * most_parts;
        const bool front = part == 0;
        // The front's heading is the page's title, which is told beside it.
        const int weight = query.stand_in(parts.text(2)) +
                           (front ? 0 : of_heading * query.stand_in(parts.text(1)));
        if (weight <= most) continue;
        // Who types words of the title alone asks for the page, not for a part of it; a single word
        // may be asked after anywhere.
        const bool whole = front && query.count() > 1 &&
                           query.stand_in(parts.text(1)) == static_cast<int>(query.count());
        most = whole ? std::numeric_limits<int>::max() : weight;
        made.chapter = front ? std::nullopt : std::optional<std::size_t>(part - 1);
        lines = parts.text(3);
    }
    auto told = unpacked(lines);
    for (auto& line : told) {
        if (wish.fill) wish.fill(line.text);
        if (line.verdict && wish.verdict)
            line.text = wish.verdict(*line.verdict) + ": " + line.text;
    }
    if (auto words = snippet(lexicon, query, told)) {
        made.snippet = std::move(words->text);
        made.matches = std::move(words->matches);
    }
    return made;
}

Found Search::found(const std::shared_ptr<Lexicon>& lexicon, Query query, const SearchWish& wish) {
    Found found;
    if (!has_parts_) {
        auto row = database_.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'part'");
        has_parts_ = row.step();
    }
    const auto said = lexicon->words().of(fmt::format("{}", fmt::join(query.said(), " ")));
    auto leans = leaning(*lexicon, said);
    const bool nothing_there = query.says_absent() && query.said().size() == query.count();
    if (nothing_there || calm(query, wish)) leans.alarming = false;
    if (*has_parts_) found.signs = signs(*lexicon, query, leans, wish);
    found.alarming = alarms(query, wish);
    for (const auto place : ranked(lexicon->language(), query, leans, wish.most))
        found.hits.push_back(hit(*lexicon, query, place, wish));
    found.marks = [lexicon, query = std::move(query)](std::string_view text) {
        return query.marks(*lexicon, text);
    };
    return found;
}

// FTS5's tokenizer keeps the last word it was given as long as the file is open: another takes its
// place, longer than any that can be typed.
void Search::overwrite(const std::string& language) {
    constexpr std::size_t longest = 512;
    for (const auto& table :
         {search_table(language), titles_table(language), signs_table(language)})
        if (*has_parts_ || table == search_table(language))
            finds(table, '"' + std::string(longest, 'x') + '"');
}

void Search::forget() {
    for (const auto& [language, known] : lexicons_) known->forget();
}

Found Search::find(const std::string& language, std::string_view typed, const SearchWish& wish) {
    const auto mine = lexicon(language);
    const Query query(*mine, typed);
    Found best;
    best.marks = [](std::string_view) { return std::vector<text::Piece>(); };
    if (typed.empty()) {  // so that the first key waits for nothing
        (void)mine->spellings();
        (void)mine->signs();
    }
    if (query.empty()) return best;
    // A word that stands nowhere is a slip, also beside others that do.
    const auto meant = mended(*mine, typed);
    best = found(mine, meant.empty() ? query : Query(*mine, meant), wish);
    if (best.hits.empty() && best.signs.empty())
        best.near = near_words(*mine, query);
    else
        best.instead_of = meant;
    overwrite(language);
    return best;
}

}  // namespace edition
