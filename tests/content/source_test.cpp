#include "content/source.h"

#include <catch2/catch.hpp>

#include "content/check.h"
#include "content/content_copy.h"
#include "support/sources.h"

namespace {

using content::Source;

const std::string sound = support::with_source("[", "NEW25").replace(1, 1, "");

struct Told {
    base::Problems problems;
    std::vector<Source> sources;

    explicit Told(const std::string& json) {
        sources = content::read_sources(json, "sources.json", problems);
    }
    std::string lines() const {
        std::string all;
        for (const auto& problem : problems) all += base::to_line(problem) + "\n";
        return all;
    }
};

std::string changed(const std::string& from, const std::string& to) {
    std::string text = sound;
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

Source paper() {
    Source source;
    source.id = "NICKEL99";
    source.authors = "Nickel JC, Downey J";
    source.title = "Repetitive massage";
    source.container = "Tech Urol";
    source.year = 1999;
    source.volume = "5";
    source.issue = "3";
    source.pages = "146-151";
    return source;
}

}  // namespace

TEST_CASE("An entry with all its fields is taken as it is", "[content]") {
    const Told told(sound);
    CHECK(told.lines().empty());
    REQUIRE(told.sources.size() == 1);
    CHECK(told.sources[0].tier == content::Tier::c);
    CHECK(told.sources[0].read == content::Read::whole);
    CHECK(told.sources[0].line == 2);
}

TEST_CASE("What a librarian would send back is told with its line", "[content]") {
    struct Slip {
        std::string from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{"\"tier\": \"C\"", "\"tier\": \"X\"", "has the tier 'X', which is none"},
        Slip{"\"tier\": \"C\",", "", "has no tier"},
        Slip{"\"tier\": \"C\"", "\"retracted\": \"2025\", \"tier\": \"C\"", "was retracted"},
        Slip{"\"read\": \"whole\"", "\"read\": \"copy\"", "has the read 'copy', which is none"},
        Slip{"\"read-on\": \"2026-11-28\", ", "", "does not say when it was read"},
        Slip{"\"next-look\": \"2027-11-28\"", "\"next-look\": \"soon\"", "when to look again"},
        Slip{"\"licence\": \"facts-only\"", "\"licence\": \"free\"", "has the licence 'free'"},
        Slip{"patient-information", "rumour", "has the evidence 'rumour'"},
        Slip{"\"tier\": \"C\"", "\"teir\": \"C\"", "has 'teir' under custom"},
        Slip{"\"title\": \"New\",", "", "has no title"},
        Slip{"\"title\"", "\"tilte\"", "did you mean title?"},
        Slip{"\"webpage\"", "\"web page\"", "has the type 'web page'"},
        Slip{"\"webpage\"", "\"article-journal\"", "does not say in which journal"},
        Slip{"[{\"literal\": \"New\"}]", "[]", "names nobody who made it"},
        Slip{"{\"literal\": \"New\"}", "{\"name\": \"New\"}", "has an author without a name"},
        Slip{"\"URL\": \"https://www.example.org/NEW25\",", "", "has no address"},
        Slip{"www.example.org", "www.scribd.com", "where others' words are copied"},
        Slip{"www.example.org", "en.wikipedia.org", "where others' words are copied"},
        Slip{"www.example.org", "web.archive.org", "where others' words are copied"},
        Slip{"www.example.org", "r.jina.ai", "where others' words are copied"},
        Slip{"www.example.org", "www-nhs-uk.translate.goog", "where others' words are copied"},
        Slip{"www.example.org", "sci-hub.se", "where others' words are copied"},
        Slip{"www.example.org", "es.scribd.com", "where others' words are copied"},
        Slip{"www.example.org", "www.researchgate.net", "where others' words are copied"},
        Slip{"www.example.org", "www.semanticscholar.org", "where others' words are copied"},
        Slip{"www.example.org", "webcache.googleusercontent.com", "words are copied"},
        Slip{"www.example.org", "WWW.Scribd.COM", "where others' words are copied"},
        Slip{"www.example.org", "www.nhs.uk@www.scribd.com", "where others' words are copied"},
        Slip{"www.example.org", "www.nhs.uk@example.org", "somebody's name in it"},
        Slip{"www.example.org/", "reader.example.org/https://www.nhs.uk/", "words are copied"},
        Slip{"www.example.org", "192.168.0.1", "where others' words are copied"},
        Slip{"https://www.example.org", "ftp://example.org", "which is none"},
        Slip{"\"tier\": \"C\"", "\"tier\": \"A\"", "which its evidence 'patient-information'"},
        Slip{"\"tier\": \"C\"", "\"tier\": \"B\"", "does not carry"},
        Slip{"\"C\",\n   \"evidence\": \"patient-information\"",
             "\"A\", \"evidence\": \"guideline\"", "no page of a body that writes guidelines"},
        Slip{"\"C\",\n   \"evidence\": \"patient-information\"",
             "\"A\", \"evidence\": \"regulator\"", "no page of a regulator"},
        Slip{"\"C\",\n   \"evidence\": \"patient-information\"", "\"A\", \"evidence\": \"label\"",
             "no page of a regulator"},
        Slip{"\"C\",\n   \"evidence\": \"patient-information\"",
             "\"A\", \"evidence\": \"systematic-review\"", "in which journal it was reviewed"},
        Slip{"\"C\",\n   \"evidence\": \"patient-information\"", "\"A\", \"evidence\": \"cohort\"",
             "which its evidence 'cohort' does not carry"},
        Slip{"\"URL\"", "\"PMID\": \"PMID 12\", \"URL\"", "has the PMID 'PMID 12'"},
        Slip{"\"URL\"", "\"PMCID\": \"123\", \"URL\"", "has the PMCID '123'"},
        Slip{"\"URL\"", "\"DOI\": \"doi.org/10.1/x\", \"URL\"", "has the DOI"},
        Slip{"\"NEW25\"", "\"new 25\"", "has no name pages can cite"},
        Slip{"\"New\",", "\"N\\u202Eew\",", "holds a letter that cannot be seen"});
    const Told told(changed(slip.from, slip.to));
    INFO(told.lines());
    CHECK_THAT(told.lines(), Catch::Contains(slip.told));
    CHECK_THAT(told.lines(), Catch::StartsWith("sources.json:2: "));
}

TEST_CASE("What is no list of sources is told, and nothing is thrown", "[content]") {
    for (const std::string text : {"", "[", "{}", "null", "[1, \"a\", null]", "[{}]", "[[]]",
                                   "[{\"id\": 5, \"author\": 3, \"issued\": []}]"}) {
        const Told told(text);
        INFO(text);
        CHECK_FALSE(told.problems.empty());
    }
    const std::string deep(70000, '['), end(70000, ']');
    CHECK_FALSE(
        Told(changed("\"title\"", "\"genre\": " + deep + end + ", \"title\"")).sources.empty());
    CHECK_THAT(Told(changed("\"title\"", "\"volume\": 1e999, \"title\"")).lines(),
               Catch::Contains("a number too large"));
    CHECK_THAT(Told("[\n{\"id\": \"A\",}\n]").lines(),
               Catch::StartsWith("sources.json:2: this is not JSON, from line 2, column 12 on"));
}

TEST_CASE("What a bibliography is instead of one is said as it is", "[content]") {
    struct Slip {
        std::string text, told;
    };
    const Slip slip = GENERATE(
        Slip{"", "sources.json:1: the file is empty"}, Slip{" \n\t", "the file is empty"},
        Slip{std::string("[{\0}]", 5), "the file is no text, from byte 3 on"},
        Slip{"[\n{\"id\": \"\xFF\"}]", "sources.json:2: the file is no text, from byte 11 on"},
        Slip{"{\"id\": \"A\"}", "the sources are no list"},
        Slip{"\"words\"", "the sources are no list"},
        Slip{"PK", "sources.json:1: this is not JSON, from line 1, column 1 on"},
        Slip{"[\n  {\"é\": 1,, 2}\n]", "sources.json:2: this is not JSON, from line 2, column 11"},
        Slip{"[{\"title\": \"Lost\"}]", "an entry has no id: 'Lost'"},
        Slip{"[5]", "an entry is no object"});
    const Told told(slip.text);
    INFO(told.lines());
    CHECK_THAT(told.lines(), Catch::Contains(slip.told));
    CHECK_THAT(told.lines(), !Catch::Contains("has no name pages can cite"));
}

TEST_CASE("A bibliography that is not there is missing, and no more is said of it", "[content]") {
    ContentCopy content;
    std::filesystem::remove(content.path / "sources.json");
    int told = 0;
    for (const auto& problem : content::check(content::DiskTree(content.path)))
        if (problem.file.ends_with("sources.json")) {
            INFO(base::to_line(problem));
            CHECK(problem.what.find("JSON") == std::string::npos);
            ++told;
        }
    CHECK(told == 1);
}

TEST_CASE("A paper that nobody reviewed carries nothing", "[content]") {
    std::string paper =
        changed("\"URL\": \"https://www.example.org/NEW25\"", "\"DOI\": \"10.1101/2024.01.01.1\"");
    const std::string from = "\"C\",\n   \"evidence\": \"patient-information\"";
    paper.replace(paper.find(from), from.size(), "\"B\", \"evidence\": \"cohort\"");
    CHECK_THAT(Told(paper).lines(), Catch::Contains("is a paper nobody has reviewed"));
}

TEST_CASE("One id, one DOI and one PMID stand for one source", "[content]") {
    const std::string twice = support::with_source(sound, "NEW25");
    CHECK_THAT(Told(twice).lines(), Catch::Contains("source 'NEW25' comes twice"));
    const std::string doi = "\"DOI\": \"10.1234/abc\", \"URL\"";
    std::string both = support::with_source(changed("\"URL\"", doi), "OTHER");
    both.replace(both.rfind("\"URL\""), 5, doi);
    CHECK_THAT(Told(both).lines(), Catch::Contains("has the DOI of 'NEW25'"));
}

TEST_CASE("A source is told as a medical library writes it", "[content]") {
    Source source = paper();
    const std::string where =
        "Nickel JC, Downey J. Repetitive massage. Tech Urol. "
        "1999;5(3):146-151";
    CHECK(content::reference(source) == where);
    source.pmid = "10527258";
    CHECK(content::reference(source) == where + ". PMID 10527258");
    source.doi = "10.1/x";
    CHECK(content::reference(source) == where + ". doi:10.1/x");
    CHECK(content::address(source) == "https://doi.org/10.1/x");
    source = {};
    source.authors = source.publisher = "NICE";
    source.title = "Should I?";
    source.number = "NG110";
    source.year = 2018;
    source.url = "https://www.nice.org.uk/guidance/ng110";
    CHECK(content::reference(source) ==
          "NICE. Should I? NG110, 2018. https://www.nice.org.uk/guidance/ng110");
}

TEST_CASE("Six authors are named, and the others counted in", "[content]") {
    std::string list;
    for (const std::string name : {"A", "B", "C", "D", "E", "F", "G"})
        list += (list.empty() ? "{\"family\": \"" : ", {\"family\": \"") + name +
                "\", \"given\": \"Jean-Paul Émile\"}";
    const Told told(changed("{\"literal\": \"New\"}", list));
    REQUIRE(told.sources.size() == 1);
    CHECK(told.sources[0].authors == "A JPÉ, B JPÉ, C JPÉ, D JPÉ, E JPÉ, F JPÉ, et al");
}

TEST_CASE("The fields Zotero drops come back from the note", "[content]") {
    std::string text = changed("\"custom\": {",
                               "\"note\": \"Seen.\\nurokiosk-tier: A\\n"
                               "urokiosk-read: part\", \"custom\": {");
    text.replace(text.find("\"tier\": \"C\","), 12, "");
    text.replace(text.find("\"read\": \"whole\","), 16, "");
    const std::string carried = "patient-information", at = "www.example.org";
    text.replace(text.find(carried), carried.size(), "guideline");
    text.replace(text.find(at), at.size(), "www.nice.org.uk");
    const Told told(text);
    INFO(told.lines());
    CHECK(told.problems.empty());
    REQUIRE(told.sources.size() == 1);
    CHECK(told.sources[0].tier == content::Tier::a);
    CHECK(told.sources[0].read == content::Read::part);
}
