#include "shell/program.h"

#include <unistd.h>

#include <clocale>
#include <cstdio>
#include <future>
#include <iostream>

#include "devices/clock.h"
#include "devices/folder_watch.h"
#include "devices/headphones.h"
#include "devices/queues.h"
#include "editorial/withdrawal.h"
#include "settings/last_seen.h"
#include "settings/restarts.h"
#include "shell/ending.h"
#include "shell/events.h"
#include "shell/health.h"
#include "shell/kiosk.h"
#include "shell/log.h"
#include "shell/out_of_service.h"
#include "shell/service_manager.h"
#include "shell/set_up.h"
#include "shell/speaker.h"

namespace shell {

namespace {

constexpr int begins_anew = -1;  // it was set up: screen, keys and sound are another's now

class Program {
  public:
    Program(const settings::DataPaths& paths, const RunSpec& spec, Log log)
        : paths_(paths),
          spec_(spec),
          log_(std::move(log)),
          graphics_(spec.graphics),
          loop_(graphics_, clock_) {
        loop_.stop_after_s = spec.stop_after_s;
        loop_.alive = [this] { beat(); };
        health_.pid = getpid();
        health_.started = clock_.moment();
        health_.safe = spec.safe;
    }

    // Holds the list of withdrawn pages against the library: false while nobody can tell. Asked
    // again after the first frame, on a thread of its own, as long as `doubtful`.
    std::function<bool()> mend;
    bool doubtful = false;
    // Takes off the print service what an earlier run left: after the first frame.
    std::function<void()> tidy;
    // Why nobody can hear anything, told after the first frame too: to know it takes a while.
    std::function<std::string()> silence;

    void use(const Keymap& keymap) { graphics_.events().keymap = keymap; }
    int run(std::unique_ptr<kiosk::Services> services, const devices::All& devices);

  private:
    void serve(kiosk::Services& services);
    std::unique_ptr<kiosk::Services> excuse(const devices::All& devices);
    void set_up(const devices::All& devices);
    void shown();
    void remember();
    void beat();
    void look_at_glass();
    void note_edition(const edition::Edition& edition);
    void note_print(const devices::PrintStatus& now);
    void note_voice(const devices::Voice& voice);
    int voice_restarts_ = 0;
    void ask_library();
    void ask_voice();

