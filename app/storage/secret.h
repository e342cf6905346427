// Secrets people sign in with, kept only as Argon2id hashes with their parameters (libsodium).
#pragma once

#include <string>

namespace storage {

// Throws std::runtime_error where there is too little memory.
std::string hash_secret(const std::string& secret);
bool fits(std::string hash, const std::string& secret);
bool outdated(std::string hash);  // made with less effort than is taken today

}  // namespace storage
