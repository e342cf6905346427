#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include "commands/machine.h"
#include "commands/staff.h"
#include "devices/clock.h"
#include "devices/headphones.h"
#include "devices/printer.h"
#include "devices/voice.h"
#include "editorial/recovery.h"
#include "layout/faces/families.h"
#include "settings/last_seen.h"
#include "settings/settings.h"
#include "shell/graphics.h"
#include "shell/keymap.h"
#include "shell/speaker.h"
#include "storage/backup.h"
#include "storage/signature.h"

namespace commands {

namespace {

// Libraries of the display and of sound write what they miss to standard error, for developers:
// what is missing is a finding here.
class Hushed {
  public:
    Hushed() : errors_(::dup(STDERR_FILENO)) {
        std::fflush(stderr);
        const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
        if (nowhere >= 0) ::dup2(nowhere, STDERR_FILENO), ::close(nowhere);
    }
    ~Hushed() {
        if (errors_ >= 0) ::dup2(errors_, STDERR_FILENO), ::close(errors_);
    }
    Hushed(const Hushed&) = delete;
    Hushed& operator=(const Hushed&) = delete;

  private:
    int errors_;
};

class Doctor {
  public:
    explicit Doctor(const Context& context) : paths_(context.paths()) {}

    std::vector<Finding> run() {
        settings();
        screen();
        touch();
        fonts();
        printer();
        voice();
        keypad();
        edition();
        keys();
        files();
        library();
        clock();
        add(look_at_disk(paths_));
        add(look_at_kiosk(paths_, settings_, now()));
        add(look_at_paper());
        add(look_at_backup(paths_, settings_, now()));
        add(look_at_channel(paths_));
        return std::move(findings_);
    }

  private:
    void say(const std::string& name, bool ok, const std::string& what,
             const std::string& fix = "") {
        findings_.push_back({name, ok, what, fix});
    }
    void add(std::vector<Finding> found) {
        std::move(found.begin(), found.end(), std::back_inserter(findings_));
    }
    void settings();
    void screen();
    void touch();
    void fonts();
    void printer();
    void voice();
    void keypad();
    void edition();
    void keys();
    void files();
    void library();
    void history(editorial::Repository& repository);
    void reviews(editorial::Repository& repository);
    void clock();

