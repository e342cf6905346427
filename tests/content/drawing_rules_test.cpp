// Whatever is wrong with a drawing, its places or its words is told: on glass and paper a plate
// would only be missing.
#include <functional>

#include "content/check.h"
#include "support/world.h"

namespace {

using content::Path;
using Kind = Path::Kind;

const Path drawing{Kind::drawing, "", "male-pelvis"}, places{Kind::geometry, "", "male-pelvis"},
    words{Kind::titles, "en", "male-pelvis"}, spanish{Kind::titles, "es", "male-pelvis"};

struct Slip {
    Path path;
    std::string from, to, told;
};

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = from.empty() ? 0 : text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("A slip in a drawing, its places or its words is told by name", "[content][drawing]") {
    const content::DiskTree disk(support::fixtures() / "library");
    const Slip slip = GENERATE(
        Slip{drawing, "</svg>", "", "is not whole"},
        Slip{drawing, "<g ", "<g mask=\"url(#a)\" ", "which none of ours needs"},
        Slip{places, "view = [100, 20, 840, 920]", "view = [100, 20, 0, 920]", "has no size"},
        Slip{places, "view = [100, 20, 840, 920]", "view = [100, 20, 840]", "has no size"},
        Slip{places, "view = [", "viev = [", "viev"},
        Slip{places, "anchor = [", "anchor = [5000, ", "without a place"},
        Slip{places, "side = \"left\"", "side = \"lefft\"", "'lefft' is no side"},
        Slip{places, "layer = \"base\"", "layer = \"bass\"", "'bass' is no layer"},
        Slip{places, "compare = \"", "compare = \"nothing-", "there is no drawing 'nothing-"},
        Slip{places, "primary = ", "primray = ", "primray"},
        Slip{places, "id = \"bladder\"", "id = \"bladderr\"", "'bladderr'"},
        Slip{words, "title = ", "titel = ", "titel"},
        Slip{words, "alt = ", "alternative = ", "alt"},
        Slip{words, "[structures.bladder]", "[structures.bladderr]", "bladderr"},
        Slip{spanish, "title = ", "titulo = ", "titulo"},
        Slip{spanish, "[structures.bladder]", "[structures.vejiga]", "vejiga"});
    INFO(slip.path.str() << ": " << slip.from << " -> " << slip.to);
    const auto text = disk.read(slip.path).value();
    const auto tree = content::overlay(disk, slip.path, replaced(text, slip.from, slip.to));
    std::string told, all;
    for (const auto& problem : content::check(tree)) {
        all += base::to_line(problem) + "\n";
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    }
    INFO(all);
    CHECK_THAT(told, Catch::Contains(slip.told));
    std::string one;
    for (const auto& problem : content::check_one(tree, slip.path))
        one += base::to_line(problem) + "\n";
    CHECK_THAT(one, Catch::Contains(slip.told));
}

TEST_CASE("A drawing without words says so, not only the plate that is missing",
          "[content][drawing]") {
    const content::DiskTree disk(support::fixtures() / "library");
    for (const Path& path : {words, spanish}) {
        const auto tree = content::overlay(disk, path, "");
        std::string told;
        for (const auto& problem : content::check(tree)) told += base::to_line(problem) + "\n";
        CHECK_THAT(told,
                   Catch::Contains(path.str()) && Catch::Contains("the drawing has no title"));
    }
}
