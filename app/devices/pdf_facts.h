// What a queue must know of a PDF, read from its bytes: how many pages, and on what paper.
#pragma once

#include <string>
#include <string_view>

namespace devices {

struct PdfFacts {
    int pages = 0;      // 0: not to be seen from outside
    std::string media;  // as IPP names it: "iso_a4_210x297mm"; empty: neither A4 nor Letter
};

PdfFacts pdf_facts(std::string_view pdf);

}  // namespace devices
