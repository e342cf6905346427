#include "shell/log.h"

#include <spdlog/sinks/rotating_file_sink.h>

#include <iostream>

namespace shell {

Log open_log(const settings::DataPaths& paths) {
    try {
        std::filesystem::create_directories(paths.log().parent_path());
        const auto kind = std::filesystem::symlink_status(paths.log()).type();
        if (kind != std::filesystem::file_type::not_found &&
            kind != std::filesystem::file_type::regular)  // a pipe would hold the kiosk up
            throw std::runtime_error("it is no plain file");
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(paths.log().string(),
                                                                           1U << 20U, 4);
        auto log = std::make_shared<spdlog::logger>("urokiosk", sink);
        log->flush_on(spdlog::level::info);
        return log;
    } catch (const std::exception& e) {
        std::cerr << paths.log().string() << ": no log can be kept: " << e.what() << "\n";
        return std::make_shared<spdlog::logger>("urokiosk");
    }
}

}  // namespace shell
