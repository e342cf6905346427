// What the service manager hears of the real program, offscreen: that it is ready, that it lives,
// that it ends; and nothing while its frame loop stands still.
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include "appliance/manager.h"
#include "settings/restarts.h"
#include "shell/health.h"
#include "shell/service_manager.h"
#include "support/waiting.h"
#include "support/world.h"
#include "window/display.h"

namespace {

using appliance::Manager;
using Catch::Contains;

struct Kiosk {
    support::Folder data;
    Manager manager;
    std::unique_ptr<window::Process> process;

    explicit Kiosk(bool edition = true) {
        if (edition) support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    }
    // `by`: what it is started by.
    void start(const std::string& watchdog_usec, std::vector<std::string> by = {}) {
        for (const auto& word :
             {support::program(), std::string("--data"), data.path().string(), std::string("run"),
              std::string("--offscreen"), std::string("540x960")})
            by.push_back(word);
        process = std::make_unique<window::Process>(by, manager.environment(watchdog_usec),
                                                    data / "output");
    }
    pid_t id() const { return process->id(); }
    settings::DataPaths paths() const { return settings::data_paths(data.path().string()); }
    int restarts() const {
        return settings::read_restarts(paths(), devices::SystemClock().moment()).recent;
    }
};

// Its main thread alone, which is the frame loop: all others run on. Where a tracer is not let in
// (no CAP_SYS_PTRACE), the whole process.
class Stopped {
  public:
    explicit Stopped(pid_t id) : id_(id) {
        traced_ = ::ptrace(PTRACE_SEIZE, id, nullptr, nullptr) == 0;
        if (!traced_) {
            REQUIRE(::kill(id, SIGSTOP) == 0);
            return;
        }
        REQUIRE(::ptrace(PTRACE_INTERRUPT, id, nullptr, nullptr) == 0);
        REQUIRE(::waitpid(id, nullptr, 0) == id);
    }
    ~Stopped() {
        if (traced_)
            ::ptrace(PTRACE_DETACH, id_, nullptr, nullptr);
        else
            ::kill(id_, SIGCONT);
    }
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;

  private:
    pid_t id_;
    bool traced_ = false;
};

}  // namespace

TEST_CASE("The service manager hears that the kiosk is ready, lives and ends", "[appliance]") {
    Kiosk kiosk;
    kiosk.start("2000000");
    REQUIRE(kiosk.manager.hears("READY=1"));
    CHECK(kiosk.manager.hears("WATCHDOG=1", 3));
    INFO(kiosk.manager.heard());
    CHECK_THAT(kiosk.manager.heard(), Contains("STATUS=shows edition "));
    REQUIRE(::kill(kiosk.id(), SIGTERM) == 0);
    CHECK(kiosk.manager.hears("STOPPING=1"));
    CHECK(support::comes_true([&] { return !kiosk.process->running(); }));
    CHECK(kiosk.manager.count("READY=1") == 1);
}

TEST_CASE("Nobody answers for a frame loop that stands still", "[appliance]") {
    Kiosk kiosk;
    kiosk.start("1200000");
    REQUIRE(kiosk.manager.hears("READY=1"));
    REQUIRE(kiosk.manager.hears("WATCHDOG=1", 2));
    {
        const Stopped stopped(kiosk.id());
        const int before = kiosk.manager.count("WATCHDOG=1");
        std::this_thread::sleep_for(std::chrono::milliseconds(2500));
        CHECK(kiosk.manager.count("WATCHDOG=1") == before);
    }
    const int before = kiosk.manager.count("WATCHDOG=1");
    CHECK(kiosk.manager.hears("WATCHDOG=1", before + 1));
}

TEST_CASE("A kiosk without an edition is ready to say so, and lives", "[appliance]") {
    Kiosk kiosk(false);
    REQUIRE(base::write_file(kiosk.data / "clinic.toml", "name = \"City\"\n"));  // is set up
    kiosk.start("2000000");
    REQUIRE(kiosk.manager.hears("READY=1"));
    CHECK(kiosk.manager.hears("WATCHDOG=1", 2));
    CHECK_THAT(kiosk.manager.heard(), Contains("STATUS=out of service"));
}

