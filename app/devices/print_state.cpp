#include "devices/print_state.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace devices {

namespace {

// How grave a reason must be: errors count, `warnings` do once a job is held up, `reports` do then
// whatever their grade. `all` are no fault but while a job is held up; `always` is for words that
// name no grade but leave no doubt.
enum class When { warnings, reports, all, always };

struct Meaning {
    std::string_view keyword;
    PrintState state;
    When when = When::warnings;
};

// In the order in which a person mends them.
constexpr std::array meanings{
    Meaning{"media-jam", PrintState::jam},
    // SNMP has one word for an open door whatever it hinders; CUPS hands it on as a report.
    Meaning{"cover-open", PrintState::door_open, When::reports},
    Meaning{"door-open", PrintState::door_open, When::reports},
    Meaning{"interlock-open", PrintState::door_open, When::reports},
    Meaning{"media-empty", PrintState::no_paper},
    Meaning{"media-tray-empty", PrintState::no_paper},  // CUPS before 1.7
    Meaning{"media-tray-missing", PrintState::no_paper},
    Meaning{"media-needed", PrintState::no_paper, When::all},
    Meaning{"input-tray-missing", PrintState::no_paper},
    Meaning{"toner-empty", PrintState::no_toner},
    Meaning{"marker-supply-empty", PrintState::no_toner},
    Meaning{"marker-supply-missing", PrintState::no_toner},
    Meaning{"developer-empty", PrintState::no_toner},
    Meaning{"offline", PrintState::offline, When::always},
    Meaning{"timed-out", PrintState::offline},
    Meaning{"shutdown", PrintState::offline},
    Meaning{"connecting-to-device", PrintState::offline, When::all},
    Meaning{"paused", PrintState::stopped, When::always},
    Meaning{"moving-to-paused", PrintState::stopped, When::always},
    Meaning{"output-area-full", PrintState::stopped},
    Meaning{"output-tray-missing", PrintState::stopped},
    Meaning{"marker-waste-full", PrintState::stopped},
    Meaning{"spool-area-full", PrintState::stopped},
    Meaning{"fuser-over-temp", PrintState::stopped},
    Meaning{"opc-life-over", PrintState::stopped},
    Meaning{"other", PrintState::stopped},
};

enum class Grade { report, warning, error };

// RFC 8011, 5.4.12: a keyword may end with its grade; without one it is as grave as can be.
Grade cut_grade(std::string_view& reason) {
    const auto cut = [&](std::string_view ending) {
        const bool has = reason.ends_with(ending);
        if (has) reason.remove_suffix(ending.size());
        return has;
    };
    if (cut("-report")) return Grade::report;
    if (cut("-warning")) return Grade::warning;
    cut("-error");
    return Grade::error;
}

bool counts(const Meaning& meaning, Grade grade, bool held_up) {
    switch (meaning.when) {
        case When::always:
            return true;
        case When::all:
            return held_up;
        case When::reports:
            return grade == Grade::error || held_up;
        case When::warnings:
            return grade == Grade::error || (held_up && grade == Grade::warning);
    }
    return false;
}

}  // namespace

PrintState state_from(const std::vector<std::string>& reasons, bool held_up) {
    for (const auto& meaning : meanings)
        for (std::string_view reason : reasons) {
            const Grade grade = cut_grade(reason);
            // "other" alone says nothing; "other-error" says that it cannot go on.
            if (reason == "other" && !std::ranges::count(reasons, "other-error")) continue;
            if (reason == meaning.keyword && counts(meaning, grade, held_up)) return meaning.state;
        }
    return PrintState::ready;
}

std::string in_one_line(const std::vector<std::string>& reasons) {
    std::string line;
    for (const auto& reason : reasons)
        if (reason != "none" && !reason.empty()) line += (line.empty() ? "" : ", ") + reason;
    return line;
}

}  // namespace devices
