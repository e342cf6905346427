#include "editorial/carry.h"

#include "editorial/office.h"
#include "support/sources.h"

namespace {

using namespace office;
using Texts = std::vector<std::string>;

Texts names_in(const base::Path& folder) {
    Texts names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

struct Published : Office {
    Published() {
        fill();
        REQUIRE(publish() == 1);
    }
    void change(const std::string& what, const std::string& path = page) {
        save(path, with(path, "\n## ", "\n" + what + "\n\n## "));
        approve(path);
    }
    edition::Edition in_use() {
        base::Problems passed;
        auto edition = editions.open_best(settings, passed);
        REQUIRE(edition);
        REQUIRE(passed.empty());
        return std::move(*edition);
    }
    std::string page_in_use(const std::string& path = page) {
        return support::run("sqlite3 '" + in_use().path().string() +
                            "' \"SELECT markdown FROM page WHERE language || '/topics/' || id || "
                            "'.md' = '" +
                            path + "'\"")
            .out;
    }
    std::string try_roll_back(int number, const std::string& reason) {
        return fault(editorial::roll_back(repository, {number, reason}, {editions, settings},
                                          {paul, noon + 300}));
    }
    int published(const std::string& path) {
        for (const auto& one : repository.list())
            if (one.path == path) return one.published_number;
        return -1;
    }
};

}  // namespace

TEST_CASE("Patients read what was approved, and nothing else", "[library]") {
    Published office;
    CHECK(office.in_use().page_count() == 15);
    CHECK(office.page_in_use() == office.repository.approved(page)->body + "\n");
    CHECK(office.published(page) == 2);
    office.save(page, office.with(page, "\n## ", "\nNot approved.\n\n## "));
    CHECK(editorial::changes(office.repository, office.editions).none());
    CHECK(editorial::changes(office.repository, office.editions).waiting == Texts{page});
    office.publish();
    CHECK_THAT(office.page_in_use(), !Catch::Contains("Not approved."));
    office.approve(page);
    CHECK(editorial::changes(office.repository, office.editions).changed == Texts{page});
    CHECK(office.publish() == 3);
    CHECK_THAT(office.page_in_use(), Catch::Contains("Not approved."));
    CHECK(office.published(page) == 3);
    CHECK(editorial::changes(office.repository, office.editions).none());
    // It is signed like any edition, and nothing of the work is left over.
    CHECK(storage::verify(office.editions.path(3), {office.keys.public_key}));
    for (const auto& name : names_in(office.data))
        CHECK_FALSE(Catch::startsWith(name, "publishing-"));
    CHECK(must(office.repository.audit_log().verify()) > 0);
    const auto entry = office.repository.audit_log().entries(1).at(0);
    CHECK(entry.what == "publish");
    CHECK(entry.object == "edition 3");
    CHECK(entry.words == "0 added, 1 changed, 0 removed");
    CHECK(entry.act.who == "paul");
    CHECK(office.sqlite("SELECT count(*) FROM published p JOIN edition e ON e.digest = p.edition "
                        "WHERE e.number = 3") ==
          std::to_string(office.repository.list().size()) + "\n");
}

TEST_CASE("What the next edition changes is told, with the warnings it touches", "[library]") {
    Office office;
    office.fill();
    auto next = editorial::changes(office.repository, office.editions);
    CHECK(next.added.size() == office.repository.list().size());
    CHECK(next.waiting.empty());
    office.publish();
    const std::string body = office.repository.newest(page)->body;
    const auto at = body.find("> **");
    REQUIRE(at != std::string::npos);
    const auto mark = body.rfind("> [!", at);
    const std::string id = body.substr(body.find(' ', mark + 2) + 1,
                                       body.find(']', mark) - body.find(' ', mark + 2) - 1);
    std::string after = body;
    office.save(page, after.insert(at + 4, "Very "));
    office.approve(page);
    office.save("en/groups.toml", office.with("en/groups.toml", "title = \"", "title = \"X "));
    must(editorial::withdraw(office.repository, office.editions, {"es/topics/prostate.md", "wrong"},
                             {paul, noon}));
    next = editorial::changes(office.repository, office.editions);
    CHECK(next.added.empty());
    CHECK(next.changed == Texts{page});
    CHECK(next.removed == Texts{"es/topics/prostate.md"});
    CHECK(next.waiting == Texts{"en/groups.toml"});
    CHECK(next.warnings.at(0) == page + ": " + id);
}

TEST_CASE("Publishing without right, without texts or without the key is told in one line",
          "[library]") {
    Office office;
    CHECK(fault(office.try_publish()) ==
          "the edition: would be empty: no text is approved yet; have the texts reviewed and "
          "approved, then publish");
    must(editorial::import_folder(office.repository, support::fixtures() / "library",
                                  {author("ann"), noon}));
    CHECK_THAT(fault(office.try_publish()), Catch::Contains("no text is approved yet"));
    for (const auto& one : office.repository.list()) office.approve(one.path);
    CHECK_THAT(fault(office.try_publish(rita)),
               Catch::Contains("the edition: rita is no publisher; ask a publisher"));
    fs::remove(office.key);
    CHECK_THAT(fault(office.try_publish()), Catch::StartsWith(office.key.string()));
    const auto locked = storage::make_keys("open sesame, please");
    must(base::write_file(office.key, locked.secret_file));
    CHECK_THAT(fault(office.try_publish()), Catch::StartsWith(office.key.string()));
    CHECK_FALSE(office.editions.current());
    CHECK(office.sqlite("SELECT count(*) FROM edition") == "0\n");
    office.settings.trusted_keys = {locked.public_key};
    CHECK(must(editorial::publish(office.repository,
                                  {office.paths, "open sesame, please", {paul, noon}},
                                  {office.editions, office.settings}, office.problems)) == 1);
    // A key the clinic does not trust: the kiosk would refuse it, so it is not put in use.
    must(base::write_file(office.key, office.keys.secret_file));
    CHECK_THAT(fault(office.try_publish()), Catch::Contains("somebody this clinic does not trust"));
    CHECK(office.editions.current() == 1);
    CHECK(office.sqlite("SELECT count(*) FROM intent") == "0\n");
}

TEST_CASE("An approved text that the rest does not fit is named, and nothing changes",
          "[library]") {
    Published office;
    std::string body = office.with(page, "sources = [", "sources = [\"NEW25\", ");
    body.replace(body.find("[NG110](source:NG110)"), 21,
                 "[NEW25](source:NEW25) [NG110](source:NG110)");
    office.save(page, body);
    must(editorial::submit(office.repository, page, {author("ann"), noon}));
    CHECK_THAT(fault(office.try_approve(page)),
               Catch::StartsWith(page + ":1: source 'NEW25' is not in sources.json"));
    // It is there, but nobody has approved it yet.
    office.save("sources.json",
                support::with_source(office.repository.newest("sources.json")->body, "NEW25"));
    must(office.try_approve(page));
    const std::string before = base::read_file(office.folder / "editions" / "current").value();
    CHECK(fault(office.try_publish()) ==
          "the approved texts: do not fit together, so nothing was published; mend the problems "
          "above, have them approved, then publish again");
    CHECK_THAT(office.told(), Catch::StartsWith(page + ":1: source 'NEW25' is not in"));
    CHECK_THAT(office.told(), !Catch::Contains("publishing-"));
    CHECK(base::read_file(office.folder / "editions" / "current").value() == before);
    CHECK(office.editions.numbers() == std::vector<int>{1});
    office.approve("sources.json");
    CHECK(office.publish() == 2);
}

TEST_CASE("A withdrawn page is not in the next edition, in no language", "[library]") {
    Published office;
    must(editorial::withdraw(office.repository, office.editions, {page, "wrong"}, {paul, noon}));
    CHECK(editorial::changes(office.repository, office.editions).removed ==
          Texts{"ar/topics/prostatitis.md", page, "es/topics/prostatitis.md"});
    CHECK(office.publish() == 2);
    CHECK(office.in_use().page_count() == 12);
    const auto edition = office.in_use();
    for (const auto& group : edition.groups("en")) {
        CHECK_FALSE(group.topics.empty());
        for (const auto& id : group.topics) CHECK(id != "prostatitis");
    }
    CHECK(office.published(page) == 0);
    must(editorial::restore(office.repository, page, {paul, noon}));
    CHECK(office.publish() == 3);
    CHECK(office.in_use().page_count() == 15);
    must(editorial::withdraw(office.repository, office.editions,
                             {"es/topics/prostatitis.md", "wrong"}, {paul, noon}));
    office.publish();
    CHECK(office.in_use().page_count() == 14);
    must(editorial::withdraw(office.repository, office.editions,
                             {"en/topics/warning-signs.md", "wrong"}, {paul, noon}));
    CHECK_FALSE(office.try_publish());
    CHECK_THAT(office.told(), Catch::Contains("for warning signs, which is withdrawn"));
}

TEST_CASE("A page that answers claims can be withdrawn: what is unanswered then is told",
          "[library]") {
    Office office;
    office.fill(support::content());
    must(editorial::withdraw(office.repository, office.editions,
                             {"en/topics/massage-claims.md", "old"}, {paul, noon}));
    CHECK(office.publish() == 1);
    std::size_t told = 0, answered = 0;
    for (const auto& problem : office.problems)
        if (problem.file == "claims.toml" &&
            problem.what.ends_with("is answered on a page that is withdrawn"))
            ++told;
    const std::string claims = office.repository.newest("claims.toml")->body,
                      mark = "\"massage-claims#";
    for (auto at = claims.find(mark); at != std::string::npos; at = claims.find(mark, at + 1))
        ++answered;
    CHECK(answered > 0);
    CHECK(told == answered);
}

TEST_CASE("A page taken off the glass at once comes back with the next edition", "[library]") {
    Published office;
    must(office.editions.withdraw("prostatitis", "paul", noon));
    must(office.editions.withdraw("prostate", "paul", noon));
    must(editorial::withdraw(office.repository, office.editions, {page, "wrong"}, {paul, noon}));
    const std::set<std::string> both{"prostatitis", "prostate"};
    office.publish();
    CHECK(office.editions.withdrawn() == both);
    must(editorial::restore(office.repository, page, {paul, noon}));
    CHECK(office.editions.withdrawn() == both);
    office.publish();
    CHECK(office.editions.withdrawn() ==
          std::set<std::string>{"prostate"});  // not the library's act
}

TEST_CASE("Rolling back needs a right, a reason and a whole edition", "[library]") {
    Published office;
    office.change("A newer sentence.");
    REQUIRE(office.publish() == 2);
    CHECK_THAT(office.try_roll_back(1, " "), Catch::Contains("needs a reason"));
    CHECK_THAT(office.try_roll_back(2, "bad"), Catch::Contains("is in use already"));
    CHECK_THAT(office.try_roll_back(7, "bad"), Catch::Contains("is not kept here"));
    CHECK_FALSE(editorial::roll_back(office.repository, {1, "bad"},
                                     {office.editions, office.settings}, {rita, noon}));
    CHECK(office.editions.current() == 2);
    CHECK(office.try_roll_back(1, "a wrong sentence") == "");
    CHECK(office.editions.current() == 1);
    CHECK(office.published(page) == 2);
    CHECK_THAT(office.page_in_use(), !Catch::Contains("A newer sentence."));
    CHECK(editorial::changes(office.repository, office.editions).changed == Texts{page});
    const auto entry = office.repository.audit_log().entries(1).at(0);
    CHECK(entry.what == "roll back");
    CHECK(entry.object == "edition 1");
    CHECK(entry.words == "a wrong sentence");
    CHECK(office.publish() == 3);
    support::run("sqlite3 '" + office.editions.path(2).string() +
                 "' \"UPDATE page SET title = 'Altered'\"");
    CHECK_THAT(office.try_roll_back(2, "bad"), Catch::Contains("was changed after it was signed"));
    CHECK(office.editions.current() == 3);
    CHECK(office.repository.audit_log().entries(1).at(0).what == "publish");
}

TEST_CASE("The newest ten editions and ten backups are kept", "[library]") {
    Published office;
    for (int i = 2; i <= 13; ++i) {
        office.change("Sentence " + std::to_string(i) + ".");
        REQUIRE(office.publish() == i);
    }
    CHECK(office.editions.numbers() == std::vector<int>{4, 5, 6, 7, 8, 9, 10, 11, 12, 13});
    const auto backups = names_in(office.data / "backups");
    REQUIRE(backups.size() == 10);
    CHECK(backups.front() == "library-0004.db");
    CHECK(backups.back() == "library-0013.db");
    const std::string last = (office.data / "backups" / backups.back()).string();
    CHECK(support::run("sqlite3 '" + last +
                       "' 'PRAGMA integrity_check; SELECT count(*) FROM "
                       "revision'")
              .out == "ok\n" + office.sqlite("SELECT count(*) FROM revision"));
}

TEST_CASE("An approval nobody wrote into the history is not published", "[library]") {
    Published office;
    office.save(page, office.with(page, "\n## ", "\nSmuggled.\n\n## "));
    office.sqlite(
        "UPDATE revision SET state = 'approved', decided_by = 'rita' WHERE id = (SELECT "
        "newest FROM text WHERE path = '" +
        page + "'); UPDATE text SET approved = newest WHERE path = '" + page + "'");
    CHECK_THAT(fault(office.try_publish()), Catch::StartsWith("the approved texts: "));
    CHECK_THAT(office.told(),
               Catch::StartsWith(page + ": stands as approved, but the history tells of no"));
    CHECK(office.editions.current() == 1);
}

TEST_CASE("A publish that was cut off is finished or forgotten at the next start", "[library]") {
    Published office;
    office.change("A newer sentence.");
    // As it stands when the program ends between the intent and the record.
    const bool in_place = GENERATE(true, false);
    office.publish();
    const auto key = office.sqlite("SELECT digest FROM edition WHERE number = 2");
    office.sqlite(
        "DROP TRIGGER history_kept; DELETE FROM history WHERE what = 'publish' AND "
        "object = 'edition 2'; UPDATE edition SET number = 0 WHERE number = 2; UPDATE "
        "edition SET used = (number = 1); UPDATE text SET published = (SELECT revision FROM "
        "published p JOIN edition e ON e.digest = p.edition WHERE e.number = 1 AND p.text = "
        "text.id); INSERT INTO "
        "intent VALUES(1, (SELECT digest FROM edition WHERE number = 0), 'publish', "
        "'paul', 5, 'words')");
    if (!in_place) must(base::write_file(office.folder / "editions" / "current", "1\n"));
    editorial::reconcile(office.repository, office.editions);
    const auto entry = office.repository.audit_log().entries(1).at(0);
    CHECK((entry.what == "publish" && entry.object == "edition 2" && entry.act.at == 5) ==
          in_place);
    CHECK(office.published(page) == (in_place ? 3 : 2));
    CHECK(office.sqlite("SELECT count(*) FROM intent") == "0\n");
    CHECK(office.sqlite("SELECT count(*) FROM edition WHERE number > 0") ==
          (in_place ? "2\n" : "1\n"));
    const auto before = office.sqlite("SELECT count(*) FROM history");
    editorial::reconcile(office.repository, office.editions);
    CHECK(office.sqlite("SELECT count(*) FROM history") == before);
    CHECK_FALSE(key.empty());
}

TEST_CASE("Only one publishes at a time", "[library]") {
    Published office;
    const base::Lock other(office.data / "publishing.lock");
    REQUIRE(other.taken());
    CHECK_THAT(fault(office.try_publish()), Catch::Contains("somebody is publishing"));
}

TEST_CASE("A library travels on a stick, whole, and never over what it does not know",
          "[library]") {
    Published office;
    const base::Path stick = office.folder / "stick.db",
                     home = office.folder / "home" / "library.db";
    const base::Path backups = office.folder / "home" / "backups";
    fs::create_directories(home.parent_path());
    must(editorial::export_library(office.repository, stick));
    must(editorial::take_library({stick, false}, {home, backups}, {mia, noon}));
    {
        auto there = must(editorial::Repository::open(home));
        CHECK(there.list().size() == office.repository.list().size());
        CHECK(there.audit_log().entries(2).at(1).hash == office.repository.audit_log().head());
        CHECK(there.audit_log().entries(1).at(0).what == "take-library");
        must(editorial::save(there, {page, "bob", "mine", there.newest(page)->id, 0},
                             {author("bob"), noon}));
    }
    office.change("A newer sentence.");
    must(editorial::export_library(office.repository, stick));
    CHECK_THAT(fault(editorial::take_library({stick, false}, {home, backups}, {mia, noon})),
               Catch::Contains("does not know all that was done in the library here"));
    CHECK(must(editorial::Repository::open(home)).newest(page)->body == "mine");
    {
        auto reading = must(editorial::Repository::open(home));  // somebody has it open
        must(editorial::take_library({stick, true}, {home, backups}, {mia, noon}));
        CHECK_THAT(reading.newest(page)->body, Catch::Contains("A newer sentence."));
    }
    CHECK(must(editorial::Repository::open(home)).audit_log().entries(2).at(1).hash ==
          office.repository.audit_log().head());
    CHECK(names_in(backups) == Texts{"library-0001.db"});
    CHECK(support::run("sqlite3 '" + home.string() + "' 'PRAGMA integrity_check'").out == "ok\n");
    CHECK(support::run("sqlite3 '" + (backups / "library-0001.db").string() +
                       "' \"SELECT count(*) FROM revision WHERE body = 'mine'\"")
              .out == "1\n");
    CHECK(names_in(home.parent_path()) == Texts{"backups", "library.db"});
}

TEST_CASE("A library on a stick that is spoiled is refused, and ours is left", "[library]") {
    Published office;
    const base::Path stick = office.folder / "stick.db";
    must(editorial::export_library(office.repository, stick));
    const std::string kind =
        GENERATE(as<std::string>(), "cut", "words", "missing", "changed", "newer");
    const auto sql = [&](const std::string& what) {
        support::run("sqlite3 '" + stick.string() + "' \"" + what + "\"");
    };
    if (kind == "cut") fs::resize_file(stick, fs::file_size(stick) / 2);
    if (kind == "words") must(base::write_file(stick, "not a library"));
    if (kind == "missing") fs::remove(stick);
    if (kind == "changed")
        sql("DROP TRIGGER revision_stays; UPDATE revision SET body = 'x' WHERE id = 3");
    if (kind == "newer") sql("PRAGMA user_version = 99");
    const auto head = office.repository.audit_log().head();
    INFO(kind);
    CHECK_FALSE(editorial::take_library({stick, true}, {office.file, office.data / "backups"},
                                        {mia, noon}));
    CHECK(office.repository.audit_log().head() == head);
    CHECK(must(office.repository.audit_log().verify()) > 0);
    CHECK_FALSE(fs::exists(office.file.string() + ".importing"));
}
