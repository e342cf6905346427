#include "handout/leaflet.h"

#include <map>
#include <set>
#include <sstream>

#include "content/as_read.h"
#include "document/parse.h"
#include "document/plain.h"
#include "support/world.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace {

const std::vector<std::string> topics{"prostate", "prostatitis", "prostate-massage",
                                      "warning-signs", "your-visit"};

handout::Choice whole() {
    handout::Choice choice;
    choice.whole = true;
    return choice;
}

// The clinic's materials, and a place to look at what came out with other people's programs.
struct Desk {
    support::World world;
    support::Folder folder;

    explicit Desk(const std::string& language = "en") { world.session().language = language; }
    base::Path keep(const base::Result<handout::Leaflet>& made) {
        if (!made) FAIL(base::to_line(made.error()));
        REQUIRE(base::write_file(folder / "handout.pdf", made->pdf));
        return folder / "handout.pdf";
    }
    base::Result<handout::Leaflet> topic(const std::string& id) {
        const auto* page = world.services().page(world.session().language, id);
        REQUIRE(page);
        return made(page->document);
    }
    base::Result<handout::Leaflet> made(const document::Document& document) {
        auto& services = world.services();
        return handout::topic_leaflet(
            services.materials(world.session()),
            {document, services.sources(document), services.words(world.session()).language},
            whole());
    }
    base::Result<handout::Leaflet> questions(const std::vector<std::string>& list) {
        return handout::questions_leaflet(world.services().materials(world.session()), list);
    }
    std::string told(const std::string& tool, const base::Path& pdf,
                     const std::string& after = "") {
        const auto ran = support::run(tool + " '" + pdf.string() + "' " + after);
        CHECK(ran.exit == 0);
        return ran.out;
    }
};

// Runs of blanks and line ends as one blank: where a line ends is tested elsewhere.
std::string smooth(const std::string& text) {
    std::string made;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\n' || c == '\f' || c == '\r';
        if (!blank)
            made += c;
        else if (!made.empty() && made.back() != ' ')
            made += ' ';
    }
    return made;
}

std::set<std::string> word_set(const std::string& text, const std::string& language) {
    std::set<std::string> found;
    const auto folded = text::fold(text);
    for (const auto& piece : text::words(folded, language))
        found.insert(folded.substr(piece.begin, piece.end - piece.begin));
    return found;
}

int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("A handout opens everywhere, is tagged, and brings its fonts", "[handout]") {
    const std::string language = GENERATE(as<std::string>(), "en", "es", "ar");
    Desk desk(language);
    for (const auto& id : topics) {
        const auto made = desk.topic(id);
        const auto pdf = desk.keep(made);
        INFO(language << "/" << id);
        const auto info = desk.told("pdfinfo", pdf);
        CHECK_THAT(info, Catch::Matches("(.|\n)*Tagged: +yes\n(.|\n)*"));
        CHECK_THAT(info, Catch::Contains("Pages:           " + std::to_string(made->pages) + "\n"));
        CHECK_THAT(info, Catch::Contains("(A4)") && !Catch::Contains("rror"));
        CHECK_THAT(info, Catch::Contains("Title:           "));  // which: accessible_test.cpp
        const auto fonts = desk.told("pdffonts", pdf, "| tail -n +3");
        CHECK_FALSE(fonts.empty());
        CHECK(count(fonts, " yes yes yes ") == count(fonts, "\n"));  // embedded, subset, unicode
        CHECK(count(fonts, "+NotoSans") == count(fonts, "\n"));
    }
}

TEST_CASE("Paper is A4 or Letter, as the clinic says", "[handout]") {
    Desk desk;
    CHECK_THAT(desk.told("pdfinfo", desk.keep(desk.topic("prostate"))), Catch::Contains("(A4)"));
    desk.world.services().settings.paper = "Letter";
    CHECK_THAT(desk.told("pdfinfo", desk.keep(desk.topic("prostate"))),
               Catch::Contains("(letter)"));
}

