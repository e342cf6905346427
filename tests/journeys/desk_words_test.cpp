// The desk's own words, and the words of the screens as a translator keeps them at the desk.
#include <algorithm>
#include <set>

#include "base/file.h"
#include "content/check.h"
#include "desk/screens/history.h"
#include "support/office_kiosk.h"

using content::Msg;
using support::Clinic;
using support::World;

namespace {}  // namespace

TEST_CASE("every act the program writes into its history has a word", "[desk]") {
    std::set<content::Msg> words;
    for (const auto name : editorial::action_names) {
        INFO(name);
        const auto action = editorial::action_from(name);
        REQUIRE(action);
        const auto word = desk::word_of(*action);
        std::string key = "desk_act_" + std::string(name);
        std::replace_if(
            key.begin(), key.end(), [](char c) { return c == '-' || c == ' '; }, '_');
        CHECK(content::msg_from(key) == word);
        words.insert(word);
    }
    std::size_t known = 0;
    for (const auto key : content::msg_keys) known += key.starts_with("desk_act_") ? 1 : 0;
    CHECK(words.size() == known);  // and no word is left over
    CHECK_FALSE(editorial::action_from("polish"));
}

TEST_CASE("the history tells what was done in the language of the screen", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.sql("INSERT INTO history SELECT number + 1, 'mia', at, 'polish', '" +
               std::string(Clinic::page) +
               "', '', '', 'x' FROM history ORDER BY number DESC LIMIT 1");
    REQUIRE(world.drive().set("language", "es").empty());
    clinic.sit_down("ann");
    world.tap("desk/history");
    INFO(world.outline());
    CHECK(world.says(" · Pat Day · Publicado · edition 2"));
    CHECK(world.says(" · Dr Ray Fox · Aprobado · "));
    CHECK(world.says(" · Mia Moss · Cuenta añadida · pat"));
    CHECK(world.says(" · Mia Moss · polish · Prostatitis (English)"));  // from another program
    CHECK_FALSE(world.says("approve"));
}

TEST_CASE("a slip in the words of the screens is told at its line while one types", "[desk]") {
    const std::string head =
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    const std::string good = "msgctxt \"bar_home\"\nmsgid \"Home\"\nmsgstr \"Inicio\"\n\n";
    const auto found = [&](const std::string& rest) {
        const auto path = content::Path::parse("es/interface.po").value();
        const content::Overlay tree({{path, head + good + rest}});
        auto problems = content::check_one(tree, path);
        std::erase_if(problems, [](const auto& one) { return one.what.ends_with("is missing"); });
        return problems;
    };
    CHECK(found("").empty());
    const auto unknown = found(
        "#~ msgctxt \"bar_hoem\"\n#~ msgid \"a\"\n#~ msgstr \"b\"\n\n"
        "msgctxt \"bar_hoem\"\nmsgid \"c\"\nmsgstr \"d\"\n");
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].line == 12);
    CHECK_THAT(unknown[0].what, Catch::Contains("bar_hoem"));
    const auto open = found("msgctxt \"bar_back\"\nmsgid \"Back\"\nmsgstr \"\"\n");
    REQUIRE(open.size() == 1);
    CHECK(open[0].line == 8);
    CHECK(open[0].severity == base::Severity::warning);
    const auto broken = found("msgctxt \"bar_back\"\nmsgid \"Back\nmsgstr \"\"\n");
    REQUIRE_FALSE(broken.empty());
    CHECK(broken[0].line >= 9);
}

TEST_CASE("a translator sees at the desk which word has lost a place to fill", "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann", "es/interface.po");
    world.drive().wait(1);
    CHECK_FALSE(world.shows("write/finding/1"));
    clinic.replace("«{word}». Pregunte", "«{palabra}». Pregunte");
    world.drive().wait(1);
    INFO(world.outline());
    CHECK(world.says("'search_none' has no {word}"));
    const auto text = clinic.open().newest("es/interface.po")->body;
    const auto line = std::count(
        text.begin(), text.begin() + static_cast<long>(text.find("\"search_none\"")), '\n');
    CHECK(world.says("Line " + std::to_string(line + 1) + ":"));
}
