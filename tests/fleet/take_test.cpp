// A kiosk takes what its channel has, and nothing it should not.
#include "fleet/lab.h"

#include "storage/digest.h"

namespace {

namespace fs = std::filesystem;
using lab::Lab;

}  // namespace

TEST_CASE("An edition that is published stands on every kiosk of the channel", "[fleet]") {
    Lab lab;
    const auto first = lab.take("a");
    CHECK(lab::told(first.problems) == "");
    CHECK(first.state.number == 1);
    const auto before = Lab::version(lab.kiosk("a"));
    CHECK(lab.publish() == 2);
    const auto second = lab.take("a");
    CHECK(lab::told(second.problems) == "");
    CHECK(second.state.number == 2);
    CHECK(Lab::version(lab.kiosk("a")) != before);
    CHECK(lab.take("b").state.number == 2);  // that one came late, and has it whole
    CHECK(Lab::version(lab.kiosk("a")) == Lab::version(lab.kiosk("b")));
    CHECK_FALSE(lab.take("a").edition);
}

TEST_CASE("One word more comes as a patch of a few bytes, and is what was signed", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    lab.publish();
    const auto channel = lab.owner();
    const auto& targets = channel.targets().targets;
    const auto whole = targets.at("editions/0002.db.zst").length;
    const auto patch = targets.at("editions/0001-0002.zpatch").length;
    INFO(whole << " " << patch);
    CHECK(patch < 4000);
    CHECK(patch * 10 < whole);
    // Without the whole one there is still the patch.
    const auto& target = targets.at("editions/0002.db.zst");
    REQUIRE(fs::remove(lab.channel / fleet::target_path("editions/0002.db.zst", target.sha256)));
    CHECK(lab.take("a").state.number == 2);
    CHECK(
        storage::sha256_of(base::read_file(lab.kiosk("a").paths.editions() / "0002.db").value()) ==
        target.edition->sha256);
}

TEST_CASE("A patch that does not lead to the signed edition is passed over for the whole one",
          "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    lab.publish();
    const auto channel = lab.owner();
    const auto& patch = channel.targets().targets.at("editions/0001-0002.zpatch");
    const auto file = lab.channel / fleet::target_path("editions/0001-0002.zpatch", patch.sha256);
    SECTION("it is damaged") { REQUIRE(base::write_file(file, "nonsense")); }
    SECTION("it is missing") { REQUIRE(fs::remove(file)); }
    SECTION("it was made for another edition") {
        const auto kiosk = lab.kiosk("a");
        REQUIRE(support::run("sqlite3 '" + (kiosk.paths.editions() / "0001.db").string() +
                             "' 'PRAGMA user_version = 77'")
                    .exit == 0);
    }
    const auto taken = lab.take("a");
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.state.number == 2);
}

TEST_CASE("A withdrawal reaches a kiosk without an edition, and before one", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    lab.withdraw("prostate");
    const auto taken = lab.take("a");
    CHECK(taken.off == std::vector<std::string>{"prostate"});
    CHECK_FALSE(taken.edition);
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
    // Also where no edition of the channel can be had.
    lab.now += 60;
    lab.withdraw("prostatitis");
    lab.publish();
    fs::remove_all(lab.channel / "targets/editions");
    const auto again = lab.take("a");
    CHECK(again.off == std::vector<std::string>{"prostatitis"});
    CHECK_THAT(lab::told(again.problems), Catch::Contains("cannot"));
    CHECK(again.state.number == 1);
}

TEST_CASE("A withdrawal is lifted by a newer edition that says so, and by nothing else",
          "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    lab.withdraw("prostate");
    REQUIRE(lab.take("a").off.size() == 1);
    lab.now += 60;
    lab.publish();  // whoever made it knows nothing of the withdrawal
    CHECK(lab.take("a").state.number == 2);
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
    lab.now += 60;
    lab.lift("prostate");
    lab.publish();
    CHECK(lab.take("a").state.number == 3);
    CHECK_FALSE(Lab::off(lab.kiosk("a"), "prostate"));
    lab.now += 60;
    lab.withdraw("prostate");
    CHECK(lab.take("a").off == std::vector<std::string>{"prostate"});
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
}

TEST_CASE("What this kiosk's own staff took off is lifted by no channel", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    edition::EditionStore editions(lab.kiosk("a").paths.editions());
    REQUIRE(editions.withdraw("prostate", "ward", lab.now));
    lab.lift("prostate");
    lab.publish();
    CHECK(lab.take("a").state.number == 2);
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
}

TEST_CASE("A ring takes it at once, all others when its time has come", "[fleet]") {
    Lab lab;
    for (const char* name : {"a", "b", "c", "d"}) REQUIRE(lab.take(name).state.number == 1);
    fleet::EditionInfo told;
    told.ring = 0;
    told.all_from = lab.now + 3600;
    lab.publish(told);
    for (const char* name : {"a", "b", "c", "d"}) CHECK(lab.take(name).state.number == 1);
    lab.now += 3601;
    for (const char* name : {"a", "b", "c", "d"}) CHECK(lab.take(name).state.number == 2);
}

TEST_CASE("An edition for a newer program waits for that", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    fleet::EditionInfo told;
    told.program = "0.10.0";
    lab.publish(told);
    CHECK(lab.take("a").state.number == 1);
    auto newer = lab.kiosk("a");
    newer.program = "0.10.1";
    fleet::FolderSource source(lab.channel);
    CHECK(fleet::take(source, newer).state.number == 2);
}

