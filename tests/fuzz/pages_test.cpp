// Pages that slips, cuts and power failures made of real ones. Whatever stands in a page, reading
// it ends, and what can be read can be checked, told as words and cut into chapters.
#include <algorithm>
#include <chrono>
#include <random>

#include "document/chapters.h"
#include "document/check.h"
#include "document/lint.h"
#include "document/parse.h"
#include "document/plain.h"
#include "settings/settings.h"
#include "support/world.h"
#include "text/unicode.h"

namespace {

constexpr int pages_read = 3000;
constexpr double longest_page_s = 1.0;

std::vector<std::string> real_pages() {
    std::vector<std::string> pages;
    for (const auto& entry : std::filesystem::directory_iterator(support::content() / "en/topics"))
        pages.push_back(base::read_file(entry.path()).value());
    for (const auto& entry :
         std::filesystem::directory_iterator(support::fixtures() / "library/ar/topics"))
        pages.push_back(base::read_file(entry.path()).value());
    std::sort(pages.begin(), pages.end());  // the disk's order is not ours
    return pages;
}

const std::vector<std::string> marks{"+++\n",
                                     "> ",
                                     "> [!EMERGENCY x]\n",
                                     "> [!CLAIM unproven x]\n",
                                     "> [!KEY-FACTS]\n",
                                     "[!",
                                     "]",
                                     "**",
                                     "*",
                                     "_",
                                     "`",
                                     "```\n",
                                     "## ",
                                     "### ",
                                     "# ",
                                     "- ",
                                     "1. ",
                                     "| a | b |\n|---|---|\n",
                                     "|",
                                     "![a](diagram:male-pelvis#prostate)",
                                     "![](",
                                     "[NG110](source:NG110)",
                                     "[a](term:b)",
                                     "[",
                                     "](",
                                     "<b>",
                                     "<!-- to be confirmed by your clinician: x -->",
                                     "<!--",
                                     "&amp;",
                                     "\n\n",
                                     "    ",
                                     "\t",
                                     "\r\n",
                                     "{emergency-number}",
                                     "{",
                                     "\\",
                                     std::string("\0", 1),
                                     "\xC3",
                                     "\xF0\x9F",
                                     "\u200f",
                                     "é",
                                     "sources = [",
                                     "review = {",
                                     "\"",
                                     "= 1\n",
                                     "[[x]]\n"};

class Spoiler {
  public:
    explicit Spoiler(unsigned seed) : random_(seed) {}

    std::string spoiled(const std::vector<std::string>& pages) {
        std::string page = pages[below(pages.size())];
        for (auto slips = 1 + below(8); slips > 0; --slips) slip(page, pages);
        return page;
    }

  private:
    std::size_t below(std::size_t most) { return most == 0 ? 0 : random_() % most; }
    void slip(std::string& page, const std::vector<std::string>& pages) {
        const std::size_t at = below(page.size() + 1);
        const std::size_t length = below(std::min<std::size_t>(page.size() - at, 300) + 1);
        switch (below(8)) {
            case 0:
                page.insert(at, marks[below(marks.size())]);
                break;
            case 1:
                page.replace(at, std::min<std::size_t>(length, 3), marks[below(marks.size())]);
                break;
            case 2:
                page.erase(at, length);
                break;
            case 3:
                page.resize(at);
                break;
            case 4:
                page.insert(at, page.substr(at, length));
                break;
            case 5: {  // many of the same
                const auto& mark = marks[below(marks.size())];
                std::string run;
                for (auto times = below(200); times > 0; --times) run += mark;
                page.insert(at, run);
                break;
            }
            case 6: {  // a piece of another page
                const auto& other = pages[below(pages.size())];
                page.insert(at, other.substr(below(other.size()), below(400)));
                break;
            }
            default:
                if (at < page.size()) page[at] = static_cast<char>(page[at] ^ (1 << below(8)));
        }
    }

    std::mt19937 random_;
};

}  // namespace

TEST_CASE("Three thousand spoiled pages are read without a crash or a hang", "[fuzz]") {
    const auto pages = real_pages();
    REQUIRE(pages.size() >= 5);
    Spoiler spoiler(20261122);
    int with_problems = 0;
    for (int i = 0; i < pages_read; ++i) {
        const std::string page = spoiler.spoiled(pages);
        INFO("page " << i << ":\n" << page);
        const auto start = std::chrono::steady_clock::now();
        const auto parsed = document::parse(page);
        const auto again = document::parse(page);
        const auto problems = document::check(parsed.document, i % 7 == 0);
        if (i % 10 == 0) document::lint(parsed.document, {});
        const auto words = document::plain(parsed.document, document::Include::everything);
        const auto book = document::chapters(parsed.document);
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        REQUIRE(took.count() < longest_page_s);
        REQUIRE(again.problems.size() == parsed.problems.size());
        REQUIRE(document::plain(again.document, document::Include::everything) == words);
        REQUIRE(book.head.blocks.size() <= parsed.document.blocks.size());
        const std::string read = text::plain_lines(page);  // a lone CR ends a line, too
        const int lines = 1 + static_cast<int>(std::count(read.begin(), read.end(), '\n'));
        for (const auto& problem : parsed.problems) {
            INFO(base::to_line(problem));
            REQUIRE(problem.line >= 1);
            REQUIRE(problem.line <= lines);
            REQUIRE_FALSE(problem.what.empty());
        }
        for (const auto& block : parsed.document.blocks) REQUIRE(block.line <= lines);
        with_problems += parsed.problems.empty() && problems.empty() ? 0 : 1;
    }
    CHECK(with_problems > pages_read / 2);  // the slips were real ones
}
