// The kiosk's log, for whoever keeps the machine.
#pragma once

#include <spdlog/spdlog.h>

#include <memory>

#include "settings/data_paths.h"

namespace shell {

using Log = std::shared_ptr<spdlog::logger>;

// What the machine's keeper needs to know, never a visitor's words. Where no file can be kept it
// says so on standard error and takes all the same.
Log open_log(const settings::DataPaths& paths);

}  // namespace shell
