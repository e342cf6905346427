#include "editorial/repository.h"

#include <sys/mount.h>

#include "editorial/office.h"

namespace {

using namespace office;
using editorial::State;
using Texts = std::vector<std::string>;

const std::string psa_path = "en/topics/psa-test.md";

std::string psa_page(const std::string& title = "The PSA blood test") {
    return editorial::new_page({"psa-test", title, today});
}

Texts numbers_and_names(const std::vector<editorial::Revision>& revisions) {
    Texts found;
    for (const auto& one : revisions) found.push_back(std::to_string(one.number) + " " + one.by);
    return found;
}

// Every file of a folder by its psa_path, links followed.
std::map<std::string, std::string> files_of(const base::Path& folder) {
    std::map<std::string, std::string> found;
    for (const auto& entry :
         fs::recursive_directory_iterator(folder, fs::directory_options::follow_directory_symlink))
        if (entry.is_regular_file())
            found[fs::relative(entry.path(), folder).string()] =
                base::read_file(entry.path()).value();
    return found;
}

}  // namespace

TEST_CASE("A text is kept byte for byte with all its revisions", "[library]") {
    Office office;
    const std::string first = psa_page() + "  \t\nno line end";
    office.save(psa_path, first);
    office.save(psa_path, psa_page("PSA"), "bob");
    auto again = must(editorial::Repository::open(office.file));
    CHECK(numbers_and_names(again.revisions(psa_path)) == Texts{"2 bob", "1 ann"});
    CHECK(again.revisions(psa_path)[0].body.empty());
    const auto newest = again.newest(psa_path).value();
    CHECK(newest.body == psa_page("PSA"));
    CHECK(newest.digest == storage::digest_of(psa_page("PSA")));
    CHECK(newest.at == noon);
    CHECK(newest.state == State::draft);
    CHECK(again.revision(again.revisions(psa_path)[1].id)->body == first);
    CHECK_FALSE(again.approved(psa_path));
    CHECK_FALSE(again.newest("en/topics/other.md"));
    CHECK(office.sqlite("SELECT count(*), sum(length(CAST(body AS BLOB))) FROM revision") ==
          "2|" + std::to_string(first.size() + psa_page("PSA").size()) + "\n");
}

TEST_CASE("A library of an older program opens with its texts, and its people's roles",
          "[library]") {
    Office office;
    office.save(psa_path, psa_page());
    must(office.repository.accounts().add(mia, "four small birds sing", {mia, noon}));
    office.sqlite(
        "DROP TABLE brought; DROP TABLE kept; ALTER TABLE person RENAME COLUMN roles TO duties; "
        "ALTER TABLE person DROP COLUMN languages; "
        "PRAGMA user_version = 1");
    const base::Path damaged = office.folder / "damaged.db";
    office.sqlite("VACUUM INTO '" + damaged.string() + "'");
    support::run("sqlite3 '" + damaged.string() + "' 'UPDATE person SET active = 0'");
    auto now = must(editorial::Repository::open(office.file));
    CHECK(now.newest(psa_path)->body == psa_page());
    CHECK(now.accounts().person("mia")->roles == mia.roles);
    CHECK(office.sqlite("PRAGMA user_version") == "5\n");
    now.accounts().follow(damaged);
    CHECK_FALSE(now.accounts().person("mia")->active);
}

TEST_CASE("The same text saved again is no revision", "[library]") {
    Office office;
    const auto first = office.save(psa_path, psa_page());
    CHECK(office.save(psa_path, psa_page(), "bob").id == first.id);
    CHECK(office.repository.revisions(psa_path).size() == 1);
    CHECK(office.repository.audit_log().entries(10).size() == 1);
}

