// Which printer serves what, as clinic.toml says.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "settings/clinic_text.h"
#include "text/toml.h"

namespace text {
class Toml;
}

namespace settings {

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
std::vector<PrinterRule> read_printers(const text::Toml& toml);
// Those that are for this kind of paper.
std::vector<PrinterRule> fitting(const std::vector<PrinterRule>& rules, PaperKind kind);

}  // namespace settings
