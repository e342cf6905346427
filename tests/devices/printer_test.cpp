#include "devices/printer.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "support/waiting.h"

namespace {

using devices::PrintState;
using Clock = std::chrono::steady_clock;
const devices::Outlet front_desk{"desk", ""};

double since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Waits until the printer has an answer; at most so long.
PrintState answer(const devices::Printer& printer, double most_s) {
    const auto start = Clock::now();
    while (!devices::finished(printer.status().state) && since(start) < most_s)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return printer.status().state;
}

// Whoever stands behind a loopback port: nobody, somebody silent, or a print service that answers
// every question with the same IPP reply.
class Server {
  public:
    explicit Server(std::string reply = "") : reply_(std::move(reply)) {
        socket_ = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&here), size) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&here), &size);
        port_ = ntohs(here.sin_port);
        worker_ = std::thread([this] { serve(); });
    }
    ~Server() { close(); }
    void close() {
        done_ = true;
        if (worker_.joinable()) worker_.join();
        if (socket_ >= 0) ::close(socket_);
        socket_ = -1;
    }
    std::string name() const { return "127.0.0.1:" + std::to_string(port_); }

  private:
    void serve() {
        std::vector<pollfd> all{{socket_, POLLIN, 0}};
        while (!done_) {
            if (::poll(all.data(), all.size(), 20) <= 0) continue;
            if (all[0].revents & POLLIN)
                all.push_back({::accept(socket_, nullptr, nullptr), POLLIN, 0});
            for (std::size_t i = 1; i < all.size(); ++i)
                if (all[i].revents & POLLIN) heard(all[i]);
        }
        for (std::size_t i = 1; i < all.size(); ++i) ::close(all[i].fd);
    }
    void heard(pollfd& from) {
        char buffer[4096];
        const auto got = ::recv(from.fd, buffer, sizeof buffer, 0);
        if (got <= 0) {
            from.events = 0;
        } else if (!reply_.empty() &&
                   std::string_view(buffer, got).find('\x03') != std::string::npos) {
            const std::string answer =
                "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: " +
                std::to_string(reply_.size()) + "\r\n\r\n" + reply_;
            ::send(from.fd, answer.data(), answer.size(), MSG_NOSIGNAL);
        }
    }

    std::string reply_;
    int socket_ = -1, port_ = 0;
    std::atomic<bool> done_ = false;
    std::thread worker_;
};

std::string value(char tag, const std::string& name, const std::string& bytes) {
    const auto size = [](const std::string& text) {
        return std::string{static_cast<char>(text.size() >> 8U), static_cast<char>(text.size())};
    };
    return tag + size(name) + name + size(bytes) + bytes;
}

// RFC 8011: version 2.0, a status code, request 1, the obligatory attributes, those of a printer.
std::string ipp(int status, int state = 3, bool accepting = true) {
    std::string made{2, 0, static_cast<char>(status >> 8), static_cast<char>(status), 0, 0, 0,
                     1, 1};
    made += value(0x47, "attributes-charset", "utf-8");
    made += value(0x48, "attributes-natural-language", "en");
    made += '\x04';
    made += value(0x23, "printer-state", std::string{0, 0, 0, static_cast<char>(state)});
    made += value(0x22, "printer-is-accepting-jobs", std::string(1, accepting ? '\1' : '\0'));
    return made + value(0x44, "printer-state-reasons", "none") + '\x03';
}

}  // namespace

TEST_CASE("Without a queue no paper is offered", "[devices]") {
    const auto printer = devices::cups_printer();
    CHECK(printer->status().state == PrintState::idle);
    printer->ask({});
    CHECK(printer->status().state == PrintState::no_queue);
    CHECK_THAT(printer->status().detail, Catch::Contains("names no printer"));
    printer->forget();
    CHECK(printer->status().state == PrintState::idle);
    printer->print({"%PDF-", {}});
    CHECK(printer->status().state == PrintState::no_queue);
}