TEST_CASE("Text that came meanwhile is not written over, and the late one is kept", "[library]") {
    Office office;
    const auto first = office.save(psa_path, psa_page());
    auto second_desk = must(editorial::Repository::open(office.file));
    must(editorial::save(second_desk, {psa_path, "bob", psa_page("Bob's"), first.id, 0},
                         {author("bob"), noon + 1}));
    const auto late =
        editorial::save(office.repository, {psa_path, "ann", psa_page("Ann's"), first.id, 0},
                        {author("ann"), noon + 2});
    CHECK(fault(late) == psa_path +
                             ": bob wrote revision 2 after you began; compare it with yours, "
                             "which is kept as your draft");
    CHECK(office.repository.newest(psa_path)->body == psa_page("Bob's"));
    const auto drafts = office.repository.drafts(psa_path);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].by == "ann");
    CHECK(drafts[0].body == psa_page("Ann's"));
    CHECK_FALSE(editorial::save(office.repository, {psa_path, "ann", psa_page("New"), 0, 0},
                                {author("ann"), noon + 3}));
    CHECK_FALSE(editorial::save(office.repository, {psa_path, "ann", psa_page("New"), 9999, 0},
                                {author("ann"), noon + 3}));
    CHECK(office.repository.revisions(psa_path).size() == 2);
}

TEST_CASE("What was typed is there after a crash, one draft for each person", "[library]") {
    Office office;
    const auto first = office.save(psa_path, psa_page());
    must(office.repository.autosave({psa_path, "ann", "half a wo", first.id, noon}));
    must(office.repository.autosave({psa_path, "ann", "half a word", first.id, noon + 1}));
    must(office.repository.autosave({psa_path, "bob", "other", 0, noon}));
    must(office.repository.autosave({"sources.json", "bob", "x", 0, noon}));
    auto again = must(editorial::Repository::open(office.file));
    const auto drafts = again.drafts(psa_path);
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].body == "half a word");
    CHECK(drafts[0].base == first.id);
    CHECK(drafts[0].at == noon + 1);
    CHECK(drafts[1].by == "bob");
    CHECK(again.drafts("").size() == 3);
    again.drop(psa_path, "bob");
    must(editorial::save(again, {psa_path, "ann", psa_page("Done"), first.id, 0},
                         {author("ann"), noon + 2}));
    CHECK(again.drafts(psa_path).empty());
    CHECK(again.drafts("").size() == 1);
}

TEST_CASE("Only paths a content folder can hold are taken", "[library]") {
    Office office;
    for (const std::string good :
         {"topics.toml", "sources.json", "claims.toml", "diagrams/male-pelvis.toml",
          "en/glossary.toml", "pt-BR/interface.po", "es/diagrams/male-pelvis.toml",
          "ar/topics/a_b-2.md", "en/language.toml", "en/groups.toml", "es/reading.toml",
          "es/pronunciation.toml"}) {
        INFO(good);
        CHECK(editorial::save(office.repository, {good, "ann", "", 0, 0}, {author("ann"), noon}));
    }
    const auto before = office.repository.list().size();
    for (const std::string bad : {"",
                                  "/etc/passwd",
                                  "../topics.toml",
                                  "en/../topics.toml",
                                  "en/topics/../../x.md",
                                  "en/topics/.md",
                                  "en/topics/a.b.md",
                                  "en/topics/a.md/",
                                  "en/topics/deep/a.md",
                                  "en//topics/a.md",
                                  "./topics.toml",
                                  "other.toml",
                                  "en/other.toml",
                                  "diagrams/a.png",
                                  "en/topics/a.txt",
                                  "en\\topics\\a.md",
                                  "e/topics/a.md",
                                  "en/topics/a b.md",
                                  "en/topics/a'; DROP TABLE text;--.md",
                                  "en/topics/\u202Egpj.md",
                                  "en/topics/a\n.md",
                                  "en/topics/a\x01.md",
                                  "diagrams/topics/a.md"}) {
        INFO(bad);
        const auto refused =
            editorial::save(office.repository, {bad, "ann", "", 0, 0}, {author("ann"), noon});
        CHECK_THAT(fault(refused), Catch::Contains("has a name that no file of a content"));
        CHECK_THAT(fault(refused), !Catch::Contains("\u202E") && !Catch::Contains("\x01"));
        CHECK_FALSE(office.repository.autosave({bad, "ann", "", 0, 0}));
    }
    CHECK_FALSE(editorial::save(office.repository,
                                {"en/topics/" + std::string(90, 'a') + ".md", "ann", "", 0, 0},
                                {author("ann"), noon}));
    CHECK(office.repository.list().size() == before);
}

