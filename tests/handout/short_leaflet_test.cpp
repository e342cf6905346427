// The leaflet people take: two sides, in large print four, and nothing urgent lost on the way.
#include "handout/short_leaflet.h"

#include <set>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "document/parse.h"
#include "document/plain.h"
#include "handout/short_page.h"
#include "support/world.h"
#include "text/segment.h"

namespace {

using document::Urgency;
using support::World;

// All that an Alert or a Note of the leaflet says: whom to call, and each sign.
struct Box {
    base::Role role;
    std::vector<std::string> words;
    bool says(const std::string& part) const {
        return std::any_of(words.begin(), words.end(),
                           [&](const auto& one) { return one.find(part) != std::string::npos; });
    }
};

class Reader {
  public:
    explicit Reader(const handout::LaidOut& leaflet) {
        for (const auto& page : leaflet.pages)
            for (const auto& item : page.body.items) read(item);
    }
    std::vector<Box> boxes;
    std::vector<std::string> words;

  private:
    void read(const layout::Item& item) {
        if (const auto* open = std::get_if<layout::Open>(&item)) {
            open_.push_back(open->role);
            if (urgent(open->role)) boxes.push_back({open->role, {}});
        }
        if (std::holds_alternative<layout::Close>(item)) open_.pop_back();
        const auto* text = std::get_if<layout::TextItem>(&item);
        if (!text) return;
        words.push_back(text->words);
        if (std::any_of(open_.begin(), open_.end(), urgent))
            boxes.back().words.push_back(text->words);
    }
    static bool urgent(base::Role role) {
        return role == base::Role::Alert || role == base::Role::Note;
    }
    std::vector<base::Role> open_;
};

struct Press {
    World world{World::Library::real};

    handout::LaidOut made(const document::Document& page, const std::string& language,
                          handout::Choice choice = {}, const std::string& second = "") {
        world.session().language = language;
        auto& services = world.services();
        const auto* other = second.empty() ? nullptr : services.page(second, page.front.id);
        if (other) {
            choice.second = &other->document;
            choice.second_words = &services.edition.words(second);
            choice.second_diagrams = &services.diagrams(second);
        }
        return handout::topic_pages(
            services.materials(world.session()),
            {page, services.sources(page), services.edition.language(language).language}, choice);
    }
    std::vector<std::string> topics() {
        std::vector<std::string> all{world.services().edition.safety_topic()};
        for (const auto& group : world.services().edition.groups("en"))
            all.insert(all.end(), group.topics.begin(), group.topics.end());
        std::erase_if(all, [&](const auto& id) {
            return page("en", id).front.kind == document::PageKind::form;
        });
        return all;
    }
    const document::Document& page(const std::string& language, const std::string& id) {
        const auto* found = world.services().page(language, id);
        REQUIRE(found);
        return found->document;
    }
};

// More signs than any sheet holds, 49 emergencies and 39 of the same day: check names it. In the
// least letters of clear print they need three sides and a bit, in those of large print five.
const std::set<std::string> exceptions{"warning-signs"};

// Of the letters on a leaflet.
double smallest_points(const handout::LaidOut& leaflet) {
    float least = 1000;
    const auto look = [&](const layout::Sheet& sheet) {
        for (const auto& item : sheet.items)
            if (const auto* text = std::get_if<layout::TextItem>(&item))
                least = std::min(least, text->size_mm);
    };
    for (const auto& page : leaflet.pages) {
        look(page.body);
        look(page.foot);
    }
    return least * 72 / 25.4;
}

document::Document with_signs(int count) {
    std::string page =
        "+++\nid = \"a\"\ntitle = \"T\"\nsummary = \"S.\"\n+++\n\n> [!KEY-FACTS]\n"
        "> - A fact.\n\n## Part\n\nWords of a part.\n\n";
    for (int i = 0; i < count; ++i)
        page += fmt::format("> [!{} s{}]\n> **Sign number {} of the page**\n> Act.\n\n",
                            i % 2 == 0 ? "EMERGENCY" : "SAME-DAY", i, 1000 + i);
    page +=
        "## Ask your clinician\n\n- First question?\n- Second question?\n- Third question?\n"
        "- Fourth one?\n";
    return document::parse(page).document;
}

}  // namespace

