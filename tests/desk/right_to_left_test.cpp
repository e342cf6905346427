// The desk of whoever reads from the right: what is Latin or a number in it keeps its own order.
#include "content/placeholders.h"
#include "support/office_kiosk.h"
#include "support/pane.h"
#include "ui/editor.h"

using support::Clinic;
using support::World;

namespace {

const base::Language arabic{"ar", base::Direction::right_to_left};

// Where a part of words stands when they are set on a page that is read from the right.
float left_of(const std::string& words, const std::string& part) {
    const layout::Fonts fonts;
    const auto set = fonts.set({words, {}, 200, layout::Align::start, arabic, {}});
    const auto at = words.find(part);
    return set.boxes(at, at + part.size()).front().x;
}

// What a tap puts the cursor before in a field of one line on such a screen.
std::size_t tapped(const std::string& text, float x) {
    support::Pane pane;
    pane.palette.id = "test";
    ui::Editor editor;
    editor.start(text);
    ui::Editor::Style look;
    look.one_line = true;
    double now = 1;
    for (const auto phase : {ui::Pointer::Phase::down, ui::Pointer::Phase::up}) {
        ui::Frame made;
        made.glass = {800, 600, 4};
        made.theme = ui::make_theme(pane.palette, {ui::TextSize::normal, false, 200});
        made.language = arabic;
        made.input.pointers = {{phase, 1, {x, 16}}};
        made.input.now_s = now += 0.5;
        pane.ui.begin(made, pane.memory, "test");
        editor.draw(pane.ui, "text", look, {10, 10, 100, 12});
        pane.ui.end();
    }
    return editor.edit.cursor();
}

}  // namespace

TEST_CASE("a day and its time keep their order in words read from the right", "[desk]") {
    const std::string when = text::in_words({2026, 11, 22}, "ar") + ", 08:59";
    const auto words = "آخر خبر: " + content::isolated(when, true) + " · x";
    CHECK(left_of(words, "22") > left_of(words, "/11"));
    CHECK(left_of(words, "11") > left_of(words, "2026"));
    CHECK(left_of(words, "2026") > left_of(words, "08:59"));
    CHECK(content::isolated("555 0100", true) == "\u2066555 0100\u2069");
    CHECK(content::isolated("3 أسئلة", true).starts_with("\u2068"));
}

TEST_CASE("a number or Latin words in a field are written from their left", "[desk]") {
    // The field ends at 190 mm on the glass, where its words stand.
    CHECK(tapped("555 0100", 187) == 8);
    CHECK(tapped("abc/10.1016", 187) == 11);
    CHECK(tapped("عيادة", 187) == 0);
}

TEST_CASE("the desk's places run from the right where its language does", "[desk]") {
    Clinic clinic({1080, 1920});
    clinic.at().drive().set("language", "ar");
    World& world = clinic.sit_down("mia");
    INFO(world.outline());
    const auto* today = world.scene().find("desk/today");
    const auto* pages = world.scene().find("desk/pages");
    REQUIRE((today && pages));
    CHECK(today->box_mm.x > pages->box_mm.right());
}

TEST_CASE("keys to sign in with are as large as a visitor's", "[desk]") {
    Clinic clinic({1080, 1920});
    clinic.at().drive().set("language", "ar");
    clinic.come_in();
    int keys = 0;
    INFO(clinic.at().outline());
    for (const auto& node : clinic.at().scene().nodes) {
        if (!node.key.path.starts_with("key/")) continue;
        ++keys;
        INFO(node.key.path);
        CHECK(node.box_mm.width >= 15.9F);
        CHECK(node.box_mm.height >= 15.9F);
        CHECK(node.whole());
    }
    CHECK(keys > 20);
}
