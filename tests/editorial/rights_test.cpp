// Who may do what is asked by each act itself, whichever door it is called from; and each leaves an
// entry in the history under the name of who signed in.
#include "editorial/carry.h"
#include "editorial/office.h"
#include "editorial/recovery.h"

namespace {

using namespace office;
using editorial::Action;
using editorial::StaffRole;
using Texts = std::vector<std::string>;

// Everything but what is wanted: one who may not, however much else they may.
editorial::Person lacking(const std::set<StaffRole>& roles) {
    editorial::Person person{"eve", "Eve", {}, true, true};
    for (const auto role :
         {StaffRole::author, StaffRole::reviewer, StaffRole::publisher, StaffRole::manager})
        if (!roles.contains(role)) person.roles.insert(role);
    return person;
}

// A library with accounts, one edition in use, a page in review, and copies of all on a stick.
struct Busy : Office {
    base::Path stick = folder / "stick", backups = data / "backups";
    editorial::LibraryPlace here{file, backups};
    editorial::Revision waiting;

    Busy() {
        fill();
        REQUIRE(publish() == 1);
        fs::create_directories(stick);
        must(repository.accounts().add(mia, "19283746", {mia, noon}));
        must(editorial::export_library(repository, stick / "library.db"));
        must(editions.copy(1, stick / "edition.db", settings));
        waiting = save(page, with(page, "\n## ", "\nWaiting.\n\n## "));
        must(editorial::submit(repository, page, {ann, noon}));
    }
    std::string last() {
        const auto entry = repository.audit_log().entries(1).at(0);
        return entry.act.who + " " + entry.what + " " + entry.object;
    }
};

template <class Act>
void refused(Action action, const Act& act) {
    INFO(editorial::name_of(action));
    auto inactive = mia;
    inactive.roles = editorial::roles_for(action);
    inactive.active = false;
    for (const auto& who : {lacking(editorial::roles_for(action)), inactive}) {
        const std::string told = fault(act(editorial::By{who, noon}));
        CHECK_THAT(told, Catch::Contains(who.name + " is no ") ||
                             Catch::StartsWith(who.name + ": is no "));
        CHECK_THAT(told, Catch::Contains("; ask a"));
    }
}

}  // namespace

TEST_CASE("Each act is refused, by itself, to whoever has not the right", "[library]") {
    Busy office;
    const auto before =
        office.sqlite("SELECT count(*) FROM history; SELECT count(*) FROM revision");
    auto& repository = office.repository;
    const editorial::Destination to{office.editions, office.settings};
    using By = const editorial::By&;
    refused(Action::save, [&](By by) {
        return editorial::save(repository, {page, "ann", "x", office.waiting.id}, by);
    });
    refused(Action::save, [&](By by) {
        return editorial::import_folder(repository, support::fixtures() / "library", by);
    });
    refused(Action::submit, [&](By by) { return editorial::submit(repository, page, by); });
    refused(Action::approve, [&](By by) {
        return editorial::approve(repository, {office.waiting.id, {}, today, {}}, by);
    });
    refused(Action::reject,
            [&](By by) { return editorial::reject(repository, office.waiting.id, "no", by); });
    refused(Action::remark, [&](By by) {
        return editorial::remark(repository, {office.waiting.id, 1, "Shorter?"}, by);
    });
    refused(Action::publish, [&](By by) {
        return editorial::publish(repository, {office.paths, "", by}, to, office.problems);
    });
    refused(Action::roll_back, [&](By by) {
        return editorial::roll_back(repository, {1, "why"}, to, by);
    });
    refused(Action::withdraw, [&](By by) {
        return editorial::withdraw(repository, office.editions, {page, "why"}, by);
    });
    refused(Action::restore, [&](By by) { return editorial::restore(repository, page, by); });
    refused(Action::take_edition, [&](By by) {
        return editorial::take_edition(repository, {office.stick / "edition.db"}, to, by);
    });
    refused(Action::activate, [&](By by) {
        return editorial::activate(repository, {office.stick / "edition.db"}, to, by);
    });
    refused(Action::take_library, [&](By by) {
        return editorial::take_library({office.stick / "library.db", true}, office.here, by);
    });
    refused(Action::add_account, [&](By by) {
        return repository.accounts().add({"bob", "Bob", {}, false, true}, "29384756", by);
    });
    refused(Action::change_account, [&](By by) { return repository.accounts().change(mia, by); });
    refused(Action::change_secret,
            [&](By by) { return repository.accounts().change_secret("bob", "29384756", by); });
    refused(Action::unlock_account, [&](By by) { return repository.accounts().unlock("mia", by); });
    refused(Action::alias_account,
            [&](By by) { return repository.accounts().alias("mia", "Somebody", by); });
    must(repository.back_up(office.backups, 10));
    const auto offer = must(editorial::offer_backup(office.file, office.backups));
    refused(Action::recover,
            [&](By by) { return editorial::bring_back_backup(office.file, offer, by); });
    CHECK(office.sqlite("SELECT count(*) FROM history; SELECT count(*) FROM revision") == before);
    CHECK(office.editions.withdrawn().empty());
}