TEST_CASE("The way back is a higher number with the old pages", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    const auto first = Lab::version(lab.kiosk("a"));
    lab.publish();
    REQUIRE(lab.take("a").state.number == 2);
    auto channel = lab.owner();
    const auto publisher = fleet::open_key(lab.keys(), fleet::Role::targets, lab::passphrase);
    fleet::Release back{lab.path("packed-1.db"), {}};
    back.told.program = "0.1.0";
    REQUIRE(channel.add(back, *publisher) == 3);
    REQUIRE(channel.sign(lab.desk(), {}) == true);
    const auto taken = lab.take("a");
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.state.number == 3);
    CHECK(Lab::version(lab.kiosk("a")) == first);
}

TEST_CASE("An edition nobody sees within a minute gives place to the one before", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    const auto first = Lab::version(lab.kiosk("a"));
    lab.shows(lab.kiosk("a"), first);
    lab.publish();
    REQUIRE(lab.take("a").state.trial);
    const auto second = Lab::version(lab.kiosk("a"));
    SECTION("it is seen") {
        lab.now += 5;
        lab.shows(lab.kiosk("a"), second);
        lab.now += 100;
        CHECK_FALSE(lab.take("a").state.trial);
        CHECK(Lab::version(lab.kiosk("a")) == second);
    }
    SECTION("it is not") {
        lab.now += 61;
        lab.shows(lab.kiosk("a"), first);
        const auto taken = lab.take("a");
        CHECK_THAT(lab::told(taken.problems), Catch::Contains("was not shown within 60 s"));
        CHECK(taken.state.number == 1);
        CHECK(Lab::version(lab.kiosk("a")) == first);
        lab.now += 60;
        CHECK_FALSE(lab.take("a").edition);  // nor tried again
        lab.publish();
        CHECK(lab.take("a").state.number == 3);
    }
    SECTION("somebody reads: it is waited for them") {
        lab.now += 600;
        lab.shows(lab.kiosk("a"), first, true);
        CHECK(lab.take("a").state.trial);
        CHECK(Lab::version(lab.kiosk("a")) == second);
    }
    SECTION("the kiosk died of it") {
        lab.now += 400;
        CHECK_FALSE(lab.take("a").state.trial);
        CHECK(Lab::version(lab.kiosk("a")) == first);
    }
}

TEST_CASE("An edition that does not answer, or a stranger made, is never shown", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    const auto first = Lab::version(lab.kiosk("a"));
    lab.publish();
    auto kiosk = lab.kiosk("a");
    SECTION("it does not answer") {
        kiosk.try_out = [](edition::Edition&) -> base::Result<void> {
            return base::fail("e", "gives no leaflet");
        };
    }
    SECTION("its publisher is not trusted here") {
        kiosk.settings.trusted_keys = {storage::make_keys().public_key};
    }
    fleet::FolderSource source(lab.channel);
    const auto taken = fleet::take(source, kiosk);
    CHECK_FALSE(taken.problems.empty());
    CHECK(taken.state.refused.contains(2));
    CHECK(Lab::version(lab.kiosk("a")) == first);
}

TEST_CASE("What was refused is told again, and taken once its publisher is trusted", "[fleet]") {
    Lab lab;
    auto kiosk = lab.kiosk("new");
    kiosk.settings.trusted_keys = {storage::make_keys().public_key};
    fleet::FolderSource source(lab.channel);
    REQUIRE_FALSE(fleet::take(source, kiosk).problems.empty());
    const auto again = fleet::take(source, kiosk);
    CHECK(again.state.number == 0);
    CHECK_THAT(lab::told(again.problems), Catch::Contains("add the publisher's key"));
    const auto trusting = fleet::take(source, lab.kiosk("new"));
    CHECK(lab::told(trusting.problems) == "");
    CHECK(trusting.state.number == 1);
}

TEST_CASE("Three editions are kept, and in the channel the ways to the newest", "[fleet]") {
    Lab lab;
    for (int number = 2; number <= 5; ++number) {
        REQUIRE(lab.take("a").state.number == number - 1);
        lab.now += 60;
        lab.shows(lab.kiosk("a"), Lab::version(lab.kiosk("a")));
        lab.publish();
    }
    REQUIRE(lab.take("a").state.number == 5);
    lab.now += 2;
    lab.shows(lab.kiosk("a"), Lab::version(lab.kiosk("a")));
    CHECK_FALSE(lab.take("a").state.trial);
    CHECK(edition::EditionStore(lab.kiosk("a").paths.editions()).numbers() ==
          std::vector<int>{3, 4, 5});
    auto channel = lab.owner();
    CHECK(channel.targets().targets.count("editions/0003.db.zst") == 0);
    CHECK(channel.targets().targets.count("editions/0004.db.zst") == 1);
    CHECK(channel.targets().targets.count("editions/0003-0005.zpatch") == 1);
    CHECK(channel.targets().targets.count("editions/0003-0004.zpatch") == 0);
    // What left the list goes after a day.
    const auto count = [&] {
        return std::distance(fs::directory_iterator(lab.channel / "targets/editions"), {});
    };
    const auto before = count();
    channel.prune();
    CHECK(count() == before);
    const auto later = std::chrono::duration_cast<std::chrono::seconds>(
                           std::chrono::system_clock::now().time_since_epoch())
                           .count();
    lab.now = later + 2 * fleet::day_s;
    { const auto closed = std::move(channel); }
    lab.owner().prune();
    CHECK(count() == 2 * 3 + 2);
}
