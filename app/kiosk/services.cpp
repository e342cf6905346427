#include "kiosk/services.h"

#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "settings/last_seen.h"

namespace kiosk {

namespace {
std::set<std::string> resting_in(const edition::Edition& edition,
                                 const edition::Withdrawals& list) {
    std::set<std::string> pages;
    for (const auto& one : list)
        if (one.rests(edition)) pages.insert(one.page);
    return pages;
}

}  // namespace

Services::Services(settings::Settings clinic_settings, edition::Edition open_edition,
                   Artwork artwork, const devices::All& devices)
    : machine(std::move(clinic_settings)),
      edition(std::move(open_edition)),
      settings(edition.settings()),
      fonts(std::move(artwork.fonts)),
      icons(std::move(artwork.icons)),
      palettes(std::move(artwork.palettes)),
      printer(devices.printer),
      voice(devices.voice),
      clock(devices.clock) {
    offer();
}

void Services::offer() {
    offered_.clear();
    for (const auto& tag : settings.languages) {
        const auto before = offered_.size();
        for (const auto& entry : edition.languages())
            if (entry.language.tag == tag) offered_.push_back(tag);
        if (offered_.size() == before)
            notes.push_back("languages in clinic.toml: the edition has no '" + tag +
                            "'; take it out, or publish its pages");
    }
    if (offered_.empty()) offered_.push_back("en");
}

void Services::opened_from(const settings::DataPaths& kiosk, const std::string& mark) {
    paths = kiosk;
    mark_ = mark;
    list_known_ = false;
    find_withdrawn(edition::EditionStore(paths.editions()));
}

bool Services::poll() {
    if (paths.data.empty()) return false;
    const edition::EditionStore editions(paths.editions());
    const std::string mark = editions.version_token();
    if (mark == mark_) return false;
    mark_ = mark;
    find_withdrawn(editions);
    base::Problems passed_over;
    auto found = editions.open_best(machine, passed_over);
    // Back at the one in use: what waited in between is not waited for any more.
    next_.reset();
    const bool other =
        found && (found->path() != edition.path() || found->version() != edition.version());
    if (other) next_ = std::move(found);
    return true;
}

// A list that is damaged, or gone where one was, leaves the last good one in force.
void Services::find_withdrawn(const edition::EditionStore& editions) {
    auto known = editions.withdrawals();
    const bool gone = !editions.has_list();
    if (gone && known && known->empty() && (!list_.empty() || list_doubted_))
        known = base::fail("the list of withdrawn pages", "is gone", "withdraw a page again");
    if (known) {
        list_ = std::move(*known);
        list_known_ = true;
        if (gone && !list_.empty())
            notes.push_back(
                "the list of withdrawn pages is gone: the last one known is in force, "
                "and pages withdrawn until now stay off the glass");
    } else {
        notes.push_back(base::to_line(known.error()) +
                        (list_known_ && !list_doubted_
                             ? "; pages withdrawn until now stay off the glass"
                             : "; all pages show their warnings alone"));
        list_known_ = list_known_ && !list_doubted_;
    }
    withdrawn_ = resting_in(edition, list_);
}

void Services::doubt_list(bool doubted) {
    if (std::exchange(list_doubted_, doubted) == doubted || paths.data.empty()) return;
    list_known_ = list_known_ || !doubted;
    find_withdrawn(edition::EditionStore(paths.editions()));
}

bool Services::withdrawn(const std::string& topic) const {
    return !list_known_ || withdrawn_.contains(topic);
}

bool Services::adopt() {
    if (!next_) return false;
    edition = std::move(*next_);
    withdrawn_ = resting_in(edition, list_);
    next_.reset();
    settings = edition.settings();
    forget();
    diagrams_.clear();
    figures = handout::Figures();
    offer();
    return true;
}

// The code of a slip, and which pages are kept, would say what was read.
void Services::forget() {
    pages_.clear();
    sheets.clear();
    edition.forget();
}

bool Services::resting(const document::FrontMatter& front) const {
    return withdrawn(front.id) || front.id == at_rest_ || overdue(front.review.due);
}

// A clock that cannot be right takes no page off: all would rest at once.
bool Services::overdue(const text::Date& due) const {
    if (!due.known() || !(due < clock.today())) return false;
    return settings::clock_says(paths, clock.moment(), edition.published()) !=
           settings::ClockSays::too_late;
}

const PageShown* Services::page(const std::string& language, const std::string& id) {
    const std::string key = language + "/" + id;
    if (const auto* known = pages_.find(key)) return known->get();
    std::string written_in = language;
    auto document = edition.page(written_in, id);
    auto& kept = pages_.put(key, nullptr);
    if (!document) return nullptr;
    kept = std::make_unique<PageShown>();
    kept->language = edition.language(written_in).language;
    kept->document = std::move(*document);
    kept->parts = document::chapters(kept->document);
    return kept.get();
}

const layout::Diagrams& Services::diagrams(const std::string& language) {
    const auto known = diagrams_.find(language);
    if (known != diagrams_.end()) return known->second;
    auto& made = diagrams_[language];
    for (const auto& id : edition.drawings()) {
        const auto drawing = edition.drawing(language, id);
        if (!drawing) continue;
        // One drawing for all languages: only its words are others.
        const layout::Diagram* kin = nullptr;
        for (const auto& [tag, others] : diagrams_)
            if (const auto found = others.find(id); found != others.end()) kin = &found->second;
        auto diagram =
            kin ? kin->in_words(drawing->titles)
                : layout::Diagram::of_edition(id, drawing->svg, drawing->geometry, drawing->titles);
        if (diagram) made.emplace(id, std::move(*diagram));
    }
    return made;
}

layout::Painter Services::painter(const Session& session) {
    return {palettes.at(session.comfort.theme), icons, &diagrams(session.language)};
}

handout::Materials Services::materials(const Session& session) {
    return {fonts,
            icons,
            palettes.at("print"),
            diagrams(session.language),
            words(session),
            settings,
            edition.version(),
            figures,
            logo ? &*logo : nullptr,
            [this](const auto& language, const auto& id) { return edition.term(language, id); }};
}

std::vector<content::Source> Services::sources(const document::Document& document) const {
    std::vector<content::Source> found;
    for (const auto& id : document.front.sources)
        if (const auto* source = edition.source(id)) found.push_back(*source);
    return found;
}

}  // namespace kiosk
