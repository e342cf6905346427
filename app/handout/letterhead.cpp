#include "handout/letterhead.h"

#include <algorithm>

#include "content/placeholders.h"
#include "layout/sheet_builder.h"

namespace handout {

namespace {

using content::Msg;

constexpr float most_high_mm = 25, most_wide_mm = 60, beside_mm = 6;
constexpr const char* logo_id = "/logo";  // no page's drawing can be called that

base::Size size_of(const layout::Diagram& logo, float most_wide) {
    const float wide = most_wide > 0 ? std::min(most_wide, most_wide_mm) : most_wide_mm;
    const base::Rect box = layout::fitted(logo.aspect(), {0, 0, wide, most_high_mm});
    return {box.width, box.height};
}

void name_and_address(const Materials& materials, layout::SheetBuilder& builder) {
    const auto& settings = materials.settings;
    const auto& type = builder.context().type;
    const auto line = [&](const std::string& words, float size, const layout::Ink& ink) {
        if (words.empty()) return;
        builder.open(base::Role::Paragraph, words);
        builder.text(words, {}, size, ink);
        builder.close();
    };
    // In the order of its own first letter, a number before it or not (UAX #9, FSI and PDI).
    const auto own = [&](const std::string& words) {
        const bool turned = builder.context().language.rtl() && !words.empty();
        return turned ? "\u2068" + words + "\u2069" : words;
    };
    const float top = builder.y();
    const auto name = own(settings.name);
    line(name, type.item,
         {layout::ColorRole::accent, layout::ColorRole::paper, true, layout::Align::start});
    const float low = builder.y();
    line(own(settings.address), type.small, {layout::ColorRole::muted});
    if (settings.phone.empty()) return;
    const auto number = content::isolated(settings.phone, builder.context().language.rtl());
    const auto phone = materials.words(Msg::leaflet_phone, {{"phone", number}});
    const auto wide = [&](const std::string& words, float size, bool bold) {
        const auto& context = builder.context();
        return context.fonts
            ->set({words, {size, bold}, 0, layout::Align::start, context.language, {}})
            .size_mm()
            .width;
    };
    // At the end of the name's line where there is room.
    const bool beside =
        settings.address.empty() &&
        wide(name, type.item, true) + wide(phone, type.small, false) + type.item < builder.width();
    if (!beside) return line(phone, type.small, {layout::ColorRole::muted});
    builder.move_to(top + (type.item - type.small) * 1.06F);
    line(phone, type.small,
         {layout::ColorRole::muted, layout::ColorRole::paper, false, layout::Align::end});
    builder.move_to(low);
}

// The logo at the start of the line, the words beside it; the lower of the two is centred.
void with_picture(const Materials& materials, layout::SheetBuilder& builder) {
    const auto size = size_of(*materials.logo, materials.settings.logo.most_wide_mm);
    const auto words = [&](layout::SheetBuilder& at) {
        at.indented(size.width + beside_mm, 0, [&] { name_and_address(materials, at); });
    };
    layout::SheetBuilder trial(builder.context());
    words(trial);
    const float high = std::max(size.height, trial.y());
    builder.kept([&] {
        builder.move_to((high - size.height) / 2);
        builder.open(base::Role::Figure, materials.settings.name);
        builder.put(layout::Picture{{0, 0, size.width, size.height}, logo_id, ""});
        builder.close();
        builder.move_to((high - trial.y()) / 2);
        words(builder);
    });
    builder.move_to(high);
}

}  // namespace

layout::Sheet letterhead(const Materials& materials, const layout::LayoutContext& context) {
    layout::SheetBuilder builder(context);
    if (materials.logo)
        with_picture(materials, builder);
    else
        name_and_address(materials, builder);
    builder.gap(materials.logo ? 3 : 2, true);
    builder.put(layout::Panel{{0, 0, builder.width(), 0.6F}, layout::ColorRole::accent});
    return builder.finish();
}

layout::Diagrams with_logo(const Materials& materials) {
    auto drawings = materials.diagrams;
    if (materials.logo) drawings.emplace(logo_id, *materials.logo);
    return drawings;
}

}  // namespace handout
