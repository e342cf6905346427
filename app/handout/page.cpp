#include "handout/page.h"

namespace handout {

Paper paper_named(const std::string& name) {
    if (name == "Letter") return {215.9F, 279.4F, 20};
    return {};
}

Places places(const Page& page, const Paper& paper) {
    const float margin = paper.margin_mm;
    return {{margin, margin}, {margin, paper.height_mm - margin * 0.6F - page.foot.height}};
}

}  // namespace handout
