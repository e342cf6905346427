#include "layout/coverage.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>

#include "base/handle.h"
#include "layout/fonts.h"
#include "text/unicode.h"

namespace layout {

namespace {

using CharSet = base::Handle<FcCharSet, FcCharSetDestroy>;

// Read once: the files do not change while the program runs. A file that is missing is told by
// Fonts.
const FcCharSet* covered() {
    static const CharSet all = [] {
        CharSet set(FcCharSetCreate());
        for (const auto& file : Fonts::files()) {
            int faces = 0;
            const base::Handle<FcPattern, FcPatternDestroy> font(FcFreeTypeQuery(
                reinterpret_cast<const FcChar8*>(file.c_str()), 0, nullptr, &faces));
            FcCharSet* own = nullptr;
            FcBool changed = FcFalse;
            if (font && FcPatternGetCharSet(font.get(), FC_CHARSET, 0, &own) == FcResultMatch)
                FcCharSetMerge(set.get(), own, &changed);
        }
        return set;
    }();
    return all.get();
}

}  // namespace

std::vector<std::string> without_glyph(std::string_view words) {
    std::vector<std::string> found;
    constexpr char32_t last_plain = 0x7E;  // every font has ASCII: no file is read for it
    for (const auto& letter : text::inked(words)) {
        if (letter.point <= last_plain || FcCharSetHasChar(covered(), letter.point)) continue;
        auto told =
            fmt::format("'{}' (U+{:04X})", letter.utf8, static_cast<unsigned>(letter.point));
        if (std::find(found.begin(), found.end(), told) == found.end())
            found.push_back(std::move(told));
    }
    return found;
}

}  // namespace layout
