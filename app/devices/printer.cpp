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
constexpr double answer_s = 4;
constexpr auto follow_every = std::chrono::milliseconds(400);
constexpr int follow_most = 900;  // six minutes; then we say that it waits

using Connection = base::Handle<http_t, httpClose>;
using Reply = base::Handle<ipp_t, ippDelete>;

// One talk with CUPS. It lives as long as its thread: nobody waits for a service that is silent.
struct Talk {
    std::string queue, server;
    mutable std::mutex mutex;
    PrintStatus status;
    std::atomic<bool> stopping = false;

    void say(PrintStatus told) {
        const std::lock_guard lock(mutex);
        status = std::move(told);
    }
    std::string uri() const { return "ipp://localhost/printers/" + queue; }
    Connection connect() const;
    PrintStatus look(http_t* http) const;
    void print(const std::string& pdf);
    int send(http_t* http, const std::string& pdf);
    void follow(http_t* http, int job);
};

Connection Talk::connect() const {
    std::string host = server.empty() ? cupsServer() : server;
    int port = ippPort();
    const auto colon = host.rfind(':');
    if (host.front() != '/' && colon != std::string::npos) {
        port = std::atoi(host.c_str() + colon + 1);
        host.resize(colon);
    }
    Connection http(httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC,
                                 HTTP_ENCRYPTION_IF_REQUESTED, 1, connect_ms, nullptr));
    const auto give_up = [](http_t*, void*) { return 0; };
    if (http) httpSetTimeout(http.get(), answer_s, give_up, nullptr);
    return http;
}

PrintStatus Talk::look(http_t* http) const {
    ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri().c_str());
    const Reply reply(cupsDoRequest(http, request, ("/printers/" + queue).c_str()));
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

void Talk::print(const std::string& pdf) {
    const Connection http = connect();
    if (!http) return say({PrintState::no_answer, "the print service does not answer"});
    const PrintStatus ready = look(http.get());
    if (ready.state != PrintState::ready) return say(ready);
    if (const int job = send(http.get(), pdf); job > 0) follow(http.get(), job);
}

int Talk::send(http_t* http, const std::string& pdf) {
    const char* name = queue.c_str();
    const int job = cupsCreateJob(http, name, job_title, 0, nullptr);
    bool taken = job > 0 && cupsStartDocument(http, name, job, job_title, "application/pdf", 1) ==
                                HTTP_STATUS_CONTINUE;
    taken = taken && cupsWriteRequestData(http, pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE;
    taken = taken && cupsFinishDocument(http, name) <= IPP_STATUS_OK_EVENTS_COMPLETE;
    if (taken) {
        say({PrintState::waiting, ""});
        return job;
    }
    const char* words = cupsLastErrorString();
    say({PrintState::refused, words ? words : ""});
    if (job > 0) cupsCancelJob2(http, name, job, 0);
    return 0;
}

void Talk::follow(http_t* http, int job) {
    for (int round = 0; round < follow_most; ++round) {
        if (stopping) {
            cupsCancelJob2(http, queue.c_str(), job, 0);
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
            if (const PrintStatus now = look(http); now.state == PrintState::stopped)
                return say(now);
        std::this_thread::sleep_for(follow_every);
    }
}

class CupsPrinter : public Printer {
  public:
    CupsPrinter(std::string queue, std::string server)
        : queue_(std::move(queue)), server_(std::move(server)), talk_(fresh()) {}
    ~CupsPrinter() override { talk_->stopping = true; }

    void ask() override {
        begin({PrintState::asking, ""}, [](Talk& talk) {
            const Connection http = talk.connect();
            talk.say(http
                         ? talk.look(http.get())
                         : PrintStatus{PrintState::no_answer, "the print service does not answer"});
        });
    }
    void print(std::string pdf) override {
        begin({PrintState::sending, ""},
              [bytes = std::move(pdf)](Talk& talk) { talk.print(bytes); });
    }
    PrintStatus status() const override {
        const std::lock_guard lock(talk_->mutex);
        return talk_->status;
    }
    void forget() override {
        talk_->stopping = true;  // the thread cancels its job and ends by itself
        talk_ = fresh();
    }

  private:
    std::shared_ptr<Talk> fresh() const {
        auto talk = std::make_shared<Talk>();
        talk->queue = queue_;
        talk->server = server_;
        return talk;
    }
    template <class Act>
    void begin(PrintStatus first, Act act) {
        forget();
        if (queue_.empty())
            return talk_->say({PrintState::no_queue, "clinic.toml names no printer_queue"});
        talk_->say(std::move(first));
        std::thread([talk = talk_, act = std::move(act)] { act(*talk); }).detach();
    }

    std::string queue_, server_;
    std::shared_ptr<Talk> talk_;
};

}  // namespace

std::unique_ptr<Printer> cups_printer(const std::string& queue, const std::string& server) {
    return std::make_unique<CupsPrinter>(queue, server);
}

}  // namespace devices
