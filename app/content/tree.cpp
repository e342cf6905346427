#include "content/tree.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <functional>
#include <set>

#include "content/leant_on.h"
#include "text/unicode.h"

namespace content {

namespace {

namespace fs = std::filesystem;
using base::Result;

// A link that leads out of the folder: to what nobody meant to publish.
bool leads_out(const base::Path& folder, const base::Path& file) {
    std::error_code error;
    const auto root = fs::canonical(folder, error);
    const auto target = error ? base::Path() : fs::canonical(file, error);
    if (error) return false;  // it leads nowhere: whoever reads it tells
    return std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first !=
           root.end();
}

// Content lies at most three folders deep, so a link that leads back up comes to an end.
Result<void> gather(const base::Path& root, const std::string& before,
                    const std::function<Result<void>(const std::string&)>& take) {
    std::error_code error;
    const auto folder = root / before;
    fs::directory_iterator entry(folder, error), end;
    for (; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name.starts_with('.')) continue;
        const std::string path = before + name;
        std::error_code gone;
        const bool inner =
            entry->is_directory(gone) && std::count(path.begin(), path.end(), '/') < 2;
        auto done = inner ? gather(root, path + "/", take) : take(path);
        if (!done) return done;
    }
    if (error) return base::fail(folder.string(), "cannot be read: " + error.message());
    return {};
}

// The text as all of the program reads it.
Result<std::string> read_text_file(const base::Path& folder, const std::string& path,
                                   std::uintmax_t most_bytes) {
    if (leads_out(folder, folder / path))
        return base::fail((folder / path).string(), "is a link that leads out of the folder",
                          "put the file itself there");
    auto text = base::read_file(folder / path, most_bytes);
    if (!text) return text;
    return text::plain_lines(std::move(*text));
}

// A page is not as large as a drawing that holds a photograph.
constexpr const char* for_authors = "README.md";  // how pages are written: no page itself

std::uintmax_t most_bytes(const Path& path) {
    constexpr std::uintmax_t page = 1U << 20U, details = 1U << 16U, words = 4U << 20U;
    switch (path.kind) {
        case Path::Kind::page:
            return page;
        case Path::Kind::details:
            return details;
        case Path::Kind::drawing:
        case Path::Kind::geometry:
        case Path::Kind::titles:
            return largest_text;
        case Path::Kind::topics:
        case Path::Kind::sources:
        case Path::Kind::claims:
        case Path::Kind::language:
        case Path::Kind::groups:
        case Path::Kind::glossary:
        case Path::Kind::messages:
        case Path::Kind::pronunciation:
        case Path::Kind::synonyms:
        case Path::Kind::lexicon:
        case Path::Kind::regions:
        case Path::Kind::spoken:
        case Path::Kind::reading:
            return words;
    }
    return page;
}

}  // namespace

Result<std::shared_ptr<const document::Parsed>> Tree::parsed(const Path& page) const {
    const auto text = read(page);
    if (!text) return tl::unexpected(text.error());
    return std::make_shared<const document::Parsed>(document::parse(*text));
}

Result<DiskTree> DiskTree::open(const base::Path& folder) {
    std::error_code error;
    const fs::directory_iterator any(folder, error);
    if (!error) return DiskTree(folder);
    return base::fail(folder.string(), "cannot be read: " + error.message(),
                      "name a content folder");
}

Result<std::string> DiskTree::read(const Path& path) const {
    return read_text_file(folder_, path.str(), most_bytes(path));
}

std::vector<Path> DiskTree::paths() const {
    std::vector<Path> found;
    (void)gather(folder_, "", [&](const std::string& path) -> Result<void> {
        if (auto known = Path::parse(path)) found.push_back(std::move(*known));
        return {};
    });
    std::sort(found.begin(), found.end());
    return found;
}

base::Problems DiskTree::strays() const {
    base::Problems found;
    std::set<std::string> told, languages, described;
    const auto say = [&](const base::Path& where, const std::string& what, const std::string& fix) {
        found.push_back({where.string(), 0, base::Severity::error, what, fix});
    };
    (void)gather(folder_, "", [&](const std::string& path) -> Result<void> {
        if (const auto known = Path::parse(path)) {
            if (!known->language.empty()) languages.insert(known->language);
            if (known->kind == Path::Kind::language) described.insert(known->language);
            return {};
        }
        const auto slash = path.find('/');
        const bool of_language =
            slash != std::string::npos && Path::parse("en" + path.substr(slash)).has_value();
        const auto folder = folder_ / path.substr(0, slash);
        if (of_language && told.insert(folder.string()).second)
            say(folder, "is no folder of a language",
                "call it by the language's tag (es, pt-BR), or take it out");
        else if (Path::misnamed_page(path))
            say(folder_ / path, "no group in topics.toml holds this page",
                "name it of letters a-z, digits and -, and add it to a group");
        else if (!of_language && (slash != std::string::npos || path.ends_with(".toml")))
            say(folder_ / path, "is no file of a content folder, and nobody would read it",
                "look how the others are called, or take it out");
        return {};
    });
    for (const auto& language : languages)
        if (language != "en" && !described.contains(language))
            say(folder_ / language, "has no language.toml, so nobody would read it",
                "write one, as en has it");
    return found;
}

Result<std::string> Overlay::read(const Path& path) const {
    if (const auto own = texts_.find(path); own != texts_.end()) return own->second;
    if (under_) return under_->read(path);
    return base::fail(name(path), "is not there");
}

Result<std::shared_ptr<const document::Parsed>> Overlay::parsed(const Path& page) const {
    if (const auto known = pages_.find(page); known != pages_.end()) return known->second;
    return under_ && !texts_.contains(page) ? under_->parsed(page) : Tree::parsed(page);
}

std::shared_ptr<const PageHead> Tree::head(const Path& page) const {
    return std::make_shared<const PageHead>(head_of(read(page).value_or("")));
}

std::shared_ptr<const PageHead> Overlay::head(const Path& page) const {
    return under_ && !texts_.contains(page) ? under_->head(page) : Tree::head(page);
}

std::vector<Path> Overlay::paths() const {
    auto all = under_ ? under_->paths() : std::vector<Path>();
    for (const auto& own : texts_) all.push_back(own.first);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

std::string Overlay::name(const Path& path) const {
    return under_ ? under_->name(path) : path.str();
}

Overlay overlay(const Tree& tree, const Path& path, std::string text,
                std::shared_ptr<const document::Parsed> parsed) {
    Overlay::Pages pages;
    if (parsed) pages.emplace(path, std::move(parsed));
    return {{{path, std::move(text)}}, &tree, std::move(pages)};
}

Result<std::map<std::string, std::string>> content_texts(const base::Path& folder,
                                                         std::uintmax_t most_bytes) {
    std::map<std::string, std::string> texts;
    const auto take = [&](const std::string& path) -> Result<void> {
        if (path == for_authors) return {};
        if (!Path::parse(path))
            return base::fail((folder / path).string(), "is no file of a content folder",
                              "take it out; nothing was changed");
        auto text = read_text_file(folder, path, most_bytes);
        if (!text) return tl::unexpected(text.error());
        texts.emplace(path, std::move(*text));
        return {};
    };
    if (auto done = gather(folder, "", take); !done) return tl::unexpected(done.error());
    if (texts.empty())
        return base::fail(folder.string(), "holds no content", "name a content folder");
    return texts;
}

Result<void> write_text(const base::Path& path, const std::string& text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    return base::write_file(path, text);
}

}  // namespace content
