// Lines of like length: a title whose last line is one word is hard to take in.
#pragma once

#include "layout/text_spec.h"

typedef struct _PangoLayout PangoLayout;

namespace layout {

// Up to six lines of a layout with the words of `spec` break where they are of like length: as
// narrow as they can be without one more. They are then ended by hand, so that they stand in their
// width as any others; those that have no other break than after a hyphen keep the narrow width,
// which only words that stand at the left can.
// `full` is the width they have, in Pango's units; 0: no end, and nothing is done.
void balance(PangoLayout* layout, const TextSpec& spec, int full);

}  // namespace layout
