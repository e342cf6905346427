// What a kiosk remembers of the channel's editions: which it shows, which is on trial, which it
// refused. A small file of its own beside the metadata it trusts.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "base/file.h"

namespace fleet {

struct KioskState {
    int number = 0;             // of the channel; 0: it shows none of it
    int store = 0, before = 0;  // in the EditionStore: this one, and the one it took the place of
    int number_before = 0;
    std::string version;     // as the kiosk's health tells it
    std::int64_t since = 0;  // on trial since, nobody being there
    bool trial = false;
    bool ran = false;  // a kiosk ran when it came into use
    std::set<int> refused;
    std::string refused_by;  // with which program and trusted keys, as a hash
    std::string why;         // it was refused last
    std::string stale;       // what staff have to know; empty: all is fresh
};

KioskState read_state(const base::Path& file);  // a damaged one is none
base::Result<void> write_state(const base::Path& file, const KioskState& state);

// Of the kiosk's health.json: what a trial asks. Nothing where no kiosk runs.
struct Shown {
    std::string edition;
    std::int64_t beat = 0, frame = 0;
    bool visit = false;
};
std::optional<Shown> shown(const base::Path& health, std::int64_t now);

}  // namespace fleet