    settings::DataPaths paths_;
    settings::Settings settings_;
    std::vector<Finding> findings_;
};

void Doctor::settings() {
    base::Problems problems;
    settings_ = settings::read_settings(paths_.settings(), problems);
    for (const auto& problem : problems) say("settings", false, base::to_line(problem));
    std::error_code none;
    const bool there = std::filesystem::exists(paths_.settings(), none);
    if (problems.empty())
        say("settings", there, paths_.settings().string() + (there ? "" : " is missing"),
            there ? "" : "run urokiosk keys new, which makes one");
}

void Doctor::screen() {
    const Hushed hushed;
    const shell::Display display;
    const bool there = display.there();
    shell::GraphicsSpec spec;
    if (there) spec.mode = shell::GraphicsSpec::Mode::windowed;
    spec.width_mm = settings_.screen_width_mm;
    try {
        const shell::Graphics graphics(spec);
        const auto glass = graphics.glass();
        const bool measured = settings_.screen_width_mm > 0;
        say("screen", there && measured,
            fmt::format("{}, {} x {} px, {:.0f} x {:.0f} mm, {}",
                        there ? graphics.driver() : "no display", glass.width_px, glass.height_px,
                        glass.width_mm(), glass.height_mm(),
                        measured ? "as clinic.toml says" : "guessed"),
            !there ? "connect a display; drive and tour work without"
                   : "measure the lit area and write screen_width_mm in clinic.toml");
        say("renderer", true, graphics.renderer());
    } catch (const std::exception& error) {
        say("screen", false, error.what(), "check the graphics driver");
    }
}

void Doctor::touch() {
    int devices = 0;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/sys/class/input", error)) {
        const auto key = entry.path() / "device" / "capabilities" / "abs";
        if (const auto bits = base::read_file(key, 4096);
            bits && bits->find_first_not_of("0 \n") != std::string::npos)
            ++devices;
    }
    say("touch", devices > 0, fmt::format("{} devices with a surface", devices),
        "connect the touch panel's USB cable");
}

void Doctor::fonts() {
    for (const auto& family : layout::own_families)
        if (!layout::installed(family))
            return say("fonts", false, layout::files_of(family)[0] + " is missing",
                       "install fonts-noto-core");
    say("fonts", true, fmt::format("{} families", layout::own_families.size()));
}

// Every kind of paper must have a printer that can print it.
void Doctor::printer() {
    std::map<std::string, std::vector<devices::Outlet>> wanted;
    for (const auto kind : settings::paper_kinds) {
        auto& outlets = wanted[std::string(settings::name(kind))];
        for (const auto& rule : settings::fitting(settings_.printers, kind))
            outlets.push_back({rule.queue, rule.tray});
    }
    if (settings_.printers.size() <= 1) wanted = {{"", wanted["normal"]}};
    const auto printer = devices::cups_printer();
    for (const auto& [kind, outlets] : wanted) {
        printer->ask(outlets);
        for (int i = 0; i < 40 && !devices::finished(printer->status().state); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        const auto status = printer->status();
        const auto& queue = status.outlet.queue;
        say("printer", status.state == devices::PrintState::ready,
            (kind.empty() ? "" : kind + ": ") + (queue.empty() ? "" : queue + ": ") + status.detail,
            "set printer_queue in clinic.toml to a queue of lpstat -e, and see that it runs");
    }
}

// The voice needs a sound card; without one the kiosk works on in silence.
void Doctor::voice() {
    const Hushed hushed;
    shell::Speaker speaker;
    const auto voice = devices::espeak_voice(speaker);
    const auto fault = voice->fault();
    if (!fault.empty()) return say("voice", false, fault);
    std::string without;
    for (const auto& language : settings_.languages)
        if (!voice->able(language)) without += " " + language;
    say("voice", without.empty(),
        without.empty() ? "speaks all languages offered" : "no voice for" + without,
        "install espeak-ng-data, or leave the language out of languages in clinic.toml");
}

void Doctor::keypad() {
    base::Problems faults;
    const shell::Keymap keymap(settings_.keypad, &faults);
    for (const auto& fault : faults) say("keypad", false, fault.what, fault.fix);
    if (faults.empty()) say("keypad", true, "all its keys are known");
    const auto sends = [&](const char* name) {
        const auto keys = settings_.keypad.find(name);
        return keys != settings_.keypad.end() && !keys->second.empty();
    };
    if (settings_.headphones == "keys" && !(sends("headphones_in") && sends("headphones_out")))
        say("headphones", false, "no key of the keypad tells of them",
            "name headphones_in and headphones_out under [keypad], or write headphones = \"\"");
    if (settings_.headphones != "switch") return;
    const auto headphones = devices::watch_headphones([](bool) {});
    say("headphones", headphones->watching(), headphones->state(),
        "add the kiosk's user to the group input, or set headphones = \"keys\"");
}

void Doctor::edition() {
    base::Problems passed_over;
    const edition::EditionStore editions(paths_.editions());
    const auto edition = editions.open_best(settings_, passed_over);
    const auto withdrawn = editions.withdrawn(&passed_over);
    for (const auto& problem : passed_over) say("edition", false, base::to_line(problem));
    if (!edition)
        return say("edition", false, "none can be shown: the kiosk is out of service",
                   "run urokiosk activate EDITION");
    const int newest = editions.numbers().empty() ? 0 : editions.numbers().back();
    if (const auto now = editions.current(); now && *now < newest)
        say("newest", true, fmt::format("edition {} is in use, {} is the newest", *now, newest));
    say("edition", true,
        fmt::format("{}, version {}, {} pages, signature good", edition->path().string(),
                    edition->version(), edition->page_count()) +
            (withdrawn.empty() ? "" : fmt::format(", {} withdrawn", withdrawn.size())));
    for (const auto& offered : settings_.languages) {
        const auto& there = edition->languages();
        if (std::none_of(there.begin(), there.end(),
                         [&](const auto& one) { return one.language.tag == offered; }))
            say("languages", false, "'" + offered + "' is in no page of the edition: not offered",
                "translate into it, or take it out of languages in clinic.toml");
    }
    const auto& told = edition->settings();
    const auto number = [](const std::string& text) {
        return text.empty() ? "told in words" : text;
    };
    say("clinic", !told.emergency_number.empty(),
        fmt::format("{}, emergency {}, advice {}", told.name, number(told.emergency_number),
                    number(told.advice_number)),
        "name the emergency number: at the desk under Clinic details, or in clinic.toml");
}

void Doctor::keys() {
    for (const auto& key : settings_.trusted_keys) {
        const auto name = storage::key_name(key);
        say("trusted key", name != "unreadable key", name,
            "copy the key again, all of its letters");
    }
    if (settings_.trusted_keys.empty())
        say("trusted key", false, "none", "write trusted_keys in clinic.toml");
}

// What was open to others is closed at the start of each command; here is what could not be.
void Doctor::files() {
    const auto open = settings::open_to_others(paths_);
    say("files", open.empty(),
        open.empty() ? paths_.data.string() + ": closed to other users of this machine"
                     : open + " can be read by other users of this machine",
        "let it belong to this user: chown");
}

// Staff's side. A kiosk that only shows editions made elsewhere has none, and that is well.
void Doctor::library() {
    std::error_code error;
    if (settings::desk_is_elsewhere(paths_))
        return say("library", true, paths_.staff().string() + ": the desk's user alone reads it");
    if (editorial::emptied(paths_.library(), paths_.backups()))
        return say("library", false,
                   paths_.library().string() + ": nobody is in it, though backups of it are here",
                   "run urokiosk library recover");
    if (std::filesystem::symlink_status(paths_.library(), error).type() ==
        std::filesystem::file_type::not_found)
        return say("library", true, "none here: editions come from elsewhere");
    try {
        // Busy, closed to this user and damaged are three things: a backup helps the last alone.
        if (const auto fault = editorial::Repository::fault_of(paths_.library()))
            return say("library", false, paths_.library().string() + ": " + fault->what(),
                       editorial::may_be_replaced(paths_.library()) ? "run urokiosk library recover"
                                                                    : fault->fix);
        auto repository = open_library(paths_);
        if (!repository)
            return say("library", false, base::to_line(repository.error()), "try again");
        const auto people = repository->accounts().people();
        const auto texts = repository->list();
        const auto waiting = std::count_if(texts.begin(), texts.end(), [](const auto& text) {
            return text.state == editorial::State::in_review;
        });
        const auto active =
            std::count_if(people.begin(), people.end(), [](const auto& one) { return one.active; });
        say("library", active > 0,
            fmt::format("{}: sound, {} accounts, {} texts, {} in review", paths_.library().string(),
                        active, texts.size(), waiting),
            "make an account: urokiosk staff add");
        history(*repository);
        reviews(*repository);
    } catch (const storage::Fault& fault) {
        say("library", false, paths_.library().string() + ": " + fault.what(), fault.fix);
    }
}

void Doctor::history(editorial::Repository& repository) {
    const auto count = repository.audit_log().verify();
    say("history", count.has_value(),
        count ? fmt::format("unbroken, {} entries", *count) : base::to_line(count.error()),
        "keep the library as it is, and take one from a stick or a backup");
    if (const auto back = repository.audit_log().went_back(); back > 86400)
        say("history times", false,
            fmt::format("the clock went back by {} days between two acts", back / 86400),
            "set the machine's clock, and read history with care: the order of acts is right, "
            "their times are not");
    const auto backups = storage::backups(paths_.backups(), "library");
    const bool published = repository.audit_log().newest(editorial::Action::publish).has_value();
    say("backup", !backups.empty() || !published,
        backups.empty()
            ? "none yet: one is made at each publish"
            : fmt::format("{}, the newest of {}", backups.back().string(), backups.size()),
        "copy the library to a stick: urokiosk library copy FILE");
}

void Doctor::reviews(editorial::Repository& repository) {
    const auto today = devices::SystemClock().today();
    const auto ahead = [&](int days) { return text::day_of(now() + days * std::int64_t{86400}); };
    int overdue = 0, soon = 0, later = 0;
    for (const auto& text : repository.list()) {
        if (!text.due.known() || text.withdrawn) continue;
        if (text.due < today)
            ++overdue;
        else if (text.due <= ahead(14))
            ++soon;
        else if (text.due <= ahead(60))
            ++later;
    }
    say("reviews", overdue == 0,
        fmt::format("{} overdue, {} due within 14 days, {} more within 60", overdue, soon, later),
        "have the pages approved again: urokiosk library list shows their dates");
}

void Doctor::clock() {
    const auto today = devices::SystemClock().today();
    if (const auto seen = settings::jumped_back(paths_, now()))
        return say("clock", false,
                   fmt::format("{} stands before {}, when this kiosk last ran", text::to_utc(now()),
                               text::to_utc(*seen)),
                   "set the machine's date; if it is right, remove " + paths_.last_seen().string());
    base::Problems ignored;
    const auto edition = edition::EditionStore(paths_.editions()).open_best(settings_, ignored);
    const auto published = edition ? edition->published() : 0;
    if (settings::clock_says(paths_, now(), published) != settings::ClockSays::well)
        return say("clock", false,
                   fmt::format("{} cannot be right beside an edition published {}",
                               text::to_utc(now()), text::to_utc(published)),
                   "set the machine's date; pages stay shown until then");
    say("clock", today.year >= 2026, text::to_iso(today), "set the machine's date");
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
    auto json = std::make_shared<bool>(false);
    auto* command =
        app.add_subcommand("doctor", "Tell what is well with this kiosk and what is not");
    command->add_flag("--json", *json, "As JSON");
    command->callback([json, &context] { context.exit = tell(Doctor(context).run(), *json); });
}

}  // namespace commands
