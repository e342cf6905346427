// Markdown to Document. Pure: the same text gives the same page, here and when it was packed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "document/document.h"

namespace document {

struct Parsed {
    Document document;
    base::Problems problems;               // files are left empty; lines are those of the text
    std::vector<std::string> fingerprint;  // of each block: what a translation of it stands for
};

// Never throws and never fails: what cannot be understood is a problem and is left out.
Parsed parse(std::string_view markdown);

// The heading as the address of its chapter: "Why this page gives no steps" is
// "why-this-page-gives-no-steps"; letters and digits of every script stay.
std::string slug(std::string_view heading);

}  // namespace document
