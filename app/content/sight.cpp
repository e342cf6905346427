#include "content/sight.h"

#include <algorithm>

#include "content/read_catalog.h"
#include "document/chapters.h"
#include "document/plain.h"
#include "text/segment.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace content {

namespace {

using Kind = Path::Kind;

std::set<std::string> keys_of(const std::string& toml) {
    base::Problems ignored;  // told where that text is checked
    const auto keys = text::Toml::parse(toml, "", ignored).keys();
    return {keys.begin(), keys.end()};
}

}  // namespace

Sight::Sight(const Tree& tree, std::set<std::string> withdrawn)
    : tree_(tree), withdrawn_(std::move(withdrawn)) {
    for (auto& path : tree.paths()) {
        if (path.kind == Kind::language) languages_.push_back(path.language);
        paths_.insert(std::move(path));
    }
    std::stable_partition(languages_.begin(), languages_.end(),
                          [](const auto& tag) { return tag == "en"; });
}

std::string Sight::text(const Path& path) const {
    return has(path) ? tree_.read(path).value_or("") : "";
}

const std::map<std::string, Source>& Sight::sources() {
    if (sources_) return *sources_;
    sources_.emplace();
    base::Problems ignored;  // told where that text is checked
    const Path path{Kind::sources, "", ""};
    for (auto& source : read_sources(text(path), "", ignored))
        sources_->emplace(source.id, std::move(source));
    return *sources_;
}

const std::set<std::string>& Sight::terms(const std::string& language) {
    const auto known = terms_.find(language);
    if (known != terms_.end()) return known->second;
    return terms_[language] = keys_of(text({Kind::glossary, language, ""}));
}

const document::Wording& Sight::wording(const std::string& language) {
    const auto [known, first] = wordings_.try_emplace(language);
    if (!first) return known->second;
    return known->second = read_wording(text({Kind::language, language, ""}),
                                        text({Kind::lexicon, language, ""}), language);
}

const std::optional<document::Measure>& Sight::measure(const std::string& language) {
    const auto [known, first] = measures_.try_emplace(language);
    base::Problems ignored;  // told where that text is checked
    if (first)
        known->second = document::read_measure(
            text::Toml::parse(text({Kind::language, language, ""}), "", ignored));
    return known->second;
}

const std::set<std::string>& Sight::groups(const std::string& language) {
    const auto known = groups_.find(language);
    if (known != groups_.end()) return known->second;
    return groups_[language] = keys_of(text({Kind::groups, language, ""}));
}

void Sight::for_each_shown(const std::string& language, const Take& take) {
    for (const auto& path : paths_) {
        if (path.language != language) continue;
        base::Problems ignored;
        if (path.kind == Kind::messages)
            for (const auto& entry : parse_po(text(path), ignored)) take(entry.said());
        if (path.kind == Kind::groups)
            text::Toml::parse(text(path), "", ignored)
                .for_each_text([&](int, const std::string& one) { take(one); });
        if (path.kind == Kind::language)  // its button, on the screen of languages
            take(text::Toml::parse(text(path), "", ignored).text("name").value_or(""));
        if (!path.is_page() || noted_.contains(path)) continue;
        if (const auto page = parsed(path))
            take(document::plain((*page)->document, document::Include::everything));
    }
}

const std::set<std::string>& Sight::phrases(const std::string& language) {
    auto& all = phrases_[language];
    if (whole_.insert(language + "/phrases").second)
        for_each_shown(language, [&](const std::string& words) {
            for (auto& phrase : spoken_phrases(words)) all.insert(std::move(phrase));
        });
    return all;
}

const Vocabulary& Sight::vocabulary(const std::string& language) {
    auto& all = vocabularies_.try_emplace(language, language).first->second;
    if (!whole_.insert(language + "/vocabulary").second) return all;
    for_each_shown(language, [&](const std::string& words) { all.add(words); });
    base::Problems ignored;
    const Path path{Kind::glossary, language, ""};
    Catalog catalog;
    if (has(path)) read_text(catalog, {path, text(path), ""}, ignored);
    for (const auto& term : catalog.in(language).terms) {
        all.add(term.word);
        all.add(term.meaning);
    }
    return all;
}

const SpokenForms& Sight::spoken(const std::string& language) {
    const auto [known, first] = spoken_.try_emplace(language);
    const Path path{Kind::spoken, language, ""};
    if (!first || !has(path)) return known->second;
    base::Problems ignored;  // told where it is read
    return known->second = read_spoken(text::Toml::parse(text(path), "", ignored));
}

