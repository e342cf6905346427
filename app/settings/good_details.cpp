#include "settings/good_details.h"

namespace settings {

namespace {

constexpr std::uintmax_t longest = 1U << 16U;

}  // namespace

void remember_details(const DataPaths& paths, const Settings& shown) {
    const auto text = details_template(shown);
    if (base::read_file(paths.good_details(), longest).value_or("") == text) return;
    [[maybe_unused]] const auto kept = base::write_file(paths.good_details(), text);
}

Settings good_details(const DataPaths& paths) {
    Settings none;
    none.name.clear();
    base::Problems faults;
    if (const auto text = base::read_file(paths.good_details(), longest)) {
        auto kept = with_details(none, *text, faults);
        if (faults.empty()) return kept;
        faults.clear();
    }
    std::error_code error;
    if (!std::filesystem::exists(paths.settings(), error)) return none;
    auto told = read_settings(paths.settings(), faults);
    return faults.empty() ? told : none;
}

}  // namespace settings
