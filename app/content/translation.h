// What a translation stands for: the English it was made from, who made it and who answers for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
    std::string back_words = {};  // what `back` made of it, in English
};
base::Result<void> record_translation(const base::Path& page, const Makers& makers);

// The record of a block as it was translated just now. What was known of it stays known while
// neither it nor its English has changed.
struct BlockPrints {
    std::string english, own;  // fingerprints
};
document::BlockRecord translated_block(const BlockPrints& prints,
                                       const std::vector<document::BlockRecord>& known,
                                       const Makers& makers);
// The page with these records, one a block, proved by reading it; nothing where they cannot be
// written.
std::optional<std::string> with_records(const std::string& page,
                                        const std::vector<document::BlockRecord>& records);

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
