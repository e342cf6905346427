#include "content/check.h"

#include "content/content_copy.h"

namespace {

namespace fs = std::filesystem;

// The small library as an author keeps it, to be spoiled.
struct CheckedContent : ContentCopy {
    base::Problems problems;
    std::vector<std::string> taken;
    std::vector<std::pair<std::size_t, std::size_t>> steps;

    void read() {
        content::CheckOptions options;
        options.page = [&](const content::Page& page) {
            taken.push_back(page.language + "/" + page.id);
        };
        options.progress = [&](std::size_t done, std::size_t all) {
            steps.emplace_back(done, all);
        };
        problems = content::check(content::DiskTree(path), options);
    }
    std::string told(base::Severity severity = base::Severity::error) const {
        std::string lines;
        for (const auto& problem : problems)
            if (problem.severity == severity) lines += base::to_line(problem) + "\n";
        return lines;
    }
    bool took(const std::string& page) const {
        return std::find(taken.begin(), taken.end(), page) != taken.end();
    }
};

const std::string prostate = "en/topics/prostate.md";

}  // namespace

TEST_CASE("A sound library is taken page by page, English first", "[library]") {
    CheckedContent content;
    content.read();
    CHECK(content.told() == "");
    REQUIRE(content.taken.size() == 15);
    for (std::size_t i = 0; i < 5; ++i) CHECK_THAT(content.taken[i], Catch::StartsWith("en/"));
    REQUIRE(content.steps.size() == 15);
    CHECK(content.steps.front() == std::pair<std::size_t, std::size_t>{1, 15});
    CHECK(content.steps.back() == std::pair<std::size_t, std::size_t>{15, 15});
}

TEST_CASE("What a page leans on must be there", "[library]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"(term:prostate)", "(term:prostrate)",
             ":1: the word 'prostrate' is not in the glossary"},
        Slip{"diagram:male-pelvis", "diagram:female-pelvis", "there is no drawing 'female-pelvis'"},
        Slip{"#prostate", "#prostrate", "the drawing 'male-pelvis' has no 'prostrate'"},
        Slip{"id = \"prostate\"", "id = \"other\"", "the id 'other' is not the file's name"},
        Slip{"A small gland", "Call {emergency-nubmer}. A small gland",
             "the placeholder {emergency-nubmer} is unknown"},
        Slip{"title = \"The prostate\"", "title = \"Prostatitis\"",
             "another page has the title 'Prostatitis'"});
    CheckedContent content;
    content.change(prostate, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told));
    CHECK(content.taken.size() < 15);
}

TEST_CASE("A source that nobody listed is named", "[library]") {
    CheckedContent content;
    content.change("sources.json", "\"NHS-PSA\"", "\"NHS-PAS\"");
    content.read();
    CHECK_THAT(content.told(), Catch::Contains("source 'NHS-PSA' is not in sources.json"));
}

TEST_CASE("A page of fifty megabytes is refused at once", "[library]") {
    CheckedContent content;
    fs::resize_file(content.path / prostate, 50U << 20U);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("prostate.md: is too large (51200 kB); keep it under"));
    CHECK_FALSE(content.took("en/prostate"));
    CHECK(content.took("en/prostatitis"));
    CHECK(std::count_if(content.problems.begin(), content.problems.end(), [&](const auto& p) {
              return p.file == (content.path / prostate).string();
          }) == 1);
}

TEST_CASE("A Latin-1 page is refused and the others stand", "[library]") {
    CheckedContent content;
    content.change("es/topics/prostate.md", "ó", "\xF3");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains("es/topics/prostate.md:") &&
                                   Catch::Contains("this is not UTF-8 text"));
    CHECK(content.taken.size() == 14);
}