TEST_CASE("A handout says what the page says, with warnings, sources and its place", "[handout]") {
    Desk desk;
    for (const auto& id : topics) {
        const auto text = desk.told("pdftotext -layout", desk.keep(desk.topic(id)), "-");
        const auto flat = smooth(text);
        const auto& document = desk.world.services().page("en", id)->document;
        INFO(id << "\n" << text);
        CHECK_THAT(flat, Catch::Contains(document.front.title) &&
                             Catch::Contains("Riverside Urology") &&
                             Catch::Contains("01234 567 890") &&
                             Catch::Contains(desk.world.services().edition.version()));
        for (const auto& warning : document::warnings(document))
            CHECK_THAT(flat, Catch::Contains(document::plain(warning.sign)));
        for (const auto& question : document::questions(document))
            CHECK_THAT(flat, Catch::Contains(question));
        const auto there = word_set(text, "en");
        auto& services = desk.world.services();
        const auto paper =
            content::on_paper(document, {services.settings, services.edition.words("en")});
        for (const auto& word :
             word_set(document::plain(paper, document::Include::everything), "en")) {
            INFO(word);
            CHECK(there.contains(word));
        }
        const auto raw = smooth(desk.told("pdftotext -raw", desk.folder / "handout.pdf", "-"));
        for (const auto& source : desk.world.services().sources(document))
            CHECK_THAT(raw, Catch::Contains(source.title));
    }
}

TEST_CASE("Every page of paper tells which of how many it is", "[handout]") {
    Desk desk;
    const auto made = desk.topic("prostate-massage");
    const auto pdf = desk.keep(made);
    REQUIRE(made->pages >= 2);
    for (int i = 1; i <= made->pages; ++i) {
        const std::string page = std::to_string(i);
        const auto text = desk.told("pdftotext -f " + page + " -l " + page, pdf, "-");
        CHECK_THAT(text, Catch::Contains("Page " + page + " of " + std::to_string(made->pages)));
    }
}

TEST_CASE("Warnings come before everything else on paper", "[handout]") {
    Desk desk;
    const auto document =
        document::parse(
            "+++\nid = \"a\"\ntitle = \"Title\"\nsummary = \"Summary.\"\n+++\nFirst words.\n\n"
            "## Warnings only\n\n> [!EMERGENCY e]\n> **Urgent**\n> y\n\n"
            "## More\n\n> [!NOTE n]\n> **Noted**\n> x\n\nLast words.\n")
            .document;
    const auto text = desk.told("pdftotext", desk.keep(desk.made(document)), "-");
    INFO(text);
    CHECK(text.find("Title") < text.find("Urgent"));
    CHECK(text.find("Urgent") < text.find("First words"));
    CHECK(text.find("First words") < text.find("Noted"));    // nobody is in a hurry
    CHECK(text.find("Warnings only") == std::string::npos);  // a heading over nothing
    CHECK(text.find("First words") < text.find("Last words"));
}

TEST_CASE("The same page gives the same bytes, today and on another machine", "[handout]") {
    std::string first;
    {
        Desk desk;
        first = desk.topic("prostatitis")->pdf;
        CHECK(desk.topic("prostatitis")->pdf == first);
    }
    Desk again;
    CHECK(again.topic("prostatitis")->pdf == first);
    const support::Folder data, paper;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    const std::string make =
        support::program() + " --data " + data.path().string() + " handout prostatitis --whole -o ";
    REQUIRE(support::run(make + (paper / "a.pdf").string()).exit == 0);
    REQUIRE(support::run("sleep 1.1; TZ=Asia/Tokyo LC_ALL=C " + make + (paper / "b.pdf").string())
                .exit == 0);
    CHECK(base::read_file(paper / "a.pdf").value() == base::read_file(paper / "b.pdf").value());
}

TEST_CASE("An Arabic handout can be searched for its words", "[handout]") {
    // pdftotext turns ligatures of lam and alef about and sets vowel marks apart, so the letters of
    // a word are compared in any order, and one word in eight may be parted.
    const auto letters = [](const std::string& text) {
        std::set<std::string> found;
        for (auto word : word_set(text, "ar")) {
            for (const std::string mark : {"\u2066", "\u2067", "\u2068", "\u2069", "\u202a",
                                           "\u202b", "\u202c", "\u200e", "\u200f"})
                for (auto at = word.find(mark); at != std::string::npos; at = word.find(mark))
                    word.erase(at, mark.size());
            std::sort(word.begin(), word.end());
            found.insert(word);
        }
        return found;
    };
    Desk desk("ar");
    for (const auto& id : topics) {
        const auto text = desk.told("pdftotext", desk.keep(desk.topic(id)), "-");
        const auto there = letters(text);
        const auto& document = desk.world.services().page("ar", id)->document;
        const auto asked = letters(document::plain(document, document::Include::everything));
        const auto missing = std::count_if(asked.begin(), asked.end(),
                                           [&](const auto& word) { return !there.contains(word); });
        INFO(id << ": " << missing << " of " << asked.size() << " words missing\n" << text);
        CHECK(missing * 8 <= static_cast<long>(asked.size()));
    }
}

