#include "content/check.h"
#include "support/world.h"

namespace {

using content::Path;
using Kind = Path::Kind;

std::string told(const content::Tree& tree, const Path& path) {
    std::string lines;
    for (const auto& problem : content::check_one(tree, path))
        if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
    return lines;
}

// The table of this name taken out.
std::string without(std::string text, const std::string& table) {
    if (text.find("\"id\":") != std::string::npos) {  // JSON
        const auto name = text.find("\"" + table + "\"");
        REQUIRE(name != std::string::npos);
        return text.replace(name + 1, table.size(), "ANOTHER");
    }
    const auto begin = text.find("[" + table + "]");
    REQUIRE(begin != std::string::npos);
    const auto end = text.find("\n[", begin);
    return text.erase(begin, end == std::string::npos ? end : end + 1 - begin);
}

}  // namespace

TEST_CASE("Whoever takes away what others lean on is told which", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    struct Slip {
        Path path;
        std::string table, told;
    };
    const Slip slip = GENERATE(
        Slip{{Kind::sources, "", ""}, "NCI-PDQ", "the source 'NCI-PDQ' is missing, which "},
        Slip{{Kind::glossary, "en", ""}, "prostate", "the word 'prostate' is missing, which en/"},
        Slip{{Kind::groups, "en", ""}, "pain", "the group 'pain' is missing, which topics.toml"},
        Slip{{Kind::groups, "es", ""}, "pain", "the group 'pain' is missing, which topics.toml"});
    INFO(slip.path.str());
    CHECK(told(disk, slip.path) == "");
    const auto text = disk.read(slip.path).value();
    const auto tree = content::overlay(disk, slip.path, without(text, slip.table));
    CHECK_THAT(told(tree, slip.path), Catch::Contains(slip.told));
}
