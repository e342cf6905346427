#include "document/held/newer_english.h"

#include <algorithm>
#include <map>

#include "document/held/differences.h"

namespace document {

namespace {

using Places = std::vector<std::optional<std::size_t>>;

// Of each English block, the block made from it, as long as both stand in the same order: the
// longest sequence common to both.
Places in_order(const std::vector<std::string>& record, const std::vector<std::string>& english) {
    const std::size_t rows = english.size(), columns = record.size();
    std::vector<std::vector<int>> length(rows + 1, std::vector<int>(columns + 1, 0));
    for (std::size_t i = rows; i-- > 0;)
        for (std::size_t j = columns; j-- > 0;)
            length[i][j] = english[i] == record[j] ? length[i + 1][j + 1] + 1
                                                   : std::max(length[i + 1][j], length[i][j + 1]);
    Places found(rows);
    for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
        if (english[i] == record[j])
            found[i++] = j++;
        else if (length[i + 1][j] >= length[i][j + 1])
            ++i;
        else
            ++j;
    }
    return found;
}

struct Stretch {
    std::vector<std::size_t> english, here;
};

// What lies between two known ones, there and here.
template <class Act>
void for_each_gap(const std::vector<Twin>& twins, const std::vector<bool>& taken, const Act& act) {
    Stretch gap;
    std::size_t next = 0;
    const auto close = [&](std::size_t until) {
        for (; next < until; ++next)
            if (!taken[next]) gap.here.push_back(next);
        if (!gap.english.empty()) act(gap);
        gap = {};
    };
    std::size_t last = 0;
    for (std::size_t i = 0; i < twins.size(); ++i) {
        if (!twins[i].fresh) {
            gap.english.push_back(i);
        } else if (*twins[i].here >= last) {  // one that was moved parts nothing
            last = *twins[i].here;
            close(last);
        }
    }
    close(taken.size());
}

}  // namespace

std::vector<Twin> twins(const std::vector<std::string>& record,
                        const std::vector<std::string>& english) {
    auto known = in_order(record, english);
    std::vector<bool> taken(record.size(), false);
    for (const auto& place : known)
        if (place) taken[*place] = true;
    for (std::size_t i = 0; i < english.size(); ++i)  // moved, but made from these words
        for (std::size_t j = 0; j < record.size() && !known[i]; ++j)
            if (!taken[j] && record[j] == english[i]) known[i] = j, taken[j] = true;
    std::vector<Twin> made;
    for (std::size_t i = 0; i < english.size(); ++i)
        made.push_back({i, known[i], known[i].has_value()});
    for_each_gap(made, taken, [&](const Stretch& gap) {
        if (gap.english.size() != gap.here.size()) return;
        for (std::size_t i = 0; i < gap.here.size(); ++i) made[gap.english[i]].here = gap.here[i];
    });
    return made;
}

std::vector<std::string> made_from(const Document& translation) {
    std::vector<std::string> record;
    for (const auto& block : translation.front.translated) record.push_back(block.english);
    if (record.size() != translation.blocks.size()) record.assign(translation.blocks.size(), "");
    return record;
}

bool in_english(const Twin& twin, const SharedPage& english, const SharedPage& here,
                const Wording& wording) {
    if (twin.fresh) return false;
    return !twin.here ||
           contradicts(english.blocks[twin.english], here.blocks[*twin.here], wording);
}

Document with_newer_english(Document translation, const Parsed& english, const Wording& wording,
                            const std::string& note) {
    const auto record = made_from(translation);
    if (record == english.fingerprint) return translation;
    const bool recorded = !translation.front.translated.empty();
    const auto there = shared_of(english.document), here = shared_of(translation);
    Blocks blocks;
    bool noted = false;
    for (const auto& twin : twins(record, english.fingerprint)) {
        if (!in_english(twin, there, here, wording)) {
            blocks.push_back(translation.blocks[*twin.here]);
            blocks.back().stale = recorded && !twin.fresh;
            noted = false;
            continue;
        }
        const auto& block = english.document.blocks[twin.english];
        const bool heading = std::holds_alternative<Heading>(block.what);
        if (!heading && !noted && !note.empty())
            blocks.push_back({block.line, Paragraph{{{RunKind::strong, note, ""}}}});
        noted = !heading;
        blocks.push_back(block);
        blocks.back().stale = false;
    }
    translation.blocks = std::move(blocks);
    auto& front = translation.front;
    const auto& now = english.document.front;
    for (const auto field : {&FrontMatter::title, &FrontMatter::summary,
                             &FrontMatter::discreet_title, &FrontMatter::instead})
        if (contradicts(Pair{now.*field, front.*field}, wording)) front.*field = now.*field;
    front.sources = now.sources;
    front.warnings = now.warnings;
    return translation;
}

}  // namespace document