TEST_CASE("A translation without a warning of the original is refused", "[library]") {
    CheckedContent content;
    content.change("es/topics/prostatitis.md", "[!EMERGENCY cannot-pass-urine]",
                   "[!EMERGENCY something-else]");
    content.change("es/topics/prostatitis.md", "\"cannot-pass-urine\"", "\"something-else\"");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("es/topics/prostatitis.md:") &&
                   Catch::Contains("the translation lacks the warning 'cannot-pass-urine'"));
    CHECK_FALSE(content.took("es/prostatitis"));
    CHECK(content.took("en/prostatitis"));
    CHECK(content.took("ar/prostatitis"));
}

TEST_CASE("A missing translation is told, and stops nothing", "[library]") {
    CheckedContent content;
    fs::remove(content.path / "ar/topics/your-visit.md");
    content.read();
    CHECK(content.told() == "");
    CHECK_THAT(content.told(base::Severity::warning),
               Catch::Contains("ar/topics/your-visit.md: warning: this page is not translated"));
    CHECK(content.taken.size() == 14);
}

TEST_CASE("A brace that is no placeholder is told with the nearest one", "[library]") {
    struct Slip {
        std::string words, told;
    };
    const auto slip =
        GENERATE(Slip{"{emergency_number}",
                      "{emergency_number} is unknown; did you mean {emergency-number}?"},
                 Slip{"{Clinic-phone}", "{Clinic-phone} is unknown; did you mean {clinic-phone}?"},
                 Slip{"{ clinic-name }", "{ clinic-name } is unknown; did you mean {clinic-name}?"},
                 Slip{"{rule_psa-tests}", "did you mean {rule-psa-test}?"},
                 Slip{"{clinic-phone", "the placeholder {clinic-phone"},
                 Slip{"clinic-phone}", "the placeholder } is unknown"},
                 Slip{"{{clinic-phone}}", "the placeholder {} is unknown"},
                 Slip{"{}", "the placeholder {} is unknown; use {emergency-number}"},
                 Slip{"{123}", "the placeholder {123} is unknown; use {emergency-number}"},
                 Slip{"{emergency-\nnumber}", "the placeholder {emergency-"});
    CheckedContent content;
    content.change(prostate, "A little PSA leaks", "Call\n" + slip.words + ".\nA little PSA leaks");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told));
    CHECK_FALSE(content.took("en/prostate"));
}

TEST_CASE("A comment that readers would see is told with its line", "[library]") {
    CheckedContent content;
    content.change(prostate, "A little PSA leaks", "A little <!- GK -> PSA leaks");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(),
               Catch::Contains("prostate.md:29: readers would see '<!-'; write a comment as <!--"));
    CHECK_FALSE(content.took("en/prostate"));
}

TEST_CASE("A letter no font has is told with its line, wherever it stands", "[library]") {
    struct Slip {
        std::string file, from, to, told;
    };
    const auto slip = GENERATE(
        Slip{prostate, "A little PSA leaks", "PSA \u2265 4. A little PSA", "'\u2265' (U+2265)"},
        Slip{prostate, "title = \"The prostate\"", "title = \"The \u2642\"", "'\u2642' (U+2642)"},
        Slip{"en/glossary.toml", "meaning = \"", "meaning = \"\u2192 ", "'\u2192' (U+2192)"},
        Slip{"es/groups.toml", "title = \"", "title = \"\\u2611", "'\u2611' (U+2611)"},
        Slip{"es/interface.po", "\"Inicio\"", "\"\u4E2D\"", "'\u4E2D' (U+4E2D)"},
        Slip{"en/diagrams/male-pelvis.toml", "title = \"", "title = \"\u05D0",
             "'\u05D0' (U+05D0)"});
    CheckedContent content;
    content.change(slip.file, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains((content.path / slip.file).string() + ":") &&
                                   Catch::Contains("no font here has " + slip.told));
}

