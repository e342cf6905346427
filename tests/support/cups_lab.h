// A real print service with a real queue and a printer that is a program, all on the loopback and
// in a folder of their own. What a test starts, it stops by its number.
#pragma once

#include <sys/types.h>

#include "support/world.h"

namespace support {

// A program that runs beside the test, together with what it starts itself.
class Program {
  public:
    Program() = default;
    Program(const std::vector<std::string>& words, const base::Path& log);
    Program(Program&& other) noexcept : pid_(std::exchange(other.pid_, 0)) {}
    Program& operator=(Program&& other) noexcept;
    ~Program() { stop(); }
    void stop(bool at_once = false);
    bool alive();

  private:
    pid_t pid_ = 0;
};

class CupsLab {
  public:
    // What the printer does with a job, and goes on doing until it is told otherwise.
    enum class Mood { prints, sleeps, fails };

    CupsLab();
    const std::string& missing() const { return missing_; }  // why it cannot be had; else empty
    std::string server() const { return "localhost:" + std::to_string(service_port_); }

    // Starts the printer (again); `format` is what it takes.
    void plug_in(const std::string& format = "application/pdf");
    void pull_the_plug() { printer_.stop(true); }
    void stop_service() { service_.stop(true); }
    void be(Mood mood) const;
    void hindered_by(const std::string& reason) const;  // as long as nobody calls be()

    // A command of CUPS against this service: "cupsdisable desk".
    Ran tell(const std::string& command) const;
    std::string printed() const;  // the last document that came out
    std::size_t papers() const;   // how many came out
    std::string told() const;     // what the printer was told of that job
    bool queue_is_empty() const;
    std::size_t kept() const;    // documents on the service's disk
    std::string device() const;  // the printer's address, for a queue of another name

  private:
    void start_bus();
    void start_service();
    void write(const std::string& name, const std::string& text) const;

    Folder folder_;
    std::string missing_, environment_;
    int service_port_ = 0, printer_port_ = 0;
    Program bus_, names_, service_, printer_;
};

// Says on the terminal why a test that needs the lab is skipped.
bool skipped(const CupsLab& lab);

// Pages that say their number; nothing but PDF.
std::string pdf_of(int pages, bool letter = false);

}  // namespace support
