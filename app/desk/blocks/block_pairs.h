// A translation beside its English, block by block, and what somebody translates put into it: the
// same Markdown and the same record as `urokiosk translated` makes. Pure.
#pragma once

#include <memory>
#include <optional>

#include "content/translation.h"
#include "desk/block_form.h"
#include "document/shared.h"

namespace desk {

struct PageText {
    std::string body;
    std::shared_ptr<const document::Parsed> parsed;
};

enum class BlockState {
    fresh,      // made from these very words
    stale,      // only words of the English changed
    otherwise,  // says something else than the English now: readers are shown that
    begun,      // somebody wrote in it, and did not say that it is done
    missing
};

struct BlockPair {
    BlockState state = BlockState::missing;
    std::size_t english = 0;               // its place among the English blocks
    std::optional<std::size_t> here = {};  // and among those of the translation
    std::string source = {}, own = {};     // Markdown
    std::string made_from = {};            // fingerprint of the English it stands for
    document::BlockRecord record = {};     // what is known of its words as they are
};
std::vector<BlockPair> block_pairs(const PageText& english, const PageText& own,
                                   const document::Wording& wording);
int waiting(const std::vector<BlockPair>& pairs);  // all but the fresh ones

// What a translator begins with: the block without its words, with sources and placeholders.
BlockForm blank_form(const std::string& english);
// The words of the glossary that the English has linked, linked where they stand in a form.
struct Linking {
    const std::set<std::string>& terms;  // ids
    const std::map<std::string, std::string>& glossary;
};
void link_terms(BlockForm& form, const Linking& linking);

// The translation with this Markdown for an English block. It stands for the English of today; who
// made it is recorded once it is done.
struct Translated {
    const BlockPair& pair;
    std::string markdown;
    content::Makers makers;
    bool done = false;
};
std::string with_translated(const PageText& english, const PageText& own, const Translated& what);

// What of a block the other one lacks, as it is written there.
struct Lacking {
    std::vector<std::string> numbers, sources, placeholders, terms;
};
Lacking lacking(const document::SharedBlock& english, const document::SharedBlock& here);

}  // namespace desk
