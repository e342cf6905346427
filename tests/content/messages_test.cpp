#include "content/messages.h"

#include <map>

#include "content/check.h"
#include "support/kept_tree.h"
#include "support/world.h"

namespace {

const std::string head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";

struct Read {
    support::Folder folder;
    base::Problems problems;
    std::vector<content::PoEntry> entries;
    explicit Read(const std::string& text) {
        REQUIRE(base::write_file(folder / "interface.po", text));
        entries = content::read_po(folder / "interface.po", problems);
    }
};

}  // namespace

TEST_CASE("A translator's file is read entry by entry", "[library]") {
    const Read read(head +
                    "# For the bar.\nmsgctxt \"bar_home\"\nmsgid \"Home\"\nmsgstr \"Inicio\"\n\n"
                    "#, fuzzy\nmsgctxt \"bar_back\"\nmsgid \"Back\"\nmsgstr \"Detrás\"\n\n"
                    "#~ msgctxt \"old\"\n#~ msgid \"Old\"\n#~ msgstr \"Viejo\"\n\n"
                    "msgctxt \"still_text\"\nmsgid \"\"\n\"One \"\n\"two\"\nmsgstr \"\"\n");
    CHECK(read.problems.empty());
    REQUIRE(read.entries.size() == 3);
    CHECK(read.entries[0].key == "bar_home");
    CHECK(read.entries[0].translated == "Inicio");
    CHECK_FALSE(read.entries[0].fuzzy);
    CHECK(read.entries[1].fuzzy);
    CHECK(read.entries[2].english == "One two");
    CHECK(read.entries[2].translated == "");
}

TEST_CASE("A broken translation names its file and line", "[library]") {
    const std::string broken = GENERATE(
        as<std::string>(), "msgctxt \"a\"\nmsgid \"A\nmsgstr \"B\"\n",
        "msgctxt \"a\"\nmsgid \"A\"\nmsgstrr \"B\"\n",
        "msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"B\"\n\nmsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"C\"\n");
    const Read read(head + broken);
    REQUIRE_FALSE(read.problems.empty());
    CHECK_THAT(read.problems[0].file, Catch::EndsWith("interface.po"));
    CHECK(read.problems[0].line >= 5);
    CHECK_FALSE(read.problems[0].fix.empty());
}

TEST_CASE("A translation that is no file is read alike, and its faults name lines alone",
          "[library]") {
    base::Problems problems;
    const auto entries = content::parse_po(
        head + "msgctxt \"bar_home\"\nmsgid \"Home\"\nmsgstr \"Inicio\"\n", problems);
    CHECK(problems.empty());
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].said() == "Inicio");
    (void)content::parse_po(head + "msgctxt \"a\"\nmsgid \"A\nmsgstr \"B\"\n", problems);
    REQUIRE_FALSE(problems.empty());
    for (const auto& problem : problems) {
        CHECK(problem.file.empty());
        CHECK(problem.line >= 5);
        CHECK_THAT(problem.what, !Catch::Contains("/proc"));
    }
}

TEST_CASE("What is wrong with a translated word is told, the worst as an error", "[library]") {
    const auto told = [](const content::PoEntry& entry, const std::string& tag = "es") {
        std::string all;
        for (const auto& one : content::check_entry(entry, tag))
            all += std::string(base::name(one.severity)) + " " + one.what + ";";
        return all;
    };
    CHECK(told({"bar_home", "Home", "Inicio"}) == "");
    CHECK(told({"bar_hoem", "Home", "Inicio"}) == "warning no word is called 'bar_hoem';");
    CHECK(told({"bar_home", "Home", ""}) == "warning 'bar_home' is not translated;");
    CHECK(told({"bar_home", "Home", "Inicio", true}) == "warning 'bar_home' is not translated;");
    CHECK(told({"bar_home", "Home", ""}, "en") == "");
    CHECK(told({"search_none", "No {word}", "Nada: {palabra}"}) ==
          "error 'search_none' has no {word};");
    CHECK_THAT(told({"search_none", "No {word}", "Nada: '{word}'"}),
               Catch::Contains("is shown with its braces") && Catch::Contains("has no {word}"));
    CHECK(told({"search_none", "No {word}", "Nada: {word} {x}"}) ==
          "error 'search_none' has {x}, which the English has not;");
    CHECK(told({"search_none", "{n} of {all}", "{n} de {all}, {all}"}) ==
          "error 'search_none' says {all} more often than English;");
    CHECK(told({"search_none", "By {name}", "Por {name,number}"}) ==
          "error 'search_none' is shown by a format of its own, 'number';"
          "error 'search_none' asks for a number in {name}, which holds words;");
    CHECK(told({"search_none", "{n} sheets", "{n, plural, one {hoja} other {hojas}}"}) == "");
    CHECK(told({"search_none", "{n, plural, one {sheet} other {# sheets}}", "{n} hojas"}) == "");
    CHECK(told({"search_none", "{n} sheets", "{n, select, other {x}}"}) ==
          "error 'search_none' asks for a word in {n}, which holds a number;");
    CHECK(told({"bar_home", "Home", "Inicio \u2265 1"}) ==
          "error in 'bar_home' no font here has '\u2265' (U+2265);");
    CHECK(told({"bar_home", "Home", " "}) == "error 'bar_home' says nothing;");
    CHECK_THAT(told({"search_none", "No {word}", "Nada: {word"}),
               Catch::StartsWith("error 'search_none' is "));
}

