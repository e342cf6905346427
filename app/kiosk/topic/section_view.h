// A chapter of a topic as it is read on the one page: its heading, its text, its questions and
// teach-backs as cards to touch.
#pragma once

#include "kiosk/services.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

struct SectionShown {
    const Sections& sections;
    std::size_t section;  // 1: the first chapter
};

Go section_view(ui::Ui& ui, Services& services, Session& session, const SectionShown& shown);

// A guess at how high it will be, in the area's width.
float guessed_height(const ui::Ui& ui, const SectionShown& shown);

}  // namespace kiosk
