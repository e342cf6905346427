#include "editorial/text_search.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include "document/plain.h"
#include "text/unicode.h"

namespace editorial {

namespace {

// What stands between quotes, as a file of words has it: what is before is its key. Without a blank
// it may be an id, and is left out where its key does not say that people read it.
std::string quoted_words(const std::string& line) {
    constexpr std::string_view read[] = {"title", "word", "means", "short",
                                         "alt",   "name", "msgstr"};
    const auto open = line.find('"'), close = line.rfind('"');
    const auto key = line.find_first_not_of(" \t\"{");
    if (open == std::string::npos || close <= open || key == std::string::npos) return "";
    if (line.starts_with("msgid") || line.starts_with("msgctxt") || line.starts_with('#'))
        return "";
    const auto from = key > open ? line.find('"', std::min(line.find(':'), line.size())) : open;
    if (from == std::string::npos || close <= from)
        return "";  // a line of JSON begins with its key
    const std::string words = line.substr(from + 1, close - from - 1);
    const bool told = std::any_of(std::begin(read), std::end(read), [&](std::string_view one) {
        return line.compare(key, one.size(), one) == 0;
    });
    return told || words.find(' ') != std::string::npos ? words : "";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (end > at) all.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return all;
}

// A page as its readers have it: a block a line; placeholders stay, for numbers are the clinic's.
std::vector<std::string> page_lines(Repository& repository, const std::string& body) {
    const auto page = repository.parsed(body);
    const auto& front = page->document.front;
    std::vector<std::string> all{front.title, front.summary, front.instead};
    for (const auto& block : page->document.blocks)
        for (auto& one : lines_of(document::plain(block, document::Include::everything)))
            all.push_back(std::move(one));
    return all;
}

std::vector<std::string> split_words(const std::string& folded) {
    std::istringstream stream(folded);
    return {std::istream_iterator<std::string>(stream), {}};
}

std::size_t held(const std::string& folded, const std::vector<std::string>& wishes) {
    return static_cast<std::size_t>(
        std::count_if(wishes.begin(), wishes.end(),
                      [&](const auto& one) { return folded.find(one) != std::string::npos; }));
}

}  // namespace

TextSearch::TextSearch(Repository& repository) {
    for (const auto& listed : repository.list()) {
        const auto path = *content::Path::parse(listed.path);
        if (path.kind == content::Path::Kind::drawing || path.kind == content::Path::Kind::geometry)
            continue;
        const auto newest = repository.newest(listed.path);
        Text text{listed.path, "", {}};
        const bool page = path.is_page();
        for (auto& line : page ? page_lines(repository, newest->body) : lines_of(newest->body)) {
            auto words = page ? std::move(line) : quoted_words(line);
            if (words.empty()) continue;
            text.folded += text::fold(words) + "\n";
            text.lines.push_back(std::move(words));
        }
        texts_.push_back(std::move(text));
    }
}

std::map<std::string, std::string> TextSearch::find(const std::string& words) const {
    std::map<std::string, std::string> found;
    const auto wishes = split_words(text::fold(words));
    if (wishes.empty()) return found;
    for (const auto& text : texts_) {
        if (held(text.folded, wishes) < wishes.size()) continue;
        const auto folded = lines_of(text.folded);
        std::size_t best = 0, most = 0;
        for (std::size_t i = 0; i < folded.size() && i < text.lines.size(); ++i)
            if (const auto n = held(folded[i], wishes); n > most) best = i, most = n;
        found.emplace(text.path, text.lines[best]);
    }
    return found;
}

}  // namespace editorial
