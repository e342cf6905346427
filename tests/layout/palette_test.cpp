#include "layout/palette.h"

#include <set>

#include "layout/flow.h"
#include "layout/styles.h"
#include "support/world.h"

namespace {

using layout::ColorRole;
using layout::Colour;
using Contrasting = std::pair<ColorRole, ColorRole>;  // ink and ground

base::Path theme(const std::string& name) {
    return support::source() / "assets/themes" / (name + ".toml");
}

layout::Palette read(const std::string& name) {
    base::Problems problems;
    const auto palette = layout::read_palette(theme(name), problems);
    CHECK(problems.empty());
    return palette;
}

Colour rgb(int red, int green, int blue) {
    return {static_cast<float>(red) / 255, static_cast<float>(green) / 255,
            static_cast<float>(blue) / 255};
}

// What the pages of the fixtures are set in.
std::set<Contrasting> pairs_of_pages() {
    std::set<Contrasting> found;
    support::World world;
    auto& services = world.services();
    layout::LayoutContext context;
    context.fonts = &services.fonts;
    context.diagrams = &services.diagrams("en");
    context.labels = handout::labels(services.edition.words("en"));
    for (const std::string id : {"prostate", "prostatitis", "prostate-massage", "warning-signs"})
        for (const auto& item : layout::flow(services.page("en", id)->document, context).items)
            if (const auto* text = std::get_if<layout::TextItem>(&item))
                found.emplace(text->color, text->ground);
    return found;
}

// What words on the visitor's screens stand in.
std::set<Contrasting> pairs_of_screens() {
    std::set<Contrasting> found;
    support::World world;
    const auto look = [&] {
        for (const auto& node : world.scene().nodes)
            if (node.enabled && node.cap_mm > 0 && node.ground != ColorRole::none)
                found.emplace(node.color, node.ground);
    };
    for (const kiosk::Route& route :
         {kiosk::Route{kiosk::HomeScreen{}}, kiosk::Route{kiosk::TopicScreen{"prostatitis"}},
          kiosk::Route{kiosk::WarningsScreen{}}, kiosk::Route{kiosk::SearchScreen{}},
          kiosk::Route{kiosk::QuestionsScreen{}}, kiosk::Route{kiosk::LanguagesScreen{}}}) {
        world.go(route);
        look();
    }
    return found;
}

}  // namespace

TEST_CASE("Contrast is WCAG's", "[layout]") {
    const Colour white = rgb(255, 255, 255), black = rgb(0, 0, 0);
    CHECK(layout::contrast(black, white) == Approx(21.0).margin(0.001));
    CHECK(layout::contrast(white, white) == Approx(1.0));
    CHECK(layout::contrast(rgb(0x76, 0x76, 0x76), white) == Approx(4.54).margin(0.005));
    CHECK(layout::contrast(rgb(0x77, 0x77, 0x77), white) == Approx(4.48).margin(0.005));
    CHECK(layout::contrast(rgb(0x59, 0x59, 0x59), white) == Approx(7.0).margin(0.01));
    CHECK(layout::contrast(rgb(255, 0, 0), white) == Approx(4.0).margin(0.005));
    CHECK(layout::contrast(rgb(0, 0, 255), white) == Approx(8.59).margin(0.005));
    CHECK(layout::contrast(rgb(255, 255, 0), white) == Approx(1.07).margin(0.005));
    CHECK(layout::contrast(white, black) == layout::contrast(black, white));
}

TEST_CASE("Every text can be read by a visitor with poor sight", "[layout]") {
    const std::string name = GENERATE(as<std::string>(), "light", "print");
    const auto palette = read(name);
    std::set<Contrasting> pairs{{ColorRole::ink, ColorRole::paper},
                                {ColorRole::ink, ColorRole::card},
                                {ColorRole::muted, ColorRole::paper},
                                {ColorRole::muted, ColorRole::card},
                                {ColorRole::accent, ColorRole::paper},
                                {ColorRole::accent, ColorRole::card},
                                {ColorRole::on_accent, ColorRole::accent},
                                {ColorRole::ink, ColorRole::accent_soft},
                                {ColorRole::emergency_ink, ColorRole::emergency_soft},
                                {ColorRole::same_day_ink, ColorRole::same_day_soft},
                                {ColorRole::mention_ink, ColorRole::mention_soft},
                                {ColorRole::note_ink, ColorRole::note_soft},
                                {ColorRole::on_emergency, ColorRole::emergency},
                                {ColorRole::on_cover, ColorRole::cover}};
    pairs.merge(pairs_of_pages());
    pairs.merge(pairs_of_screens());
    CHECK(pairs.size() > 14);  // the pages and screens added some
    for (const auto& [ink, ground] : pairs) {
        INFO(name << ": " << layout::name(ink) << " on " << layout::name(ground));
        CHECK(layout::contrast(palette(ink), palette(ground)) >= 7.0);
    }
}