// With all that makes each of them an emergency.
TEST_CASE("All signs there are stand on five sides of English paper", "[handout]") {
    Press press;
    CHECK(press.made(press.page("en", "warning-signs"), "en").pages.size() == 5);
}

TEST_CASE("A leaflet in two languages has at most four sides, each language its own", "[handout]") {
    Press press;
    for (const auto& id : press.topics()) {
        if (exceptions.contains(id)) continue;
        const auto made = press.made(press.page("en", id), "en", {}, "ar");
        INFO(id);
        CHECK(made.pages.size() <= 4);
        const Reader reader(made);
        for (const auto* title :
             {&press.page("en", id).front.title, &press.page("ar", id).front.title})
            CHECK(std::count(reader.words.begin(), reader.words.end(), *title) > 0);
    }
}

TEST_CASE("Two languages in large print have at most four sides", "[handout]") {
    const std::string paper = GENERATE("A4", "Letter");
    const std::string second = GENERATE("es", "ar");
    // Their signs, with what makes each an emergency, need more in two languages.
    const std::string five =
        "A4 ar after-your-procedure, A4 ar enlarged-prostate, A4 ar prostatitis, "
        "A4 es penis-emergencies, A4 es prostatitis, A4 es prostatitis-kinds, "
        "A4 es urine-infections, Letter ar enlarged-prostate, Letter ar penis-emergencies, "
        "Letter ar prostatitis-kinds, Letter ar urine-infections, Letter es leaking-urine, "
        "Letter es prostate-massage, Letter es prostate-operations, "
        "Letter es prostate-tablets, Letter es urine-infections, "
        "Letter es weak-stream, ";
    const std::string six =
        "A4 es after-your-procedure, A4 es enlarged-prostate, Letter ar after-your-procedure, "
        "Letter ar prostatitis, Letter es after-your-procedure, Letter es enlarged-prostate, "
        "Letter es penis-emergencies, Letter es prostatitis, Letter es prostatitis-kinds, ";
    Press press;
    press.world.services().settings.paper = paper;
    handout::Choice choice;
    choice.large = true;
    for (const auto& id : press.topics()) {
        if (exceptions.contains(id)) continue;
        const auto made = press.made(press.page("en", id), "en", choice, second);
        const std::string name = paper + " " + second + " " + id;
        INFO(name);
        const auto in = [&](const std::string& all) { return all.find(name + ",") != all.npos; };
        CHECK(made.pages.size() <= (in(six) ? 6U : in(five) ? 5U : 4U));
        CHECK(smallest_points(made) >= 15.9);
    }
}

namespace {

// The titles of parts that do not stand whole on a leaflet.
std::vector<std::string> lacking(const handout::ShortPage& page, const Reader& reader) {
    std::vector<std::string> all;
    for (const auto& part : page.parts)
        if (part.what == handout::ShortPage::Part::What::whole &&
            std::count(reader.words.begin(), reader.words.end(), part.title) == 0)
            all.push_back(part.title);
    return all;
}

std::string said_of(const std::vector<std::string>& words, const std::string& begin) {
    for (const auto& one : words)
        if (one.starts_with(begin)) return one;
    return "";
}

}  // namespace

