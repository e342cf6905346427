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

struct DrawingSlip {
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
    const DrawingSlip slip = GENERATE(
        DrawingSlip{drawing, "</svg>", "", "is not whole"},
        DrawingSlip{drawing, "<g ", "<g mask=\"url(#a)\" ", "which none of ours needs"},
        DrawingSlip{places, "view = [100, 20, 840, 920]", "view = [100, 20, 0, 920]",
                    "has no size"},
        DrawingSlip{places, "view = [100, 20, 840, 920]", "view = [100, 20, 840]", "has no size"},
        DrawingSlip{places, "view = [", "viev = [", "viev"},
        DrawingSlip{places, "anchor = [", "anchor = [5000, ", "without a place"},
        DrawingSlip{places, "primary = true", "way = [1, 2, 3]", "has no two places"},
        DrawingSlip{places, "primary = true", "side = \"left\"", "side"},
        DrawingSlip{places, "layer = \"base\"", "layer = \"bass\"", "'bass' is no layer"},
        DrawingSlip{places, "compare = \"", "compare = \"nothing-",
                    "there is no drawing 'nothing-"},
        DrawingSlip{places, "primary = ", "primray = ", "primray"},
        DrawingSlip{places, "id = \"bladder\"", "id = \"bladderr\"", "'bladderr'"},
        DrawingSlip{words, "title = ", "titel = ", "titel"},
        DrawingSlip{words, "alt = ", "alternative = ", "alt"},
        DrawingSlip{words, "[structures.bladder]", "[structures.bladderr]", "bladderr"},
        DrawingSlip{spanish, "title = ", "titulo = ", "titulo"},
        DrawingSlip{spanish, "[structures.bladder]", "[structures.vejiga]", "vejiga"});
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
