#include "storage/signature.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <optional>

#include "text/date.h"
#include "text/unicode.h"

namespace storage {

namespace {

using Bytes = std::vector<unsigned char>;
constexpr std::size_t id_size = 8;
constexpr std::size_t secret_size = 2 + 2 + 2 + 32 + 8 + 8 + id_size + 64 + 32;
constexpr std::size_t salt_at = 6, locked_at = secret_size - id_size - 64 - 32;
constexpr std::string_view trusted_mark = "trusted comment: ";
constexpr std::string_view published_mark = "published ";

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start");
}

std::string base64(const unsigned char* data, std::size_t size) {
    std::string text(sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), data, size, sodium_base64_VARIANT_ORIGINAL);
    text.resize(std::strlen(text.c_str()));
    return text;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
    return text.substr(0, text.find_last_not_of(blank) + 1);
}

std::optional<Bytes> from_base64(std::string_view written, std::size_t expected) {
    const auto text = trimmed(written);
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";
    if (text.find_first_not_of(letters) != std::string_view::npos) return std::nullopt;
    Bytes bytes(expected + 3);
    std::size_t size = 0;
    const int failed = sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(),
                                         nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || size != expected) return std::nullopt;
    // Not resize(): g++ 14 warns of the growing that it could do.
    bytes.erase(bytes.begin() + static_cast<std::ptrdiff_t>(size), bytes.end());
    return bytes;
}

// Whatever saved the file; what is signed of a comment is neither its mark nor the end of its line.
std::vector<std::string> lines_of(const std::string& file) {
    std::vector<std::string> lines{""};
    for (const char c : text::plain_lines(file)) {
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

// What a passphrase locks: the key's id, the key and a checksum, in that order.
using Locked = std::array<unsigned char, id_size + crypto_sign_SECRETKEYBYTES + 32>;

// scrypt's effort of our own keys; those of minisign itself ask for eight times more.
constexpr std::uint64_t effort = 8 * crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_INTERACTIVE;
constexpr std::uint64_t memory = 8 * crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_INTERACTIVE;

void put_number(unsigned char* at, std::uint64_t number) {
    for (int i = 0; i < 8; ++i) at[i] = static_cast<unsigned char>(number >> (8 * i));
}

std::uint64_t read_number(const unsigned char* at) {
    std::uint64_t number = 0;
    for (int i = 7; i >= 0; --i) number = number << 8U | at[i];
    return number;
}

// Locks and unlocks: the file's 104 last bytes XOR a stream made of the passphrase, by the salt
// and the effort that stand before them. False when there is too little memory, or when a file
// asks for more than minisign ever does.
bool apply_passphrase(Bytes& file, const std::string& passphrase) {
    const auto ops = read_number(file.data() + salt_at + 32);
    const auto mem = read_number(file.data() + salt_at + 40);
    if (ops > crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE ||
        mem > crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE)
        return false;
    Locked stream{};
    if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), passphrase.data(),
                                           passphrase.size(), file.data() + salt_at, ops,
                                           static_cast<std::size_t>(mem)) != 0)
        return false;
    for (std::size_t i = 0; i < stream.size(); ++i) file[locked_at + i] ^= stream[i];
    sodium_memzero(stream.data(), stream.size());
    return true;
}

std::array<unsigned char, 32> checksum(const Bytes& file) {
    Bytes checked(file.begin(), file.begin() + 2);
    checked.insert(checked.end(), file.begin() + locked_at, file.end() - 32);
    std::array<unsigned char, 32> sum{};
    crypto_generichash(sum.data(), sum.size(), checked.data(), checked.size(), nullptr, 0);
    sodium_memzero(checked.data(), checked.size());
    return sum;
}

std::string public_text(const unsigned char* id, const unsigned char* secret_key) {
    Bytes bytes(2 + id_size + crypto_sign_PUBLICKEYBYTES);
    bytes[0] = 'E';
    bytes[1] = 'd';
    std::memcpy(bytes.data() + 2, id, id_size);
    crypto_sign_ed25519_sk_to_pk(bytes.data() + 2 + id_size, secret_key);
    return base64(bytes.data(), bytes.size());
}

