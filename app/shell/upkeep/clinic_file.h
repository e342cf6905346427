// clinic.toml as a running kiosk keeps an eye on it: another one is taken up if nothing is wrong
// with it.
#pragma once

#include "settings/data_paths.h"
#include "shell/log.h"

namespace shell {

class ClinicFile {
  public:
    explicit ClinicFile(const settings::DataPaths& paths);  // as it is now
    // True once for each sound one written since; what is wrong with another is logged.
    bool changed(const Log& log);

  private:
    const settings::DataPaths& paths_;
    std::filesystem::file_time_type written_;
};

}  // namespace shell
