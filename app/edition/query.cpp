#include "edition/query.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "edition/leaning.h"
#include "text/unicode.h"

namespace edition {

namespace {

// More than anybody types; the rest is passed over. Pages are looked for by fewer.
constexpr std::size_t most_words = 60, most_telling = 24, most_looked_for = 12;
constexpr std::size_t begun_letters = 3;  // from here on a word's beginning says which it will be
constexpr std::size_t short_letters = 2;
constexpr double least_share = 0.3;
constexpr std::size_t most_beside = 2;  // words, with one that says a sign
// Each page of an entry counts a little less than the one before.
constexpr double of_next_page = 0.03;

std::string in_quotes(const std::string& word) {
    std::string text = "\"";
    for (const char c : word) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + '"';
}

// All words of a phrase of the pages.
std::string phrase_match(const std::set<std::string>& stems) {
    std::string match;
    for (const auto& stem : stems) match += (match.empty() ? "" : " AND ") + in_quotes(stem);
    return stems.size() > 1 ? "(" + match + ")" : match;
}

bool is_short(const std::string& word) { return text::letter_count(word) <= short_letters; }

bool is_number(std::string_view word) {
    return word.find_first_not_of("0123456789.,") == std::string_view::npos;
}

}  // namespace

bool Query::Asked::is(const SearchWords::Word& other) const {
    return other.stem == typed.stem || other.folded == typed.folded ||
           (!is_short(typed.folded) && other.folded.starts_with(typed.folded));
}

Query::Query(Lexicon& lexicon, std::string_view typed) {
    auto all = lexicon.words().of(typed);
    if (all.size() > most_words) all.resize(most_words);
    const auto names = lexicon.names(all);
    Stems every_name;
    for (const auto& some : names) every_name.insert(some.begin(), some.end());
    const auto says_little = [&](const SearchWords::Word& word) {
        return lexicon.passed_over(word.folded);
    };
    const bool nothing_else = std::all_of(all.begin(), all.end(), says_little);
    // How many there are tells no page where a word does: "psa 4" is no glass with the number 4.
    const bool a_word_tells = std::any_of(all.begin(), all.end(), [&](const auto& word) {
        return !says_little(word) && !is_number(word.folded);
    });
    // A last letter alone is the beginning of a word that is still to come.
    if (all.size() > 1 && text::letter_count(all.back().folded) == 1 &&
        std::isalpha(static_cast<unsigned char>(all.back().folded[0])) != 0)
        all.pop_back();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& word = all[i];
        if (!nothing_else && says_little(word)) continue;
        if (a_word_tells && is_number(word.folded)) continue;
        if (words_.size() == most_telling) break;
        const std::string other = word.stem == word.folded ? "" : " OR " + in_quotes(word.stem);
        const std::string whole = in_quotes(word.folded) + other;
        // The beginning of a word of two letters is that of half the library.
        const bool begins = !is_short(word.folded) || all.size() == 1;
        words_.push_back({word,
                          names[i],
                          {},
                          in_quotes(word.folded) + (begins ? "*" : "") + other,
                          whole,
                          false});
    }
    find_senses(lexicon, every_name);
    std::erase_if(senses_, [&](const Sense& sense) {
        return !sense.begun && (!denies(lexicon, *sense.entry, {typed, all, names}) ||
                                !stands_close(*sense.entry, names));
    });
    // Words that find nothing by themselves are looked for where people mean something by them.
    if (nothing_else && std::all_of(senses_.begin(), senses_.end(),
                                    [](const Sense& sense) { return sense.begun; })) {
        words_.clear();
        senses_.clear();
    }
    find_absent(lexicon, {typed, all, names});
    use_senses(lexicon);
    use_signs(lexicon.safety_topic());
}

