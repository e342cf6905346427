// Sources that come from other programs, or from a form: by the same rules as those written by
// hand, and whoever is refused is named.
#include "content/bibliography/arrivals.h"

#include "content/bibliography/foreign.h"
#include "content/source.h"
#include "support/world.h"

namespace {

const content::Standing cohort{"cohort", "facts-only", "part", {2026, 11, 30}};

std::string own_list() { return base::read_file(support::content() / "sources.json").value(); }

std::vector<content::Source> sources_in(const std::string& list) {
    base::Problems problems;
    auto all = content::read_sources(list, "sources.json", problems);
    for (const auto& one : problems) UNSCOPED_INFO(base::to_line(one));
    CHECK(problems.empty());
    return all;
}

content::Source with_id(const std::string& list, const std::string& id) {
    for (const auto& one : sources_in(list))
        if (one.id == id) return one;
    FAIL(id << " did not come in");
    return {};
}

constexpr const char* bibtex = R"(@article{mueller2018,
  author  = {M{\"u}ller, Hans and {World Body of Urology} and Ana G\'omez},
  title   = {A {PSA} paper \& more},
  journal = "European Urology",
  year    = 2018, volume = {73}, number = {4}, pages = {232--235},
  doi     = {https://doi.org/10.1016/j.test.2018.01.001},
}
@article{broken, title = {No author, no journal}, year = {2019}, doi = {nonsense}}
)";

constexpr const char* ris =
    "TY  - JOUR\r\nAU  - Shah, P. J. R.\r\nAU  - A Body\r\nTI  - A paper in RIS\r\nT2  - BJU "
    "International\r\nPY  - 2020/05/01\r\nVL  - 12\r\nIS  - 3\r\nSP  - 10\r\nEP  - 19\r\nDO  - "
    "10.1111/bju.99999\r\nAN  - 31234567\r\nER  - \r\n";

}  // namespace

TEST_CASE("A BibTeX file comes in, with its letters, and what is broken is named", "[content]") {
    const auto arrived = content::arrive(own_list(), bibtex, "mine.bib", cohort);
    REQUIRE(arrived);
    REQUIRE(arrived->ids == std::vector<std::string>{"MULLER-2018"});
    const auto source = with_id(arrived->list, "MULLER-2018");
    CHECK(source.title == "A PSA paper & more");
    CHECK(source.authors == "Müller H, World Body of Urology, Gómez A");
    CHECK(source.container == "European Urology");
    CHECK(source.year == 2018);
    CHECK(source.pages == "232-235");
    CHECK(source.doi == "10.1016/j.test.2018.01.001");
    CHECK(source.tier == content::Tier::b);
    CHECK(source.read == content::Read::part);
    REQUIRE(arrived->refused.size() >= 3);
    for (const auto& one : arrived->refused) {
        CHECK(one.file == "mine.bib");
        CHECK_THAT(one.what, Catch::StartsWith("'broken' "));
    }
    CHECK_THAT(base::to_line(arrived->refused.front()), Catch::Contains("who made it"));
}

TEST_CASE("A RIS file comes in, and the second time is known", "[content]") {
    const auto arrived = content::arrive(own_list(), ris, "mine.ris", cohort);
    REQUIRE(arrived);
    REQUIRE(arrived->ids == std::vector<std::string>{"SHAH-2020"});
    const auto source = with_id(arrived->list, "SHAH-2020");
    CHECK(source.pmid == "31234567");
    CHECK(source.pages == "10-19");
    const auto again = content::arrive(arrived->list, ris, "mine.ris", cohort);
    REQUIRE(again);
    CHECK(again->ids.empty());
    CHECK(again->known == std::vector<std::string>{"SHAH-2020"});
    CHECK(again->list == arrived->list);
}

TEST_CASE("What stands in the list stays as it was, letter for letter", "[content]") {
    const std::string before = own_list();
    const auto arrived = content::arrive(before, ris, "mine.ris", cohort);
    REQUIRE(arrived);
    std::string now = arrived->list;
    const auto begin = now.find("  {\n    \"id\": \"SHAH-2020\"");
    REQUIRE(begin != std::string::npos);
    now.erase(begin, now.find("\n  },\n", begin) + 6 - begin);
    CHECK(now == before);
    CHECK(sources_in(arrived->list).size() == sources_in(before).size() + 1);
    const auto first = content::arrive("[\n]\n", ris, "mine.ris", cohort);
    REQUIRE(first);
    CHECK(sources_in(first->list).size() == 1);
}

TEST_CASE("What leaves for Zotero comes back as it was", "[content]") {
    const auto out = support::run(support::program() + " sources export --zotero '" +
                                  support::content().string() + "' 2>/dev/null");
    REQUIRE(out.exit == 0);
    const auto arrived = content::arrive("[\n]\n", out.out, "zotero.json", {});
    REQUIRE(arrived);
    for (const auto& one : arrived->refused) UNSCOPED_INFO(base::to_line(one));
    CHECK(arrived->refused.empty());
    const auto before = sources_in(own_list()), after = sources_in(arrived->list);
    REQUIRE(after.size() == before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
        CHECK(after[i].id == before[i].id);
        CHECK(content::reference(after[i]) == content::reference(before[i]));
        CHECK(after[i].tier == before[i].tier);
        CHECK(after[i].read == before[i].read);
    }
}

TEST_CASE("Nobody raises a tier by bringing a list", "[content]") {
    content::Standing guideline = cohort;
    guideline.evidence = "";
    const auto silent = content::arrive("[]", ris, "a.ris", guideline);
    REQUIRE(silent);
    REQUIRE_FALSE(silent->refused.empty());
    CHECK_THAT(silent->refused.front().what, Catch::Contains("A paper in RIS"));
    const std::string web = R"([{"id": "X", "type": "webpage", "title": "T", "publisher": "P",
        "author": [{"literal": "P"}], "URL": "https://www.healthline.com/x",
        "custom": {"tier": "A", "evidence": "guideline"}}])";
    const auto raised = content::arrive("[]", web, "a.json", cohort);
    REQUIRE(raised);
    CHECK(raised->ids.empty());
    CHECK_FALSE(raised->refused.empty());
}

TEST_CASE("A form's source is checked for its form", "[content]") {
    content::SourceForm form;
    form.title = "A paper";
    form.authors = "Nickel, J. C.\nShoskes, D. A.\n";
    form.container = "Urology";
    form.year = "2010";
    form.doi = "doi:10.1016/j.urology.2010.01.021";
    form.standing = cohort;
    const auto good = content::arrive("[]", form);
    REQUIRE(good);
    CHECK(good->refused.empty());
    CHECK(with_id(good->list, "NICKEL-2010").authors == "Nickel JC, Shoskes DA");
    form.doi = "11.1016";
    form.pmid = "PMID 12";
    const auto bad = content::arrive("[]", form);
    REQUIRE(bad);
    CHECK(bad->ids.empty());
    REQUIRE(bad->refused.size() == 2);
    CHECK_THAT(bad->refused[0].what, Catch::Contains("DOI '11.1016', which is none"));
    CHECK_THAT(bad->refused[1].what, Catch::Contains("PMID 'PMID 12', which is none"));
}

TEST_CASE("What is no list of sources is told", "[content]") {
    for (const std::string list : {"", "hello", "{\"a\"", "[1, 2", "\xff\xfe", "@article{", "[]"}) {
        INFO(list);
        const auto arrived = content::arrive("[]", list, "x", cohort);
        CHECK((!arrived || arrived->ids.empty()));
        if (!arrived) CHECK_THAT(base::to_line(arrived.error()), Catch::Contains("x: "));
    }
}