TEST_CASE("A print service that is not there is told within seconds, and no frame waits",
          "[devices]") {
    std::string nobody;
    {
        const Server gone;
        nobody = gone.name();
    }
    const auto printer = devices::cups_printer(nobody);
    CHECK(support::seconds_of([&] { printer->ask({front_desk}); }) < 0.3);
    CHECK(answer(*printer, 6) == PrintState::no_answer);
    CHECK_FALSE(printer->status().detail.empty());
    CHECK(support::seconds_of([&] { printer->print({"%PDF-1.5 words", front_desk}); }) < 0.3);
    CHECK(answer(*printer, 6) == PrintState::no_answer);
    CHECK(support::seconds_of([&] { printer->forget(); }) < 0.3);
    CHECK(printer->status().state == PrintState::idle);
}

TEST_CASE("A print service that hears and says nothing is given up within seconds", "[devices]") {
    Server silent;
    const auto printer = devices::cups_printer(silent.name());
    CHECK(support::seconds_of([&] { printer->ask({front_desk}); }) < 0.3);
    CHECK(answer(*printer, 6) == PrintState::no_answer);
    silent.close();
}

TEST_CASE("A visit can end while the print service keeps us waiting", "[devices]") {
    Server silent;
    const auto printer = devices::cups_printer(silent.name());
    printer->ask({front_desk});
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    std::thread rescue([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        silent.close();
    });
    const double forgotten = support::seconds_of([&] { printer->forget(); });
    CHECK(forgotten < 0.5);
    CHECK(printer->status().state == PrintState::idle);
    rescue.join();
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    CHECK(printer->status().state == PrintState::idle);  // the old answer is nobody's any more
}

TEST_CASE("What the print service says is what is shown", "[devices]") {
    struct Case {
        std::string reply;
        PrintState state;
    };
    const Case one = GENERATE(
        Case{ipp(0x0000), PrintState::ready},
        Case{ipp(0x0000, 4), PrintState::ready},  // busy with another's job
        Case{ipp(0x0000, 5), PrintState::stopped}, Case{ipp(0x0000, 3, false), PrintState::stopped},
        Case{ipp(0x0406), PrintState::no_queue}, Case{ipp(0x0500), PrintState::no_answer},
        Case{"no IPP at all \x03", PrintState::no_answer});
    Server server(one.reply);
    const auto printer = devices::cups_printer(server.name());
    printer->ask({front_desk});
    CHECK(answer(*printer, 6) == one.state);
}

TEST_CASE("The stand-in keeps what it printed and does what a test told it", "[devices]") {
    devices::StandInPrinter printer;
    CHECK(printer.status().state == PrintState::idle);
    printer.ask({});
    CHECK(printer.status().state == PrintState::ready);
    printer.print({"%PDF-1", {}});
    CHECK(printer.status().state == PrintState::done);
    CHECK(printer.printed == std::vector<std::string>{"%PDF-1"});
    printer.forget();
    CHECK(printer.status().state == PrintState::idle);
    printer.fate = PrintState::refused;
    printer.print({"%PDF-2", {}});
    CHECK(printer.status().state == PrintState::refused);
    CHECK(printer.printed.size() == 1);
    printer.fate = PrintState::no_answer;
    printer.ask({});
    CHECK(printer.status().state == PrintState::no_answer);
}

TEST_CASE("Each state is under way, good or failed, and never two of them", "[devices]") {
    for (int i = 0; i <= static_cast<int>(PrintState::refused); ++i) {
        const auto state = static_cast<PrintState>(i);
        CHECK_FALSE((devices::failed(state) && !devices::finished(state)));
    }
    CHECK(devices::failed(PrintState::stopped));
    CHECK(devices::failed(PrintState::no_queue));
    CHECK_FALSE(devices::failed(PrintState::done));
    CHECK_FALSE(devices::finished(PrintState::waiting));
}
