#include "document/lint.h"

#include <sys/wait.h>
#include <unistd.h>

#include "document/parse.h"

namespace {

document::Document linted_page(const std::string& body) {
    return document::parse("+++\nid = \"a\"\n+++\n" + body).document;
}

// What the editor says of a page, one finding a line.
std::string said(const std::string& body, const std::set<std::string>& glossary = {}) {
    std::string lines;
    for (const auto& problem : document::lint(linted_page(body), glossary)) {
        CHECK(problem.severity != base::Severity::error);  // an editor advises, and refuses nothing
        CHECK_FALSE(problem.fix.empty());
        lines += std::to_string(problem.line) + " " + problem.what + "\n";
    }
    return lines;
}

std::string many(const std::string& words, int times) {
    std::string made;
    while (times-- > 0) made += words;
    return made;
}

// Whether reading the page in a process of its own comes to an end.
bool survives(const std::string& body) {
    const auto document = linted_page(body);
    const pid_t child = ::fork();
    if (child == 0) {
        ::freopen("/dev/null", "w", stderr);
        for (const int signal : {SIGSEGV, SIGABRT, SIGBUS}) ::signal(signal, SIG_DFL);
        document::lint(document, {});
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

const std::string steps = "1. Call us.\n2. Rest.\n";

}  // namespace

TEST_CASE("Plain words in steps need no editor", "[doc]") {
    CHECK(said("It is a small gland.\n\n" + steps) == "");
    CHECK_THAT(said("It is a small gland.\n"),
               Catch::Contains("1 the page has no action in steps"));
}

TEST_CASE("An editor marks what makes a page hard", "[doc]") {
    struct Hard {
        std::string body, told;
    };
    const Hard hard = GENERATE(
        Hard{"Words.\n\n" + many("it is so and ", 6) + "so it is.\n", "6 a sentence of 27 words"},
        Hard{"The test is done by a nurse.\n", "'is done by' hides who does it"},
        Hard{"Most, 90%, are well.\n", "a bare percentage"},
        Hard{"Do NEVER stop.\n\nIt is URGENT.\n", "6 'URGENT' in capitals"},
        Hard{"It needs antibacterial care.\n", "'antibacterial' is a long word"},
        Hard{"- a\n- b\n- c\n- d\n- e\n- f\n- g\n- h\n", "4 a list of 8 items"},
        Hard{"> [!KEY-FACTS]\n> - One.\n> - Two.\n", "4 2 key facts"},
        Hard{"About 8 out of 100 men. Then 1 in 10.\n", "numbers out of 10 and of 100"},
        Hard{"## Long\n\n" + many("It is not so. ", 31) + "\n", "4 a section of 127 words"});
    INFO(hard.body);
    CHECK_THAT(said(hard.body + "\n" + steps), Catch::Contains(hard.told));
}

TEST_CASE("A word that the glossary explains may be long", "[doc]") {
    CHECK(said("It needs antibacterial care.\n\n" + steps, {"antibacterial"}) == "");
}

TEST_CASE("A word is marked once, however often it stands there", "[doc]") {
    const auto lines = said("An antibacterial drug.\n\nNo antibacterial drug.\n\n" + steps);
    CHECK(lines == "4 'antibacterial' is a long word that no glossary explains\n");
}

TEST_CASE("A page with a very long word is read to its end", "[doc]") {
    const std::size_t letters = GENERATE(1000U, 30000U, 300000U);
    INFO(letters << " letters");
    CHECK(survives("It is " + std::string(letters, 'a') + " by.\n"));
    CHECK(survives("About " + std::string(letters, '1') + " out of " + std::string(letters, '2') +
                   ".\n"));
    CHECK(survives("It is " + std::string(letters, ' ') + "done by us.\n"));
}
