#include "desk/forms/press.h"

namespace desk {

using content::Msg;
using devices::PrintState;

std::shared_ptr<Press> Press::open(const StaffSession& session) {
    const auto& services = session.services;
    const edition::EditionStore editions(services.paths.editions());
    base::Problems told_by_doctor;
    auto found = editions.open_best(services.machine, told_by_doctor);
    if (!found) return nullptr;
    std::shared_ptr<Press> press(new Press(std::move(*found)));
    press->withdrawn_ = editions.withdrawn(&told_by_doctor);
    return press;
}

const layout::Diagrams& Press::diagrams(const std::string& language) {
    const auto known = diagrams_.find(language);
    if (known != diagrams_.end()) return known->second;
    auto& made = diagrams_[language];
    for (const auto& id : edition_.drawings()) {
        const auto drawing = edition_.drawing(language, id);
        if (!drawing) continue;
        auto diagram =
            layout::Diagram::of_edition(id, drawing->svg, drawing->geometry, drawing->titles);
        if (diagram) made.emplace(id, std::move(*diagram));
    }
    return made;
}

std::string Press::rests(const StaffSession& session, const std::string& topic) {
    std::string language = "en";
    const auto page = edition_.page(language, topic);
    const bool out = !page || withdrawn_.contains(topic);
    const bool overdue = page && page->front.review.due.known() &&
                         page->front.review.due < session.services.clock.today();
    return out || overdue ? session.said(Msg::desk_p_rests) : "";
}

base::Result<handout::Leaflet> Press::leaflet(const StaffSession& session,
                                              const ShelfSheet& sheet) {
    if (const auto why = rests(session, sheet.topic); !why.empty()) return base::fail("", why);
    const auto& services = session.services;
    std::string language = sheet.language;
    const auto page = edition_.page(language, sheet.topic);
    const auto logo = layout::Diagram::plain(edition_.settings().logo.svg);
    const handout::Materials press{
        services.fonts,
        services.icons,
        services.palettes.at("print"),
        diagrams(sheet.language),
        edition_.words(sheet.language),
        edition_.settings(),
        edition_.version(),
        figures_,
        logo ? &*logo : nullptr,
        [this](const auto& tag, const auto& id) { return edition_.term(tag, id); }};
    std::vector<content::Source> sources;
    for (const auto& id : page->front.sources)
        if (const auto* source = edition_.source(id)) sources.push_back(*source);
    handout::Choice choice;
    choice.large = sheet.large;
    return handout::topic_leaflet(press, {*page, sources, edition_.language(language).language},
                                  choice);
}

base::Result<void> Press::add(const StaffSession& session, const ShelfSheet& sheet) {
    auto made = leaflet(session, sheet);
    if (!made) return tl::unexpected(made.error());
    const auto pdf = std::make_shared<const std::string>(std::move(made->pdf));
    if (!busy()) done_ = all_ = 0;
    for (int i = 0; i < sheet.copies; ++i) waiting_.push_back({pdf, sheet.large});
    all_ += sheet.copies;
    step(session);
    return {};
}

void Press::step(const StaffSession& session) {
    auto& printer = session.services.printer;
    const auto now = printer.status();
    if (sent_ && now.state == PrintState::done) {
        sent_ = asked_ = false;
        ++done_;
    }
    if (sent_ || waiting_.empty()) return;
    if (!asked_) {
        std::vector<devices::Outlet> outlets;
        const auto kind =
            waiting_.front().large ? settings::PaperKind::large : settings::PaperKind::normal;
        for (const auto& rule : settings::fitting(session.services.machine.printers, kind))
            outlets.push_back({rule.queue, rule.tray});
        printer.ask(outlets);
        asked_ = true;
    }
    const auto ready = printer.status();
    if (ready.state != PrintState::ready) {
        if (devices::failed(ready.state)) asked_ = false;  // asked again: somebody fills up paper
        return;
    }
    printer.print({*waiting_.front().pdf, ready.outlet});
    waiting_.pop_front();
    sent_ = true;
    if (printer.status().state == PrintState::done) step(session);
}

void Press::stop(const StaffSession& session) {
    session.services.printer.forget();
    waiting_.clear();
    sent_ = asked_ = false;
    all_ = done_;
}

devices::PrintStatus Press::status(const StaffSession& session) const {
    return session.services.printer.status();
}

}  // namespace desk
