#include "storage/secret.h"

#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace storage {

namespace {

void start() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

bool made_with(std::string hash, const SecretEffort& effort) {
    hash.resize(crypto_pwhash_STRBYTES, '\0');
    return crypto_pwhash_str_needs_rehash(hash.data(), effort.operations, effort.bytes) == 0;
}

bool hashed(std::string& hash, const std::string& secret, const SecretEffort& effort) {
    return crypto_pwhash_str(hash.data(), secret.data(), secret.size(), effort.operations,
                             effort.bytes) == 0;
}

}  // namespace

SecretKind kind_of_secret(const std::string& secret) {
    const bool digits = std::all_of(secret.begin(), secret.end(),
                                    [](unsigned char one) { return std::isdigit(one) != 0; });
    return digits ? SecretKind::digits : SecretKind::words;
}

SecretEffort& secret_effort(SecretKind kind) {
    static SecretEffort words{crypto_pwhash_OPSLIMIT_INTERACTIVE,
                              crypto_pwhash_MEMLIMIT_INTERACTIVE};
    static SecretEffort digits{crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE};
    return kind == SecretKind::digits ? digits : words;
}

std::string hash_secret(const std::string& secret) {
    start();
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    // A small machine has no room for the dearer one: then the other is better than none.
    if (!hashed(hash, secret, secret_effort(kind_of_secret(secret))) &&
        !hashed(hash, secret, secret_effort(SecretKind::words)))
        throw std::runtime_error("there is too little memory to hash a secret");
    hash.resize(hash.find('\0'));
    return hash;
}

bool fits(const std::string& hash, const std::string& secret) {
    start();
    const auto& dear = secret_effort(SecretKind::digits);
    const bool apart = dear != secret_effort(SecretKind::words);
    const bool digits = kind_of_secret(secret) == SecretKind::digits;
    const bool of_digits = apart && made_with(hash, dear);
    if (of_digits && !digits) return hash_secret(secret).empty();  // no words ever fit it
    std::string whole = hash;
    whole.resize(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str_verify(whole.data(), secret.data(), secret.size()) == 0) return true;
    return apart && digits && !of_digits && hash_secret(secret).empty();
}

bool outdated(const std::string& hash, const std::string& secret) {
    start();
    return !made_with(hash, secret_effort(kind_of_secret(secret)));
}

}  // namespace storage
