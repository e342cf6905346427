// The head of a leaflet's first page: the clinic's logo, name, address and phone, over a rule.
#pragma once

#include "handout/leaflet.h"

namespace handout {

layout::Sheet letterhead(const Materials& materials, const layout::LayoutContext& context);

// The drawings a leaflet is painted with: the materials's own, and the logo.
layout::Diagrams with_logo(const Materials& materials);

}  // namespace handout
