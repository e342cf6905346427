// A kiosk takes what a channel has for it: withdrawals first, then the newest edition that is meant
// for it. What cannot be had or is wrong leaves the kiosk as it is, and is told to staff alone.
#pragma once

#include <functional>

#include "fleet/kiosk_state.h"
#include "fleet/trust.h"
#include "fleet/withdrawal_list.h"
#include "settings/data_paths.h"
#include "settings/settings.h"

namespace fleet {

inline constexpr std::int64_t trial_s = 60;  // until an edition has to be seen on the glass
inline constexpr int editions_kept = 3;

// The machine it is taken on.
struct Kiosk {
    settings::DataPaths paths;
    settings::Settings settings;
    std::string program;  // its version
    std::int64_t now = 0;
    // Before an edition comes into use: does it answer, can a leaflet be made of it?
    std::function<base::Result<void>(edition::Edition&)> try_out = {};

    base::Path trust() const { return paths.fleet_trust(); }
    base::Path state() const { return paths.fleet_state(); }
    std::string name() const;  // of fleet.name, or the machine's
};

struct Choice {
    std::string path;
    Target target;
    const EditionInfo& info() const { return *target.edition; }
};
// The newest edition of the channel that this kiosk reads, has not refused and is in the ring of.
std::optional<Choice> choose(const Targets& targets, const Kiosk& kiosk, const KioskState& state);

// Its bytes: by a patch from the one in use where that gives the signed hash, else whole.
base::Result<std::string> assemble(Source& from, const Targets& targets, const Choice& choice,
                                   const std::string& in_use);

// The list of the channel, as it is trusted.
base::Result<OffPages> off_pages(Source& from, const Trust& trust);

struct Taken {
    KioskState state;
    std::vector<std::string> off;  // pages that came off the glass
    bool edition = false;          // another one is in use
    base::Problems problems;
};
// Settles a trial, asks the source, takes.
Taken take(Source& from, const Kiosk& kiosk);
// The trial alone: the edition was seen, or the one before comes back.
void settle(const Kiosk& kiosk, Taken& taken);

// With the network, and without the right to change what patients see: all that take() will ask
// for stands in `mirror` afterwards. False where nothing is new.
base::Result<bool> fetch(Source& from, const base::Path& mirror, const Kiosk& kiosk,
                         const base::Path& trust);

}  // namespace fleet
