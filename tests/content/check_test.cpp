#include "content/check.h"

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

// The small library as an author keeps it, to be spoiled.
struct Content {
    support::Folder folder;
    base::Path path = folder / "content";
    base::Problems problems;
    std::vector<std::string> taken;
    std::vector<std::pair<std::size_t, std::size_t>> steps;

    Content() { fs::copy(support::fixtures() / "library", path, fs::copy_options::recursive); }
    void change(const std::string& file, const std::string& from, const std::string& to) {
        auto text = base::read_file(path / file).value();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        REQUIRE(base::write_file(path / file, text.replace(at, from.size(), to)));
    }
    void read() {
        content::CheckOptions options;
        options.page = [&](const content::Page& page) {
            taken.push_back(page.language + "/" + page.id);
        };
        options.progress = [&](std::size_t done, std::size_t all) {
            steps.emplace_back(done, all);
        };
        problems = content::check(content::DiskTree(path), options);
    }
    std::string told(base::Severity severity = base::Severity::error) const {
        std::string lines;
        for (const auto& problem : problems)
            if (problem.severity == severity) lines += base::to_line(problem) + "\n";
        return lines;
    }
    bool took(const std::string& page) const {
        return std::find(taken.begin(), taken.end(), page) != taken.end();
    }
};

const std::string prostate = "en/topics/prostate.md";

}  // namespace

TEST_CASE("A sound library is taken page by page, English first", "[library]") {
    Content content;
    content.read();
    CHECK(content.told() == "");
    REQUIRE(content.taken.size() == 15);
    for (std::size_t i = 0; i < 5; ++i) CHECK_THAT(content.taken[i], Catch::StartsWith("en/"));
    REQUIRE(content.steps.size() == 15);
    CHECK(content.steps.front() == std::pair<std::size_t, std::size_t>{1, 15});
    CHECK(content.steps.back() == std::pair<std::size_t, std::size_t>{15, 15});
}

TEST_CASE("What a page leans on must be there", "[library]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"(term:prostate)", "(term:prostrate)",
             ":1: the word 'prostrate' is not in the glossary"},
        Slip{"diagram:male-pelvis", "diagram:female-pelvis", "there is no drawing 'female-pelvis'"},
        Slip{"#prostate", "#prostrate", "the drawing 'male-pelvis' has no 'prostrate'"},
        Slip{"id = \"prostate\"", "id = \"other\"", "the id 'other' is not the file's name"},
        Slip{"A small gland", "Call {emergency-nubmer}. A small gland",
             "the placeholder {emergency-nubmer} is unknown"},
        Slip{"title = \"The prostate\"", "title = \"Prostatitis\"",
             "another page has the title 'Prostatitis'"});
    Content content;
    content.change(prostate, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told));
    CHECK(content.taken.size() < 15);
}

TEST_CASE("A source that nobody listed is named", "[library]") {
    Content content;
    content.change("sources.toml", "[NHS-PSA]", "[NHS-PAS]");
    content.read();
    CHECK_THAT(content.told(), Catch::Contains("source 'NHS-PSA' is not in sources.toml"));
}

TEST_CASE("A page of fifty megabytes is refused at once", "[library]") {
    Content content;
    fs::resize_file(content.path / prostate, 50U << 20U);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("prostate.md: is too large (51200 kB); keep it under"));
    CHECK_FALSE(content.took("en/prostate"));
    CHECK(content.took("en/prostatitis"));
    CHECK(std::count_if(content.problems.begin(), content.problems.end(), [&](const auto& p) {
              return p.file == (content.path / prostate).string();
          }) == 1);
}

TEST_CASE("A Latin-1 page is refused and the others stand", "[library]") {
    Content content;
    content.change("es/topics/prostate.md", "ó", "\xF3");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains("es/topics/prostate.md:") &&
                                   Catch::Contains("this is not UTF-8 text"));
    CHECK(content.taken.size() == 14);
}

TEST_CASE("A translation without a warning of the original is refused", "[library]") {
    Content content;
    content.change("es/topics/prostatitis.md", "[!EMERGENCY cannot-pass-urine]",
                   "[!EMERGENCY something-else]");
    content.change("es/topics/prostatitis.md", "\"cannot-pass-urine\"", "\"something-else\"");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("es/topics/prostatitis.md:") &&
                   Catch::Contains("the translation lacks the warning 'cannot-pass-urine'"));
    CHECK_FALSE(content.took("es/prostatitis"));
    CHECK(content.took("en/prostatitis"));
    CHECK(content.took("ar/prostatitis"));
}

TEST_CASE("A missing translation is told, and stops nothing", "[library]") {
    Content content;
    fs::remove(content.path / "ar/topics/your-visit.md");
    content.read();
    CHECK(content.told() == "");
    CHECK_THAT(content.told(base::Severity::warning),
               Catch::Contains("ar/topics/your-visit.md: warning: this page is not translated"));
    CHECK(content.taken.size() == 14);
}

TEST_CASE("The clinic's own library has no error", "[library]") {
    std::size_t pages = 0;
    content::CheckOptions options;
    options.page = [&](const content::Page&) { ++pages; };
    const auto problems = content::check(content::DiskTree(support::content()), options);
    std::string told;
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    CHECK(told == "");
    CHECK(pages >= 5);
}
