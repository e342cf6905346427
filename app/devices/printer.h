// Paper. Takes PDF bytes and follows the job to its end; never blocks a frame: the talking to CUPS
// is done on a thread of its own, and the screen reads what is known. Nothing of a visitor is in a
// job's name.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "devices/pdf_facts.h"
#include "devices/print_state.h"

namespace devices {

class Printer {
  public:
    virtual ~Printer() = default;
    virtual void ask() = 0;  // whether paper can be offered; the answer comes in status()
    virtual void print(std::string pdf) = 0;  // the job's way shows in status()
    virtual PrintStatus status() const = 0;
    virtual void forget() = 0;  // cancels what runs; the visit is over
};

// A CUPS queue; an empty name is no queue. `server` as in CUPS_SERVER, empty for the default.
std::unique_ptr<Printer> cups_printer(const std::string& queue, const std::string& server = "");

// Keeps what was printed; does what a test told it.
class StandInPrinter : public Printer {
  public:
    void ask() override {
        const bool refuses_early = fate == PrintState::no_queue || fate == PrintState::no_answer;
        status_ = {refuses_early ? fate : state_from(reasons, false), words()};
    }
    void print(std::string pdf) override {
        const int pages = pdf_facts(pdf).pages;
        const PrintState hindered = state_from(reasons, true);
        const PrintState now = hindered == PrintState::ready ? fate : hindered;
        status_ = {now, words(), now == PrintState::done ? pages : 0, pages};
        if (now == PrintState::done) return printed.push_back(std::move(pdf));
        if (hindered != PrintState::ready) held_ = std::move(pdf);
    }
    PrintStatus status() const override { return status_; }
    void forget() override {
        status_ = {};
        held_.clear();
    }
    // Somebody fills up the paper: what was held up goes on.
    void mend() {
        reasons.clear();
        if (std::string pdf = std::exchange(held_, ""); !pdf.empty()) print(std::move(pdf));
    }

    PrintState fate = PrintState::done;
    std::vector<std::string> reasons;  // as a printer words them: "media-empty-error"
    std::vector<std::string> printed;

  private:
    std::string words() const { return reasons.empty() ? "stand-in" : in_one_line(reasons); }

    PrintStatus status_;
    std::string held_;
};

}  // namespace devices
