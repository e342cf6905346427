// Secrets people sign in with, kept only as Argon2id hashes with their parameters (libsodium).
#pragma once

#include <cstddef>
#include <string>

namespace storage {

// Eight digits are guessed a thousand times sooner than words: whoever has the file pays more for
// each try.
enum class SecretKind { words, digits };
SecretKind kind_of_secret(const std::string& secret);

// What a hash costs whoever guesses. Only tests put in less.
struct SecretEffort {
    unsigned long long operations;
    std::size_t bytes;
    friend bool operator==(const SecretEffort&, const SecretEffort&) = default;
};
SecretEffort& secret_effort(SecretKind kind);

// Throws std::runtime_error where there is too little memory.
std::string hash_secret(const std::string& secret);
// Takes as long for a wrong secret as hash_secret() takes for that secret, whatever the hash is of.
bool fits(const std::string& hash, const std::string& secret);
// Made with less effort than is taken today for this secret.
bool outdated(const std::string& hash, const std::string& secret);

}  // namespace storage
