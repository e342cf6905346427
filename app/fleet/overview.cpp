#include "fleet/overview.h"

namespace fleet {

namespace {

// As messages desk_k_fault and desk_k_alarm select them.
constexpr const char* fault_names[] = {"dark",  "out",   "refused", "behind", "stale",
                                       "paper", "sound", "touch",   "clock",  "crashes"};
constexpr const char* alarm_names[] = {"silence", "refused", "paper", "sound"};

}  // namespace

base::Result<Overview> look_over(const base::Path& channel, const Owner& owner) {
    auto trust = Trust::open(owner.trust, owner.anchor);
    if (!trust) return tl::unexpected(trust.error());
    FolderSource here(channel);
    const auto seen = trust->refresh(here, owner.now);
    if (!trust->timestamp() || !trust->targets())
        return tl::unexpected(seen.problems.empty()
                                  ? base::Problem{channel.string(), 0, base::Severity::error,
                                                  "has nothing signed in it", "urokiosk fleet sign"}
                                  : seen.problems.front());
    Overview made;
    made.stale = trust->stale(owner.now);
    made.timestamp = trust->timestamp()->version;
    made.expires = trust->timestamp()->expires;
    if (const auto off = off_pages(here, *trust)) made.off = off->size();
    made.status = status_of(read_reports(channel),
                            {newest_edition(*trust->targets()), made.expires - timestamp_life_s,
                             trust->root().expires - root_life_s},
                            owner.now);
    return made;
}

std::string told(const content::Messages& said, const Standing& kiosk) {
    std::string all;
    for (const Fault fault : kiosk.faults)
        all += (all.empty() ? "" : " · ") +
               said(content::Msg::desk_k_fault,
                    {{"fault", fault_names[static_cast<std::size_t>(fault)]}});
    return all;
}

std::string told(const content::Messages& said, Alarm alarm) {
    return said(content::Msg::desk_k_alarm,
                {{"alarm", alarm_names[static_cast<std::size_t>(alarm)]}});
}

}  // namespace fleet
