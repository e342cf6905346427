// The running text of a section, with the meanings of words opened in place, and where its
// statements come from.
#pragma once

#include <functional>

#include "kiosk/services.h"

namespace kiosk {

// A text of a page by the name it has in it: what stands in it, in each language of the page.
struct SectionText {
    const PageShown& page;
    std::string name;
    std::function<document::Document(const PageShown&)> cut;
};
Go section_text(ui::Ui& ui, Services& services, Session& session, const SectionText& text);

struct SourcesOf {
    const PageShown& page;
    std::string name;
    const document::Document& part;
};
// A row to touch, and the references in full when it was; nothing where none are cited.
void sources_row(ui::Ui& ui, Services& services, Session& session, const SourcesOf& of);

// What runs on in a part: not the questions and checks, which are cards to touch. Of a page's head
// what is neither a sign nor a key fact, and leads on to its first part.
bool runs_on(const document::Block& block);
bool leads_on(const document::Block& block);
document::Document only(document::Document part, bool (*wanted)(const document::Block&));

}  // namespace kiosk
