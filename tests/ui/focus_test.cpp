#include "ui/focus.h"

namespace {

using base::Role;
using ui::NavKey;

// A list of things on the glass, and the keypad's place among them.
struct List {
    ui::Scene scene;
    ui::Memory memory;

    ui::Node& add(const std::string& key, Role role = Role::Button) {
        ui::Node node;
        node.key = key;
        node.role = role;
        node.tappable = role == Role::Button;
        node.box_mm = node.visible_mm = {10, 20.F * static_cast<float>(scene.nodes.size()), 50, 15};
        scene.nodes.push_back(node);
        return scene.nodes.back();
    }
    ui::Moved press(NavKey press) { return ui::move_focus(memory, scene, {press}); }
    // Where the focus stands after a key; with a mark where there was nothing further.
    std::string after(NavKey key) {
        const bool end = press(key).at_end;
        return memory.focus.path + (end ? "!" : "");
    }
};

List three() {
    List list;
    for (const std::string key : {"a", "b", "c"}) list.add(key);
    return list;
}

}  // namespace

TEST_CASE("Down goes from the first item to the last, stays there and says so", "[ui]") {
    auto list = three();
    for (const std::string wanted : {"a", "b", "c", "c!", "c!"})
        CHECK(list.after(NavKey::down) == wanted);
    CHECK(list.memory.focus_shown);
}

TEST_CASE("Up goes from the last item to the first, stays there and says so", "[ui]") {
    auto list = three();
    for (const std::string wanted : {"c", "b", "a", "a!", "a!"})
        CHECK(list.after(NavKey::up) == wanted);
    CHECK(list.after(NavKey::down) == "b");
}

TEST_CASE("The one key of two switches goes round", "[ui]") {
    auto list = three();
    for (const std::string wanted : {"a", "b", "c", "a", "b"})
        CHECK(list.after(NavKey::move) == wanted);
    List one;
    one.add("only");
    CHECK(one.after(NavKey::move) == "only");
    CHECK(one.after(NavKey::move) == "only");
}

TEST_CASE("What is switched off is passed over", "[ui]") {
    auto list = three();
    list.scene.nodes[1].enabled = false;
    for (const std::string wanted : {"a", "c", "c!"}) CHECK(list.after(NavKey::down) == wanted);
    CHECK(list.after(NavKey::up) == "a");
    CHECK(list.after(NavKey::move) == "c");
    CHECK(list.after(NavKey::move) == "a");
    list.scene.nodes[0].enabled = list.scene.nodes[2].enabled = false;
    list.memory = {};
    CHECK(list.after(NavKey::down) == "");
    CHECK(list.after(NavKey::move) == "");
}

TEST_CASE("Words are stops for the arrows, but not for Tab, and frames for neither", "[ui]") {
    List list;
    list.add("group", Role::Group);
    list.add("title", Role::Heading);
    list.add("a");
    list.add("scroll", Role::ScrollView);
    list.add("words", Role::Paragraph);
    list.add("b");
    for (const std::string wanted : {"title", "a", "words", "b", "b!"})
        CHECK(list.after(NavKey::down) == wanted);
    CHECK(list.after(NavKey::back_tab) == "a");
    CHECK(list.after(NavKey::back_tab) == "a!");
    CHECK(list.after(NavKey::tab) == "b");
    list.memory = {};
    CHECK(list.after(NavKey::tab) == "a");
}

TEST_CASE("Enter chooses what is seen to be in focus, and nothing else", "[ui]") {
    auto list = three();
    CHECK(list.press(NavKey::enter).chosen.empty());
    list.press(NavKey::down);
    CHECK(list.press(NavKey::enter).chosen == base::Key("a"));
    list.memory.focus_shown = false;  // a finger came
    CHECK(list.press(NavKey::enter).chosen.empty());
    CHECK(list.press(NavKey::help).chosen.empty());
    CHECK(list.memory.focus == base::Key("a"));
}

