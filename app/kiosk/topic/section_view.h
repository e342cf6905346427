// A chapter of a topic as it is read: its text, its questions and teach-backs as cards to touch,
// and the way to the chapters beside it.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

struct ChapterShown {
    const PageShown& page;
    std::size_t index;
};

Go chapter_text(ui::Ui& ui, Services& services, Session& session, const ChapterShown& shown);
Go chapter_buttons(ui::Ui& ui, Services& services, const Session& session,
                   const ChapterShown& shown);

bool asks(const document::Document& part);  // it holds questions for the clinician
// Of the two buttons below a topic or a chapter, with the gap above them.
float foot_height(ui::Ui& ui, Services& services, const Session& session);

}  // namespace kiosk
