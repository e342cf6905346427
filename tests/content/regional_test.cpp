// What a country says otherwise than the pages of its language.
#include "content/regional.h"

#include "content/check.h"
#include "content/content_copy.h"
#include "document/plain.h"
#include "text/unicode.h"

namespace {

const content::Regional& american() {
    static const content::Regional words = content::regional(
        "[US]\n\"suelo pélvico\" = \"piso pélvico\"\n\"ecografía\" = \"prueba de ultrasonido\"\n"
        "\"ecografía (ultrasonido)\" = \"prueba de ultrasonido\"\n\"conducir\" = \"manejar\"\n",
        "US");
    return words;
}

std::string told_of(const std::string& regions) {
    ContentCopy content;
    content.write("es/regions.toml", regions);
    std::string lines;
    for (const auto& problem : content::check(content::DiskTree(content.path)))
        if (problem.file.ends_with("regions.toml")) lines += base::to_line(problem) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("A country's words stand for those of the page, whole and as they begin", "[content]") {
    const auto said = [](const std::string& text) { return american().said(text); };
    CHECK(said("El suelo pélvico.") == "El piso pélvico.");
    CHECK(said("Suelo pélvico: (suelo pélvico)") == "Piso pélvico: (piso pélvico)");
    CHECK(said("¿Conducir? Conducirá, y reconducir") == "¿Manejar? Conducirá, y reconducir");
    CHECK(said("Una ecografía (ultrasonido) y una ecografía") ==
          "Una prueba de ultrasonido y una prueba de ultrasonido");
    CHECK(said("ecografías") == "ecografías");
    CHECK(said("") == "");
    CHECK(content::regional("[US]\n\"a\" = \"b\"\n", "ES").said("a") == "a");
    CHECK(content::regional("", "US").said("a") == "a");
}

TEST_CASE("What is typed in a country's words is searched for in those of the pages", "[content]") {
    CHECK(american().written("dolor piso pelvico") == "dolor suelo pélvico");
    CHECK(american().written("Piso Pélvico") == "suelo pélvico");
    CHECK(american().written("Dolor") == "Dolor");
}

TEST_CASE("A country changes how a thing is called, and never what is said", "[content]") {
    const auto line = [](const std::string& here, const std::string& there) {
        return told_of("[US]\n\"" + here + "\" = \"" + there + "\"\n");
    };
    CHECK(line("próstata", "glándula").empty());
    CHECK_THAT(line("una palabra que no está", "otra"), Catch::Contains("says \"not\""));
    CHECK_THAT(line("palabra ausente", "otra"), Catch::Contains("no text of this language says"));
    CHECK_THAT(line("próstata", "3 glándulas"), Catch::Contains("figures or marks"));
    CHECK_THAT(line("próstata", "próstata, nunca"), Catch::Contains("says \"not\""));
    CHECK_THAT(line("semanas", "quincenas"), Catch::Contains("a word that weighs"));
    CHECK_THAT(told_of("[us]\n\"próstata\" = \"glándula\"\n"), Catch::Contains("is no country"));
}

TEST_CASE("Screen, groups, drawings, paper and search of a kiosk in a country say its words",
          "[content]") {
    support::World world(support::World::Library::real);
    auto settings = world.services().machine;
    settings.country = "US";
    auto edition = edition::Edition::open(world.services().edition.path(), settings);
    REQUIRE(edition);
    std::string language = "es";
    const auto page = edition->page(language, "pelvic-floor");
    REQUIRE(page);
    const auto words = document::plain(*page, document::Include::everything);
    CHECK(words.find("piso pélvico") != std::string::npos);
    CHECK(text::fold(words).find("suelo pelvico") == std::string::npos);
    CHECK(page->front.title == edition->topic("es", "pelvic-floor")->title);
    CHECK(edition->topic("es", "pelvic-floor")->title.find("iso pélvico") != std::string::npos);
    const auto* term = edition->term("es", "pelvic-floor");
    REQUIRE(term);
    CHECK(term->word == "piso pélvico");
    const auto found = edition->search("es", "piso pélvico", 8);
    REQUIRE(found.hits.size() > 1);
    CHECK((found.hits[0].topic == "pelvic-floor" || found.hits[1].topic == "pelvic-floor"));
    for (const auto& hit : found.hits)
        CHECK(hit.snippet.find("suelo pélvico") == std::string::npos);
    CHECK(world.services().edition.topic("es", "pelvic-floor")->title.find("uelo pélvico") !=
          std::string::npos);
}
