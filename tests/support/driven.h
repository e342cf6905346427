// `urokiosk drive` as a process of its own, talked to line by line.
#pragma once

#include <sys/types.h>

#include <string>

#include "support/world.h"

namespace support {

class Driven {
  public:
    // `before`: a command that starts it, such as one that changes the user.
    explicit Driven(const base::Path& data, const std::vector<std::string>& before = {});
    ~Driven();
    Driven(const Driven&) = delete;
    Driven& operator=(const Driven&) = delete;

    std::string ask(const std::string& line);  // the answer, one line of JSON
    void must(const std::string& line);        // fails the test where the answer is no
    pid_t process() const { return process_; }

    struct Copies {
        int utf8 = 0, utf16 = 0, utf32 = 0;
        std::string answer;
    };
    Copies copies_of(const std::string& word);  // in its memory

  private:
    pid_t process_ = -1;
    std::FILE* to_ = nullptr;
    std::FILE* from_ = nullptr;
};

}  // namespace support
