// A channel, whoever owns it, and kiosks that read it: in folders of the test's own, by a clock it
// sets.
#pragma once

#include "fleet/founding.h"
#include "fleet/take.h"
#include "support/world.h"

namespace lab {

inline constexpr std::int64_t noon = 1'795'000'000;  // in November 2026
inline constexpr const char* passphrase = "three drawers";

class Lab {
    support::Folder place_;

  public:
    Lab();  // with edition 1 in the channel, published at noon

    base::Path channel = place_ / "channel";
    std::int64_t now = noon + 60;

    // Another edition, which differs in one word; its number in the channel.
    int publish(const fleet::EditionInfo& told = {}, bool sign = true);
    void withdraw(const std::string& page);                         // in the whole channel, signed
    void lift(const std::string& page) { lifts_.push_back(page); }  // by the next edition
    bool sign();                                                    // what is due
    fleet::Channel owner() const;
    fleet::DeskKeys desk() const;
    void replace(fleet::Role role, int which = 0);
    base::Path roots() const { return place_ / "roots"; }
    base::Path keys() const { return place_ / "keys"; }
    base::Path anchor() const { return place_ / "fleet-root.json"; }
    base::Path path(const std::string& name) const { return place_ / name; }

    fleet::Kiosk kiosk(const std::string& name) const;  // its folder is made when it is new
    // From the channel's folder, or another one.
    fleet::Taken take(const std::string& kiosk, const base::Path& from = {}) const;
    // What patients of that kiosk are shown: its version, and whether a page is off.
    static std::string version(const fleet::Kiosk& kiosk);
    static bool off(const fleet::Kiosk& kiosk, const std::string& page);
    // A kiosk that shows what is in use there, or something else.
    void shows(const fleet::Kiosk& kiosk, const std::string& version, bool visit = false) const;

  private:
    base::Path packed();  // the next edition, with its signature and list

    base::Result<storage::Signer> publisher() const;

    int packed_ = 1;
    bool replaced_ = false;  // some key
    std::vector<std::string> lifts_;
};

// One line for all that went wrong; empty: nothing.
std::string told(const base::Problems& problems);

}  // namespace lab
