#include "edition/lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "edition/search.h"

namespace edition {

namespace {

constexpr std::size_t most_begun = 4;

bool has_table(storage::Database& database, const std::string& name) {
    auto row = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?");
    return row.bind(1, name).step();
}

// The name of a little word: no other that only has its stem is called so.
std::string little(const std::string& stem) { return "_" + stem; }

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);) lines.push_back(line);
    return lines;
}

Lexicon::Lexicon(storage::Database database, const std::string& tag)
    : database_(std::move(database)),
      language_(tag),
      words_(tag),
      there_(has_table(database_, "synonym")) {
    if (!there_) return;
    auto skipped = database_.prepare("SELECT word FROM passed_over WHERE language = ?");
    for (skipped.bind(1, tag); skipped.step();) passed_over_.insert(skipped.text(0));
    if (has_table(database_, "alike")) read_alike();
    read_entries();
    absence_.read(database_, words_, tag, [&](const auto& stem) { return name(stem); });
}

void Lexicon::read_alike() {
    auto rows = database_.prepare("SELECT word, leader FROM alike WHERE language = ?");
    for (rows.bind(1, language_); rows.step();) {
        typed_.push_back(rows.text(0));
        Phrase phrase;
        for (auto& word : words_.of(typed_.back())) {
            phrase.stems.push_back(std::move(word.stem));
            written_.insert(std::move(word.folded));
        }
        for (auto& word : words_.of(rows.text(1))) phrase.leader += word.stem;
        if (phrase.stems.size() == 1)
            leaders_[phrase.stems[0]] = phrase.leader;
        else {
            of_phrases_.insert(phrase.stems.begin(), phrase.stems.end());
            phrases_.push_back(std::move(phrase));
        }
    }
}

void Lexicon::read_entries() {
    if (has_table(database_, "negation")) {
        auto words = database_.prepare("SELECT word FROM negation WHERE language = ?");
        for (words.bind(1, language_); words.step();)
            for (const auto& word : words_.of(words.text(0))) {
                negations_.insert(name(word.stem));
                written_.insert(word.folded);
            }
        for (auto& phrase : phrases_)
            for (auto& stem : phrase.stems) stem = as_no(stem);
    }
    auto rows = database_.prepare(
        "SELECT typed, means, pages FROM synonym WHERE language = ? ORDER BY place");
    for (rows.bind(1, language_); rows.step();) {
        typed_.push_back(rows.text(0));
        entries_.push_back(entry(words_.of(typed_.back())));
        entries_.back().means = lines_of(rows.text(1));
        entries_.back().pages = lines_of(rows.text(2));
        for (const auto& name : entries_.back().typed) by_name_.emplace(name, entries_.size() - 1);
    }
    read_signs();
    // While the word is still being typed, only its beginning is there.
    for (const auto& [stem, leader] : leaders_) {
        const auto [first, last] = by_name_.equal_range(leader);
        std::vector<std::size_t> called;
        for (auto at = first; at != last; ++at) called.push_back(at->second);
        if (stem != leader)
            for (const auto one : called) by_name_.emplace(stem, one);
    }
}

namespace {

using Words = std::vector<SearchWords::Word>;

// Of a word among little ones, which stand in any sentence, what has to stand close together.
std::vector<std::string> close_names(const Lexicon& lexicon, const Words& words) {
    std::vector<std::string> close;
    const auto all = lexicon.names(words);
    std::size_t little_ones = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto mine = little(words[i].stem);
        close.push_back(all[i].contains(mine) ? mine : *all[i].begin());
        little_ones += lexicon.passed_over(words[i].folded) ? 1 : 0;
    }
    if (little_ones == 0 || little_ones + 1 < words.size()) close.clear();
    return close;
}

}  // namespace

void Lexicon::read_signs() {
    auto topic = database_.prepare("SELECT value FROM meta WHERE key = 'safety_topic'");
    if (topic.step()) safety_topic_ = topic.text(0);
    if (!has_table(database_, "said_sign")) return;
    auto rows = database_.prepare("SELECT typed, sign FROM said_sign WHERE language = ?");
    for (rows.bind(1, language_); rows.step();) {
        typed_.push_back(rows.text(0));
        entries_.push_back(entry(words_.of(typed_.back())));
        entries_.back().sign = rows.text(1);
        entries_.back().close = close_names(*this, words_.of(typed_.back()));
        for (const auto& name : entries_.back().typed) by_name_.emplace(name, entries_.size() - 1);
    }
}

bool Lexicon::is_name(const std::string& stem) const {
    return leaders_.contains(stem) || by_name_.contains(stem);
}

// An Arabic "and", "with" or "for" is written together with its word, which may lose an ending for
// it: where the whole is no name, what follows may be one, or the beginning of one.
std::string Lexicon::name(const std::string& stem) const {
    constexpr std::size_t least = 6, most_ending = 4;  // bytes: three letters, and two
    const auto leader = leaders_.find(stem);
    if (leader != leaders_.end()) return leader->second;
    if (language_ != "ar") return stem;
    // "She hallucinates" is what "he hallucinates" is.
    constexpr std::pair<std::string_view, std::string_view> persons[] = {
        {"ت", "ي"}, {"ن", "ي"}, {"بت", "بي"}, {"بن", "بي"}};
    for (const auto& [person, he] : persons)
        if (stem.starts_with(person) && stem.size() >= least + person.size() &&
            !of_phrases_.contains(stem)) {
            const auto his = leaders_.find(std::string(he) + stem.substr(person.size()));
            if (his != leaders_.end()) return his->second;
        }
    if (is_name(stem) || of_phrases_.contains(stem)) return stem;
    for (const std::string_view joined : {"", "و", "ب", "ل", "ف", "ك"}) {
        if (!stem.starts_with(joined) || stem.size() < joined.size() + least) continue;
        const auto rest = stem.substr(joined.size());
        const auto begun = leaders_.lower_bound(rest);
        const bool named = begun != leaders_.end() && begun->first.starts_with(rest) &&
                           begun->first.size() <= rest.size() + most_ending;
        if (named) return begun->second;
        if (by_name_.contains(rest)) return rest;
    }
    return stem;
}