TEST_CASE("A sample says so on paper, an approved page does not", "[handout]") {
    Desk desk;
    auto document = desk.world.services().page("en", "prostate")->document;
    const auto note =
        smooth(desk.world.services().words(desk.world.session())(content::Msg::topic_sample));
    const auto text = [&] {
        return smooth(desk.told("pdftotext", desk.keep(desk.made(document)), "-"));
    };
    REQUIRE(document.front.review.status == "sample");
    CHECK_THAT(text(), Catch::Contains(note));
    document.front.review.status = "approved";
    CHECK_THAT(text(), !Catch::Contains(note));
}

TEST_CASE("A page without dates, sources or blocks still prints", "[handout]") {
    Desk desk;
    document::Document bare;
    bare.front.title = "Bare";
    const auto pdf = desk.keep(desk.made(bare));
    CHECK_THAT(desk.told("pdfinfo", pdf), Catch::Matches("(.|\n)*Tagged: +yes\n(.|\n)*"));
    CHECK_THAT(desk.told("pdftotext", pdf, "-"), Catch::Contains("Bare") &&
                                                     !Catch::Contains("Where this comes from") &&
                                                     !Catch::Contains("{"));
}

TEST_CASE("The visitor's questions come out once each, the first two apart", "[handout]") {
    Desk desk;
    const auto text = desk.told(
        "pdftotext",
        desk.keep(desk.questions({"Why me?", "What now?", "Who helps?", "When back?"})), "-");
    INFO(text);
    for (const std::string question : {"Why me?", "What now?", "Who helps?", "When back?"})
        CHECK(count(text, question) == 1);
    const auto& words = desk.world.services().words(desk.world.session());
    const auto more = text.find(words(content::Msg::questions_more));
    REQUIRE(more != std::string::npos);
    CHECK(text.find("What now?") < more);
    CHECK(more < text.find("Who helps?"));
    CHECK(count(desk.told("pdftotext", desk.keep(desk.questions({"Only one?"})), "-"),
                "Only one?") == 1);
}

TEST_CASE("Many questions take several pages, and none is lost", "[handout]") {
    Desk desk;
    std::vector<std::string> list;
    for (int i = 1; i <= 40; ++i)
        list.push_back("Question number " + std::to_string(100 + i) + "?");
    const auto made = desk.questions(list);
    const auto text = desk.told("pdftotext", desk.keep(made), "-");
    CHECK(made->pages >= 3);
    for (const auto& question : list) CHECK(count(text, question) == 1);
    CHECK(desk.questions({}));
}

TEST_CASE("A table's head stands on each page it goes on to, and is read once", "[handout]") {
    Desk desk;
    std::string body = "| Aim of the massage | What studies show |\n|---|---|\n";
    for (int i = 0; i < 40; ++i)
        body += "| Aim " + std::to_string(100 + i) + " | Scores did not change in any study |\n";
    const auto made =
        desk.made(document::parse("+++\nid = \"a\"\ntitle = \"T\"\n+++\n" + body).document);
    REQUIRE(made);
    CHECK(made->untagged.empty());
    const auto pdf = desk.keep(made);
    int pages = 0;
    for (int i = 1; i <= made->pages; ++i) {
        const std::string page = std::to_string(i);
        const auto text = desk.told("pdftotext -layout -f " + page + " -l " + page, pdf, "-");
        if (text.find("Aim 1") == std::string::npos) continue;
        INFO(text);
        CHECK(count(text, "What studies show") == 1);
        CHECK(text.find("What studies show") < text.find("Aim 1"));
        ++pages;
    }
    CHECK(pages >= 2);
    const auto read = desk.told("pdfinfo -struct-text", pdf);
    CHECK(count(read, "What studies show") == 1);
    CHECK(count(read, "Aim 139") == 1);
}

