// The desk's own words, and the words of the screens as a translator keeps them at the desk.
#include <regex>
#include <set>

#include "base/file.h"
#include "content/check.h"
#include "desk/screens/history.h"
#include "support/office_kiosk.h"

using content::Msg;
using support::Clinic;
using support::World;

namespace {

constexpr const char* page = Clinic::page;

// What stands in the sources as the name of an act: third in an entry of the history, second in
// what a publisher intends.
std::set<std::string> acts_written() {
    const std::regex act("\\{0,\\s*(?:\\{[^{}]*\\}|[\\w.]+),\\s*\"([^\"]+)\"");
    const std::regex intent("Intent intent\\{\\w*(?:\"\")?,\\s*\"([^\"]+)\"");
    std::set<std::string> found;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(support::source() / "app")) {
        if (file.path().extension() != ".cpp") continue;
        const std::string text = base::read_file(file.path()).value();
        for (const auto& form : {act, intent})
            for (std::sregex_iterator at(text.begin(), text.end(), form), end; at != end; ++at)
                found.insert((*at)[1]);
    }
    return found;
}

}  // namespace

TEST_CASE("every act the program writes into its history has a word", "[desk]") {
    const auto acts = acts_written();
    for (const auto& act : acts) {
        INFO(act);
        CHECK(desk::word_of_act(act));
    }
    for (const char* known : {"save", "remark", "approve", "withdraw", "publish", "roll back",
                              "add-account", "lock-account"}) {
        INFO(known);
        CHECK(acts.contains(known));
    }
    int words = 0;
    for (const auto key : content::msg_keys) words += key.starts_with("desk_act_") ? 1 : 0;
    CHECK(acts.size() == static_cast<std::size_t>(words));  // and no word is left over
    CHECK_FALSE(desk::word_of_act("polish"));
}

TEST_CASE("the history tells what was done in the language of the screen", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.open().audit_log().add({0, {"mia", Clinic::begun}, "polish", page, "", "", ""});
    REQUIRE(world.drive().set("language", "es").empty());
    clinic.sit_down("ann");
    world.tap("desk/history");
    INFO(world.outline());
    CHECK(world.says(" · pat · Publicado · edition 2"));
    CHECK(world.says(" · ray · Aprobado · "));
    CHECK(world.says(" · mia · Cuenta añadida · pat"));
    CHECK(world.says(std::string(" · mia · polish · ") + page));  // from another program
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
    CHECK(world.says("'search_none' has other places to fill than the English"));
    const auto text = clinic.open().newest("es/interface.po")->body;
    const auto line = std::count(
        text.begin(), text.begin() + static_cast<long>(text.find("\"search_none\"")), '\n');
    CHECK(world.says("Line " + std::to_string(line + 1) + ":"));
}