// Words that say no count as one in phrases.
std::string Lexicon::as_no(const std::string& stem) const {
    const auto leader = leaders_.find(stem);
    return leader != leaders_.end() && negations_.contains(leader->second) ? leader->second : stem;
}

Lexicon::Names Lexicon::names(const std::vector<SearchWords::Word>& words) const {
    Names all;
    for (const auto& word : words) {
        // Little words are none of others that only have their stem: "every" is no kidney in
        // Arabic. Those that say no are what they are called, "hasn't" is "not"; to walk, which in
        // Arabic only has their stem, is not.
        auto called = name(word.stem);
        const bool says_no = negations_.contains(called);
        if (says_no && !written_.contains(word.folded)) called = word.folded;
        if (!says_no && passed_over(word.folded)) called = little(word.stem);
        all.push_back({std::move(called)});
        if (!word.denied.empty() && absence_.there() && !is_name(word.stem) &&
            is_name(name(word.denied)))
            all.back() = {name(word.denied), name("ما")};
    }
    std::vector<std::string> stems;
    for (const auto& word : words) stems.push_back(as_no(word.stem));
    for (const auto& phrase : phrases_)
        for (const auto at : phrase.places(stems)) all[at].insert(phrase.leader);
    return all;
}

// "Came right out" is "came out"; "run, then the loo" is not "the runs". Words that say no count as
// one: "not working", "isn't working".
std::vector<std::size_t> Lexicon::Phrase::places(const std::vector<std::string>& words) const {
    constexpr std::size_t most_between = 2;
    std::vector<std::size_t> found;
    for (std::size_t first = 0; first < words.size() && found.size() < stems.size(); ++first) {
        if (words[first] != stems[0]) continue;
        found = {first};
        for (std::size_t i = first + 1; i < words.size() && found.size() < stems.size() &&
                                        i - found.back() <= most_between + 1;
             ++i)
            if (words[i] == stems[found.size()]) found.push_back(i);
    }
    if (found.size() < stems.size()) found.clear();
    return found;
}

// A phrase is there by its name alone, so that others alike will do as well.
Lexicon::Entry Lexicon::entry(const std::vector<SearchWords::Word>& words) const {
    Entry made;
    std::string denied_by;
    const auto all = names(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto mine = all[i];
        if (mine.size() > 1) mine.erase(name(words[i].stem)), mine.erase(little(words[i].stem));
        if (!denied_by.empty() && !mine.contains(denied_by))
            made.denied.emplace_back(denied_by, *mine.begin());
        denied_by.clear();
        for (const auto& one : mine)
            if (negations_.contains(one)) denied_by = one;
        made.typed.insert(mine.begin(), mine.end());
    }
    return made;
}

std::vector<const Lexicon::Entry*> Lexicon::entries(const std::string& name,
                                                    const std::string& begun) const {
    std::vector<const Entry*> found;
    const auto [first, last] = by_name_.equal_range(name);
    for (auto at = first; at != last; ++at) found.push_back(&entries_[at->second]);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    if (!found.empty() || begun.empty()) return found;
    for (auto at = by_name_.lower_bound(begun);
         at != by_name_.end() && at->first.starts_with(begun) && found.size() < most_begun; ++at) {
        const auto* entry = &entries_[at->second];
        if (entry->typed.size() == 1 && std::find(found.begin(), found.end(), entry) == found.end())
            found.push_back(entry);
    }
    return found;
}

const std::vector<Lexicon::Spelling>& Lexicon::spellings() {
    if (!there_ || !spellings_.empty()) return spellings_;
    auto rows = database_.prepare("SELECT word, written, pages FROM spelling WHERE language = ?");
    for (rows.bind(1, language_); rows.step();)
        spellings_.push_back({rows.text(0), rows.text(1), rows.number(2)});
    std::set<std::string> seen;
    for (const auto& one : spellings_) seen.insert(one.word);
    for (const auto& typed : typed_)
        for (const auto& word : words_.of(typed))
            if (seen.insert(word.folded).second)
                spellings_.push_back(
                    {word.folded,
                     typed.substr(word.written.begin, word.written.end - word.written.begin), 0});
    return spellings_;
}

const std::vector<SafetySign>& Lexicon::signs() {
    if (signs_) return *signs_;
    signs_.emplace();
    auto rows = database_.prepare(
        fmt::format("SELECT id, sign, urgency FROM warning WHERE page = ? AND urgency <= ? AND "
                    "place IN (SELECT rowid FROM {} WHERE rowid = place)",
                    signs_table(language_)));
    rows.bind(1, safety_topic_).bind(2, static_cast<std::int64_t>(document::Urgency::same_day));
    while (rows.step()) {
        const auto urgency = static_cast<document::Urgency>(rows.number(2));
        signs_->push_back({rows.text(0), rows.text(1), urgency, words_.of(rows.text(1)), {}});
        std::erase_if(signs_->back().words,
                      [&](const auto& word) { return passed_over(word.folded); });
        for (auto& some : names(signs_->back().words)) signs_->back().names.merge(some);
    }
    return *signs_;
}

}  // namespace edition