TEST_CASE("The heading over the other questions is not left alone on a page", "[handout]") {
    Desk desk;
    const auto more =
        desk.world.services().words(desk.world.session())(content::Msg::questions_more);
    std::string first = "Why";
    int parted = 0;
    for (int i = 0; i < 40; ++i) {
        first += " do I have pain so often after a long and quiet day at home";
        const auto text = desk.told(
            "pdftotext", desk.keep(desk.questions({first, "What now?", "Third thing?"})), "-");
        std::istringstream pages(text);
        int number = 0;
        for (std::string page; std::getline(pages, page, '\f'); ++number) {
            if (page.find(more) == std::string::npos) continue;
            INFO(i << "\n" << text);
            CHECK(page.find("Third thing?") != std::string::npos);
            parted += number > 0 ? 1 : 0;
        }
    }
    CHECK(parted > 0);  // some went over to the second page
}

TEST_CASE("A title too long for the foot is shortened there, not left out", "[handout]") {
    Desk desk;
    auto document = desk.world.services().page("en", "prostate-massage")->document;
    document.front.title = "Prostate massage and all that is said of it in shops and at home";
    const auto pdf = desk.keep(desk.made(document));
    const auto text = desk.told("pdftotext -layout -f 2 -l 2", pdf, "-");
    INFO(text);
    CHECK_THAT(smooth(text), Catch::Matches(".*Prostate massage[a-z ]*… Code .*"));
    document.front.title = "Prostate massage";
    CHECK_THAT(
        smooth(desk.told("pdftotext -layout -f 2 -l 2", desk.keep(desk.made(document)), "-")),
        Catch::Contains("Prostate massage Code"));
}

TEST_CASE("What closes a leaflet is never alone on its last page", "[handout]") {
    Desk desk;
    const auto& words = desk.world.services().words(desk.world.session());
    const auto edition = desk.world.services().edition.version();
    auto document = desk.world.services().page("en", "prostatitis")->document;
    REQUIRE(document.front.sources.size() > 3);
    const auto last = desk.world.services().sources(document).back().title;
    std::string filling;
    for (int i = 0; i < 40; ++i) {
        filling += "More words for a line of its own, and then some more. ";
        document.front.summary = filling;
        const auto text = desk.told("pdftotext", desk.keep(desk.made(document)), "-");
        std::istringstream pages(text);
        for (std::string page; std::getline(pages, page, '\f');) {
            if (page.find(edition) == std::string::npos) continue;
            INFO(i << "\n" << page);
            CHECK_THAT(smooth(page), Catch::Contains(last));
            CHECK_THAT(smooth(page),
                       Catch::Contains(smooth(words(content::Msg::about_disclaimer))));
        }
    }
}

TEST_CASE("A leaflet in two languages has its title in both", "[handout]") {
    Desk desk;
    auto& services = desk.world.services();
    const auto& document = services.page("en", "prostatitis")->document;
    const auto& other = services.page("es", "prostatitis")->document;
    const auto& words = services.edition.words("es");
    const auto made = handout::topic_leaflet(
        services.materials(desk.world.session()),
        {document, services.sources(document), services.words(desk.world.session()).language},
        {false, {}, &other, &words, nullptr, true});
    const auto text = smooth(desk.told("pdftotext -l 1", desk.keep(made), "-"));
    CHECK_THAT(text, Catch::Contains(document.front.title) && Catch::Contains(other.front.title) &&
                         Catch::Contains(smooth(other.front.summary)));
}

TEST_CASE("All of a page ends with no page that is nearly empty, its sources beside each other",
          "[handout]") {
    support::World world(support::World::Library::real);
    auto& services = world.services();
    int saved = 0;
    for (const std::string id :
         {"psa-test", "prostatitis", "prostate", "catheter", "antibiotics"}) {
        const auto* page = services.page("en", id);
        REQUIRE(page);
        const auto made = handout::topic_pages(
            services.materials(world.session()),
            {page->document, services.sources(page->document), page->language}, whole());
        float low = 0;
        std::map<float, int> beside;  // references by their height on the last page
        for (const auto& item : made.pages.back().body.items) {
            low = std::max(low, layout::box_of(item).bottom());
            const auto* text = std::get_if<layout::TextItem>(&item);
            if (text && text->words.starts_with("[")) ++beside[text->box.y];
        }
        INFO(id << ": " << low << " mm of the last page");
        CHECK(low > 0.2F * made.paper.height_mm);
        for (const auto& [y, count] : beside) saved += count > 1 ? 1 : 0;
    }
    CHECK(saved > 0);
}
