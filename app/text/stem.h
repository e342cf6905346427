// Words cut to what their forms share, so that "leaking" finds "leaks". By Snowball; a language it
// does not know keeps its words whole. The only door to libstemmer.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace text {

// Not for two threads at once.
class Stemmer {
  public:
    explicit Stemmer(const std::string& language_tag);
    // Of one word as fold() makes it.
    std::string operator()(std::string_view word) const;

  private:
    std::shared_ptr<void> stemmer_;
};

}  // namespace text
