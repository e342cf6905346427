#include "shell/upkeep/clinic_file.h"

#include <utility>

#include "settings/settings.h"

namespace shell {

ClinicFile::ClinicFile(const settings::DataPaths& paths) : paths_(paths) {
    std::error_code none;
    written_ = std::filesystem::last_write_time(paths.settings(), none);
}

bool ClinicFile::changed(const Log& log) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(paths_.settings(), error);
    if (error || std::exchange(written_, written) == written) return false;
    base::Problems faults;
    (void)settings::read_settings(paths_.settings(), faults);
    for (const auto& fault : faults) log->error(base::to_line(fault));
    return faults.empty();
}

}  // namespace shell
