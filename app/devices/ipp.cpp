#include "devices/ipp.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <utility>

namespace devices::ipp {

namespace {

constexpr int connect_ms = 2000;
constexpr double answer_s = 2;
// Whoever is told "no" hears it at once; silence takes the whole time.
constexpr auto at_once = std::chrono::milliseconds(connect_ms / 2);

std::string last_words() {
    const char* words = cupsLastErrorString();
    return words ? words : "";
}

Connection open(const std::string& host, int port, http_encryption_t encryption) {
    Connection http(
        httpConnect2(host.c_str(), port, nullptr, AF_UNSPEC, encryption, 1, connect_ms, nullptr));
    const auto give_up = [](http_t*, void*) { return 0; };
    if (http) httpSetTimeout(http.get(), answer_s, give_up, nullptr);
    return http;
}

struct Address {
    std::string scheme, host, resource;
    int port = 0;
};

Address parts(const std::string& uri) {
    std::array<char, 64> scheme{};
    std::array<char, 256> user{}, host{}, resource{};
    int port = 0;
    if (httpSeparateURI(HTTP_URI_CODING_ALL, uri.c_str(), scheme.data(), scheme.size(), user.data(),
                        user.size(), host.data(), host.size(), &port, resource.data(),
                        resource.size()) < HTTP_URI_STATUS_OK)
        return {};
    std::string path = resource.data();
    path.resize(std::min(path.size(), path.find('?')));  // options of CUPS, not of the printer
    return {scheme.data(), host.data(), path, port};
}

ipp_t* question(ipp_op_t operation, const std::string& uri) {
    ipp_t* request = ippNewRequest(operation);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 cupsUser());
    return request;
}

template <std::size_t n>
void only(ipp_t* request, const std::array<const char*, n>& names) {
    ippAddStrings(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", n, nullptr,
                  names.data());
}

std::vector<std::string> strings(ipp_t* reply, const char* name) {
    std::vector<std::string> found;
    ipp_attribute_t* all = ippFindAttribute(reply, name, IPP_TAG_ZERO);
    for (int i = 0; i < ippGetCount(all); ++i)
        if (const char* text = ippGetString(all, i, nullptr)) found.emplace_back(text);
    return found;
}
std::string first_string(ipp_attribute_t* of) {
    const char* text = ippGetString(of, 0, nullptr);
    return text ? text : "";
}
std::string string(ipp_t* reply, const char* name) {
    const auto all = strings(reply, name);
    return all.empty() ? "" : all.front();
}
int number(ipp_t* reply, const char* name, int otherwise = 0) {
    ipp_attribute_t* found = ippFindAttribute(reply, name, IPP_TAG_ZERO);
    const ipp_tag_t tag = ippGetValueTag(found);
    return tag == IPP_TAG_INTEGER || tag == IPP_TAG_ENUM ? ippGetInteger(found, 0) : otherwise;
}
bool yes(ipp_t* reply, const char* name, bool otherwise) {
    ipp_attribute_t* found = ippFindAttribute(reply, name, IPP_TAG_BOOLEAN);
    return found ? ippGetBoolean(found, 0) != 0 : otherwise;
}

Reached reached(const Message& reply) {
    const ipp_status_t code = cupsLastError();
    if (code == IPP_STATUS_ERROR_NOT_FOUND) return Reached::unknown_name;
    return reply && code <= IPP_STATUS_OK_EVENTS_COMPLETE ? Reached::yes : Reached::silent;
}

Answer look(http_t* http, const std::string& uri, const std::string& resource) {
    ipp_t* request = question(IPP_OP_GET_PRINTER_ATTRIBUTES, uri);
    only(request, std::array{"printer-state", "printer-state-reasons", "printer-state-message",
                             "printer-is-accepting-jobs", "printer-name", "printer-make-and-model",
                             "printer-location", "device-uri", "media-ready", "media-supported",
                             "media-source-supported", "sides-supported", "color-supported",
                             "pages-per-minute", "queued-job-count"});
    const Message reply(cupsDoRequest(http, request, resource.c_str()));
    Answer seen;
    seen.reached = reached(reply);
    seen.words = last_words();
    if (seen.reached != Reached::yes) return seen;
    ipp_t* all = reply.get();
    seen.words = string(all, "printer-state-message");
    seen.name = string(all, "printer-name");
    seen.model = string(all, "printer-make-and-model");
    seen.place = string(all, "printer-location");
    seen.device = string(all, "device-uri");
    seen.reasons = strings(all, "printer-state-reasons");
    seen.loaded = strings(all, "media-ready");
    seen.sizes = strings(all, "media-supported");
    seen.trays = strings(all, "media-source-supported");
    seen.accepting = yes(all, "printer-is-accepting-jobs", true);
    seen.stopped = number(all, "printer-state") == IPP_PSTATE_STOPPED;
    seen.busy = number(all, "printer-state") == IPP_PSTATE_PROCESSING;
    seen.colour = yes(all, "color-supported", false);
    seen.duplex = std::ranges::count(strings(all, "sides-supported"), "two-sided-long-edge") > 0;
    seen.pages_per_minute = number(all, "pages-per-minute");
    seen.queued = number(all, "queued-job-count");
    return seen;
}

struct DeviceJob {
    std::string name, user;
    int id = 0, state = 0, pages = 0;
};

std::vector<DeviceJob> jobs(http_t* http, const std::string& uri, const std::string& resource,
                            bool ended) {
    ipp_t* request = question(IPP_OP_GET_JOBS, uri);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr,
                 ended ? "completed" : "not-completed");
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "limit", 50);
    only(request, std::array{"job-id", "job-name", "job-state", "job-impressions-completed",
                             "job-originating-user-name"});
    const Message reply(cupsDoRequest(http, request, resource.c_str()));
    std::vector<DeviceJob> found;
    if (reached(reply) != Reached::yes) return found;
    bool fresh = true;
    for (auto* a = ippFirstAttribute(reply.get()); a; a = ippNextAttribute(reply.get())) {
        if (ippGetGroupTag(a) != IPP_TAG_JOB || !ippGetName(a)) {  // between two jobs
            fresh = true;
            continue;
        }
        if (std::exchange(fresh, false)) found.emplace_back();
        const std::string name = ippGetName(a);
        if (name == "job-name") found.back().name = first_string(a);
        if (name == "job-originating-user-name") found.back().user = first_string(a);
        if (name == "job-id") found.back().id = ippGetInteger(a, 0);
        if (name == "job-state") found.back().state = ippGetInteger(a, 0);
        if (name == "job-impressions-completed") found.back().pages = ippGetInteger(a, 0);
    }
    return found;
}

