#include "text/toml.h"

namespace {

struct Read {
    base::Problems problems;
    text::Toml toml;
    explicit Read(const std::string& text, int first_line = 1)
        : toml(text::Toml::parse(text, "clinic.toml", problems, first_line)) {}
};

}  // namespace

TEST_CASE("A misspelt key is named with its line and the nearest known name", "[doc]") {
    Read read("name = \"A\"\n\nphnoe = \"1\"\n");
    read.toml.text("name");
    read.toml.text("phone");
    read.toml.finish();
    REQUIRE(read.problems.size() == 1);
    CHECK(base::to_line(read.problems[0]) ==
          "clinic.toml:3: nothing is called 'phnoe' here; did you mean phone?");
}

TEST_CASE("A key like no other is to be taken out", "[doc]") {
    Read read("colour = \"red\"\n", 10);
    read.toml.text("name");
    read.toml.finish();
    REQUIRE(read.problems.size() == 1);
    CHECK(base::to_line(read.problems[0]) ==
          "clinic.toml:10: nothing is called 'colour' here; take it out");
}

TEST_CASE("Keys of tables are held to account too", "[doc]") {
    Read read("[review]\nstatus = \"sample\"\nbye = \"\"\n[[group]]\nid = \"a\"\nicno = \"x\"\n");
    const auto review = read.toml.table("review");
    CHECK(review.text("status") == "sample");
    review.text("by");
    review.finish();
    for (const auto& group : read.toml.tables("group")) {
        CHECK(group.text("id") == "a");
        group.text("icon");
        group.finish();
    }
    read.toml.finish();
    REQUIRE(read.problems.size() == 2);
    CHECK_THAT(base::to_line(read.problems[0]), Catch::Contains(":3: nothing is called 'bye'"));
    CHECK_THAT(base::to_line(read.problems[1]), Catch::Contains(":6: nothing is called 'icno'"));
}

TEST_CASE("Values of every kind come out as they were written", "[doc]") {
    Read read(
        "t = \"a\"\nn = 2.5\ni = 3\nf = true\nd = 2026-11-22\nl = [\"x\", \"y\"]\n"
        "v = [1, 2.5]\n[z]\nk = 1\n[a]\n");
    CHECK(read.toml.text("t") == "a");
    CHECK(read.toml.number("n") == 2.5);
    CHECK(read.toml.number("i") == 3.0);
    CHECK(read.toml.flag("f") == true);
    CHECK(read.toml.date("d") == text::Date{2026, 11, 22});
    CHECK(read.toml.texts("l") == std::vector<std::string>{"x", "y"});
    CHECK(read.toml.numbers("v") == std::vector<double>{1, 2.5});
    CHECK(read.toml.table("z").number("k") == 1.0);
    CHECK(read.toml.keys() ==
          std::vector<std::string>{"t", "n", "i", "f", "d", "l", "v", "z", "a"});
    CHECK(read.toml.line("d") == 5);
    CHECK_FALSE(read.toml.text("none"));
    CHECK_FALSE(read.toml.has("none"));
    read.toml.table("a");
    read.toml.finish();
    CHECK(read.problems.empty());
}

TEST_CASE("A value of another kind is a problem with its line, and counts as missing", "[doc]") {
    Read read(
        "a = 5\nb = \"5\"\nc = 1\nd = \"2026-11-22\"\ne = [1]\nf = [\"x\"]\ng = 1\nh = [1]\n");
    CHECK_FALSE(read.toml.text("a"));
    CHECK_FALSE(read.toml.number("b"));
    CHECK_FALSE(read.toml.flag("c"));
    CHECK_FALSE(read.toml.date("d"));
    CHECK(read.toml.texts("e").empty());
    CHECK(read.toml.numbers("f").empty());
    CHECK(read.toml.table("g").keys().empty());
    CHECK(read.toml.tables("h").empty());
    REQUIRE(read.problems.size() == 8);
    for (int i = 0; i < 8; ++i) {
        const auto& problem = read.problems[static_cast<std::size_t>(i)];
        CHECK(problem.line == i + 1);
        CHECK_FALSE(problem.fix.empty());
    }
}

