// What readers of a translation are shown when its English says something else since.
#include "document/held/newer_english.h"
#include "content/check.h"
#include "content/content_copy.h"
#include "content/translation.h"
#include "document/plain.h"
#include "kiosk/open.h"

namespace {

using Catch::Contains;

struct Published : ContentCopy {
    Published() {
        for (const std::string language : {"es", "ar"})
            for (const auto* id :
                 {"prostate", "prostatitis", "prostate-massage", "warning-signs", "your-visit"})
                REQUIRE(content::record_translation(
                    path / language / "topics" / (std::string(id) + ".md"),
                    {"machine", "", {2026, 11, 29}}));
    }
    base::Problems problems() const { return content::check(content::DiskTree(path)); }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems()) lines += base::to_line(problem) + "\n";
        return lines;
    }
    // The page as it stands on the glass.
    std::string shown(const std::string& language, const std::string& id) const {
        const support::Folder data;
        support::prepare(data.path(), path, "[\"en\", \"es\", \"ar\"]");
        devices::StandInPrinter printer;
        devices::StandInClock clock;
        devices::StandInVoice voice(clock);
        base::Problems notes;
        const auto services = kiosk::open_services(settings::data_paths(data.path().string()),
                                                   {printer, voice, clock}, notes);
        REQUIRE(services);
        std::string asked = language;
        const auto page = services->edition.page(asked, id);
        REQUIRE(page);
        CHECK(asked == language);
        return document::plain(*page, document::Include::everything);
    }
};

const std::string prostatitis_en = "en/topics/prostatitis.md",
                  prostatitis_es = "es/topics/prostatitis.md";
const std::string note_es = "En inglés: dice algo nuevo.";

}  // namespace

TEST_CASE("A number that is new in English is read in English, and no old one is left",
          "[library]") {
    const Published content;
    content.change(prostatitis_en, "about 8 out of 100", "about 18 out of 100");
    CHECK_FALSE(
        base::any_error(content.problems()));  // it may be published before it is translated
    CHECK_THAT(content.told(), Contains("says otherwise than the English of today"));
    const auto es = content.shown("es", "prostatitis");
    CHECK_THAT(es, Contains("about 18 out of 100") && Contains(note_es));
    CHECK_THAT(es, !Contains("8 de cada 100"));
    CHECK_THAT(es, Contains("Pida ayuda si no empieza"));  // all else stays as it was
    CHECK_THAT(content.shown("ar", "prostatitis"),
               Contains("about 18 out of 100") && !Contains("8 من كل 100"));
}

TEST_CASE("What is new in English is shown among what is translated", "[library]") {
    const Published content;
    content.change(prostatitis_en, "\n## What you can do",
                   "\nNobody needs to be shy.\n\n## What you can do");
    CHECK_FALSE(base::any_error(content.problems()));
    CHECK_THAT(content.told(), Contains("shown in English"));
    const auto es = content.shown("es", "prostatitis");
    const auto place = es.find("Nobody needs to be shy.");
    REQUIRE(place != std::string::npos);
    CHECK(es.find("categorías NIH") < place);
    CHECK(place < es.find("Qué puede hacer usted"));
}

TEST_CASE("What English does not say any more is not read in a translation", "[library]") {
    const Published content;
    auto text = content.text(prostatitis_en);
    const auto begin = text.find("> [!KEY-FACTS]"), end = text.find("\n\n", begin);
    content.write(prostatitis_en, text.replace(begin, end - begin, "Ask us about it."));
    const auto es = content.shown("es", "prostatitis");
    CHECK_THAT(es, !Contains("no es cáncer") && Contains("Ask us about it."));
}

TEST_CASE("A paragraph taken out of a translation with its record is read in English",
          "[library]") {
    const Published content;
    auto text = content.text(prostatitis_es);
    const auto front = text.find("translated = [");
    const auto facts = text.find("> [!KEY-FACTS]"), end = text.find("\n\n", facts);
    text.erase(facts, end + 2 - facts);
    auto row = front;
    for (int i = 0; i < 3; ++i) row = text.find("  {", row + 1);  // the third block is the facts
    text.erase(row, text.find('\n', row) + 1 - row);
    content.write(prostatitis_es, text);
    INFO(content.told());
    CHECK_THAT(content.told(), Contains("shown in English"));
    CHECK_THAT(content.shown("es", "prostatitis"), Contains("Prostatitis is not cancer."));
}

TEST_CASE("A change of words alone leaves the translation, marked", "[library]") {
    const Published content;
    content.change(prostatitis_en, "It means pain, swelling or soreness",
                   "It means pain or soreness");
    const auto es = content.shown("es", "prostatitis");
    CHECK_THAT(es, Contains("Significa dolor") && !Contains(note_es));
}

TEST_CASE("What was found of a page is what is shown of it", "[library]") {
    const Published content;
    content.change(prostatitis_en, "about 8 out of 100", "about 18 out of 100");
    std::string indexed;
    content::CheckOptions options;
    options.page = [&](const content::Page& page) {
        if (page.language == "es" && page.id == "prostatitis")
            indexed = document::plain(page.document, document::Include::everything);
    };
    (void)content::check(content::DiskTree(content.path), options);
    CHECK_THAT(indexed, Contains("18 out of 100") && !Contains("8 de cada 100"));
}

TEST_CASE("Blocks stand for each other while as many stand between two known ones", "[doc]") {
    using Record = std::vector<std::string>;
    const auto pairs = [](const Record& record, const Record& now) {
        std::string text;
        for (const auto& one : document::twins(record, now))
            text += one.here ? std::to_string(*one.here) + (one.fresh ? " " : "? ") : "- ";
        return text;
    };
    CHECK(pairs({"a", "b", "c"}, {"a", "b", "c"}) == "0 1 2 ");
    CHECK(pairs({"a", "b", "c"}, {"a", "x", "c"}) == "0 1? 2 ");
    CHECK(pairs({"a", "c"}, {"a", "b", "c"}) == "0 - 1 ");
    CHECK(pairs({"a", "b", "c"}, {"a", "c"}) == "0 2 ");
    CHECK(pairs({"a", "b", "c"}, {"c", "a", "b"}) == "2 0 1 ");
    CHECK(pairs({"a", "b", "c", "d"}, {"a", "x", "d"}) == "0 - 3 ");
    CHECK(pairs({}, {"a"}) == "- ");
    CHECK(pairs({"a"}, {}).empty());
}
