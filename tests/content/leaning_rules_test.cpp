#include "content/check.h"
#include "support/world.h"

namespace {

using content::Path;
using Kind = Path::Kind;

std::string broken(const content::Tree& before, const content::Tree& now, const Path& path) {
    std::string lines;
    for (const auto& problem : content::broken_elsewhere(before, now, path))
        lines += base::to_line(problem) + "\n";
    return lines;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    REQUIRE(text.find(from) != std::string::npos);
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
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

TEST_CASE("Whoever takes away what others lean on is told which, before it is approved",
          "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    struct Slip {
        Path path;
        std::string table, told;
    };
    const Slip slip =
        GENERATE(Slip{{Kind::sources, "", ""}, "NCI-PDQ", "source 'NCI-PDQ' is not in sources"},
                 Slip{{Kind::glossary, "en", ""}, "prostate", "break en/topics/"},
                 Slip{{Kind::groups, "en", ""}, "pain", "the group 'pain' has no title"},
                 Slip{{Kind::groups, "es", ""}, "pain", "the group 'pain' has no title"});
    INFO(slip.path.str());
    const auto text = disk.read(slip.path).value();
    CHECK(broken(disk, content::overlay(disk, slip.path, text + "\n"), slip.path) == "");
    const auto tree = content::overlay(disk, slip.path, without(text, slip.table));
    CHECK_THAT(broken(disk, tree, slip.path), Catch::Contains(slip.told));
}

TEST_CASE("What a page, a drawing, an order or a lexicon takes from others is told", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const content::Overlay library(
        {{{Kind::claims, "", ""}, "C1 = \"prostate-massage#massage-cures-prostatitis\"\n"},
         {{Kind::lexicon, "es", ""}, "never = [\"xyzzy\"]\n"}},
        &disk);
    struct Slip {
        Path path;
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{{Kind::topics, "", ""}, "\"prostatitis\"", "", "break en/topics/prostatitis.md"},
        Slip{{Kind::topics, "", ""}, "\"prostatitis\"", "", "break es/topics/prostatitis.md"},
        Slip{{Kind::geometry, "", "male-pelvis"},
             "id = \"prostate\"",
             "id = \"gland\"",
             "break en/topics/prostate.md"},
        Slip{{Kind::drawing, "", "male-pelvis"},
             "id=\"prostate\"",
             "id=\"gland\"",
             "break diagrams/male-pelvis.toml"},
        Slip{Path::page("en", "prostate-massage"), "[!CLAIM unproven massage-cures-prostatitis]",
             "[!CLAIM unproven other-id]", "break claims.toml"},
        Slip{{Kind::lexicon, "es", ""}, "xyzzy", "próstata", "break es/glossary.toml"},
        Slip{Path::page("en", "warning-signs"), "[!EMERGENCY ", "[!SAME-DAY ",
             "break en/topics/prostatitis.md"});
    INFO(slip.path.str() << ": " << slip.told);
    const auto text = library.read(slip.path).value();
    const auto now = content::overlay(library, slip.path, with(text, slip.from, slip.to));
    CHECK_THAT(broken(library, now, slip.path), Catch::Contains(slip.told));
}

TEST_CASE("What was wrong with another text before is not said of this one", "[content]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const Path page = Path::page("en", "prostate"), glossary{Kind::glossary, "en", ""};
    const auto draft =
        content::overlay(disk, page, disk.read(page).value() + "\n[New](term:not-yet-there)\n");
    const auto now = content::overlay(draft, glossary, disk.read(glossary).value() + "\n");
    CHECK(broken(draft, now, glossary) == "");
}
