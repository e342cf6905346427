#include "edition/index.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/chapters.h"
#include "document/plain.h"
#include "edition/passage.h"
#include "edition/search.h"

namespace edition {

namespace {

// A word of a text that is shorter says little: "hell" is not to be mended into "help".
constexpr std::size_t named_letters = 7;

}  // namespace

Index::Index(storage::Database& database, const content::LanguageCatalog& language)
    : database_(database),
      language_(language.entry.language.tag),
      words_(language_, SearchWords::Memory::of_words),
      search_(database.prepare(fmt::format("INSERT INTO {}(rowid, title, body) VALUES(?,?,?)",
                                           search_table(language_)))),
      title_(database.prepare(
          fmt::format("INSERT INTO {}(rowid, title) VALUES(?,?)", titles_table(language_)))),
      part_(database.prepare("INSERT INTO part VALUES(?,?,?,?,?)")),
      sign_(database.prepare(
          fmt::format("INSERT INTO {}(rowid, sign) VALUES(?,?)", signs_table(language_)))),
      warning_(database.prepare("INSERT INTO warning VALUES(NULL,?,?,?,?)")),
      placed_(database.prepare("SELECT last_insert_rowid()")) {
    for (const auto& term : language.terms) {
        terms_[term.id] = term.word;
        (void)indexed(term.word, 1);
    }
}

void Index::put(std::int64_t place, const content::Page& page) {
    const auto& document = page.document;
    std::string body = put_parts(place, document);
    // A word of the glossary is found by its own name, however the page puts it.
    for (const auto& id : document::used(document, document::RunKind::term))
        if (const auto term = terms_.find(id); term != terms_.end())
            body += SearchWords::indexed(words_.of(term->second));
    const std::string title = SearchWords::indexed(words_.of(document.front.title));
    title_.bind(1, place).bind(2, title).run();
    search_.bind(1, place).bind(2, title).bind(3, body).run();
    for (const auto& warning : document::warnings(document)) {
        const std::string sign = document::plain(warning.sign);
        warning_.bind(1, page.id).bind(2, warning.id);
        // Not by RETURNING: that takes a savepoint, at which each index writes all it has to disk.
        warning_.bind(3, static_cast<std::int64_t>(warning.urgency)).bind(4, sign).run();
        placed_.step();
        sign_.bind(1, placed_.number(0)).bind(2, SearchWords::indexed(words_.of(sign))).run();
        placed_.reset();
    }
}

std::string Index::put_parts(std::int64_t place, const document::Document& document) {
    std::int64_t at = place * most_parts;
    std::string all;
    for (const auto& part : parts_of(document)) {
        const std::string heading = indexed(part.heading, 1),
                          words = indexed(part.words(), named_letters);
        part_.bind(1, language_).bind(2, at).bind(3, heading).bind(4, words);
        part_.bind(5, packed(part.lines)).run();
        all += heading + words;
        ++at;
    }
    return all;
}

std::string Index::indexed(const std::string& text, std::size_t least_letters) {
    const auto words = words_.of(text);
    std::set<std::string> here;
    for (const auto& word : words) {
        if (word.folded.size() < least_letters || !here.insert(word.folded).second) continue;
        auto& known = spellings_[word.folded];
        ++known.written[text.substr(word.written.begin, word.written.end - word.written.begin)];
        ++known.pages;
    }
    return SearchWords::indexed(words);
}

void Index::finish() {
    auto spelling = database_.prepare("INSERT INTO spelling VALUES(?,?,?,?)");
    for (const auto& [word, known] : spellings_) {
        const auto most =
            std::max_element(known.written.begin(), known.written.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        spelling.bind(1, language_).bind(2, word).bind(3, most->first);
        spelling.bind(4, std::int64_t{known.pages}).run();
    }
    spellings_.clear();
    for (const auto& table :
         {search_table(language_), titles_table(language_), signs_table(language_)})
        database_.run(fmt::format("INSERT INTO {0}({0}) VALUES('optimize')", table));
}

}  // namespace edition