TEST_CASE("A letter that cannot be seen is told with its file, also where it is written as a code",
          "[library]") {
    struct Slip {
        std::string file, from, to;
    };
    const auto slip =
        GENERATE(Slip{prostate, "A little PSA leaks", "A \u202Elittle PSA leaks"},
                 Slip{prostate, "A little PSA leaks", "A \x07little PSA leaks"},
                 Slip{prostate, "title = \"The prostate\"", "title = \"The \\u202Eprostate\""},
                 Slip{"en/glossary.toml", "meaning = \"", "meaning = \"\\u2066"},
                 Slip{"es/groups.toml", "title = \"", "title = \"\u2067"},
                 Slip{"es/interface.po", "\"Inicio\"", "\"In\u202Dicio\""});
    CheckedContent content;
    content.change(slip.file, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains((content.path / slip.file).string() + ":") &&
                                   Catch::Contains("holds a letter that cannot be seen"));
}

TEST_CASE("Markup the kiosk does not know, or without its partner, is told with its line",
          "[library]") {
    struct Slip {
        std::string file, from, to, mark;
    };
    const std::string words = "A little PSA leaks";
    const auto slip = GENERATE_COPY(
        Slip{prostate, words, "A ~~little~~ PSA leaks", "~~"},
        Slip{prostate, words, "A ==little== PSA leaks", "=="},
        Slip{prostate, words, "A little[^1] PSA leaks", "[^"},
        Slip{prostate, words, "A **little PSA leaks", "**"},
        Slip{prostate, words, "10^3 of it. A little PSA leaks", "^"},
        Slip{prostate, words, "H~2~O. A little PSA leaks", "~"},
        Slip{prostate, words, "See https://example.org. A little PSA leaks", "https://"},
        Slip{prostate, words, "[PSA(term:psa). A little PSA leaks", "(term:"},
        Slip{prostate, words, "\n\n- [ ] Bring it.\n- Go.\n\nA little PSA leaks", "[ ] "},
        Slip{prostate, words, "\n\n##Nospace\n\nA little PSA leaks", "#"},
        Slip{prostate, words, "\n\n[TOC]\n\nA little PSA leaks", "[TOC]"},
        Slip{prostate, words, "The dose is $x^2$. A little PSA leaks", "^"},
        Slip{prostate, words, "The dose is $x$. A little PSA leaks", "$x$"},
        Slip{prostate, words, "\n\n$$\nx = 2\n$$\n\nA little PSA leaks", "$$"},
        Slip{prostate, words, "\n\n\u2013 Sit down\n\nA little PSA leaks", "\u2013 "},
        Slip{prostate, words, "See [the leaflet][psa]. A little PSA leaks", "["},
        Slip{prostate, words, "Take it *daily. A little PSA leaks", "*"},
        Slip{prostate, words, "Well done :smile:. A little PSA leaks", ":smile:"},
        Slip{prostate, words, "PSA | age. A little PSA leaks", "|"},
        Slip{prostate, "title = \"The prostate\"", "title = \"The **prostate**\"", "**"},
        Slip{prostate, "title = \"The prostate\"", "title = \"The &amp; prostate\"", "&amp;"},
        Slip{"en/glossary.toml", "meaning = \"", "meaning = \"<br> ", "<br"},
        Slip{"es/groups.toml", "title = \"", "title = \"~~", "~~"});
    CheckedContent content;
    content.change(slip.file, slip.from, slip.to);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains((content.path / slip.file).string() + ":") &&
                                   Catch::Contains("readers would see '" + slip.mark + "'"));
}

TEST_CASE("A list of another program's Markdown is told with its line", "[library]") {
    const std::string lines = GENERATE("a. Sit down\nb. Breathe out",
                                       "(i) Sit down\n(ii) Breathe out", "A term\n: its meaning");
    CheckedContent content;
    content.change(prostate, "A little PSA leaks", "\n\n" + lines + "\n\nA little PSA leaks");
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains("prostate.md:") &&
                                   (Catch::Contains("a list by letters would be shown as one") ||
                                    Catch::Contains("readers would see ': '")));
}

