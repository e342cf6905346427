#include "support/world.h"
#include "ui/ui.h"

TEST_CASE("Words are kept by all that shows: line height and marks too", "[ui]") {
    const layout::Fonts fonts;
    const layout::Icons icons(support::source() / "assets" / "icons");
    support::CountedTextures textures;
    ui::Ui ui(fonts, icons, textures);
    layout::TextSpec spec{"a word", {5, false, 1.2F}, 0, {}, {"en", {}}, {}};
    std::string low_key, high_key, strong_key, cited_key;
    const float low = ui.set(spec, &low_key).size_mm().height;
    spec.face.line_height = 1.8F;
    const float high = ui.set(spec, &high_key).size_mm().height;
    CHECK(high > low * 1.2F);
    CHECK(high_key != low_key);
    spec.spans = {{0, 1, layout::Span::Style::strong}};
    ui.set(spec, &strong_key);
    spec.spans = {{0, 1, layout::Span::Style::citation}};
    ui.set(spec, &cited_key);
    CHECK(strong_key != cited_key);
}
