#include "commands/command.h"

#include "support/world.h"

// CLI11 is behind the door of commands; what a person at a terminal meets is tested through the
// program.

namespace {

support::Ran urokiosk(const std::string& arguments, const base::Path& data = "/nowhere") {
    return support::run("timeout 20 " + support::program() + " --data '" + data.string() + "' " +
                        arguments);
}

std::vector<std::string> subcommands() {
    std::vector<std::string> names{
#define SUBCOMMAND(name) #name,
#include "commands/list.def"
#undef SUBCOMMAND
    };
    for (auto& name : names) std::replace(name.begin(), name.end(), '_', '-');
    return names;
}

}  // namespace

TEST_CASE("Help mentions every subcommand, and each has its own", "[commands]") {
    const auto help = urokiosk("--help");
    CHECK(help.exit == 0);
    for (const auto& name : subcommands()) {
        CHECK_THAT(help.out, Catch::Contains("\n  " + name + " "));
        const auto own = urokiosk(name + " --help");
        INFO(name);
        CHECK(own.exit == 0);
        CHECK_THAT(own.out, Catch::Contains("Usage:"));
    }
    const auto version = urokiosk("--version");
    CHECK(version.exit == 0);
    CHECK_THAT(version.out, Catch::Contains("0."));
}

TEST_CASE("Wrong use ends with 2 and points to the help", "[commands]") {
    const std::string wrong =
        GENERATE(as<std::string>(), "", "--nope", "fly", "check", "check --nope .", "check a b",
                 "pack .", "pack -o x.db", "verify", "activate", "handout", "handout prostate",
                 "handout prostate -o a.pdf --print", "handout prostate --queue desk -o a.pdf",
                 "keys", "keys steal", "drive --size big", "drive --size 10x10", "tour",
                 "tour --out /tmp/x --size 99999x5", "run --offscreen 1x1");
    const auto ran = urokiosk(wrong);
    INFO("urokiosk " << wrong << "\n" << ran.out);
    CHECK(ran.exit == 2);
    CHECK_FALSE(ran.out.empty());
    CHECK_THAT(ran.out, !Catch::Contains("terminate") && !Catch::Contains("what():"));
}

TEST_CASE("A word the program does not know is named in the answer", "[commands]") {
    for (const std::string wrong : {"fly", "--nope", "check --nope .", "keys steal"}) {
        const auto ran = urokiosk(wrong);
        const std::string word = wrong.find("nope") != std::string::npos    ? "nope"
                                 : wrong.find("steal") != std::string::npos ? "steal"
                                                                            : "fly";
        INFO("urokiosk " << wrong << "\n" << ran.out);
        CHECK_THAT(ran.out, Catch::Contains(word));
    }
}

TEST_CASE("What is missing or damaged ends with 1 and one line that names it", "[commands]") {
    struct Case {
        std::string arguments, told;
    };
    const Case one = GENERATE(
        Case{"check /no/such -q",
             "/no/such: cannot be read: No such file or directory; name a content"},
        Case{"pack /no/such -o /tmp/none.db", "/no/such: cannot be read"},
        Case{"verify /no/such.db", "/no/such.db: is missing"},
        Case{"verify /etc/hostname", "/etc/hostname: has no signature that can be read"},
        Case{"activate /no/such.db", "/no/such.db: is missing"},
        Case{"keys show", "/nowhere/keys/publisher.key: cannot read"},
        Case{"handout prostate -o /tmp/none.pdf", "current: does not name the edition in use"});
    const auto ran = urokiosk(one.arguments);
    INFO("urokiosk " << one.arguments << "\n" << ran.out);
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Catch::StartsWith(one.told) || Catch::Contains("/" + one.told));
    CHECK_THAT(ran.out, !Catch::Contains("terminate"));
}

TEST_CASE("A misspelt key of clinic.toml stops every command that reads it, by file and line",
          "[commands]") {
    const support::Folder data;
    REQUIRE(base::write_file(data / "clinic.toml", "name = \"A\"\nphnoe = \"1\"\n"));
    for (const std::string command :
         {"verify /etc/hostname", "activate /etc/hostname", "drive",
          "handout prostate -o /tmp/none.pdf", "tour --out /tmp/none"}) {
        const auto ran = urokiosk(command, data.path());
        INFO(command << "\n" << ran.out);
        CHECK(ran.exit == 1);
        CHECK_THAT(ran.out,
                   Catch::Contains((data / "clinic.toml").string() +
                                   ":2: nothing is called 'phnoe' here; did you mean phone?"));
    }
}

TEST_CASE("The doctor tells what is well and what is not, as JSON too", "[commands]") {
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    const auto told = urokiosk("doctor", data.path());
    CHECK((told.exit == 0 || told.exit == 1));
    for (const std::string name :
         {"settings", "screen", "fonts", "printer", "edition", "trusted key", "clock"})
        CHECK_THAT(told.out, Catch::Contains(name));
    CHECK_THAT(told.out, Catch::Contains("15 pages, signature good"));
    const auto json = support::run(support::program() + " --data '" + data.path().string() +
                                   "' doctor --json 2>/dev/null | python3 -m json.tool");
    CHECK(json.exit == 0);
    CHECK_THAT(json.out, Catch::Contains("\"name\": \"edition\""));
}

TEST_CASE("The doctor notices a clock that jumped back", "[commands]") {
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    REQUIRE(base::write_file(data / "last-seen", "2099-01-01T00:00:00Z\n"));
    const auto told = urokiosk("doctor", data.path());
    CHECK(told.exit == 1);
    CHECK_THAT(told.out, Catch::Contains("stands before 2099-01-01T00:00:00Z, when this kiosk "
                                         "last ran; set the machine's date; if it is right, "
                                         "remove " +
                                         (data / "last-seen").string()));
}

TEST_CASE("The doctor counts the pages withdrawn, and names a damaged list", "[commands]") {
    const support::Folder data;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    edition::EditionStore editions(data / "editions");
    REQUIRE(editions.withdraw("prostate", "mia", 1000));
    CHECK_THAT(urokiosk("doctor", data.path()).out,
               Catch::Contains("15 pages, signature good, 1 withdrawn"));
    REQUIRE(base::write_file(data.path() / "editions" / "withdrawn.toml", "[["));
    CHECK_THAT(urokiosk("doctor", data.path()).out,
               Catch::Contains("withdrawn.toml: is damaged: "));
}
