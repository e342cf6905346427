// What a page states as a fact without a source of its own, and the doses it names: an English page
// is held to both. The words that tell stand in en/lexicon.toml.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "document/wording.h"

namespace content {

struct Bare {
    int line = 0;
    std::string words;  // the sentence
};

// Sentences that hold a word of `facts` outside a clause that begins with one of `asides`, ask
// nothing, and cite nothing in their paragraph or item, nor in the paragraph that leads the list. A
// key fact and an answer may say again what one cited statement of the page says: it must hold all
// their facts' words. Those of a title, a heading and what stands below a drawing are held by cited
// statements of the page.
std::vector<Bare> bare_facts(const document::Document& page, const document::Wording& english);

// "500 mg", "twice a day", as it is written: how much to take is for who prescribes. Empty: none.
std::string dose_in(std::string_view words, const document::Wording& english);

}  // namespace content
