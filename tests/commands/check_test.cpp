// urokiosk check: what an author meets before anybody else reads the page.
#include "support/world.h"

namespace {

namespace fs = std::filesystem;

struct Author {
    support::Folder folder;
    base::Path content = folder / "content";

    Author() { fs::copy(support::fixtures() / "library", content, fs::copy_options::recursive); }
    void change(const std::string& file, const std::string& from, const std::string& to) {
        auto text = base::read_file(content / file).value();
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        REQUIRE(base::write_file(content / file, text.replace(at, from.size(), to)));
    }
    support::Ran check(const std::string& options = "", const std::string& after = "") const {
        return support::run(support::program() + " check '" + content.string() + "' " + options +
                            (after.empty() ? "" : " 2>/dev/null | " + after));
    }
};

}  // namespace

TEST_CASE("A sound library passes, with a table of its pages", "[commands]") {
    const Author author;
    const auto ran = author.check();
    INFO(ran.out);
    CHECK(ran.exit == 0);
    for (const std::string page : {"prostate", "prostatitis", "prostate-massage", "warning-signs"})
        CHECK_THAT(ran.out, Catch::Contains("\n" + page + " "));
    const auto quiet = author.check("-q");
    CHECK(quiet.exit == 0);
    CHECK_THAT(quiet.out, !Catch::Contains("\nprostatitis "));
}

TEST_CASE("A fault in a page ends with 1 and is told by file and line", "[commands]") {
    Author author;
    author.change("en/topics/prostatitis.md", "> **You cannot pass urine**", "> You cannot");
    const auto ran = author.check();
    INFO(ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out,
               Catch::Contains("en/topics/prostatitis.md:") &&
                   Catch::Contains(": a warning does not begin with its sign in bold; write"));
}

TEST_CASE("The findings come as JSON that others can read", "[commands]") {
    Author author;
    CHECK(author.check("--json", "python3 -m json.tool").exit == 0);
    author.change("en/topics/prostatitis.md", "[NG110](source:NG110)",
                  "[\"x\\y\"](https://a.b/\"c\")");
    author.change("topics.toml", "icon =", "ic\"no =");
    const auto json = author.check("--json", "python3 -m json.tool");
    CHECK(json.exit == 0);
    CHECK_THAT(json.out, Catch::Contains("\"severity\": \"error\"") &&
                             Catch::Contains("\"line\":") && Catch::Contains("\"instead\":"));
    CHECK(author.check("--json").exit == 1);
}

TEST_CASE("A file whose name is no UTF-8 is told all the same", "[commands]") {
    Author author;
    fs::copy(author.content / "en/topics/prostate.md", author.content / "en/topics/pr\xF3stata.md");
    const auto plain = author.check();
    CHECK(plain.exit == 1);
    CHECK_THAT(plain.out, Catch::Contains("no group in topics.toml holds this page"));
    const auto json = author.check("--json", "python3 -m json.tool");
    INFO(json.out);
    CHECK(json.exit == 0);
    CHECK_THAT(json.out, Catch::Contains("no group in topics.toml holds this page"));
}

TEST_CASE("The clinic's own library passes its own check", "[commands]") {
    const auto ran =
        support::run(support::program() + " check -q '" + support::content().string() + "'");
    INFO(ran.out);
    CHECK(ran.exit == 0);
}
