// Paper. Takes PDF bytes and follows the job; never blocks a frame: the talking to CUPS is done on
// a thread of its own, and the screen reads what is known. Nothing of a visitor is in a job's name.
#pragma once

#include <memory>
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
    done,
    no_queue,   // none is set, or the set one does not exist
    stopped,    // the queue is paused or rejects jobs
    no_answer,  // the print service or the printer does not answer
    refused,    // the job was not taken, or was aborted
};

constexpr bool finished(PrintState state) {
    return state != PrintState::asking && state != PrintState::sending &&
           state != PrintState::waiting && state != PrintState::printing;
}
constexpr bool failed(PrintState state) {
    return finished(state) && state != PrintState::idle && state != PrintState::ready &&
           state != PrintState::done;
}

struct PrintStatus {
    PrintState state = PrintState::idle;
    std::string detail;  // for staff and the log: the system's own words
};

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
        status_ = {refuses_early ? fate : PrintState::ready, "stand-in"};
    }
    void print(std::string pdf) override {
        if (fate == PrintState::done) printed.push_back(std::move(pdf));
        status_ = {fate, "stand-in"};
    }
    PrintStatus status() const override { return status_; }
    void forget() override { status_ = {}; }

    PrintState fate = PrintState::done;
    std::vector<std::string> printed;

  private:
    PrintStatus status_;
};

}  // namespace devices