TEST_CASE("A kiosk that was killed or crashed begins anew with its edition, and counts it",
          "[appliance]") {
    const int signal = GENERATE(SIGKILL, SIGSEGV);
    Kiosk kiosk;
    kiosk.start("2000000");
    REQUIRE(kiosk.manager.hears("READY=1"));
    const auto shows = [&](int times) {
        return support::comes_true([&] {
            kiosk.manager.count("");  // takes what came
            const std::string heard = kiosk.manager.heard(), status = "STATUS=shows edition ";
            int found = 0;
            for (auto at = heard.find(status); at != heard.npos; at = heard.find(status, at + 1))
                ++found;
            return found >= times;
        });
    };
    REQUIRE(shows(1));
    CHECK(kiosk.restarts() == 0);
    REQUIRE(::kill(kiosk.id(), signal) == 0);
    REQUIRE(support::comes_true([&] { return !kiosk.process->running(); }));
    CHECK(kiosk.manager.count("STOPPING=1") == 0);  // nobody asked it to end
    const double anew_s = support::seconds_of([&] {
        kiosk.start("2000000");
        CHECK(kiosk.manager.hears("READY=1", 2));
    });
    CHECK(anew_s < 5);
    CHECK(shows(2));
    CHECK(kiosk.restarts() == 1);
}

TEST_CASE(
    "A kiosk whose edition was damaged says so at its start, with the clinic's name, and "
    "lives",
    "[appliance]") {
    Kiosk kiosk;
    const edition::EditionStore editions(kiosk.paths().editions());
    const auto file = editions.path(editions.current().value());
    auto bytes = base::read_file(file).value();
    SECTION("cut off") { bytes.resize(bytes.size() / 2); }
    SECTION("empty") { bytes.clear(); }
    SECTION("with other words") { bytes[bytes.size() / 2] ^= 1; }
    std::filesystem::permissions(file, std::filesystem::perms::owner_all);
    REQUIRE(base::write_file(file, bytes));
    kiosk.start("2000000");
    REQUIRE(kiosk.manager.hears("READY=1"));
    CHECK(kiosk.manager.hears("WATCHDOG=1", 2));
    CHECK_THAT(kiosk.manager.heard(), Contains("STATUS=out of service"));
    REQUIRE(support::comes_true([&] { return shell::read_health(kiosk.paths()).has_value(); }));
    CHECK(shell::read_health(kiosk.paths())->edition.empty());
}

TEST_CASE("Where nobody waits for it, the kiosk tells no watchdog", "[appliance]") {
    Kiosk kiosk;
    auto environment = kiosk.manager.environment("1000000");
    environment.push_back("WATCHDOG_PID=1");  // meant for another process
    kiosk.process = std::make_unique<window::Process>(
        std::vector<std::string>{support::program(), "--data", kiosk.data.path().string(), "run",
                                 "--offscreen", "540x960", "--stop-after", "2"},
        environment, kiosk.data / "output");
    REQUIRE(kiosk.manager.hears("READY=1"));
    CHECK(kiosk.manager.hears("STOPPING=1"));
    CHECK(kiosk.manager.count("WATCHDOG=1") == 0);
}

TEST_CASE("A kiosk that waits for a display asks for time, and ends when it is told to",
          "[appliance]") {
    support::Folder data;
    Manager manager;
    window::Process kiosk(
        {support::program(), "--data", data.path().string(), "run", "--wait-for-display"},
        manager.environment("2000000"), data / "output");
    REQUIRE(manager.hears("EXTEND_TIMEOUT_USEC=30000000", 2));
    CHECK(manager.count("READY=1") == 0);
    CHECK_THAT(manager.heard(), Contains("STATUS=waits for a display"));
    REQUIRE(::kill(kiosk.id(), SIGTERM) == 0);
    CHECK(support::comes_true([&] { return !kiosk.running(); }));
}

TEST_CASE("On a slow machine a picture is no hang, and a hang is one after two minutes",
          "[appliance]") {
    const auto begins = [](double first_picture_s) {
        Manager manager;
        ::setenv("NOTIFY_SOCKET", manager.socket().c_str(), 1);
        ::setenv("WATCHDOG_USEC", "20000000", 1);
        shell::ServiceManager told;
        told.ready(first_picture_s);
        ::unsetenv("NOTIFY_SOCKET");
        ::unsetenv("WATCHDOG_USEC");
        CHECK(manager.hears("READY=1"));
        return std::pair(manager.heard(), told.most_s());
    };
    CHECK(begins(0.4) == std::pair<std::string, double>("READY=1\n", 5));
    CHECK(begins(6) == std::pair<std::string, double>("WATCHDOG_USEC=60000000\nREADY=1\n", 15));
    CHECK(begins(500) == std::pair<std::string, double>("WATCHDOG_USEC=120000000\nREADY=1\n", 30));
}
