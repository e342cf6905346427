// What others lean on in a text is held by asking them: whoever takes a source, a word, a page or a
// part of a drawing away is told at once, not by publishing, when it is approved already.
#include <fmt/format.h>

#include <algorithm>

#include "content/check.h"

namespace content {

namespace {

using Kind = Path::Kind;
using base::Problems;

constexpr std::size_t most_told = 20;

std::string csl_of(Sight& sight, const std::string& id) {
    const auto& known = sight.sources();
    const auto found = known.find(id);
    return found == known.end() ? "" : found->second.csl;
}

class Leaning {
  public:
    Leaning(const Tree& before, const Tree& now, const Path& path)
        : before_(before), now_(now), path_(path) {}

    Problems broken() {
        find();
        for (const auto& other : others_)
            for (const auto& error : errors(now_, other)) tell(other, error);
        return std::move(told_);
    }

  private:
    bool holds(const Path& page, std::string_view mark) const {
        return now_.tree().read(page).value_or("").find(mark) != std::string::npos;
    }
    // Its languages' texts of a kind, but for the text itself.
    void in_other_languages(Kind kind, const std::string& id = "") {
        for (const auto& language : now_.languages())
            if (language != path_.language) others_.insert({kind, language, id});
    }
    // Pages of a language ("": of all) that say this.
    void pages_with(const std::string& language, std::string_view mark) {
        for (const auto& path : now_.paths())
            if (path.is_page() && (language.empty() || path.language == language) &&
                holds(path, mark))
                others_.insert(path);
    }
    void find();
    void of_page();
    void of_sources();
    void of_terms();
    void of_order();
    static Problems errors(Sight& sight, const Path& path);
    void tell(const Path& other, const base::Problem& error);

    Sight before_, now_;
    const Path& path_;
    std::set<Path> others_;
    Problems told_;
};

// A kind that is new has to say here who leans on it.
void Leaning::find() {
    const std::string& language = path_.language;
    const bool english = language == "en";
    switch (path_.kind) {
        case Kind::page:
            of_page();
            break;
        case Kind::sources:
            of_sources();
            break;
        case Kind::topics:
            of_order();
            break;
        case Kind::glossary:
            of_terms();
            if (english) in_other_languages(Kind::glossary);
            break;
        case Kind::groups:
            others_.insert({Kind::topics, "", ""});
            if (english) in_other_languages(Kind::groups);
            break;
        case Kind::messages:
            if (english) in_other_languages(Kind::messages);
            break;
        case Kind::language:
        case Kind::lexicon:
            pages_with(language, "");
            others_.insert({Kind::messages, language, ""});
            others_.insert({Kind::glossary, language, ""});
            break;
        case Kind::drawing:
        case Kind::geometry:
            for (const auto kind : {Kind::drawing, Kind::geometry})
                others_.insert({kind, "", path_.id});
            in_other_languages(Kind::titles, path_.id);
            pages_with("", "(diagram:" + path_.id);
            break;
        case Kind::titles:
            if (english) in_other_languages(Kind::titles, path_.id);
            break;
        case Kind::claims:
        case Kind::details:
        case Kind::pronunciation:
        case Kind::synonyms:
        case Kind::regions:
        case Kind::spoken:
        case Kind::reading:
            break;  // nothing names what stands in these
    }
    others_.erase(path_);
    std::erase_if(others_, [&](const Path& other) { return !now_.has(other); });
}

void Leaning::of_page() {
    if (path_.language == "en") {
        in_other_languages(Kind::page, path_.id);
        others_.insert({Kind::claims, "", ""});
    }
    if (path_.id == now_.safety()) pages_with(path_.language, "> [!");
}

void Leaning::of_sources() {
    std::set<std::string> changed;
    for (const auto& one : before_.sources())
        if (csl_of(now_, one.first) != one.second.csl) changed.insert(one.first);
    for (const auto& id : changed) {
        pages_with("", "(source:" + id + ")");
        pages_with("", "\"" + id + "\"");
    }
}

void Leaning::of_terms() {
    const auto& known = now_.terms(path_.language);
    for (const auto& id : before_.terms(path_.language))
        if (!known.contains(id)) pages_with(path_.language, "(term:" + id + ")");
}

void Leaning::of_order() {
    const bool other_safety = before_.safety() != now_.safety();
    for (const auto& path : now_.paths())
        if (path.is_page() && (other_safety || before_.ordered(path.id) != now_.ordered(path.id)))
            others_.insert(path);
}

Problems Leaning::errors(Sight& sight, const Path& path) {
    Problems found;
    if (!sight.has(path)) return found;
    if (path.is_page()) {
        const auto parsed = sight.tree().parsed(path);
        found = parsed ? check_one(sight, path, **parsed) : Problems{parsed.error()};
    } else {
        found = check_one(sight, path);
    }
    std::erase_if(found, [](const auto& one) { return one.severity != base::Severity::error; });
    return found;
}

// What was wrong with the other text before is not this one's fault.
void Leaning::tell(const Path& other, const base::Problem& error) {
    const auto before = errors(before_, other);
    const bool old = std::any_of(before.begin(), before.end(),
                                 [&](const auto& one) { return one.what == error.what; });
    if (old || told_.size() >= most_told) return;
    const std::string line = error.line > 0 ? fmt::format(":{}", error.line) : "";
    told_.push_back({now_.tree().name(path_), 0, base::Severity::error,
                     fmt::format("would break {}{}: {}", other.str(), line, error.what),
                     "keep what it needs, or change that text first"});
}

}  // namespace

Problems broken_elsewhere(const Tree& before, const Tree& now, const Path& path) {
    return Leaning(before, now, path).broken();
}

}  // namespace content