TEST_CASE("Each act stands in the history under the name of who did it", "[library]") {
    Busy office;
    auto& repository = office.repository;
    const editorial::Destination to{office.editions, office.settings};
    must(editorial::remark(repository, {office.waiting.id, 1, "Shorter?"}, {rita, noon}));
    CHECK(office.last() == "rita remark " + page);
    must(editorial::reject(repository, office.waiting.id, "no", {rita, noon}));
    CHECK(office.last() == "rita reject " + page);
    // Whatever name a draft carries, the revision is of who signed in.
    const auto saved = must(editorial::save(
        repository, {page, "somebody", office.waiting.body + "- More?\n", office.waiting.id},
        {ann, noon}));
    CHECK(saved.by == "ann");
    CHECK(office.last() == "ann save " + page);
    must(editorial::submit(repository, page, {ann, noon}));
    CHECK(office.last() == "ann submit " + page);
    must(office.try_approve(page));
    CHECK(office.last() == "rita approve " + page);
    REQUIRE(office.publish() == 2);
    CHECK(office.last() == "paul publish edition 2");
    must(editorial::roll_back(repository, {1, "why"}, to, {paul, noon}));
    CHECK(office.last() == "paul roll back edition 1");
    must(editorial::activate(repository, {office.editions.path(2), true}, to, {paul, noon}));
    CHECK(office.last() == "paul activate edition 2");
    CHECK(must(editorial::take_edition(repository, {office.stick / "edition.db", true}, to,
                                       {paul, noon})) == 1);
    CHECK(office.last() == "paul take-edition edition 1");
    CHECK(repository.audit_log().entries(1).at(0).words == "edition.db, older than the one in use");
    must(editorial::withdraw(repository, office.editions, {page, "why"}, {paul, noon}));
    CHECK(office.last() == "paul withdraw " + page);
    must(editorial::restore(repository, page, {paul, noon}));
    CHECK(office.last() == "paul restore " + page);
    must(repository.accounts().add({"bob", "Bob", {}, false, true}, "29384756", {mia, noon}));
    CHECK(office.last() == "mia add-account bob");
    must(editorial::take_library({office.stick / "library.db", true}, office.here, {mia, noon}));
    CHECK(office.last() == "mia take-library library");
    CHECK(must(repository.audit_log().verify()) > 0);
}

TEST_CASE("What only this machine did is no reason to refuse the office's library, and stays told",
          "[library]") {
    Busy office;
    auto& repository = office.repository;
    const editorial::Destination to{office.editions, office.settings};
    const auto stick = office.stick / "library.db";
    must(editorial::export_library(repository, stick));
    must(editorial::take_edition(repository, {office.stick / "edition.db"}, to, {paul, noon}));
    for (int week = 1; week <= 2; ++week) {
        {
            auto theirs = must(editorial::Repository::open(stick));
            const auto text = theirs.newest("sources.json").value();
            must(editorial::save(theirs, {text.path, "", text.body + "\n", text.id},
                                 {ann, noon + week}));
        }
        CHECK(must(editorial::Incoming::read(stick, office.here)).brought().continues);
        must(editorial::take_library({stick}, office.here, {mia, noon}));
    }
    Texts acts;
    for (const auto& entry : repository.audit_log().entries(4)) acts.push_back(entry.what);
    CHECK(acts == Texts{"take-library", "take-library", "take-edition", "save"});
    CHECK(must(repository.audit_log().verify()) > 0);
}

TEST_CASE("An edition that cannot be taken changes nothing and leaves no entry", "[library]") {
    Busy office;
    const auto before = office.last();
    must(base::write_file(office.stick / "edition.db", "spoiled"));
    const editorial::Destination to{office.editions, office.settings};
    CHECK_FALSE(editorial::take_edition(office.repository, {office.stick / "edition.db"}, to,
                                        {paul, noon}));
    fs::remove(storage::signature_path(office.stick / "edition.db"));
    CHECK_FALSE(editorial::take_edition(office.repository, {office.stick / "edition.db"}, to,
                                        {paul, noon}));
    CHECK(office.last() == before);
    CHECK(office.sqlite("SELECT count(*) FROM intent") == "0\n");
    CHECK(office.editions.current() == 1);
}
