// What to do where a warning sign fits, in the clinic's own words, on the ground of its urgency.
#pragma once

#include "document/block.h"
#include "kiosk/services.h"

namespace kiosk {

// As wide as it stands: what to do here, and what at home.
struct ActWords {
    document::Urgency urgency = document::Urgency::emergency;
    std::string fits, words, home = {};
    ui::TextLevel level = ui::TextLevel::item, home_level = ui::TextLevel::item;
    bool brief = false;  // in as few lines as can be

    float pad(const ui::Ui& ui) const;
    float height_of(ui::Ui& ui, float width) const;  // mm
    void draw(ui::Ui& ui, float height) const;       // at the pen
};
// For an emergency or for the same day.
ActWords act_words(Services& services, const Session& session, document::Urgency urgency);
ActWords in_lines(ActWords all);  // each sentence of what to do begins a line
ActWords in_brief(ActWords all);  // question and answer in one run of small letters

// Both beside each other, or one below the other where that is less high.
struct TwoActs {
    ActWords first, second;

    float height(ui::Ui& ui) const;
    void draw(ui::Ui& ui) const;

  private:
    float beside(ui::Ui& ui) const;
    float below(ui::Ui& ui) const;
};

}  // namespace kiosk
