// A page of a content folder with as little of the rest as it stands on: read and packed in a
// moment, however many pages there are.
#pragma once

#include <set>

#include "content/tree.h"

namespace shell {

// A file somebody writes, and the content it is part of.
struct PageFile {
    base::Path file, content;
    content::Path page;
};
// By the folders above it or, for a file that lies by itself, as a page of `house` under its own
// id. Fails for what is no page.
base::Result<PageFile> page_file(const base::Path& file, const base::Path& house);

// The page as it is at this moment and, of the others, the page of warning signs and its English.
class PageTree : public content::Tree {
  public:
    static base::Result<PageTree> open(const PageFile& file);
    base::Result<std::string> read(const content::Path& path) const override;
    std::vector<content::Path> paths() const override;
    std::string name(const content::Path& path) const override;
    std::string name() const override { return file_.content.string(); }
    const std::set<std::string>& left_out() const { return left_out_; }  // ids of the other pages

  private:
    PageTree(PageFile file, std::string text)
        : file_(std::move(file)), text_(std::move(text)), content_(file_.content) {}
    bool kept(const content::Path& path) const;
    void look_for_drawings();
    std::string topics() const;

    PageFile file_;
    std::string text_;
    content::DiskTree content_;
    std::string safety_;
    std::set<std::string> left_out_, drawings_;
};

}  // namespace shell
