#include "document/parse_cache.h"

#include <algorithm>

namespace document {

namespace {

// The pages of a language and their English: what a page in review is held against.
constexpr std::size_t most_kept = 160;

}  // namespace

std::shared_ptr<const Parsed> ParseCache::known(std::string_view text) {
    const auto found = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const auto& kept) { return kept.text == text; });
    if (found == kept_.end()) return nullptr;
    std::rotate(found, found + 1, kept_.end());
    return kept_.back().parsed;
}

std::shared_ptr<const Parsed> ParseCache::of(std::string_view text) {
    if (auto here = known(text)) return here;
    if (kept_.size() >= most_kept) kept_.erase(kept_.begin());
    kept_.push_back({std::string(text), std::make_shared<const Parsed>(parse(text))});
    return kept_.back().parsed;
}

}  // namespace document
