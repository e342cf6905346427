// Rows about leaflets: how fast one comes, all of them, and one of two hundred pages.
#pragma once

#include "kiosk/services.h"

namespace bench {

void paper(kiosk::Services& services);  // warm, within a running kiosk
void paper(const base::Path& data);     // each in a process of its own

// This program, asked to do only this: the data folder and the Markdown of a page to print beside
// it, to "page.pdf". Tells nothing; its exit does.
inline constexpr const char* one_leaflet = "one-leaflet";
int make_one(const std::string& data, const std::string& page);

}  // namespace bench