TEST_CASE("Edges and signs stand out from what they stand on", "[layout]") {
    const auto palette = read("light");
    for (const auto& [edge, ground] :
         std::vector<Contrasting>{{ColorRole::edge, ColorRole::paper},
                                  {ColorRole::edge, ColorRole::card},
                                  {ColorRole::accent, ColorRole::paper},
                                  {ColorRole::accent, ColorRole::accent_soft},
                                  {ColorRole::emergency, ColorRole::emergency_soft},
                                  {ColorRole::same_day_edge, ColorRole::same_day_soft},
                                  {ColorRole::mention_edge, ColorRole::mention_soft},
                                  {ColorRole::note_edge, ColorRole::note_soft},
                                  {ColorRole::cover, ColorRole::paper}}) {
        INFO(layout::name(edge) << " on " << layout::name(ground));
        CHECK(layout::contrast(palette(edge), palette(ground)) >= 3.0);
    }
}

TEST_CASE("Words that were found can be read in their mark", "[layout]") {
    const auto palette = read("light");
    CHECK(layout::contrast(palette(ColorRole::ink), palette(ColorRole::match)) >= 7.0);
}

TEST_CASE("A theme that lacks a colour, or spells one wrongly, says which", "[layout]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"muted = \"#44545C\"\n", "", "the theme has no colour for muted; write muted = "},
        Slip{"ink = \"#16262E\"", "inc = \"#16262E\"",
             "nothing is called 'inc' here; did you mean ink?"},
        Slip{"\"#16262E\"", "\"16262E\"", ":4: the theme has no colour for ink"},
        Slip{"\"#16262E\"", "\"#16262G\"", ":4: the theme has no colour for ink"},
        Slip{"\"#16262E\"", "\"#16262E0\"", ":4: the theme has no colour for ink"},
        Slip{"\"#16262E\"", "5", ":4: ink is not text"});
    const support::Folder folder;
    auto text = base::read_file(theme("light")).value();
    const auto at = text.find(slip.from);
    REQUIRE(at != std::string::npos);
    REQUIRE(base::write_file(folder / "mine.toml", text.replace(at, slip.from.size(), slip.to)));
    base::Problems problems;
    const auto palette = layout::read_palette(folder / "mine.toml", problems);
    std::string told;
    for (const auto& problem : problems) told += base::to_line(problem) + "\n";
    CHECK_THAT(told, Catch::Contains(slip.told) && Catch::Contains("mine.toml:"));
    CHECK(palette.id == "mine");
}

TEST_CASE("A missing theme is one problem", "[layout]") {
    base::Problems problems;
    layout::read_palette("/nowhere/dark.toml", problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == "/nowhere/dark.toml");
}

TEST_CASE("Colours come out as they were written", "[layout]") {
    const auto palette = read("light");
    CHECK(palette.id == "light");
    CHECK(palette(ColorRole::ink) == rgb(0x16, 0x26, 0x2E));
    CHECK(palette(ColorRole::card) == rgb(255, 255, 255));
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < layout::color_role_count; ++i)
        names.insert(layout::name(static_cast<ColorRole>(i)));
    CHECK(names.size() == layout::color_role_count);
}

TEST_CASE("Verdicts are told apart by their icons where colours cannot tell", "[layout]") {
    using document::Verdict;
    std::set<std::string> icons;
    for (const auto verdict : {Verdict::supported, Verdict::partly, Verdict::unproven,
                               Verdict::contradicted, Verdict::unsafe})
        icons.insert(layout::style_of(verdict).icon);
    CHECK(icons.size() == 5);
}
