// What an attacker on the way, a broken copy, a wrong clock or a stolen key may do to a kiosk:
// nothing a patient would see.
#include <fstream>

#include "fleet/channel.h"
#include "fleet/lab.h"
#include "storage/digest.h"

namespace {

namespace fs = std::filesystem;
using lab::Lab;

// A kiosk that shows edition 2, and the channel as it was before that, and after.
struct Attacked {
    Lab lab;
    base::Path before = lab.path("before"), after = lab.path("after");
    std::string shown;

    Attacked() {
        keep(before);
        lab.now += 60;
        REQUIRE(lab.publish() == 2);
        REQUIRE(lab.take("a").state.number == 2);
        shown = Lab::version(lab.kiosk("a"));
    }
    void keep(const base::Path& as) const {
        fs::remove_all(as);
        fs::copy(lab.channel, as, fs::copy_options::recursive);
    }
    // The kiosk is as it was, and staff are told.
    void refuses(const base::Path& channel, const std::string& why) {
        const auto taken = lab.take("a", channel);
        CHECK_THAT(lab::told(taken.problems), Catch::Contains(why));
        CHECK_FALSE(taken.edition);
        CHECK(Lab::version(lab.kiosk("a")) == shown);
    }
    // And goes on with the true channel afterwards.
    void goes_on() {
        lab.now += 60;
        const int number = lab.publish();
        const auto taken = lab.take("a");
        CHECK(lab::told(taken.problems) == "");
        CHECK(taken.state.number == number);
    }
    base::Path newest(const base::Path& channel, const char* role) const {
        std::int64_t highest = 0;
        base::Path found;
        for (const auto& entry : fs::directory_iterator(channel / "metadata")) {
            const auto file = entry.path().filename().string();
            if (!file.ends_with(std::string(".") + role + ".json")) continue;
            if (std::stoll(file) > highest) highest = std::stoll(file), found = entry.path();
        }
        return found;
    }
};

void cut(const base::Path& file) { fs::resize_file(file, fs::file_size(file) / 2); }

void swell(const base::Path& file) {
    std::ofstream(file, std::ios::app | std::ios::binary) << std::string(1U << 20U, ' ');
}

}  // namespace

TEST_CASE("An older copy of the channel is refused, whole or in part", "[fleet]") {
    Attacked attacked;
    attacked.refuses(attacked.before, "timestamp.json: is older than what is known");
    attacked.goes_on();
}

TEST_CASE("A channel that stands still is told when its day is past, and nothing is blanked",
          "[fleet]") {
    Attacked attacked;
    attacked.lab.now += fleet::timestamp_life_s + 60;
    const auto taken = attacked.lab.take("a");
    CHECK_THAT(lab::told(taken.problems), Catch::Contains("timestamp expired"));
    CHECK_FALSE(base::any_error(taken.problems));
    CHECK_THAT(taken.state.stale, Catch::Contains("no news to be believed"));
    CHECK(Lab::version(attacked.lab.kiosk("a")) == attacked.shown);
    CHECK_FALSE(Lab::off(attacked.lab.kiosk("a"), "prostate"));
    attacked.goes_on();
    CHECK(attacked.lab.take("a").state.stale == "");
}

TEST_CASE("A copy mixed of two times is refused", "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    lab.now += 60;
    lab.publish();
    attacked.keep(attacked.after);
    const char* role = GENERATE("snapshot", "targets");
    const auto stand_in = base::read_file(attacked.newest(attacked.before, role)).value();
    REQUIRE(base::write_file(attacked.newest(attacked.after, role), stand_in));
    attacked.refuses(attacked.after, "is not the file that was signed");
    attacked.goes_on();
}

TEST_CASE("What was cut off, or has grown, is refused at its length", "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    lab.now += 60;
    lab.publish();
    attacked.keep(attacked.after);
    const auto spoil = GENERATE(&cut, &swell);
    const std::string what = GENERATE("timestamp", "snapshot", "targets", "files");
    const auto metadata = attacked.after / "metadata";
    if (what == "files")
        for (const auto& entry : fs::directory_iterator(attacked.after / "targets/editions"))
            spoil(entry.path());
    else
        spoil(what == "timestamp" ? metadata / "timestamp.json"
                                  : attacked.newest(attacked.after, what.c_str()));
    INFO(what);
    attacked.refuses(attacked.after, ": is");
    attacked.goes_on();
}

namespace {

// A network that answers for one file with something else, as one with a sign-in does.
class Portal : public fleet::FolderSource {
  public:
    Portal(const base::Path& folder, std::string file, std::string page)
        : FolderSource(folder), file_(std::move(file)), page_(std::move(page)) {}
    base::Result<std::optional<std::string>> read(const std::string& path,
                                                  std::uint64_t most) override {
        if (path.ends_with(file_)) return page_;
        return FolderSource::read(path, most);
    }

