#include "devices/pdf_facts.h"

#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>

namespace devices {

namespace {

std::string_view skip_space(std::string_view text) {
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    return text;
}

int count_pages(std::string_view pdf) {
    constexpr std::string_view type = "/Type", page = "/Page";
    int pages = 0;
    for (auto at = pdf.find(type); at != pdf.npos; at = pdf.find(type, at + 1)) {
        auto rest = skip_space(pdf.substr(at + type.size()));
        if (!rest.starts_with(page)) continue;
        rest.remove_prefix(page.size());  // "/Pages" is the tree above them
        pages += rest.empty() || !std::isalnum(static_cast<unsigned char>(rest.front()));
    }
    return pages;
}

std::string media_of(std::string_view pdf) {
    const auto at = pdf.find("/MediaBox");
    const auto open = at == pdf.npos ? at : pdf.find('[', at);
    if (open == pdf.npos) return "";
    const std::string box(pdf.substr(open + 1, 80));
    std::array<double, 4> points{};
    const char* from = box.c_str();
    for (double& point : points) {
        char* end = nullptr;
        point = std::strtod(from, &end);
        if (end == from) return "";
        from = end;
    }
    const auto is = [&](double width, double height) {
        return std::abs(points[2] - points[0] - width) < 3 &&
               std::abs(points[3] - points[1] - height) < 3;
    };
    if (is(595.3, 841.9)) return "iso_a4_210x297mm";
    if (is(612, 792)) return "na_letter_8.5x11in";
    return "";
}

}  // namespace

PdfFacts pdf_facts(std::string_view pdf) { return {count_pages(pdf), media_of(pdf)}; }

}  // namespace devices
