#include "content/voice/of_language.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "layout/faces/families.h"
#include "text/unicode.h"

namespace content {

namespace {

// espeak-ng names its voices by tags with small letters, and variants behind a "+".
bool is_voice(const std::string& name) {
    return !name.empty() && name.size() < 24 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '-' || c == '_' || c == '+';
    });
}

double within(const text::Toml& table, const char* key, double usual) {
    constexpr double least = 0.3, most = 3;
    const double found = table.number(key).value_or(usual);
    if (found >= least && found <= most) return found;
    table.complain(key, fmt::format("{} is {:g}, which nobody measured", key, found),
                   "have a page read, and write words heard a minute for each that was asked");
    return usual;
}

}  // namespace

void read_keyboard(LanguageEntry& into, const text::Toml& about) {
    into.keyboard = about.texts("keyboard");
    if (into.keyboard.empty())
        about.complain("keyboard", "the language has no keyboard",
                       "write keyboard = [\"qwertyuiop\", \"asdfghjkl\", \"zxcvbnm\"]");
    std::string letters;
    for (const auto& row : into.keyboard) letters += row;
    std::set<std::string_view> keys;
    for (const auto& letter : text::inked(letters))
        if (!keys.insert(letter.utf8).second)
            about.complain("keyboard", "the letter '" + std::string(letter.utf8) + "' has two keys",
                           "write it once");
}

void read_fonts(LanguageEntry& into, const text::Toml& about) {
    for (const auto& family : about.texts("fonts")) {
        if (!layout::is_family(family))
            about.complain("fonts", "'" + family + "' is no family of Noto",
                           "write its name as fonts-noto-core has it: \"Noto Naskh Arabic\"");
        else if (!layout::installed(family))
            about.complain("fonts", "'" + family + "' is not installed here, regular and bold",
                           "install it, or look how it is called among the files of Noto");
        else
            into.fonts.push_back(family);
    }
}

void read_voice(LanguageEntry& into, const text::Toml& about) {
    if (!about.has("voice")) return;
    const auto table = about.table("voice");
    const auto name = table.text("name").value_or("");
    if (is_voice(name))
        into.voice.name = name;
    else if (!name.empty())
        table.complain("name", "'" + name + "' is no voice of espeak-ng",
                       "look it up with: espeak-ng --voices");
    into.voice.words_for_one = within(table, "words_for_one", into.voice.words_for_one);
    into.voice.share = within(table, "share", into.voice.share);
    table.finish();
}

std::vector<std::string> families_of(const Tree& tree) {
    std::vector<std::string> found;
    for (const auto& path : tree.paths()) {
        if (path.kind != Path::Kind::language) continue;
        base::Problems told;  // where that text is read
        LanguageEntry entry;
        read_fonts(entry, text::Toml::parse(tree.read(path).value_or(""), "", told));
        for (auto& family : entry.fonts)
            if (std::find(found.begin(), found.end(), family) == found.end())
                found.push_back(std::move(family));
    }
    return found;
}

}  // namespace content
