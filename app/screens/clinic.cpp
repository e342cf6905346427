#include "screens/clinic.h"

#include <fmt/format.h>

#include <algorithm>

#include "layout/beside.h"
#include "layout/flow.h"

namespace screens {

namespace {
constexpr std::size_t kept_pages = 10, kept_sheets = 8;
}

Clinic::Clinic(library::ClinicSettings clinic_settings, library::Edition open_edition,
               const std::pair<layout::Fonts, layout::Icons>& ink, const devices::All& devices)
    : settings(std::move(clinic_settings)),
      edition(std::move(open_edition)),
      fonts(ink.first),
      icons(ink.second),
      printer(devices.printer),
      voice(devices.voice),
      clock(devices.clock) {
    for (const auto& tag : settings.languages)
        for (const auto& entry : edition.languages())
            if (entry.language.tag == tag) offered_.push_back(tag);
    if (offered_.empty()) offered_.push_back("en");
}

const PageShown* Clinic::page(const std::string& language, const std::string& id) {
    const std::string key = language + "/" + id;
    if (const auto known = pages_.find(key); known != pages_.end()) return known->second.get();
    // The page asked for just before may still be in use, beside this one.
    if (pages_.size() > kept_pages)
        std::erase_if(pages_, [&](const auto& kept) { return kept.first != last_page_; });
    last_page_ = key;
    std::string written_in = language;
    auto document = edition.page(written_in, id);
    auto& kept = pages_[key];
    if (!document) return nullptr;
    kept = std::make_unique<PageShown>();
    kept->language = edition.language(written_in).language;
    kept->document = std::move(*document);
    kept->book = doc::chapters(kept->document);
    return kept.get();
}

const layout::Diagrams& Clinic::diagrams(const std::string& language) {
    const auto known = diagrams_.find(language);
    if (known != diagrams_.end()) return known->second;
    auto& made = diagrams_[language];
    for (const auto& id : edition.drawings()) {
        const auto drawing = edition.drawing(language, id);
        if (!drawing) continue;
        auto diagram = layout::Diagram::make(id, drawing->svg, drawing->geometry, drawing->titles);
        if (diagram) made.emplace(id, std::move(*diagram));
    }
    return made;
}

layout::Painter Clinic::painter(const Visit& visit) {
    return {palettes.at(visit.comfort.theme), icons, &diagrams(visit.language)};
}

handout::Press Clinic::press(const Visit& visit) {
    return {fonts,        icons,    palettes.at("print"), diagrams(visit.language),
            words(visit), settings, edition.version(),    logo ? &*logo : nullptr};
}

std::vector<library::Source> Clinic::sources(const doc::Document& document) const {
    std::vector<library::Source> found;
    for (const auto& id : document.front.sources)
        if (const auto* source = edition.source(id)) found.push_back(*source);
    return found;
}

const layout::Sheet& Clinic::sheet(const std::string& id,
                                   const std::function<layout::Sheet()>& make) {
    const auto known = sheets_.find(id);
    if (known != sheets_.end()) return known->second;
    if (sheets_.size() > kept_sheets) sheets_.clear();
    return sheets_.emplace(id, make()).first->second;
}

layout::Medium medium(ui::Ui& ui, Clinic& clinic, const Visit& visit,
                      const base::Language& language) {
    layout::Medium made;
    made.fonts = &clinic.fonts;
    made.diagrams = &clinic.diagrams(visit.language);
    made.width_mm = ui.width();
    made.gap_mm = ui.theme().gap;
    made.figure_height_mm = std::min(150.F, ui.glass().height_mm() * 0.42F);
    made.type = ui.theme().type;
    made.language = language;
    made.labels = handout::labels(clinic.words(visit));
    return made;
}

namespace {
std::string sheet_id(ui::Ui& ui, const Visit& visit, const std::string& id) {
    return fmt::format("{}@{}x{}:{}:{}", id, static_cast<int>(ui.width() * 10),
                       static_cast<int>(ui.theme().scale * 100), visit.language,
                       static_cast<int>(ui.glass().height_mm()));
}
}  // namespace

std::string show_part(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
                      const Part& part) {
    const std::string full = sheet_id(ui, visit, id);
    const auto& sheet = clinic.sheet(full, [&] {
        auto made = medium(ui, clinic, visit, part.language);
        if (!part.urgency_labels) made.labels.urgency = {};
        return layout::flow(part.document, made);
    });
    return ui::show(ui, full, sheet, clinic.painter(visit));
}

std::string show_both(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
                      const std::pair<Part, Part>& parts) {
    const std::string full = sheet_id(ui, visit, id + "+" + parts.second.language.tag);
    const auto& sheet = clinic.sheet(full, [&] {
        auto first = medium(ui, clinic, visit, parts.first.language);
        auto second = medium(ui, clinic, visit, parts.second.language);
        second.diagrams = &clinic.diagrams(parts.second.language.tag);
        second.labels = handout::labels(clinic.edition.words(parts.second.language.tag));
        return layout::beside({parts.first.document, first}, {parts.second.document, second});
    });
    return ui::show(ui, full, sheet, clinic.painter(visit));
}

void show_made(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
               const std::function<layout::Sheet(const layout::Medium&)>& make) {
    const std::string full = sheet_id(ui, visit, id);
    const auto& sheet = clinic.sheet(
        full, [&] { return make(medium(ui, clinic, visit, clinic.words(visit).language)); });
    ui::show(ui, full, sheet, clinic.painter(visit));
}

Go follow(const std::string& figure_key) {
    if (!figure_key.starts_with("figure/")) return stay();
    const std::string rest = figure_key.substr(7);
    const auto slash = rest.find('/');
    return open(
        Plate{rest.substr(0, slash), slash == std::string::npos ? "" : rest.substr(slash + 1)});
}

}  // namespace screens
