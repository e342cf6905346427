#include "handout/recall.h"

#include <map>

#include "edition/pack.h"
#include "storage/signature.h"
#include "support/world.h"

using handout::read_code;
using handout::recall_code;

TEST_CASE("A code forgives small letters, blanks and dashes, and finds every single slip",
          "[handout]") {
    const auto code = recall_code({"d21c2c93", "prostatitis", "en", "", false});
    INFO(code);
    CHECK(code.size() == 8);
    CHECK(code.find_first_of("01IO") == std::string::npos);
    std::string typed;
    for (const char c : code) typed += c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(read_code(" " + typed) == code);
    CHECK_FALSE(read_code(""));
    CHECK_FALSE(read_code(code + "2"));
    CHECK_FALSE(read_code("+++-++++"));
    for (std::size_t at = 0; at < code.size(); ++at)
        for (const char other : std::string("23456789ABCDEFGHJKLMNPQRSTUVWXYZ")) {
            if (code[at] == '-' || code[at] == other) continue;
            auto slip = code;
            slip[at] = other;
            INFO(slip);
            CHECK_FALSE(read_code(slip));
        }
}

TEST_CASE("Each sheet has a code of its own", "[handout]") {
    const auto code = recall_code({"d21c2c93", "prostatitis", "en", "", false});
    CHECK(code != recall_code({"d21c2c94", "prostatitis", "en", "", false}));
    CHECK(code != recall_code({"d21c2c93", "prostate", "en", "", false}));
    CHECK(code != recall_code({"d21c2c93", "prostatitis", "es", "", false}));
    CHECK(code != recall_code({"d21c2c93", "prostatitis", "en", "es", false}));
    CHECK(code != recall_code({"d21c2c93", "prostatitis", "en", "", true}));
    CHECK(code != recall_code({"d21c2c93", "prostatitis", "en", "", false, true}));
}

TEST_CASE("A code tells whether its paper is current, replaced or withdrawn", "[handout]") {
    namespace fs = std::filesystem;
    const support::Folder folder;
    const auto data = folder / "data", content = folder / "content";
    fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive);
    support::prepare(data, content, "[\"en\", \"es\", \"ar\"]");
    const auto place = settings::data_paths(data.string());
    base::Problems problems;
    const auto settings = settings::read_settings(place.settings(), problems);
    const edition::EditionStore editions(place.editions());
    const auto first = editions.open_best(settings, problems)->version();
    const auto code = [&](const std::string& page) {
        return recall_code({first, page, "en", "", true});
    };
    using Fate = handout::Recall::Fate;
    CHECK(handout::recall(code("prostatitis"), editions, settings).fate == Fate::current);
    CHECK(handout::recall(recall_code({"00000000", "prostatitis", "en", "", false}), editions,
                          settings)
              .fate == Fate::unknown);
    // A second edition: one page changed, another gone.
    const auto change = [&](const base::Path& path, const std::string& from,
                            const std::string& to) {
        auto text = base::read_file(path).value();
        text.replace(text.find(from), from.size(), to);
        REQUIRE(base::write_file(path, text));
    };
    change(content / "en" / "topics" / "prostatitis.md", "It is common.", "It is very common.");
    for (const char* language : {"en", "es", "ar"})
        fs::remove(content / language / "topics" / "your-visit.md");
    change(content / "topics.toml",
           "[[group]]\nid = \"visit\"\nicon = \"calendar\"\ntopics = [\"your-visit\"]\n", "");
    const auto made = edition::pack(content::DiskTree(content),
                                    {folder / "two.db", place.secret_key(), {}}, problems);
    for (const auto& problem : problems) UNSCOPED_INFO(base::to_line(problem));
    REQUIRE(made);
    REQUIRE(edition::EditionStore(place.editions()).activate(folder / "two.db", settings));
    const auto changed = handout::recall(code("prostatitis"), editions, settings);
    CHECK(changed.fate == Fate::replaced);
    CHECK(changed.sheet.large);
    CHECK(changed.title == "Prostatitis");
    CHECK(changed.now != first);
    CHECK(changed.number == 1);
    CHECK(changed.since == 2);
    CHECK(handout::recall(code("prostate-massage"), editions, settings).fate == Fate::current);
    CHECK(handout::recall(code("your-visit"), editions, settings).fate == Fate::withdrawn);
}

TEST_CASE("Of two sheets that share a code both are told", "[handout]") {
    const support::Folder folder;
    support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"es\", \"ar\"]");
    const auto place = settings::data_paths(folder.path().string());
    base::Problems problems;
    const auto settings = settings::read_settings(place.settings(), problems);
    const edition::EditionStore editions(place.editions());
    // So many pages that some of their codes are the same.
    const auto file = editions.path(1);
    REQUIRE(
        support::run("sqlite3 '" + file.string() +
                     "' \"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i "
                     "< 8000) INSERT INTO grouped SELECT NULL, (SELECT id FROM grouping LIMIT "
                     "1), 'p-' || i FROM n\"")
            .exit == 0);
    REQUIRE(storage::sign(file, place.secret_key(), "a test"));
    const auto version = editions.open_best(settings, problems)->version();
    std::map<std::string, std::string> seen;
    std::string code, first, second;
    std::vector<handout::SheetName> looks;
    for (const std::string pair :
         {"en/", "en/es", "en/ar", "es/", "es/en", "es/ar", "ar/", "ar/en"})
        for (const bool large : {false, true})
            looks.push_back({version, "", pair.substr(0, 2), pair.substr(3), large});
    for (int i = 1; i <= 8000 && code.empty(); ++i)
        for (auto& look : looks) {
            look.page = "p-" + std::to_string(i);
            const auto made = recall_code(look);
            const auto [at, fresh] = seen.emplace(made, look.page);
            if (fresh || !code.empty() || at->second == look.page) continue;
            code = made, first = at->second, second = look.page;
        }
    REQUIRE_FALSE(code.empty());
    const auto all = handout::recalls(code, editions, settings);
    REQUIRE(all.size() >= 2);
    CHECK(all[0].sheet.page == first);
    CHECK(all[1].sheet.page == second);
}
