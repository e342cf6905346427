#include "library/signature.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <fstream>
#include <optional>

namespace library {

namespace {

using Bytes = std::vector<unsigned char>;
constexpr std::size_t id_size = 8;
constexpr std::size_t secret_size = 2 + 2 + 2 + 32 + 8 + 8 + id_size + 64 + 32;
constexpr std::string_view trusted_mark = "trusted comment: ";

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string base64(const unsigned char* data, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), data, size, sodium_base64_VARIANT_ORIGINAL);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::optional<Bytes> from_base64(std::string_view text, std::size_t expected) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    if (text.find_first_not_of(letters) != std::string_view::npos) return std::nullopt;
    Bytes bytes(expected + 3);
    std::size_t size = 0;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || size != expected) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines{""};
    for (const char c : text) {
        if (c == '\n')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    return lines;
}

std::string hex(const unsigned char* data, std::size_t size) {
    std::string text(size * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), data, size);
    text.resize(size * 2);
    return text;
}

struct PublicKey {
    std::array<unsigned char, id_size> id{};
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
};

std::optional<PublicKey> read_public(std::string_view text) {
    const auto bytes = from_base64(text, 2 + id_size + crypto_sign_PUBLICKEYBYTES);
    if (!bytes || (*bytes)[0] != 'E' || (*bytes)[1] != 'd') return std::nullopt;
    PublicKey key;
    std::copy_n(bytes->begin() + 2, id_size, key.id.begin());
    std::copy_n(bytes->begin() + 2 + id_size, key.key.size(), key.key.begin());
    return key;
}

struct SecretKey {
    std::array<unsigned char, id_size> id{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> key{};
    ~SecretKey() { sodium_memzero(key.data(), key.size()); }
};

base::Result<SecretKey> read_secret(const base::Path& path) {
    const auto text = base::read_file(path, 4096);
    if (!text) return tl::unexpected(text.error());
    const auto lines = lines_of(*text);
    const auto bytes = lines.size() > 1 ? from_base64(lines[1], secret_size) : std::nullopt;
    if (!bytes) return base::fail(path.string(), "is no secret key", "make one: urokiosk keys new");
    if ((*bytes)[2] != 0 || (*bytes)[3] != 0)
        return base::fail(path.string(), "is a key with a passphrase, which pack cannot ask for",
                          "use a key made by urokiosk keys new or minisign -G -W");
    SecretKey secret;
    std::copy_n(bytes->begin() + 54, id_size, secret.id.begin());
    std::copy_n(bytes->begin() + 62, secret.key.size(), secret.key.begin());
    return secret;
}

std::string public_text(const unsigned char* id, const unsigned char* secret_key) {
    Bytes bytes(2 + id_size + crypto_sign_PUBLICKEYBYTES);
    bytes[0] = 'E';
    bytes[1] = 'd';
    std::memcpy(bytes.data() + 2, id, id_size);
    crypto_sign_ed25519_sk_to_pk(bytes.data() + 2 + id_size, secret_key);
    return base64(bytes.data(), bytes.size());
}

using Hash = std::array<unsigned char, crypto_generichash_BYTES_MAX>;

base::Result<Hash> hash_file(const base::Path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file || std::filesystem::is_directory(path))
        return base::fail(path.string(), "cannot be read");
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES_MAX);
    std::vector<char> buffer(1U << 16U);
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
           file.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<unsigned char*>(buffer.data()),
                                  static_cast<std::size_t>(file.gcount()));
    if (file.bad()) return base::fail(path.string(), "cannot be read to its end");
    Hash hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

Bytes joined(const unsigned char* signature, const std::string& comment) {
    Bytes message(crypto_sign_BYTES + comment.size());
    std::memcpy(message.data(), signature, crypto_sign_BYTES);
    std::copy(comment.begin(), comment.end(), message.begin() + crypto_sign_BYTES);
    return message;
}

}  // namespace

