// The desk's own words.
#include <regex>
#include <set>

#include "base/file.h"
#include "desk/book.h"
#include "support/office_kiosk.h"

using library::Word;
using support::Clinic;
using support::World;

namespace {

constexpr const char* page = "en/topics/prostatitis.md";

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
    for (const auto key : library::word_keys) words += key.starts_with("desk_act_") ? 1 : 0;
    CHECK(acts.size() == static_cast<std::size_t>(words));  // and no word is left over
    CHECK_FALSE(desk::word_of_act("polish"));
}

TEST_CASE("the history tells what was done in the language of the screen", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.open().history().add({0, {"mia", Clinic::begun}, "polish", page, "", "", ""});
    REQUIRE(world.drive().set("language", "es").empty());
    clinic.come_in();
    clinic.sign_in_as("ann");
    world.tap("desk/history");
    INFO(world.outline());
    CHECK(world.says(" · pat · Publicado · edition 2"));
    CHECK(world.says(" · ray · Aprobado · "));
    CHECK(world.says(" · mia · Cuenta añadida · pat"));
    CHECK(world.says(std::string(" · mia · polish · ") + page));  // from another program
    CHECK_FALSE(world.says("approve"));
}
