// The front of a topic: what it is about in a white band, its key facts, its warning signs, and the
// list of its parts.
#pragma once

#include "kiosk/services.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

struct FrontTouched {
    bool signs = false, sheet = false;
    std::optional<std::size_t> section;
    float signs_mm = 0;  // the pen where its signs begin
};

struct FrontShown {
    const Sections& sections;
    float fold_mm = 0;  // so far down it is seen without scrolling: set closer where that helps
};
// At the pen, which stands at the top of the page.
FrontTouched topic_front(ui::Ui& ui, Services& services, const Session& session,
                         const FrontShown& shown);

// Whether what stands below the band has room beside each other in so wide a place.
bool front_in_columns(const ui::Ui& ui, float width);

// The band alone: how high it is.
float band_height(ui::Ui& ui, Services& services, const Session& session, const FrontShown& shown);

}  // namespace kiosk
