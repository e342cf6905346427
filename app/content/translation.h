// What a translation stands for: the English it was made from.
#pragma once

#include "base/file.h"

namespace content {

// A translation's record of the English it was made from, and of how easy it was to read then:
// writes into the page's front matter which English blocks it now stands for, and its ease of
// reading into LANGUAGE/reading.toml. `page` is content/LANGUAGE/topics/ID.md. Fails when its
// blocks do not match the English ones in number and kind, naming the first that does not.
base::Result<void> record_translation(const base::Path& page);

}  // namespace content
