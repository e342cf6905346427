#include "edition/edition.h"

#include <set>

#include "document/plain.h"
#include "edition/pack.h"
#include "storage/signature.h"
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// An edition of the small library after some change to it, opened as a kiosk does.
struct Opened {
    support::Folder folder;
    base::Path content = folder / "content", file = folder / "e.db", key = folder / "key";
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;

    explicit Opened(const std::function<void(const base::Path&)>& change = {}) {
        fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive);
        if (change) change(content);
        REQUIRE(base::write_file(key, keys.secret_file));
        base::Problems problems;
        REQUIRE(edition::pack(content::DiskTree(content), {file, key, {}}, problems));
        settings.trusted_keys = {keys.public_key};
        settings.emergency_number = "999";
    }
    base::Result<edition::Edition> open() const { return edition::Edition::open(file, settings); }
    // Alters the file with the publisher's own hand.
    std::string after(const std::string& sql) {
        REQUIRE(support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"").exit == 0);
        REQUIRE(storage::sign(file, key, "altered"));
        const auto opened = open();
        return opened ? "opened" : opened.error().what;
    }
};

}  // namespace

TEST_CASE("Pages are stored as they were written, byte for byte", "[library]") {
    const Opened made;
    auto database = storage::Database::open_immutable(made.file).value();
    auto rows = database.prepare("SELECT language, id, markdown FROM page");
    int pages = 0;
    while (rows.step()) {
        const auto file = made.content / rows.text(0) / "topics" / (rows.text(1) + ".md");
        INFO(file.string());
        CHECK(rows.text(2) == base::read_file(file).value());
        ++pages;
    }
    CHECK(pages == 15);
}

TEST_CASE("A visitor reads a page with the clinic's own numbers in it", "[library]") {
    const Opened made;
    auto edition = made.open().value();
    std::string language = "en";
    const auto page = edition.page(language, "prostatitis");
    REQUIRE(page);
    const auto words = document::plain(*page, document::Include::everything);
    CHECK_THAT(words, Catch::Contains("call 999") && !Catch::Contains("{"));
    CHECK(edition.page_count() == 15);
    CHECK(edition.version().size() >= 6);
    CHECK(edition.safety_topic() == "warning-signs");
}

TEST_CASE("A page missing in a language is given in English, and says so", "[library]") {
    const Opened made(
        [](const base::Path& content) { fs::remove(content / "es/topics/your-visit.md"); });
    auto edition = made.open().value();
    std::string language = "es";
    REQUIRE(edition.page(language, "your-visit"));
    CHECK(language == "en");
    language = "es";
    REQUIRE(edition.page(language, "prostatitis"));
    CHECK(language == "es");
    REQUIRE(edition.topic("es", "your-visit"));
    CHECK(edition.topic("es", "your-visit")->title == "Your visit");
    CHECK_FALSE(edition.page(language, "no-such-page"));
    CHECK(edition.topic("es", "no-such-page") == nullptr);
}

TEST_CASE("A language the edition lacks is English, words and all", "[library]") {
    const Opened made;
    auto edition = made.open().value();
    CHECK(edition.words("fr")(content::Msg::bar_home) == "Home");
    CHECK(edition.language("fr").language.tag == "en");
    CHECK(edition.groups("fr").size() == edition.groups("en").size());
    REQUIRE(edition.term("fr", "psa"));
    CHECK(edition.term("fr", "psa")->word == "PSA");
    REQUIRE(edition.drawing("fr", "male-pelvis"));
    CHECK(edition.drawing("fr", "male-pelvis")->titles ==
          edition.drawing("en", "male-pelvis")->titles);
    CHECK_FALSE(edition.drawing("en", "no-such"));
}

TEST_CASE("Languages, groups, sources and drawings come in the authors' order", "[library]") {
    const Opened made;
    auto edition = made.open().value();
    std::vector<std::string> tags;
    for (const auto& entry : edition.languages()) tags.push_back(entry.language.tag);
    CHECK(tags == std::vector<std::string>{"en", "ar", "es"});
    CHECK(edition.language("ar").language.rtl());
    CHECK(edition.words("ar").language.rtl());
    std::vector<std::string> groups;
    for (const auto& group : edition.groups("es")) groups.push_back(group.id);
    CHECK(groups == std::vector<std::string>{"prostate", "pain", "examinations", "visit"});
    CHECK(edition.groups("es")[1].topics == std::vector<std::string>{"prostatitis"});
    REQUIRE(edition.source("NG110"));
    CHECK(edition.source("NG110")->number == "NG110");
    CHECK(edition.source("NG110")->year == 2018);
    CHECK(edition.source("none") == nullptr);
    const auto drawings = edition.drawings();
    CHECK(std::set<std::string>(drawings.begin(), drawings.end()) ==
          std::set<std::string>{"gland-changes", "male-pelvis"});
}

TEST_CASE("A sensitive topic keeps its discreet title beside the true one", "[library]") {
    const Opened made;
    auto edition = made.open().value();
    const auto* topic = edition.topic("en", "prostatitis");
    REQUIRE(topic);
    CHECK(topic->sensitive);
    CHECK(topic->title == "Prostatitis");
    CHECK(topic->discreet_title == "Pain and infection");
    CHECK(topic->review.due == text::Date{2027, 11, 22});
}

