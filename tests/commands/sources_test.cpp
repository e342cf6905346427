// urokiosk sources: what leaves for a librarian's program, read there by pandoc.
#include "support/world.h"

namespace {

struct Librarian {
    support::Folder folder;
    const std::string content = "'" + support::content().string() + "'";

    std::string sources(const std::string& what) const {
        return support::program() + " sources " + what + " " + content + " 2>/dev/null";
    }
    std::string out(const std::string& command) const {
        const auto ran =
            support::run("cd '" + folder.path().string() + "' && ( " + command + " ) 2>err");
        INFO(command << "\n" << base::read_file(folder / "err").value_or(""));
        REQUIRE(ran.exit == 0);
        // pandoc warns of what it cannot read.
        CHECK(base::read_file(folder / "err").value_or("") == "");
        return ran.out;
    }
    // The ids of CSL-JSON, sorted, a line each.
    static std::string ids() {
        return "python3 -c 'import json,sys; print(\"\\n\".join(sorted(e[\"id\"] for e in "
               "json.load(sys.stdin))))'";
    }
};

bool no_pandoc() {
    const bool none = support::run("command -v pandoc").exit != 0;
    if (none) WARN("skipped: pandoc is not installed");
    return none;
}

}  // namespace

TEST_CASE("A librarian's program reads the bibliography as it lies there", "[commands]") {
    if (no_pandoc()) return;
    const Librarian librarian;
    REQUIRE(base::write_file(librarian.folder / "all.md", "---\nnocite: \"@*\"\n---\n"));
    const auto list = librarian.out("pandoc --citeproc --bibliography=" + librarian.content +
                                    "/sources.json -t plain all.md");
    CHECK_THAT(list, Catch::Contains("Nickel") && Catch::Contains("Prostatitis"));
    CHECK_THAT(list, !Catch::Contains("completed"));
}

TEST_CASE("Every source leaves in the form another program asks for", "[commands]") {
    if (no_pandoc()) return;
    const Librarian librarian;
    const auto ours =
        librarian.out("cat " + librarian.content + "/sources.json | " + Librarian::ids());
    CHECK(librarian.out(librarian.sources("export --biblatex") +
                        " | pandoc -f biblatex -t csljson | " + Librarian::ids()) == ours);
    CHECK(librarian.out(librarian.sources("export --zotero") +
                        " | pandoc -f csljson -t csljson | " + Librarian::ids()) == ours);
    const auto ris = librarian.out(librarian.sources("export --ris"));
    const auto count = std::count(ours.begin(), ours.end(), '\n');
    std::ptrdiff_t begun = 0, ended = 0;
    for (std::size_t at = 0; (at = ris.find("TY  - ", at)) != std::string::npos; ++at) ++begun;
    for (std::size_t at = 0; (at = ris.find("ER  - ", at)) != std::string::npos; ++at) ++ended;
    CHECK(begun == count);
    CHECK(ended == count);
}

TEST_CASE("What Zotero keeps of the list is a sound list again", "[commands]") {
    const Librarian librarian;
    const auto zotero = librarian.out(librarian.sources("export --zotero"));
    CHECK(zotero.find("\"custom\"") == std::string::npos);
    const base::Path copy = librarian.folder / "content";
    std::filesystem::copy(support::content(), copy, std::filesystem::copy_options::recursive);
    REQUIRE(base::write_file(copy / "sources.json", zotero));
    const auto ran = support::run(support::program() + " check -q '" + copy.string() + "' 2>&1");
    INFO(ran.out);
    CHECK(ran.exit == 0);
}

TEST_CASE("The lists for clinician and librarian name each statement once", "[commands]") {
    const Librarian librarian;
    const auto sign = librarian.out(librarian.sources("to-sign"));
    const auto head = sign.find("Emergencies that rest on the clinic's own word");
    const auto confirm = sign.find("Statements to confirm (");
    CHECK(head < confirm);
    CHECK(confirm < sign.find("House rules ("));
    // A clinician signs what no source carries in one sitting, however many pages there are.
    CHECK(std::atoi(sign.c_str() + confirm + 23) <= 30);
    std::set<std::string> seen;
    for (std::size_t at = sign.find("\n[ ] "); at != std::string::npos;
         at = sign.find("\n[ ] ", at + 1)) {
        auto words = sign.find("\n      ", at + 1);
        if (sign.compare(words + 7, 8, "also on:") == 0) words = sign.find("\n      ", words + 1);
        const auto end = sign.find('\n', words + 1);
        INFO(sign.substr(at, end - at));
        CHECK(seen.insert(sign.substr(words, end - words)).second);
    }
    // Each by the title of its page and its part, as readers know the place.
    CHECK_THAT(sign, Catch::Contains("Weak stream and nights up, “Why you get up at night” ("));
    CHECK_THAT(sign, Catch::Contains("also on: Cannot empty the bladder ("));
    const auto read = librarian.out(librarian.sources("to-read"));
    CHECK_THAT(read, Catch::Contains("librarian: "));
    // What was read only in part says which part is missing, and papers lack no DOI unseen.
    CHECK_THAT(read, Catch::Contains("To be completed or checked: ") &&
                         Catch::Contains("[ ] EAU-INF: ") && Catch::Contains("[ ] OWEN05: ") &&
                         Catch::Contains("Its DOI is to be looked up."));
}
