// Finding pages as a visitor types: the beginnings of words match, a slip of the finger is
// forgiven.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "storage/database.h"
#include "text/segment.h"

namespace edition {

struct Hit {
    std::string topic;
    std::string snippet;               // words around the first match; may be empty
    std::vector<text::Piece> matches;  // in the snippet, bytes
};

struct Found {
    std::vector<Hit> hits;
    std::string instead_of;  // what was searched for instead, when the typed words gave nothing
};

class Search {
  public:
    explicit Search(storage::Database database) : database_(std::move(database)) {}

    // At most `wish.most` hits, the best first: title before body, rare words before common ones
    // (BM25).
    struct Wish {
        int most = 8;
        std::function<void(std::string&)> fill;  // puts the clinic's words into a page's texts
    };
    Found find(const std::string& language, std::string_view typed, const Wish& wish);

  private:
    using Tokens = std::vector<std::string>;
    struct Spelling {
        std::string word;
        std::int64_t pages;
    };
    void overwrite(const std::string& language);
    std::vector<std::string> topics(const std::string& language, const Tokens& tokens, int most);
    std::string nearest(const std::string& language, const std::string& token);
    const std::vector<Spelling>& vocabulary(const std::string& language);

    storage::Database database_;
    std::map<std::string, std::vector<Spelling>> vocabulary_;
};

// The table of an edition that finds pages of a language.
std::string search_table(const std::string& language);

// Text as it is compared: folded, in Arabic without the article.
std::string searchable(std::string_view text, const std::string& language);

// Pieces of `text` whose beginning is one of the typed words, whatever their case or accents.
std::vector<text::Piece> matches(std::string_view text, std::string_view typed,
                                 const std::string& language);

}  // namespace edition
