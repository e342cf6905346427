// Lines of a block's text, and what somebody typed put into one line.
#pragma once

#include <string>
#include <vector>

namespace desk {

using Lines = std::vector<std::string>;

Lines lines_of(const std::string& text);
std::string joined_by(const Lines& lines, const std::string& gap);
std::string trimmed_of(const std::string& words);   // of its spaces
Lines filled(const std::string& field);             // without the empty ones
std::string in_one_line(const std::string& field);  // trimmed too

}  // namespace desk