TEST_CASE("Text that is no TOML is one problem with its line", "[doc]") {
    const std::string bad = GENERATE(as<std::string>(), "a = 1\nb = \n", "a = 1\nb \"x\"\n",
                                     "a = 1\na = 2\n", "a = 1\nb = \"pr\xF3stata\"\n");
    Read read(bad);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].line == 2);
    CHECK(read.toml.keys().empty());
    read.toml.finish();
    CHECK(read.problems.size() == 1);
}

TEST_CASE("Keys with dots without end are a problem with its line, not the end", "[doc]") {
    std::string deep;
    for (int i = 0; i < 300000; ++i) deep += "a.";
    const std::string before = "x = \"\"\"\na.a\n\"\"\"\n# it's\ny = 'a.b\\'\n";
    for (const std::string& bad :
         {deep + "b = 1\n", "[" + deep + "b]\n", "c = {" + deep + "b = 1}\n"}) {
        Read read(before + bad);
        REQUIRE(read.problems.size() == 1);
        CHECK(read.problems[0].line == 6);
        CHECK(read.toml.keys().empty());
    }
    CHECK(Read(before + "a.b.c = 1.5\nd = \"" + deep + "\" # " + deep + "\n").problems.empty());
}

TEST_CASE("Letters beyond ASCII where a key stands are a problem with its line", "[doc]") {
    const std::string bad =
        GENERATE(as<std::string>(), "a = 1\né = 1\n", "a = 1\nb = 1 é\n", "a = 1\naé = 1\n",
                 "a = 1\nb = é\n", "a = 1\n[é]\n", "a = 1\nb.é = 1\n", "a = 1\n、 = 1\n",
                 "a = 1\n\u200f = 1\n", "a = 1\nأ = 1\n");
    Read read(bad);
    INFO(bad);
    REQUIRE(read.problems.size() == 1);
    CHECK(read.problems[0].line == 2);
    CHECK(Read("a = \"é、أ\"  # é、أ\n").problems.empty());
}

TEST_CASE("Words come back from TOML as they were, whatever they hold", "[doc]") {
    const std::string words = GENERATE(as<std::string>(), "plain", "a \"quote\"", "back\\slash",
                                       "two\nlines", "", "# no comment", "العربية");
    base::Problems problems;
    const auto toml = text::Toml::parse("key = " + text::quoted(words) + "\n", "x.toml", problems);
    CHECK(problems.empty());
    CHECK(toml.text("key") == words);
}

TEST_CASE("One key of a TOML text gets new words, and nothing else changes", "[doc]") {
    const std::string text =
        "# Words.\ntitle = \"Old\"  # for all\nhint = \"title = x\"\n\n[structures.a]\n"
        "title = \"A\"\n";
    CHECK(text::with_words(text, "title", "New") ==
          "# Words.\ntitle = \"New\"\nhint = \"title = x\"\n\n[structures.a]\ntitle = \"A\"\n");
    CHECK(text::with_words(text, "alt", "Seen") ==
          "# Words.\ntitle = \"Old\"  # for all\nhint = \"title = x\"\n\nalt = "
          "\"Seen\"\n\n[structures.a]\ntitle = \"A\"\n");
    CHECK(text::with_words("", "title", "New") == "title = \"New\"\n");
    CHECK(text::with_words("a = 1", "title", "New") == "a = 1\ntitle = \"New\"\n");
    CHECK(text::with_words("title = \"\"\"\nlong\n\"\"\"\n", "title", "New") ==
          "title = \"New\"\n");
    CHECK_FALSE(text::with_words("no toml", "title", "New"));
}

