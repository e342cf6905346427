// Pages that no author meant to write: damaged, huge, or nested without end.
#include "document/markdown.h"

#include <chrono>

#include "document/parse.h"

namespace {

std::string many(const std::string& unit, std::size_t times) {
    std::string made;
    made.reserve(unit.size() * times);
    while (times-- > 0) made += unit;
    return made;
}

std::string framed_page(const std::string& body) {
    return "+++\nid = \"a\"\ntitle = \"A\"\nsummary = \"S.\"\ndiscreet_title = \"D\"\n"
           "kind = \"condition\"\nreview = { status = \"sample\" }\n+++\n" +
           body;
}

double seconds(const std::function<void()>& act) {
    const auto start = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

int saying(const base::Problems& problems, const std::string& what) {
    int count = 0;
    for (const auto& problem : problems) count += problem.what.find(what) != std::string::npos;
    return count;
}

}  // namespace

TEST_CASE("A page nested ten thousand deep gives one clear problem at once", "[doc]") {
    const std::string mark = GENERATE(as<std::string>(), ">", "- ", "1. ", "> - ");
    document::Parsed parsed;
    const double took =
        seconds([&] { parsed = document::parse(framed_page(many(mark, 10000) + "words\n")); });
    INFO(mark);
    CHECK(took < 1.0);
    CHECK(saying(parsed.problems, "nested more than 12 deep") == 1);
    CHECK(parsed.problems.size() <= 2);  // the outermost quote or list may be told too
    for (const auto& problem : parsed.problems) CHECK(problem.line == 9);
}

TEST_CASE("Front matter nested ten thousand deep gives a clear problem at once", "[doc]") {
    const std::string mark = GENERATE(as<std::string>(), "[", "{a=");
    document::Parsed parsed;
    const double took = seconds(
        [&] { parsed = document::parse("+++\nid = " + many(mark, 10000) + "\n+++\nWords.\n"); });
    CHECK(took < 1.0);
    CHECK(saying(parsed.problems, "nested") == 1);
}

TEST_CASE("A Latin-1 page is named as such, with the line of its first letter", "[doc]") {
    const auto parsed = document::parse(framed_page("Words.\nLa pr\xF3stata.\n"));
    REQUIRE(parsed.problems.size() == 1);
    CHECK(base::to_line(parsed.problems[0]) ==
          ":10: this is not UTF-8 text; save the file as UTF-8");
    CHECK(parsed.document.blocks.empty());
}

TEST_CASE("A page of fifty megabytes is read without a crash", "[doc]") {
    document::Parsed parsed;
    const double took = seconds(
        [&] { parsed = document::parse(framed_page(many("word and word. ", 3400000) + "\n")); });
    CHECK(took < 5.0);
    CHECK(parsed.problems.empty());
    CHECK(parsed.document.blocks.size() == 1);
}

TEST_CASE("Marks without an end do not hang the reader", "[doc]") {
    for (const std::string unit : {"[",
                                   "![",
                                   "**",
                                   "*a ",
                                   "`",
                                   "``a",
                                   "<",
                                   "<a ",
                                   "&",
                                   "<!--",
                                   "\\",
                                   "|",
                                   "[a](",
                                   "[a]: b\n",
                                   "_a",
                                   "](",
                                   "a\n=\n",
                                   "- a\n",
                                   "```\n",
                                   "| a |\n|---|\n",
                                   "![a](diagram:b) ",
                                   "<?",
                                   "<![CDATA[",
                                   "> - ",
                                   "\r",
                                   "\t",
                                   "+++\n",
                                   "[!",
                                   "> [!NOTE x]\n",
                                   "{emergency-number}"}) {
        const std::string text = framed_page(many(unit, 100000 / unit.size()) + "\n");
        const double took = seconds([&] { document::parse(text); });
        INFO(unit);
        CHECK(took < 1.0);
    }
}

TEST_CASE("An empty page and half a page are problems, not crashes", "[doc]") {
    for (const std::string text : {"", "+++", "+++\n", "+++\n+++", "+++\n+++\n", "\n", "words",
                                   "+++\nid = \"a\"\n", "+++\nid = \"a\n+++\nWords.\n"}) {
        INFO(text);
        CHECK_FALSE(document::parse(text).problems.empty());
    }
}

TEST_CASE("The same text gives the same tree, lines counted from where it begins", "[doc]") {
    base::Problems problems;
    const auto tree = document::read_tree("One.\n\nTwo\nlines.\n\n- Three.\n", 40, problems);
    CHECK(problems.empty());
    REQUIRE(tree.root.inside.size() == 3);
    CHECK(tree.root.inside[0].line == 40);
    CHECK(tree.root.inside[1].line == 42);
    CHECK(tree.root.inside[2].line == 45);
    CHECK(tree.root.inside[2].type == document::Node::Type::list);
}
