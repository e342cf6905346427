#include "fleet/lab.h"

#include "edition/pack.h"

namespace lab {

namespace {

namespace fs = std::filesystem;

fleet::Release release_of(const base::Path& edition, const fleet::EditionInfo& told) {
    fleet::Release release{edition, told};
    if (release.told.program.empty()) release.told.program = "0.1.0";
    return release;
}

void pack_into(const base::Path& place, int number, std::int64_t now) {
    const auto page = base::Path("en/topics/your-visit.md");
    const auto text = base::read_file(support::fixtures() / "library" / page).value();
    REQUIRE(base::write_file(place / "content" / page,
                             text + "- Question " + std::to_string(number) + "?\n"));
    base::Problems problems;
    const auto edition = place / ("packed-" + std::to_string(number) + ".db");
    REQUIRE(edition::pack(content::DiskTree(place / "content"),
                          {edition, place / "publisher.key", {}, "", storage::published_stamp(now)},
                          problems));
    REQUIRE(edition::write_withdrawals(edition::withdrawals_beside(edition), {}));
}

// Keys ask for seconds of a processor: they are made once for all tests.
const base::Path& first_channel() {
    static const auto folder = [] {
        auto made = std::make_unique<support::Folder>();
        const auto place = made->path();
        fs::copy(support::fixtures() / "library", place / "content", fs::copy_options::recursive);
        const auto keys = storage::make_keys();
        REQUIRE(base::write_file(place / "publisher.key", keys.secret_file));
        REQUIRE(base::write_file(place / "clinic.toml", "languages = [\"en\"]\ntrusted_keys = [\"" +
                                                            keys.public_key + "\"]\n"));
        pack_into(place, 1, noon);
        const auto anchor =
            fleet::found({place / "channel", place / "roots", place / "keys", passphrase, noon});
        REQUIRE(anchor);
        REQUIRE(base::write_file(place / "fleet-root.json", *anchor));
        auto channel = fleet::Channel::open(place / "channel",
                                            {place / "owner", place / "fleet-root.json", noon});
        REQUIRE(channel);
        const auto publisher = fleet::open_key(place / "keys", fleet::Role::targets, passphrase);
        REQUIRE(publisher);
        REQUIRE(channel->add(release_of(place / "packed-1.db", {}), *publisher) == 1);
        REQUIRE(channel->sign(*fleet::open_desk_keys(place / "keys"), {}) == true);
        return made;
    }();
    static const base::Path path = folder->path();
    return path;
}

}  // namespace

namespace {

const storage::Signer& first_publisher() {
    static const auto key =
        fleet::open_key(first_channel() / "keys", fleet::Role::targets, passphrase).value();
    return key;
}

}  // namespace

base::Result<storage::Signer> Lab::publisher() const {
    return fleet::open_key(keys(), fleet::Role::targets, passphrase);
}

Lab::Lab() {
    fs::copy(first_channel(), place_.path(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

// Each is packed once for all tests: the third of one is the third of another.
base::Path Lab::packed() {
    const auto file = first_channel() / ("packed-" + std::to_string(++packed_) + ".db");
    if (!fs::exists(file)) pack_into(first_channel(), packed_, noon + packed_);
    return file;
}

fleet::Channel Lab::owner() const {
    auto open = fleet::Channel::open(channel, {place_ / "owner", anchor(), now});
    REQUIRE(open);
    return std::move(*open);
}

fleet::DeskKeys Lab::desk() const {
    auto open = fleet::open_desk_keys(keys());
    REQUIRE(open);
    return std::move(*open);
}

int Lab::publish(const fleet::EditionInfo& told, bool sign_too) {
    auto release = release_of(packed(), told);
    release.told.lifts = std::exchange(lifts_, {});
    auto made = owner();
    const auto number = made.add(release, replaced_ ? *publisher() : first_publisher());
    REQUIRE(number);
    if (sign_too) REQUIRE(made.sign(desk(), made.off()) == true);
    return *number;
}

void Lab::withdraw(const std::string& page) {
    auto made = owner();
    auto off = made.off();
    std::erase_if(off, [&](const auto& one) { return one.page == page; });
    off.push_back({page, "mia", text::to_utc(now), made.newest()});
    REQUIRE(made.sign(desk(), off) == true);
}

bool Lab::sign() {
    auto made = owner();
    const auto done = made.sign(desk(), made.off());
    REQUIRE(done);
    return *done;
}

void Lab::replace(fleet::Role role, int which) {
    auto made = owner();
    const auto done = fleet::replace_key(made, {role, which, roots(), keys(), passphrase});
    INFO((done ? "" : base::to_line(done.error())));
    REQUIRE(done);
    replaced_ = true;
}

fleet::Kiosk Lab::kiosk(const std::string& name) const {
    const auto data = place_ / ("kiosk-" + name);
    if (!fs::exists(data)) {
        fs::create_directories(data);
        fs::copy_file(place_ / "clinic.toml", data / "clinic.toml");
        fs::copy_file(anchor(), data / "fleet-root.json");
    }
    base::Problems problems;
    fleet::Kiosk made{settings::data_paths(data.string()), {}, "0.1.0", now, {}};
    made.settings = settings::read_settings(made.paths.settings(), problems);
    made.settings.fleet.name = name;
    return made;
}

fleet::Taken Lab::take(const std::string& name, const base::Path& from) const {
    fleet::FolderSource source(from.empty() ? channel : from);
    return fleet::take(source, kiosk(name));
}

std::string Lab::version(const fleet::Kiosk& kiosk) {
    base::Problems passed_over;
    const auto edition =
        edition::EditionStore(kiosk.paths.editions()).open_best(kiosk.settings, passed_over);
    return edition ? edition->version() : "";
}

bool Lab::off(const fleet::Kiosk& kiosk, const std::string& page) {
    base::Problems passed_over;
    const edition::EditionStore editions(kiosk.paths.editions());
    const auto edition = editions.open_best(kiosk.settings, passed_over);
    return edition && editions.resting(*edition).value().contains(page);
}

void Lab::shows(const fleet::Kiosk& kiosk, const std::string& version, bool visit) const {
    const auto moment = std::to_string(now);
    REQUIRE(base::write_file(kiosk.paths.health(),
                             "{\"edition\": \"" + version + "\", \"beat\": " + moment +
                                 ", \"frame\": " + moment +
                                 ", \"visit\": " + (visit ? "true" : "false") + "}"));
}

std::string told(const base::Problems& problems) {
    std::string all;
    for (const auto& problem : problems) all += base::to_line(problem) + "\n";
    return all;
}

}  // namespace lab
