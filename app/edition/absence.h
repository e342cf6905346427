// What somebody says is not there: "no fever", "I have never had any blood or pain". By the grammar
// of a language, [absence] of content/LANGUAGE/synonyms.toml as an edition holds it: a word that
// says no, others that may stand between, and a thing.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edition/search_words.h"
#include "storage/database.h"

namespace edition {

class Absence {
  public:
    using Name = std::function<std::string(const std::string& stem)>;
    // An edition made by an older program has no such table: then nothing is said to be absent.
    void read(storage::Database database, SearchWords& words, const std::string& language,
              const Name& name);

    // What was typed: the text, its words, and what each is called.
    struct Typed {
        std::string_view text;
        const std::vector<SearchWords::Word>& words;
        const std::vector<std::set<std::string>>& names;
    };
    struct Said {
        std::vector<bool> gone;  // by word
        std::vector<bool> no;    // the words that say so
    };
    // `claimed`: the word that says no belongs to what is a danger: "no urine".
    Said in(const Typed& typed, const std::function<bool(std::size_t)>& claimed) const;
    bool is_thing(const Typed& typed, std::size_t at) const;
    bool knows(const std::string& folded) const;
    bool there() const { return !no_.empty(); }

  private:
    bool is_no(const Typed& typed, std::size_t at) const;
    std::size_t past_between(const Typed& typed, std::size_t at) const;
    bool taken_back(const Typed& typed, std::size_t thing) const;
    bool denied_itself(const Typed& typed, std::size_t at) const;
    std::set<std::string> no_, without_, between_, also_;  // folded
    std::vector<std::vector<std::string>> unless_;         // words one after the other, folded
    std::set<std::string> things_;                         // names, and as they are written
};

}  // namespace edition
