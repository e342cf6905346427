// Finding pages by what visitors type: forms of words, people's own words for what pages name
// otherwise, slips.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "document/block.h"
#include "edition/leaning.h"
#include "edition/query.h"
#include "storage/database.h"

namespace edition {

struct Hit {
    std::string topic;
    std::optional<std::size_t> chapter;  // that answers; none: the page's front
    std::string snippet;                 // words around the first match; may be empty
    std::vector<text::Piece> matches;    // in the snippet, bytes
};

// A warning whose sign is what was typed.
struct SignHit {
    std::string topic, id;
    document::Urgency urgency = document::Urgency::emergency;
    std::string sign;
};

struct Found {
    std::vector<SignHit> signs;  // what says most of it first
    bool alarming = false;       // the page of warning signs is among what these words ask for
    std::vector<Hit> hits;
    std::string instead_of;  // what was searched for instead, when the typed words gave nothing
    std::vector<std::string> near;  // words as pages write them, where nothing was found
    std::function<std::vector<text::Piece>(std::string_view)> marks;  // of a text
};

struct SearchWish {
    int most = 8, most_signs = 2;
    std::string safety_topic;
    std::function<void(std::string&)> fill;  // puts the clinic's words into a page's texts
    // What stands before a claim: nobody reads one without its verdict.
    std::function<std::string(document::Verdict)> verdict;
};

class Search {
  public:
    explicit Search(storage::Database database) : database_(std::move(database)) {}
    Found find(const std::string& language, std::string_view typed, const SearchWish& wish);
    void forget();  // what a visitor typed

  private:
    using Places = std::vector<std::int64_t>;  // of pages
    std::shared_ptr<Lexicon> lexicon(const std::string& language);
    bool finds(const std::string& table, const std::string& match);
    Places places(const std::string& table, const std::string& match, int most);
    Places ranked(const std::string& language, const Query&, const Leaning&, int most);
    std::optional<std::int64_t> place_of(const std::string& language, const std::string& page);
    bool known(Lexicon& lexicon, const std::string& folded, const std::string& written);
    // What was typed with its slips mended; empty where there is none.
    std::string mended(Lexicon& lexicon, std::string_view typed);
    std::vector<SignHit> signs(Lexicon&, const Query&, const Leaning&, const SearchWish& wish);
    Hit hit(Lexicon& lexicon, const Query& query, std::int64_t place, const SearchWish& wish);
    Found found(const std::shared_ptr<Lexicon>& lexicon, Query query, const SearchWish& wish);
    void overwrite(const std::string& language);

    storage::Database database_;
    std::map<std::string, std::shared_ptr<Lexicon>> lexicons_;
    std::optional<bool> has_parts_;  // not in an edition made by an older program
};

// The tables of an edition that find pages and warnings of a language.
std::string search_table(const std::string& language);
std::string titles_table(const std::string& language);
std::string signs_table(const std::string& language);

}  // namespace edition
