#include "desk/blocks/field_names.h"

#include <algorithm>

namespace desk {

using content::Msg;
using FormKind = BlockForm::Kind;

std::vector<Msg> field_names(FormKind kind) {
    switch (kind) {
        case FormKind::heading:
        case FormKind::text:
            return {Msg::desk_f_words};
        case FormKind::list:
        case FormKind::steps:
        case FormKind::key_facts:
            return {Msg::desk_f_items};
        case FormKind::warning:
            return {Msg::desk_f_sign, Msg::desk_f_act};
        case FormKind::claim:
            return {Msg::desk_f_claim, Msg::desk_f_evidence};
        case FormKind::figure:
            return {Msg::desk_f_alt, Msg::desk_f_caption};
        case FormKind::table:
            return {};
        case FormKind::hundred:
            return {Msg::desk_f_counted, Msg::desk_f_studied};
        case FormKind::options:
            return {Msg::desk_new_title, Msg::desk_f_studied};
        case FormKind::check:
            return {Msg::desk_f_situation};
        case FormKind::raw:
            return {Msg::desk_f_raw};
    }
    return {};
}

int field_lines(const std::string& words, int beside) {
    const auto breaks = std::count(words.begin(), words.end(), '\n');
    const auto letters = words.size() * static_cast<std::size_t>(beside);
    return std::clamp(static_cast<int>(letters / 60 + static_cast<std::size_t>(breaks)) + 1, 1, 8);
}

std::string first_words(const std::string& block) {
    const bool marked = block.starts_with("> [!");
    const std::size_t from = marked ? std::min(block.find('\n'), block.size() - 1) + 1 : 0;
    std::string words;
    for (std::size_t at = from; at < block.size() && words.size() < 80; ++at) {
        const char c = block[at];
        const auto note = block.compare(at, 4, "<!--") == 0 ? block.find("-->", at) : at;
        if (note != at) {  // to the checker, not to readers
            at = std::min(note, block.size() - 3) + 2;
            continue;
        }
        // A source is told where it is chosen.
        const auto end = c == '[' ? block.find("](source:", at) : std::string::npos;
        if (end != std::string::npos && block.find(']', at) == end) {
            at = std::min(block.find(')', end), block.size());
            continue;
        }
        const bool address = c == ']' && block.compare(at, 2, "](") == 0;
        if (address) at = std::min(block.find(')', at), block.size());
        if (address || c == '*' || c == '>' || c == '#' || c == '[' || c == '|') continue;
        words += c == '\n' ? ' ' : c;
    }
    const auto begins = words.find_first_not_of(" -!");
    return begins == std::string::npos ? words : shortened(words.substr(begins), 79);
}

}  // namespace desk
