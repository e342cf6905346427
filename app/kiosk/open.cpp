#include "kiosk/open.h"

#include <future>

#include "document/drawing/trial.h"
#include "edition/edition_store.h"
#include "layout/bitmap.h"

namespace kiosk {

namespace fs = std::filesystem;

std::map<std::string, layout::Palette> read_palettes(const settings::DataPaths& paths,
                                                     base::Problems& problems) {
    std::map<std::string, layout::Palette> palettes;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(paths.assets / "themes", error)) {
        auto palette = layout::read_palette(entry.path(), problems);
        const std::string id = palette.id;
        palettes.emplace(id, std::move(palette));
    }
    if (!palettes.contains("light") || !palettes.contains("print"))
        problems.push_back({(paths.assets / "themes").string(), 0, base::Severity::error,
                            "the house's themes are missing",
                            "install assets/ beside the program"});
    return palettes;
}

ui::TextSize usual_size(const settings::Settings& machine) {
    return ui::text_size_from(machine.text_size).value_or(ui::TextSize::normal);
}

namespace {

// Reads the files of the fonts and the reader of drawings, by painting a word and an icon nobody
// sees: else the first picture waits for them.
void warm(const Artwork& artwork) {
    (void)layout::make_bitmap({{8, 8}, 1, {}, {}}, [&](cairo_t* cairo) {
        for (const bool bold : {false, true}) {
            layout::TextSpec spec;
            spec.words = "a b";
            spec.face.bold = bold;
            artwork.fonts.set(spec).draw(cairo, {}, {layout::Palette(), layout::ColorRole::ink});
        }
        artwork.icons.paint(cairo, {0, 0, 8, 8}, {"next", {}});
    });
}

// A logo that only its reader finds faulty is left out: paper without it is still good paper.
void read_logo(kiosk::Services& services, const settings::DataPaths& paths, base::Problems& notes) {
    const auto& given = services.settings.logo;
    if (given.svg.empty()) return;
    const auto leave_out = [&](const std::string& why, const std::string& fix) {
        notes.push_back({paths.settings().string(), given.line, base::Severity::warning,
                         "the logo " + why + "; handouts go without it", fix});
    };
    // As any other drawing, before it is drawn where the kiosk would hang with it. A PNG was
    // wrapped up by this program.
    if (const auto why =
            given.most_wide_mm > 0 ? std::string() : document::trial_of_drawing(given.svg);
        !why.empty())
        return leave_out(why, "save it as plain SVG, of shapes alone");
    if (auto logo = layout::Diagram::plain(given.svg))
        services.logo = std::move(*logo);
    else
        leave_out(logo.error().what, logo.error().fix);
}

}  // namespace

std::unique_ptr<kiosk::Services> open_services(const settings::DataPaths& paths,
                                               const devices::All& devices, base::Problems& notes,
                                               const std::string& rather) {
    base::Problems faults;
    auto settings = settings::read_settings(paths.settings(), faults);
    auto palettes = read_palettes(paths, faults);
    notes.insert(notes.end(), faults.begin(), faults.end());
    if (!faults.empty()) return nullptr;
    // Beside the edition, whose every byte is held against its signature first.
    auto artwork = std::async(std::launch::async, [&] {
        Artwork made{layout::Fonts(), layout::Icons(paths.assets / "icons"), std::move(palettes)};
        warm(made);
        return made;
    });
    const edition::EditionStore editions(paths.editions());
    const std::string mark = editions.version_token();
    auto edition = editions.open_best(settings, notes, rather);
    if (!edition) return nullptr;
    auto services = std::make_unique<kiosk::Services>(std::move(settings), std::move(*edition),
                                                      artwork.get(), devices);
    services->opened_from(paths, mark);
    read_logo(*services, paths, notes);
    return services;
}

}  // namespace kiosk
