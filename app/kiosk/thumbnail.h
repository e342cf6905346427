// Small pictures that lead to their plates.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// Of the drawings those that say that they may be shown on home, and no more than have room there.
std::vector<std::string> home_pictures(Services& services, const Session& session);
// Those to go on to from a plate: what it is held beside first. From one that may be shown on home
// only to others that may.
std::vector<std::string> next_pictures(Services& services, const Session& session,
                                       const std::string& id);
std::vector<std::string> all_pictures(Services& services, const Session& session);

// So many beside each other, of one height.
struct Thumbnails {
    std::vector<std::string> ids;
    int beside = 3;
    bool replace = false;   // the plate takes the present screen's place
    bool more = false;      // the last place leads to all pictures
    float picture = 0.32F;  // how high, of its card's width: on an upright glass
    float row_height(ui::Ui& ui, Services& services, const Session& session) const;
    float height(ui::Ui& ui, Services& services, const Session& session) const;
    Go draw(ui::Ui& ui, Services& services, const Session& session) const;
};

}  // namespace kiosk