TEST_CASE("What cannot be seen, is too large or runs is refused with its line", "[library]") {
    Office office;
    const auto save = [&](const std::string& to, const std::string& body) {
        return fault(
            editorial::save(office.repository, {to, "ann", body, 0, 0}, {author("ann"), noon}));
    };
    const std::string unseen = ": holds a letter that cannot be seen, or no UTF-8; take it out";
    for (const std::string& bad : {std::string("\x01"), std::string("a\0b", 3), std::string("\xff"),
                                   std::string("\xe2\x80\xae"), std::string("\x1b[31m"),
                                   std::string("\r"), std::string("\xc2\x85")})
        CHECK(save(psa_path, "one\ntwo\n" + bad + "\nfour\n") == psa_path + ":3" + unseen);
    CHECK_THAT(save(psa_path, std::string(editorial::largest_text + 1, 'x')),
               Catch::Contains("is too large (1024 kB)"));
    CHECK_FALSE(office.repository.autosave(
        {psa_path, "ann", std::string(100 * editorial::largest_text, 'x'), 0, 0}));
    CHECK_THAT(save("diagrams/a.svg", "<svg>\n<script>alert(1)</script></svg>"),
               Catch::StartsWith("diagrams/a.svg:2: "));
    CHECK_THAT(save("diagrams/a.svg", "<svg>\n<use href=\"https://x.org/a\"/></svg>"),
               Catch::StartsWith("diagrams/a.svg:2: "));
    CHECK(office.repository.list().empty());
    CHECK(office.repository.audit_log().head().empty());
}

TEST_CASE("The list tells of each text without reading it", "[library]") {
    Office office;
    office.save(psa_path, psa_page());
    office.save("es/topics/psa-test.md", "+++\nid = 3\n+++\n");
    office.save("sources.json", "[A]\ntitle = \n");
    const auto list = office.repository.list();
    REQUIRE(list.size() == 3);
    CHECK(list[0].path == psa_path);
    CHECK(list[0].language == "en");
    CHECK(list[0].id == "psa-test");
    CHECK(list[0].title == "The PSA blood test");
    CHECK(list[0].errors == 5);  // four pieces of the template, and no group holds it
    CHECK(list[0].grade > 0);
    CHECK(list[0].grade < 6);
    CHECK(list[0].by == "ann");
    CHECK(list[0].at == noon);
    CHECK(list[0].number == 1);
    CHECK(list[0].approved_number == 0);
    CHECK(list[0].published_number == 0);
    CHECK_FALSE(list[0].due.known());
    CHECK(list[1].path == "es/topics/psa-test.md");
    CHECK(list[1].errors > 0);
    CHECK(list[1].grade == 0);
    CHECK(list[2].id.empty());
    CHECK(list[2].errors == 1);
}

TEST_CASE("The real content goes in and comes out byte for byte", "[library]") {
    Office office;
    auto before = files_of(support::content());
    before.erase("README.md");  // for authors with an editor of their own: no text of the library
    CHECK(
        must(editorial::import_folder(office.repository, support::content(), {author("cy"), noon}))
            .count == static_cast<int>(before.size()));
    CHECK(
        must(editorial::import_folder(office.repository, support::content(), {author("cy"), noon}))
            .count == 0);
    CHECK(office.repository.newest("topics.toml")->state == State::draft);
    CHECK(office.repository.newest("topics.toml")->by == "cy");
    const base::Path out = office.folder / "out";
    CHECK(must(editorial::export_folder(office.repository, out, editorial::Which::newest)) ==
          static_cast<int>(before.size()));
    fs::remove(out / ".urokiosk-export");  // tells which revisions they are
    CHECK(files_of(out) == before);
    CHECK(must(editorial::export_folder(office.repository, office.folder / "none",
                                        editorial::Which::approved)) == 0);
    for (const auto& one : office.repository.list()) {
        INFO(one.path);
        CHECK(one.errors == 0);
    }
    CHECK(must(office.repository.audit_log().verify()) == static_cast<std::int64_t>(before.size()));
}

