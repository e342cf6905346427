// A page as it is shown.
#pragma once

#include "base/language.h"
#include "document/chapters.h"

namespace kiosk {

// In which language, cut in chapters.
struct PageShown {
    base::Language language;
    document::Document document;
    document::Chapters parts;
};

}  // namespace kiosk