const std::set<std::string>& Sight::explained() {
    if (explained_) return *explained_;
    explained_.emplace();
    base::Problems ignored;
    const Path path{Kind::glossary, "en", ""};
    Catalog catalog;
    read_text(catalog, {path, text(path), ""}, ignored);
    for (const auto& term : catalog.in("en").terms)
        for (const auto& piece : text::words(term.word, "en"))
            explained_->insert(text::fold(
                std::string_view(term.word).substr(piece.begin, piece.end - piece.begin)));
    return *explained_;
}

bool Sight::ordered(const std::string& page) {
    if (!ordered_) {
        base::Problems ignored;
        const Path path{Kind::topics, "", ""};
        Catalog catalog;
        read_text(catalog, {path, text(path), ""}, ignored);
        safety_ = catalog.safety_topic;
        ordered_ = {catalog.safety_topic};
        for (const auto& group : catalog.groups)
            ordered_->insert(group.topics.begin(), group.topics.end());
    }
    return ordered_->contains(page) && !withdrawn_.contains(page);
}

const std::string& Sight::safety() {
    (void)ordered("");  // it is read with the groups
    return safety_;
}

const std::map<std::string, document::Warning>& Sight::signs(const std::string& language) {
    const auto [known, first] = signs_.try_emplace(language);
    if (!first) return known->second;
    const auto path = Path::page(language, safety());
    if (!has(path)) return known->second;
    const auto page = parsed(path);
    if (!page) return known->second;
    parsed_.emplace(path, *page);
    for (const auto& warning : document::warnings((*page)->document))
        known->second.emplace(warning.id, warning);
    return known->second;
}

const std::string* Sight::geometry(const std::string& drawing) {
    auto known = geometries_.find(drawing);
    if (known == geometries_.end()) {
        std::optional<std::string> read;
        if (has({Kind::drawing, "", drawing})) read = text({Kind::geometry, "", drawing});
        known = geometries_.emplace(drawing, std::move(read)).first;
    }
    return known->second ? &*known->second : nullptr;
}

std::optional<double> Sight::reading(const Path& page) {
    auto known = readings_.find(page.language);
    if (known == readings_.end()) {
        base::Problems ignored;
        const Path path{Kind::reading, page.language, ""};
        Catalog catalog;
        read_text(catalog, {path, text(path), ""}, ignored);
        known = readings_.emplace(page.language, catalog.in(page.language).reading).first;
    }
    const auto found = known->second.find(page.id);
    return found == known->second.end() ? std::nullopt : std::optional(found->second);
}

const std::map<std::string, std::set<Path>>& Sight::counting(const std::string& id) {
    if (!counting_) {
        counting_.emplace();
        for (const auto& path : paths_) {
            if (!path.is_page() || path.language != "en") continue;
            const auto head = tree_.head(path);
            for (const auto& [own, written] : head->counts) (*counting_)[own][written].insert(path);
        }
    }
    return (*counting_)[id];
}

int Sight::titled(const std::string& language, const std::string& title) {
    const auto [known, first] = titles_.try_emplace(language);
    for (const auto& path : paths_) {
        if (!first || !path.is_page() || path.language != language) continue;
        const auto head = tree_.head(path);
        for (const auto& one : head->titles) ++known->second[one];
    }
    const auto found = known->second.find(text::fold(title));
    return found == known->second.end() ? 0 : found->second;
}

const EnglishPage* Sight::original(const std::string& page) {
    auto known = originals_.find(page);
    if (known == originals_.end()) {
        const auto path = Path::page("en", page);
        std::optional<EnglishPage> made;
        if (has(path))
            if (const auto read = parsed(path)) made = original_of(page, **read);
        known = originals_.emplace(page, std::move(made)).first;
    }
    return known->second ? &*known->second : nullptr;
}

base::Result<std::shared_ptr<const document::Parsed>> Sight::parsed(const Path& page) {
    if (const auto known = parsed_.find(page); known != parsed_.end()) return known->second;
    return tree_.parsed(page);
}

void Sight::note(const Path& path, const document::Parsed& parsed) {
    parsed_.erase(path);
    // Kept for its translations; who else asks for one reads it then.
    const bool wanted = std::any_of(languages_.begin(), languages_.end(), [&](const auto& tag) {
        return tag != "en" && has(Path::page(tag, path.id));
    });
    if (path.language == "en" && wanted)
        originals_.insert_or_assign(path.id, original_of(path.id, parsed));
    const bool voiced = has({Kind::spoken, path.language, ""});
    const bool listed = has({Kind::pronunciation, path.language, ""});
    if (!voiced && !listed) return;
    noted_.insert(path);
    const auto words = document::plain(parsed.document, document::Include::everything);
    if (listed) vocabularies_.try_emplace(path.language, path.language).first->second.add(words);
    if (!voiced) return;
    auto& said = phrases_[path.language];
    for (auto& phrase : spoken_phrases(words)) said.insert(std::move(phrase));
}

}  // namespace content
