#include "editorial/text_search.h"

#include <algorithm>

#include "text/unicode.h"

namespace editorial {

namespace {

// "[PSA](term:psa) is **not**" as "PSA is not"; a mark of a source is left out.
std::string readable(const std::string& line) {
    std::string words;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char c = line[at];
        const auto closes = c == '[' ? line.find("](", at) : std::string::npos;
        const auto ends = closes == std::string::npos ? closes : line.find(')', closes);
        if (ends != std::string::npos) {
            const bool source = line.compare(closes + 2, 7, "source:") == 0;
            if (!source) words += line.substr(at + 1, closes - at - 1);
            at = ends;
        } else if (c != '*' && c != '>' && c != '#' && c != '`') {
            words += c;
        }
    }
    const auto from = words.find_first_not_of(" -!");
    return from == std::string::npos ? "" : words.substr(from);
}

}  // namespace

TextSearch::TextSearch(Repository& repository) {
    for (const auto& listed : repository.list()) {
        const auto path = *content::Path::parse(listed.path);
        if (path.kind == content::Path::Kind::drawing || path.kind == content::Path::Kind::geometry)
            continue;
        const auto newest = repository.newest(listed.path);
        Text text{listed.path, "", {}};
        bool front = false;  // the record of a translation is for machines
        for (std::size_t at = 0; at < newest->body.size();) {
            const auto end = std::min(newest->body.find('\n', at), newest->body.size());
            const std::string line = newest->body.substr(at, end - at);
            at = end + 1;
            if (path.is_page() && line == "+++") front = !front;
            if (front && !line.starts_with("title") && !line.starts_with("summary")) continue;
            auto words = readable(line);
            if (words.empty() || words == "+++") continue;
            text.folded += text::fold(words) + "\n";
            text.lines.push_back(std::move(words));
        }
        texts_.push_back(std::move(text));
    }
}

std::map<std::string, std::string> TextSearch::find(const std::string& words) const {
    std::map<std::string, std::string> found;
    const std::string wish = text::fold(words);
    if (wish.empty()) return found;
    for (const auto& text : texts_) {
        const auto at = text.folded.find(wish);
        if (at == std::string::npos) continue;
        const auto line = static_cast<std::size_t>(
            std::count(text.folded.begin(), text.folded.begin() + static_cast<long>(at), '\n'));
        found.emplace(text.path, text.lines[line]);
    }
    return found;
}

}  // namespace editorial
