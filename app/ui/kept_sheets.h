// Sheets that were laid out lately, by what they are called: they hold nothing of a visitor that
// another may not see, and are let go after a visit all the same.
#pragma once

#include <functional>
#include <string>

#include "base/recent.h"
#include "layout/sheet.h"

namespace ui {

class KeptSheets {
  public:
    using Make = std::function<layout::Sheet()>;
    const layout::Sheet& of(const std::string& name, const Make& make);
    // Mm. Its sheet is soon let go where nobody shows it: a front tries several.
    float height(const std::string& name, const Make& make);
    void clear();

  private:
    base::Recent<layout::Sheet> shown_{24}, measured_{4};
    base::Recent<float> heights_{400};
};

}  // namespace ui
