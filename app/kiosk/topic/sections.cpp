#include "kiosk/topic/sections.h"

#include <algorithm>

namespace kiosk {

namespace {

bool only_warns(const document::Document& part) {
    return !part.blocks.empty() &&
           std::all_of(part.blocks.begin(), part.blocks.end(), [](const document::Block& block) {
               return std::holds_alternative<document::Warning>(block.what);
           });
}

// A page that is itself a list of signs has them in its parts: its front tells those of its head.
bool lists_signs(const PageShown& page) {
    return page.document.front.kind == document::PageKind::safety;
}

}  // namespace

bool asks(const document::Document& part) { return !document::questions(part).empty(); }

Sections::Sections(const PageShown& page) : page_(page) {
    const bool all = lists_signs(page);
    const auto& told = all ? page.parts.head.blocks : page.document.blocks;
    warns_ = std::any_of(told.begin(), told.end(), [](const document::Block& block) {
        return std::holds_alternative<document::Warning>(block.what);
    });
    for (std::size_t i = 0; i < page.parts.chapters.size(); ++i)
        if (all || !only_warns(page.parts.chapters[i].part)) chapters_.push_back(i);
}

std::vector<document::Warning> Sections::signs() const {
    return document::warnings(lists_signs(page_) ? page_.parts.head : page_.document);
}

const document::Chapter& Sections::chapter(std::size_t section) const {
    return page_.parts.chapters[index(section)];
}

bool Sections::at_signs(const TopicPart& part) const {
    const auto* at = std::get_if<ChapterAt>(&part);
    if (!at) return std::holds_alternative<AllWarnings>(part);
    return !page_.parts.chapters.empty() && section(part) == 0;
}

std::size_t Sections::section(const TopicPart& part) const {
    const auto* at = std::get_if<ChapterAt>(&part);
    if (!at || page_.parts.chapters.empty()) return 0;
    const std::size_t wanted = std::min(at->index, page_.parts.chapters.size() - 1);
    const auto found = std::find(chapters_.begin(), chapters_.end(), wanted);
    return found == chapters_.end() ? 0 : static_cast<std::size_t>(found - chapters_.begin()) + 1;
}

std::size_t Sections::asking() const {
    std::size_t found = 0;
    for (std::size_t i = 1; i < count(); ++i)
        if (asks(chapter(i).part)) found = i;
    return found;
}

base::Key Sections::heading(std::size_t section) const {
    if (section == 0 || section >= count()) return {};
    return base::Key("section") / chapter(section).slug;
}

bool Sections::signs_first() const {
    const auto& front = page_.document.front;
    return front.signs_first || front.kind == document::PageKind::safety ||
           front.kind == document::PageKind::procedure;
}

}  // namespace kiosk
