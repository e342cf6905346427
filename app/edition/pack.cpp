#include "edition/pack.h"

#include <fmt/format.h>

#include "base/beside.h"
#include "content/check.h"
#include "document/names.h"
#include "edition/index.h"
#include "edition/search.h"
#include "storage/database.h"
#include "storage/signature.h"
#include "text/spoken.h"

namespace edition {

namespace {

// The schema of an edition. Everything a visitor can meet is in here; nothing of a visitor is. Long
// texts stand in tables with a rowid: without one each takes pages of its own, half of them empty,
// and every byte is held against the signature before the first picture.
constexpr const char* schema = R"(
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE language(place INTEGER PRIMARY KEY, tag TEXT UNIQUE NOT NULL, name TEXT NOT NULL,
  direction TEXT NOT NULL, keyboard TEXT NOT NULL);
CREATE TABLE page(place INTEGER PRIMARY KEY, language TEXT NOT NULL, id TEXT NOT NULL,
  title TEXT NOT NULL, discreet_title TEXT NOT NULL, summary TEXT NOT NULL, kind TEXT NOT NULL,
  sensitive INTEGER NOT NULL, review_status TEXT NOT NULL, review_by TEXT NOT NULL,
  review_on TEXT NOT NULL, review_due TEXT NOT NULL, markdown TEXT NOT NULL, UNIQUE(language, id));
CREATE TABLE grouping(place INTEGER PRIMARY KEY, id TEXT NOT NULL, icon TEXT NOT NULL);
CREATE TABLE grouped(place INTEGER PRIMARY KEY, grouping TEXT NOT NULL, topic TEXT NOT NULL);
CREATE TABLE group_title(language TEXT, grouping TEXT, title TEXT NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY(language, grouping)) WITHOUT ROWID;
CREATE TABLE source(id TEXT PRIMARY KEY, csl TEXT NOT NULL);
CREATE TABLE term(language TEXT, id TEXT, word TEXT NOT NULL, meaning TEXT NOT NULL,
  say TEXT NOT NULL, PRIMARY KEY(language, id)) WITHOUT ROWID;
CREATE TABLE pronunciation(language TEXT, word TEXT, said TEXT NOT NULL,
  PRIMARY KEY(language, word)) WITHOUT ROWID;
CREATE TABLE word(language TEXT, key TEXT, text TEXT NOT NULL, PRIMARY KEY(language, key))
  WITHOUT ROWID;
CREATE TABLE synonym(place INTEGER PRIMARY KEY, language TEXT NOT NULL, typed TEXT NOT NULL,
  means TEXT NOT NULL, pages TEXT NOT NULL);
CREATE TABLE said_sign(language TEXT NOT NULL, sign TEXT NOT NULL, typed TEXT NOT NULL);
CREATE TABLE alike(language TEXT, word TEXT, leader TEXT NOT NULL, PRIMARY KEY(language, word))
  WITHOUT ROWID;
CREATE TABLE negation(language TEXT, word TEXT, PRIMARY KEY(language, word)) WITHOUT ROWID;
CREATE TABLE absence(language TEXT, role TEXT, word TEXT, PRIMARY KEY(language, role, word))
  WITHOUT ROWID;
CREATE TABLE passed_over(language TEXT, word TEXT, PRIMARY KEY(language, word)) WITHOUT ROWID;
CREATE TABLE spelling(language TEXT, word TEXT, written TEXT NOT NULL, pages INTEGER NOT NULL,
  PRIMARY KEY(language, word)) WITHOUT ROWID;
CREATE TABLE warning(place INTEGER PRIMARY KEY, page TEXT NOT NULL, id TEXT NOT NULL,
  urgency INTEGER NOT NULL, sign TEXT NOT NULL);
CREATE TABLE part(language TEXT NOT NULL, place INTEGER NOT NULL, heading TEXT NOT NULL,
  words TEXT NOT NULL, lines TEXT NOT NULL, UNIQUE(language, place));
CREATE TABLE drawing(id TEXT PRIMARY KEY, svg TEXT NOT NULL, geometry TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE drawing_title(language TEXT, drawing TEXT, titles TEXT NOT NULL,
  UNIQUE(language, drawing));
)";

void put_synonyms(storage::Database& database, const content::LanguageCatalog& one) {
    const std::string& tag = one.entry.language.tag;
    auto synonym = database.prepare("INSERT INTO synonym VALUES(NULL,?,?,?,?)");
    for (const auto& entry : one.synonyms)
        for (const auto& typed : entry.typed) {
            synonym.bind(1, tag).bind(2, typed);
            synonym.bind(3, fmt::format("{}", fmt::join(entry.means, "\n")));
            synonym.bind(4, fmt::format("{}", fmt::join(entry.pages, "\n"))).run();
        }
    auto said = database.prepare("INSERT INTO said_sign VALUES(?,?,?)");
    for (const auto& sign : one.said_signs)
        for (const auto& typed : sign.typed)
            said.bind(1, tag).bind(2, sign.id).bind(3, typed).run();
    auto alike = database.prepare("INSERT OR IGNORE INTO alike VALUES(?,?,?)");
    for (const auto& words : one.alike)
        for (const auto& word : words)
            alike.bind(1, tag).bind(2, word).bind(3, words.front()).run();
    auto negation = database.prepare("INSERT OR IGNORE INTO negation VALUES(?,?)");
    for (const auto& word : one.negations) negation.bind(1, tag).bind(2, word).run();
    auto absence = database.prepare("INSERT OR IGNORE INTO absence VALUES(?,?,?)");
    for (const auto& [role, words] : one.absence)
        for (const auto& word : words) absence.bind(1, tag).bind(2, role).bind(3, word).run();
    auto passed = database.prepare("INSERT OR IGNORE INTO passed_over VALUES(?,?)");
    for (const auto& word : one.passed_over)
        passed.bind(1, tag).bind(2, searchable(word, tag)).run();
}

void put_languages(storage::Database& database, const content::Catalog& catalog) {
    auto language = database.prepare("INSERT INTO language VALUES(NULL,?,?,?,?)");
    auto title = database.prepare("INSERT INTO group_title VALUES(?,?,?,?)");
    auto term = database.prepare("INSERT INTO term VALUES(?,?,?,?,?)");
    auto pronunciation = database.prepare("INSERT INTO pronunciation VALUES(?,?,?)");
    auto word = database.prepare("INSERT INTO word VALUES(?,?,?)");
    auto drawing = database.prepare("INSERT INTO drawing_title VALUES(?,?,?)");
    for (const auto& one : catalog.languages) {
        const std::string& tag = one.entry.language.tag;
        language.bind(1, tag).bind(2, one.entry.name);
        language.bind(3, one.entry.language.rtl() ? "rtl" : "ltr")
            .bind(4, fmt::format("{}", fmt::join(one.entry.keyboard, " ")))
            .run();
        for (const auto& [id, words] : one.groups)
            title.bind(1, tag).bind(2, id).bind(3, words.title).bind(4, words.text).run();
        for (const auto& [written, said] : one.pronunciations)
            pronunciation.bind(1, tag).bind(2, written).bind(3, said).run();
        for (const auto& [shown, said] : one.spoken)
            pronunciation.bind(1, tag).bind(2, shown).bind(3, said).run();
        if (!one.spoken.empty())
            pronunciation.bind(1, tag).bind(2, text::well_spoken).bind(3, "only").run();
        for (const auto& t : one.terms)
            term.bind(1, tag).bind(2, t.id).bind(3, t.word).bind(4, t.meaning).bind(5, t.say).run();
        for (std::size_t i = 0; i < content::msg_count; ++i)
            word.bind(1, tag)
                .bind(2, content::msg_keys[i])
                .bind(3, one.words(static_cast<content::Msg>(i)))
                .run();
        for (const auto& [id, titles] : one.drawing_titles)
            drawing.bind(1, tag).bind(2, id).bind(3, titles).run();
        put_synonyms(database, one);
        const auto index = [&](const std::string& table, const char* columns, const char* prefix) {
            database.run(
                fmt::format("CREATE VIRTUAL TABLE {} USING fts5({}, content='', "
                            "tokenize='unicode61', prefix='{}')",
                            table, columns, prefix));
        };
        index(search_table(tag), "title, body", "2 3");
        index(titles_table(tag), "title", "1 2 3");
        index(signs_table(tag), "sign", "2");
    }
}

void put_catalog(storage::Database& database, const content::Catalog& catalog) {
    auto group = database.prepare("INSERT INTO grouping VALUES(NULL,?,?)");
    auto member = database.prepare("INSERT INTO grouped VALUES(NULL,?,?)");
    for (const auto& one : catalog.groups) {
        group.bind(1, one.id).bind(2, one.icon).run();
        for (const auto& topic : one.topics) member.bind(1, one.id).bind(2, topic).run();
    }
    auto source = database.prepare("INSERT INTO source VALUES(?,?)");
    for (const auto& one : catalog.sources) source.bind(1, one.id).bind(2, one.csl).run();
    auto drawing = database.prepare("INSERT INTO drawing VALUES(?,?,?)");
    for (const auto& one : catalog.drawings)
        drawing.bind(1, one.id).bind(2, one.svg).bind(3, one.geometry).run();
    auto meta = database.prepare("INSERT INTO meta VALUES(?,?)");
    meta.bind(1, "schema").bind(2, std::to_string(edition_schema)).run();
    meta.bind(1, "safety_topic").bind(2, catalog.safety_topic).run();
    meta.bind(1, "clinic_details").bind(2, catalog.details).run();
}

// What a translation is held to when its English is newer: see Edition::page().
void put_wording(storage::Database& database, const content::Tree& tree,
                 const content::Catalog& catalog) {
    using Kind = content::Path::Kind;
    auto meta = database.prepare("INSERT INTO meta VALUES(?,?)");
    for (const auto& one : catalog.languages) {
        const auto& tag = one.entry.language.tag;
        for (const auto& [name, kind] :
             {std::pair{"language ", Kind::language}, std::pair{"lexicon ", Kind::lexicon},
              std::pair{"regions ", Kind::regions}})
            meta.bind(1, name + tag).bind(2, tree.read({kind, tag, ""}).value_or("")).run();
    }
}

// One page after another, English first.
class PageWriter {
  public:
    PageWriter(storage::Database& database, const content::Catalog& catalog)
        : page_(database.prepare("INSERT INTO page VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)")) {
        for (const auto& one : catalog.languages)
            indexes_.emplace(one.entry.language.tag, Index(database, one));
        for (const auto& path : catalog.pages) there_.insert(path);
    }

