// The marks of Markdown taken out of words and put back; where blocks and the lists of the head
// stand in a text.
#include <algorithm>
#include <regex>

#include "desk/block_form.h"
#include "document/front_matter.h"
#include "text/toml.h"

namespace desk {

// Cut between two letters.
std::string shortened(const std::string& words, std::size_t most) {
    if (words.size() <= most) return words;
    while (most > 0 && (static_cast<unsigned char>(words[most]) & 0xC0U) == 0x80U) --most;
    return words.substr(0, most) + "…";
}

std::vector<Chunk> chunks_of(const std::string& body) {
    std::vector<Chunk> all;
    const auto split = document::split_front_matter(body);
    std::size_t at = split.found ? static_cast<std::size_t>(split.body.data() - body.data()) : 0;
    int number = split.found ? split.body_line : 1;
    bool open = false;
    while (at < body.size()) {
        const auto end = std::min(body.find('\n', at), body.size());
        const bool empty = body.find_first_not_of(" \t", at) >= end;
        if (!empty && !open) all.push_back({at, end, number, number, ""});
        if (!empty) all.back().end = end, all.back().last_line = number;
        open = !empty;
        at = end + 1;
        ++number;
    }
    for (auto& one : all) one.text = body.substr(one.begin, one.end - one.begin);
    return all;
}

std::string without_marks(std::string_view markdown) {
    static const std::regex term(R"(\[([^\]]+)\]\(term:[^)]+\))"),
        source(R"(\[([^\]]+)\]\(source:[^)]+\))"), strong(R"(\*\*([^*]+)\*\*)");
    std::string words = std::regex_replace(std::string(markdown), term, "$1");
    words = std::regex_replace(words, source, "[$1]");
    return std::regex_replace(words, strong, "$1");
}

namespace {

bool letter(const std::string& text, std::size_t at) {
    return at < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || (text[at] & 0x80) != 0);
}

// The first place where these words stand by themselves and in no link; npos: nowhere.
std::size_t standing_in(const std::string& text, const std::string& words) {
    for (auto at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        const bool apart = (at == 0 || !letter(text, at - 1)) && !letter(text, at + words.size());
        const auto open = text.rfind('[', at), close = text.rfind(']', at);
        const auto paren = text.rfind('(', at), shut = text.rfind(')', at);
        const bool linked =
            open != std::string::npos && (close == std::string::npos || close < open);
        const bool address = paren != std::string::npos && paren > 0 && text[paren - 1] == ']' &&
                             (shut == std::string::npos || shut < paren);
        if (apart && !linked && !address) return at;
    }
    return std::string::npos;
}

}  // namespace

std::string with_marks(const std::string& words, const std::string& before) {
    static const std::regex cited(R"(\[([A-Z0-9][A-Z0-9-]+)\](?!\())");
    static const std::regex linked(R"(\[([^\]]+)\]\((term:[^)]+)\)|\*\*([^*]+)\*\*)");
    std::string text = std::regex_replace(words, cited, "[$1](source:$1)");
    for (auto one = std::sregex_iterator(before.begin(), before.end(), linked);
         one != std::sregex_iterator(); ++one) {
        const bool strong = (*one)[3].matched;
        const std::string word = strong ? (*one)[3] : (*one)[1];
        const auto at = standing_in(text, word);
        if (at == std::string::npos) continue;
        text.replace(at, word.size(),
                     strong ? "**" + word + "**" : "[" + word + "](" + (*one)[2].str() + ")");
    }
    return text;
}

namespace {

// Names that are listed and used, and those that are used and not listed yet.
std::string list_line(const std::string& key, std::vector<std::string> listed,
                      const std::vector<std::string>& used) {
    std::erase_if(listed, [&](const auto& one) {
        return std::find(used.begin(), used.end(), one) == used.end();
    });
    for (const auto& one : used)
        if (std::find(listed.begin(), listed.end(), one) == listed.end()) listed.push_back(one);
    std::string line = key + " = [";
    for (const auto& one : listed) line += (line.ends_with('[') ? "" : ", ") + text::quoted(one);
    return line + "]";
}

}  // namespace

std::string with_lists(std::string body, const Lists& used) {
    const std::pair<const char*, const std::vector<std::string>*> lists[] = {
        {"warnings", &used.warnings}, {"sources", &used.sources}, {"diagrams", &used.diagrams}};
    for (const auto& [key, now] : lists) {
        const auto split = document::split_front_matter(body);
        if (!split.found) return body;
        const auto front = static_cast<std::size_t>(split.front.data() - body.data());
        const std::string head = std::string(key) + " = [";
        auto at = std::string(split.front).find(head);
        if (at == std::string::npos) continue;
        at += front;
        const auto end = body.find('\n', at);
        if (body[end - 1] != ']') continue;  // over several lines: a hand keeps it
        base::Problems told;                 // by the findings
        const auto listed = text::Toml::parse(body.substr(at, end - at), "", told).texts(key);
        body.replace(at, end - at, list_line(key, listed, *now));
    }
    return body;
}

std::string with_flag(const std::string& front, const std::string& key, bool value) {
    const std::string words = key + (value ? " = true" : " = false");
    for (std::size_t at = 0; at < front.size();) {
        const auto end = std::min(front.find('\n', at), front.size());
        if (front.compare(at, key.size(), key) == 0 &&
            front.find_first_not_of(' ', at + key.size()) == front.find('=', at))
            return front.substr(0, at) + words + front.substr(end);
        at = end + 1;
    }
    const auto kind = front.find("\nkind = ");
    return kind == std::string::npos ? words + "\n" + front
                                     : front.substr(0, kind + 1) + words + front.substr(kind);
}

}  // namespace desk
