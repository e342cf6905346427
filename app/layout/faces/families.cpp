#include "layout/faces/families.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

namespace layout {

FontFiles files_of(std::string_view family) {
    std::string name(family);
    std::erase(name, ' ');
    return {fmt::format("{}/{}-Regular.ttf", NOTO_FONTS, name),
            fmt::format("{}/{}-Bold.ttf", NOTO_FONTS, name)};
}

bool installed(std::string_view family) {
    const auto files = files_of(family);
    return is_family(family) && std::all_of(files.begin(), files.end(), [](const auto& file) {
               std::error_code gone;
               return std::filesystem::is_regular_file(file, gone);
           });
}

bool is_family(std::string_view name) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == ' ';
    };
    return name.starts_with("Noto ") && std::all_of(name.begin(), name.end(), plain);
}

std::string face_list(const NamedFamilies& named, const std::string& language,
                      const std::vector<std::string>& all) {
    std::vector<std::string> list{std::string(own_families.front())};
    const auto put = [&](const std::string& family) {
        if (std::find(list.begin(), list.end(), family) == list.end()) list.push_back(family);
    };
    if (const auto own = named.find(language); own != named.end())
        std::for_each(own->second.begin(), own->second.end(), put);
    std::for_each(all.begin(), all.end(), put);
    return fmt::format("{}", fmt::join(list, ", "));
}

}  // namespace layout
