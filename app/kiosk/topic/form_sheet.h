// A sheet to fill in on the front of its page, as it comes out of the printer: what it is can be
// seen, and a touch leads to where it is printed.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

bool to_fill_in(const PageShown& page);

struct FormShown {
    const PageShown& page;
    float height_mm;  // so high at most
};
// At the pen, in the middle of the width. True when it was touched.
bool form_sheet(ui::Ui& ui, Services& services, const Session& session, const FormShown& shown);

}  // namespace kiosk
