#include "handout/scan.h"

#include <qrencode.h>

#include <algorithm>

#include "base/handle.h"
#include "content/placeholders.h"
#include "handout/leaflet.h"

namespace handout {

namespace {

constexpr int quiet = 4;  // modules of light around a code (ISO/IEC 18004)

}  // namespace

std::optional<layout::Modules> scan_code(const content::Source& source, const ScanStyle& look) {
    const base::Handle<QRcode, QRcode_free> code(
        QRcode_encodeString8bit(content::address(source).c_str(), 0, QR_ECLEVEL_M));
    if (!code) return std::nullopt;
    const int edge = look.light_ink ? quiet : 0;
    const int side = code->width + 2 * edge;
    layout::Modules modules{{0, 0, look.side_mm, look.side_mm}, side, {}};
    for (int y = -edge; y < code->width + edge; ++y)
        for (int x = -edge; x < code->width + edge; ++x) {
            const bool inside = x >= 0 && y >= 0 && x < code->width && y < code->width;
            const bool dark = inside && (code->data[y * code->width + x] & 1U) != 0;
            modules.dark.push_back(dark != look.light_ink);
        }
    return modules;
}

const content::Source* worth_a_phone(const std::vector<content::Source>& sources) {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [](const auto& source) { return source.phone; });
    return found == sources.end() ? nullptr : &*found;
}

void scan(layout::SheetBuilder& builder, const content::Source& source, const std::string& how,
          const ScanStyle& look) {
    const auto code = look.code ? look.code : scan_code(source, look);
    const bool rtl = builder.context().language.rtl();
    auto next = look.more.begin();
    const auto line = [&](const std::string& words, bool bold) {
        if (words.empty()) return;
        builder.open(base::Role::Paragraph, words);
        const auto& type = builder.context().type;
        builder.text(words, {}, look.small ? type.small : type.reading,
                     {layout::ColorRole::ink, layout::ColorRole::paper, bold});
        builder.close();
    };
    const auto rest = [&] {
        while (next != look.more.end()) line(*next++, false);
    };
    if (!code) return rest();
    const float top = builder.y(), low = top + look.side_mm;
    builder.kept([&] {
        builder.indented(0, builder.width() - look.side_mm, [&] {
            builder.open(base::Role::Figure, source.title);
            builder.put(*code);
            builder.skip(look.side_mm);
            builder.close();
        });
        builder.move_to(top);
        builder.indented(look.side_mm + 6, 0, [&] {
            if (look.titled) line(content::isolated(source.title, rtl), true);
            line(how, look.small);
            while (next != look.more.end() && builder.y() < low) line(*next++, false);
        });
        constexpr float below_mm = 1;
        builder.move_to(std::max(builder.y(), low) + (next == look.more.end() ? 0 : below_mm));
        rest();
    });
}

}  // namespace handout
