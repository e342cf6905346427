// The files of the repository as the rules of the house read them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace house {

struct Source {
    std::filesystem::path path;
    std::string layer;  // the first folder below the one that was asked for
    std::vector<std::string> lines;
    bool header() const { return path.extension() == ".h"; }
    std::string text() const;
};

// Every .h and .cpp below a folder of the repository: "app", "tests".
std::vector<Source> sources(const std::string& folder);

}  // namespace house
