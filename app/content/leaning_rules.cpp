// Whoever takes a source, a word or a group away is told at once which texts lean on it: else only
// publishing would say so, when it is approved already. Found in the texts as they are written;
// parsing every page for each pause of a writer would take too long.
#include <fmt/format.h>

#include "content/rules.h"
#include "text/toml.h"

namespace content {

namespace {

using Kind = Path::Kind;

constexpr std::size_t most_told = 20;

bool of_an_id(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
}

// What a page links to: "[words](term:ID)".
std::set<std::string> linked(const std::string& page, const std::string& mark) {
    std::set<std::string> ids;
    for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at)) {
        const auto begin = at += mark.size();
        while (at < page.size() && of_an_id(page[at])) ++at;
        if (at > begin) ids.insert(page.substr(begin, at - begin));
    }
    return ids;
}

// Of the list in its front matter.
std::set<std::string> listed(const std::string& page) {
    const auto begin = page.find("+++"), end = page.find("\n+++", begin);
    if (begin == std::string::npos || end == std::string::npos) return {};
    base::Problems ignored;  // told by the page itself
    const auto front = text::Toml::parse(page.substr(begin + 3, end - begin - 3), "", ignored);
    const auto ids = front.has("sources") ? front.texts("sources") : std::vector<std::string>();
    return {ids.begin(), ids.end()};
}

class Leaning {
  public:
    Leaning(Sight& sight, const NamedText& text, base::Problems& problems)
        : sight_(sight), text_(text), problems_(problems) {}

    void sources() {
        for (const auto& path : sight_.paths()) {
            if (!path.is_page()) continue;
            const std::string page = read(path);
            auto ids = linked(page, "(source:");
            ids.merge(listed(page));
            for (const auto& id : ids)
                if (!sight_.sources().contains(id)) say(path, "the source '" + id + "'");
        }
    }
    void terms() {
        const auto& known = sight_.terms(text_.path.language);
        for (const auto& path : sight_.paths()) {
            if (!path.is_page() || path.language != text_.path.language) continue;
            for (const auto& id : linked(read(path), "(term:"))
                if (!known.contains(id)) say(path, "the word '" + id + "'");
        }
    }
    void groups() {
        const Path topics{Kind::topics, "", ""};
        base::Problems ignored;  // told by topics.toml itself
        const auto order = text::Toml::parse(read(topics), "", ignored);
        const auto& known = sight_.groups(text_.path.language);
        for (const auto& group : order.tables("group"))
            if (const auto id = group.text("id").value_or(""); !known.contains(id))
                say(topics, "the group '" + id + "'");
    }

  private:
    std::string read(const Path& path) const { return sight_.tree().read(path).value_or(""); }
    void say(const Path& from, const std::string& what) {
        if (++told_ > most_told) return;
        problems_.push_back({text_.name, 0, base::Severity::error,
                             fmt::format("{} is missing, which {} needs", what, from.str()),
                             "keep it, or change that text first"});
    }

    Sight& sight_;
    const NamedText& text_;
    base::Problems& problems_;
    std::size_t told_ = 0;
};

}  // namespace

void leaning_rules(Sight& sight, const NamedText& text, base::Problems& problems) {
    Leaning leaning(sight, text, problems);
    if (text.path.kind == Kind::sources) leaning.sources();
    if (text.path.kind == Kind::glossary) leaning.terms();
    if (text.path.kind == Kind::groups) leaning.groups();
}

}  // namespace content
