// A plate of anatomy, with one of its parts chosen or none.
#pragma once

#include "kiosk/screen.h"
#include "layout/diagram.h"

namespace kiosk {

struct PlateScreen {
    std::string id, structure;

    // Of all pictures the one to begin with.
    static std::string first(const layout::Diagrams& diagrams);

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
