// Paper to fill in, by a hand or by a reader of PDFs.
#include <algorithm>
#include <regex>

#include "document/chapters.h"
#include "document/plain.h"
#include "handout/leaflet.h"
#include "support/world.h"

namespace {

struct FormPress {
    support::World world{support::World::Library::real};

    std::vector<std::string> forms() {
        std::vector<std::string> all;
        for (const auto& id : content::pages_of(world.services().edition.groups("en")))
            if (id.starts_with("form-")) all.push_back(id);
        return all;
    }
    const document::Document& page(const std::string& language, const std::string& id) {
        const auto* found = world.services().page(language, id);
        REQUIRE(found);
        return found->document;
    }
    handout::LaidOut made(const std::string& language, const std::string& id, bool large = false) {
        auto& services = world.services();
        world.session().language = language;
        handout::Choice choice;
        choice.large = large;
        const auto& one = page(language, id);
        return handout::topic_pages(
            services.materials(world.session()),
            {one, services.sources(one), services.edition.language(language).language}, choice);
    }
};

std::size_t blanks_on(const handout::LaidOut& leaflet) {
    std::size_t all = 0;
    for (const auto& page : leaflet.pages)
        for (const auto& item : page.body.items)
            all += std::holds_alternative<layout::Blank>(item) ? 1 : 0;
    return all;
}

std::string said_on(const handout::LaidOut& leaflet) {
    std::string all;
    for (const auto& page : leaflet.pages)
        for (const auto& item : page.body.items)
            if (const auto* text = std::get_if<layout::TextItem>(&item)) all += text->words + "\n";
    return all;
}

long times(const std::string& text, const std::string& pattern) {
    const std::regex one(pattern);
    return std::distance(std::sregex_iterator(text.begin(), text.end(), one), {});
}

}  // namespace

TEST_CASE("There are eight sheets to fill in, each a sheet of paper in every language",
          "[handout][forms]") {
    const std::string paper = GENERATE("A4", "Letter");
    FormPress press;
    press.world.services().settings.paper = paper;
    const auto all = press.forms();
    CHECK(all.size() == 8);
    for (const std::string language : {"en", "es", "ar"})
        for (const auto& id : all) {
            INFO(paper << " " << language << "/" << id);
            const auto sheets = static_cast<std::size_t>(press.page(language, id).front.sheets);
            const auto made = press.made(language, id);
            // Rows, drawings and signs need both sides of a sheet, and in large letters of two.
            const bool one = id == "form-after-your-visit" || id == "form-drinks-chart";
            CHECK(made.pages.size() <= (one ? sheets : sheets * 2));
            CHECK(blanks_on(made) >= 5);
            CHECK(press.made(language, id, true).pages.size() <= (one ? 3 : sheets * 4));
        }
}

namespace {

template <class Made>
std::vector<float> cell_heights(const Made& made) {
    std::vector<float> heights;
    for (const auto& page : made.pages)
        for (const auto& item : page.body.items) {
            const auto* blank = std::get_if<layout::Blank>(&item);
            const bool cell = blank && blank->shape == layout::Blank::Shape::cell;
            if (cell) heights.push_back(blank->box.height);
        }
    return heights;
}

}  // namespace

TEST_CASE("Each cell of a sheet to fill in is high enough for a hand", "[handout][forms]") {
    const std::string paper = GENERATE("A4", "Letter");
    FormPress press;
    press.world.services().settings.paper = paper;
    std::size_t cells = 0;
    for (const std::string language : {"en", "es", "ar"})
        for (const auto& id : press.forms())
            for (const float height : cell_heights(press.made(language, id))) {
                INFO(paper << " " << language << "/" << id);
                CHECK(height >= 8.9F);
                ++cells;
            }
    CHECK(cells > 500);
}

TEST_CASE("A sheet to fill in says how first, and whom to call", "[handout][forms]") {
    FormPress press;
    for (const auto& id : press.forms()) {
        const auto said = said_on(press.made("en", id));
        INFO(id << "\n" << said);
        const auto how = said.find(press.page("en", id).front.summary);
        REQUIRE(how != std::string::npos);
        const auto& number = press.world.services().settings.phone;
        const bool urgent = said.find(number) != std::string::npos ||
                            said.find("999") != std::string::npos ||
                            said.find("911") != std::string::npos;
        CHECK(urgent);
        for (const auto& sign : document::warnings(press.page("en", id)))
            CHECK(said.find(document::plain(sign.sign)) != std::string::npos);
        CHECK(said.find("…") == std::string::npos);
    }
}