    const settings::DataPaths& paths_;
    const RunSpec& spec_;
    Log log_;
    Graphics graphics_;
    devices::SystemClock clock_;
    FrameLoop loop_;
    long frames_ = 0;
    double remember_at_ = 0, beat_at_ = 0, ask_at_ = 0;
    Health health_;
    ServiceManager manager_;
    std::string edition_;  // in use, as the log tells it last
    devices::PrintState print_ = devices::PrintState::idle;
    double failed_s_ = -look_again_s;  // when a screen could not be drawn last
    bool failed_ = false;              // again, soon after
    kiosk::Services* served_ = nullptr;
    settings::ClockSays clock_says_ = settings::ClockSays::well;
    std::future<bool> asked_;
    std::future<std::string> silent_;
};

// Looked at each hour; the file is written once a day.
void Program::remember() {
    if (clock_.seconds() < remember_at_) return;
    remember_at_ = clock_.seconds() + 3600;
    const auto published = served_ ? served_->edition.published() : 0;
    const auto says = settings::clock_says(paths_, clock_.moment(), published);
    health_.clock = says == settings::ClockSays::well        ? "well"
                    : says == settings::ClockSays::too_early ? "too-early"
                                                             : "too-late";
    if (std::exchange(clock_says_, says) != says && says != settings::ClockSays::well)
        log_->warn("the clock stands at {}, which cannot be right beside an edition of {}: set it",
                   text::to_utc(clock_.moment()), text::to_utc(published));
    if (says == settings::ClockSays::too_late) return;  // that time is no time to be remembered
    settings::remember_time(paths_, clock_.moment());
}

void Program::ask_library() {
    if (!doubtful || frames_ == 0) return;
    if (!asked_.valid()) {
        if (clock_.seconds() < ask_at_) return;
        ask_at_ = clock_.seconds() + look_again_s;
        asked_ = std::async(std::launch::async, mend);
    }
    if (asked_.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    doubtful = !asked_.get();
    if (served_) served_->doubt_list(doubtful);
}

void Program::ask_voice() {
    if (silence && frames_ > 0)
        silent_ = std::async(std::launch::async, std::exchange(silence, nullptr));
    if (!silent_.valid() || silent_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    const std::string why = silent_.get();
    if (!why.empty()) log_->warn("voice: {}", why);
    if (std::exchange(health_.sound, why) != why) beat_at_ = 0;  // told at once
}

// Once a turn of the loop: the turn before it drew and showed what there was to show.
void Program::beat() {
    if (frames_ > 0) manager_.alive(clock_.seconds());
    ask_library();
    ask_voice();
    // Not before the first frame: a start waits for no disk.
    if (frames_ == 0 || clock_.seconds() < beat_at_) return;
    beat_at_ = clock_.seconds() + static_cast<double>(beat_s);
    health_.beat = clock_.moment();
    look_around(paths_, health_);
    look_at_glass();
    write_health(paths_, health_);
    if (health_.beat - health_.started >= settings::crash_window_s && !health_.edition.empty())
        settings::remember_good(paths_, health_.edition);
}

// What a panel does that works is not told; what one does that does not, once.
void Program::look_at_glass() {
    const auto signs = graphics_.events().touch_signs();
    const auto moment = [&](double at_s) {
        return at_s < 0 ? std::int64_t{0}
                        : health_.beat - static_cast<std::int64_t>(signs.now_s - at_s);
    };
    health_.touched = moment(signs.touched_s);
    health_.keyed = moment(signs.keyed_s);
    const auto touch = judged(signs);
    if (std::exchange(health_.touch, touch) == touch) return;
    log_->log(touch == "well" ? spdlog::level::info : spdlog::level::warn, "touch: {}", touch);
}

void Program::shown() {
    health_.frame = clock_.moment();
    if (++frames_ > 1) return;
    manager_.ready();
    if (tidy) tidy();
    if (spec_.say_first_frame) std::printf("first frame\n"), std::fflush(stdout);
}

void Program::note_edition(const edition::Edition& edition) {
    if (edition_ == edition.version()) return;
    if (served_) look_at_edition(*served_, health_);
    manager_.status("shows edition " + edition.version());
    beat_at_ = 0;  // told at once
    if (!edition_.empty())
        log_->info("edition {} ({}) is taken up", edition.path().string(), edition.version());
    edition_ = edition.version();
}

// How paper fares, never what it is about.
void Program::note_print(const devices::PrintStatus& now) {
    if (print_ == now.state) return;
    print_ = now.state;
    health_.printer = devices::failed(now.state) ? devices::in_words(now.state) : "";
    if (now.state == devices::PrintState::done)
        log_->info("printed {} pages on {}", now.pages_done, now.outlet.queue);
    else if (devices::failed(now.state))
        log_->warn("printer {}: {}", now.outlet.queue, now.detail);
}

// What speaks died or hung, and was begun anew: a sentence was lost, and nobody was told.
void Program::note_voice(const devices::Voice& voice) {
    const int restarts = voice.restarts();
    if (std::exchange(voice_restarts_, restarts) < restarts)
        log_->warn("the voice ended in the midst of its work and was begun anew ({} so far)",
                   restarts);
}

void Program::serve(kiosk::Services& services) {
    services.doubt_list(doubtful);
    served_ = &services;
    Kiosk kiosk(services, graphics_);
    kiosk.awaited = EventReader::any;
    const auto clipboard = system_clipboard();
    kiosk.clipboard = clipboard.get();
    kiosk.session.language = services.languages().front();
    kiosk.session.comfort.size = kiosk::usual_size(services.machine);
    loop_.shown = [&] {
        for (const auto& note : std::exchange(services.notes, {})) log_->warn(note);
        note_edition(services.edition);
        note_print(services.printer.status());
        note_voice(services.voice);
        shown();
        // Drawings are read before the first touch, not by it.
        if (frames_ == 1) (void)services.diagrams(kiosk.session.language);
        remember();
    };
    const devices::FolderWatch watch(paths_.editions(), [&services] {
        services.files_changed = true;
        Graphics::wake();
    });
    loop_.poll_s = watch.watching() ? std::min(poll_seldom_s, manager_.most_s()) : poll_every_s;
    loop_.run(kiosk);
    served_ = nullptr;
    if (spec_.stop_after_s > 0) std::printf("frames %ld\n", frames_);
}

std::unique_ptr<kiosk::Services> Program::excuse(const devices::All& devices) {
    OutOfService page(paths_, devices, graphics_, failed_);
    loop_.poll_s = poll_every_s;
    health_.edition.clear();
    edition_.clear();
    manager_.status("out of service: urokiosk doctor tells why");
    beat_at_ = 0;
    loop_.shown = [&] { shown(); };
    loop_.run(page);
    if (page.services)
        log_->info("edition {} is back in use", page.services->edition.path().string());
    return std::move(page.services);
}

void Program::set_up(const devices::All& devices) {
    SetUp stage({.paths = paths_, .devices = devices, .queues = queue_names}, graphics_);
    loop_.poll_s = poll_every_s;
    manager_.status("waits to be set up");
    log_->info("nobody has set this kiosk up yet");
    loop_.shown = [&] { shown(); };
    loop_.run(stage);
}

int Program::run(std::unique_ptr<kiosk::Services> services, const devices::All& devices) {
    while (!loop_.ended()) {
        try {
            const bool due = !services && settings::setup_due(paths_);
            if (due) set_up(devices);
            if (due && !loop_.ended()) return begins_anew;
            if (services)
                serve(*services);
            else
                services = excuse(devices);
        } catch (const std::exception& fault) {
            log_->error("what is shown failed: {}", fault.what());
            served_ = nullptr;
            services.reset();
            // Another edition may do, or the same one the next time; what fails at once again gives
            // place to the excuse, and is tried again after a while.
            failed_ = clock_.seconds() - failed_s_ < look_again_s;
            failed_s_ = clock_.seconds();
            base::Problems notes;
            if (!failed_) services = kiosk::open_services(paths_, devices, notes);
        }
    }
    manager_.stopping();
    return 0;
}

// False: nobody can tell now.
bool hold_against_library(const settings::DataPaths& paths, const Log& log) {
    edition::EditionStore editions(paths.editions());
    // The desk's user holds it whenever the desk opens.
    if (settings::desk_is_elsewhere(paths)) return editions.withdrawals().has_value();
    const auto mended = editorial::mend_withdrawn(paths.library(), editions);
    if (!mended)
        log->warn("the list of withdrawn pages cannot be held against the library: {}",
                  base::to_line(mended.error()));
    else if (*mended)
        log->warn("the list of withdrawn pages was mended by the library");
    return mended.has_value();
}

struct Opened {
    std::unique_ptr<kiosk::Services> services;  // none: no edition can be shown
    base::Problems notes;
    bool doubtful = false;  // whether the list of withdrawn pages is the last word
};

using Mend = std::function<bool()>;

// Beside the display, which waits for another program: start takes as long as the longer of both.
std::future<Opened> open_meanwhile(const settings::DataPaths& paths, const devices::All& devices,
                                   const Mend& mend, const std::string& rather) {
    return std::async(std::launch::async, [&paths, &devices, mend, rather] {
        // SDL sets the process's locale for a moment; this thread keeps to C's.
        uselocale(newlocale(LC_ALL_MASK, "C", nullptr));
        Opened made;
        const edition::EditionStore editions(paths.editions());
        // A list that can be read is shown by, and held against the library after the first frame.
        const bool readable = editions.has_list() && editions.withdrawals();
        made.doubtful = readable || !mend();
        made.services = kiosk::open_services(paths, devices, made.notes, rather);
        return made;
    });
}

void tell_opened(const Opened& opened, const Log& log) {
    for (const auto& note : opened.notes) {
        std::cerr << base::to_line(note) << "\n";
        log->warn(base::to_line(note));
    }
    if (opened.services)
        log->info("edition {} ({}), {} pages", opened.services->edition.path().string(),
                  opened.services->edition.version(), opened.services->edition.page_count());
    else
        log->error("no edition can be shown: out of service");
}

settings::Settings settings_told(const settings::DataPaths& paths, const Log& log) {
    base::Problems faults;
    auto settings = settings::read_settings(paths.settings(), faults);
    for (const auto& fault : faults) {
        std::cerr << base::to_line(fault) << "\n";
        log->error(base::to_line(fault));
    }
    return settings;
}

std::optional<int> run_once(const settings::DataPaths& paths, const RunSpec& spec) {
    const Log log = open_log(paths);
    const auto printer = devices::cups_printer();
    const devices::SystemClock clock;
    Speaker speaker;
    const auto voice = devices::espeak_voice(speaker);
    const devices::All devices{*printer, *voice, clock};
    const auto mend = [&] { return hold_against_library(paths, log); };
    const std::string rather = spec.safe ? settings::good_edition(paths) : "";
    auto opening = open_meanwhile(paths, devices, mend, rather);
    const auto display = spec.find_display ? spec.find_display() : nullptr;
    if (spec.find_display && !display) return std::nullopt;
    const auto settings = settings_told(paths, log);
    RunSpec mine = spec;
    mine.graphics.width_mm = settings.screen_width_mm;
    mine.graphics.height_mm = settings.screen_height_mm;
    Program program(paths, mine, log);
    auto opened = opening.get();
    if (const auto seen = settings::jumped_back(paths, clock.moment()))
        log->warn("the clock stands at {}, before {}, when this kiosk last ran: set it",
                  text::to_utc(clock.moment()), text::to_utc(*seen));
    tell_opened(opened, log);
    base::Problems key_faults;
    const Keymap keymap(settings.keypad, &key_faults);
    for (const auto& fault : key_faults) log->warn(base::to_line(fault));
    program.use(keymap);
    program.mend = mend;
    program.tidy = [&printer] { printer->tidy(); };
    program.silence = [&voice] { return voice->fault(); };
    program.doubtful = opened.doubtful;
    std::unique_ptr<devices::Headphones> headphones;
    if (settings.headphones == "switch") {
        headphones = devices::watch_headphones(Graphics::tell_headphones);
        log->info("headphones: {}", headphones->state());
    }
    const int code = program.run(std::move(opened.services), devices);
    forget_health(paths);
    if (code == begins_anew) return code;
    // Nobody closes a kiosk but by a signal: whoever started it starts it on the next display.
    if (spec.graphics.mode == GraphicsSpec::Mode::fullscreen && spec.stop_after_s == 0 &&
        !told_to_end()) {
        log->error("ended: its display went away");
        return 1;
    }
    log->info("ended, as it was asked to");
    return code;
}

}  // namespace

std::optional<int> run_kiosk(const settings::DataPaths& paths, const RunSpec& spec) {
    auto code = run_once(paths, spec);
    while (code == begins_anew) code = run_once(paths, spec);
    return code;
}

}  // namespace shell