std::int64_t published_of(std::string_view comment) {
    const auto at = comment.rfind(published_mark);
    if (at == std::string_view::npos) return 0;
    return text::parse_utc(comment.substr(at + published_mark.size(), 20)).value_or(0);
}

using Hash = std::array<unsigned char, crypto_generichash_BYTES_MAX>;

base::Result<Hash> hash_file(const base::Path& path) {
    std::error_code error;  // a pipe would hold up whoever opens it
    if (!std::filesystem::is_regular_file(path, error))
        return base::fail(path.string(), "cannot be read: it is not a file");
    std::ifstream file(path, std::ios::binary);
    if (!file) return base::fail(path.string(), "cannot be read");
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

struct Signer::Key {
    std::array<unsigned char, id_size> id{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> key{};
    Key() = default;
    Key(const Key&) = delete;
    Key& operator=(const Key&) = delete;
    ~Key() { sodium_memzero(key.data(), key.size()); }
};

KeyPair make_keys(const std::string& passphrase) {
    start_sodium();
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    Bytes bytes(secret_size, 0);
    std::memcpy(bytes.data(), "Ed\0\0B2", 6);
    unsigned char* id = bytes.data() + locked_at;
    randombytes_buf(id, id_size);
    crypto_sign_keypair(public_key.data(), id + id_size);
    KeyPair pair;
    pair.public_key = public_text(id, id + id_size);
    const auto sum = checksum(bytes);
    std::copy(sum.begin(), sum.end(), bytes.end() - 32);
    if (!passphrase.empty()) {
        std::memcpy(bytes.data() + 2, "Sc", 2);
        randombytes_buf(bytes.data() + salt_at, 32);
        put_number(bytes.data() + salt_at + 32, effort);
        put_number(bytes.data() + salt_at + 40, memory);
        if (!apply_passphrase(bytes, passphrase))
            throw std::runtime_error("there is too little memory to lock the key");
    }
    pair.secret_file = "untrusted comment: minisign secret key of a Urokiosk publisher\n" +
                       base64(bytes.data(), bytes.size()) + "\n";
    sodium_memzero(bytes.data(), bytes.size());
    return pair;
}

bool is_locked(const base::Path& secret_key) {
    const auto text = base::read_file(secret_key, 4096);
    const auto lines = text ? lines_of(*text) : decltype(lines_of("")){};
    const auto bytes = lines.size() > 1 ? from_base64(lines[1], secret_size) : std::nullopt;
    return bytes && std::memcmp(bytes->data() + 2, "Sc", 2) == 0;
}

base::Result<Signer> Signer::open(const base::Path& secret_key, const std::string& passphrase) {
    start_sodium();
    const std::string name = secret_key.string();
    const auto text = base::read_file(secret_key, 4096);
    if (!text) return tl::unexpected(text.error());
    const auto lines = lines_of(*text);
    auto bytes = lines.size() > 1 ? from_base64(lines[1], secret_size) : std::nullopt;
    if (!bytes) return base::fail(name, "is no secret key", "make one: urokiosk keys new");
    const bool locked = std::memcmp(bytes->data() + 2, "Sc", 2) == 0;
    if (locked && passphrase.empty())
        return base::fail(name, "is locked with a passphrase",
                          "give the passphrase: --passphrase-file FILE");
    if (locked && !apply_passphrase(*bytes, passphrase))
        return base::fail(name, "asks for more memory than there is",
                          "make a key here: urokiosk keys new");
    const auto sum = checksum(*bytes);
    // Keys of minisign -W carry no checksum in some versions; only a passphrase needs one.
    if (locked && sodium_memcmp(sum.data(), bytes->data() + secret_size - 32, 32) != 0)
        return base::fail(name, "is locked with another passphrase");
    auto key = std::make_shared<Key>();
    std::copy_n(bytes->begin() + locked_at, id_size, key->id.begin());
    std::copy_n(bytes->begin() + locked_at + id_size, key->key.size(), key->key.begin());
    sodium_memzero(bytes->data(), bytes->size());
    return Signer(std::move(key));
}

std::string Signer::public_key() const { return public_text(key_->id.data(), key_->key.data()); }

base::Result<void> Signer::sign(const base::Path& file, const std::string& trusted_comment) const {
    const auto hash = hash_file(file);
    if (!hash) return tl::unexpected(hash.error());
    Bytes signature(2 + id_size + crypto_sign_BYTES);
    signature[0] = 'E';
    signature[1] = 'D';
    std::copy(key_->id.begin(), key_->id.end(), signature.begin() + 2);
    unsigned char* proof = signature.data() + 2 + id_size;
    crypto_sign_detached(proof, nullptr, hash->data(), hash->size(), key_->key.data());
    const Bytes message = joined(proof, trusted_comment);
    std::array<unsigned char, crypto_sign_BYTES> whole{};
    crypto_sign_detached(whole.data(), nullptr, message.data(), message.size(), key_->key.data());
    return base::write_file(signature_path(file),
                            "untrusted comment: signature of a Urokiosk edition\n" +
                                base64(signature.data(), signature.size()) + "\n" +
                                std::string(trusted_mark) + trusted_comment + "\n" +
                                base64(whole.data(), whole.size()) + "\n");
}

std::string Signer::sign_bytes(std::string_view bytes) const {
    std::array<unsigned char, crypto_sign_BYTES> proof{};
    crypto_sign_detached(proof.data(), nullptr,
                         reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                         key_->key.data());
    return hex(proof.data(), proof.size());
}

std::string Signer::public_hex() const {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> half{};
    crypto_sign_ed25519_sk_to_pk(half.data(), key_->key.data());
    return hex(half.data(), half.size());
}

bool signed_by(const std::string& public_hex, std::string_view bytes, const std::string& hex) {
    start_sodium();
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> key{};
    std::array<unsigned char, crypto_sign_BYTES> proof{};
    const auto read = [](auto& into, const std::string& text) {
        std::size_t size = 0;
        return text.size() == 2 * into.size() &&
               sodium_hex2bin(into.data(), into.size(), text.data(), text.size(), nullptr, &size,
                              nullptr) == 0 &&
               size == into.size();
    };
    return read(key, public_hex) && read(proof, hex) &&
           crypto_sign_verify_detached(proof.data(),
                                       reinterpret_cast<const unsigned char*>(bytes.data()),
                                       bytes.size(), key.data()) == 0;
}

base::Result<std::string> public_key_of(const base::Path& secret_key,
                                        const std::string& passphrase) {
    const auto signer = Signer::open(secret_key, passphrase);
    if (!signer) return tl::unexpected(signer.error());
    return signer->public_key();
}

base::Path signature_path(const base::Path& file) { return file.string() + ".minisig"; }

base::Result<void> sign(const base::Path& file, const base::Path& secret_key,
                        const std::string& trusted_comment, const std::string& passphrase) {
    const auto signer = Signer::open(secret_key, passphrase);
    if (!signer) return tl::unexpected(signer.error());
    return signer->sign(file, trusted_comment);
}

std::string published_stamp(std::int64_t moment) {
    return std::string(published_mark) + text::to_utc(moment);
}

base::Result<Verified> verify(const base::Path& file, const std::vector<std::string>& public_keys) {
    start_sodium();
    const std::string name = file.string();
    std::error_code error;
    const auto kind = std::filesystem::status(file, error).type();
    if (kind == std::filesystem::file_type::not_found) return base::fail(name, "is missing");
    if (error) return base::fail(name, "cannot be read: " + error.message());
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
            return Verified{comment, hex(hash->data(), 4), published_of(comment)};
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
    return name.substr(std::min(name.find_first_not_of('0'), name.size() - 1));
}

}  // namespace storage
