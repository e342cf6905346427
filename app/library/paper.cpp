#include "library/paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "doc/svg.h"
#include "doc/toml.h"

namespace library {

namespace {

constexpr std::uintmax_t most_bytes = 1000000;
constexpr int most_logo_px = 1600;  // 60 mm at 600 an inch, and decoded within a moment
constexpr float px_per_mm = 200 / 25.4F;

std::optional<PaperKind> kind_named(std::string_view name_of) {
    for (const auto kind : paper_kinds)
        if (name(kind) == name_of) return kind;
    return std::nullopt;
}

PrinterRule rule_from(const doc::Toml& toml, const doc::Toml& entry) {
    PrinterRule rule;
    rule.queue = entry.text("queue").value_or("");
    rule.tray = entry.text("tray").value_or("");
    rule.place = clinic_text(entry, "place");
    for (const auto& wanted : entry.texts("for")) {
        if (const auto kind = kind_named(wanted))
            rule.kinds.push_back(*kind);
        else
            entry.complain("for", "no paper is called '" + wanted + "'",
                           R"(write some of "normal", "large", "questions")");
    }
    if (!entry.has("queue"))
        toml.complain("printer", "a printer has no queue", "write queue = \"...\" below it");
    entry.finish();
    return rule;
}

}  // namespace

std::string_view name(PaperKind kind) {
    switch (kind) {
        case PaperKind::normal:
            return "normal";
        case PaperKind::large:
            return "large";
        case PaperKind::questions:
            return "questions";
    }
    return "";
}

ClinicText clinic_text(const doc::Toml& toml, const std::string& key) {
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

std::vector<PrinterRule> read_printers(const doc::Toml& toml) {
    std::vector<PrinterRule> rules;
    const auto queue = toml.text("printer_queue").value_or("");
    auto place = clinic_text(toml, "printer_place");
    for (const auto& entry : toml.tables("printer")) rules.push_back(rule_from(toml, entry));
    if (!rules.empty() && !queue.empty())
        toml.complain("printer_queue", "printers are told twice",
                      "take printer_queue out, or every [[printer]]");
    if (rules.empty() && !queue.empty()) rules.push_back({queue, "", std::move(place), {}});
    return rules;
}

std::vector<PrinterRule> fitting(const std::vector<PrinterRule>& rules, PaperKind kind) {
    std::vector<PrinterRule> found;
    for (const auto& rule : rules)
        if (rule.kinds.empty() || std::ranges::count(rule.kinds, kind) > 0) found.push_back(rule);
    return found;
}

Logo read_logo(const doc::Toml& toml, const base::Path& folder) {
    const auto named = toml.text("logo").value_or("");
    if (named.empty()) return {};
    const auto refuse = [&](const std::string& what, const std::string& instead) {
        toml.complain("logo", "the logo " + named + " " + what, instead);
        return Logo{};
    };
    const auto path = folder / named;
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return refuse("is not there", "put it beside clinic.toml, or take logo out");
    if (std::filesystem::file_size(path, error) > most_bytes)
        return refuse("is larger than 1 MB", "save it smaller");
    const auto bytes = base::read_file(path, most_bytes);
    if (!bytes) return refuse("cannot be read", "let the kiosk read it");
    Logo logo;
    if (doc::is_png(*bytes)) {
        const auto wrapped = doc::wrap_png(*bytes, most_logo_px);
        if (!wrapped) return refuse(wrapped.error().what, wrapped.error().instead);
        logo.svg = wrapped->svg;
        logo.most_wide_mm = static_cast<float>(wrapped->wide) / px_per_mm;
    } else if (bytes->find("<svg") != std::string::npos) {
        if (const auto found = doc::check_svg(*bytes); !found.empty())
            return refuse(
                fmt::format("cannot be used: {} (line {})", found.front().what, found.front().line),
                found.front().instead);
        logo.svg = *bytes;
    } else {
        return refuse("is neither an SVG nor a PNG", "save it as one of them");
    }
    logo.line = toml.line("logo");
    return logo;
}

}  // namespace library
