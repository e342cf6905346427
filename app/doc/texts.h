// Every piece of text of a page, for those who put words in: placeholders of the clinic.
#pragma once

#include <functional>
#include <string>

#include "doc/document.h"

namespace doc {

void for_each_text(Document& document, const std::function<void(std::string&)>& act);

}  // namespace doc
