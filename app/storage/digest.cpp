#include "storage/digest.h"

#include <sodium.h>

#include <array>

namespace storage {

namespace {

using Digest = std::array<unsigned char, 32>;

std::string in_hex(const Digest& hash) {
    std::string text(hash.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.resize(hash.size() * 2);
    return text;
}

}  // namespace

std::string digest_of(std::string_view bytes) {
    Digest hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    return in_hex(hash);
}

std::string sha256_of(std::string_view bytes) {
    Digest hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return in_hex(hash);
}

}  // namespace storage
