#include "storage/sealed.h"

#include <sodium.h>

#include <stdexcept>

namespace storage {

namespace {

constexpr std::string_view mark = "urokiosk sealed 1\n";
constexpr std::size_t salt_bytes = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t added_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* raw(const std::string& text, std::size_t at = 0) {
    return reinterpret_cast<const unsigned char*>(text.data()) + at;
}
unsigned char* raw(std::string& text, std::size_t at = 0) {
    return reinterpret_cast<unsigned char*>(text.data()) + at;
}

// Gone from memory with its owner.
struct SealKey {
    unsigned char bytes[crypto_aead_xchacha20poly1305_ietf_KEYBYTES];
    SealKey(const std::string& passphrase, const unsigned char* salt) {
        if (crypto_pwhash(bytes, sizeof bytes, passphrase.data(), passphrase.size(), salt,
                          crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                          crypto_pwhash_ALG_ARGON2ID13) != 0)
            throw std::runtime_error("there is too little memory for a passphrase");
    }
    ~SealKey() { sodium_memzero(bytes, sizeof bytes); }
    SealKey(const SealKey&) = delete;
    SealKey& operator=(const SealKey&) = delete;
};

}  // namespace

std::string seal(const std::string& bytes, const std::string& passphrase) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    std::string made(mark);
    const std::size_t head = mark.size() + salt_bytes + nonce_bytes;
    made.resize(head + bytes.size() + added_bytes);
    randombytes_buf(raw(made, mark.size()), salt_bytes + nonce_bytes);
    const SealKey key(passphrase, raw(made, mark.size()));
    crypto_aead_xchacha20poly1305_ietf_encrypt(raw(made, head), nullptr, raw(bytes), bytes.size(),
                                               raw(made), mark.size(), nullptr,
                                               raw(made, mark.size() + salt_bytes), key.bytes);
    return made;
}

bool sealed(const std::string& bytes) { return bytes.starts_with(mark); }

base::Result<std::string> unseal(const std::string& bytes, const std::string& passphrase) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
    const std::size_t head = mark.size() + salt_bytes + nonce_bytes;
    if (!sealed(bytes) || bytes.size() < head + added_bytes)
        return base::fail("", "is no sealed file", "name one that urokiosk backup made");
    std::string opened(bytes.size() - head - added_bytes, '\0');
    const SealKey key(passphrase, raw(bytes, mark.size()));
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            raw(opened), nullptr, nullptr, raw(bytes, head), bytes.size() - head, raw(bytes),
            mark.size(), raw(bytes, mark.size() + salt_bytes), key.bytes) != 0)
        return base::fail("", "does not open with this passphrase, or was changed",
                          "try again; a passphrase has capitals and blanks");
    return opened;
}

}  // namespace storage
