// The keyboards on the glass, the visitor's and the desk's, in every language and text size.
#include <sstream>

#include "support/office_kiosk.h"

using support::World;

namespace {

const std::vector<std::string> typed_languages{"en", "es", "ar"};

// No word of a key is wider than what its words take: it would go on in the next line, or a letter
// would be cut.
void no_key_breaks_a_word(World& world, const std::string& where) {
    int keys = 0;
    for (const auto& node : world.scene().nodes) {
        if (!node.key.path.starts_with("key/")) continue;
        ++keys;
        INFO(where << ": " << node.key.path << " '" << node.name << "'\n" << world.outline());
        CHECK(node.box_mm.contains(node.words_mm, 0.1F));
        std::istringstream words(node.name);
        for (std::string word; words >> word;) {
            const layout::Face face{node.cap_mm / layout::cap_height, true, 1.3F};
            const layout::TextSpec spec{word, face, 0, layout::Align::start, node.language, {}};
            const float wide = world.services().fonts.set(spec).size_mm().width;
            CHECK(wide <= node.words_mm.width + 0.01F);
        }
    }
    CHECK(keys > 15);
}

}  // namespace

TEST_CASE("no key of a visitor's keyboard breaks inside a word", "[house]") {
    const std::string letters = GENERATE(as<std::string>(), "own", "latin", "digits");
    for (const support::Glass glass :
         {support::Glass{1080, 1920}, support::Glass{1920, 1080}, support::Glass{1024, 768}}) {
        World world(World::Library::fixtures, glass);
        for (const auto& language : typed_languages)
            for (const std::string size : {"normal", "large", "larger", "largest"}) {
                world.session() = {};
                world.drive().set("language", language);
                world.drive().set("text-size", size);
                world.session().latin_keys = letters == "latin";
                world.session().digit_keys = letters == "digits";
                world.go(kiosk::SearchScreen{});
                no_key_breaks_a_word(world, language + ", " + size);
            }
    }
}

TEST_CASE("no key of the desk's keyboard breaks inside a word", "[house][desk]") {
    for (const support::Glass glass : {support::Glass{1600, 1000}, support::Glass{1080, 1920}})
        for (const auto& language : typed_languages) {
            support::Clinic clinic(glass);
            World& world = clinic.at();
            REQUIRE(world.drive().set("language", language).empty());
            clinic.open_page("ann");
            world.tap("write/keys");
            for (const std::string letters : {"en", "es", "ar", "capitals", "signs"}) {
                world.tap("board/" + letters);
                no_key_breaks_a_word(world, "the desk, " + language + ", " + letters);
            }
        }
}
