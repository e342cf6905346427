#include "storage/digest.h"

#include <sodium.h>

#include <array>

namespace storage {

std::string digest_of(std::string_view bytes) {
    std::array<unsigned char, 32> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.resize(hash.size() * 2);
    return text;
}

}  // namespace storage