TEST_CASE("A translation in another charset is refused with entry and line", "[library]") {
    const Read latin(
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgctxt "
        "\"home_search\"\nmsgid \"What?\"\nmsgstr \"\xBFQu\xE9?\"\n");
    REQUIRE(latin.problems.size() == 1);
    CHECK(latin.entries.empty());
    CHECK(latin.problems[0].line == 6);
    CHECK(latin.problems[0].what == "this is not UTF-8 text, in 'home_search'");
    const Read claimed(
        "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-1\\n\"\n\nmsgctxt "
        "\"home_search\"\nmsgid \"What?\"\nmsgstr \"Qu\u00E9\"\n");
    REQUIRE(claimed.problems.size() == 1);
    CHECK(claimed.problems[0].line == 2);
    CHECK(claimed.problems[0].what == "the charset ISO-8859-1 is not that of the text");
}

TEST_CASE("A translation saved on Windows is the same", "[library]") {
    const Read read("\xEF\xBB\xBF" + head +
                    "msgctxt \"bar_home\"\r\nmsgid \"Home\"\r\nmsgstr \"Inicio\"\r\n");
    CHECK(read.problems.empty());
    REQUIRE(read.entries.size() == 1);
    CHECK(read.entries[0].translated == "Inicio");
}

TEST_CASE("A missing translation file is a problem, not a crash", "[library]") {
    base::Problems problems;
    CHECK(content::read_po("/nowhere/interface.po", problems).empty());
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].what, Catch::Contains("cannot read"));
}

TEST_CASE("Every word of the program is in every language's file, and msgfmt agrees", "[library]") {
    int files = 0;
    for (const auto& library : {support::content(), support::fixtures() / "library"})
        for (const auto& entry : std::filesystem::directory_iterator(library)) {
            const base::Path file = entry.path() / "interface.po";
            if (!std::filesystem::exists(file)) continue;
            INFO(file.string());
            ++files;
            const auto ran = support::run("msgfmt --check -o /dev/null '" + file.string() + "'");
            CHECK(ran.exit == 0);
            CHECK(ran.out == "");
            base::Problems problems;
            std::map<std::string, std::string> words;
            for (const auto& one : content::read_po(file, problems))
                words[one.key] = one.translated;
            CHECK(problems.empty());
            for (const auto key : content::msg_keys) {
                INFO(key);
                CHECK_FALSE(words[std::string(key)].empty());
            }
            CHECK(words.size() == content::msg_count);
        }
    CHECK(files >= 4);
}

TEST_CASE("The program knows its words by key and no other", "[library]") {
    CHECK(content::msg_from("bar_home") == content::Msg::bar_home);
    CHECK_FALSE(content::msg_from("bar_hoem"));
    CHECK_FALSE(content::msg_from(""));
    for (const auto key : content::msg_keys) CHECK(content::msg_from(key));
}

TEST_CASE("What stands in every emergency cannot be turned into its opposite", "[library]") {
    const auto& library = support::library();
    struct Slip {
        std::string language, from, to;
    };
    const Slip slip = GENERATE(Slip{"es", "llame a {number}.", "no llame a {number}."},
                               Slip{"ar", "اتصلوا على {number}.", "لا تتصلوا على {number}."},
                               Slip{"en", "msgstr \"Tell our staff now. At home, call",
                                    "msgstr \"Wait at home. Do not call"});
    const content::Path path{content::Path::Kind::messages, slip.language, ""};
    auto text = library.read(path).value();
    const auto at = text.find(slip.from, text.find("msgctxt \"act_now\""));
    REQUIRE(at != std::string::npos);
    text.replace(at, slip.from.size(), slip.to);
    std::string told;
    for (const auto& one : content::check_one(content::overlay(library, path, text), path))
        told += base::to_line(one) + "\n";
    CHECK_THAT(told, Catch::Contains("'act_now' says 'not'"));
}

TEST_CASE("A message deeper than anybody writes is no message, and ends nothing", "[library]") {
    std::string deep = "x";
    for (int i = 0; i < 5000; ++i) deep = "{n, plural, other {" + deep + "}}";
    CHECK_FALSE(text::message_fault(deep, "en").empty());
    CHECK(text::message(deep, "en", {{"n", 1}}) == deep);
}
