// The house itself: layers, doors and budgets, read from the files.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/world.h"
#include "text/segment.h"

namespace fs = std::filesystem;

namespace {

// As CMake declared it: what each layer stands on; what an outside header's name begins with, and
// the only layers that may include it.
struct Declared {
    std::map<std::string, std::set<std::string>> stands_on, doors;
};

Declared declared() {
    Declared made;
    std::ifstream in(UROKIOSK_LAYERS);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string what, name, other;
        words >> what >> name;
        name.pop_back();
        auto& into = (what == "layer" ? made.stands_on : made.doors)[name];
        while (words >> other) into.insert(other);
    }
    return made;
}

struct File {
    fs::path path;
    std::string layer;
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

TEST_CASE("a layer includes only itself and the layers it stands on", "[house]") {
    const auto stands_on = declared().stands_on;
    REQUIRE(stands_on.size() > 10);
    const std::regex include("#include \"([a-z]+)/");
    for (const auto& file : files()) {
        if (file.layer == "main.cpp") continue;
        INFO(file.path);
        REQUIRE(stands_on.count(file.layer) == 1);
        for (const auto& line : file.lines) {
            std::smatch match;
            if (!std::regex_search(line, match, include)) continue;
            INFO(line);
            const std::string other = match[1];
            CHECK((other == file.layer || stands_on.at(file.layer).count(other) == 1));
        }
    }
}

TEST_CASE("each outside library has one door", "[house]") {
    const auto doors = declared().doors;
    REQUIRE(doors.size() > 10);
    for (const auto& file : files())
        for (const auto& line : file.lines) {
            if (!line.starts_with("#include <")) continue;
            const std::string header = line.substr(10);
            for (const auto& [begins, layers] : doors) {
                if (!header.starts_with(begins)) continue;
                INFO(file.path << ": " << line);
                CHECK(layers.count(file.layer) == 1);
            }
        }
}

TEST_CASE("screens do not include each other, only the frame around them", "[house]") {
    for (const auto& file : files()) {
        if (file.path.parent_path().filename() != "screens") continue;
        const std::string own = file.layer + "/screens/" + file.path.stem().string() + ".h";
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK((line.find("/screens/") == std::string::npos || !line.starts_with("#include") ||
                   line.find(own) != std::string::npos));
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
            CHECK(text::letter_count(file.lines[i]) <= 100);
        }
    }
    CHECK(declared().stands_on.size() <= 18);
    for (const auto& [folder, names] : nouns) {
        INFO(folder);
        CHECK(names.size() <= 24);
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

TEST_CASE("no layer below the shell asks the clock", "[house]") {
    for (const auto& file : files()) {
        if (file.layer == "shell" || file.layer == "commands" || file.layer == "devices") continue;
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK(line.find("_clock::now") == std::string::npos);
            CHECK(line.find("std::time(") == std::string::npos);
        }
    }
}
