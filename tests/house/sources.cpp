#include "house/sources.h"

#include <fstream>

#include "support/world.h"

namespace house {

namespace fs = std::filesystem;

std::string Source::text() const {
    std::string all;
    for (const auto& line : lines) all += line + "\n";
    return all;
}

std::vector<Source> sources(const std::string& folder) {
    std::vector<Source> found;
    const fs::path root = support::source() / folder;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        const auto ending = entry.path().extension();
        if (ending != ".h" && ending != ".cpp") continue;
        Source source{entry.path(), fs::relative(entry.path(), root).begin()->string(), {}};
        std::ifstream in(entry.path());
        for (std::string line; std::getline(in, line);) source.lines.push_back(line);
        found.push_back(std::move(source));
    }
    return found;
}

}  // namespace house