TEST_CASE("Links are read as files, hidden files are passed over", "[library]") {
    Office office;
    const auto from = support::fixtures() / "library";
    CHECK(must(editorial::import_folder(office.repository, from, {author("cy"), noon})).count ==
          static_cast<int>(files_of(from).size()));
    CHECK(office.repository.newest("en/interface.po")->body ==
          base::read_file(from / "en/interface.po").value());
    const base::Path copy = office.folder / "copy";
    must(editorial::export_folder(office.repository, copy, editorial::Which::newest));
    fs::create_directories(copy / ".git");
    must(base::write_file(copy / ".git" / "HEAD", "ref"));
    must(base::write_file(copy / "topics.toml", "# other\n"));
    CHECK(must(editorial::import_folder(office.repository, copy, {author("cy"), noon})).count == 1);
}

TEST_CASE("A folder that holds anything else comes in not at all, and it is named", "[library]") {
    Office office;
    const base::Path from = office.folder / "from";
    fs::create_directories(from / "en/topics");
    must(base::write_file(from / "topics.toml", ""));
    const auto refused = [&] {
        return fault(editorial::import_folder(office.repository, from, {author("cy"), noon}));
    };
    must(base::write_file(from / "notes.txt", "mine"));
    CHECK_THAT(refused(), Catch::StartsWith((from / "notes.txt").string() + ": is no file of"));
    fs::remove(from / "notes.txt");
    must(base::write_file(from / "en/topics/a.md", "a\x02"));
    CHECK_THAT(refused(), Catch::StartsWith("en/topics/a.md:1: holds a letter"));
    fs::remove(from / "en/topics/a.md");
    fs::create_directory_symlink(from, from / "en" / "topics" / "up");
    CHECK_THAT(refused(), Catch::Contains("is no file of a content folder"));
    fs::remove(from / "en/topics/up");
    fs::create_symlink("nowhere", from / "sources.json");
    CHECK_THAT(refused(), Catch::Contains("sources.json: cannot read"));
    CHECK_THAT(fault(editorial::import_folder(office.repository, office.folder / "none",
                                              {author("cy"), noon})),
               Catch::Contains("cannot be read"));
    CHECK(office.repository.list().empty());
}

TEST_CASE("Words that look like commands of the database are words", "[library]") {
    Office office;
    const std::string words = "'); DROP TABLE text; DELETE FROM history; --\"`;\\";
    const auto saved = must(editorial::save(
        office.repository, {psa_path, words, psa_page() + words, 0, 0}, {author(words), noon}));
    must(office.repository.autosave({psa_path, words, words, saved.id, noon}));
    must(editorial::remark(office.repository, {saved.id, 1, words}, {author(words), noon}));
    CHECK(office.repository.newest(psa_path)->body == psa_page() + words);
    CHECK(office.repository.newest(psa_path)->by == words);
    CHECK(office.repository.drafts(psa_path).at(0).body == words);
    CHECK(office.repository.remarks(psa_path).at(0).words == words);
    CHECK_FALSE(office.repository.newest(words));
    CHECK(office.repository.revisions("' OR 1=1 --").empty());
    CHECK(must(office.repository.audit_log().verify()) == 2);
}

