#include "storage/secret.h"

#include <sodium.h>

#include <stdexcept>

namespace storage {

namespace {

constexpr unsigned long long effort = crypto_pwhash_OPSLIMIT_INTERACTIVE;
constexpr std::size_t memory = crypto_pwhash_MEMLIMIT_INTERACTIVE;

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

std::string hash_secret(const std::string& secret) {
    start();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), secret.data(), secret.size(), effort, memory) != 0)
        throw std::runtime_error("there is too little memory to hash a secret");
    hash.resize(hash.find('\0'));
    return hash;
}

bool fits(std::string hash, const std::string& secret) {
    start();
    hash.resize(crypto_pwhash_STRBYTES, '\0');
    return crypto_pwhash_str_verify(hash.data(), secret.data(), secret.size()) == 0;
}

bool outdated(std::string hash) {
    start();
    hash.resize(crypto_pwhash_STRBYTES, '\0');
    return crypto_pwhash_str_needs_rehash(hash.data(), effort, memory) != 0;
}

}  // namespace storage
