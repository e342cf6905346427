// The library's texts in git and back, as README tells it, with git itself.
#include "commands/counter.h"

using Catch::Contains;
using counter::page;

namespace {

constexpr const char* other = "en/topics/prostate.md";

struct WithGit {
    std::unique_ptr<counter::Counter> desk = counter::opened();

    std::string git(const std::string& words) const {
        const auto ran = tried(words);
        INFO("git " << words << "\n" << ran.out);
        REQUIRE(ran.exit == 0);
        return ran.out;
    }
    support::Ran tried(const std::string& words) const {
        return support::run("cd '" + (desk->folder / "texts").string() +
                            "' && git -c user.name=Ann -c user.email=ann@example.org "
                            "-c commit.gpgsign=false " +
                            words + " 2>&1");
    }
    void there(const std::string& path, const std::string& from, const std::string& to) const {
        const auto file = desk->folder / ("texts/" + path);
        auto text = base::read_file(file).value();
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        REQUIRE(base::write_file(file, text));
    }
    void exported(const std::string& why) const {
        desk->must("library export texts");
        git("add -A");
        git("commit -q -m '" + why + "'");
    }
};

bool no_git() {
    const bool none = support::run("command -v git").exit != 0;
    if (none) WARN("skipped: git is not installed");
    return none;
}

}  // namespace

TEST_CASE("Texts worked on in git come back, and a conflict is told by name", "[commands]") {
    if (no_git()) return;
    const WithGit clinic;
    const auto& desk = *clinic.desk;
    std::filesystem::create_directory(desk.folder / "texts");
    clinic.git("init -q -b library");
    clinic.exported("As exported");
    clinic.git("switch -q -c ours");
    clinic.there(page, "It is common.", "It is quite common.");
    clinic.there(other, "\n## Ask", "\nMore of it.\n\n## Ask");
    clinic.git("commit -q -am 'Our words'");

    // Somebody at the desk changed another line of the same page meanwhile.
    desk.approved("Most men with it", "Many men with it");
    const auto early = desk.by("ann", "library import texts");
    CHECK(early.exit == 1);
    CHECK_THAT(early.out, Contains(page + ": ann wrote revision 4 after this export") &&
                              Contains("1 texts came in"));
    CHECK_THAT(desk.text(), Contains("Many men") && !Contains("quite common"));
    CHECK_THAT(desk.text(other), Contains("More of it."));

    // Exported again and merged by git, both are in it, and nothing conflicts any more.
    clinic.git("switch -q library");
    clinic.exported("As exported again");
    clinic.git("switch -q ours");
    clinic.git("merge -q --no-edit library");
    const auto merged = desk.by("ann", "library import texts");
    INFO(merged.out);
    CHECK(merged.exit == 0);
    CHECK_THAT(desk.text(), Contains("Many men") && Contains("quite common"));
}

TEST_CASE("Where both changed one line git names the file, and nothing comes in half",
          "[commands]") {
    if (no_git()) return;
    const WithGit clinic;
    const auto& desk = *clinic.desk;
    std::filesystem::create_directory(desk.folder / "texts");
    clinic.git("init -q -b library");
    clinic.exported("As exported");
    clinic.git("switch -q -c ours");
    clinic.there(page, "It is common.", "It is quite common.");
    clinic.git("commit -q -am 'Our words'");
    desk.approved("It is common.", "It is very common.");
    clinic.git("switch -q library");
    clinic.exported("As exported again");
    clinic.git("switch -q ours");
    const auto merged = clinic.tried("merge --no-edit library");
    CHECK(merged.exit != 0);
    CHECK_THAT(merged.out, Contains("CONFLICT") && Contains(page));
    clinic.git("checkout -q --theirs " + page);
    clinic.git("commit -q -am 'The desk is right'");
    CHECK(desk.by("ann", "library import texts").exit == 0);
    CHECK_THAT(desk.text(), Contains("It is very common.") && !Contains("<<<<"));
}
