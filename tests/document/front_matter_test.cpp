#include "document/front_matter.h"

namespace {

const std::string sound =
    "id = \"a\"\ntitle = \"A\"\nsummary = \"S.\"\ndiscreet_title = \"D\"\nsensitive = true\n"
    "kind = \"test\"\nreview = { status = \"approved\", by = \"Dr Ada\", on = 2026-11-22, "
    "due = 2027-11-22 }\nwarnings = [\"w\"]\nsources = [\"NG110\"]\ndiagrams = [\"male-pelvis\"]\n";

std::string without(const std::string& key) {
    std::string kept;
    std::size_t at = 0;
    while (at < sound.size()) {
        const auto end = sound.find('\n', at) + 1;
        if (sound.compare(at, key.size() + 1, key + " ") != 0) kept += sound.substr(at, end - at);
        at = end;
    }
    return kept;
}

base::Problems problems_of(const std::string& toml) {
    base::Problems problems;
    document::read_front_matter(toml, problems);
    return problems;
}

}  // namespace

TEST_CASE("Front matter is read whole", "[doc]") {
    base::Problems problems;
    const auto front = document::read_front_matter(sound, problems);
    CHECK(problems.empty());
    CHECK(front.id == "a");
    CHECK(front.discreet_title == "D");
    CHECK(front.sensitive);
    CHECK(front.kind == document::PageKind::test);
    CHECK(front.review.status == "approved");
    CHECK(front.review.by == "Dr Ada");
    CHECK(front.review.on == text::Date{2026, 11, 22});
    CHECK(front.review.due == text::Date{2027, 11, 22});
    CHECK(front.warnings == std::vector<std::string>{"w"});
    CHECK(front.warnings_line == 9);  // +++ is line 1
    CHECK(front.ask == "Ask your clinician");
}

TEST_CASE("What a page cannot be without is asked for by name", "[doc]") {
    const std::string key =
        GENERATE(as<std::string>(), "id", "title", "summary", "discreet_title", "kind", "review");
    const auto problems = problems_of(without(key));
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].what == "the front matter has no " + key);
    CHECK_THAT(problems[0].fix, Catch::StartsWith("write " + key + " = "));
}

TEST_CASE("Wrong values are named with their line", "[doc]") {
    struct Slip {
        std::string from, to, what;
        int line;
    };
    const Slip slip = GENERATE(
        Slip{"\"test\"", "\"cat\"", "kind 'cat' is unknown", 7},
        Slip{"\"approved\"", "\"maybe\"", "review status 'maybe' is unknown", 8},
        Slip{"\"Dr Ada\"", "\"\"", "names nobody who approved it", 8},
        Slip{"2026-11-22", "\"22 Nov\"", "on is not a date", 8},
        Slip{"sensitive = true", "sensitive = \"yes\"", "sensitive is not a yes or no", 6},
        Slip{"[\"NG110\"]", "\"NG110\"", "sources is not a list of texts", 10},
        Slip{"\"S.\"", "5", "summary is not text", 4},
        Slip{"discreet_title", "discret_title", "nothing is called 'discret_title' here", 5},
        Slip{"due =", "deu =", "nothing is called 'deu' here", 8},
        Slip{"\"test\"", "\"procedure\"", "does not say what to do instead", 7});
    std::string toml = sound;
    toml.replace(toml.find(slip.from), slip.from.size(), slip.to);
    bool found = false;
    for (const auto& problem : problems_of(toml)) {
        UNSCOPED_INFO(base::to_line(problem));
        found = found ||
                (problem.line == slip.line && problem.what.find(slip.what) != std::string::npos);
    }
    CHECK(found);
}

TEST_CASE("One slip in the front matter is one problem", "[doc]") {
    std::string toml = sound;
    toml.replace(toml.find("\"A\""), 3, "\"A");  // a quote mark forgotten
    const auto problems = problems_of(toml);
    for (const auto& problem : problems) UNSCOPED_INFO(base::to_line(problem));
    CHECK(problems.size() == 1);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems[0].line == 3);
}

TEST_CASE("Front matter stands between two lines of plus signs", "[doc]") {
    const auto split = document::split_front_matter("+++\na = 1\nb = 2\n+++\nBody\n");
    CHECK(split.found);
    CHECK(split.front == "a = 1\nb = 2\n");
    CHECK(split.body == "Body\n");
    CHECK(split.body_line == 5);
    const auto empty = document::split_front_matter("+++\n+++\nBody\n");
    CHECK(empty.found);
    CHECK(empty.front == "");
    CHECK(empty.body_line == 3);
    for (const std::string text : {"", "Body\n", "+++\na = 1\n", " +++\n+++\n", "+++ \n+++\n"}) {
        const auto none = document::split_front_matter(text);
        CHECK_FALSE(none.found);
        CHECK(none.body == text);
        CHECK(none.body_line == 1);
    }
}
