#include "shell/health.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "settings/restarts.h"

namespace shell {

namespace {

using HealthJson = nlohmann::ordered_json;

// Each field once, in the order of the file: for writing and for reading.
template <class Record, class Act>
void each_field(Record& health, const Act& act) {
    act("pid", health.pid);
    act("started", health.started);
    act("beat", health.beat);
    act("frame", health.frame);
    act("edition", health.edition);
    act("published", health.published);
    act("touched", health.touched);
    act("keyed", health.keyed);
    act("restarts", health.restarts);
    act("restarts_all", health.restarts_all);
    act("safe", health.safe);
    act("visit", health.visit);
    act("waits", health.waits);
    act("touch", health.touch);
    act("sound", health.sound);
    act("printer", health.printer);
    act("backup", health.backup);
    act("disk_free_mb", health.disk_free_mb);
    act("disk_mb", health.disk_mb);
    act("clock", health.clock);
    act("reviews_due", health.reviews_due);
    act("next_review", health.next_review);
}

void take(const HealthJson& from, std::string& into) {
    if (from.is_string()) into = from.get<std::string>();
}
void take(const HealthJson& from, bool& into) {
    if (from.is_boolean()) into = from.get<bool>();
}
void take(const HealthJson& from, int& into) {
    if (from.is_number_integer()) into = from.get<int>();
}
void take(const HealthJson& from, std::int64_t& into) {
    if (from.is_number_integer()) into = from.get<std::int64_t>();
}

}  // namespace

void look_at_edition(const kiosk::Services& services, Health& health) {
    const auto& edition = services.edition;
    health.edition = edition.version();
    health.published = edition.published();
    health.reviews_due = 0;
    text::Date next;
    const auto& language = services.languages().front();
    for (const auto& id : content::pages_of(edition.groups(language))) {
        const auto* topic = edition.topic(language, id);
        if (!topic || !topic->review.due.known()) continue;
        const auto& due = topic->review.due;
        if (due < services.clock.today())
            ++health.reviews_due;
        else if (!next.known() || due < next)
            next = due;
    }
    health.next_review = next.known() ? text::to_iso(next) : "";
}

std::string judged(const TouchSigns& signs, int silent_hours) {
    constexpr double stuck_s = 300, doubt_s = 600;
    if (signs.held_s >= 0 && signs.now_s - signs.held_s > stuck_s) return "stuck";
    if (signs.panels == 0) return "none";
    if (silent_hours > 0 && signs.open_s >= silent_hours * 3600.0) return "silent";
    // Somebody works by keys alone: by choice, or because the panel is dead.
    return signs.keyed_s - signs.touched_s > doubt_s ? "silent" : "well";
}

void look_around(const settings::DataPaths& paths, Health& health) {
    std::error_code error;
    const auto space = std::filesystem::space(paths.kiosk(), error);
    if (!error) {
        health.disk_free_mb = static_cast<std::int64_t>(space.available >> 20U);
        health.disk_mb = static_cast<std::int64_t>(space.capacity >> 20U);
    }
    const auto restarts = settings::read_restarts(paths, health.beat);
    health.restarts = restarts.recent;
    health.restarts_all = restarts.all;
}

std::vector<content::Msg> to_mend(const std::optional<Health>& health) {
    using content::Msg;
    std::vector<Msg> told;
    if (!health) return told;
    const auto add = [&](bool wrong, Msg what) {
        if (wrong) told.push_back(what);
    };
    constexpr std::int64_t little_mb = 500;
    add(health->touch == "none", Msg::desk_touch_none);
    add(health->touch == "silent", Msg::desk_touch_silent);
    add(health->touch == "stuck", Msg::desk_touch_stuck);
    add(!health->sound.empty(), Msg::desk_no_sound);
    add(!health->printer.empty(), Msg::desk_no_paper);
    add(health->disk_mb > 0 && health->disk_free_mb < little_mb, Msg::desk_disk_full);
    add(health->safe || health->restarts > 0, Msg::desk_crashes);
    add(health->clock != "well", Msg::desk_wrong_clock);
    add(!health->backup.empty(), Msg::desk_no_backup);
    return told;
}

desk::MachineState state_of(const std::optional<Health>& health) {
    if (!health) return {};
    return {true,
            to_mend(health),
            health->published,
            health->frame,
            health->touched,
            health->disk_free_mb,
            text::parse_date(health->next_review).value_or(text::Date())};
}

std::string metrics(const Health& health) {
    std::string text;
    const auto gauge = [&](const char* name, const char* help, auto value) {
        text +=
            fmt::format("# HELP urokiosk_{0} {1}\n# TYPE urokiosk_{0} gauge\nurokiosk_{0} {2}\n",
                        name, help, value);
    };
    gauge("beat_seconds", "When this was written, since 1970", health.beat);
    gauge("last_frame_seconds", "When a picture was drawn last, since 1970", health.frame);
    gauge("last_touch_seconds", "When a finger was there last, since 1970", health.touched);
    gauge("in_service", "1 while an edition is shown", health.edition.empty() ? 0 : 1);
    gauge("edition_published_seconds", "When the edition was signed, since 1970", health.published);
    gauge("restarts_recent", "Ends nobody asked for, in ten minutes", health.restarts);
    gauge("restarts_all", "Ends nobody asked for, ever", health.restarts_all);
    gauge("safe_mode", "1 after five of them", health.safe ? 1 : 0);
    gauge("touch_well", "1 while the panel works", health.touch == "well" ? 1 : 0);
    gauge("sound_well", "1 while there is sound", health.sound.empty() ? 1 : 0);
    gauge("printer_well", "1 while nothing hinders paper", health.printer.empty() ? 1 : 0);
    gauge("backup_well", "1 while the nightly backup is made, or none is asked for",
          health.backup.empty() ? 1 : 0);
    gauge("disk_free_megabytes", "Room for the kiosk's files", health.disk_free_mb);
    gauge("clock_well", "1 while the clock can be right", health.clock == "well" ? 1 : 0);
    gauge("reviews_due", "Pages past the day of their review", health.reviews_due);
    return text;
}

void write_health(const settings::DataPaths& paths, const Health& health) {
    HealthJson told;
    each_field(health, [&](const char* key, const auto& value) { told[key] = value; });
    [[maybe_unused]] const auto kept = base::write_file(
        paths.health(), told.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
    [[maybe_unused]] const auto counted = base::write_file(paths.metrics(), metrics(health));
}

std::optional<Health> read_health(const settings::DataPaths& paths) {
    constexpr std::uintmax_t most = 8192;
    const auto text = base::read_file(paths.health(), most);
    if (!text) return std::nullopt;
    const auto told = HealthJson::parse(*text, nullptr, false);
    if (!told.is_object()) return std::nullopt;
    Health health;
    each_field(health, [&](const char* key, auto& value) {
        if (const auto found = told.find(key); found != told.end()) take(*found, value);
    });
    return health;
}

void forget_health(const settings::DataPaths& paths) {
    std::error_code ignored;
    std::filesystem::remove(paths.health(), ignored);
    std::filesystem::remove(paths.metrics(), ignored);
}

}  // namespace shell
