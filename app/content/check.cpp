#include "content/check.h"

#include <algorithm>
#include <map>

#include "content/as_read.h"
#include "content/rules.h"
#include "document/held/newer_english.h"
#include "text/language_tag.h"
#include "text/unicode.h"

namespace content {

namespace {

using base::Problems;
using base::Severity;

// By its tag a language is known to settings, voices and search: there is one spelling of it.
void language_folder(Sight& sight, const std::string& language, Problems& problems) {
    const auto tag = text::language_tag(language);
    if (tag == language) return;
    const auto& paths = sight.paths();
    const bool twice = std::any_of(paths.begin(), paths.end(),
                                   [&](const Path& path) { return path.language == tag; });
    const Path inside{Path::Kind::language, language, ""};
    std::string what = "is no tag of a language", fix = "call the folder es, pt-BR or the like";
    if (!tag.empty()) {
        what = twice ? "is the language " + tag + " a second time"
                     : "is no tag as languages are known by";
        fix = twice ? "take one of the folders out" : "call the folder " + tag;
    }
    problems.push_back({base::Path(sight.tree().name(inside)).parent_path().string(), 0,
                        Severity::error, what, fix});
}

// What is not seen while it is read can turn what is.
void unseen_letters(const std::string& name, const std::string& text, Problems& problems) {
    if (text::first_bad_utf8(text) != std::string_view::npos) return;  // told where it is read
    if (const int line = text::harmful_line(text); line > 0)
        problems.push_back(
            {name, line, Severity::error, "holds a letter that cannot be seen", "take it out"});
}

class Checker {
  public:
    Checker(const Tree& tree, const CheckOptions& options)
        : tree_(tree), options_(options), sight_(tree, options.withdrawn) {}

    Problems run() {
        const Catalog catalog = read_catalog(tree_, options_.withdrawn, problems_);
        if (catalog.languages.empty()) return std::move(problems_);
        if (options_.catalog) options_.catalog(catalog);
        for (const auto& path : sight_.paths())
            if (!path.is_page() && path.kind != Path::Kind::claims) fit(path);
        pages(catalog);
        missing_translations(catalog);
        language_folders();
        for (auto& stray : tree_.strays()) problems_.push_back(std::move(stray));
        // Last: the pages it points at have passed by then.
        if (const Path claims{Path::Kind::claims, "", ""}; sight_.has(claims)) fit(claims);
        return std::move(problems_);
    }

  private:
    void fit(const Path& path) {
        const auto text = tree_.read(path);
        if (!text) return;  // read_catalog() tells
        unseen_letters(tree_.name(path), *text, problems_);
        fit_rules(sight_, {path, *text, tree_.name(path)}, problems_);
    }
    void language_folders();
    void pages(const Catalog& catalog);
    void page(const Path& path);
    void missing_translations(const Catalog& catalog);
    void note_translation(const Path& path, const document::Parsed& parsed);

    const Tree& tree_;
    const CheckOptions& options_;
    Sight sight_;
    // What an English block became in a language: its own fingerprint, and where that stands.
    struct Became {
        std::string own, place;
    };
    std::map<std::string, Became> became_;  // by language and the English fingerprint
    Problems problems_;
};

void Checker::language_folders() {
    std::set<std::string> languages;
    for (const auto& path : sight_.paths())
        if (!path.language.empty() && languages.insert(path.language).second)
            language_folder(sight_, path.language, problems_);
}

void Checker::pages(const Catalog& catalog) {
    auto order = catalog.pages;
    const std::set<Path> ordered(order.begin(), order.end());
    for (const auto& path : sight_.paths())
        if (path.is_page() && catalog.language(path.language) && !ordered.contains(path))
            order.push_back(path);
    for (std::size_t i = 0; i < order.size(); ++i) {
        page(order[i]);
        if (options_.progress) options_.progress(i + 1, order.size());
    }
}

void Checker::page(const Path& path) {
    const auto text = tree_.read(path);
    const auto parsed = text ? tree_.parsed(path) : tl::unexpected(text.error());
    if (!parsed) return problems_.push_back(parsed.error());
    sight_.note(path, **parsed);
    const auto before = static_cast<long>(problems_.size());
    unseen_letters(tree_.name(path), *text, problems_);
    page_rules(sight_, {path, **parsed, *text, options_.today}, problems_);
    const bool sound = std::none_of(problems_.begin() + before, problems_.end(),
                                    [](const auto& p) { return p.severity == Severity::error; });
    if (path.language != "en") note_translation(path, **parsed);
    if (!sound || !options_.page) return;
    // What is found of a page is what will be shown of it.
    auto document = (*parsed)->document;
    const auto english = tree_.parsed(path.in("en"));
    if (path.language != "en" && english && !up_to_date(document.front, **english))
        document = document::with_newer_english(std::move(document), **english,
                                                sight_.wording(path.language), "");
    options_.page({path.language, path.id, *text, document});
}

// What is the same in English reads the same in a language: else one of the two is worse.
void Checker::note_translation(const Path& path, const document::Parsed& parsed) {
    const auto& records = parsed.document.front.translated;
    if (records.size() != parsed.fingerprint.size()) return;  // told where it is missed
    for (std::size_t i = 0; i < records.size(); ++i) {
        const int line = parsed.document.blocks[i].line;
        const auto [known, first] = became_.try_emplace(
            path.language + " " + records[i].english,
            Became{parsed.fingerprint[i], path.str() + ":" + std::to_string(line)});
        if (!first && known->second.own != parsed.fingerprint[i])
            problems_.push_back({tree_.name(path), line, Severity::warning,
                                 "the same English has other words in " + known->second.place,
                                 "say it the same way in both"});
    }
}

void Checker::missing_translations(const Catalog& catalog) {
    for (const auto& language : catalog.languages)
        for (const auto& page : catalog.pages) {
            const auto translated = page.in(language.entry.language.tag);
            if (page.language == "en" && !sight_.has(translated))
                problems_.push_back({tree_.name(translated), 0, Severity::warning,
                                     "this page is not translated",
                                     "translate it; until then visitors get the English page"});
        }
}

}  // namespace

Problems check(const Tree& tree, const CheckOptions& options) {
    return Checker(tree, options).run();
}

Problems check_one(Sight& sight, const Path& path, const document::Parsed& parsed) {
    Problems problems;
    const Tree& tree = sight.tree();
    const auto text = tree.read(path);
    if (!text) return {text.error()};
    if (!path.language.empty()) language_folder(sight, path.language, problems);
    unseen_letters(tree.name(path), *text, problems);
    if (path.is_page()) {
        page_rules(sight, {path, parsed, *text}, problems);
        return problems;
    }
    const NamedText named{path, *text, tree.name(path)};
    Catalog alone;
    read_text(alone, named, problems);
    fit_rules(sight, named, problems);
    leaning_rules(sight, named, problems);
    return problems;
}

Problems check_one(const Tree& tree, const Path& path, const document::Parsed& parsed) {
    Sight sight(tree);
    return check_one(sight, path, parsed);
}

}  // namespace content
