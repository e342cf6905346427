#include "library/words.h"

#include <algorithm>

namespace library {

std::optional<Word> word_from(std::string_view key) {
    const auto at = std::find(std::begin(word_keys), std::end(word_keys), key);
    if (at == std::end(word_keys)) return std::nullopt;
    return static_cast<Word>(at - std::begin(word_keys));
}

}  // namespace library
