#include "content/translation.h"

#include <fmt/format.h>

#include <map>

#include "document/ease.h"
#include "document/fingerprint.h"
#include "document/parse.h"
#include "document/plain.h"
#include "text/toml.h"

namespace content {

namespace {

constexpr std::uintmax_t largest_page = 1U << 20U;

base::Result<document::Document> parsed(const base::Path& path, const std::string& text) {
    auto page = document::parse(text);
    for (const auto& problem : page.problems)
        if (problem.severity == base::Severity::error)
            return base::fail(path.string(), problem.what);
    return std::move(page.document);
}

// The front matter with this line in the place of an older one, or at its end.
std::string with_record(const std::string& markdown, const std::string& line) {
    const auto split = document::split_front_matter(markdown);
    std::string front(split.front);
    if (const auto at = front.find("\ntranslated = "); at != std::string::npos)
        front.erase(at, front.find('\n', at + 1) - at);
    if (!front.empty() && front.back() == '\n') front.pop_back();
    return "+++\n" + front + "\n" + line + "\n+++\n" + std::string(split.body);
}

base::Result<void> record_ease(const base::Path& folder, const std::string& id, double score) {
    const auto path = folder / "reading.toml";
    std::map<std::string, double> scores;
    if (const auto text = base::read_file(path)) {
        base::Problems problems;
        const auto toml = text::Toml::parse(*text, path.string(), problems);
        for (const auto& key : toml.keys()) scores[key] = toml.number(key).value_or(0);
    }
    scores[id] = score;
    std::string text =
        "# How easy each page was to read when it was last translated (see doc/ease.h).\n";
    for (const auto& [key, value] : scores) text += fmt::format("{} = {:.1f}\n", key, value);
    return base::write_file(path, text);
}

}  // namespace

base::Result<void> record_translation(const base::Path& page) {
    const auto folder = page.parent_path().parent_path();
    const auto original = folder.parent_path() / "en" / "topics" / page.filename();
    const auto text = base::read_file(page, largest_page);
    if (!text) return tl::unexpected(text.error());
    const auto english_text = base::read_file(original, largest_page);
    if (!english_text) return tl::unexpected(english_text.error());
    const auto document = parsed(page, *text);
    if (!document) return tl::unexpected(document.error());
    const auto english = parsed(original, *english_text);
    if (!english) return tl::unexpected(english.error());
    const auto& blocks = document->blocks;
    for (std::size_t i = 0; i < std::max(blocks.size(), english->blocks.size()); ++i) {
        const bool same = i < blocks.size() && i < english->blocks.size() &&
                          blocks[i].what.index() == english->blocks[i].what.index();
        if (!same)
            return base::fail(page.string(),
                              fmt::format("block {} is not the kind of block that stands there in "
                                          "English (line {})",
                                          i + 1, i < blocks.size() ? blocks[i].line : 0));
    }
    std::string line = "translated = [";
    for (const auto& one : document::fingerprints(*english)) line += "\"" + one + "\", ";
    line.replace(line.size() - (line.ends_with(", ") ? 2 : 0), 2, "]");
    const auto written = base::write_file(page, with_record(*text, line));
    const auto language = folder.filename().string();
    const auto score =
        document::ease(document::plain(*document, document::Include::sentences_only), language);
    if (!written || !score) return written;
    return record_ease(folder, document->front.id, *score);
}

}  // namespace content
