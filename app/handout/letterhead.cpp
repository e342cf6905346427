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

void name_and_address(const Materials& press, layout::SheetBuilder& pen) {
    const auto& settings = press.settings;
    const auto& type = pen.medium().type;
    const auto line = [&](const std::string& words, float size, const layout::Ink& ink) {
        if (words.empty()) return;
        pen.open(base::Role::Paragraph, words);
        pen.text(words, {}, size, ink);
        pen.close();
    };
    // In the order of its own first letter, a number before it or not (UAX #9, FSI and PDI).
    const auto own = [&](const std::string& words) {
        const bool turned = pen.medium().language.rtl() && !words.empty();
        return turned ? "\u2068" + words + "\u2069" : words;
    };
    line(own(settings.name), type.item,
         {layout::ColorRole::accent, layout::ColorRole::paper, true, layout::Align::start});
    line(own(settings.address), type.small, {layout::ColorRole::muted});
    if (settings.phone.empty()) return;
    const auto phone = content::isolated(settings.phone, pen.medium().language.rtl());
    line(press.words(Msg::leaflet_phone, {{"phone", phone}}), type.small,
         {layout::ColorRole::muted});
}

// The logo at the start of the line, the words beside it; the lower of the two is centred.
void with_picture(const Materials& press, layout::SheetBuilder& pen) {
    const auto size = size_of(*press.logo, press.settings.logo.most_wide_mm);
    const auto words = [&](layout::SheetBuilder& at) {
        at.indented(size.width + beside_mm, 0, [&] { name_and_address(press, at); });
    };
    layout::SheetBuilder trial(pen.medium());
    words(trial);
    const float high = std::max(size.height, trial.y());
    pen.kept([&] {
        pen.move_to((high - size.height) / 2);
        pen.open(base::Role::Figure, press.settings.name);
        pen.put(layout::Picture{{0, 0, size.width, size.height}, logo_id, ""});
        pen.close();
        pen.move_to((high - trial.y()) / 2);
        words(pen);
    });
    pen.move_to(high);
}

}  // namespace

layout::Sheet letterhead(const Materials& press, const layout::LayoutContext& medium) {
    layout::SheetBuilder pen(medium);
    if (press.logo)
        with_picture(press, pen);
    else
        name_and_address(press, pen);
    pen.gap(press.logo ? 3 : 2, true);
    pen.put(layout::Panel{{0, 0, pen.width(), 0.6F}, layout::ColorRole::accent});
    return pen.finish();
}

layout::Diagrams with_logo(const Materials& press) {
    auto drawings = press.diagrams;
    if (press.logo) drawings.emplace(logo_id, *press.logo);
    return drawings;
}

}  // namespace handout
