#include "desk/forms/own_words.h"

#include "text/unicode.h"

namespace desk {

namespace {

constexpr std::uintmax_t longest_list = 1U << 20U;

std::string words_kept(const settings::DataPaths& paths, const std::string& language) {
    return base::read_file(paths.dictionary(language), longest_list).value_or("");
}

}  // namespace

std::set<std::string> own_words(const settings::DataPaths& paths, const std::string& language) {
    const std::string list = words_kept(paths, language);
    std::set<std::string> all;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find('\n', at), list.size());
        if (end > at) all.insert(text::fold(list.substr(at, end - at)));
        at = end + 1;
    }
    return all;
}

base::Result<void> add_own_word(const settings::DataPaths& paths, const std::string& language,
                                const std::string& word) {
    if (word.empty() || !text::harmless_name(word))
        return base::fail(word, "is no word to learn", "write it in letters that can be seen");
    if (own_words(paths, language).contains(text::fold(word))) return {};
    return base::write_file(paths.dictionary(language), words_kept(paths, language) + word + "\n",
                            true);
}

}  // namespace desk
