#include "fleet/kiosk_state.h"

#include "fleet/json.h"
#include "fleet/source.h"

namespace fleet {

namespace {

constexpr std::uintmax_t most = 64U << 10U;
constexpr std::int64_t silent_s = 180;  // three beats

template <class T>
void take(const Json& from, const char* key, T& into) {
    if (from.contains(key)) into = from.at(key).get<T>();
}

}  // namespace

KioskState read_state(const base::Path& file) {
    const auto told = Json::parse(base::read_file(file, most).value_or(""), nullptr, false);
    KioskState state;
    if (!told.is_object()) return state;
    try {
        take(told, "number", state.number);
        take(told, "number_before", state.number_before);
        take(told, "store", state.store);
        take(told, "before", state.before);
        take(told, "version", state.version);
        take(told, "since", state.since);
        take(told, "trial", state.trial);
        take(told, "ran", state.ran);
        take(told, "refused", state.refused);
        take(told, "refused_by", state.refused_by);
        take(told, "why", state.why);
        take(told, "stale", state.stale);
    } catch (const Json::exception&) {
        return {};
    }
    return state;
}

base::Result<void> write_state(const base::Path& file, const KioskState& state) {
    const Json told{{"number", state.number},   {"number_before", state.number_before},
                    {"store", state.store},     {"before", state.before},
                    {"version", state.version}, {"since", state.since},
                    {"trial", state.trial},     {"ran", state.ran},
                    {"refused", state.refused}, {"refused_by", state.refused_by},
                    {"why", state.why},         {"stale", state.stale}};
    return write_with_folder(file, told.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

std::optional<Shown> shown(const base::Path& health, std::int64_t now) {
    const auto told = Json::parse(base::read_file(health, most).value_or(""), nullptr, false);
    Shown made;
    try {
        made.edition = told.at("edition").get<std::string>();
        made.beat = told.at("beat").get<std::int64_t>();
        made.frame = told.at("frame").get<std::int64_t>();
        made.visit = told.at("visit").get<bool>();
    } catch (const Json::exception&) {
        return std::nullopt;
    }
    if (now - made.beat > silent_s) return std::nullopt;
    return made;
}

}  // namespace fleet
