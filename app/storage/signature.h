// Signatures in minisign's format: prehashed Ed25519 (BLAKE2b-512 of the file), with a trusted
// comment. `minisign -Vm FILE -P KEY` accepts them, and keys made with `minisign -G` work here,
// with or without a passphrase. Format: https://jedisct1.github.io/minisign/#signature-format
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"

namespace storage {

struct KeyPair {
    std::string public_key;   // one line of base64, as `minisign -P` and clinic.toml take it
    std::string secret_file;  // text of a key file; keep it readable by its owner only
};

// With a passphrase the secret half is locked with it (scrypt, 128 MB, half a second).
KeyPair make_keys(const std::string& passphrase = "");

// A secret key, read and unlocked once, for as many signatures as are wanted.
class Signer {
  public:
    // A wrong passphrase, one that is missing, and a file that is no key are one clear line each.
    // A key without a passphrase takes any.
    static base::Result<Signer> open(const base::Path& secret_key, const std::string& passphrase);

    std::string public_key() const;
    // Writes FILE.minisig. The same file, key and comment give the same bytes.
    base::Result<void> sign(const base::Path& file, const std::string& trusted_comment) const;
    // Plain Ed25519 (RFC 8032) of bytes, and the public half it is checked with, both in hex: what
    // metadata of a fleet is signed with.
    std::string sign_bytes(std::string_view bytes) const;
    std::string public_hex() const;

    struct Key;

  private:
    explicit Signer(std::shared_ptr<const Key> key) : key_(std::move(key)) {}
    std::shared_ptr<const Key> key_;
};

bool is_locked(const base::Path& secret_key);  // with a passphrase

// Both for a single use.
base::Result<std::string> public_key_of(const base::Path& secret_key,
                                        const std::string& passphrase = "");
base::Result<void> sign(const base::Path& file, const base::Path& secret_key,
                        const std::string& trusted_comment, const std::string& passphrase = "");

base::Path signature_path(const base::Path& file);  // FILE.minisig

// What is known of a file that one of `public_keys` signed exactly as it is.
struct Verified {
    std::string comment;         // the trusted comment
    std::string digest;          // the beginning of its BLAKE2b hash: same content, same letters
    std::int64_t published = 0;  // seconds since 1970, by the comment; 0: it does not say
};
base::Result<Verified> verify(const base::Path& file, const std::vector<std::string>& public_keys);

bool signed_by(const std::string& public_hex, std::string_view bytes, const std::string& hex);

// "published 2026-11-23T05:20:00Z": what a trusted comment says of when.
std::string published_stamp(std::int64_t moment);

// A few letters by which people can tell keys apart: the id in hex, as minisign prints it, which
// leaves zeros at its beginning out.
std::string key_name(const std::string& public_key);

}  // namespace storage
