#include "devices/printer.h"

#include <cups/cups.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include "base/handle.h"

namespace devices {

namespace {

constexpr const char* job_title = "Handout";  // neutral: standards.md PR-10
constexpr int connect_ms = 4000;
constexpr auto follow_every = std::chrono::milliseconds(400);
constexpr int follow_most = 900;  // six minutes; then we say that it waits

using Connection = base::Handle<http_t, httpClose>;
using Reply = base::Handle<ipp_t, ippDelete>;

class CupsPrinter : public Printer {
  public:
    CupsPrinter(std::string queue, std::string server)
        : queue_(std::move(queue)), server_(std::move(server)) {}
    ~CupsPrinter() override { stop(); }

    void ask() override;
    void print(std::string pdf) override;
    PrintStatus status() const override {
        const std::lock_guard lock(mutex_);
        return status_;
    }
    void forget() override {
        stop();
        say({PrintState::idle, ""});
    }

  private:
    void say(PrintStatus status) {
        const std::lock_guard lock(mutex_);
        status_ = std::move(status);
    }
    void stop() {
        stopping_ = true;
        if (worker_.joinable()) worker_.join();
        stopping_ = false;
    }
    Connection connect() const;
    PrintStatus look(http_t* http) const;
    void work(const std::string& pdf);
    int send(http_t* http, const std::string& pdf);
    void follow(http_t* http, int job);
    std::string uri() const { return "ipp://localhost/printers/" + queue_; }

    std::string queue_, server_;
    mutable std::mutex mutex_;
    PrintStatus status_;
    std::thread worker_;
    std::atomic<bool> stopping_ = false;
};

Connection CupsPrinter::connect() const {
    std::string host = server_.empty() ? cupsServer() : server_;
    int port = ippPort();
    const auto colon = host.rfind(':');
    if (host.front() != '/' && colon != std::string::npos) {
        port = std::stoi(host.substr(colon + 1));
        host.resize(colon);
    }
    return Connection(httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC,
                                   HTTP_ENCRYPTION_IF_REQUESTED, 1, connect_ms, nullptr));
}

PrintStatus CupsPrinter::look(http_t* http) const {
    ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri().c_str());
    const Reply reply(cupsDoRequest(http, request, ("/printers/" + queue_).c_str()));
    const ipp_status_t code = cupsLastError();
    const std::string words = cupsLastErrorString() ? cupsLastErrorString() : "";
    if (code == IPP_STATUS_ERROR_NOT_FOUND) return {PrintState::no_queue, words};
    if (!reply || code > IPP_STATUS_OK_EVENTS_COMPLETE) return {PrintState::no_answer, words};
    ipp_attribute_t* accepting =
        ippFindAttribute(reply.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    ipp_attribute_t* state = ippFindAttribute(reply.get(), "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t* reason =
        ippFindAttribute(reply.get(), "printer-state-reasons", IPP_TAG_KEYWORD);
    const std::string why = reason ? ippGetString(reason, 0, nullptr) : "";
    if (accepting && !ippGetBoolean(accepting, 0))
        return {PrintState::stopped, "rejects jobs; " + why};
    if (state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED)
        return {PrintState::stopped, "stopped; " + why};
    return {PrintState::ready, why};
}

void CupsPrinter::ask() {
    stop();
    if (queue_.empty()) return say({PrintState::no_queue, "clinic.toml names no printer_queue"});
    say({PrintState::asking, ""});
    worker_ = std::thread([this] {
        const Connection http = connect();
        say(http ? look(http.get())
                 : PrintStatus{PrintState::no_answer, "the print service does not answer"});
    });
}

void CupsPrinter::print(std::string pdf) {
    stop();
    if (queue_.empty()) return say({PrintState::no_queue, "clinic.toml names no printer_queue"});
    say({PrintState::sending, ""});
    worker_ = std::thread([this, bytes = std::move(pdf)] { work(bytes); });
}

void CupsPrinter::work(const std::string& pdf) {
    const Connection http = connect();
    if (!http) return say({PrintState::no_answer, "the print service does not answer"});
    const PrintStatus queue = look(http.get());
    if (queue.state != PrintState::ready) return say(queue);
    if (const int job = send(http.get(), pdf); job > 0) follow(http.get(), job);
}

int CupsPrinter::send(http_t* http, const std::string& pdf) {
    const char* queue = queue_.c_str();
    const int job = cupsCreateJob(http, queue, job_title, 0, nullptr);
    bool taken = job > 0 && cupsStartDocument(http, queue, job, job_title, "application/pdf", 1) ==
                                HTTP_STATUS_CONTINUE;
    taken = taken && cupsWriteRequestData(http, pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE;
    taken = taken && cupsFinishDocument(http, queue) <= IPP_STATUS_OK_EVENTS_COMPLETE;
    if (taken) {
        say({PrintState::waiting, ""});
        return job;
    }
    const char* words = cupsLastErrorString();
    say({PrintState::refused, words ? words : ""});
    if (job > 0) cupsCancelJob2(http, queue, job, 0);
    return 0;
}

void CupsPrinter::follow(http_t* http, int job) {
    for (int round = 0; round < follow_most; ++round) {
        if (stopping_) {
            cupsCancelJob2(http, queue_.c_str(), job, 0);
            return;
        }
        ipp_t* request = ippNewRequest(IPP_OP_GET_JOB_ATTRIBUTES);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     uri().c_str());
        ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     cupsUser());
        const Reply reply(cupsDoRequest(http, request, "/"));
        ipp_attribute_t* state =
            reply ? ippFindAttribute(reply.get(), "job-state", IPP_TAG_ENUM) : nullptr;
        if (!state) return say({PrintState::no_answer, cupsLastErrorString()});
        switch (ippGetInteger(state, 0)) {
            case IPP_JSTATE_COMPLETED:
                return say({PrintState::done, ""});
            case IPP_JSTATE_CANCELED:
            case IPP_JSTATE_ABORTED:
                return say({PrintState::refused, "the job was ended"});
            case IPP_JSTATE_STOPPED:
                return say({PrintState::stopped, "the printer stopped"});
            case IPP_JSTATE_PROCESSING:
                say({PrintState::printing, ""});
                break;
            default:
                say({PrintState::waiting, ""});
                break;
        }
        if (round % 5 == 4)
            if (const PrintStatus queue = look(http); queue.state == PrintState::stopped)
                return say(queue);
        std::this_thread::sleep_for(follow_every);
    }
}

}  // namespace

std::unique_ptr<Printer> cups_printer(const std::string& queue, const std::string& server) {
    return std::make_unique<CupsPrinter>(queue, server);
}

}  // namespace devices
