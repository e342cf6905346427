#include "text/stem.h"

#include <libstemmer.h>

namespace text {

Stemmer::Stemmer(const std::string& language_tag) {
    const std::string language = language_tag.substr(0, language_tag.find('-'));
    if (auto* made = sb_stemmer_new(language.c_str(), nullptr))
        stemmer_.reset(made, [](void* one) { sb_stemmer_delete(static_cast<sb_stemmer*>(one)); });
}

std::string Stemmer::operator()(std::string_view word) const {
    if (!stemmer_) return std::string(word);
    auto* stemmer = static_cast<sb_stemmer*>(stemmer_.get());
    const auto* made = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),
                                       static_cast<int>(word.size()));
    if (!made) return std::string(word);  // no memory
    return {reinterpret_cast<const char*>(made),
            static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace text
