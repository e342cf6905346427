// What an edition's search looks in: words of titles, texts and warnings, and how they are written.
#pragma once

#include "content/check.h"
#include "edition/search_words.h"
#include "storage/database.h"

namespace edition {

// Of one language. Its tables are there already.
class Index {
  public:
    Index(storage::Database& database, const content::LanguageCatalog& language);
    // A page at its place in the edition's table; also one of another language, shown in its stead.
    void put(std::int64_t place, const content::Page& page);
    void finish();  // once, after the last page

  private:
    // What the index holds of a text; its words of so many letters may be offered for a slip.
    std::string indexed(const std::string& text, std::size_t least_letters);
    std::string put_parts(std::int64_t place, const document::Document& document);

    storage::Database database_;
    std::string language_;
    SearchWords words_;
    storage::Statement search_, title_, part_, sign_, warning_, placed_;
    std::map<std::string, std::string> terms_;  // of the glossary: id, word
    struct Spelling {
        std::map<std::string, int> written;
        int pages = 0;
    };
    std::map<std::string, Spelling> spellings_;
};

}  // namespace edition
