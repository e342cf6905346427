// Every piece of text of a page, for those who put words in: placeholders of the clinic.
#pragma once

#include <functional>
#include <string>

#include "document/document.h"

namespace document {

void for_each_text(Document& document, const std::function<void(std::string&)>& act);

}  // namespace document