TEST_CASE("On a sheet to fill in, an emergency stands before the sign it makes worse, and its call",
          "[handout][forms]") {
    const std::string id = "form-drinks-chart",
                      worse =
                          "Great thirst with vomiting, drowsiness or confusion is an emergency.",
                      sign = "Very thirsty, you pass a lot of urine and you lose weight.";
    FormPress press;
    const auto said = said_on(press.made("en", id));
    INFO(id << "\n" << said);
    const auto title = said.find("At home: who to call first"), at = said.find(worse),
               later = said.find(sign);
    REQUIRE(title != std::string::npos);
    REQUIRE(at != std::string::npos);
    REQUIRE(later != std::string::npos);
    CHECK(title < at);
    const auto call = said.find("Call ", at);
    CHECK(call < later);
    CHECK(said.substr(call, later - call).find("today") == std::string::npos);
}

TEST_CASE("On a sheet with many signs the emergency call stands beside its signs",
          "[handout][forms]") {
    FormPress press;
    for (const std::string id : {"form-after-your-visit", "form-bladder-diary",
                                 "form-medicine-list", "form-symptom-calendar"}) {
        const auto said = said_on(press.made("en", id));
        INFO(id << "\n" << said);
        std::size_t before = 0;
        for (const std::string one :
             {"At home: who to call first", "Emergency: call for help now",
              "Clots in urine, or urine too red to see through", "Same day: speak to a clinician",
              "Any blood you can see in urine"}) {
            const auto at = said.find(one, before);
            INFO(one);
            REQUIRE(at != std::string::npos);
            before = at;
        }
    }
}

namespace {

std::size_t drawings_on(const handout::LaidOut& made) {
    std::size_t drawings = 0;
    for (const auto& page : made.pages)
        for (const auto& item : page.body.items)
            drawings += std::holds_alternative<layout::Picture>(item) ? 1 : 0;
    return drawings;
}

}  // namespace

TEST_CASE("The bladder diary is three sheets of both sides, one a day", "[handout][forms]") {
    FormPress press;
    const auto made = press.made("en", "form-bladder-diary");
    REQUIRE(made.pages.size() == 6);
    CHECK(times(said_on(made), "I got up at:") == 3);
}

TEST_CASE("A sheet for many days has ten rows at least, and the drawing that helps to fill it in",
          "[handout][forms]") {
    const std::string paper = GENERATE("A4", "Letter");
    FormPress press;
    press.world.services().settings.paper = paper;
    for (const std::string language : {"en", "es", "ar"})
        for (const std::string id : {"form-bladder-diary", "form-medicine-list", "form-psa-log",
                                     "form-symptom-calendar"}) {
            INFO(paper << " " << language << "/" << id);
            const auto made = press.made(language, id);
            const auto sheets = static_cast<std::size_t>(press.page(language, id).front.sheets);
            CHECK(cell_heights(made).size() >= sheets * 10 * 5);
            CHECK(drawings_on(made) >= sheets);
        }
}

TEST_CASE("A reader of PDFs finds each field, what it asks, and its place in the structure",
          "[handout][forms]") {
    const support::Folder folder;
    const base::Path data = folder / "data", file = folder / "form.pdf";
    support::prepare(data, support::content(), "[\"en\", \"es\", \"ar\"]");
    const auto made = support::run("'" + support::program() + "' handout form-psa-log --data '" +
                                   data.string() + "' -o '" + file.string() + "'");
    INFO(made.out);
    REQUIRE(made.exit == 0);
    const auto json = support::run("qpdf --json --json-key=acroform '" + file.string() + "'");
    REQUIRE(json.exit == 0);
    const auto fields = times(json.out, "\"fieldtype\": \"/Tx\"");
    CHECK(fields >= 5 + 6 * 5);
    CHECK(fields % 5 == 0);
    CHECK_THAT(json.out, Catch::Contains("\"alternativename\": \"My name\""));
    CHECK_THAT(json.out, Catch::Contains("\"alternativename\": \"PSA, with its unit 6\""));
    const auto structure = support::run("pdfinfo -struct '" + file.string() + "'");
    CHECK(times(structure.out, "Form") == fields);
    CHECK(times(structure.out, "Object ") == fields);
    const auto checked = support::run("qpdf --check '" + file.string() + "'");
    INFO(checked.out);
    CHECK(checked.exit == 0);
}