  private:
    std::string file_, page_;
};

}  // namespace

TEST_CASE("One wrong answer is forgotten once the server gives the right one", "[fleet]") {
    Lab lab;
    const auto mirror = lab.path("mirror"), trust = lab.path("fetched");
    fleet::FolderSource server(lab.channel);
    REQUIRE(fleet::fetch(server, mirror, lab.kiosk("a"), trust));
    REQUIRE(lab.take("a", mirror).state.number == 1);
    lab.now += 60;
    lab.withdraw("prostate");
    lab.publish();
    const auto& [file, page] =
        GENERATE(table<std::string, std::string>({{"root.json", "<html>Please sign in</html>"},
                                                  {"timestamp.json", ""},
                                                  {"snapshot.json", "{\"signed\": {"},
                                                  {"targets.json", "<html>Please sign in</html>"},
                                                  {"withdrawals.json", "{\"signed\": {"}}));
    SECTION("it came through the fetcher") {
        Portal portal(lab.channel, file, page);
        CHECK_FALSE(fleet::fetch(portal, mirror, lab.kiosk("a"), trust));
        CHECK(lab.take("a", mirror).state.number == 1);
    }
    SECTION("it stands in the copy since an older program") {
        fs::create_directories(mirror / "metadata");
        auto stands = file == "timestamp.json" ? file : "2." + file;
        REQUIRE(base::write_file(mirror / "metadata" / stands, page));
    }
    SECTION("it took the place of what was right") {
        REQUIRE(fleet::fetch(server, mirror, lab.kiosk("a"), trust));
        for (const auto& entry : fs::directory_iterator(mirror / "metadata"))
            if (entry.path().filename().string().ends_with(file))
                REQUIRE(base::write_file(entry.path(), page));
    }
    lab.now += 60;
    const auto fetched = fleet::fetch(server, mirror, lab.kiosk("a"), trust);
    INFO((fetched ? "" : base::to_line(fetched.error())));
    CHECK(fetched);
    const auto taken = lab.take("a", mirror);
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.state.number == 2);
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
}

TEST_CASE("A channel signed with other keys is refused", "[fleet]") {
    Attacked attacked;
    const support::Folder elsewhere;
    REQUIRE(fleet::found(
        {elsewhere / "channel", elsewhere / "roots", elsewhere / "keys", "x", attacked.lab.now}));
    const auto desk = fleet::open_desk_keys(elsewhere / "keys").value();
    fleet::Timestamp mine;
    mine.version = 1000;
    mine.expires = attacked.lab.now + 1000;
    attacked.keep(attacked.after);
    REQUIRE(base::write_file(attacked.after / "metadata/timestamp.json",
                             fleet::sealed(fleet::body(mine), {&desk.timestamp})));
    attacked.refuses(attacked.after, "is not signed by the keys of timestamp");
    // Nor does another root take over.
    fs::copy_file(elsewhere / "channel/metadata/1.root.json",
                  attacked.after / "metadata/2.root.json");
    attacked.refuses(attacked.after, "is not signed by the keys of root");
    attacked.goes_on();
}

TEST_CASE("Who stole the timestamp's key can stop news, and change nothing", "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    const auto stolen = lab.desk();
    attacked.keep(attacked.after);
    fleet::Snapshot mine;
    mine.version = 900;
    mine.expires = lab.now + 1000;
    mine.targets = mine.withdrawals = {900, 10, std::string(64, 'a')};
    const auto forged = fleet::sealed(fleet::body(mine), {&stolen.timestamp});
    REQUIRE(base::write_file(attacked.after / "metadata/900.snapshot.json", forged));
    fleet::Timestamp newest;
    newest.version = 1'000'000;
    newest.expires = lab.now + 1000;
    newest.snapshot = {900, forged.size(), storage::sha256_of(forged)};
    REQUIRE(base::write_file(attacked.after / "metadata/timestamp.json",
                             fleet::sealed(fleet::body(newest), {&stolen.timestamp})));
    attacked.refuses(attacked.after, "is not signed by the keys of snapshot");
    // Counted up beyond all that the owner signs: until root names another key.
    attacked.refuses(lab.channel, "is older than what is known");
    lab.replace(fleet::Role::timestamp);
    attacked.goes_on();
}

TEST_CASE("Every key can be replaced, one after the other, and each kiosk follows", "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    lab.withdraw("prostate");
    lab.replace(fleet::Role::timestamp);
    lab.replace(fleet::Role::root, 2);
    lab.replace(fleet::Role::targets);
    lab.replace(fleet::Role::snapshot);
    lab.replace(fleet::Role::withdrawals);
    CHECK(lab.owner().trust().root().version == 5);
    const auto taken = lab.take("a");
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.off == std::vector<std::string>{"prostate"});
    attacked.goes_on();
    // One of root alone replaces nothing.
    fs::remove(fleet::root_key_file(lab.roots(), 1));
    fs::remove(fleet::root_key_file(lab.roots(), 3));
    auto channel = lab.owner();
    const auto refused = fleet::replace_key(
        channel, {fleet::Role::timestamp, 0, lab.roots(), lab.keys(), lab::passphrase});
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().what, Catch::Contains("has 1 keys of root, and 2 have to sign"));
}

