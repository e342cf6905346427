#include "layout/contrast/path_extent.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

#include "base/geometry.h"

namespace layout {

namespace {

class PathBox {
  public:
    float extent(std::string_view path) {
        while (!path.empty()) {
            const char first = path.front();
            if (std::isalpha(static_cast<unsigned char>(first)) != 0) {
                begin(first);
                path.remove_prefix(1);
            } else if (const auto number = number_at(path)) {
                take(*number);
            } else {
                path.remove_prefix(1);
            }
        }
        return right_ < left_ ? 0 : std::min(right_ - left_, bottom_ - top_);
    }

  private:
    // Taken off the path.
    static std::optional<float> number_at(std::string_view& path) {
        float number = 0;
        std::string_view digits = path;
        if (digits.front() == '+') digits.remove_prefix(1);
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
        if (error != std::errc()) return std::nullopt;
        path.remove_prefix(static_cast<std::size_t>(end - path.data()));
        return number;
    }
    void begin(char command) {
        command_ = command;
        given_.clear();
        if (command == 'Z' || command == 'z') at_ = start_;
    }
    void take(float number) {
        given_.push_back(number);
        const char kind = static_cast<char>(std::toupper(static_cast<unsigned char>(command_)));
        const std::size_t whole = kind == 'H' || kind == 'V'   ? 1
                                  : kind == 'C'                ? 6
                                  : kind == 'S' || kind == 'Q' ? 4
                                  : kind == 'A'                ? 7
                                                               : 2;
        if (given_.size() < whole) return;
        draw(kind);
        given_.clear();
    }
    void draw(char kind) {
        const bool from_here = std::islower(static_cast<unsigned char>(command_)) != 0;
        const base::Point from = from_here ? at_ : base::Point{0, 0};
        if (kind == 'H') at_.x = from.x + given_[0];
        if (kind == 'V') at_.y = from.y + given_[0];
        // Of an arc only its end: it is a field's corner.
        const std::size_t first = kind == 'A' ? 5 : 0;
        for (std::size_t i = first; i + 1 < given_.size(); i += 2) {
            at_ = {from.x + given_[i], from.y + given_[i + 1]};
            reach();
        }
        reach();
        if (kind == 'M') start_ = at_;
    }
    void reach() {
        left_ = std::min(left_, at_.x);
        right_ = std::max(right_, at_.x);
        top_ = std::min(top_, at_.y);
        bottom_ = std::max(bottom_, at_.y);
    }

    char command_ = 'M';
    std::vector<float> given_;
    base::Point at_{0, 0}, start_{0, 0};
    float left_ = std::numeric_limits<float>::max(), right_ = -left_, top_ = left_,
          bottom_ = -left_;
};

}  // namespace

float path_extent(std::string_view path) { return PathBox().extent(path); }

}  // namespace layout