// A printer that can be asked itself, or not.
struct Device {
    explicit Device(const std::string& address) : at(parts(address)) {
        const bool secure = at.scheme == "ipps";
        http =
            open(at.host, at.port, secure ? HTTP_ENCRYPTION_ALWAYS : HTTP_ENCRYPTION_IF_REQUESTED);
        std::array<char, 512> text{};
        httpAssembleURI(HTTP_URI_CODING_ALL, text.data(), text.size(), at.scheme.c_str(), nullptr,
                        at.host.c_str(), at.port, at.resource.c_str());
        uri = text.data();
    }
    Address at;
    Connection http;
    std::string uri;
};

// The paper, and where to draw it from. A tray can only be told together with the size.
void ask_for(ipp_t* job, const Wish& wish) {
    if (wish.two_sided)
        ippAddString(job, IPP_TAG_JOB, IPP_TAG_KEYWORD, "sides", nullptr, "two-sided-long-edge");
    if (wish.tray.empty()) {
        if (!wish.media.empty())
            ippAddString(job, IPP_TAG_JOB, IPP_TAG_KEYWORD, "media", nullptr, wish.media.c_str());
        return;
    }
    const Message paper(ippNew());
    if (const pwg_media_t* size = pwgMediaForPWG(wish.media.c_str())) {
        const Message sides(ippNew());
        ippAddInteger(sides.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "x-dimension", size->width);
        ippAddInteger(sides.get(), IPP_TAG_ZERO, IPP_TAG_INTEGER, "y-dimension", size->length);
        ippAddCollection(paper.get(), IPP_TAG_ZERO, "media-size", sides.get());
    }
    ippAddString(paper.get(), IPP_TAG_ZERO, IPP_TAG_KEYWORD, "media-source", nullptr,
                 wish.tray.c_str());
    ippAddCollection(job, IPP_TAG_JOB, "media-col", paper.get());
}

}  // namespace

Connection connect(const std::string& server) {
    std::string host = server.empty() ? cupsServer() : server;
    int port = ippPort();
    const auto colon = host.rfind(':');
    if (host.front() != '/' && colon != std::string::npos) {
        port = std::atoi(host.c_str() + colon + 1);
        host.resize(colon);
    }
    return open(host, port, HTTP_ENCRYPTION_IF_REQUESTED);
}

std::string queue_path(const std::string& queue) {
    std::array<char, 1024> text{};
    httpAssembleURI(HTTP_URI_CODING_ALL, text.data(), text.size(), "ipp", nullptr, "localhost", 0,
                    ("/printers/" + queue).c_str());
    const std::string uri = text.data();
    return uri.substr(std::min(uri.size(), std::string_view("ipp://localhost").size()));
}

