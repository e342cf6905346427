#include "ui/kept_sheets.h"

#include <utility>

namespace ui {

const layout::Sheet& KeptSheets::of(const std::string& name, const Make& make) {
    if (const auto* known = shown_.find(name)) return *known;
    auto* measured = measured_.find(name);
    auto& kept = shown_.put(name, measured ? std::move(*measured) : make());
    if (measured) measured_.erase(name);
    return kept;
}

float KeptSheets::height(const std::string& name, const Make& make) {
    if (const auto* known = heights_.find(name)) return *known;
    const auto* shown = shown_.find(name);
    return heights_.put(name, shown ? shown->height : measured_.put(name, make()).height);
}

void KeptSheets::clear() {
    shown_.clear();
    measured_.clear();
    heights_.clear();
}

}  // namespace ui
