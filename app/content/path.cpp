#include "content/path.h"

#include <algorithm>

namespace content {

namespace {

using Kind = Path::Kind;

// How the paths of a kind are written: LANGUAGE/ stands first where it has one, and the id between
// `before` and `after` where it has one.
struct Form {
    Kind kind;
    bool of_language, named;
    std::string_view before, after;
};

constexpr Form forms[] = {
    {Kind::topics, false, false, "topics.toml", ""},
    {Kind::sources, false, false, "sources.json", ""},
    {Kind::claims, false, false, "claims.toml", ""},
    {Kind::details, false, false, "clinic-details.toml", ""},
    {Kind::drawing, false, true, "diagrams/", ".svg"},
    {Kind::geometry, false, true, "diagrams/", ".toml"},
    {Kind::language, true, false, "language.toml", ""},
    {Kind::groups, true, false, "groups.toml", ""},
    {Kind::glossary, true, false, "glossary.toml", ""},
    {Kind::messages, true, false, "interface.po", ""},
    {Kind::pronunciation, true, false, "pronunciation.toml", ""},
    {Kind::synonyms, true, false, "synonyms.toml", ""},
    {Kind::lexicon, true, false, "lexicon.toml", ""},
    {Kind::regions, true, false, "regions.toml", ""},
    {Kind::spoken, true, false, "spoken.toml", ""},
    {Kind::reading, true, false, "reading.toml", ""},
    {Kind::page, true, true, "topics/", ".md"},
    {Kind::titles, true, true, "diagrams/", ".toml"},
};

constexpr std::size_t longest_name = 80, shortest_language = 2, longest_language = 35;

bool plain(std::string_view name) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    return !name.empty() && name.find_first_not_of(allowed) == std::string_view::npos;
}

bool is_language(std::string_view name) {
    return plain(name) && name.size() >= shortest_language && name.size() <= longest_language &&
           name[0] != '-' && name != "diagrams";
}

// The id in what follows the language; nothing where it is not of this form.
std::optional<std::string_view> id_in(std::string_view rest, const Form& form) {
    if (!form.named) return rest == form.before ? std::optional(std::string_view()) : std::nullopt;
    if (!rest.starts_with(form.before) || !rest.ends_with(form.after)) return std::nullopt;
    rest.remove_prefix(form.before.size());
    if (rest.size() <= form.after.size()) return std::nullopt;
    rest.remove_suffix(form.after.size());
    if (!plain(rest) || rest.size() > longest_name) return std::nullopt;
    return rest;
}

}  // namespace

std::optional<Path> Path::parse(std::string_view text) {
    const auto slash = text.find('/');
    const auto first = text.substr(0, slash);
    const bool in_language = slash != std::string_view::npos && is_language(first);
    const auto rest = in_language ? text.substr(slash + 1) : text;
    for (const auto& form : forms) {
        if (form.of_language != in_language) continue;
        if (const auto found = id_in(rest, form))
            return Path{form.kind, std::string(in_language ? first : ""), std::string(*found)};
    }
    return std::nullopt;
}

bool Path::misnamed_page(std::string_view text) {
    const Form& form = forms[static_cast<std::size_t>(Kind::page)];
    const auto slash = text.find('/');
    return slash != std::string_view::npos && is_language(text.substr(0, slash)) &&
           text.substr(slash + 1).starts_with(form.before) && text.ends_with(form.after) &&
           !parse(text);
}

Path Path::page(std::string_view language, std::string_view id) {
    return {Kind::page, std::string(language), std::string(id)};
}

std::string Path::str() const {
    const Form& form = forms[static_cast<std::size_t>(kind)];
    std::string text = form.of_language ? language + "/" : "";
    return text.append(form.before).append(id).append(form.after);
}

Path Path::in(std::string_view other_language) const {
    Path other = *this;
    if (!language.empty()) other.language = other_language;
    return other;
}

bool Path::clinical() const { return kind != Kind::reading; }

}  // namespace content
