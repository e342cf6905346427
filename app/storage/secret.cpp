#include "storage/secret.h"

#include <sodium.h>

#include <stdexcept>

namespace storage {

namespace {

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

}  // namespace

SecretEffort& secret_effort() {
    static SecretEffort effort{crypto_pwhash_OPSLIMIT_INTERACTIVE,
                               crypto_pwhash_MEMLIMIT_INTERACTIVE};
    return effort;
}

std::string hash_secret(const std::string& secret) {
    start();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(hash.data(), secret.data(), secret.size(), secret_effort().operations,
                          secret_effort().bytes) != 0)
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
    return crypto_pwhash_str_needs_rehash(hash.data(), secret_effort().operations,
                                          secret_effort().bytes) != 0;
}

}  // namespace storage