TEST_CASE("One flipped bit anywhere in an edition is refused", "[library]") {
    const Opened made;
    const std::string sound = base::read_file(made.file).value();
    std::string altered = sound;
    for (std::size_t at = 0; at < sound.size(); at += 1999) {
        altered[at] = static_cast<char>(altered[at] ^ (1 << (at % 8)));
        REQUIRE(base::write_file(made.file, altered));
        INFO("byte " << at);
        const auto opened = made.open();
        REQUIRE_FALSE(opened);
        REQUIRE(opened.error().what == "was changed after it was signed");
        altered[at] = sound[at];
    }
    REQUIRE(base::write_file(made.file, sound));
    CHECK(made.open());
}

TEST_CASE("An edition cut anywhere or grown is refused", "[library]") {
    const Opened made;
    const std::string sound = base::read_file(made.file).value();
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{100},
                                     sound.size() / 2, sound.size() - 4096, sound.size() - 1}) {
        REQUIRE(base::write_file(made.file, sound.substr(0, length)));
        CHECK_FALSE(made.open());
    }
    REQUIRE(base::write_file(made.file, sound + "x"));
    CHECK_FALSE(made.open());
}

TEST_CASE("A signed file that is no edition says what it is", "[library]") {
    Opened made;
    CHECK(made.after("UPDATE meta SET value = '3' WHERE key = 'schema'") ==
          "was made for a newer Urokiosk");
    CHECK_THAT(made.after("UPDATE meta SET value = '2'; DROP TABLE page"),
               Catch::Contains("is no edition"));
    CHECK_THAT(made.after("DROP TABLE meta"), Catch::Contains("is no edition"));
    REQUIRE(base::write_file(made.file, "Dear patient,\n"));
    REQUIRE(storage::sign(made.file, made.key, "x"));
    CHECK_THAT(made.open().error().what, Catch::Contains("is no database that can be read"));
}

TEST_CASE("A clinic's name with quote marks does not spoil its pages", "[library]") {
    Opened made([](const base::Path& content) {
        const auto file = content / "en/topics/your-visit.md";
        auto text = base::read_file(file).value();
        const std::string from = "Know what to tell us";
        text.replace(text.find(from), from.size(), "Know what to tell {clinic-name}");
        REQUIRE(base::write_file(file, text));
    });
    made.settings.name = "The \"Old Mill\" clinic";
    auto edition = made.open().value();
    std::string language = "en";
    const auto page = edition.page(language, "your-visit");
    REQUIRE(page);
    CHECK(page->front.title == "Your visit");
    CHECK(page->front.summary ==
          "Get ready in a few steps. Know what to tell The \"Old Mill\" clinic and what to ask.");
    REQUIRE(edition.topic("en", "your-visit"));
    CHECK_THAT(edition.topic("en", "your-visit")->summary, !Catch::Contains("{clinic-name}"));
}

TEST_CASE("A clinic's phone number is shown as it is, whatever marks it holds", "[library]") {
    Opened made;
    made.settings.emergency_number = "*112*";
    auto edition = made.open().value();
    std::string language = "en";
    const auto page = edition.page(language, "prostatitis");
    REQUIRE(page);
    CHECK_THAT(document::plain(*page, document::Include::everything),
               Catch::Contains("call *112*"));
}

TEST_CASE("An edition made for an older program is shown, its missing words in English",
          "[library]") {
    const support::Folder folder;
    support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"es\"]");
    const auto place = settings::data_paths(folder.path().string());
    const auto old = folder / "old.db";
    std::filesystem::copy_file(folder / "packed.db", old);
    const auto ran = support::run("sqlite3 " + old.string() +
                                  " \"DELETE FROM word WHERE key IN ('desk_save', 'bar_back') AND "
                                  "(language = 'en' OR key = 'desk_save')\"");
    REQUIRE(ran.exit == 0);
    REQUIRE(storage::sign(old, place.secret_key(), "urokiosk edition, schema 1, 5 pages"));
    base::Problems problems;
    const auto settings = settings::read_settings(place.settings(), problems);
    const auto edition = edition::Edition::open(old, settings);
    REQUIRE(edition);
    CHECK(edition->words("en")(content::Msg::bar_back) == "Back");
    CHECK(edition->words("es")(content::Msg::desk_save) == "Save");
    CHECK(edition->words("es")(content::Msg::bar_back) == "Atrás");
}

TEST_CASE("An edition carries what the clinic tells, and another edition takes it back",
          "[library]") {
    Opened plain;
    plain.settings.emergency_number = "999";
    CHECK(plain.open()->settings().emergency_number == "999");
    Opened told([](const base::Path& content) {
        REQUIRE(base::write_file(content / "clinic-details.toml", "emergency_number = \"112\"\n"));
    });
    told.settings.emergency_number = "999";
    auto edition = told.open().value();
    CHECK(edition.settings().emergency_number == "112");
    std::string language = "en";
    CHECK_THAT(
        document::plain(*edition.page(language, "prostatitis"), document::Include::everything),
        Catch::Contains("call 112") && !Catch::Contains("999"));
}
