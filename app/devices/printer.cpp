#include "devices/printer.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "devices/ipp.h"
#include "devices/pdf_facts.h"
#include "devices/spool.h"

namespace devices {

namespace {

using SteadyClock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds follow_every{400};
constexpr milliseconds ask_again{500};
constexpr milliseconds silence_most{1500};  // an answer may be late once
// A warning that comes while we print is believed soon; one that stood before is believed only
// when no page comes: the printer may draw from its other tray.
constexpr milliseconds new_warning{700};
constexpr milliseconds old_warning{4000};
// Each time twice as late, as long as the program runs: a service that starts is met soon, and
// where there is none the machine sleeps.
constexpr milliseconds purge_soon{2000}, purge_slowly{30000};
constexpr milliseconds leave_most{1000};  // how long the program's end waits for a cancelling

// How many jobs of this printer are in a queue; the program does not end in the midst of one.
struct Running {
    std::mutex mutex;
    std::condition_variable changed;
    int jobs = 0;

    void add(int more) {
        const std::lock_guard lock(mutex);
        jobs += more;
        changed.notify_all();
    }
    void wait(milliseconds most) {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, most, [&] { return jobs == 0; });
    }
};

// What one job has been through.
struct Course {
    int job = 0;
    std::string device;
    ipp::Delivery delivery{job_title};
    std::map<std::string, SteadyClock::time_point> believed;  // from when a warning counts
    SteadyClock::time_point answered = SteadyClock::now();
    bool was_printing = false;
};

// One talk with CUPS. It lives as long as its thread: nobody waits for a service that is silent.
struct Talk {
    std::string server;
    Outlet outlet;  // of a job
    std::shared_ptr<Running> running;
    mutable std::mutex mutex;
    std::condition_variable woken;
    PrintStatus status;
    bool stopping = false;