TEST_CASE("A drawing whose parts are not where their places say is told", "[library]") {
    struct Slip {
        std::string from, to;
    };
    const auto slip = GENERATE(
        Slip{"viewBox=\"100 20 840 920\"", "viewBox=\"0 0 0 0\""},
        Slip{"viewBox=\"100 20 840 920\"", ""},
        Slip{"viewBox=\"100 20 840 920\"", "viewBox=\"100 20 8400 920\""},
        Slip{"id=\"outline\"", "id=\"outline\" transform=\"translate(900,0) scale(-1,1)\""});
    CheckedContent content;
    content.change("diagrams/male-pelvis.svg", slip.from, slip.to);
    content.read();
    INFO(slip.to << content.told());
    CHECK_THAT(content.told(), Catch::Contains("is not drawn where male-pelvis.toml"));
}

TEST_CASE("Words that nobody fills show no mark", "[library]") {
    CheckedContent content;
    content.change("en/glossary.toml", "meaning = \"", "meaning = \"{clinic-phone} <!-- x --> ");
    content.read();
    CHECK_THAT(content.told(), Catch::Contains("readers would see braces") &&
                                   Catch::Contains("readers would see '<!--'"));
}

TEST_CASE("A folder that is no language, or a second one, is told", "[library]") {
    struct Slip {
        std::string folder, told;
    };
    const auto slip = GENERATE(
        Slip{"es copy", "es copy: is no folder of a language; call it by the language's tag"},
        Slip{"es'", "es': is no folder of a language"},
        Slip{"ES", "ES: is the language es a second time; take one of the folders out"},
        Slip{"pt_BR", "pt_BR: is no tag as languages are known by; call the folder pt-BR"},
        Slip{"PT-br", "PT-br: is no tag as languages are known by; call the folder pt-BR"},
        Slip{"old", "old: is no tag of a language; call the folder es, pt-BR or the like"},
        Slip{"es-copy", "es-copy: is no tag of a language"},
        Slip{"es_2", "es_2: is no tag of a language"});
    CheckedContent content;
    fs::copy(content.path / "es", content.path / slip.folder, fs::copy_options::recursive);
    content.read();
    INFO(content.told());
    CHECK_THAT(content.told(), Catch::Contains(slip.told));
}

TEST_CASE("Tags of languages stand as they are written", "[library]") {
    CheckedContent content;
    fs::rename(content.path / "es", content.path / "pt-BR");
    content.read();
    CHECK_THAT(content.told(), !Catch::Contains("tag") && !Catch::Contains("language"));
}

TEST_CASE("A page or a group that is named twice is told", "[library]") {
    CheckedContent content;
    const auto text = base::read_file(content.path / "topics.toml").value();
    SECTION("in one group") {
        content.change("topics.toml", "[\"prostate\"]", "[\"prostate\", \"prostate\"]");
        content.read();
        CHECK_THAT(content.told(),
                   Catch::Contains("the page 'prostate' comes twice; name it once in"));
    }
    SECTION("in another group it may") {
        REQUIRE(base::write_file(content.path / "topics.toml",
                                 text + "\n[[group]]\nid = \"more\"\ntopics = [\"prostate\"]\n"));
        content.read();
        CHECK_THAT(content.told(), !Catch::Contains("comes twice"));
    }
    SECTION("a group") {
        REQUIRE(base::write_file(content.path / "topics.toml",
                                 text + "\n[[group]]\nid = \"more\"\ntopics = []\n"
                                        "[[group]]\nid = \"more\"\ntopics = []\n"));
        content.read();
        CHECK_THAT(content.told(), Catch::Contains("the group 'more' comes twice"));
    }
}

TEST_CASE("A letter of the keyboard has one key", "[library]") {
    CheckedContent content;
    content.change("en/language.toml", "qwertyuiop", "qwertyuioq");
    content.read();
    CHECK_THAT(content.told(), Catch::Contains("the letter 'q' has two keys; write it once"));
}

TEST_CASE("The clinic's own library has no error", "[library]") {
    std::size_t pages = 0;
    content::CheckOptions options;
    options.page = [&](const content::Page&) { ++pages; };
    const auto problems = content::check(content::DiskTree(support::content()), options);
    std::string told;
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    CHECK(told == "");
    CHECK(pages >= 5);
}