TEST_CASE("A leaflet names what of its page it lacks, how much more, and where it stands",
          "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    Press press;
    auto& services = press.world.services();
    const content::Own own{services.settings, services.edition.words(language)};
    const auto mark = own.words(content::Msg::leaflet_left_out, {{"parts", "|"}});
    const auto begin = mark.substr(0, mark.find('|')), end = mark.substr(mark.find(". "));
    for (const auto& id : press.topics()) {
        const auto& page = press.page(language, id);
        const Reader reader(press.made(page, language));
        const auto all = lacking(handout::short_page(content::on_paper(page, own), own), reader);
        const auto told = said_of(reader.words, begin);
        INFO(language << "/" << id << ": " << told);
        if (all.empty()) continue;
        CHECK(told.ends_with(end));
        const auto unnamed = std::count_if(all.begin(), all.end(), [&](const auto& title) {
            return told.find(title) == std::string::npos;
        });
        const auto figure = told.find_last_of("0123456789");
        const auto begun = told.find_last_not_of("0123456789", figure) + 1;
        const int more = figure == std::string::npos ? 0 : std::atoi(told.c_str() + begun);
        CHECK(unnamed <= more);
        constexpr std::size_t in_part = 6;  // steps and numbers of parts that are not whole
        CHECK(static_cast<std::size_t>(more) < all.size() + in_part);
    }
}

namespace {

// Told in the box of its urgency, with the number to call first.
bool told(const Reader& reader, const document::Warning& warning, const std::string& number) {
    const bool emergency = warning.urgency == Urgency::emergency;
    const auto sign = document::plain(warning.sign);
    return std::any_of(reader.boxes.begin(), reader.boxes.end(), [&](const Box& box) {
        return (box.role == base::Role::Alert) == emergency && box.says(sign) && box.says(number);
    });
}

}  // namespace

TEST_CASE("Every emergency and same-day sign of a page is on its leaflet, with whom to call",
          "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    Press press;
    const auto& settings = press.world.services().settings;
    for (const auto& id : press.topics()) {
        const auto& page = press.page(language, id);
        const Reader reader(press.made(page, language));
        for (const auto& warning : document::warnings(page)) {
            INFO(language << "/" << id << ": " << document::plain(warning.sign));
            if (warning.urgency == Urgency::emergency)
                CHECK(told(reader, warning, settings.emergency_number));
            if (warning.urgency == Urgency::same_day) CHECK(told(reader, warning, settings.phone));
        }
    }
}

TEST_CASE("Where a sheet is too small, it has more sides and no sign is lost", "[handout]") {
    Press press;
    for (const int count : {30, 80, 200}) {
        const auto page = with_signs(count);
        const auto made = press.made(page, "en");
        const Reader reader(made);
        INFO(count << " signs");
        for (int i = 0; i < count; ++i) {
            const auto sign = fmt::format("Sign number {} of the page", 1000 + i);
            CHECK(std::any_of(reader.words.begin(), reader.words.end(), [&](const auto& words) {
                return words.find(sign) != std::string::npos;
            }));
        }
        CHECK(std::count(reader.words.begin(), reader.words.end(), "A fact.") == 1);
        auto& services = press.world.services();
        const auto sides =
            handout::least_sides(services.materials(press.world.session()),
                                 {page, {}, services.edition.language("en").language}, false);
        CHECK(static_cast<std::size_t>(sides) <= made.pages.size());
        if (count == 200) CHECK(sides > 2);
    }
}

TEST_CASE("What is least needed goes first: parts, then signs for a visit, then questions",
          "[handout]") {
    Press press;
    const auto has = [&](const document::Document& page, const std::string& words) {
        const Reader reader(press.made(page, "en"));
        return std::count(reader.words.begin(), reader.words.end(), words) > 0;
    };
    CHECK(has(with_signs(4), "Words of a part."));
    CHECK(has(with_signs(4), "Fourth one?"));
    int without_parts = 0;
    for (int count = 20; count <= 90; count += 5) {
        const auto page = with_signs(count);
        INFO(count << " signs");
        CHECK(has(page, "First question?"));
        if (has(page, "Words of a part.")) CHECK(has(page, "Second question?"));
        without_parts += has(page, "Words of a part.") ? 0 : 1;
    }
    CHECK(without_parts > 0);
}

