#include "layout/faces/wrapping.h"

#include <pango/pangocairo.h>

#include "base/handle.h"
#include "support/world.h"

namespace {

using Layout = base::Handle<PangoLayout, g_object_unref>;

struct Words {
    std::string text;
    PangoDirection direction = PANGO_DIRECTION_LTR;
};

// As fonts.cpp sets them, at a size of its own.
Layout set(const Words& words) {
    const base::Handle<PangoContext, g_object_unref> context(
        pango_font_map_create_context(pango_cairo_font_map_get_default()));
    pango_context_set_round_glyph_positions(context.get(), FALSE);
    pango_context_set_base_dir(context.get(), words.direction);
    Layout layout(pango_layout_new(context.get()));
    const base::Handle<PangoFontDescription, pango_font_description_free> face(
        pango_font_description_from_string("Noto Sans, Noto Sans Arabic"));
    pango_font_description_set_absolute_size(face.get(), 60 * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), face.get());
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_text(layout.get(), words.text.c_str(), -1);
    return layout;
}

}  // namespace

TEST_CASE("Lines break where they are reckoned to, at each width that holds their words") {
    const Words words =
        GENERATE(Words{"Bladder and pelvic floor training"},
                 Words{"What to do when no urine comes, step by step, and whom to call first"},
                 Words{"A yes-or-no question (with more) — 4–6 weeks, 7.5 mm; and a very long, "
                       "far-reaching, well-meant answer"},
                 Words{"Two  blanks,\nand a second paragraph that is longer than the first"},
                 Words{"¿Qué hacer si no puede orinar? Llame al número de emergencias"},
                 Words{"ماذا تفعل إذا لم ينزل البول بعد 4 ساعات؟ اتصلوا بنا", PANGO_DIRECTION_RTL},
                 Words{"اختبار PSA في الدم: 3 من كل 100 رجل", PANGO_DIRECTION_RTL}, Words{"word"},
                 Words{""});
    INFO(words.text);
    const auto reckoner = set(words), setter = set(words);
    const layout::Wrapping wrapping(reckoner.get(), words.text);
    int same = 0, tried = 0;
    for (int width = 200; width < 2400; width += 7) {
        const auto broken = wrapping.at(width * PANGO_SCALE);
        if (broken.width > width * PANGO_SCALE) continue;  // one word alone is wider
        pango_layout_set_width(setter.get(), width * PANGO_SCALE);
        ++tried;
        same += pango_layout_get_line_count(setter.get()) == std::max(1, broken.lines) ? 1 : 0;
    }
    CHECK(tried > 100);
    CHECK(same == tried);
}
