#include "settings/printer_rules.h"

#include <algorithm>
#include <optional>

#include "text/toml.h"

namespace settings {

namespace {

std::optional<PaperKind> kind_named(std::string_view name_of) {
    for (const auto kind : paper_kinds)
        if (name(kind) == name_of) return kind;
    return std::nullopt;
}

PrinterRule rule_from(const text::Toml& toml, const text::Toml& entry) {
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

std::vector<PrinterRule> read_printers(const text::Toml& toml) {
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

}  // namespace settings
