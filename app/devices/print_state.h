// What a visitor's paper can be up to, and what a printer's own words (IPP keywords) mean for it.
#pragma once

#include <string>
#include <vector>

namespace devices {

enum class PrintState {
    idle,     // nothing asked
    asking,   // whether paper can be offered
    ready,    // it can
    sending,  // on its way to the queue
    waiting,  // in the queue
    printing,
    done,       // delivered, not just sent
    no_queue,   // none is set, or the set one does not exist
    stopped,    // the queue is paused or rejects jobs
    no_answer,  // the print service does not answer
    no_paper,
    jam,
    door_open,
    no_toner,
    offline,  // the print service answers, the printer does not
    refused,  // the job was not taken, or was aborted
};

constexpr bool finished(PrintState state) {
    return state != PrintState::asking && state != PrintState::sending &&
           state != PrintState::waiting && state != PrintState::printing;
}
// A job can leave these again: paper is filled up, and it goes on.
constexpr bool failed(PrintState state) {
    return finished(state) && state != PrintState::idle && state != PrintState::ready &&
           state != PrintState::done;
}

// Where paper may come out: a queue, and one of its trays.
struct Outlet {
    std::string queue;
    std::string tray;  // as IPP names it, "tray-2"; empty: the printer's own choice
    friend bool operator==(const Outlet&, const Outlet&) = default;
};

struct PrintStatus {
    PrintState state = PrintState::idle;
    std::string detail;                 // for staff and the log: the system's own words
    int pages_done = 0, pages_all = 0;  // 0 of 0: not known
    Outlet outlet = {};                 // of which this is told
    bool two_sided = false;             // it can print on both sides of a sheet
};

// What hinders printing, of IPP printer-state-reasons; `ready` when nothing does. Warnings count
// only while a job of ours is held up: an empty second tray is no reason to offer no paper.
PrintState state_from(const std::vector<std::string>& reasons, bool held_up);

// Reasons as one line; "none" is not told.
std::string in_one_line(const std::vector<std::string>& reasons);

}  // namespace devices
