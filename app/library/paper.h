// The paper's side of clinic.toml: which printer serves what, and the logo of the letterhead.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"

namespace doc {
class Toml;
}

namespace library {

// Words of the clinic's own by language tag; those under "" serve every other language.
using ClinicText = std::map<std::string, std::string>;
// One text for all languages, or a table with one for each.
ClinicText clinic_text(const doc::Toml& toml, const std::string& key);

// What a printer may be for: leaflets by the size of their letters, and visitors' own questions.
enum class PaperKind { normal, large, questions };
inline constexpr std::array paper_kinds{PaperKind::normal, PaperKind::large, PaperKind::questions};
std::string_view name(PaperKind kind);

struct PrinterRule {
    std::string queue;             // of CUPS
    std::string tray;              // as IPP names it, "tray-2"; empty: the printer's own choice
    ClinicText place;              // where paper comes out, in words
    std::vector<PaperKind> kinds;  // empty: all
};

// From [[printer]], or the one of printer_queue and printer_place; in the clinic's order.
std::vector<PrinterRule> read_printers(const doc::Toml& toml);
// Those that are for this kind of paper.
std::vector<PrinterRule> fitting(const std::vector<PrinterRule>& rules, PaperKind kind);

// A drawing that holds nothing which runs or reaches out of it.
struct Logo {
    std::string svg;         // a PNG is wrapped up in one; empty: there is none
    float most_wide_mm = 0;  // a PNG's pixels stand no thinner than 200 an inch; 0: no matter
    int line = 0;            // of clinic.toml
};
Logo read_logo(const doc::Toml& toml, const base::Path& folder);

}  // namespace library
