#include "library/paper.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <optional>

#include "doc/svg.h"
#include "doc/toml.h"

namespace library {

namespace {

constexpr std::uintmax_t most_bytes = 1000000;
constexpr std::uint32_t most_px = 1600;  // 60 mm at 600 an inch, and decoded within a moment
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

struct Pixels {
    std::uint32_t wide = 0, high = 0;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
    std::uint32_t made = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        made = made << 8U | static_cast<unsigned char>(bytes[i]);
    return made;
}

constexpr std::string_view png_begins = "\x89PNG\r\n\x1a\n";

// A whole PNG begins with its size and ends with an end (PNG specification, 5.6).
std::optional<Pixels> pixels_of(std::string_view png) {
    constexpr std::string_view ends = "IEND\xae\x42\x60\x82";
    if (png.size() < 45 || png.substr(12, 4) != "IHDR" || !png.ends_with(ends)) return std::nullopt;
    const Pixels found{number_at(png, 16), number_at(png, 20)};
    if (found.wide == 0 || found.high == 0) return std::nullopt;
    return found;
}

std::string base64(const std::string& bytes) {
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), variant);
    text.resize(std::strlen(text.c_str()));
    return text;
}

Logo wrapped(const std::string& png, const Pixels& size) {
    Logo logo;
    logo.svg =
        fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">)"
                    R"(<image width="{0}" height="{1}" href="data:image/png;base64,{2}"/></svg>)",
                    size.wide, size.high, base64(png));
    logo.most_wide_mm = static_cast<float>(size.wide) / px_per_mm;
    return logo;
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
    if (bytes->starts_with(png_begins)) {
        const auto size = pixels_of(*bytes);
        if (!size) return refuse("is no whole PNG", "save it again");
        if (std::max(size->wide, size->high) > most_px)
            return refuse(fmt::format("is {} x {} pixels", size->wide, size->high),
                          fmt::format("save it with {} a side at most", most_px));
        logo = wrapped(*bytes, *size);
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
