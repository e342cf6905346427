// What a translation stands for: the English it was made from, who made it and who answers for it.
#pragma once

#include <string>

#include "base/file.h"
#include "document/parse.h"
#include "document/wording.h"
#include "text/date.h"

namespace content {

// A translation's record of the English it was made from, and of how easy it was to read then:
// writes into the page's front matter a record a block, and its ease of
// reading into LANGUAGE/reading.toml. `page` is content/LANGUAGE/topics/ID.md. Fails when its
// blocks do not match the English ones in number and kind, naming the first that does not.
struct Makers {
    std::string made, back;  // "machine", or a person's name; back: empty where nobody did
    text::Date on;
};
base::Result<void> record_translation(const base::Path& page, const Makers& makers);

// The page with the name of the clinician who approved it, beside this English, at each block that
// does not contradict it: these stand for it from now on. The others keep what they were made from,
// and no name; readers are shown the English of them.
struct Signing {
    std::string name;
    text::Date on;
};
struct BesideEnglish {
    const document::Parsed &own, &english;  // own: the page, whatever its review says
    const document::Wording& wording;
};
std::string signed_translation(const std::string& page, const Signing& signing,
                               const BesideEnglish& beside);

}  // namespace content
