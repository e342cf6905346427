#include "audit/findings.h"

#include <fmt/format.h>
#include <algorithm>

#include <cstdio>
#include <sstream>

namespace audit {

namespace {

// STANDARDS.md section 8, in its order.
constexpr std::array<const char*, row_count> names{
    "capitals are 4.8 mm high at least",
    "0.7 degrees in the largest size",
    "words have a contrast of 7 to 1",
    "edges, icons and focus have 3 to 1",
    "targets are 16 mm at least",
    "targets do not overlap, 3 mm apart",
    "words are not cut and do not overlap",
    "no sideways scroll, lines of 80 letters",
    "no glyph is missing, on screen and paper",
    "the keypad reaches every control, in order",
    "every task is done by keypad and ear",
    "all words shown are spoken or reachable",
    "speech: label, role, state, position",
    "speech in the language of the words",
    "speech ends at once, repeats, pauses",
    "private pages are not heard by others",
    "loudness: 18 dB, a +12 step, +20",
    "everything goes back after a visit",
    "idle: a warning, more time, not in speech",
    "down, out and up does nothing",
    "a second tap and key repeat are ignored",
    "a second finger or palm is ignored",
    "every drag has a button",
    "every control within reach of a chair",
    "at most 3 flashes a second",
    "reduced motion: no frames of animation",
    "states differ without colour",
    "the bar stands at one place",
    "pictures have words",
    "words do not point by place or colour",
    "reading ease of every page",
    "abbreviations are explained",
    "structure: parts, lists, steps",
    "treatments: nothing done, benefit, harm",
    "numbers: one denominator, no per cent",
    "sources, review dates, who checked",
    "PDF: tags, order, titles, fonts",
    "PDF is made for every page and size",
    "print: 14 and 18 points, 70 letters",
    "nothing of a visit is left",
};

}  // namespace

std::string Findings::written() const {
    std::string text;
    for (int row = 1; row <= row_count; ++row) {
        const auto& one = rows_[index(row)];
        text += fmt::format("{} {} {} {}\n", row, one.looked, one.failed, one.where.size());
        for (auto where : one.where) {
            std::replace(where.begin(), where.end(), '\n', ' ');
            text += where + "\n";
        }
    }
    return text;
}

Findings Findings::read(const std::string& text) {
    Findings findings;
    std::istringstream in(text);
    int row = 0;
    std::size_t count = 0;
    long looked = 0, failed = 0;
    while (in >> row >> looked >> failed >> count) {
        auto& one = findings.rows_[index(row)];
        one.looked = looked;
        one.failed = failed;
        std::string where;
        std::getline(in, where);
        for (std::size_t i = 0; i < count && std::getline(in, where); ++i)
            one.where.push_back(where);
    }
    return findings;
}

bool Findings::print() const {
    bool all = true;
    std::printf("%-3s %-44s %-8s %9s  %s\n", "", "check", "holds", "looked at", "where it fails");
    for (int row = 1; row <= row_count; ++row) {
        const auto& one = rows_[index(row)];
        const bool holds = one.looked > 0 && one.failed == 0;
        all = all && holds;
        std::printf("%-3d %-44s %-8s %9ld  %s\n", row, names[index(row)],
                    one.looked == 0 ? "NOT SEEN"
                    : holds         ? "yes"
                                    : "NO",
                    one.looked, one.failed == 0 ? "" : fmt::format("{} times", one.failed).c_str());
        for (const auto& where : one.where) std::printf("      %s\n", where.substr(0, 200).c_str());
    }
    std::printf(
        "\nNot to be checked here: loudness at the ear, braille label, force of keys, legibility "
        "from "
        "a chair's height,\ncontrast in a lit room, coupling of a handset (hardware); usability "
        "with "
        "people. See STANDARDS.md, second tier.\n");
    return all;
}

}  // namespace audit