// "No blood in my pee"; not what is itself a danger, "no pee".
void Query::find_absent(const Lexicon& lexicon, const Absence::Typed& typed) {
    const auto is_danger = [&](const Sense& sense, std::size_t at) {
        const auto& entry = *sense.entry;
        const bool alarms =
            !entry.sign.empty() || std::find(entry.pages.begin(), entry.pages.end(),
                                             lexicon.safety_topic()) != entry.pages.end();
        return alarms && denies_at(lexicon, entry, typed, at);
    };
    const auto said = lexicon.absence().in(typed, [&](std::size_t at) {
        return std::any_of(senses_.begin(), senses_.end(),
                           [&](const Sense& sense) { return is_danger(sense, at); });
    });
    Words left;
    for (std::size_t i = 0; i < typed.words.size(); ++i) {
        const auto& one = typed.words[i];
        if (!said.gone[i]) left.push_back(one);
        for (auto& word : words_) {
            if (word.typed.written.begin != one.written.begin) continue;
            word.absent = said.gone[i] || said.no[i];
            if (word.absent)
                ++gone_;
            else
                said_.push_back(one.folded);
        }
    }
    for (auto& some : lexicon.names(left)) present_.merge(some);
    for (std::size_t i = 0; i < typed.words.size() && left.size() < typed.words.size(); ++i)
        if (lexicon.absence().knows(typed.words[i].folded))
            beside_.insert(typed.names[i].begin(), typed.names[i].end());
}

bool Query::absent(const Sense& sense) const {
    if (sense.begun) return words_[*sense.covers.begin()].absent;
    // What an entry itself denies is there by not being there: "lump, no pain".
    auto typed = sense.entry->typed;
    for (const auto& [no, thing] : sense.entry->denied) typed.erase(no), typed.erase(thing);
    if (sense.entry->typed.size() == 1 && beside_.contains(*sense.entry->typed.begin()))
        return true;
    return !std::includes(present_.begin(), present_.end(), typed.begin(), typed.end());
}

bool Query::says_absent() const {
    return std::any_of(words_.begin(), words_.end(), [](const auto& word) { return word.absent; });
}

Query::Sense Query::sense_of(const Lexicon::Entry& entry, std::size_t at) const {
    Sense sense{&entry, {}, false};
    for (std::size_t k = 0; k < words_.size(); ++k)
        for (const auto& name : words_[k].names)
            if (entry.typed.contains(name)) sense.covers.insert(k);
    sense.begun = sense.covers.empty();
    if (sense.begun) sense.covers.insert(at);
    return sense;
}

// Of what people call it, all words have to be there, in whatever order.
void Query::find_senses(const Lexicon& lexicon, const Stems& names) {
    std::set<const Lexicon::Entry*> seen;
    const auto take = [&](const Lexicon::Entry* entry, std::size_t at) {
        const auto& typed = entry->typed;
        const bool whole = std::includes(names.begin(), names.end(), typed.begin(), typed.end());
        if ((!whole && typed.size() > 1) || !seen.insert(entry).second) return;
        Sense sense = sense_of(*entry, at);
        if (whole || sense.begun) senses_.push_back(std::move(sense));
    };
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const auto& word = words_[i].typed;
        const bool last = i + 1 == words_.size();
        const bool begun = last && text::letter_count(word.folded) >= begun_letters;
        for (const auto& name : words_[i].names)
            for (const auto* entry : lexicon.entries(name, begun ? word.folded : ""))
                take(entry, i);
    }
    std::stable_sort(senses_.begin(), senses_.end(), [](const Sense& a, const Sense& b) {
        return a.covers.size() > b.covers.size();
    });
}

// "Cannot hold pee" is another thing than "cannot pee"; what is not all there takes nothing away,
// as fever and blood do not from blood in "no fever, but blood".
bool Query::within_another(const Sense& sense,
                           const std::function<bool(const Lexicon::Entry&)>& counts) const {
    const auto& mine = sense.entry->typed;
    return std::any_of(senses_.begin(), senses_.end(), [&](const Sense& other) {
        const auto& all = other.entry->typed;
        return all.size() > mine.size() && !other.begun && !absent(other) && counts(*other.entry) &&
               std::includes(all.begin(), all.end(), mine.begin(), mine.end());
    });
}

