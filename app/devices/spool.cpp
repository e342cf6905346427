#include "devices/spool.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "devices/ipp.h"

namespace devices {

namespace {

// Of cupsd.conf(5): names without regard to case, the last line of a name holds. PreserveJobFiles
// is a day without a line, PreserveJobHistory Yes.
Spool::Keeps kept(const std::string& text, const std::string& wanted) {
    auto keeps = Spool::Keeps::yes;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string name, value;
        words >> name >> value;
        for (auto* word : {&name, &value})
            std::transform(word->begin(), word->end(), word->begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (name != wanted) continue;
        const bool off = value == "no" || value == "off" || value == "false" || value == "0";
        keeps = off ? Spool::Keeps::no : Spool::Keeps::yes;
    }
    return keeps;
}

}  // namespace

Spool look_at_spool(const std::string& server, const base::Path& settings) {
    Spool spool;
    constexpr std::uintmax_t most = 1U << 20U;
    if (const auto text = base::read_file(settings, most)) {
        spool.documents = kept(*text, "preservejobfiles");
        spool.names = kept(*text, "preservejobhistory");
    }
    const auto http = ipp::connect(server);
    if (!http) return spool;
    cupsSetUser(kiosk_user);
    spool.reached = true;
    spool.jobs = static_cast<int>(ipp::own_jobs(http.get(), job_title).size());
    return spool;
}

}  // namespace devices