TEST_CASE("After a touch the keys go on from where they were", "[ui]") {
    auto list = three();
    list.press(NavKey::down);
    list.press(NavKey::down);
    list.memory.focus_shown = false;
    CHECK(list.after(NavKey::down) == "c");
    list.memory.focus_shown = false;
    CHECK(list.after(NavKey::down) == "c");  // shown again: not yet past the end
    CHECK(list.after(NavKey::down) == "c!");
}

TEST_CASE("When the item in focus is gone, the keys begin again", "[ui]") {
    auto list = three();
    list.memory.focus = "gone";
    list.memory.focus_shown = true;
    CHECK(list.after(NavKey::down) == "a");
    list.memory.focus = "gone";
    CHECK(list.after(NavKey::up) == "c");
}

TEST_CASE("From an item that was switched off in focus, keys go to its neighbours", "[ui]") {
    List list;
    for (const std::string key : {"a", "b", "c", "d"}) list.add(key);
    list.memory.focus = "c";
    list.memory.focus_shown = true;
    list.scene.nodes[2].enabled = false;
    CHECK(list.after(NavKey::up) == "b");
    list.memory.focus = "c";
    CHECK(list.after(NavKey::down) == "d");
    list.scene.nodes[2].enabled = true;
    list.scene.nodes[1].enabled = false;
    list.memory.focus = "b";
    CHECK(list.after(NavKey::up) == "a");
}

TEST_CASE("Several keys in one frame are taken one after another", "[ui]") {
    auto list = three();
    const auto moved =
        ui::move_focus(list.memory, list.scene, {NavKey::down, NavKey::down, NavKey::enter});
    CHECK(list.memory.focus == base::Key("b"));
    CHECK(moved.chosen == base::Key("b"));
    CHECK_FALSE(moved.at_end);
}

TEST_CASE("Nothing on the glass: keys do nothing", "[ui]") {
    List list;
    for (const auto key : {NavKey::down, NavKey::up, NavKey::tab, NavKey::move, NavKey::enter})
        CHECK(list.after(key) == "");
}

TEST_CASE("What is read under a head that stays has room for its ring", "[ui]") {
    auto list = three();
    ui::Scroll scroll;
    scroll.top = 0;
    scroll.cover = 20;
    scroll.content = 400;
    scroll.viewport = 100;
    scroll.offset = 50;
    list.memory.scrolls["page"] = scroll;
    for (auto& node : list.scene.nodes) node.scroll = "page";
    const auto target = [&](float y) {
        auto& known = list.memory.scrolls["page"];
        known.target = -1;
        list.scene.nodes[1].box_mm = list.scene.nodes[1].visible_mm = {10, y, 50, 15};
        ui::reveal(list.memory, list.scene.nodes[1]);
        return known.target;
    };
    CHECK(target(40) < 0);
    CHECK(target(20) == Approx(42));      // just under the head: as low as any other
    CHECK(target(84.9F) == Approx(106.9F));  // just above the foot
}

TEST_CASE("The page goes along with the focus", "[ui]") {
    auto list = three();
    ui::Scroll scroll;
    scroll.content = 400;
    scroll.viewport = 100;
    scroll.velocity = 50;
    list.memory.scrolls["page"] = scroll;
    for (auto& node : list.scene.nodes) node.scroll = "page";
    list.press(NavKey::down);
    CHECK(list.memory.scrolls["page"].target < 0);  // it shows as a whole
    list.scene.nodes[1].box_mm = {10, 150, 50, 15};
    list.scene.nodes[1].visible_mm = {};
    list.press(NavKey::down);
    CHECK(list.memory.scrolls["page"].target == Approx(142));
    CHECK(list.memory.scrolls["page"].velocity == 0);
    list.scene.nodes[2].box_mm = {10, 395, 50, 15};
    list.scene.nodes[2].visible_mm = {};
    list.press(NavKey::down);
    CHECK(list.memory.scrolls["page"].target == Approx(300));  // no further than its end
}
