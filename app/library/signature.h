// Signatures in minisign's format: prehashed Ed25519 (BLAKE2b-512 of the file), with a trusted
// comment. `minisign -Vm FILE -P KEY` accepts them, and keys made with `minisign -G -W` work here.
// Format: https://jedisct1.github.io/minisign/#signature-format
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"

namespace library {

struct KeyPair {
    std::string public_key;   // one line of base64, as `minisign -P` and clinic.toml take it
    std::string secret_file;  // text of a key file; keep it readable by its owner only
};

KeyPair make_keys();

// The public half of a secret key file.
base::Result<std::string> public_key_of(const base::Path& secret_key);

base::Path signature_path(const base::Path& file);  // FILE.minisig

// Writes FILE.minisig. The same file, key and comment give the same bytes.
base::Result<void> sign(const base::Path& file, const base::Path& secret_key,
                        const std::string& trusted_comment);

// What is known of a file that one of `public_keys` signed exactly as it is.
struct Verified {
    std::string comment;  // the trusted comment
    std::string digest;   // the beginning of its BLAKE2b hash: the same content has the same
};
base::Result<Verified> verify(const base::Path& file, const std::vector<std::string>& public_keys);

// A few letters by which people can tell keys and editions apart: the key's id in hex.
std::string key_name(const std::string& public_key);

}  // namespace library
