// The house itself: floors, doors and budgets of design.md, read from the files.
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "base/text.h"
#include "support/world.h"

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> stands_on{
    {"base", {}},
    {"doc", {"base"}},
    {"store", {"base"}},
    {"library", {"base", "doc", "store"}},
    {"layout", {"base", "doc"}},
    {"handout", {"base", "doc", "library", "layout"}},
    {"devices", {"base"}},
    {"ui", {"base", "layout"}},
    {"screens", {"base", "doc", "library", "layout", "handout", "devices", "ui"}},
    {"desk", {"base", "doc", "store", "library", "layout", "handout", "devices", "ui"}},
    {"shell",
     {"base", "doc", "store", "library", "layout", "handout", "devices", "ui", "screens", "desk"}},
    {"commands",
     {"base", "doc", "store", "library", "layout", "handout", "devices", "ui", "screens", "desk",
      "shell"}}};

// What an outside header begins with, and the only floors that may include it.
const std::vector<std::pair<std::string, std::set<std::string>>> doors{
    {"unicode/", {"base"}},
    {"tl/", {"base"}},
    {"md4c", {"doc"}},
    {"toml++", {"doc"}},
    {"SQLiteCpp", {"store"}},
    {"sodium", {"library"}},
    {"gettext-po", {"library"}},
    {"pango", {"layout"}},
    {"cairo.h", {"layout"}},
    {"cairo-pdf", {"handout"}},
    {"librsvg", {"layout"}},
    {"fontconfig", {"layout"}},
    {"cups", {"devices"}},
    {"hunspell", {"desk"}},
    {"imgui", {"ui", "shell"}},
    {"SDL", {"shell"}},
    {"spdlog", {"shell"}},
    {"CLI/", {"commands"}},
    {"nlohmann", {"shell", "commands"}}};

struct File {
    fs::path path;
    std::string floor;
    std::vector<std::string> lines;
};

std::vector<File> files() {
    std::vector<File> found;
    const fs::path app = support::source() / "app";
    for (const auto& entry : fs::recursive_directory_iterator(app)) {
        const auto ending = entry.path().extension();
        if (ending != ".h" && ending != ".cpp") continue;
        File file{entry.path(), fs::relative(entry.path(), app).begin()->string(), {}};
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) file.lines.push_back(line);
        found.push_back(std::move(file));
    }
    return found;
}

}  // namespace

TEST_CASE("a floor includes only itself and the floors it stands on", "[house]") {
    const std::regex include("#include \"([a-z]+)/");
    for (const auto& file : files()) {
        if (file.floor == "main.cpp") continue;
        INFO(file.path);
        REQUIRE(stands_on.count(file.floor) == 1);
        for (const auto& line : file.lines) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            INFO(line);
            const std::string other = match[1];
            CHECK((other == file.floor || stands_on.at(file.floor).count(other) == 1));
        }
    }
}

TEST_CASE("each outside library has one door", "[house]") {
    for (const auto& file : files())
        for (const auto& line : file.lines) {
            if (!line.starts_with("#include <")) continue;
            const std::string header = line.substr(10);
            for (const auto& [begins, floors] : doors) {
                if (!header.starts_with(begins)) continue;
                INFO(file.path << ": " << line);
                CHECK(floors.count(file.floor) == 1);
            }
        }
}

TEST_CASE("screens do not include each other, only the frame around them", "[house]") {
    const std::set<std::string> shared{"bar", "clinic", "visit", "route"};
    const std::regex include("#include \"screens/([a-z]+)\\.h\"");
    for (const auto& file : files()) {
        if (file.floor != "screens") continue;
        for (const auto& line : file.lines) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            INFO(file.path << ": " << line);
            CHECK(shared.count(match[1]) == 1);
        }
    }
}

TEST_CASE("files, headers, lines and folders keep their budgets", "[house]") {
    std::map<std::string, std::set<std::string>> nouns;
    for (const auto& file : files()) {
        INFO(file.path);
        nouns[file.path.parent_path().string()].insert(file.path.stem().string());
        CHECK(file.lines.size() <= (file.path.extension() == ".h" ? 80U : 400U));
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            INFO("line " << i + 1);
            CHECK(base::letter_count(file.lines[i]) <= 100);
        }
    }
    CHECK(nouns.size() <= 13);  // 12 floors and app itself
    for (const auto& [folder, names] : nouns) {
        INFO(folder);
        CHECK(names.size() <= 16);
    }
}

TEST_CASE("a file of tests is no longer than one of the program", "[house]") {
    for (const auto& entry : fs::recursive_directory_iterator(support::source() / "tests")) {
        if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
        const std::string text = base::read_file(entry.path()).value();
        INFO(entry.path());
        CHECK(std::count(text.begin(), text.end(), '\n') <= 400);
    }
}

TEST_CASE("no floor below the shell asks the clock", "[house]") {
    for (const auto& file : files()) {
        if (file.floor == "shell" || file.floor == "commands" || file.floor == "devices") continue;
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK(line.find("_clock::now") == std::string::npos);
            CHECK(line.find("std::time(") == std::string::npos);
        }
    }
}
