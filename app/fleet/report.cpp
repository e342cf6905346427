#include "fleet/report.h"

#include <chrono>

#include "fleet/json.h"
#include "text/unicode.h"

namespace fleet {

namespace {

constexpr std::uintmax_t most_report = 16U << 10U;

// Each field once: for writing and for reading.
template <class Record, class Act>
void each_field(Record& report, const Act& act) {
    act("number", report.number);
    act("edition", report.edition);
    act("refused", report.refused);
    act("stale", report.stale);
    act("sound", report.sound);
    act("printer", report.printer);
    act("touch", report.touch);
    act("clock", report.clock);
    act("safe", report.safe);
    act("restarts", report.restarts);
    act("disk_free_mb", report.disk_free_mb);
    act("program", report.program);
}

// Whatever a kiosk sends is shown on a terminal.
template <class T>
void take_field(const Json& from, T& into) {
    into = from.get<T>();
    if constexpr (std::is_same_v<T, std::string>)
        if (!into.empty() && !text::harmless_name(into)) into = "?";
}

std::int64_t written_at(const base::Path& file) {
    std::error_code error;
    const auto time = std::filesystem::last_write_time(file, error);
    if (error) return 0;
    const auto since = std::chrono::file_clock::to_sys(time).time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(since).count();
}

}  // namespace

std::string report_path(const Kiosk& kiosk) { return "reports/" + kiosk.name() + "/health.json"; }

std::string report_of(const Kiosk& kiosk) {
    const auto state = read_state(kiosk.state());
    Report report;
    report.number = state.number;
    report.refused = state.why;
    report.stale = state.stale;
    report.program = kiosk.program;
    // Of the kiosk's own file those fields that say nothing of a visit.
    const auto health = Json::parse(base::read_file(kiosk.paths.health(), most_report).value_or(""),
                                    nullptr, false);
    const auto take = [&](const char* key, auto& into) {
        using Field = std::decay_t<decltype(into)>;
        if (!health.is_object() || !health.contains(key)) return;
        const auto& value = health.at(key);
        const bool fits = std::is_same_v<Field, std::string> ? value.is_string()
                          : std::is_same_v<Field, bool>      ? value.is_boolean()
                                                             : value.is_number_integer();
        if (fits) into = value.get<Field>();
    };
    take("edition", report.edition);
    take("sound", report.sound);
    take("printer", report.printer);
    take("touch", report.touch);
    take("clock", report.clock);
    take("safe", report.safe);
    take("restarts_all", report.restarts);
    take("disk_free_mb", report.disk_free_mb);
    Json told;
    each_field(report, [&](const char* key, const auto& value) { told[key] = value; });
    return told.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::vector<Report> read_reports(const base::Path& channel) {
    std::vector<Report> reports;
    std::error_code error;
    for (std::filesystem::directory_iterator at(channel / "reports", error), end;
         !error && at != end; at.increment(error)) {
        const auto file = at->path() / "health.json";
        Report report;
        report.kiosk = at->path().filename().string();
        if (!text::harmless_name(report.kiosk)) continue;
        report.came = written_at(file);
        const auto told =
            Json::parse(base::read_file(file, most_report).value_or(""), nullptr, false);
        try {
            each_field(report,
                       [&](const char* key, auto& into) { take_field(told.at(key), into); });
        } catch (const Json::exception&) {
            report.refused = "its report cannot be read";
        }
        reports.push_back(report);
    }
    std::sort(reports.begin(), reports.end(),
              [](const auto& a, const auto& b) { return a.kiosk < b.kiosk; });
    return reports;
}

int FleetStatus::behind() const {
    return static_cast<int>(
        std::ranges::count_if(kiosks, [](const auto& one) { return one.has(Fault::behind); }));
}

FleetStatus status_of(std::vector<Report> reports, const Newest& newest, std::int64_t now) {
    FleetStatus status;
    status.newest = newest.number;
    for (auto& report : reports) {
        std::vector<Fault> faults;
        const auto add = [&](bool wrong, Fault fault) {
            if (wrong) faults.push_back(fault);
        };
        add(now - report.came > dark_s, Fault::dark);
        add(report.edition.empty(), Fault::out);
        add(!report.refused.empty(), Fault::refused);
        add(report.number < newest.number && now - newest.signed_at > behind_s, Fault::behind);
        add(!report.stale.empty(), Fault::stale);
        add(!report.printer.empty(), Fault::paper);
        add(!report.sound.empty(), Fault::sound);
        add(report.touch != "well" && report.touch != "unknown" && !report.touch.empty(),
            Fault::touch);
        add(report.clock != "well" && !report.clock.empty(), Fault::clock);
        add(report.safe, Fault::safe);
        status.kiosks.push_back({std::move(report), std::move(faults)});
    }
    const auto silent = [&](const auto& one) { return now - one.report.came > silence_s; };
    if (std::ranges::all_of(status.kiosks, silent) && now - newest.since > silence_s)
        status.alarms.push_back(Alarm::silence);
    if (status.kiosks.empty()) return status;
    // What a dead one told last says nothing of today, unless nobody tells anything newer.
    const auto dark = [](const auto& one) { return one.has(Fault::dark); };
    const bool all_dark = std::ranges::all_of(status.kiosks, dark);
    const auto all_have = [&](Alarm which, Fault fault) {
        if (std::ranges::all_of(status.kiosks, [&](const auto& one) {
                return one.has(fault) || (!all_dark && dark(one));
            }))
            status.alarms.push_back(which);
    };
    all_have(Alarm::refused, Fault::refused);
    all_have(Alarm::paper, Fault::paper);
    all_have(Alarm::sound, Fault::sound);
    return status;
}

}  // namespace fleet
