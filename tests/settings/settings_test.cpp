#include "settings/settings.h"

#include "content/placeholders.h"
#include "support/world.h"

namespace {

struct Read {
    support::Folder folder;
    base::Problems problems;
    settings::Settings settings;
    explicit Read(const std::string& toml) {
        REQUIRE(base::write_file(folder / "clinic.toml", toml));
        settings = settings::read_settings(folder / "clinic.toml", problems);
    }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems) lines += base::to_line(problem) + "\n";
        return lines;
    }
    std::string at(int line) const {
        return (folder / "clinic.toml").string() + ":" + std::to_string(line) + ": ";
    }
};

}  // namespace

TEST_CASE("A clinic's settings are read whole", "[library]") {
    const Read read(
        "name = \"Riverside\"\nphone = \"01234\"\nemergency_number = \"999\"\n"
        "advice_number = \"111\"\ncountry = \"GB\"\npaper = \"Letter\"\n"
        "languages = [\"en\", \"ar\"]\nprinter_queue = \"desk\"\n"
        "printer_place = \"at the desk\"\nidle_seconds = 120\nscreen_width_mm = 268\n"
        "screen_height_mm = 476.5\nmounting_height_mm = 800\nreduced_motion = true\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    CHECK(read.settings.name == "Riverside");
    CHECK(read.settings.paper == "Letter");
    CHECK(read.settings.languages == std::vector<std::string>{"en", "ar"});
    CHECK(read.settings.idle_seconds == 120);
    CHECK(read.settings.screen_height_mm == 476.5);
    CHECK(read.settings.reduced_motion);
}

TEST_CASE("A clinic without a file gets sound settings and no problem", "[library]") {
    const support::Folder folder;
    base::Problems problems;
    const auto settings = settings::read_settings(folder / "clinic.toml", problems);
    CHECK(problems.empty());
    CHECK(settings.languages == std::vector<std::string>{"en"});
    CHECK(settings.idle_seconds == 90);
    CHECK(settings.trusted_keys.empty());
}

TEST_CASE("Each fault of clinic.toml is named with its line", "[library]") {
    struct Slip {
        std::string line, told;
    };
    const Slip slip = GENERATE(
        Slip{"phnoe = \"1\"", "nothing is called 'phnoe' here; did you mean phone?"},
        Slip{"name = 5", "name is not text"},
        Slip{"paper = \"A3\"", "paper 'A3' is unknown; write \"A4\" or \"Letter\""},
        Slip{"languages = []", "no language is offered"},
        Slip{"languages = \"en\"", "languages is not a list of texts"},
        Slip{"idle_seconds = 5", "idle_seconds is out of range; write a number from 20 to 3600"},
        Slip{"idle_seconds = -90", "idle_seconds is out of range"},
        Slip{"idle_seconds = nan", "idle_seconds is out of range"},
        Slip{"idle_seconds = \"90\"", "idle_seconds is not a number"},
        Slip{"screen_width_mm = 27", "screen_width_mm is out of range"},
        Slip{"screen_height_mm = 99999", "screen_height_mm is out of range"},
        Slip{"mounting_height_mm = 2001", "mounting_height_mm is out of range"},
        Slip{"reduced_motion = \"no\"", "reduced_motion is not a yes or no"},
        Slip{"trusted_keys = \"RW\"", "trusted_keys is not a list of texts"},
        Slip{"trusted_keys = [\"RWTypo\"]", "key"},
        Slip{"rules = { psa = \"From 50\" }", "nothing is called 'psa' here"},
        Slip{"[printer]", "printer is not a list of tables; write [[printer]] before each"},
        Slip{"headphones = \"yes\"", "headphones 'yes' is unknown; write \"switch\", \"keys\""},
        Slip{"headphones = true", "headphones is not text"},
        Slip{"keypad = { up = [\"Up\"], down = [\"up\"] }", "the key 'up' is up too"},
        Slip{"keypad = { up = [\"Up\", \"Up\"] }", "the key 'Up' comes twice"},
        Slip{"keypad = { louder = [\"F1\"], staff = [\"F1\"] }", "the key 'F1' is louder too"},
        Slip{"country = GB", "value"});
    const Read read("# the clinic\n\n" + slip.line + "\n");
    INFO(slip.line << "\n" << read.told());
    REQUIRE_FALSE(read.problems.empty());
    CHECK_THAT(read.told(), Catch::StartsWith(read.at(3)) && Catch::Contains(slip.told));
}

TEST_CASE("All faults are told at once", "[library]") {
    const Read read("nmae = \"A\"\npaper = \"A3\"\nidle_seconds = 1\n");
    CHECK(read.problems.size() == 3);
    for (int line = 1; line <= 3; ++line) CHECK_THAT(read.told(), Catch::Contains(read.at(line)));
}

TEST_CASE("The settings a kiosk starts with explain themselves and are sound", "[library]") {
    const std::string key = "RWTi2J56qK0/6SaqsNzV/3nO5YBKRlZHynLVWtcsJsABV7C43BR4nZ/5";
    const Read read(settings::settings_template(key));
    INFO(read.told());
    CHECK(read.problems.empty());
    CHECK(read.settings.trusted_keys == std::vector<std::string>{key});
    const settings::Settings plain;
    CHECK(read.settings.name == plain.name);
    CHECK(read.settings.idle_seconds == plain.idle_seconds);
    CHECK(read.settings.paper == plain.paper);
}

TEST_CASE("A visitor reads the clinic's own numbers", "[library]") {
    settings::Settings settings;
    settings.name = "Riverside";
    settings.emergency_number = "999";
    settings.advice_number = "111";
    settings.phone = "";
    content::Messages words;
    words.set(content::Msg::clinic_us, "our clinic");
    CHECK(content::fill_in("Call {emergency-number}, not {advice-number}. {emergency-number}!",
                           settings, words) == "Call 999, not 111. 999!");
    CHECK(content::fill_in("Ring {clinic-phone} at {clinic-name}.", settings, words) ==
          "Ring our clinic at Riverside.");
    settings.phone = "{clinic-name} {clinic-phone}";
    CHECK(content::fill_in("{clinic-phone}", settings, words) == "{clinic-name} {clinic-phone}");
    CHECK(content::fill_in("{other} {", settings, words) == "{other} {");
}

TEST_CASE("On the glass staff are told first, on paper whom to call", "[library]") {
    settings::Settings settings;
    settings.emergency_number = "999";
    settings.advice_number = "111";
    settings.phone = "0123";
    const auto words = content::built_in_words();
    std::string said = content::fill_in("{act-now} {act-today} {act-visit}", settings, words);
    CHECK(said ==
          "Tell our staff now. At home, call 999. Tell our staff. At home, call 0123 or "
          "111 today. Tell the clinician at this visit. At home, call 0123 this week.");
    content::for_paper(said, settings, words);
    CHECK(said ==
          "Call 999. If you are in the clinic, tell our staff now. Call 0123 or 111 "
          "today. If you are in the clinic, tell our staff. Call 0123 this week. If you are "
          "in the clinic, tell the clinician at this visit.");
    CHECK(content::fill_in("Or call {crisis-line}.", settings, words) == "Or call a crisis line.");
    settings.crisis_line = "116 123";
    CHECK(content::fill_in("Or call {crisis-line}.", settings, words) == "Or call 116 123.");
}

TEST_CASE("A number stands wherever the sentence holds it", "[library]") {
    CHECK(content::tells("{act-now}", "emergency-number"));
    CHECK(content::tells("{emergency-number}", "emergency-number"));
    CHECK(content::tells("{act-today}", "advice-number"));
    CHECK(content::tells("{act-today}", "clinic-phone"));
    CHECK(content::tells("{act-now}", "act_now_paper"));
    CHECK_FALSE(content::tells("{act-today}", "emergency-number"));
    CHECK_FALSE(content::tells("{act-visit}", "act_now"));
    CHECK(content::tells("{act-visit}", "act_visit_paper"));
    CHECK(content::tells("{act-visit}", "clinic-phone"));
}

TEST_CASE("Age limits and local rules are the clinic's, in the reader's language", "[library]") {
    const Read read(
        "[rules]\npsa-test = \"From 50.\"\n"
        "blood-in-urine = { en = \"From 45.\", es = \"Desde 45.\" }\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    content::Messages english, spanish;
    english.language.tag = "en";
    spanish.language.tag = "es";
    for (auto* words : {&english, &spanish})
        words->set(content::Msg::clinic_ask_rule, "Ask " + words->language.tag + ".");
    const auto filled = [&](std::string text, const content::Messages& words) {
        return content::fill_in(std::move(text), read.settings, words);
    };
    CHECK(filled("{rule-psa-test}", english) == "From 50.");
    CHECK(filled("{rule-psa-test}", spanish) == "From 50.");
    CHECK(filled("{rule-blood-in-urine}", english) == "From 45.");
    CHECK(filled("{rule-blood-in-urine}", spanish) == "Desde 45.");
    CHECK(filled("{rule-fluoroquinolones}", spanish) == "Ask es.");
    CHECK(filled("{rule-nobody-knows}", english) == "{rule-nobody-knows}");
    CHECK(content::unknown_placeholders("{rule-psa-test} {rule-nobody-knows}") ==
          std::vector<std::string>{"{rule-nobody-knows}"});
}

TEST_CASE("A number the clinic left open is told in words of the page's language", "[library]") {
    content::Messages words;
    words.language = {"ar", base::Direction::right_to_left};
    words.set(content::Msg::clinic_emergency, "رقم الطوارئ");
    settings::Settings settings;
    CHECK(content::fill_in("{emergency-number}", settings, words) == "رقم الطوارئ");
    settings.emergency_number = "999";
    CHECK(content::fill_in("{emergency-number}", settings, words) == "\u2066999\u2069");
}

TEST_CASE("A placeholder nobody fills is found", "[library]") {
    CHECK(content::unknown_placeholders("{emergency-number} {clinic-name}").empty());
    CHECK(content::unknown_placeholders("Call {emergency-nubmer} or {clinic-fax}.") ==
          std::vector<std::string>{"{emergency-nubmer}", "{clinic-fax}"});
    CHECK(content::unknown_placeholders("Call {us} }") == std::vector<std::string>{"{us}", "}"});
    CHECK(content::nearest_placeholder("{emergency-nubmer}") == "{emergency-number}");
    CHECK(content::nearest_placeholder("{us}") == "");
}

TEST_CASE("What the content tells of the clinic goes before the machine, the rest stays",
          "[library]") {
    const Read machine(
        "name = \"Machine\"\nphone = \"1\"\nidle_seconds = 120\n[rules]\npsa-test = \"old\"\n"
        "psa-limits = \"kept\"\n");
    base::Problems problems;
    const auto both = settings::with_details(
        machine.settings, "phone = \"\"\nemergency_number = \"112\"\n[rules]\npsa-test = \"new\"\n",
        problems);
    CHECK(problems.empty());
    CHECK(both.name == "Machine");
    CHECK(both.phone.empty());
    CHECK(both.emergency_number == "112");
    CHECK(both.idle_seconds == 120);
    CHECK(settings::said(both.rules.at("psa-test"), "en") == "new");
    CHECK(settings::said(both.rules.at("psa-limits"), "en") == "kept");
}

TEST_CASE("Numbers are taken as countries write them", "[library]") {
    const std::string number = GENERATE("15", "112", "111", "0800 111-222", "+34 93 123 45 67",
                                        "(030) 123456", "+1 (555) 123-4567", "01.23.45.67.89", "");
    base::Problems problems;
    CHECK(settings::with_details({}, "advice_number = \"" + number + "\"\n", problems)
              .advice_number == number);
    CHECK(problems.empty());
}

TEST_CASE("Each fault of the clinic's details is named with its line", "[library]") {
    struct Slip {
        std::string toml, told;
        int line;
    };
    const Slip slip = GENERATE(
        Slip{"emergency_number = \"call us\"\n", "emergency_number is no number to dial", 1},
        Slip{"emergency_number = \"00\"\n", "emergency_number is no number to dial", 1},
        Slip{"emergency_number = \"1)1(2//**##\"\n", "emergency_number is no number to dial", 1},
        Slip{"advice_number = \"12+34\"\n", "advice_number is no number to dial", 1},
        Slip{"name = \"A \\u202E B\"\n", "holds a letter that cannot be seen", 1},
        Slip{"name = \"A\"\nadvice_number = \"" + std::string(90, '1') + "\"\n",
             "advice_number is no number to dial", 2},
        Slip{"name = \" \"\n", "the clinic has no name", 1},
        Slip{"address = \"" + std::string(301, 'a') + "\"\n", "address is too long", 1},
        Slip{"trusted_keys = [\"x\"]\n", "nothing is called 'trusted_keys' here", 1},
        Slip{"printer_queue = \"x\"\n", "nothing is called 'printer_queue' here", 1},
        Slip{"[rules]\npsa-tset = \"x\"\n", "nothing is called 'psa-tset' here", 2});
    base::Problems problems;
    settings::with_details({}, slip.toml, problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == "clinic-details.toml");
    CHECK(problems[0].line == slip.line);
    CHECK_THAT(base::to_line(problems[0]), Catch::Contains(slip.told));
}

TEST_CASE("The details a desk starts with say what holds now", "[library]") {
    const Read read(
        "name = \"The \\\"Mill\\\"\"\nphone = \"01234\"\nemergency_number = \"999\"\n[rules]\n"
        "psa-test = \"at 50\"\npsa-limits = { en = \"two\", es = \"dos\" }\n");
    base::Problems problems;
    const auto again =
        settings::with_details({}, settings::details_template(read.settings), problems);
    CHECK(problems.empty());
    CHECK(again.name == "The \"Mill\"");
    CHECK(again.phone == "01234");
    CHECK(again.emergency_number == "999");
    CHECK(again.advice_number.empty());
    CHECK(again.rules == read.settings.rules);
}

TEST_CASE("Languages are named by their tags, each once", "[library]") {
    struct Slip {
        std::string list, told;
    };
    const auto slip = GENERATE(
        Slip{"[\"EN\"]", "'EN' is no tag of a language; write \"en\""},
        Slip{"[\"pt_br\"]", "'pt_br' is no tag of a language; write \"pt-BR\""},
        Slip{"[\"english\"]", "'english' is no tag of a language; write en, es or the like"},
        Slip{"[\"\"]", "'' is no tag of a language; write en"},
        Slip{"[\"es\", \"es\"]", "the language 'es' comes twice; name it once"},
        Slip{"[]", "no language is offered"});
    const Read read("languages = " + slip.list + "\n");
    INFO(read.told());
    REQUIRE(read.problems.size() == 1);
    CHECK_THAT(read.told(), Catch::StartsWith(read.at(1) + slip.told));
}

TEST_CASE("A file saved on Windows is the same, and small slips of the hand go", "[library]") {
    const std::string key = "RWSqXv7uk3EzJ1eAEfmT4n5C5vU0V4B0k9n4r1kJ6gq7uY2m8m5bq0aQ";
    const Read read(
        "\xEF\xBB\xBFname = \"A\"\r\nexchange = \"/mnt/share//\"\r\ntrusted_keys = [\" " + key +
        " \"]\r\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    CHECK(read.settings.exchange == "/mnt/share");
    CHECK(read.settings.trusted_keys == std::vector<std::string>{key});
    CHECK(Read("exchange = \"/\"\n").settings.exchange == "/");
}

TEST_CASE("Words of the clinic are letters that can be shown, and no placeholders", "[library]") {
    const auto line = GENERATE(as<std::string>(), "name = \"A \u2665\"\n", "address = \"\u4E2D\"\n",
                               "[rules]\npsa-test = \"PSA \u2265 4\"\n",
                               "[rules]\npsa-test = { es = \"PSA \u2265 4\" }\n",
                               "printer_queue = \"desk\"\nprinter_place = \"\u2192 desk\"\n");
    const Read read(line);
    INFO(read.told());
    REQUIRE(read.problems.size() == 1);
    CHECK_THAT(read.problems[0].what, Catch::Contains("no font here has '"));
    CHECK(read.problems[0].line == 1 + std::count(line.begin(), line.end() - 1, '\n'));
    CHECK_THAT(Read("[rules]\npsa-test = \"Call {advice-number}\"\n").told(),
               Catch::Contains("visitors would see braces"));
    CHECK_THAT(Read("[rules]\npsa-test = { ES = \"PSA\" }\n").told(),
               Catch::Contains("'ES' is no tag of a language; write es"));
}
