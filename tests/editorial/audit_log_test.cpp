#include "editorial/audit_log.h"

#include <map>

#include "support/world.h"

namespace {

using editorial::Action;

// A library of three texts' acts, as the repository keeps it. The file is changed behind its back
// by sqlite3, a witness of its own.
struct Book {
    support::Folder folder;
    base::Path file = folder / "library.db";
    Book() {
        auto history = open();
        history.add({{"ann", 100}, Action::save, "en/topics/a.md", "", storage::digest_of("one")});
        history.add(
            {{"bob", 200}, Action::approve, "en/topics/a.md", "good", storage::digest_of("two")});
        history.add({{"cy", 300}, Action::publish, "edition 1", "O'Neill; DROP TABLE x"});
    }
    std::vector<std::string> migrations{
        "CREATE TABLE history(number INTEGER PRIMARY KEY, who TEXT NOT NULL, at INTEGER NOT NULL, "
        "what TEXT NOT NULL, object TEXT NOT NULL, words TEXT NOT NULL, digest TEXT NOT NULL, hash "
        "TEXT NOT NULL)"};
    storage::Database file_open() const { return *storage::Database::open(file, migrations); }
    editorial::AuditLog open() const { return editorial::AuditLog(file_open()); }
    void behind_its_back(const std::string& sql) const {
        const auto run = support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"");
        INFO(sql << "\n" << run.out);
        REQUIRE(run.exit == 0);
    }
    void with_texts() {
        migrations.emplace_back(
            "CREATE TABLE text(id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL);"
            "CREATE TABLE revision(id INTEGER PRIMARY KEY, text INTEGER NOT NULL, number INTEGER "
            "NOT NULL, body TEXT NOT NULL, digest TEXT NOT NULL)");
        (void)file_open();
        behind_its_back(
            "INSERT INTO text VALUES(1, 'en/topics/a.md');"
            "INSERT INTO revision VALUES(1, 1, 1, 'one', '" +
            storage::digest_of("one") +
            "');"
            "INSERT INTO revision VALUES(2, 1, 2, 'two', '" +
            storage::digest_of("two") + "');");
    }
    std::string fault() {
        const auto verified = open().verify();
        return verified ? "" : base::to_line(verified.error());
    }
};

}  // namespace

TEST_CASE("The book of acts is told newest first, whole or of one object", "[library]") {
    Book book;
    auto history = book.open();
    const auto all = history.entries(10);
    REQUIRE(all.size() == 3);
    CHECK(all[0].number == 3);
    CHECK(all[0].what == "publish");
    CHECK(all[0].words == "O'Neill; DROP TABLE x");
    CHECK(all[2].act.who == "ann");
    CHECK(all[2].act.at == 100);
    CHECK(history.entries(2).size() == 2);
    const auto page = history.entries(10, "en/topics/a.md");
    REQUIRE(page.size() == 2);
    CHECK(page[0].what == "approve");
    CHECK(page[0].digest == storage::digest_of("two"));
    CHECK(history.entries(10, "' OR 1=1 --").empty());
}

TEST_CASE("Each entry carries the hash of the one before", "[library]") {
    Book book;
    auto history = book.open();
    CHECK(history.verify().value() == 3);
    CHECK(history.head() == history.entries(1)[0].hash);
    CHECK(history.knows(history.entries(3)[2].hash));
    CHECK_FALSE(history.knows(""));
    CHECK_FALSE(history.knows(storage::digest_of("one")));
    // The same act at another place of the book has another hash.
    const auto before = history.head();
    history.add({{"cy", 300}, Action::publish, "edition 1", "O'Neill; DROP TABLE x"});
    CHECK(history.head() != before);
    CHECK(history.verify().value() == 4);
}

TEST_CASE("An empty book is sound and has no head", "[library]") {
    Book book;
    book.behind_its_back("DELETE FROM history");
    CHECK(book.open().head().empty());
    CHECK(book.open().verify().value() == 0);
}

TEST_CASE("Changing any part of an old entry is found and named", "[library]") {
    Book book;
    const std::string change =
        GENERATE(as<std::string>(), "who = 'bo'", "who = 'bob '", "at = 201", "what = 'save'",
                 "object = 'en/topics/b.md'", "words = ''", "digest = ''", "hash = upper(hash)");
    book.behind_its_back("UPDATE history SET " + change + " WHERE number = 2");
    INFO(change);
    CHECK(book.fault() == "history: entry 2 was changed after it was written");
}

