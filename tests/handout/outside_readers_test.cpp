// The structure of the paper as readers by other people find it: PDF.js, which is Firefox's, and
// PDFium, which is Chrome's, both from npm, and poppler's pdfinfo.
#include <cstdlib>
#include <regex>
#include <sstream>

#include "support/world.h"

namespace {

struct Found {
    int depth = 0;
    std::string role, alt, text;
};

base::Path packages() {
    const char* told = std::getenv("UROKIOSK_WITNESSES");
    return told ? base::Path(told) : base::Path(support::program()).parent_path() / "witnesses";
}

std::string missing() {
    if (support::run("command -v node").exit != 0) return "node";
    for (const char* package : {"pdfjs-dist", "@hyzyla/pdfium"})
        if (!std::filesystem::exists(packages() / "node_modules" / package))
            return std::string(package) + " of npm in " + packages().filename().string() +
                   " beside the program";
    return "";
}

std::vector<Found> read_by(const std::string& reader, const base::Path& file) {
    const auto script = support::source() / "tests" / "handout" / "witnesses" / "structure.mjs";
    const auto ran = support::run("UROKIOSK_WITNESSES='" + packages().string() + "' node '" +
                                  script.string() + "' " + reader + " '" + file.string() + "'");
    INFO(ran.out);
    REQUIRE(ran.exit == 0);
    std::vector<Found> all;
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("marked")) {
            CHECK(line == "marked\ttrue");
            continue;
        }
        std::istringstream parts(line);
        Found one;
        std::string depth;
        std::getline(parts, depth, '\t');
        one.depth = std::stoi(depth);
        std::getline(parts, one.role, '\t');
        std::getline(parts, one.alt, '\t');
        std::getline(parts, one.text, '\t');
        all.push_back(std::move(one));
    }
    return all;
}

std::string outline(const std::vector<Found>& all) {
    std::string text;
    for (const auto& one : all) text += std::string(one.depth, ' ') + one.role + "\n";
    return text;
}

int count(const std::vector<Found>& all, const std::string& role) {
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const auto& one) { return one.role == role; }));
}

int count_in(const std::string& text, const std::string& pattern) {
    const std::regex one(pattern, std::regex::multiline);
    return static_cast<int>(std::distance(std::sregex_iterator(text.begin(), text.end(), one), {}));
}

}  // namespace

TEST_CASE("Three outside readers find the same structure, and nothing empty in it",
          "[handout][pdf-ua]") {
    if (const auto not_here = missing(); !not_here.empty()) {
        WARN("skipped: no " + not_here);
        return;
    }
    const support::Folder folder;
    const base::Path data = folder / "data", file = folder / "leaflet.pdf";
    support::prepare(data, support::content(), "[\"en\", \"es\", \"ar\"]");
    for (const std::string wish :
         {"prostatitis", "prostatitis --lang es", "prostatitis --lang ar", "massage-claims --whole",
          "psa-test --size large", "psa-test --whole --with es"}) {
        INFO(wish);
        const auto made =
            support::run("'" + support::program() + "' handout " + wish + " --data '" +
                         data.string() + "' -o '" + file.string() + "'");
        INFO(made.out);
        REQUIRE(made.exit == 0);
        const auto firefox = read_by("pdfjs", file), chrome = read_by("pdfium", file);
        CHECK(outline(firefox) == outline(chrome));
        CHECK(count(firefox, "H1") > 0);
        CHECK(count(firefox, "LI") > 5);
        for (const auto& one : firefox) {
            INFO(one.depth << " " << one.role);
            if (one.role == "Figure")
                CHECK(one.alt.size() > 10);
            else if (one.role == "Form")  // a line to write on: what it asks for
                CHECK_FALSE(one.alt.empty());
            else
                CHECK_FALSE(one.text.empty());
        }
        const auto poppler = support::run("pdfinfo -struct-text '" + file.string() + "'").out;
        for (const std::string role : {"LI", "H1", "H2", "TD", "TH"})
            CHECK(count(firefox, role) == count_in(poppler, "^ *" + role + "\\b"));
    }
}
