// Bytes nobody reads without the passphrase: what goes on a stick. The key comes from it by
// Argon2id with a salt of its own; XChaCha20-Poly1305 shuts it (libsodium), so a changed byte is
// noticed.
#pragma once

#include <string>

#include "base/problem.h"

namespace storage {

std::string seal(const std::string& bytes, const std::string& passphrase);
bool sealed(const std::string& bytes);
// Fails for another passphrase and for a file that was changed, which nobody can tell apart.
base::Result<std::string> unseal(const std::string& bytes, const std::string& passphrase);

}  // namespace storage
