#include "shell/program.h"

#include <unistd.h>

#include <cstdio>
#include <future>
#include <iostream>

#include "devices/clock.h"
#include "devices/folder_watch.h"
#include "devices/headphones.h"
#include "devices/queues.h"
#include "settings/brightness.h"
#include "settings/good_details.h"
#include "settings/last_backup.h"
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
#include "shell/upkeep/clinic_file.h"
#include "shell/upkeep/opening.h"
#include "shell/upkeep/panel.h"
#include "shell/upkeep/parts.h"

namespace shell {

namespace {

constexpr int begins_anew = -1;  // by other settings: screen, keys and sound are another's now

class Program {
  public:
    Program(const settings::DataPaths& paths, const RunSpec& spec, Log log, ClinicFile& clinic_file)
        : paths_(paths),
          spec_(spec),
          log_(std::move(log)),
          graphics_(spec.graphics),
          loop_(graphics_, clock_),
          clinic_file_(clinic_file) {
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
    // Sound and paper: after the first frame too, for to know of sound takes a while.
    Parts* parts = nullptr;

    void use(const Keymap& keymap) { graphics_.events().keymap = keymap; }
    int run(std::unique_ptr<kiosk::Services> services, const devices::All& devices);

  private:
    void serve(kiosk::Services& services);
    std::unique_ptr<kiosk::Services> excuse(const devices::All& devices);
    void set_up(const devices::All& devices, bool again);
    void shown();
    void remember();
    void beat();
    void note_use(const Kiosk& kiosk);
    Panel::Hours opening_hours() const;
    void note_edition(const edition::Edition& edition);
    void note_print(const devices::PrintStatus& now);
    void note_voice(const devices::Voice& voice);
    int voice_restarts_ = 0;
    void ask_library();
    void ask_voice();

    const settings::DataPaths& paths_;
    const RunSpec& spec_;
    Log log_;
    devices::SystemClock clock_;
    double begun_s_ = clock_.seconds();
    Graphics graphics_;
    FrameLoop loop_;
    long frames_ = 0;
    double remember_at_ = 0, beat_at_ = 0, ask_at_ = 0, listen_at_ = 0;
    Health health_;
    ServiceManager manager_;
    std::string edition_;  // in use, as the log tells it last
    devices::PrintState print_ = devices::PrintState::idle;
    double failed_s_ = -look_again_s;           // when a screen could not be drawn last
    bool failed_ = false;                       // again, soon after
    bool anew_ = false, set_up_again_ = false;  // its settings are other ones, or will be
    kiosk::Services* served_ = nullptr;
    Kiosk* kiosk_ = nullptr;  // while it is shown
    settings::Lamp lamp_{paths_};
    Panel panel_{paths_, log_};
    ClinicFile& clinic_file_;
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
    if (parts && frames_ > 0 && !silent_.valid() && clock_.seconds() >= listen_at_) {
        listen_at_ = clock_.seconds() + static_cast<double>(beat_s);
        silent_ = std::async(std::launch::async, [this] { return parts->silence(); });
    }
    if (!silent_.valid() || silent_.wait_for(std::chrono::seconds(0)) != std::future_status::ready)
        return;
    const std::string why = silent_.get();
    if (std::exchange(health_.sound, why) == why) return;
    beat_at_ = 0;  // told at once
    if (why.empty())
        log_->info("voice: there is sound again");
    else
        log_->warn("voice: {}", why);
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
    if (served_ && kiosk_) {
        const auto& machine = served_->machine;
        health_.backup = settings::backup_fault(paths_, machine, health_.beat);
        if (parts) parts->look({clock_.seconds(), kiosk_->in_use(), machine.printers}, health_);
    }
    auto& events = graphics_.events();
    if (panel_.look(events.touch_signs(), opening_hours(), health_)) events.drop_contacts();
    if (kiosk_ && clinic_file_.changed(log_)) kiosk_->begins_anew = true;
    write_health(paths_, health_);
    if (health_.beat - health_.started >= settings::crash_window_s && !health_.edition.empty())
        settings::remember_good(paths_, health_.edition);
}

Panel::Hours Program::opening_hours() const {
    if (!served_) return {};
    return {!is_night(served_->machine, clock_), served_->machine.touch_silent_hours};
}

// The lamp, and whether somebody is there: written at once, since nobody who reads or writes here
// is to be cut off (urokiosk appliance quiet).
void Program::note_use(const Kiosk& kiosk) {
    lamp_.want(settings::wanted_brightness(served_->machine, kiosk.dark()));
    if (std::exchange(health_.visit, kiosk.in_use()) == kiosk.in_use()) return;
    if (frames_ > 1) write_health(paths_, health_);
}

void Program::shown() {
    health_.frame = clock_.moment();
    if (++frames_ > 1) return;
    manager_.ready(clock_.seconds() - begun_s_);
    if (tidy) tidy();
    if (spec_.say_first_frame) std::printf("first frame\n"), std::fflush(stdout);
}

void Program::note_edition(const edition::Edition& edition) {
    if (edition_ == edition.version()) return;
    if (served_) look_at_edition(*served_, health_);
    if (served_) settings::remember_details(paths_, served_->settings);
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
    Parts::take(now, health_);
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
    kiosk_ = &kiosk;
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
        note_use(kiosk);
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
    set_up_again_ = kiosk.door().sets_up_again();
    anew_ = (kiosk.begins_anew || set_up_again_) && !loop_.ended();
    served_ = nullptr;
    kiosk_ = nullptr;
    health_.visit = false;
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

void Program::set_up(const devices::All& devices, bool again) {
    SetUp stage({.paths = paths_, .devices = devices, .queues = queue_names, .again = again},
                graphics_);
    loop_.poll_s = poll_every_s;
    manager_.status(again ? "is set up again" : "waits to be set up");
    log_->info(again ? "a manager sets this kiosk up again" : "nobody has set this kiosk up yet");
    health_.visit = again;
    loop_.shown = [&] { shown(); };
    loop_.run(stage);
}

int Program::run(std::unique_ptr<kiosk::Services> services, const devices::All& devices) {
    while (!loop_.ended()) {
        try {
            const bool due = !services && settings::setup_due(paths_);
            if (due) set_up(devices, false);
            if (due && !loop_.ended()) return begins_anew;
            if (services)
                serve(*services);
            else
                services = excuse(devices);
            if (!anew_) continue;
            if (set_up_again_) set_up(devices, true);
            log_->info("clinic.toml is taken up");
            if (!loop_.ended()) return begins_anew;
        } catch (const std::exception& fault) {
            log_->error("what is shown failed: {}", fault.what());
            served_ = nullptr;
            kiosk_ = nullptr;
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
    Parts parts(devices);
    const auto mend = [&] { return hold_against_library(paths, log); };
    // Before anything of it is read: what is written from here on is another one.
    ClinicFile clinic_file(paths);
    const std::string rather = spec.safe ? settings::good_edition(paths) : "";
    auto opening = open_meanwhile(paths, devices, mend, rather);
    const auto display = spec.find_display ? spec.find_display() : nullptr;
    if (spec.find_display && !display) return std::nullopt;
    const auto settings = settings_told(paths, log);
    RunSpec mine = spec;
    mine.graphics.width_mm = settings.screen_width_mm;
    mine.graphics.height_mm = settings.screen_height_mm;
    Program program(paths, mine, log, clinic_file);
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
    program.parts = &parts;
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
