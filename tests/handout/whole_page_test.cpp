// All of a page on paper: its signs at a glance, its own text soon, its words explained.
#include <algorithm>
#include <set>

#include "document/chapters.h"
#include "document/plain.h"
#include "handout/leaflet.h"
#include "layout/styles.h"
#include "support/world.h"

namespace {

struct Whole {
    support::World world{support::World::Library::real};

    handout::LaidOut made(const document::Document& page, const std::string& language,
                          const std::string& second = "") {
        auto& services = world.services();
        world.session().language = language;
        handout::Choice choice;
        choice.whole = true;
        if (!second.empty()) {
            choice.second = &services.page(second, page.front.id)->document;
            choice.second_words = &services.edition.words(second);
            choice.second_diagrams = &services.diagrams(second);
        }
        return handout::topic_pages(
            services.materials(world.session()),
            {page, services.sources(page), services.edition.language(language).language}, choice);
    }
};

std::string words_of_side(const handout::Page& side) {
    std::string all;
    for (const auto& item : side.body.items)
        if (const auto* text = std::get_if<layout::TextItem>(&item)) all += text->words + '\n';
    return all;
}

}  // namespace

TEST_CASE("In all of a page its own text begins on the first side or the second",
          "[handout][all]") {
    // The signs of these, with what makes each an emergency, fill two sides.
    const std::set<std::string> third{
        "after-your-procedure", "enlarged-prostate", "leaking-urine", "penis-emergencies",
        "prostate-operations",  "prostate-tablets",  "prostatitis",   "prostatitis-kinds",
        "urine-infections",     "weak-stream"};
    Whole whole;
    for (const auto& group : whole.world.services().edition.groups("en"))
        for (const auto& id : group.topics) {
            const auto& page = whole.world.services().page("en", id)->document;
            if (page.front.kind == document::PageKind::form) continue;
            const auto made = whole.made(page, "en");
            INFO(id);
            const auto first = document::chapters(page).chapters.front().title;
            std::string begins;
            const std::size_t sides = third.contains(id) ? 3 : 2;
            for (std::size_t side = 0; side < sides; ++side)
                begins += words_of_side(made.pages.at(side));
            CHECK(begins.find(first) != std::string::npos);
        }
}

TEST_CASE("All that a sign says is on the paper that has all of a page", "[handout][all]") {
    Whole whole;
    const std::string language = GENERATE("en", "ar");
    for (const std::string id : {"catheter", "antibiotics", "warning-signs"}) {
        const auto& page = whole.world.services().page(language, id)->document;
        std::string all;
        for (const auto& side : whole.made(page, language).pages) all += words_of_side(side);
        for (const auto& warning : document::warnings(page)) {
            INFO(language << "/" << id << ": " << document::plain(warning.sign));
            CHECK(all.find(document::plain(warning.sign)) != std::string::npos);
        }
    }
}

TEST_CASE("What a word means stands at the end of all of a page", "[handout][all]") {
    Whole whole;
    auto& services = whole.world.services();
    const auto& page = services.page("en", "prostatitis")->document;
    const auto made = whole.made(page, "en");
    std::string all;
    for (const auto& side : made.pages) all += words_of_side(side);
    const auto words = document::used(page, document::RunKind::term);
    REQUIRE_FALSE(words.empty());
    for (const auto& id : words)
        CHECK(all.find(services.edition.term("en", id)->meaning) != std::string::npos);
}

TEST_CASE("On paper a word looks explained only where its meaning can be looked up", "[handout]") {
    const document::Runs words{{document::RunKind::term, "PSA", "psa"}};
    layout::LayoutContext context;
    const auto marks = [&] {
        auto set = layout::styled(words, {});
        layout::unlinked(set, context);
        return set.spans.size();
    };
    CHECK(marks() == 1);
    context.target = layout::LayoutContext::Target::paper;
    CHECK(marks() == 0);
    context.links = true;  // its meaning stands at the end
    CHECK(marks() == 1);
}

TEST_CASE("All of a page in two languages has the signs and the words of both", "[handout][all]") {
    Whole whole;
    auto& services = whole.world.services();
    const auto& page = services.page("en", "catheter")->document;
    std::string all;
    for (const auto& side : whole.made(page, "en", "es").pages) all += words_of_side(side);
    for (const std::string language : {"en", "es"}) {
        const auto& said = services.edition.words(language);
        CHECK(all.find(said(content::Msg::leaflet_call_first)) != std::string::npos);
        CHECK(all.find(said(content::Msg::about_words)) != std::string::npos);
        const auto& other = services.page(language, "catheter")->document;
        for (const auto& warning : document::warnings(other))
            CHECK(all.find(document::plain(warning.sign)) != std::string::npos);
    }
}