TEST_CASE("A list is put in the place of every legal spelling of it", "[doc]") {
    const std::string now = "t = [\n  \"x\",\n  \"y\",\n]\n";
    const auto with = [](const std::string& text) {
        return text::with_rows(text, "t", {"\"x\"", "\"y\""});
    };
    for (const std::string old :
         {"t=[\"a\"]\n", "t = [\n  \"a\", # one\n  \"b\"\n]\n", "\"t\" = []\n", "'t' = ['a']\n",
          "  t   =   [ \"a\" ] # why\n", "t = \"[a]\"\n", "t = \"\"\"\nt = 1\n\"\"\"\n",
          "t = { a = 1 }\n"}) {
        INFO(old);
        CHECK(with(old) == now);
        CHECK(with("a = 1\n" + old) == "a = 1\n" + now);
        CHECK(with(old + "b = [\n[1],\n[2]]\n[c]\nt = 3\n") ==
              now + "b = [\n[1],\n[2]]\n[c]\nt = 3\n");
    }
    CHECK(with("\xEF\xBB\xBFt = []\r\nb = 1\r\n") == now + "b = 1\n");
    CHECK(with("a = [\n[1]]\n") == "a = [\n[1]]\n" + now);
    CHECK(with("a = \"\"\"\n[c]\"\"\"\n[b]\nc = 1\n") ==
          now + "a = \"\"\"\n[c]\"\"\"\n[b]\nc = 1\n");
    CHECK_FALSE(with("t.a = 1\nt.b = 2\n"));
    CHECK(text::with_rows("", "t", {}) == "t = []\n");
}

TEST_CASE("A key of other letters stands between quotes, or is told with its line", "[doc]") {
    for (const std::string bad :
         {"a = 1\ncaf\u00E9 = 1\n", "a = 1\n[\u0645]\n", "a = 1\nb.\u00FC = 1\n",
          "a = 1\nb = \u00BD\n", "a = '''\n'''\n\u4E2D = 1\n"}) {
        Read read(bad);
        INFO(bad);
        REQUIRE(read.problems.size() == 1);
        CHECK_THAT(read.problems[0].what, Catch::Contains("a letter beyond a to z"));
        CHECK(read.problems[0].line == (bad.find("'''") == std::string::npos ? 2 : 3));
    }
    Read sound("\"caf\u00E9\" = '\u00E9' # \u00E9\na = \"\"\"\"\u00E9\"\"\"\" # \u00E9\n");
    CHECK(sound.problems.empty());
    CHECK(sound.toml.text("caf\u00E9") == "\u00E9");
}

TEST_CASE("TOML is the same whatever saved it", "[doc]") {
    Read read("\xEF\xBB\xBF# one\r\na = \"\"\"x\r\ny\"\"\"\r\nb = 2\r\n");
    CHECK(read.problems.empty());
    CHECK(read.toml.text("a") == "x\ny");
    CHECK(read.toml.line("b") == 4);
}

TEST_CASE("Every text of a TOML file is passed by with its line", "[doc]") {
    Read read("a = \"1\"\nn = 5\n[b]\nc = [\"2\",\n\"3\"]\n[[d]]\ne = \"4\"\n");
    std::string all;
    read.toml.for_each_text(
        [&](int line, const std::string& words) { all += std::to_string(line) + words + " "; });
    CHECK(all == "11 42 53 74 ");
}

TEST_CASE("A value is handed on as it was written, whatever it is", "[text]") {
    base::Problems problems;
    const auto toml = text::Toml::parse(
        "a = \"x \\\" ]\"\nb = [\"F18\", \"Up\"]\nc = 90\nd = true\n"
        "e = { en = \"here\", es = \"aquí\" }\n[f]\ng = [1.5]\n",
        "t", problems);
    REQUIRE(problems.empty());
    std::string again;
    for (const auto* key : {"a", "b", "c", "d", "e", "f"}) {
        INFO(key);
        CHECK_FALSE(toml.written(key).empty());
        again += std::string(key) + " = " + toml.written(key) + "\n";
    }
    CHECK(toml.written("h").empty());
    toml.finish();  // all of it was asked for
    const auto read = text::Toml::parse(again, "t", problems);
    INFO(again);
    CHECK(read.text("a") == "x \" ]");
    CHECK(read.texts("b") == std::vector<std::string>{"F18", "Up"});
    CHECK(read.number("c") == 90);
    CHECK(read.flag("d") == true);
    CHECK(read.table("e").text("es") == "aquí");
    CHECK(read.table("f").numbers("g") == std::vector<double>{1.5});
    CHECK(problems.empty());
}
