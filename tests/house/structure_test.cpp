// The house itself: layers and doors, read from the files. Budgets: budgets_test.cpp.
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "house/sources.h"

namespace {

// As CMake declared it: what each layer stands on; what an outside header's name begins with, and
// the only layers that may include it; the system's headers that all may include.
struct Declared {
    std::map<std::string, std::set<std::string>> stands_on, doors;
    std::set<std::string> free;
};

Declared declared() {
    Declared made;
    std::ifstream in(support::layers_file());
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string what, name, other;
        words >> what >> name;
        if (what == "free") {
            made.free.insert(name);
            continue;
        }
        name.pop_back();
        auto& into = (what == "layer" ? made.stands_on : made.doors)[name];
        while (words >> other) into.insert(other);
    }
    return made;
}

// Every layer that one reaches, however far down.
std::set<std::string> below(const std::map<std::string, std::set<std::string>>& stands_on,
                            const std::string& layer) {
    std::set<std::string> reached, next{layer};
    while (!next.empty()) {
        const std::string one = *next.begin();
        next.erase(next.begin());
        REQUIRE(stands_on.count(one) == 1);
        for (const auto& other : stands_on.at(one))
            if (reached.insert(other).second) next.insert(other);
    }
    return reached;
}

// C++20's, of which the program uses some.
const std::set<std::string> standard{"algorithm",
                                     "any",
                                     "array",
                                     "atomic",
                                     "bit",
                                     "bitset",
                                     "cctype",
                                     "cerrno",
                                     "cfloat",
                                     "charconv",
                                     "chrono",
                                     "climits",
                                     "clocale",
                                     "cmath",
                                     "compare",
                                     "concepts",
                                     "condition_variable",
                                     "coroutine",
                                     "cstddef",
                                     "cstdint",
                                     "cstdio",
                                     "cstdlib",
                                     "cstring",
                                     "ctime",
                                     "deque",
                                     "exception",
                                     "execution",
                                     "filesystem",
                                     "forward_list",
                                     "fstream",
                                     "functional",
                                     "future",
                                     "initializer_list",
                                     "iomanip",
                                     "ios",
                                     "iosfwd",
                                     "iostream",
                                     "istream",
                                     "iterator",
                                     "latch",
                                     "limits",
                                     "list",
                                     "locale",
                                     "map",
                                     "memory",
                                     "memory_resource",
                                     "mutex",
                                     "new",
                                     "numbers",
                                     "numeric",
                                     "optional",
                                     "ostream",
                                     "queue",
                                     "random",
                                     "ranges",
                                     "ratio",
                                     "regex",
                                     "semaphore",
                                     "set",
                                     "shared_mutex",
                                     "source_location",
                                     "span",
                                     "sstream",
                                     "stack",
                                     "stdexcept",
                                     "stop_token",
                                     "streambuf",
                                     "string",
                                     "string_view",
                                     "system_error",
                                     "thread",
                                     "tuple",
                                     "type_traits",
                                     "typeindex",
                                     "typeinfo",
                                     "unordered_map",
                                     "unordered_set",
                                     "utility",
                                     "valarray",
                                     "variant",
                                     "vector"};

// Of the doors whose name the header begins with, the one that says most of it.
const std::set<std::string>* door(const Declared& made, const std::string& header) {
    const std::set<std::string>* found = nullptr;
    for (const auto& [begins, layers] : made.doors)  // in order: the longer after the shorter
        if (header.starts_with(begins)) found = &layers;
    return found;
}

// What is wrong with a layer's #include; "" where nothing is.
std::string fault(const Declared& made, const std::string& layer, const std::string& line) {
    static const std::regex own("#include \"([a-z]+)/[^\"]+\""), outside("#include <([^>]+)>");
    std::smatch match;
    if (std::regex_search(line, match, own)) {
        const std::string other = match[1];
        if (!made.stands_on.count(other)) return other + " is no layer";
        if (layer == "main.cpp" || other == layer || made.stands_on.at(layer).count(other))
            return "";
        return layer + " does not stand on " + other;
    }
    if (!std::regex_search(line, match, outside))
        return "neither a layer's header nor an outside one";
    const std::string header = match[1];
    if (standard.count(header) || made.free.count(header)) return "";
    const auto* layers = door(made, header);
    if (!layers) return header + " has no door: declare it in CMakeLists.txt";
    return layers->count(layer) ? "" : header + " has another door than " + layer;
}

}  // namespace

