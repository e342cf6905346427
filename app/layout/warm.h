// What the first picture would wait for.
#pragma once

#include "layout/fonts.h"
#include "layout/icons.h"

namespace layout {

// Reads the files of the fonts and the reader of drawings, by setting and painting a word and an
// icon nobody sees. Whatever fails here fails again, and is told, where it is asked for.
void warm(const Fonts& fonts, const Icons& icons);

}  // namespace layout
