// The stable name of a node on a screen, a path of ids such as `topic/prostatitis`: what tests,
// automation and the keypad call it. Never made of words a visitor sees.
#pragma once

#include <string>
#include <string_view>

namespace base {

struct Key {
    std::string path;

    Key() = default;
    Key(std::string_view text) : path(text) {}
    Key(const char* text) : path(text) {}
    Key(std::string text) : path(std::move(text)) {}

    bool empty() const { return path.empty(); }
    friend Key operator/(const Key& a, std::string_view b) {
        return Key(a.path + "/" + std::string(b));
    }
    friend bool operator==(const Key&, const Key&) = default;
    friend auto operator<=>(const Key&, const Key&) = default;
};

}  // namespace base
