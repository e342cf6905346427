#include "shell/lesson.h"

#include "settings/settings.h"
#include "support/world.h"

namespace {

using shell::Lesson;

void teach(Lesson& lesson, const std::string& key) {
    lesson.press(key);
    lesson.press(key);
}

struct Read {
    settings::Settings settings;
    std::string problems;
};

Read read(const std::string& clinic_toml) {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "clinic.toml", clinic_toml));
    base::Problems problems;
    Read made{settings::read_settings(folder / "clinic.toml", problems), ""};
    for (const auto& problem : problems) made.problems += base::to_line(problem) + "\n";
    return made;
}

const std::string keypad = "[keypad]\nup = [\"F18\"]\n";

}  // namespace

TEST_CASE("A key must be pressed twice before it is taken", "[shell]") {
    Lesson lesson;
    const std::string first = lesson.wanted();
    CHECK(first == settings::keypad_names[0]);
    lesson.press("F17");
    CHECK(lesson.wanted() == first);
    CHECK(lesson.pressed() == "F17");
    CHECK(lesson.toml() == "[keypad]\n");
    lesson.press("F17");
    CHECK(lesson.wanted() == settings::keypad_names[1]);
    CHECK(lesson.pressed() == "");
    CHECK_FALSE(lesson.taken());
    CHECK(lesson.toml() == "[keypad]\n" + first + " = [\"F17\"]\n");
}

TEST_CASE("Two different keys are two first presses", "[shell]") {
    Lesson lesson;
    for (const std::string key : {"A", "B", "A", "B"}) {
        lesson.press(key);
        CHECK(lesson.pressed() == key);
    }
    CHECK(lesson.wanted() == settings::keypad_names[0]);
    lesson.press("");  // a key without a name
    CHECK(lesson.pressed() == "B");
    lesson.press("B");
    CHECK(lesson.wanted() == settings::keypad_names[1]);
}

TEST_CASE("A key that stands for something already is refused, and its use is named", "[shell]") {
    Lesson lesson;
    const std::string first = lesson.wanted();
    teach(lesson, "F17");
    const std::string second = lesson.wanted();
    teach(lesson, "F17");
    CHECK(lesson.wanted() == second);
    CHECK(lesson.pressed() == "");
    REQUIRE(lesson.taken());
    CHECK(lesson.taken()->key == "F17");
    CHECK(lesson.taken()->does == first);
    lesson.press("F18");
    CHECK_FALSE(lesson.taken());
    lesson.press("F18");
    CHECK_THAT(lesson.toml(), Catch::Contains(second + " = [\"F18\"]"));
}

TEST_CASE("A key the keypad does not have is left out", "[shell]") {
    Lesson lesson;
    const std::string first = lesson.wanted();
    lesson.press("F17");
    lesson.skip();
    CHECK(lesson.pressed() == "");
    const std::string second = lesson.wanted();
    CHECK(second != first);
    teach(lesson, "F17");  // was pressed once only: it is still free
    CHECK(lesson.toml() == "[keypad]\n" + second + " = [\"F17\"]\n");
}

TEST_CASE("After the last key the lesson is over, and more presses do nothing", "[shell]") {
    Lesson lesson;
    for (std::size_t i = 0; i < std::size(settings::keypad_names); ++i) {
        REQUIRE_FALSE(lesson.finished());
        CHECK(lesson.wanted() == settings::keypad_names[i]);
        lesson.skip();
    }
    CHECK(lesson.finished());
    lesson.press("A");
    CHECK(lesson.finished());
    CHECK(lesson.toml() == "[keypad]\n");
}

TEST_CASE("What was learnt is what the clinic's settings say", "[shell]") {
    Lesson lesson;
    std::map<std::string, std::vector<std::string>> taught;
    for (int i = 0; !lesson.finished(); ++i) {
        const std::string key = "Keypad " + std::to_string(i);
        taught[lesson.wanted()] = {key};
        teach(lesson, key);
    }
    const auto made = read(lesson.toml());
    CHECK(made.problems == "");
    CHECK(made.settings.keypad == taught);
    CHECK(taught.size() == std::size(settings::keypad_names));
}

TEST_CASE("A key with a mark of TOML in its name is read back as it was pressed", "[shell]") {
    Lesson lesson;
    const std::string first = lesson.wanted();
    teach(lesson, "\\");
    const auto made = read(lesson.toml());
    CHECK(made.problems == "");
    CHECK(made.settings.keypad.at(first) == std::vector<std::string>{"\\"});
}

TEST_CASE("A clinic without a keypad gets one at the end of its settings", "[shell]") {
    CHECK(shell::with_keypad("", keypad) == "\n" + keypad);
    CHECK(shell::with_keypad("name = \"A\"\n", keypad) == "name = \"A\"\n\n" + keypad);
    CHECK(shell::with_keypad("name = \"A\"", keypad) == "name = \"A\"\n\n" + keypad);
    const std::string rules = "name = \"A\"\n\n[rules]\npsa-test = \"At 50.\"\n";
    const auto made = shell::with_keypad(rules, keypad);
    CHECK(made == rules + "\n" + keypad);
    CHECK(read(made).problems == "");
}

TEST_CASE("A newly learnt keypad replaces the older one and leaves the rest as it is", "[shell]") {
    const std::string before = "# Ours\nname = \"Ä\"   \n\n",
                      after = "\n[rules]\npsa-test = \"x\"\n";
    const std::string old = "[keypad]\nup = [\"A\"]\ndown = [\"B\"]\n";
    CHECK(shell::with_keypad(before + old, keypad) == before + keypad);
    CHECK(shell::with_keypad(old, keypad) == keypad);
    const auto made = shell::with_keypad(before + old + after, keypad);
    CHECK(made == before + keypad + after);
    CHECK(shell::with_keypad(made, keypad) == made);  // again: nothing more
    const auto settings = read(made).settings;
    CHECK(settings.keypad.size() == 1);
    CHECK(settings.keypad.at("up") == std::vector<std::string>{"F18"});
    CHECK(settings.rules.at("psa-test").at("") == "x");
}

TEST_CASE("What is written above the rules stays there when a keypad is learnt", "[shell]") {
    const auto services = settings::settings_template("abc");
    const auto from = services.find("# Age limits");
    const auto to = services.find("\n[rules]");
    REQUIRE(from < to);
    REQUIRE(to != std::string::npos);
    const auto made = shell::with_keypad(services, keypad);
    CHECK_THAT(made, Catch::Contains(services.substr(from, to - from)));
    CHECK_THAT(made, Catch::EndsWith(services.substr(to)));
}

TEST_CASE("A remark beside the older keypad does not make a second one", "[shell]") {
    const auto made = shell::with_keypad("[keypad] # learnt in May\nup = [\"A\"]\n", keypad);
    const auto settings = read(made);
    CHECK(settings.problems == "");
    CHECK(settings.settings.keypad.at("up") == std::vector<std::string>{"F18"});
}

TEST_CASE("A keypad that is only talked about is not taken for one", "[shell]") {
    const std::string talk = "# the part [keypad]\n# is below\n";
    const auto made = shell::with_keypad(talk, keypad);
    CHECK(made == talk + "\n" + keypad);
}
