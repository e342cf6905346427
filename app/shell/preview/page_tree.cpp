#include "shell/preview/page_tree.h"

#include <algorithm>

#include "content/read_catalog.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace shell {

using Kind = content::Path::Kind;

base::Result<PageFile> page_file(const base::Path& file, const base::Path& house) {
    std::error_code none;
    const base::Path whole = std::filesystem::weakly_canonical(file, none);
    for (base::Path above = whole.parent_path(); above.has_relative_path();
         above = above.parent_path()) {
        const auto path = content::Path::parse(whole.lexically_relative(above).generic_string());
        if (path && path->is_page() && std::filesystem::exists(above / "topics.toml", none))
            return PageFile{file, above, *path};
    }
    const auto text = base::read_file(file, content::largest_text);
    if (!text) return tl::unexpected(text.error());
    const auto page = document::parse(text::plain_lines(*text));
    const std::string& id = page.document.front.id;
    const auto path = content::Path::parse(content::Path::page("en", id).str());
    if (!path)
        return base::fail(file.string(), "is no page: it has no id between its +++ lines",
                          "begin it with +++, id = \"my-page\" and the lines a page has");
    return PageFile{file, house, *path};
}

base::Result<PageTree> PageTree::open(const PageFile& file) {
    auto text = base::read_file(file.file, content::largest_text);
    if (!text) return tl::unexpected(text.error());
    PageTree tree(file, text::plain_lines(std::move(*text)));
    base::Problems told_by_check;
    const content::Path topics{Kind::topics, "", ""};
    const auto order = tree.content_.read(topics);
    if (!order) return tl::unexpected(order.error());
    content::Catalog catalog;
    content::read_text(catalog, {topics, *order, tree.name(topics)}, told_by_check);
    tree.safety_ = catalog.safety_topic;
    for (const auto& path : tree.content_.paths())
        if (path.is_page() && !tree.kept(path)) tree.left_out_.insert(path.id);
    for (const auto& id : content::pages_of(catalog.groups)) tree.left_out_.insert(id);
    tree.left_out_.erase(file.page.id);
    tree.left_out_.erase(tree.safety_);
    tree.look_for_drawings();
    return tree;
}

// Those the pages show, and what they are held beside: each is tried before it is packed.
void PageTree::look_for_drawings() {
    const std::string mark = "](diagram:";
    std::vector<std::string> wanted;
    auto pages = content_.paths();
    pages.push_back(file_.page);
    for (const auto& path : pages) {
        if (!path.is_page() || !kept(path)) continue;
        const std::string words = read(path).value_or("");
        for (auto at = words.find(mark); at != std::string::npos; at = words.find(mark, at + 1)) {
            const auto begin = at + mark.size();
            wanted.push_back(words.substr(begin, words.find_first_of("# )", begin) - begin));
        }
    }
    while (!wanted.empty()) {
        const std::string id = wanted.back();
        wanted.pop_back();
        if (!drawings_.insert(id).second) continue;
        base::Problems told_by_check;
        const auto geometry = content_.read({Kind::geometry, "", id});
        const auto beside =
            text::Toml::parse(geometry.value_or(""), "", told_by_check).text("compare");
        if (beside) wanted.push_back(*beside);
    }
}

// A translation stands beside its English.
bool PageTree::kept(const content::Path& path) const {
    const bool about_all = path.kind == Kind::claims || path.kind == Kind::regions ||
                           path.kind == Kind::spoken || path.kind == Kind::reading;
    if (about_all) return false;  // it speaks of pages that are not here
    if (path.of_drawing() && !drawings_.contains(path.id)) return false;
    const std::string& language = path.language;
    if (!language.empty() && language != "en" && language != file_.page.language) return false;
    return !path.is_page() || path.id == file_.page.id || path.id == safety_;
}

// The page stands in a group, whatever others say of it by now.
std::string PageTree::topics() const {
    const std::string all = content_.read({Kind::topics, "", ""}).value_or("");
    const std::string quoted = "\"" + file_.page.id + "\"";
    if (file_.page.id == safety_ || all.find(quoted) != std::string::npos) return all;
    const std::string list = "topics = [";
    const auto at = all.find(list);
    if (at == std::string::npos) return all;
    return all.substr(0, at + list.size()) + quoted + ", " + all.substr(at + list.size());
}

base::Result<std::string> PageTree::read(const content::Path& path) const {
    if (path == file_.page) return text_;
    if (path.kind == Kind::topics) return topics();
    return content_.read(path);
}

std::vector<content::Path> PageTree::paths() const {
    auto all = content_.paths();
    std::erase_if(all, [&](const auto& path) { return !kept(path); });
    if (std::find(all.begin(), all.end(), file_.page) == all.end()) all.push_back(file_.page);
    std::sort(all.begin(), all.end());
    return all;
}

std::string PageTree::name(const content::Path& path) const {
    return path == file_.page ? file_.file.string() : content_.name(path);
}

}  // namespace shell
