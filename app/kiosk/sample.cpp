#include "kiosk/sample.h"

#include <iterator>
#include <utility>

#include "kiosk/overlay.h"

namespace kiosk {

namespace {

template <std::size_t... Place>
Samples samples_at(const Survey& survey, std::index_sequence<Place...>) {
    Samples all;
    const auto add = [&](Samples some) {
        all.insert(all.end(), std::move_iterator(some.begin()), std::move_iterator(some.end()));
    };
    (add(std::variant_alternative_t<Place, Route>::samples(survey)), ...);
    return all;
}

}  // namespace

std::vector<std::string> Survey::topics() const {
    return content::pages_of(services.edition.groups(language));
}

std::optional<std::string> Survey::first(const std::function<bool(const PageShown&)>& fits) const {
    for (const auto& id : topics())
        if (const auto* page = services.page(language, id); page && fits(*page)) return id;
    return std::nullopt;
}

bool readable(const PageShown& page) {
    return page.document.front.kind != document::PageKind::procedure &&
           !page.parts.chapters.empty();
}

bool warns(const PageShown& page) {
    return readable(page) && !document::warnings(page.document).empty();
}

Samples all_samples(const Survey& survey) {
    auto all = samples_at(survey, std::make_index_sequence<std::variant_size_v<Route>>());
    for (auto& sample : overlay_samples()) all.push_back(std::move(sample));
    return all;
}

void enter(const Sample& sample, Services& services, Session& session) {
    Session begun;
    begun.language = session.language;
    begun.comfort = session.comfort;
    begun.paper_pages.number = session.paper_pages.number;  // no page is taken for an earlier one
    begun.started = !std::holds_alternative<AttractScreen>(sample.route);
    if (begun.started) begun.way = {HomeScreen{}};
    if (!std::holds_alternative<HomeScreen>(sample.route) && begun.started)
        begun.way.push_back(sample.route);
    if (sample.before) sample.before(begun);
    begun.covered = sample.over == Sample::Over::cover;
    begun.leaving = sample.over == Sample::Over::leaving;
    if (sample.over == Sample::Over::still_there)
        begun.last_seen_s = services.clock.seconds() - services.settings.idle_seconds - 5;
    session = std::move(begun);
    services.quota = {};
    services.rest(sample.resting);
}

}  // namespace kiosk
