#include "layout/coverage.h"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "base/handle.h"
#include "layout/faces/families.h"
#include "text/unicode.h"

namespace layout {

namespace {

using CharSet = base::Handle<FcCharSet, FcCharSetDestroy>;

CharSet covered_by(std::string_view family) {
    CharSet set(FcCharSetCreate());
    for (const auto& file : files_of(family)) {
        int faces = 0;
        const base::Handle<FcPattern, FcPatternDestroy> font(
            FcFreeTypeQuery(reinterpret_cast<const FcChar8*>(file.c_str()), 0, nullptr, &faces));
        FcCharSet* own = nullptr;
        FcBool changed = FcFalse;
        if (font && FcPatternGetCharSet(font.get(), FC_CHARSET, 0, &own) == FcResultMatch)
            FcCharSetMerge(set.get(), own, &changed);
    }
    return set;
}

// Read once: the files do not change while the program runs. A file that is missing is told by
// Fonts.
const FcCharSet* covered() {
    static const CharSet all = [] {
        CharSet set(FcCharSetCreate());
        FcBool changed = FcFalse;
        for (const auto& family : own_families)
            FcCharSetMerge(set.get(), covered_by(family).get(), &changed);
        return set;
    }();
    return all.get();
}

// The same of a family that a language names; pages are looked at side by side.
bool has(const std::string& family, char32_t letter) {
    static std::mutex one_at_a_time;
    static std::map<std::string, CharSet> known;
    const std::lock_guard lock(one_at_a_time);
    auto& set = known[family];
    if (!set) set = installed(family) ? covered_by(family) : CharSet(FcCharSetCreate());
    return FcCharSetHasChar(set.get(), letter) != FcFalse;
}

}  // namespace

std::vector<std::string> without_glyph(std::string_view words,
                                       const std::vector<std::string>& families) {
    std::vector<std::string> found;
    constexpr char32_t last_plain = 0x7E;  // every font has ASCII: no file is read for it
    std::set<char32_t> seen;               // of those that ours lack
    const auto named = [&](char32_t letter) {
        return std::any_of(families.begin(), families.end(),
                           [&](const auto& family) { return has(family, letter); });
    };
    for (const auto& letter : text::inked(words)) {
        if (letter.point <= last_plain || FcCharSetHasChar(covered(), letter.point)) continue;
        if (!seen.insert(letter.point).second || named(letter.point)) continue;
        found.push_back(
            fmt::format("'{}' (U+{:04X})", letter.utf8, static_cast<unsigned>(letter.point)));
    }
    return found;
}

}  // namespace layout