TEST_CASE("Withdrawals are not undone by an older list", "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    attacked.keep(attacked.before);
    lab.now += 60;
    lab.withdraw("prostate");
    REQUIRE(lab.take("a").off.size() == 1);
    attacked.keep(attacked.after);
    SECTION("the whole channel of before") {
        attacked.refuses(attacked.before, "is older than what is known");
    }
    SECTION("the old list under the new name") {
        lab.now += 60;
        lab.withdraw("prostatitis");
        attacked.keep(attacked.after);
        const auto old = base::read_file(attacked.newest(attacked.before, "withdrawals")).value();
        REQUIRE(base::write_file(attacked.newest(attacked.after, "withdrawals"), old));
        attacked.refuses(attacked.after, "is not the file that was signed");
    }
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
}

TEST_CASE("A clock that is off by a year, or was never set, blanks nothing and withdraws on",
          "[fleet]") {
    Attacked attacked;
    auto& lab = attacked.lab;
    lab.now += 60;
    lab.publish();
    lab.withdraw("prostate");
    const auto right = lab.now;
    const auto wrong = GENERATE(std::int64_t{0}, lab::noon - 365 * fleet::day_s,
                                lab::noon + 365 * fleet::day_s + 7200);
    lab.now = wrong;
    const auto taken = lab.take("a");
    CHECK(taken.off == std::vector<std::string>{"prostate"});
    CHECK(Lab::off(lab.kiosk("a"), "prostate"));
    CHECK(Lab::version(lab.kiosk("a")) != "");
    // Ahead, nothing new can be believed; behind, all is as signed.
    CHECK(taken.state.number == (wrong > right ? 2 : 3));
    lab.now = right + 60;
    CHECK(lab.take("a").state.number == 3);
    CHECK(lab.take("a").state.stale == "");
}

TEST_CASE("A channel whose keys of root would lie beside the others is not begun", "[fleet]") {
    const Lab lab;
    const auto keys = lab.path("new-keys"), channel = lab.path("new-channel");
    fs::create_directories(keys);
    fs::create_directory_symlink(keys, lab.path("another-name"));
    const auto roots = lab.path(GENERATE("new-keys", "new-keys/.", "another-name"));
    const auto made = fleet::found({channel, roots, keys, lab::passphrase, lab::noon});
    REQUIRE_FALSE(made);
    CHECK(fs::is_empty(keys));
    CHECK_FALSE(fs::exists(channel));
    CHECK(fleet::found({channel, lab.path("stick"), keys, lab::passphrase, lab::noon}));
}

TEST_CASE("Keys lie where they may, or nothing is signed with them", "[fleet]") {
    const Lab lab;
    const auto pair = storage::make_keys();
    const auto open = [&](fleet::Role role) {
        return fleet::open_key(lab.keys(), role, lab::passphrase);
    };
    SECTION("root lies offline") {
        REQUIRE(base::write_file(lab.keys() / "root-1.key", pair.secret_file));
        CHECK_THAT(open(fleet::Role::timestamp).error().what,
                   Catch::Contains("is a key of root, which lies offline"));
    }
    SECTION("the publisher's is locked") {
        REQUIRE(base::write_file(lab.keys() / "targets.key", pair.secret_file));
        CHECK_THAT(open(fleet::Role::targets).error().what, Catch::Contains("is not locked"));
    }
    SECTION("what a timer uses is not") {
        fs::copy_file(lab.keys() / "targets.key", lab.keys() / "timestamp.key",
                      fs::copy_options::overwrite_existing);
        CHECK_THAT(open(fleet::Role::timestamp).error().what,
                   Catch::Contains("cannot be used while nobody is there") ||
                       Catch::Contains("no key that can be used"));
    }
    SECTION("each on its own machine") {
        fs::remove(lab.keys() / "targets.key");
        CHECK_THAT(open(fleet::Role::targets).error().what, Catch::Contains("lies elsewhere"));
        CHECK(open(fleet::Role::timestamp));
    }
}

TEST_CASE("What the publisher signed is seen once the desk's machine has signed too", "[fleet]") {
    Lab lab;
    REQUIRE(lab.take("a").state.number == 1);
    lab.publish({}, false);
    CHECK(lab.take("a").state.number == 1);
    CHECK(lab.sign());
    CHECK(lab.take("a").state.number == 2);
    CHECK_FALSE(lab.sign());
    lab.now += fleet::day_s + 1;
    CHECK(lab.sign());  // a new day, a new timestamp
}
