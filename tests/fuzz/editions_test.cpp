// Editions whose bytes were altered after all, and signed again so that verification lets them
// pass: what is left to trust is SQLite and our own reading of it.
#include <chrono>
#include <fstream>
#include <random>

#include "edition/edition.h"
#include "edition/pack.h"
#include "storage/signature.h"
#include "support/world.h"

namespace {

constexpr int editions_read = 300;
constexpr double longest_edition_s = 2.0;

struct Publisher {
    support::Folder folder;
    base::Path file = folder / "e.db", key = folder / "key";
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    std::string sound;

    Publisher() {
        REQUIRE(base::write_file(key, keys.secret_file));
        base::Problems problems;
        REQUIRE(edition::pack(content::DiskTree(support::fixtures() / "library"), {file, key, {}},
                              problems));
        settings.trusted_keys = {keys.public_key};
        sound = base::read_file(file).value();
    }
    base::Result<edition::Edition> open(const std::string& bytes) const {
        std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
        REQUIRE(storage::sign(file, key, "altered"));
        return edition::Edition::open(file, settings);
    }
};

// Flips bits, blanks stretches, cuts, doubles and swaps pages of the file.
std::string damaged(const std::string& sound, std::mt19937& random) {
    std::string bytes = sound;
    const auto below = [&](std::size_t most) { return most == 0 ? 0 : random() % most; };
    for (auto harms = 1 + below(6); harms > 0; --harms) {
        const std::size_t at = below(bytes.size());
        switch (below(6)) {
            case 0:
                bytes.resize(std::max<std::size_t>(at, 100));
                break;
            case 1:
                std::fill_n(bytes.begin() + static_cast<long>(at),
                            std::min<std::size_t>(below(600), bytes.size() - at), '\0');
                break;
            case 2:
                for (int i = 0; i < 200; ++i) bytes[below(bytes.size())] ^= 1;
                break;
            case 3:
                bytes.replace(at / 4096 * 4096, 4096,
                              bytes.substr(below(bytes.size()) / 4096 * 4096, 4096));
                break;
            case 4:
                bytes[below(120)] = static_cast<char>(random());
                break;  // the head of the file
            default:
                bytes[at] = static_cast<char>(random());
        }
    }
    return bytes;
}

// Does what a visitor's screens do. A Fault is how damage is told; any other end is a bug.
void visit(edition::Edition& edition) {
    for (const std::string tag : {"en", "es", "ar", "fr"}) {
        edition.words(tag)(content::Msg::bar_home);
        for (const auto& group : edition.groups(tag))
            for (const auto& id : group.topics) {
                std::string language = tag;
                edition.topic(tag, id);
                edition.page(language, id);
                edition.language(language);
            }
        edition.term(tag, "psa");
    }
    edition.search("en", "prostatitis", 5);
    edition.search("en", "prostattitis", 5);
    for (const auto& id : edition.drawings()) edition.drawing("ar", id);
}

}  // namespace

TEST_CASE("Three hundred damaged editions are refused or read without a crash", "[fuzz]") {
    const Publisher publisher;
    std::mt19937 random(300);
    int refused = 0, faults = 0;
    for (int i = 0; i < editions_read; ++i) {
        INFO("edition " << i);
        const std::string bytes = damaged(publisher.sound, random);
        const auto start = std::chrono::steady_clock::now();
        try {
            auto edition = publisher.open(bytes);
            if (edition)
                visit(*edition);
            else
                ++refused;
        } catch (const storage::Fault&) {
            ++faults;
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        REQUIRE(took.count() < longest_edition_s);
    }
    INFO(refused << " refused, " << faults << " faults");
    CHECK(refused > 20);
    CHECK(refused + faults < editions_read);  // some damage does not show
    auto edition = publisher.open(publisher.sound);
    REQUIRE(edition);
    CHECK_NOTHROW(visit(*edition));
}

TEST_CASE("An edition emptied of languages, words or pages is refused, not shown empty", "[fuzz]") {
    const Publisher publisher;
    const std::string table = GENERATE(as<std::string>(), "language", "word", "page", "meta");
    REQUIRE(publisher.open(publisher.sound));
    REQUIRE(support::run("sqlite3 '" + publisher.file.string() + "' 'DELETE FROM " + table + "'")
                .exit == 0);
    REQUIRE(storage::sign(publisher.file, publisher.key, "emptied"));
    INFO(table);
    CHECK_FALSE(edition::Edition::open(publisher.file, publisher.settings));
}
