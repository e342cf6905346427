#include "content/check.h"

#include <algorithm>
#include <deque>
#include <future>
#include <map>
#include <optional>
#include <thread>

#include "content/as_read.h"
#include "content/rules.h"
#include "content/voice/of_language.h"
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

// What is the same in English reads the same in a language: else one of the two is worse. The
// first, by paths, is the measure.
class SameWords {
  public:
    void note(const Path& path, const document::Parsed& parsed) {
        const auto& records = parsed.document.front.translated;
        if (path.language == "en" || records.size() != parsed.fingerprint.size()) return;
        auto& blocks = pages_[path];
        for (std::size_t i = 0; i < records.size(); ++i)
            blocks.push_back(
                {parsed.document.blocks[i].line, records[i].english, parsed.fingerprint[i]});
    }
    // Of one page, or of all where none is named.
    void tell(const Tree& tree, const Path* only, Problems& problems) const {
        struct First {
            std::string own, place;
        };
        std::map<std::string, First> first;
        for (const auto& [path, blocks] : pages_)
            for (const auto& block : blocks) {
                const auto [known, is_first] = first.try_emplace(
                    path.language + " " + block.english,
                    First{block.own, path.str() + ":" + std::to_string(block.line)});
                if (is_first || known->second.own == block.own || (only && *only != path)) continue;
                problems.push_back({tree.name(path), block.line, Severity::warning,
                                    "the same English has other words in " + known->second.place,
                                    "say it the same way in both"});
            }
    }

  private:
    struct Block {
        int line;
        std::string english, own;  // fingerprints
    };
    std::map<Path, std::vector<Block>> pages_;
};

// A page that is looked at by itself on a thread of its own, while those before it are held against
// each other.
struct Reading {
    Path path;
    std::string text;
    std::optional<base::Problem> fault;  // it cannot be read
    std::shared_ptr<const document::Parsed> parsed;
    std::future<OwnFaults> own;
};

Beyond beyond_pages(Sight& sight, const std::vector<std::string>& families) {
    return {sight.sources(), sight.wording("en"), sight.explained(), families};
}

class Checker {
  public:
    Checker(const Tree& tree, const CheckOptions& options)
        : tree_(tree),
          options_(options),
          sight_(tree, options.withdrawn),
          families_(families_of(tree)) {}

    Problems run() {
        const Catalog catalog = read_catalog(tree_, options_.withdrawn, problems_);
        if (catalog.languages.empty()) return std::move(problems_);
        if (options_.catalog) options_.catalog(catalog);
        for (const auto& path : sight_.paths())
            if (!path.is_page() && !after_pages(path)) fit(path);
        pages(catalog);
        words_.tell(tree_, nullptr, problems_);
        missing_translations(catalog);
        language_folders();
        for (auto& stray : tree_.strays()) problems_.push_back(std::move(stray));
        for (const auto& path : sight_.paths())
            if (after_pages(path)) fit(path);
        return std::move(problems_);
    }

  private:
    // What pages say is asked for here; they have passed by then.
    static bool after_pages(const Path& path) {
        return path.kind == Path::Kind::claims || path.kind == Path::Kind::spoken ||
               path.kind == Path::Kind::regions || path.kind == Path::Kind::pronunciation;
    }
    void fit(const Path& path) {
        const auto text = tree_.read(path);
        if (!text) return;  // read_catalog() tells
        unseen_letters(tree_.name(path), *text, problems_);
        fit_rules(sight_, {path, *text, tree_.name(path)}, problems_);
    }
    void language_folders();
    void pages(const Catalog& catalog);
    Reading read(const Path& path);
    void page(Reading& reading);
    std::shared_ptr<const document::Parsed> newer_english(const Path& path,
                                                          const document::FrontMatter& translation);
    void missing_translations(const Catalog& catalog);

