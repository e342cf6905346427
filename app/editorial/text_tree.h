// The library's texts as a content tree: what the next edition is made of, or the newest of each.
// It stays as it was when it was made, whatever is saved or approved meanwhile.
#pragma once

#include <map>

#include "content/leant_on.h"
#include "content/tree.h"

namespace editorial {

class Repository;
using Texts = std::map<std::string, std::int64_t>;                               // path: revision
using Heads = std::map<std::int64_t, std::shared_ptr<const content::PageHead>>;  // of revisions

class TextTree : public content::Tree {
  public:
    // Whether pages that are parsed are kept for who asks next, or pass by one at a time.
    enum class Pages { kept, passing };
    // The repository is borrowed, and asked for one body at a time.
    TextTree(Repository& repository, const Texts& texts, Pages pages);
    base::Result<std::string> read(const content::Path& path) const override;
    std::vector<content::Path> paths() const override;
    // From what the repository has parsed before, where it did.
    base::Result<std::shared_ptr<const document::Parsed>> parsed(
        const content::Path& page) const override;
    // A revision is never changed: what others lean on in it is read once.
    std::shared_ptr<const content::PageHead> head(const content::Path& page) const override;
    std::string name(const content::Path& path) const override { return path.str(); }
    std::string name() const override { return "the library"; }
    bool vouches() const override { return true; }

  private:
    Repository& repository_;
    Pages pages_;
    std::map<content::Path, std::int64_t> revisions_;
};

}  // namespace editorial