KeyPair make_keys() {
    start_sodium();
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    SecretKey secret;
    crypto_sign_keypair(public_key.data(), secret.key.data());
    randombytes_buf(secret.id.data(), secret.id.size());
    Bytes bytes(secret_size, 0);
    std::memcpy(bytes.data(), "Ed\0\0B2", 6);
    std::copy(secret.id.begin(), secret.id.end(), bytes.begin() + 54);
    std::copy(secret.key.begin(), secret.key.end(), bytes.begin() + 62);
    Bytes checked(2 + id_size + secret.key.size());
    std::copy_n(bytes.begin(), 2, checked.begin());
    std::copy_n(bytes.begin() + 54, checked.size() - 2, checked.begin() + 2);
    crypto_generichash(bytes.data() + 126, 32, checked.data(), checked.size(), nullptr, 0);
    KeyPair pair;
    pair.public_key = public_text(secret.id.data(), secret.key.data());
    pair.secret_file = "untrusted comment: minisign secret key of a Urokiosk publisher\n" +
                       base64(bytes.data(), bytes.size()) + "\n";
    return pair;
}

base::Result<std::string> public_key_of(const base::Path& secret_key) {
    start_sodium();
    const auto secret = read_secret(secret_key);
    if (!secret) return tl::unexpected(secret.error());
    return public_text(secret->id.data(), secret->key.data());
}

base::Path signature_path(const base::Path& file) { return file.string() + ".minisig"; }

base::Result<void> sign(const base::Path& file, const base::Path& secret_key,
                        const std::string& trusted_comment) {
    start_sodium();
    const auto secret = read_secret(secret_key);
    if (!secret) return tl::unexpected(secret.error());
    const auto hash = hash_file(file);
    if (!hash) return tl::unexpected(hash.error());
    Bytes signature(2 + id_size + crypto_sign_BYTES);
    signature[0] = 'E';
    signature[1] = 'D';
    std::copy(secret->id.begin(), secret->id.end(), signature.begin() + 2);
    unsigned char* proof = signature.data() + 2 + id_size;
    crypto_sign_detached(proof, nullptr, hash->data(), hash->size(), secret->key.data());
    const Bytes message = joined(proof, trusted_comment);
    std::array<unsigned char, crypto_sign_BYTES> whole{};
    crypto_sign_detached(whole.data(), nullptr, message.data(), message.size(), secret->key.data());
    return base::write_file(signature_path(file),
                            "untrusted comment: signature of a Urokiosk edition\n" +
                                base64(signature.data(), signature.size()) + "\n" +
                                std::string(trusted_mark) + trusted_comment + "\n" +
                                base64(whole.data(), whole.size()) + "\n");
}

base::Result<Verified> verify(const base::Path& file, const std::vector<std::string>& public_keys) {
    start_sodium();
    const std::string name = file.string();
    if (!std::filesystem::exists(file)) return base::fail(name, "is missing");
    const auto text = base::read_file(signature_path(file), 4096);
    if (!text) return base::fail(name, "has no signature that can be read");
    const auto lines = lines_of(*text);
    const auto signature =
        lines.size() > 3 ? from_base64(lines[1], 2 + id_size + crypto_sign_BYTES) : std::nullopt;
    const auto whole = lines.size() > 3 ? from_base64(lines[3], crypto_sign_BYTES) : std::nullopt;
    if (!signature || !whole || !lines[2].starts_with(trusted_mark) || (*signature)[0] != 'E' ||
        (*signature)[1] != 'D')
        return base::fail(name, "has a damaged signature file");
    const auto hash = hash_file(file);
    if (!hash) return tl::unexpected(hash.error());
    const std::string comment = lines[2].substr(trusted_mark.size());
    const unsigned char* proof = signature->data() + 2 + id_size;
    bool known = false;
    for (const std::string& text_key : public_keys) {
        const auto key = read_public(text_key);
        if (!key || !std::equal(key->id.begin(), key->id.end(), signature->begin() + 2)) continue;
        known = true;
        const Bytes message = joined(proof, comment);
        if (crypto_sign_verify_detached(proof, hash->data(), hash->size(), key->key.data()) == 0 &&
            crypto_sign_verify_detached(whole->data(), message.data(), message.size(),
                                        key->key.data()) == 0)
            return Verified{comment, hex(hash->data(), 4)};
    }
    if (known) return base::fail(name, "was changed after it was signed");
    return base::fail(name, "is signed by somebody this clinic does not trust",
                      "add the publisher's key to trusted_keys in clinic.toml");
}

std::string key_name(const std::string& public_key) {
    const auto key = read_public(public_key);
    if (!key) return "unreadable key";
    std::string name;
    for (auto byte = key->id.rbegin(); byte != key->id.rend(); ++byte) {
        char hex[3];
        std::snprintf(hex, sizeof hex, "%02X", *byte);
        name += hex;
    }
    return name;
}

}  // namespace library
