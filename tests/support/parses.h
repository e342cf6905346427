// Which texts were parsed: each call of document::parse() in the program under test, noted by the
// linker's --wrap.
#pragma once

#include <string>
#include <vector>

namespace support {

struct Parses {
    Parses();   // from here on
    ~Parses();  // until here
    Parses(const Parses&) = delete;
    Parses& operator=(const Parses&) = delete;
    std::vector<std::string> texts;
    int of(const std::string& words) const;  // of texts that hold these words
};

}  // namespace support
