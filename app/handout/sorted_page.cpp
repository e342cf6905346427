#include "handout/sorted_page.h"

#include <algorithm>

#include "document/chapters.h"
#include "document/plain.h"
#include "handout/short_page.h"

namespace handout {

namespace {

using content::Msg;
using document::RunKind;

document::Heading heading(int level, const std::string& words) {
    return {level, {{RunKind::plain, words, ""}}};
}

// A heading whose only content were signs would stand alone; from the end, so that a part whose
// headings all were such goes with them.
void drop_empty_headings(document::Blocks& blocks) {
    for (std::size_t i = blocks.size(); i-- > 0;) {
        const auto* one = std::get_if<document::Heading>(&blocks[i].what);
        const auto* next =
            i + 1 < blocks.size() ? std::get_if<document::Heading>(&blocks[i + 1].what) : nullptr;
        if (one && (i + 1 == blocks.size() || (next && next->level <= one->level)))
            blocks.erase(blocks.begin() + static_cast<long>(i));
    }
}

const document::Warning* urgent(const document::Block& block) {
    const auto* warning = std::get_if<document::Warning>(&block.what);
    return warning && warning->urgency != document::Urgency::note ? warning : nullptr;
}

}  // namespace

SortedPage sorted_page(const document::Document& page, const content::Own& own) {
    SortedPage made{short_page(page, own).signs, {page.front, {}, {}}, {page.front, {}, {}}};
    for (const auto& block : page.blocks)
        if (!urgent(block)) made.body.blocks.push_back(block);
    drop_empty_headings(made.body.blocks);
    document::List list;
    auto urgency = document::Urgency::note;
    const auto end_list = [&] {
        if (!list.items.empty()) made.about_signs.blocks.push_back({0, std::move(list)});
        list = {};
    };
    auto parts = parts_of_signs(page);
    std::string part;
    for (const auto& block : document::only_warnings(page).blocks) {
        const auto* warning = urgent(block);
        if (!warning) continue;
        if (warning->urgency != urgency) {
            end_list();
            part.clear();
            urgency = warning->urgency;
            const std::array<Msg, 3> labels{Msg::urgency_emergency_paper, Msg::urgency_same_day,
                                            Msg::urgency_mention};
            made.about_signs.blocks.push_back(
                {0, heading(3, own.words(labels.at(static_cast<std::size_t>(urgency))))});
        }
        if (auto& own_part = parts[warning->id]; own_part != part) {
            end_list();
            part = own_part;
            made.about_signs.blocks.push_back({0, heading(4, part)});
        }
        document::Runs item{{RunKind::strong, document::plain(warning->sign) + ". ", ""}};
        item.insert(item.end(), warning->act.begin(), warning->act.end());
        list.items.push_back(std::move(item));
    }
    end_list();
    auto& about = made.about_signs.blocks;
    if (!about.empty())
        about.insert(about.begin(), {0, heading(2, own.words(Msg::topic_warnings))});
    return made;
}

document::Document words_of(const document::Document& page, const std::vector<content::Term>& terms,
                            const content::Messages& words) {
    document::Document made{page.front, {}, {}};
    document::List list;
    for (const auto& term : terms) {
        std::string said = " " + term.meaning;
        if (!term.say.empty()) said += " " + words(Msg::about_say, {{"say", term.say}});
        list.items.push_back({{RunKind::strong, term.word + ".", ""}, {RunKind::plain, said, ""}});
    }
    if (list.items.empty()) return made;
    made.blocks.push_back({0, heading(2, words(Msg::about_words))});
    made.blocks.push_back({0, std::move(list)});
    return made;
}

}  // namespace handout