    const Tree& tree_;
    const CheckOptions& options_;
    Sight sight_;
    std::vector<std::string> families_;  // of fonts that languages name
    SameWords words_;
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
    const std::size_t ahead = 2 * std::max(1U, std::thread::hardware_concurrency());
    std::deque<Reading> begun;
    std::size_t next = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        for (; next < std::min(i + ahead, order.size()); ++next) begun.push_back(read(order[next]));
        page(begun.front());
        begun.pop_front();
        if (options_.progress) options_.progress(i + 1, order.size());
    }
}

Reading Checker::read(const Path& path) {
    Reading begun{path, "", {}, {}, {}};
    const auto text = tree_.read(path);
    auto parsed = text ? sight_.parsed(path) : tl::unexpected(text.error());
    if (!parsed) {
        begun.fault = parsed.error();
        return begun;
    }
    begun.text = *text;
    begun.parsed = *std::move(parsed);
    begun.own = std::async(std::launch::async, [parsed = begun.parsed, text = begun.text, path,
                                                beyond = beyond_pages(sight_, families_)] {
        return own_faults({path, *parsed, text}, beyond);
    });
    return begun;
}

void Checker::page(Reading& reading) {
    const auto& path = reading.path;
    if (reading.fault) return problems_.push_back(*reading.fault);
    const auto& parsed = *reading.parsed;
    sight_.note(path, parsed);
    const auto before = static_cast<long>(problems_.size());
    unseen_letters(tree_.name(path), reading.text, problems_);
    page_rules(sight_, {path, parsed, reading.text, options_.today}, reading.own.get(), problems_);
    const bool sound = std::none_of(problems_.begin() + before, problems_.end(),
                                    [](const auto& p) { return p.severity == Severity::error; });
    words_.note(path, parsed);
    if (!sound || !options_.page) return;
    // What is found of a page is what will be shown of it.
    auto document = parsed.document;
    if (const auto english = newer_english(path, document.front))
        document = document::with_newer_english(std::move(document), *english,
                                                sight_.wording(path.language), "");
    options_.page({path.language, path.id, reading.text, document});
}

// The English of a translation, parsed once more, where that was made from another.
std::shared_ptr<const document::Parsed> Checker::newer_english(
    const Path& path, const document::FrontMatter& translation) {
    const auto* original = path.language == "en" ? nullptr : sight_.original(path.id);
    if (!original || up_to_date(translation, original->fingerprint)) return nullptr;
    const auto english = sight_.parsed(path.in("en"));
    return english ? *english : nullptr;
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

void same_words(Sight& sight, const Path& path, const document::Parsed& parsed,
                Problems& problems) {
    if (path.language == "en" || parsed.document.front.translated.empty()) return;
    SameWords words;
    for (const auto& other : sight.paths()) {
        if (!other.is_page() || other.language != path.language) continue;
        if (other == path)
            words.note(path, parsed);
        else if (const auto page = sight.parsed(other))
            words.note(other, **page);
    }
    words.tell(sight.tree(), &path, problems);
}

}  // namespace

Problems check(const Tree& tree, const CheckOptions& options) {
    return Checker(tree, options).run();
}

Problems check_one(Sight& sight, const Path& path, const document::Parsed& parsed,
                   const text::Date& today) {
    Problems problems;
    const Tree& tree = sight.tree();
    const auto text = tree.read(path);
    if (!text) return {text.error()};
    if (!path.language.empty()) language_folder(sight, path.language, problems);
    unseen_letters(tree.name(path), *text, problems);
    const auto families = families_of(tree);
    if (path.is_page()) {
        const PageText page{path, parsed, *text, today};
        page_rules(sight, page, own_faults(page, beyond_pages(sight, families)), problems);
        same_words(sight, path, parsed, problems);
        return problems;
    }
    const NamedText named{path, *text, tree.name(path), families};
    Catalog alone;
    read_text(alone, named, problems);
    fit_rules(sight, named, problems);
    return problems;
}

Problems check_one(const Tree& tree, const Path& path, const document::Parsed& parsed,
                   const text::Date& today) {
    Sight sight(tree);
    return check_one(sight, path, parsed, today);
}

}  // namespace content
