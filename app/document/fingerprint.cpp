#include "document/fingerprint.h"

#include <algorithm>
#include <cstdint>

#include "base/hash.h"
#include "document/plain.h"

namespace document {

std::string fingerprint(const Block& block) {
    Document one;
    one.blocks.push_back(block);
    std::string words = plain(one, Include::everything);
    if (const auto* figure = std::get_if<Figure>(&block.what)) words += figure->alt;
    const auto folded = static_cast<std::uint32_t>(base::stable_hash(words));
    std::string hex;
    for (int shift = 28; shift >= 0; shift -= 4) hex += "0123456789abcdef"[folded >> shift & 15U];
    return hex;
}

std::vector<std::string> fingerprints(const Document& document) {
    std::vector<std::string> all;
    for (const auto& block : document.blocks) all.push_back(fingerprint(block));
    return all;
}

void mark_stale(Document& translation, const std::vector<std::string>& english_now) {
    const auto& record = translation.front.translated;
    if (record.size() != translation.blocks.size()) return;
    for (std::size_t i = 0; i < record.size(); ++i)
        translation.blocks[i].stale = std::find(english_now.begin(), english_now.end(),
                                                record[i].english) == english_now.end();
}

}  // namespace document
