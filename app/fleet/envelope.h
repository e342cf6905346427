// A signed text as The Update Framework has it: {"signatures": [...], "signed": {...}}, signed over
// the canonical JSON of "signed" (keys in order, no blanks, whole numbers alone).
// https://theupdateframework.github.io/specification/v1.0.31/
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/problem.h"
#include "storage/signature.h"

namespace fleet {

using Keys = std::map<std::string, std::string>;  // public halves in hex, by the key's id

// Who has to sign, and how many of them.
struct RoleKeys {
    std::set<std::string> ids;
    int threshold = 1;
    friend bool operator==(const RoleKeys&, const RoleKeys&) = default;
};

struct Signature {
    std::string key, hex;  // the key's id
};

struct Envelope {
    std::string body;  // canonical, whatever stood in the file
    std::vector<Signature> signatures;
};

// Fails for what is no such text, fractions, more than 16 brackets deep, control characters.
base::Result<Envelope> open_envelope(const std::string& bytes, const std::string& name);
// Enough of these keys have signed it, each counted once, whatever it is called.
bool holds(const Envelope& envelope, const Keys& keys, const RoleKeys& role);

using Signers = std::vector<const storage::Signer*>;
// `body` in any form; the same keys and body give the same bytes.
std::string sealed(const std::string& body, const Signers& signers);

// SHA-256 of the key as metadata tells it.
std::string key_id(const std::string& public_hex);

}  // namespace fleet