    void put(const content::Page& page) {
        const auto& front = page.document.front;
        const std::int64_t place = ++count_;
        page_.bind(1, place).bind(2, page.language).bind(3, page.id).bind(4, front.title);
        page_.bind(5, front.discreet_title).bind(6, front.summary);
        page_.bind(7, document::find(document::kinds, front.kind))
            .bind(8, std::int64_t{front.sensitive});
        page_.bind(9, front.review.status).bind(10, front.review.by);
        page_.bind(11, text::to_iso(front.review.on)).bind(12, text::to_iso(front.review.due));
        page_.bind(13, page.markdown).run();
        indexes_.at(page.language).put(place, page);
        if (page.language != "en") return;
        // Where a language lacks the page, its readers are shown, and find, the English one.
        for (auto& [tag, index] : indexes_)
            if (!there_.contains(content::Path::page(tag, page.id))) index.put(place, page);
    }
    void finish() {
        for (auto& [tag, index] : indexes_) index.finish();
    }
    int count() const { return static_cast<int>(count_); }

  private:
    storage::Statement page_;
    std::map<std::string, Index> indexes_;
    std::set<content::Path> there_;
    std::int64_t count_ = 0;
};

// What passed by, kept until it is written.
struct KeptPage {
    explicit KeptPage(const content::Page& page)
        : language(page.language), id(page.id), markdown(page.markdown), document(page.document) {}
    std::string language, id, markdown;
    document::Document document;
};

constexpr std::size_t most_waiting = 16;  // pages that are checked and not written yet

content::CheckOptions check_options(const Packing& packing) {
    content::CheckOptions options;
    options.withdrawn = packing.withdrawn;
    options.today = packing.today;
    options.progress = packing.progress;
    return options;
}

base::Problems check_alone(const content::Tree& tree, const Packing& packing) {
    return content::check(tree, check_options(packing));
}

base::Result<int> write(const content::Tree& tree, const Packing& packing, const base::Path& aside,
                        base::Problems& problems) {
    auto database = storage::Database::create(aside);
    if (!database) return tl::unexpected(database.error());
    int pages = 0;
    database->run(fmt::format("PRAGMA application_id={}", edition_id));
    database->run(schema);
    database->transaction([&] {
        std::optional<PageWriter> writer;
        base::Beside beside(most_waiting);  // writes one page while the next is checked
        auto options = check_options(packing);
        options.catalog = [&](const content::Catalog& catalog) {
            put_languages(*database, catalog);
            put_catalog(*database, catalog);
            put_wording(*database, tree, catalog);
            writer.emplace(*database, catalog);
        };
        options.page = [&](const content::Page& page) {
            beside.give([&writer, kept = std::make_shared<const KeptPage>(page)] {
                writer->put({kept->language, kept->id, kept->markdown, kept->document});
            });
        };
        problems = content::check(tree, options);
        beside.finish();
        pages = writer ? writer->count() : 0;
        if (writer) writer->finish();
    });
    return pages;
}

}  // namespace

base::Result<int> pack(const content::Tree& tree, const Packing& packing,
                       base::Problems& problems) {
    const auto signer = storage::Signer::open(packing.secret_key, packing.passphrase);
    if (!signer) {
        // What is no content is told all the same.
        (void)content::read_catalog(tree, packing.withdrawn, problems);
        return tl::unexpected(signer.error());
    }
    const base::Path aside = packing.edition.string() + ".new";
    base::Problems found;
    base::Result<int> pages = 0;
    try {
        pages = write(tree, packing, aside, found);
    } catch (const storage::Fault& fault) {
        // What is written while it is checked may fail of what the check would have told.
        if (fault.cause == storage::Cause::other) found = check_alone(tree, packing);
        const bool disk = fault.cause == storage::Cause::disk;
        pages = base::fail(
            packing.edition.string(),
            disk ? "cannot be written: the disk fails or is full" : fault.what(),
            (fault.fix.empty() ? "look at the content" : fault.fix) + ", then pack again");
    }
    problems.insert(problems.end(), found.begin(), found.end());
    if (base::any_error(problems))
        pages = base::fail(tree.name(), "is not packed", "mend the problems above");
    std::error_code ignored;
    if (!pages) {
        std::filesystem::remove(aside, ignored);
        return pages;
    }
    // Signed aside too: an edition never stands there without its signature.
    auto done =
        signer->sign(aside, fmt::format("urokiosk edition, schema {}, {} pages{}{}", edition_schema,
                                        *pages, packing.stamp.empty() ? "" : ", ", packing.stamp));
    if (done)
        done = base::put_in_place(storage::signature_path(aside),
                                  storage::signature_path(packing.edition));
    if (done) done = base::put_in_place(aside, packing.edition);
    if (done) return pages;
    std::filesystem::remove(aside, ignored);
    std::filesystem::remove(storage::signature_path(aside), ignored);
    return tl::unexpected(done.error());
}

}  // namespace edition
