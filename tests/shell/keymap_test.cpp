#include "shell/keymap.h"

#include "settings/settings.h"

namespace {

using shell::Keymap;
using ui::NavKey;

// SDL's scancodes (SDL_scancode.h): numbers that never change.
constexpr int f1 = 58, f16 = 107, f17 = 108;
constexpr int right_key = 79, left_key = 80, down_key = 81, up_key = 82;
constexpr int key_a = 4, key_b = 5, key_q = 20;
constexpr int return_key = 40, escape_key = 41, pad_0 = 98, pad_minus = 86, pad_plus = 87;

}  // namespace

TEST_CASE("The eight keys of EZ Access work as delivered", "[shell]") {
    const Keymap keymap;
    const NavKey wanted[] = {NavKey::help, NavKey::up,    NavKey::down,    NavKey::enter,
                             NavKey::back, NavKey::right, NavKey::quieter, NavKey::louder};
    for (int i = 0; i < 8; ++i) {
        INFO("F" << 17 + i);
        CHECK(Keymap::key_name(f17 + i) == "F" + std::to_string(17 + i));
        CHECK(keymap.press(f17 + i) == wanted[i]);
        CHECK_FALSE(keymap.headphones(f17 + i));
    }
}

TEST_CASE("Arrows, Enter, Escape and a number pad work as delivered", "[shell]") {
    const Keymap keymap;
    CHECK(keymap.press(up_key) == NavKey::up);
    CHECK(keymap.press(down_key) == NavKey::down);
    CHECK(keymap.press(left_key) == NavKey::left);
    CHECK(keymap.press(right_key) == NavKey::right);
    CHECK(keymap.press(return_key) == NavKey::enter);
    CHECK(keymap.press(escape_key) == NavKey::back);
    CHECK(keymap.press(f1) == NavKey::help);
    CHECK(keymap.press(pad_0) == NavKey::help);
    CHECK(keymap.press(pad_minus) == NavKey::quieter);
    CHECK(keymap.press(pad_plus) == NavKey::louder);
}

TEST_CASE("A key that is not in the map does nothing", "[shell]") {
    const Keymap keymap;
    for (const int code : {0, -1, 511, 512, 100000, key_a, key_q, f16}) {
        INFO(code);
        CHECK_FALSE(keymap.press(code));
        CHECK_FALSE(keymap.headphones(code));
    }
}

TEST_CASE("A clinic's own keys replace those of the same name, and no others", "[shell]") {
    base::Problems problems;
    const Keymap keymap({{"up", {"A", "B"}}}, &problems);
    CHECK(problems.empty());
    CHECK(keymap.press(key_a) == NavKey::up);
    CHECK(keymap.press(key_b) == NavKey::up);
    CHECK_FALSE(keymap.press(up_key));
    CHECK_FALSE(keymap.press(f17 + 1));
    CHECK(keymap.press(down_key) == NavKey::down);
    CHECK(keymap.press(f17 + 2) == NavKey::down);
    CHECK(keymap.press(f17) == NavKey::help);
}

TEST_CASE("A name without keys has none", "[shell]") {
    const Keymap keymap(Keymap::Names{{"help", {}}});
    CHECK_FALSE(keymap.press(f17));
    CHECK_FALSE(keymap.press(f1));
    CHECK(keymap.press(f17 + 1) == NavKey::up);
}

TEST_CASE("A key that a clinic chose does what the clinic wants, whatever it did before",
          "[shell]") {
    const Keymap keymap({{"select", {"Right"}}, {"help", {"Keypad 8"}}});
    CHECK(keymap.press(right_key) == NavKey::enter);
    CHECK(keymap.press(96) == NavKey::help);  // Keypad 8
}

TEST_CASE("Two switches and a headphone socket can be told by keys", "[shell]") {
    const Keymap keymap({{"move", {"A"}}, {"headphones_in", {"B"}}, {"headphones_out", {"Q"}}});
    CHECK(keymap.press(key_a) == NavKey::move);
    CHECK_FALSE(keymap.headphones(key_a));
    CHECK(keymap.headphones(key_b) == true);
    CHECK(keymap.headphones(key_q) == false);
    CHECK_FALSE(keymap.press(key_b));
    CHECK_FALSE(keymap.press(key_q));
}

TEST_CASE("An unknown key is one problem that names it, and harms nothing else", "[shell]") {
    base::Problems problems;
    const Keymap::Names own{{"down", {"Downstairs", "A"}}};
    const Keymap keymap(own, &problems);
    REQUIRE(problems.size() == 1);
    const auto told = base::to_line(problems[0]);
    CHECK_THAT(told, Catch::Contains("'Downstairs'") && Catch::Contains("down:") &&
                         Catch::StartsWith("clinic.toml"));
    CHECK(problems[0].severity == base::Severity::warning);
    CHECK_FALSE(problems[0].fix.empty());
    CHECK(keymap.press(key_a) == NavKey::down);
    CHECK(keymap.press(f17) == NavKey::help);
    CHECK(Keymap(own).press(key_a) == NavKey::down);  // told to nobody
}

TEST_CASE("Every key as delivered has a name that SDL knows", "[shell]") {
    base::Problems problems;
    const Keymap keymap({}, &problems);
    for (const auto& problem : problems) FAIL_CHECK(base::to_line(problem));
    for (const auto name : settings::keypad_names) {
        INFO(name);
        base::Problems own;
        const Keymap mine({{std::string(name), {"A"}}}, &own);
        CHECK(own.empty());
        CHECK((mine.press(key_a) || mine.headphones(key_a)));  // each name does something
    }
}
