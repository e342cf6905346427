// A PO file, as translators' tools write it: msgctxt is the key, msgid the English words, msgstr
// the translation. The only door to gettext-po.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"

namespace library {

struct PoEntry {
    std::string key, english, translated;
    bool fuzzy = false;
};

std::vector<PoEntry> read_po(const base::Path& path, base::Problems& problems);

}  // namespace library
