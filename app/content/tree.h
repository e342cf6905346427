// The texts of a content folder as a value: the folder itself, what the library holds of it, or one
// of these with a draft laid over it. Whoever checks or packs content asks a Tree.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "base/file.h"
#include "content/path.h"
#include "document/parse.h"

namespace content {

struct PageHead;
inline constexpr std::uintmax_t largest_text = 2U << 20U;  // bytes of one text of a tree

class Tree {
  public:
    virtual ~Tree() = default;
    // Fails, naming the text as name() does, where it is not there or cannot be read.
    virtual base::Result<std::string> read(const Path& path) const = 0;
    virtual std::vector<Path> paths() const = 0;  // sorted
    // The page in it; here parsed anew, where a tree keeps what was parsed taken from there.
    virtual base::Result<std::shared_ptr<const document::Parsed>> parsed(const Path& page) const;
    virtual std::shared_ptr<const PageHead> head(const Path& page) const;  // empty where it is not
    virtual std::string name(const Path& path) const { return path.str(); }  // for a person
    virtual std::string name() const { return "the content"; }
    virtual bool vouches() const { return false; }        // for its approvals: no file does
    virtual base::Problems strays() const { return {}; }  // meant as content, on a disk, and none
};

// A folder as authors keep it; what is no content or hidden is passed over. Its texts are named as
// the folder was: "content/en/topics/psa-test.md". Links are followed: they are the author's own.
class DiskTree : public Tree {
  public:
    explicit DiskTree(base::Path folder) : folder_(std::move(folder)) {}
    static base::Result<DiskTree> open(const base::Path& folder);  // fails where none can be read
    base::Result<std::string> read(const Path& path) const override;
    std::vector<Path> paths() const override;
    std::string name(const Path& path) const override { return (folder_ / path.str()).string(); }
    std::string name() const override { return folder_.string(); }
    base::Problems strays() const override;

  private:
    base::Path folder_;
};

// Texts in memory over another tree, or over none. The other is borrowed.
class Overlay : public Tree {
  public:
    using Pages = std::map<Path, std::shared_ptr<const document::Parsed>>;  // parsed already
    Overlay(std::map<Path, std::string> texts, const Tree* under = nullptr, Pages pages = {})
        : texts_(std::move(texts)), under_(under), pages_(std::move(pages)) {}
    base::Result<std::string> read(const Path& path) const override;
    std::vector<Path> paths() const override;
    base::Result<std::shared_ptr<const document::Parsed>> parsed(const Path& page) const override;
    std::shared_ptr<const PageHead> head(const Path& page) const override;
    std::string name(const Path& path) const override;
    std::string name() const override { return under_ ? under_->name() : Tree::name(); }
    bool vouches() const override { return under_ && under_->vouches(); }

  private:
    std::map<Path, std::string> texts_;
    const Tree* under_;
    Pages pages_;
};
Overlay overlay(const Tree& tree, const Path& path, std::string text,
                std::shared_ptr<const document::Parsed> parsed = {});

// All files of a folder that may come from elsewhere, by their paths; hidden ones are passed over.
// Fails for a file that is no content or above `most_bytes`, for a link out of the folder, and for
// a folder without any.
base::Result<std::map<std::string, std::string>> content_texts(const base::Path& folder,
                                                               std::uintmax_t most_bytes);
// Makes the folders above it. Renamed into place, but not flushed: it is a copy of the library's.
base::Result<void> write_text(const base::Path& path, const std::string& text);

}  // namespace content
