// A name for bytes that nobody can give to others.
#pragma once

#include <string>
#include <string_view>

namespace storage {

// BLAKE2b of 32 bytes, in hex: of texts and of entries.
std::string digest_of(std::string_view bytes);
// SHA-256 in hex (FIPS 180-4): what other programs name files by.
std::string sha256_of(std::string_view bytes);

}  // namespace storage