void Query::use_words(Lexicon& lexicon, const Sense& sense, const std::string& means) {
    Stems phrase;
    for (auto& word : lexicon.words().of(means)) phrase.insert(std::move(word.stem));
    if (phrase.empty()) return;
    const std::string match = phrase_match(phrase);
    for (const std::size_t k : sense.covers) words_[k].means.push_back(phrase);
    if (sense.covers.size() > 1) return together_.push_back(both(sense.covers, match));
    auto& word = words_[*sense.covers.begin()];
    word.begins += " OR " + match;
    if (!sense.begun) word.whole += " OR " + match;
}

// The words that ask for a page; those nobody has written down say nothing of one. What is said to
// be absent asks for none beside others that do: "no blood, just up all night".
std::set<std::size_t> Query::telling() const {
    std::set<std::size_t> words;
    for (const auto& sense : senses_)
        if (!sense.entry->pages.empty()) words.insert(sense.covers.begin(), sense.covers.end());
    auto there = words;
    std::erase_if(there, [&](std::size_t k) { return words_[k].absent; });
    return there.empty() ? words : there;
}

// Who types a medicine's name and "side effects" is answered best by the page that both name.
void Query::use_senses(Lexicon& lexicon) {
    struct Answering {
        std::set<std::size_t> covers;
        double less = 1;
        bool begun = true;
    };
    std::vector<std::string> order;
    std::map<std::string, Answering> pages;
    // What is not there, and the word that says so, are not said of the page.
    const auto said = words_.size() > gone_ ? words_.size() - gone_ : 1;
    const auto telling_words = telling();
    const auto whole = static_cast<double>(said), tell = static_cast<double>(telling_words.size());
    const auto leads = [](const Lexicon::Entry& entry) { return !entry.pages.empty(); };
    for (const auto& sense : senses_) {
        for (const auto& means : sense.entry->means) use_words(lexicon, sense, means);
        auto covers = sense.covers;
        std::erase_if(covers, [&](std::size_t k) { return !telling_words.contains(k); });
        if (static_cast<double>(covers.size()) / tell < least_share || within_another(sense, leads))
            continue;
        // Words that lead to many pages say little of each.
        double less = sense.entry->pages.empty()
                          ? 0
                          : of_next_page * static_cast<double>(sense.entry->pages.size() - 1) / 2;
        for (const auto& page : sense.entry->pages) {
            if (page == lexicon.safety_topic() && absent(sense)) continue;
            auto& known = pages[page];
            if (known.covers.empty()) order.push_back(page);
            known.covers.insert(covers.begin(), covers.end());
            known.less = std::min(known.less, less);
            known.begun = known.begun && sense.begun;
            less += of_next_page;
        }
    }
    for (const auto& page : order) {
        const auto& one = pages[page];
        const auto covered = static_cast<double>(one.covers.size());
        answers_.push_back(
            {page, covered / tell - one.less, covered / whole - one.less, one.begun});
    }
    std::stable_sort(answers_.begin(), answers_.end(),
                     [](const Answer& a, const Answer& b) { return a.share > b.share; });
}

// A single word in many says too little to alarm, a phrase that stands for one does not; nor does
// what is part of something harmless.
void Query::use_signs(const std::string& safety_topic) {
    const auto harmless = [&](const Lexicon::Entry& entry) {
        const auto& pages = entry.pages;
        return !pages.empty() && std::find(pages.begin(), pages.end(), safety_topic) == pages.end();
    };
    for (const auto& sense : senses_) {
        const auto words = sense.entry->typed.size();
        const auto of_phrase = std::ranges::count_if(
            sense.covers, [&](std::size_t k) { return words_[k].names.size() > 1; });
        const bool alone = words == 1 && of_phrase < 2 && words_.size() - gone_ > most_beside;
        if (sense.entry->sign.empty() || sense.begun || alone || absent(sense) ||
            within_another(
                sense, [&](const auto& entry) { return harmless(entry) || !entry.sign.empty(); }))
            continue;
        auto& said = signs_[sense.entry->sign];
        said = std::max(said, words);
    }
}