namespace {

// Each line of the part stands in the page; no mark of a source is left.
void taken_from(const std::string& all, const document::Document& part) {
    std::istringstream lines(document::plain(part, document::Include::sentences_only));
    for (std::string line; std::getline(lines, line);) {
        INFO(line);
        if (line != part.front.summary) CHECK(all.find(line) != std::string::npos);
    }
    CHECK(document::used(part, document::RunKind::citation).empty());
    CHECK(document::warnings(part).empty());
}

}  // namespace

TEST_CASE("A short leaflet says nothing its page does not say", "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    Press press;
    auto& services = press.world.services();
    const content::Own own{services.settings, services.edition.words(language)};
    for (const auto& id : press.topics()) {
        const auto page = content::on_paper(press.page(language, id), own);
        const auto all = document::plain(page, document::Include::everything);
        INFO(language << "/" << id);
        for (const auto& part : handout::short_page(page, own).parts) taken_from(all, part.words);
    }
}

TEST_CASE("What a sign asks beside the call stands with the sign", "[handout]") {
    Press press;
    const auto& page = press.page("en", "antibiotics");
    const Reader reader(press.made(page, "en"));
    CHECK(std::any_of(reader.words.begin(), reader.words.end(), [](const auto& words) {
        return words.find("“-oxacin”. Stop the drug.") != std::string::npos;
    }));
    for (const std::string also : {"Fever or chills are an emergency with a catheter",
                                   "In pregnancy they are an emergency too"})
        CHECK(std::any_of(reader.words.begin(), reader.words.end(), [&](const auto& words) {
            return words.find(also) != std::string::npos;
        }));
}

TEST_CASE("A clinic without numbers has its leaflets say whom to call in words", "[handout]") {
    Press press;
    auto& settings = press.world.services().settings;
    settings.phone = settings.emergency_number = settings.advice_number = "";
    const Reader reader(press.made(press.page("en", "psa-test"), "en"));
    REQUIRE(reader.boxes.size() >= 2);  // what waits for a visit may lack room
    CHECK(reader.boxes[0].says("your local emergency number"));
    CHECK(reader.boxes[1].says("your local advice line"));
}

namespace {

// The sentences of its act in which the word for an emergency stands.
std::vector<std::string> worsening(const document::Warning& warning, const std::string& language,
                                   const std::string& word) {
    std::vector<std::string> found;
    const auto act = document::plain(warning.act);
    for (const auto& piece : text::sentences(act, language)) {
        auto sentence = act.substr(piece.begin, piece.end - piece.begin);
        sentence.resize(sentence.find_last_not_of(" \n") + 1);
        if (sentence.find(word) != std::string::npos) found.push_back(std::move(sentence));
    }
    return found;
}

}  // namespace

TEST_CASE("What makes a sign that could wait an emergency stands with it on paper", "[handout]") {
    const auto [language, word] = GENERATE(table<std::string, std::string>(
        {{"en", "an emergency"}, {"es", "una emergencia"}, {"ar", "حالة طارئة"}}));
    Press press;
    auto& services = press.world.services();
    const content::Own own{services.settings, services.edition.words(language)};
    int told = 0;
    for (const auto& id : press.topics()) {
        const auto page = content::on_paper(press.page(language, id), own);
        if (page.front.kind == document::PageKind::safety) continue;  // has each by itself
        std::string all;
        for (const auto& lines : handout::short_page(page, own).signs)
            for (const auto& line : lines) all += line.each + "\n" + line.words + "\n";
        for (const auto& warning : document::warnings(page)) {
            if (warning.urgency == Urgency::emergency) continue;
            for (const auto& sentence : worsening(warning, language, word)) {
                INFO(language << "/" << id << ": " << sentence);
                CHECK(all.find(sentence) != std::string::npos);
                ++told;
            }
        }
    }
    CHECK(told > 20);
}
