// What belongs to the clinic, for all visits, and what is kept since it holds nothing of one.
#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <set>

#include "base/recent.h"
#include "devices/all.h"
#include "edition/edition_store.h"
#include "handout/leaflet.h"
#include "handout/quota.h"
#include "kiosk/artwork.h"
#include "kiosk/page_shown.h"
#include "kiosk/session.h"
#include "settings/data_paths.h"
#include "ui/kept_sheets.h"
#include "ui/sheet_view.h"
#include "ui/widgets.h"

namespace kiosk {

struct Services {
    Services(settings::Settings clinic_settings, edition::Edition open_edition, Artwork artwork,
             const devices::All& devices);
    settings::Settings machine;  // as its clinic.toml says
    edition::Edition edition;
    settings::Settings settings;  // with what the edition tells of the clinic
    layout::Fonts fonts;
    layout::Icons icons;
    std::map<std::string, layout::Palette> palettes;  // by theme
    devices::Printer& printer;
    devices::Voice& voice;
    const devices::Clock& clock;
    handout::Quota quota;       // of paper
    settings::DataPaths paths;  // of the kiosk; none: it stays with the edition it has
    handout::Figures figures;
    std::optional<layout::Diagram> logo;  // of the letterhead
    ui::KeptSheets sheets;
    std::vector<std::string> notes;  // for the log, drained by the shell; nothing of a visit

    const content::Messages& words(const Session& session) const {
        return edition.words(session.language);
    }
    const std::vector<std::string>& languages() const { return offered_; }
    const PageShown* page(const std::string& language, const std::string& id);  // or nothing
    const layout::Diagrams& diagrams(const std::string& language);
    layout::Painter painter(const Session& session);
    handout::Materials materials(const Session& session);
    std::vector<content::Source> sources(const document::Document& document) const;

    std::atomic<bool> files_changed{false};  // among the editions: set by whoever watches them
    // True when something was published or withdrawn since; a new edition waits for adopt().
    bool poll(), adopt();
    // The edition was opened from here, which had this mark then: poll() need not look at it again.
    void opened_from(const settings::DataPaths& kiosk, const std::string& mark);
    void forget();                                           // what was made for one visitor
    bool resting(const document::FrontMatter& front) const;  // past review or withdrawn
    bool withdrawn(const std::string& topic) const;
    void doubt_list(bool doubted);  // while there is none, nobody can tell what is withdrawn
    // This topic rests as if it were withdrawn, for who looks at samples; empty: none.
    void rest(const std::string& topic) { at_rest_ = topic; }

  private:
    bool overdue(const text::Date& due) const;
    void offer();
    void find_withdrawn(const edition::EditionStore& editions);
    std::optional<edition::Edition> next_;
    edition::Withdrawals list_;  // the last good one
    // Else no page is known to be good: only warnings are shown.
    bool list_known_ = true, list_doubted_ = false;
    std::set<std::string> withdrawn_;  // in this edition
    std::string at_rest_, mark_;
    std::vector<std::string> offered_;
    base::Recent<std::unique_ptr<PageShown>> pages_{10};
    std::map<std::string, layout::Diagrams> diagrams_;
};

}  // namespace kiosk
