#include "settings/clinic_text.h"

#include "text/toml.h"

namespace settings {

ClinicText clinic_text(const text::Toml& toml, const std::string& key) {
    ClinicText texts;
    if (!toml.is_table(key)) {
        if (auto value = toml.text(key); value && !value->empty()) texts[""] = *value;
        return texts;
    }
    const auto table = toml.table(key);
    for (const auto& language : table.keys())
        if (auto value = table.text(language)) texts[language] = *value;
    return texts;
}

std::string said(const ClinicText& text, const std::string& language) {
    auto found = text.find(language);
    if (found == text.end()) found = text.find("");
    return found == text.end() ? "" : found->second;
}

}  // namespace settings
