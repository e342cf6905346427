#include "editorial/text_tree.h"

#include "editorial/repository.h"

namespace editorial {

TextTree::TextTree(Repository& repository, const Texts& texts, Pages pages)
    : repository_(repository), pages_(pages) {
    for (const auto& [path, revision] : texts)
        if (const auto known = content::Path::parse(path)) revisions_.emplace(*known, revision);
}

base::Result<std::string> TextTree::read(const content::Path& path) const {
    const auto known = revisions_.find(path);
    if (known != revisions_.end())
        if (auto revision = repository_.revision(known->second)) return std::move(revision->body);
    return base::fail(path.str(), "is not in the library");
}

std::shared_ptr<const content::PageHead> TextTree::head(const content::Path& page) const {
    const auto known = revisions_.find(page);
    if (known == revisions_.end()) return Tree::head(page);
    auto& kept = repository_.heads()[known->second];
    if (!kept) kept = Tree::head(page);
    return kept;
}

std::vector<content::Path> TextTree::paths() const {
    std::vector<content::Path> found;
    for (const auto& one : revisions_) found.push_back(one.first);
    return found;
}

base::Result<std::shared_ptr<const document::Parsed>> TextTree::parsed(
    const content::Path& page) const {
    const auto text = read(page);
    if (!text) return tl::unexpected(text.error());
    if (pages_ == Pages::kept) return repository_.parses().of(*text);
    auto known = repository_.parses().known(*text);
    return known ? known : std::make_shared<const document::Parsed>(document::parse(*text));
}

}  // namespace editorial