std::vector<std::set<std::string>> Query::names() const {
    std::vector<Stems> all;
    for (const auto& word : words_) all.push_back(word.absent ? Stems{} : word.names);
    return all;
}

std::vector<std::set<std::string>> Query::absent_names() const {
    std::vector<Stems> all;
    for (const auto& word : words_) all.push_back(word.absent ? word.names : Stems{});
    return all;
}

std::vector<std::string> Query::said() const { return said_.empty() ? typed() : said_; }

std::vector<std::string> Query::typed() const {
    std::vector<std::string> all;
    for (const auto& word : words_) all.push_back(word.typed.folded);
    return all;
}

bool Query::short_word() const { return words_.size() == 1 && is_short(words_[0].typed.folded); }

// The words but these, and something else.
std::string Query::both(const std::set<std::size_t>& without, const std::string& more) const {
    std::string match;
    for (std::size_t i = 0; i < looked_for().size(); ++i)
        if (!without.contains(i)) match += "(" + words_[i].begins + ") AND ";
    return "(" + match + more + ")";
}

std::string Query::every(std::string Asked::*match) const {
    std::string all;
    for (const auto& word : looked_for())
        all += (all.empty() ? "((" : " AND (") + word.*match + ")";
    all += ")";
    for (const auto& one : together_) all += " OR " + one;
    return all;
}

std::span<const Query::Asked> Query::looked_for() const {
    return std::span(words_).first(std::min(words_.size(), most_looked_for));
}

std::string Query::all() const { return every(&Asked::begins); }
std::string Query::whole() const { return every(&Asked::whole); }

std::string Query::any() const {
    std::string match;
    for (const auto& word : looked_for()) match += (match.empty() ? "" : " OR ") + word.begins;
    return match;
}

Query::Fit Query::fit(const Words& text) const {
    Fit found;
    Stems stems;
    for (const auto& word : text) stems.insert(word.stem);
    const auto stands = [&](const Stems& phrase) {
        return std::includes(stems.begin(), stems.end(), phrase.begin(), phrase.end());
    };
    for (const auto& asked : words_)
        found.words +=
            std::any_of(asked.means.begin(), asked.means.end(), stands) ||
            std::any_of(text.begin(), text.end(), [&](const auto& word) { return asked.is(word); });
    const auto marks = marked(text);
    found.places = static_cast<int>(std::count(marks.begin(), marks.end(), true));
    return found;
}

int Query::stand_in(const std::string& indexed) const {
    const std::string text = " " + indexed;
    const auto has = [&](const std::string& word, const char* end) {
        return text.find(" " + word + end) != std::string::npos;
    };
    int count = 0;
    for (const auto& [typed, names, means, begins, whole, absent] : words_)
        count += has(typed.folded, is_short(typed.folded) ? " " : "") || has(typed.stem, " ") ||
                 std::any_of(means.begin(), means.end(), [&](const Stems& phrase) {
                     return std::all_of(phrase.begin(), phrase.end(),
                                        [&](const auto& stem) { return has(stem, " "); });
                 });
    return count;
}

std::vector<bool> Query::marked(const Words& text) const {
    Stems there, meant;
    for (const auto& word : text) there.insert(word.stem);
    for (const auto& asked : words_)
        for (const auto& phrase : asked.means)
            if (std::includes(there.begin(), there.end(), phrase.begin(), phrase.end()))
                meant.insert(phrase.begin(), phrase.end());
    std::vector<bool> marks;
    for (const auto& word : text)
        marks.push_back(meant.contains(word.stem) ||
                        std::any_of(words_.begin(), words_.end(),
                                    [&](const Asked& asked) { return asked.is(word); }));
    return marks;
}

std::vector<text::Piece> Query::marks(Lexicon& lexicon, std::string_view text) const {
    std::vector<text::Piece> found;
    if (words_.empty()) return found;
    const auto words = lexicon.words().of(text);
    const auto marks = marked(words);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (marks[i]) found.push_back(words[i].written);
    return found;
}

}  // namespace edition
