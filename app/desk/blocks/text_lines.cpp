#include "desk/blocks/text_lines.h"

#include <algorithm>

namespace desk {

Lines lines_of(const std::string& text) {
    Lines lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string joined_by(const Lines& lines, const std::string& gap) {
    std::string all;
    for (const auto& line : lines) all += (all.empty() ? "" : gap) + line;
    return all;
}

std::string trimmed_of(const std::string& words) {
    const auto from = words.find_first_not_of(' ');
    if (from == std::string::npos) return "";
    return words.substr(from, words.find_last_not_of(' ') + 1 - from);
}

Lines filled(const std::string& field) {
    Lines lines = lines_of(field);
    std::erase_if(lines, [](const auto& line) { return trimmed_of(line).empty(); });
    return lines;
}

std::string in_one_line(const std::string& field) {
    return trimmed_of(joined_by(filled(field), " "));
}

}  // namespace desk
