// Secrets people sign in with, kept only as Argon2id hashes with their parameters (libsodium).
#pragma once

#include <cstddef>
#include <string>

namespace storage {

// What a hash costs whoever guesses. Only a test that guesses a million times puts in less.
struct SecretEffort {
    unsigned long long operations;
    std::size_t bytes;
};
SecretEffort& secret_effort();

// Throws std::runtime_error where there is too little memory.
std::string hash_secret(const std::string& secret);
bool fits(std::string hash, const std::string& secret);
bool outdated(std::string hash);  // made with less effort than is taken today

}  // namespace storage
