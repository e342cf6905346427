#include <catch2/catch.hpp>

#include "document/parse.h"
#include "handout/leaflet.h"
#include "support/world.h"

TEST_CASE("A clinic's page about itself is one side, with nothing to ask", "[handout]") {
    const auto page = document::parse(
                          "+++\nid = \"us\"\ntitle = \"Where to find us\"\nsummary = \"The way "
                          "in.\"\nkind = \"clinic\"\n+++\n\n> [!KEY-FACTS]\n> - A door.\n\n"
                          "## How to get here\n\n1. Take bus 4.\n2. Come in.\n")
                          .document;
    support::World world;
    auto& services = world.services();
    const auto made =
        handout::topic_pages(services.materials(world.session()),
                             {page, {}, services.edition.language("en").language}, {});
    REQUIRE(made.pages.size() == 1);
    std::string printed;
    for (const auto& item : made.pages[0].body.items)
        if (const auto* text = std::get_if<layout::TextItem>(&item)) printed += text->words + "\n";
    CHECK(printed.find("Take bus 4.") != std::string::npos);
    CHECK(printed.find("My questions") == std::string::npos);
}
