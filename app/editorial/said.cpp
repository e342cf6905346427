#include "editorial/said.h"

#include "text/unicode.h"

namespace editorial {

namespace {
constexpr std::size_t longest_words = 4000;  // bytes of a comment or a reason
}

base::Result<void> said(const std::string& path, const std::string& words,
                        const std::string& what) {
    if (words.find_first_not_of(" \t\n") == std::string::npos)
        return base::fail(path, "needs " + what, "say in a few words why");
    if (words.size() > longest_words || !text::harmless(words))
        return base::fail(path, what + " is too long or holds letters that cannot be seen",
                          "say it in a few plain words");
    return {};
}

}  // namespace editorial