TEST_CASE("Every single letter of an old entry counts", "[library]") {
    Book book;
    auto database = book.file_open();
    editorial::AuditLog history(database);
    const auto entry = history.entries(2)[1];
    const std::map<std::string, std::string> parts{{"who", entry.act.who},   {"what", entry.what},
                                                   {"object", entry.object}, {"words", entry.words},
                                                   {"digest", entry.digest}, {"hash", entry.hash}};
    struct Undo {};
    for (const auto& [column, sound] : parts)
        for (std::size_t at = 0; at < sound.size(); ++at) {
            auto altered = sound;
            altered[at] = static_cast<char>(altered[at] ^ 1);
            INFO(column << " letter " << at);
            CHECK_THROWS_AS(database.transaction([&] {
                database.prepare("UPDATE history SET " + column + " = ? WHERE number = 2")
                    .bind(1, altered)
                    .run();
                const auto verified = history.verify();
                REQUIRE_FALSE(verified);
                CHECK(verified.error().what == "entry 2 was changed after it was written");
                throw Undo();
            }),
                            Undo);
        }
    CHECK(book.fault().empty());
}

TEST_CASE("An entry taken out, put in or moved is found", "[library]") {
    Book book;
    SECTION("taken out of the middle") {
        book.behind_its_back("DELETE FROM history WHERE number = 2");
        CHECK(book.fault() == "history: entry 2 is missing");
    }
    SECTION("taken out, and the rest numbered anew") {
        book.behind_its_back(
            "DELETE FROM history WHERE number = 2;"
            "UPDATE history SET number = 2 WHERE number = 3");
        CHECK(book.fault() == "history: entry 2 was changed after it was written");
    }
    SECTION("put in at the end with a hash of another") {
        book.behind_its_back(
            "INSERT INTO history SELECT 4, who, at, what, object, words, digest, "
            "hash FROM history WHERE number = 3");
        CHECK(book.fault() == "history: entry 4 was changed after it was written");
    }
    SECTION("letters moved from one part to the next") {
        book.behind_its_back(
            "UPDATE history SET what = 'approv', object = 'een/topics/a.md' "
            "WHERE number = 2");
        CHECK(book.fault() == "history: entry 2 was changed after it was written");
    }
}

TEST_CASE("The texts are held against the book", "[library]") {
    Book book;
    book.with_texts();
    REQUIRE(book.fault().empty());
    SECTION("a body that was changed") {
        book.behind_its_back("UPDATE revision SET body = 'onE' WHERE id = 1");
        CHECK(book.fault() == "en/topics/a.md: revision 1 was changed after it was written");
    }
    SECTION("a body changed with its digest") {
        book.behind_its_back("UPDATE revision SET body = 'ten', digest = '" +
                             storage::digest_of("ten") + "' WHERE id = 2");
        CHECK(book.fault() == "en/topics/a.md: no entry tells of revision 2 as it stands");
    }
    SECTION("a text that is gone") {
        book.behind_its_back("DELETE FROM revision WHERE id = 2");
        CHECK(book.fault() == "history: the text that entry 2 is about is missing");
    }
    SECTION("a text that was put in") {
        book.behind_its_back("INSERT INTO revision VALUES(3, 1, 3, 'x', '" +
                             storage::digest_of("x") + "')");
        CHECK(book.fault() == "en/topics/a.md: no entry tells of revision 3 as it stands");
    }
    SECTION("the newest entry cut off") {
        book.behind_its_back("DELETE FROM history WHERE number > 1");
        CHECK(book.fault() == "en/topics/a.md: no entry tells of revision 2 as it stands");
    }
}

TEST_CASE("A digest is BLAKE2b of 32 bytes, as b2sum makes it", "[library]") {
    CHECK(storage::digest_of("urokiosk") + "  -\n" ==
          support::run("printf urokiosk | b2sum -l 256").out);
    CHECK(storage::digest_of("").size() == 64);
    CHECK(storage::digest_of("a") != storage::digest_of(std::string_view("a\0", 2)));
}

TEST_CASE("Times that go back between two acts are found, acts told later are none", "[library]") {
    const Book book;
    auto history = book.open();
    CHECK(history.went_back() == 0);
    history.add({{"ann", 90'000}, Action::save, "en/topics/a.md", "", ""});
    history.add({{"pat", 50}, Action::withdraw, "en/topics/a.md", "wrong", ""});  // by the glass
    CHECK(history.went_back() == 0);
    history.add({{"ann", 1'000}, Action::save, "en/topics/a.md", "", ""});
    CHECK(history.went_back() == 89'000);
    history.add({{"ann", 100'000}, Action::save, "en/topics/a.md", "", ""});
    CHECK(history.went_back() == 89'000);
}
