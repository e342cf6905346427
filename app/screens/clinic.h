// What belongs to the clinic, for all visits: settings, the edition, fonts, devices; and pages,
// sheets and figures kept for the next visitor, since they hold nothing of this one.
#pragma once

#include <map>
#include <string>

#include "devices/all.h"
#include "doc/chapters.h"
#include "handout/leaflet.h"
#include "handout/quota.h"
#include "library/edition.h"
#include "screens/visit.h"
#include "ui/sheet_view.h"
#include "ui/widgets.h"

namespace screens {

// A page as it is shown: in which language, cut in chapters.
struct PageShown {
    base::Language language;
    doc::Document document;
    doc::Book book;
};

struct Clinic {
    library::ClinicSettings settings;
    library::Edition edition;
    layout::Fonts fonts;
    layout::Icons icons;
    std::map<std::string, layout::Palette> palettes;  // by theme
    devices::Printer& printer;
    devices::Voice& voice;
    const devices::Clock& clock;
    handout::Quota quota;  // of paper
    handout::Figures figures;

    const library::Words& words(const Visit& visit) const { return edition.words(visit.language); }
    const std::vector<std::string>& languages() const { return offered_; }
    // Nothing for a page the edition does not have.
    const PageShown* page(const std::string& language, const std::string& id);
    // The drawings with the words of a language, made when first asked for.
    const layout::Diagrams& diagrams(const std::string& language);
    layout::Painter painter(const Visit& visit);
    handout::Press press(const Visit& visit);
    std::vector<library::Source> sources(const doc::Document& document) const;

    // A sheet made once for this id, width, size and language.
    const layout::Sheet& sheet(const std::string& id, const std::function<layout::Sheet()>& make);

  private:
    std::vector<std::string> offered_;
    std::string last_page_;
    std::map<std::string, std::unique_ptr<PageShown>> pages_;
    std::map<std::string, layout::Diagrams> diagrams_;
    std::map<std::string, layout::Sheet> sheets_;

  public:
    Clinic(library::ClinicSettings clinic_settings, library::Edition open_edition,
           const std::pair<layout::Fonts, layout::Icons>& ink, const devices::All& devices);
};

// A page's part as a sheet under its id, or one in two languages block by block, shown at the pen.
// Returns the touched figure's key, if any.
struct Part {
    const doc::Document& document;
    base::Language language;
    bool urgency_labels = true;  // false where a heading says it already
};
std::string show_part(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
                      const Part& part);
std::string show_both(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
                      const std::pair<Part, Part>& parts);
layout::Medium medium(ui::Ui& ui, Clinic& clinic, const Visit& visit,
                      const base::Language& language);
void show_made(ui::Ui& ui, Clinic& clinic, const Visit& visit, const std::string& id,
               const std::function<layout::Sheet(const layout::Medium&)>& make);
Go follow(const std::string& figure_key);

}  // namespace screens