TEST_CASE("No old text and no old act can be changed, or it is found", "[library]") {
    Office office;
    const auto first = office.save(psa_path, psa_page());
    office.save(psa_path, psa_page("PSA"));
    for (const std::string sql :
         {"UPDATE revision SET body = 'x' WHERE id = 1", "DELETE FROM revision WHERE id = 1",
          "UPDATE revision SET digest = 'x'", "UPDATE revision SET who = 'x'",
          "UPDATE history SET who = 'x' WHERE number = 1", "DELETE FROM history"})
        CHECK_THAT(office.sqlite(sql), Catch::Contains("the history is never") ||
                                           Catch::Contains("a revision is never"));
    CHECK(must(office.repository.audit_log().verify()) == 2);
    const std::string sql = GENERATE(as<std::string>(), "UPDATE revision SET body = body || ' '",
                                     "UPDATE revision SET digest = lower(hex(randomblob(32)))",
                                     "DELETE FROM revision WHERE id = 2");
    office.sqlite(
        "PRAGMA foreign_keys=OFF; DROP TRIGGER revision_stays; DROP TRIGGER "
        "revision_kept; UPDATE text SET newest = 1; " +
        sql);
    INFO(sql);
    CHECK_FALSE(office.repository.audit_log().verify());
    CHECK(first.id == 1);
}

TEST_CASE("Any changed byte of an old entry of the history is found", "[library]") {
    Office office;
    office.save(psa_path, with_own_words(psa_page()));
    must(editorial::submit(office.repository, psa_path, {author("ann"), noon}));
    const std::string column =
        GENERATE(as<std::string>(), "who", "at", "what", "object", "words", "digest", "hash");
    office.sqlite("DROP TRIGGER history_stays; UPDATE history SET " + column +
                  (column == "at" ? " = at + 1" : " = " + column + " || 'x'") +
                  " WHERE number = 1");
    INFO(column);
    CHECK_THAT(fault(office.repository.audit_log().verify()),
               Catch::Contains("entry 1 was changed after it was written"));
}

TEST_CASE("On a full disk a save is refused in one line, and what was there stays", "[library]") {
    const support::Folder folder;
    if (::mount("none", folder.path().c_str(), "tmpfs", 0, "size=700k") != 0) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    std::string refused;
    {
        auto library = must(editorial::Repository::open(folder / "library.db"));
        const auto first = must(
            editorial::save(library, {psa_path, "ann", psa_page(), 0, 0}, {author("ann"), noon}));
        for (int n = 0; n < 200 && refused.empty(); ++n)
            refused = fault(editorial::save(
                library,
                {"en/topics/p" + std::to_string(n) + ".md", "ann", std::string(20000, 'x'), 0, 0},
                {author("ann"), noon}));
        CHECK(library.newest(psa_path)->body == psa_page());
        CHECK(library.audit_log().verify());
    }
    CHECK(support::run("sqlite3 '" + (folder / "library.db").string() +
                       "' 'PRAGMA "
                       "integrity_check'")
              .out == "ok\n");
    ::umount(folder.path().c_str());
    CHECK_THAT(refused, Catch::Contains("disk") && Catch::Contains("nothing was changed"));
}

TEST_CASE("A damaged library and one of a newer Urokiosk are refused and left", "[library]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    const std::string kind = GENERATE(as<std::string>(), "words", "newer", "cut");
    if (kind == "words") must(base::write_file(file, std::string(9000, 'w')));
    if (kind == "newer" || kind == "cut") {
        {
            auto made = must(editorial::Repository::open(file));
            must(editorial::save(made, {psa_path, "ann", psa_page(), 0, 0}, {author("ann"), noon}));
        }
        if (kind == "newer")
            support::run("sqlite3 '" + file.string() + "' 'PRAGMA user_version=99'");
        else
            fs::resize_file(file, 4096 * 3);
    }
    const std::string before = base::read_file(file).value();
    const auto opened = editorial::Repository::open(file);
    INFO(kind);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().file == file.string());
    CHECK_FALSE(opened.error().fix.empty());
    CHECK_THAT(opened.error().what,
               Catch::Contains(kind == "newer" ? "newer Urokiosk" : "damaged") ||
                   Catch::Contains("cannot be used"));
    CHECK(base::read_file(file).value() == before);
}