    void say(PrintStatus told) {
        const std::lock_guard lock(mutex);
        told.pages_all = status.pages_all;
        if (told.state != PrintState::ready) told.two_sided = status.two_sided;
        if (told.outlet == Outlet{}) told.outlet = status.outlet;
        status = std::move(told);
    }
    void stop() {
        const std::lock_guard lock(mutex);
        stopping = true;
        woken.notify_all();
    }
    // True when the visit has ended meanwhile.
    bool wait(milliseconds time) {
        std::unique_lock lock(mutex);
        return woken.wait_for(lock, time, [&] { return stopping; });
    }
    void ask(const std::vector<Outlet>& outlets);
    void print(const std::string& pdf);
    int send(http_t* http, const std::string& pdf, const ipp::Answer& seen);
    PrintStatus follow(ipp::Connection& http, Course& course);
    PrintStatus under_way(http_t* http, const ipp::JobAnswer& job, Course& course) const;
    void purge(int job) const;
};

std::string joined(const std::string& one, const std::string& other) {
    return one + (one.empty() || other.empty() ? "" : "; ") + other;
}

// For staff: what this queue can do, in one line.
std::string abilities(const ipp::Answer& seen) {
    std::string line = in_one_line(seen.reasons);
    if (!seen.loaded.empty()) line = joined(line, "loaded: " + in_one_line(seen.loaded));
    line = joined(line, seen.colour ? "colour" : "black and white");
    line = joined(line, seen.duplex ? "two-sided" : "one-sided");
    if (seen.pages_per_minute > 0)
        line = joined(line, std::to_string(seen.pages_per_minute) + " pages a minute");
    if (seen.queued > 0) line = joined(line, std::to_string(seen.queued) + " jobs before");
    return line;
}

PrintStatus out_of_reach(const ipp::Answer& device) {
    return {PrintState::offline, joined(device.words, in_one_line(device.reasons))};
}

// Whether paper can be offered, and if not, why.
PrintStatus look_at(http_t* http, const std::string& queue, ipp::Answer& seen) {
    seen = ipp::look_at_queue(http, queue);
    if (seen.reached == ipp::Reached::unknown_name) return {PrintState::no_queue, seen.words};
    if (seen.reached != ipp::Reached::yes) return {PrintState::no_answer, seen.words};
    const std::string why = joined(in_one_line(seen.reasons), seen.words);
    if (!seen.accepting) return {PrintState::stopped, joined("rejects jobs", why)};
    PrintState state = state_from(seen.reasons, false);
    if (ipp::can_ask(seen.device)) {
        const auto device = ipp::look_at_device(seen.device);
        if (device.reached == ipp::Reached::silent || device.reached == ipp::Reached::turned_away)
            return seen.stopped ? PrintStatus{PrintState::stopped, joined("stopped", why)}
                                : out_of_reach(device);
        const PrintState own = state_from(device.reasons, false);
        if (own != PrintState::ready) return {own, in_one_line(device.reasons)};
        if (!seen.stopped) state = PrintState::ready;  // what CUPS remembers is older
    }
    if (state == PrintState::ready && seen.stopped) state = PrintState::stopped;
    if (state != PrintState::ready) return {state, seen.stopped ? joined("stopped", why) : why};
    PrintStatus ready{PrintState::ready, abilities(seen)};
    ready.two_sided = seen.duplex;
    return ready;
}

void Talk::ask(const std::vector<Outlet>& outlets) {
    ipp::Connection http = ipp::connect(server);
    if (!http && !wait(ask_again)) http = ipp::connect(server);  // it may just be starting
    if (!http) return say({PrintState::no_answer, "the print service does not answer"});
    std::optional<PrintStatus> first;
    for (const auto& one : outlets) {
        if (first && wait(milliseconds(0))) return;
        ipp::Answer seen;
        PrintStatus found = look_at(http.get(), one.queue, seen);
        found.outlet = one;
        if (found.state == PrintState::ready) return say(std::move(found));
        if (!first) first = std::move(found);
    }
    say(*first);
}

void Talk::print(const std::string& pdf) {
    ipp::Connection http = ipp::connect(server);
    if (!http) return say({PrintState::no_answer, "the print service does not answer"});
    ipp::Answer seen;
    if (const auto ready = look_at(http.get(), outlet.queue, seen);
        ready.state != PrintState::ready)
        return say(ready);
    if (wait(milliseconds(0))) return;
    Course course;
    course.device = seen.device;
    if (ipp::can_ask(course.device)) course.delivery.after = ipp::last_job(course.device);
    for (const auto& reason : seen.reasons)
        course.believed[reason] = SteadyClock::now() + old_warning;
    running->add(1);
    course.job = send(http.get(), pdf, seen);
    while (course.job > 0) {
        const PrintStatus now = follow(http, course);
        say(now);
        const bool over = now.state == PrintState::done || now.state == PrintState::refused;
        if (!over && !wait(follow_every)) continue;
        purge(course.job);
        break;
    }
    running->add(-1);
}

int Talk::send(http_t* http, const std::string& pdf, const ipp::Answer& seen) {
    std::string media = pdf_facts(pdf).media;
    if (std::ranges::count(seen.sizes, media) == 0) media.clear();  // the queue must make do
    const bool has_tray = std::ranges::count(seen.trays, outlet.tray) > 0;
    const auto sent = ipp::send(
        http, {outlet.queue, job_title, media, has_tray ? outlet.tray : "", seen.duplex}, pdf);
    if (sent.taken) {
        say({PrintState::waiting, ""});
        return sent.job;
    }
    // Never sent a second time: it may have been taken after all. Purging is safe.
    say({PrintState::refused, sent.words});
    if (sent.job > 0) purge(sent.job);
    return 0;
}

// CUPS says that it has done its part; what the printer says counts more.
PrintStatus delivered(const ipp::JobAnswer& job, Course& course) {
    auto& own = course.delivery;
    ipp::Answer device;
    if (ipp::can_ask(course.device)) device = ipp::look_at_device(course.device, &own, true);
    const int pages = std::max(own.pages, job.pages);
    // CUPS may call a job completed whose printer went away in the midst of it.
    if (device.reached == ipp::Reached::turned_away && own.state != IPP_JSTATE_COMPLETED)
        return out_of_reach(device);
    if (own.state == IPP_JSTATE_CANCELED || own.state == IPP_JSTATE_ABORTED)
        return {PrintState::refused, joined("the printer gave the job up", job.words), own.pages};
    // A job that a printer turned away is completed too, but CUPS leaves its complaint.
    if (pages == 0 && !job.words.empty())
        return {PrintState::refused, joined("no page came", job.words)};
    return {PrintState::done, job.words, pages};
}

// Looks once; a service that is silent for a moment is asked again over a new connection.
PrintStatus Talk::follow(ipp::Connection& http, Course& course) {
    if (!http) http = ipp::connect(server);
    const auto job =
        http ? ipp::look_at_job(http.get(), outlet.queue, course.job) : ipp::JobAnswer{};
    const auto now = SteadyClock::now();
    if (job.reached == ipp::Reached::unknown_name)  // a service that keeps no history
        return {course.was_printing ? PrintState::done : PrintState::refused,
                "the queue does not know the job any more", course.delivery.pages};
    if (job.reached != ipp::Reached::yes) {
        http.reset();
        if (now - course.answered < silence_most) {
            const std::lock_guard lock(mutex);
            return status;
        }
        return {PrintState::no_answer, joined("the print service does not answer", job.words),
                course.delivery.pages};
    }
    course.answered = now;
    course.was_printing = course.was_printing || job.state == IPP_JSTATE_PROCESSING;
    switch (job.state) {
        case IPP_JSTATE_COMPLETED:
            return delivered(job, course);
        case IPP_JSTATE_CANCELED:
        case IPP_JSTATE_ABORTED:
            return {PrintState::refused, joined("the job was ended", job.words),
                    course.delivery.pages};
        default:
            return under_way(http.get(), job, course);
    }
}

// Which reasons hold the job up by now.
std::vector<std::string> holding_up(const std::vector<std::string>& reasons, Course& course) {
    const auto now = SteadyClock::now();
    std::vector<std::string> found;
    for (const auto& reason : reasons) {
        const auto [from, fresh] = course.believed.try_emplace(reason, now + new_warning);
        if (from->second <= now || state_from({reason}, false) != PrintState::ready)
            found.push_back(reason);
    }
    std::erase_if(course.believed,
                  [&](const auto& one) { return std::ranges::count(reasons, one.first) == 0; });
    return found;
}

PrintStatus Talk::under_way(http_t* http, const ipp::JobAnswer& job, Course& course) const {
    const ipp::Answer seen = ipp::look_at_queue(http, outlet.queue);
    std::vector<std::string> reasons = seen.reasons;
    if (ipp::can_ask(course.device)) {
        const int before = course.delivery.pages;
        const auto device = ipp::look_at_device(course.device, &course.delivery);
        if (device.reached == ipp::Reached::turned_away)
            return {PrintState::offline, device.words, course.delivery.pages};
        // Many printers talk to one at a time: silence while they print means nothing.
        if (device.reached == ipp::Reached::yes) reasons = device.reasons;
        if (course.delivery.pages > before)
            for (auto& [reason, from] : course.believed) from = SteadyClock::now() + old_warning;
    }
    const std::string why = joined(in_one_line(reasons), job.words);
    const PrintState hindered = state_from(holding_up(reasons, course), true);
    if (hindered != PrintState::ready) return {hindered, why, course.delivery.pages};
    if (seen.stopped || job.state == IPP_JSTATE_STOPPED) {
        const PrintState known = state_from(seen.reasons, true);
        return {known == PrintState::ready ? PrintState::stopped : known,
                joined("stopped", joined(in_one_line(seen.reasons), seen.words)),
                course.delivery.pages};
    }
    const bool printing = job.state == IPP_JSTATE_PROCESSING;
    return {printing ? PrintState::printing : PrintState::waiting, why, course.delivery.pages};
}

// Nobody will fetch it, or somebody has: what a visitor read is not to stay on a disk. Safe to
// repeat, so repeated until somebody has heard it.
void until_heard(const std::string& server, const std::function<bool(http_t*)>& act) {
    for (auto after = purge_soon;; after = std::min(2 * after, purge_slowly)) {
        const auto http = ipp::connect(server);
        if (http && act(http.get())) return;
        std::this_thread::sleep_for(after);
    }
}

void Talk::purge(int job) const {
    until_heard(server, [job](http_t* http) { return ipp::purge(http, job); });
}

// Whether the service is this machine's own: on another's stand jobs of other kiosks.
bool own_service(const std::string& server) {
    const std::string host = server.empty() ? cupsServer() : server;
    return host.starts_with('/') || host.starts_with("localhost") || host.starts_with("127.") ||
           host.starts_with("[::1]");
}

class CupsPrinter : public Printer {
  public:
    explicit CupsPrinter(std::string server) : server_(std::move(server)), talk_(fresh()) {}
    ~CupsPrinter() override {
        talk_->stop();
        running_->wait(leave_most);
    }