std::string queue_uri(const std::string& queue) { return "ipp://localhost" + queue_path(queue); }

Answer look_at_queue(http_t* http, const std::string& queue) {
    return look(http, queue_uri(queue), queue_path(queue));
}

bool can_ask(const std::string& device) {
    const Address at = parts(device);
    return (at.scheme == "ipp" || at.scheme == "ipps") && !at.host.ends_with("._tcp.local");
}

int last_job(const std::string& device) {
    const Device printer(device);
    int last = 0;
    for (const bool ended : {true, false})
        if (printer.http)
            for (const auto& job :
                 jobs(printer.http.get(), printer.uri, printer.at.resource, ended))
                last = std::max(last, job.id);
    return last;
}

Answer look_at_device(const std::string& device, Delivery* delivery, bool ended) {
    const auto start = std::chrono::steady_clock::now();
    const Device printer(device);
    Answer seen;
    if (!printer.http) {
        const bool fast = std::chrono::steady_clock::now() - start < at_once;
        seen.reached = fast ? Reached::turned_away : Reached::silent;
        seen.words = "the printer cannot be reached";
        return seen;
    }
    seen = look(printer.http.get(), printer.uri, printer.at.resource);
    if (!delivery || seen.reached != Reached::yes) return seen;
    for (const auto& job : jobs(printer.http.get(), printer.uri, printer.at.resource, ended)) {
        if (job.id <= delivery->after || !job.name.ends_with(delivery->title)) continue;
        if (job.id < delivery->id) continue;  // CUPS gives a job a second number when it is resumed
        *delivery = {delivery->title, delivery->after, job.id, job.state, job.pages};
    }
    return seen;
}

JobAnswer look_at_job(http_t* http, const std::string& queue, int job) {
    ipp_t* request = question(IPP_OP_GET_JOB_ATTRIBUTES, queue_uri(queue));
    ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
    const Message reply(cupsDoRequest(http, request, "/"));
    JobAnswer seen;
    seen.reached = reached(reply);
    seen.words = last_words();
    if (seen.reached != Reached::yes) return seen;
    seen.state = number(reply.get(), "job-state");
    seen.pages = std::max(number(reply.get(), "job-impressions-completed"),
                          number(reply.get(), "job-media-sheets-completed"));
    seen.words = string(reply.get(), "job-printer-state-message");
    return seen;
}

std::vector<int> own_jobs(http_t* http, const std::string& title) {
    std::vector<int> found;
    for (const bool ended : {false, true})
        for (const auto& job : jobs(http, "ipp://localhost/", "/", ended))
            if (job.name == title && job.user == cupsUser()) found.push_back(job.id);
    return found;
}

bool purge(http_t* http, int job) {
    ipp_t* request = ippNewRequest(IPP_OP_CANCEL_JOB);
    const std::string uri = "ipp://localhost/jobs/" + std::to_string(job);
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "job-uri", nullptr, uri.c_str());
    ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                 cupsUser());
    ippAddBoolean(request, IPP_TAG_OPERATION, "purge-job", 1);
    const Message reply(cupsDoRequest(http, request, "/jobs/"));
    return cupsLastError() < IPP_STATUS_ERROR_INTERNAL;
}

Sent send(http_t* http, const Wish& wish, const std::string& pdf) {
    const std::string uri = queue_uri(wish.queue), resource = queue_path(wish.queue);
    ipp_t* job = question(IPP_OP_CREATE_JOB, uri);
    ippAddString(job, IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, wish.title.c_str());
    ask_for(job, wish);
    const Message made(cupsDoRequest(http, job, resource.c_str()));
    Sent sent;
    sent.words = last_words();
    if (reached(made) != Reached::yes) return sent;
    sent.job = number(made.get(), "job-id");
    const Message document(question(IPP_OP_SEND_DOCUMENT, uri));
    ippAddInteger(document.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", sent.job);
    ippAddString(document.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "document-name", nullptr,
                 wish.title.c_str());
    ippAddString(document.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr,
                 "application/pdf");
    ippAddBoolean(document.get(), IPP_TAG_OPERATION, "last-document", 1);
    const auto all = ippLength(document.get()) + pdf.size();
    if (cupsSendRequest(http, document.get(), resource.c_str(), all) == HTTP_STATUS_CONTINUE &&
        cupsWriteRequestData(http, pdf.data(), pdf.size()) == HTTP_STATUS_CONTINUE) {
        const Message answer(cupsGetResponse(http, resource.c_str()));
        sent.taken = reached(answer) == Reached::yes;
    }
    sent.words = last_words();
    return sent;
}

}  // namespace devices::ipp
