// Paper. Takes PDF bytes and follows the job to its end; never blocks a frame: the talking to CUPS
// is done on a thread of its own, and the screen reads what is known. Nothing of a visitor is in a
// job's name.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "devices/print_state.h"

namespace devices {

struct Job {
    std::string pdf;
    Outlet outlet;  // its tray is asked for when the queue has one of that name
};

class Printer {
  public:
    virtual ~Printer() = default;
    // Whether paper can be offered. status() then tells of the first outlet that can print, or,
    // where none can, of the first.
    virtual void ask(const std::vector<Outlet>& outlets) = 0;
    virtual void print(Job job) = 0;  // the job's way shows in status()
    virtual PrintStatus status() const = 0;
    virtual void forget() = 0;  // cancels what runs; the visit is over
    // What was sent before this program began, and lost its reader when that one ended, is taken
    // off the print service of this machine: nobody is there to fetch it.
    virtual void tidy() {}
};

// CUPS; `server` as in CUPS_SERVER, empty for the default.
std::unique_ptr<Printer> cups_printer(const std::string& server = "");

// Keeps what was printed; does what a test told it. Asked of no outlet, it is one itself.
class StandInPrinter : public Printer {
  public:
    void ask(const std::vector<Outlet>& outlets) override;
    void print(Job job) override;
    PrintStatus status() const override { return status_; }
    void forget() override {
        status_ = {};
        held_.reset();
    }
    // Somebody fills up the paper: what was held up goes on.
    void mend();
    // Of what is being printed, so many pages have come out.
    void deliver(int pages) { status_.pages_done = pages; }

    bool two_sided = false;
    PrintState fate = PrintState::done;
    std::vector<std::string> reasons;  // as a printer words them: "media-empty-error"
    std::map<std::string, std::vector<std::string>> reasons_of;  // of one queue alone
    std::vector<std::string> printed;
    std::vector<Outlet> used;  // by what was printed

  private:
    std::vector<std::string> hindrances(const std::string& queue) const;

    PrintStatus status_;
    std::optional<Job> held_;
};

}  // namespace devices
