// How a visitor wants the paper, and what was made and asked for it.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "devices/print_state.h"
#include "layout/diagram.h"
#include "layout/sheet.h"

namespace kiosk {

// What the paper is of that was made: whatever differs has it made anew.
struct PaperOf {
    std::string topic;  // none: the questions
    std::string edition, language, second_language;
    bool large = false, whole = false;
    std::set<std::string> left_out;
    std::vector<std::string> questions;
    friend bool operator==(const PaperOf&, const PaperOf&) = default;
};

// How the visitor wants the paper.
struct PaperWish {
    bool large = false, both = false;
    bool whole = false;              // all of the page, not the short leaflet
    bool at_desk = false;            // the code for the desk is shown
    std::set<std::string> left_out;  // slugs of parts not wanted
    std::size_t page = 0;            // looked at, large
    std::optional<PaperOf> at_once;  // printed without another touch when its printer has answered
};

// Its pages as they will come out, drawings and all, and those it has in the other size of print;
// `number` is another for other pages.
struct PaperPages {
    std::vector<layout::Sheet> sheets, other;
    layout::Diagrams drawings;
    int number = 0;
};

// Which paper was asked of which printers.
struct PaperAsked {
    std::string topic;
    std::vector<devices::Outlet> outlets;
    friend bool operator==(const PaperAsked&, const PaperAsked&) = default;
};

}  // namespace kiosk
