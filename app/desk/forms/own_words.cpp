#include "desk/forms/own_words.h"

#include "text/unicode.h"

namespace desk {

namespace {

std::string list_of(const std::string& language) { return "dictionary-" + language; }

}  // namespace

std::set<std::string> own_words(editorial::Repository& repository, const std::string& language) {
    const std::string list = editorial::kept(repository, list_of(language));
    std::set<std::string> all;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find('\n', at), list.size());
        if (end > at) all.insert(text::fold(list.substr(at, end - at)));
        at = end + 1;
    }
    return all;
}

base::Result<void> add_own_word(editorial::Repository& repository, const std::string& language,
                                const std::string& word) {
    if (word.empty() || !text::harmless_name(word))
        return base::fail(word, "is no word to learn", "write it in letters that can be seen");
    if (own_words(repository, language).contains(text::fold(word))) return {};
    const std::string name = list_of(language);
    return editorial::keep(repository, {name, "", editorial::kept(repository, name) + word + "\n"});
}

}  // namespace desk
