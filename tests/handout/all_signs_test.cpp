// The page of all signs on paper: who looks for a part of the body finds it by its heading.
#include <map>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "document/parse.h"
#include "document/plain.h"
#include "handout/leaflet.h"
#include "handout/sorted_page.h"
#include "support/world.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace {

// Of each sign, by its first words, the heading it stands under on its page.
std::map<std::string, std::string> parts_of(const document::Document& page) {
    std::map<std::string, std::string> parts;
    std::string part;
    for (const auto& block : page.blocks) {
        const auto* heading = std::get_if<document::Heading>(&block.what);
        if (heading && heading->level == 2) part = document::plain(heading->words);
        const auto* warning = std::get_if<document::Warning>(&block.what);
        if (warning && warning->urgency != document::Urgency::note)
            parts[document::plain(warning->sign)] = part;
    }
    return parts;
}

}  // namespace

TEST_CASE("The leaflet of all signs tells each of them by the part of the body", "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    const bool large = GENERATE(false, true);
    support::World world{support::World::Library::real};
    auto& services = world.services();
    world.session().language = language;
    const auto* shown = services.page(language, services.edition.safety_topic());
    REQUIRE(shown);
    const content::Own own{services.settings, services.edition.words(language)};
    auto parts = parts_of(content::on_paper(shown->document, own));
    REQUIRE(parts.size() > 80);
    handout::Choice choice;
    choice.large = large;
    const auto made = handout::topic_pages(services.materials(world.session()),
                                           {shown->document, services.sources(shown->document),
                                            services.edition.language(language).language},
                                           choice);
    std::string urgency, part;
    for (const auto& side : made.pages)
        for (const auto& item : side.body.items) {
            const auto* open = std::get_if<layout::Open>(&item);
            if (!open) continue;
            const bool box = open->role == base::Role::Alert || open->role == base::Role::Note;
            if (box && std::exchange(urgency, open->name) != open->name) part.clear();
            if (open->role == base::Role::Heading && open->level == 3) part = open->name;
            if (open->role != base::Role::ListItem) continue;
            const auto sign = std::find_if(parts.begin(), parts.end(), [&](const auto& one) {
                return open->name.rfind(one.first, 0) == 0;
            });
            if (sign == parts.end()) continue;
            INFO(language << ": " << open->name);
            CHECK(part == sign->second);
            parts.erase(sign);
        }
    CHECK(parts.empty());
}

TEST_CASE("What to do about each sign stands on paper by the part of the body", "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    support::World world{support::World::Library::real};
    auto& services = world.services();
    world.session().language = language;
    const auto* shown = services.page(language, services.edition.safety_topic());
    REQUIRE(shown);
    const content::Own own{services.settings, services.edition.words(language)};
    const auto page = content::on_paper(shown->document, own);
    auto parts = parts_of(page);
    std::string part;
    for (const auto& block : handout::sorted_page(page, own).about_signs.blocks) {
        if (const auto* heading = std::get_if<document::Heading>(&block.what))
            part = heading->level > 3 ? document::plain(heading->words) : "";
        const auto* list = std::get_if<document::List>(&block.what);
        if (!list) continue;
        for (const auto& item : list->items) {
            const auto words = document::plain(item);
            const auto sign = std::find_if(parts.begin(), parts.end(), [&](const auto& one) {
                return words.rfind(one.first, 0) == 0;
            });
            INFO(language << ": " << words);
            REQUIRE(sign != parts.end());
            CHECK(part == sign->second);
            parts.erase(sign);
        }
    }
    CHECK(parts.empty());
}

TEST_CASE("The leaflet of all signs says what makes one of them an emergency", "[handout]") {
    const std::string language = GENERATE("en", "es", "ar");
    support::World world{support::World::Library::real};
    auto& services = world.services();
    world.session().language = language;
    const auto* shown = services.page(language, services.edition.safety_topic());
    REQUIRE(shown);
    const content::Own own{services.settings, services.edition.words(language)};
    const auto page = content::on_paper(shown->document, own);
    const auto made = handout::topic_pages(services.materials(world.session()),
                                           {shown->document, services.sources(shown->document),
                                            services.edition.language(language).language},
                                           {});
    std::string printed;
    for (const auto& side : made.pages)
        for (const auto& item : side.body.items)
            if (const auto* open = std::get_if<layout::Open>(&item)) printed += open->name + "\n";
    const auto label = own.words(content::Msg::urgency_emergency);
    const auto emergency = text::fold(label.substr(0, label.find(':')));
    text::Segmenter cutter(language);
    int told = 0;
    for (const auto& warning : document::warnings(page)) {
        if (warning.urgency == document::Urgency::note) continue;
        auto act = document::plain(warning.act);
        for (const char* mark : {"{act-now}", "{act-today}", "{act-visit}"}) {
            auto call = content::fill_in(mark, own.settings, own.words);  // stands with all signs
            content::for_paper(call, own.settings, own.words);
            text::replace_each(act, call, "");
        }
        for (const auto& piece : cutter.sentences(act)) {
            auto sentence = act.substr(piece.begin, piece.end - piece.begin);
            sentence.resize(sentence.find_last_not_of(" \n") + 1);
            sentence.erase(0, std::min(sentence.find_first_not_of(" \n"), sentence.size()));
            if (text::fold(sentence).find(emergency) == std::string::npos) continue;
            INFO(language << ": " << sentence);
            CHECK(printed.find(sentence) != std::string::npos);
            ++told;
        }
    }
    CHECK(told > 20);
}

TEST_CASE("What makes several signs an emergency is told once, before them", "[handout]") {
    support::World world{support::World::Library::real};
    auto& services = world.services();
    const content::Own own{services.settings, services.edition.words("en")};
    const std::string worse = "If you feel very ill, it is an emergency.";
    std::string page =
        "+++\nid = \"a\"\ntitle = \"T\"\nsummary = \"S.\"\n+++\n\n## Part\n\nWords.\n\n";
    for (const std::string sign : {"First", "Second", "Third"})
        page += "> [!SAME-DAY " + text::fold(sign) + "]\n> **" + sign + " sign**\n> " +
                content::fill_in("{act-today}", own.settings, own.words) + " " + worse +
                (sign == "Second" ? " With fever, it is an emergency." : "") + "\n\n";
    const auto document = document::parse(page).document;
    const auto made =
        handout::topic_pages(services.materials(world.session()),
                             {document, {}, services.edition.language("en").language}, {});
    std::string printed;
    for (const auto& side : made.pages)
        for (const auto& item : side.body.items)
            if (const auto* open = std::get_if<layout::Open>(&item)) printed += open->name + "\n";
    const auto once = printed.find(worse), first = printed.find("First sign\n");
    CHECK(once < first);
    CHECK(printed.find(worse, once + 1) == std::string::npos);
    CHECK(first < printed.find("Second sign. With fever, it is an emergency.\n"));
    CHECK(printed.find("Third sign\n") != std::string::npos);
}
