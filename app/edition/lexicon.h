// What people's own words mean in one language: its synonyms.toml, as an edition holds it, and how
// words are written on its pages.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "edition/absence.h"
#include "edition/safety_sign.h"
#include "storage/database.h"

namespace edition {

class Lexicon {
  public:
    // Of an edition made by an older program, without such tables, it is empty.
    Lexicon(storage::Database database, const std::string& tag);

    struct Entry {
        std::set<std::string> typed;  // names; all of them have to be there
        // What says no, and what it stands before: "no pee" is not "when I pee, no pain".
        std::vector<std::pair<std::string, std::string>> denied;
        std::vector<std::string> means;  // words of the pages
        std::vector<std::string> pages;  // which answer them, the best first
        std::string sign;                // of the safety page, that says so; of some only
        std::vector<std::string> close;  // one word and little ones: names, as they follow
    };
    struct Spelling {
        std::string word, written;
        std::int64_t pages = 0;
    };

    const std::string& language() const { return language_; }
    const std::string& safety_topic() const { return safety_topic_; }
    SearchWords& words() { return words_; }
    void forget() { words_ = SearchWords(language_); }  // the last text
    const std::set<std::string>& passed_over() const { return passed_over_; }
    bool passed_over(const std::string& word) const { return passed_over_.contains(word); }
    const Absence& absence() const { return absence_; }
    // What each word is called in the entries, whatever of those alike was typed; those of a
    // phrase, "pass water", what the phrase is called too.
    using Names = std::vector<std::set<std::string>>;
    Names names(const std::vector<SearchWords::Word>& words) const;
    // Those that hold this name; with `begun`, also single words that begin so.
    std::vector<const Entry*> entries(const std::string& name, const std::string& begun) const;
    // Read when first asked for: all words of the pages and of the entries.
    const std::vector<Spelling>& spellings();
    const std::vector<SafetySign>& signs();

  private:
    void read_alike(), read_entries(), read_signs();
    bool is_name(const std::string& stem) const;
    std::string name(const std::string&stem) const, as_no(const std::string&stem) const;
    Entry entry(const std::vector<SearchWords::Word>& words) const;

    storage::Database database_;
    std::string language_, safety_topic_;
    SearchWords words_;
    Absence absence_;
    std::vector<Entry> entries_;
    std::multimap<std::string, std::size_t> by_name_;
    std::map<std::string, std::string> leaders_;  // by stem: of words that are alike the first
    struct Phrase {
        std::vector<std::string> stems;  // in this order, a word or two between them
        std::string leader;
        std::vector<std::size_t> places(const std::vector<std::string>& words) const;
    };
    std::vector<Phrase> phrases_;
    // Folded; names; stems; words alike and those that say no, folded.
    std::set<std::string> passed_over_, negations_, of_phrases_, written_;
    std::vector<Spelling> spellings_;
    std::optional<std::vector<SafetySign>> signs_;
    std::vector<std::string> typed_;  // of the entries, as they were written
    bool there_ = false;
};
std::vector<std::string> lines_of(const std::string& text);
}  // namespace edition