    void ask(const std::vector<Outlet>& outlets) override {
        begin({PrintState::asking, "", 0, 0, outlets.empty() ? Outlet{} : outlets.front()},
              [outlets](Talk& talk) { talk.ask(outlets); });
    }
    void print(Job job) override {
        PrintStatus first{PrintState::sending, "", 0, pdf_facts(job.pdf).pages, job.outlet};
        begin(std::move(first), [bytes = std::move(job.pdf)](Talk& talk) { talk.print(bytes); });
    }
    PrintStatus status() const override {
        const std::lock_guard lock(talk_->mutex);
        return talk_->status;
    }
    void forget() override {
        talk_->stop();  // the thread purges its job and ends by itself
        talk_ = fresh();
    }
    void tidy() override {
        std::thread([server = server_] {
            if (!own_service(server)) return;
            cupsSetUser(kiosk_user);
            until_heard(server, [](http_t* http) {
                bool heard = true;
                for (const int job : ipp::own_jobs(http, job_title))
                    heard = ipp::purge(http, job) && heard;
                return heard && cupsLastError() < IPP_STATUS_ERROR_INTERNAL;
            });
        }).detach();
    }

  private:
    std::shared_ptr<Talk> fresh() const {
        auto talk = std::make_shared<Talk>();
        talk->server = server_;
        talk->running = running_;
        return talk;
    }
    template <class Act>
    void begin(PrintStatus first, Act act) {
        forget();
        if (first.outlet.queue.empty())
            return talk_->say({PrintState::no_queue, "clinic.toml names no printer"});
        talk_->outlet = first.outlet;
        talk_->status = std::move(first);
        std::thread([talk = talk_, act = std::move(act)] {
            cupsSetUser(kiosk_user);  // of this thread alone
            act(*talk);
        }).detach();
    }

    std::string server_;
    std::shared_ptr<Running> running_ = std::make_shared<Running>();
    std::shared_ptr<Talk> talk_;
};

}  // namespace

std::unique_ptr<Printer> cups_printer(const std::string& server) {
    return std::make_unique<CupsPrinter>(server);
}

}  // namespace devices
