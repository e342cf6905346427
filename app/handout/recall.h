// The short code on each sheet: it stands for edition, page, languages and size, so that paper that
// turned out wrong can be found. Nothing is kept: who has the editions can tell what a code stands
// for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edition/edition_store.h"
#include "edition/recall.h"

namespace handout {

using edition::Recall;
using edition::SheetName;

// Six letters or digits and a check letter, without 0, O, 1 and I: "7KD-3QPM".
// Check letter: Luhn modulo 32, which finds every single slip and most swaps.
std::string recall_code(const SheetName& sheet);

// The code as it is kept, from what a person typed: small letters, blanks and dashes are forgiven.
// Nothing for a slip: too short, a letter that is never used, or a check that does not fit.
std::optional<std::string> read_code(const std::string& typed);

// Looks through the editions in the store. Current: the page's words are the same in the edition in
// use. Codes are short: of many sheets two may share one, and all that have it are told, the oldest
// first. At least one; unknown where there is none.
std::vector<Recall> recalls(const std::string& code, const edition::EditionStore& editions,
                            const settings::Settings& settings);
// Where only one is wanted: the first.
Recall recall(const std::string& code, const edition::EditionStore& editions,
              const settings::Settings& settings);

}  // namespace handout
