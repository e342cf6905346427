#include "settings/logo.h"

#include <fmt/format.h>

#include "document/drawing/png.h"
#include "document/drawing/svg.h"
#include "text/toml.h"

namespace settings {

namespace {

constexpr std::uintmax_t most_bytes = 1000000;
constexpr int most_logo_px = 1600;  // 60 mm at 600 an inch, and decoded within a moment
constexpr float px_per_mm = 200 / 25.4F;

}  // namespace

std::string logo_named(const std::string& clinic_toml) {
    base::Problems ignored;
    return text::Toml::parse(clinic_toml, "", ignored).text("logo").value_or("");
}

Logo read_logo(const text::Toml& toml, const base::Path& folder) {
    const auto named = toml.text("logo").value_or("");
    if (named.empty()) return {};
    const auto refuse = [&](const std::string& what, const std::string& fix) {
        toml.complain("logo", "the logo " + named + " " + what, fix);
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
    if (document::is_png(*bytes)) {
        const auto wrapped = document::wrap_png(*bytes, most_logo_px);
        if (!wrapped) return refuse(wrapped.error().what, wrapped.error().fix);
        logo.svg = wrapped->svg;
        logo.most_wide_mm = static_cast<float>(wrapped->wide) / px_per_mm;
    } else if (bytes->find("<svg") != std::string::npos) {
        if (const auto found = document::check_svg(*bytes); !found.empty())
            return refuse(
                fmt::format("cannot be used: {} (line {})", found.front().what, found.front().line),
                found.front().fix);
        logo.svg = *bytes;
    } else {
        return refuse("is neither an SVG nor a PNG", "save it as one of them");
    }
    logo.line = toml.line("logo");
    return logo;
}

}  // namespace settings