TEST_CASE("a layer includes only itself and the layers it stands on", "[house]") {
    const auto made = declared();
    REQUIRE(made.stands_on.size() > 10);
    CHECK(made.stands_on.size() <= 18);
    for (const auto& file : house::sources("app")) {
        INFO(file.path);
        CHECK((file.layer == "main.cpp" || made.stands_on.count(file.layer) == 1));
    }
}

TEST_CASE("what patients use reaches neither editorial nor the desk", "[house]") {
    const auto stands_on = declared().stands_on;
    for (const auto* layer : {"kiosk", "handout", "layout", "ui", "edition"}) {
        INFO(layer);
        const auto reached = below(stands_on, layer);
        CHECK(reached.size() > 1);
        CHECK(reached.count("editorial") == 0);
        CHECK(reached.count("desk") == 0);
    }
}

TEST_CASE("each outside library has one door", "[house]") {
    const auto made = declared();
    REQUIRE(made.doors.size() > 10);
    REQUIRE(made.free.size() > 5);
    for (const auto& file : house::sources("app"))
        for (const auto& line : file.lines) {
            if (!line.starts_with("#include")) continue;
            INFO(file.path << ": " << line);
            CHECK(fault(made, file.layer, line) == "");
        }
}

TEST_CASE("a header without a door is told, and one from beside its door", "[house]") {
    Declared made;
    made.stands_on["low"] = {};
    made.stands_on["high"] = {"low"};
    made.doors["lib/"] = {"low"};
    made.doors["lib/two"] = {"high"};
    made.free = {"unistd.h"};
    CHECK(fault(made, "low", "#include <vector>") == "");
    CHECK(fault(made, "low", "#include <unistd.h>") == "");
    CHECK(fault(made, "low", "#include <lib/one.h>") == "");
    CHECK(fault(made, "high", "#include \"low/a.h\"") == "");
    CHECK(fault(made, "high", "#include <lib/two.h>") == "");
    CHECK(fault(made, "low", "#include <lib/two.h>") != "");
    CHECK(fault(made, "high", "#include <lib/one.h>") != "");
    CHECK(fault(made, "low", "#include <other.h>") != "");
    CHECK(fault(made, "low", "#include <vectors>") != "");
    CHECK(fault(made, "low", "#include \"high/a.h\"") != "");
    CHECK(fault(made, "low", "#include \"lib/one.h\"") != "");
    CHECK(fault(made, "low", "#include HEADER") != "");
}

TEST_CASE("screens do not include each other, only the frame around them", "[house]") {
    for (const auto& file : house::sources("app")) {
        if (file.path.parent_path().filename() != "screens") continue;
        const std::string own = file.layer + "/screens/" + file.path.stem().string() + ".h";
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK((line.find("/screens/") == std::string::npos || !line.starts_with("#include") ||
                   line.find(own) != std::string::npos));
        }
    }
}

TEST_CASE("no layer below the shell asks the clock", "[house]") {
    for (const auto& file : house::sources("app")) {
        if (file.layer == "shell" || file.layer == "commands" || file.layer == "devices") continue;
        for (const auto& line : file.lines) {
            INFO(file.path << ": " << line);
            CHECK(line.find("_clock::now") == std::string::npos);
            CHECK(line.find("std::time(") == std::string::npos);
        }
    }
}

// Whoever reaches the rows could write past the rights an act asks for, and past the history.
TEST_CASE("the rows of the library are reached by its acts alone", "[house]") {
    const std::set<std::string> rows{"repository",   "records_texts", "records_editions",
                                     "records_kept", "accounts",      "tries",
                                     "audit_log",    "revision_rows"};
    for (const auto& file : house::sources("app")) {
        const bool own = file.layer == "editorial";
        const bool sql = file.layer == "storage" || file.layer == "edition" ||
                         (own && rows.contains(file.path.stem().string()));
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            const std::string& line = file.lines[i];
            INFO(file.path << ":" << i + 1 << ": " << line);
            CHECK((own || line.find("editorial/rows/records.h") == std::string::npos));
            CHECK((own || line.find("audit_log().add(") == std::string::npos));
            CHECK((sql || line.find(".prepare(") == std::string::npos));
            CHECK(line.find("repository.database()") == std::string::npos);
        }
    }
}
