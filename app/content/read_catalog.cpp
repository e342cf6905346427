#include "content/read_catalog.h"

#include <algorithm>

#include "content/regional.h"
#include "content/shown.h"
#include "content/voice/of_language.h"
#include "document/ease.h"
#include "document/drawing/svg.h"
#include "settings/settings.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace content {

namespace {

using base::Problems;
using base::Severity;
using Kind = Path::Kind;

void read_language(LanguageCatalog& into, const text::Toml& about) {
    into.entry.name = about.text("name").value_or(into.entry.language.tag);
    if (into.entry.name.empty())
        about.complain("name", "the language has no name", "write it as its readers do");
    read_keyboard(into.entry, about);
    read_fonts(into.entry, about);
    read_voice(into.entry, about);
    const auto direction = about.text("direction").value_or("ltr");
    if (direction != "ltr" && direction != "rtl")
        about.complain("direction", "direction '" + direction + "' is unknown",
                       "write \"ltr\" or \"rtl\"");
    into.entry.language.direction =
        direction == "rtl" ? base::Direction::right_to_left : base::Direction::left_to_right;
    const auto numbers = about.table("numbers");
    for (const auto& number : numbers.keys()) (void)numbers.texts(number);
    (void)document::read_measure(about);  // what is wrong with it is told here
    about.finish();
    into.words.language = into.entry.language;
}

void read_groups(LanguageCatalog& into, const text::Toml& groups) {
    for (const auto& id : groups.keys()) {
        const auto group = groups.table(id);
        into.groups[id] = {group.text("title").value_or(id), group.text("text").value_or("")};
        if (into.groups[id].title.empty())
            groups.complain(id, "'" + id + "' has no title", "write title = \"...\"");
        group.finish();
    }
}

void read_glossary(LanguageCatalog& into, const text::Toml& terms) {
    for (const auto& id : terms.keys()) {
        const auto term = terms.table(id);
        into.terms.push_back({id, term.text("word").value_or(id), term.text("meaning").value_or(""),
                              term.text("say").value_or("")});
        if (into.terms.back().word.empty())
            terms.complain(id, "'" + id + "' has no word", "write word = \"...\"");
        if (into.terms.back().meaning.empty())
            terms.complain(id, "'" + id + "' has no meaning", "write meaning = \"...\"");
        term.finish();
    }
}

void read_pronunciation(LanguageCatalog& into, const text::Toml& list) {
    for (const auto& word : list.keys())
        if (const auto said = list.text(word)) into.pronunciations[word] = *said;
}

void read_synonyms(LanguageCatalog& into, const text::Toml& list) {
    into.passed_over = list.texts("passed_over");
    into.negations = list.texts("negations");
    if (list.has("absence")) {
        const auto absence = list.table("absence");
        for (const char* role : {"no", "without", "between", "things", "also", "unless"})
            into.absence[role] = absence.texts(role);
        absence.finish();
    }
    for (const auto& entry : list.tables("word")) {
        Synonym one{entry.texts("typed"), entry.texts("means"), entry.texts("pages")};
        if (one.typed.empty())
            entry.complain("typed", "a word that nobody types", "write typed = [\"pee\"]");
        if (one.means.empty() && one.pages.empty())
            entry.complain("typed", "nothing says what is meant by it",
                           "write means = [\"urine\"], or pages = [\"ID\"]");
        into.synonyms.push_back(std::move(one));
    }
    for (const auto& entry : list.tables("sign")) {
        into.said_signs.push_back({entry.text("id").value_or(""), entry.texts("typed")});
        if (into.said_signs.back().typed.empty())
            entry.complain("typed", "a sign that nobody types", "write typed = [\"cant pee\"]");
    }
    std::set<std::string> seen;
    for (const auto& entry : list.tables("alike")) {
        into.alike.push_back(entry.texts("words"));
        for (const auto& word : into.alike.back())
            if (!seen.insert(word).second)
                entry.complain("words", "'" + word + "' is alike twice", "take one out");
    }
    list.finish();
}

document::Phrases phrases(const text::Toml& entry, const std::string& key) {
    const auto words = entry.texts(key);
    return {words.begin(), words.end()};
}

void read_opposites(document::Wording& into, const text::Toml& list, bool english) {
    for (const auto& entry : list.tables("opposites")) {
        document::Wording::Opposites both;
        both.one = phrases(entry, "one");
        both.other = phrases(entry, "other");
        if (!english) both.says_one = phrases(entry, "says_one");
        if (!english) both.says_other = phrases(entry, "says_other");
        if (entry.has("turned")) both.turned = phrases(entry, "turned");
        if (both.one.empty() || both.other.empty() ||
            (!english && (both.says_one.empty() || both.says_other.empty())))
            entry.complain("one", "opposites of which one is missing",
                           "write one = [\"left\"], other = [\"right\"], says_one and says_other");
        else
            into.opposites.push_back(std::move(both));
    }
}

void read_lexicon(LanguageCatalog& into, const text::Toml& list) {
    const bool english = into.entry.language.tag == "en";
    auto& lexicon = into.lexicon;
    // Nobody is shown these words: they may hold "*".
    list.for_each_text([&](int line, const std::string& words) {
        if (!words.empty() && blank(words))
            list.complain_at(line, "these words are nothing but blanks", "write them");
    });
    for (const auto& entry : list.tables("term")) {
        document::Wording::Term term{phrases(entry, "english"), {}, {}, {}};
        for (const auto& [key, words] :
             {std::pair{"say", &term.say}, {"never", &term.never}, {"only", &term.only}})
            if (entry.has(key)) *words = phrases(entry, key);
        const bool asks = !(term.say.empty() && term.never.empty() && term.only.empty());
        if (term.english.empty() || (!english && !asks))
            entry.complain("english", "a term that asks for nothing",
                           "write english = [\"very ill\"] and say, never or only = [...]");
        lexicon.terms.push_back(std::move(term));
    }
    read_opposites(lexicon, list, english);
    if (list.has("asides")) lexicon.asides = list.texts("asides");
    for (const auto& [key, words] : {std::pair{"never", &lexicon.never},
                                     {"negations", &lexicon.negations},
                                     {"unsaid", &lexicon.unsaid},
                                     {"facts", &lexicon.facts},
                                     {"doses", &lexicon.doses}})
        if (list.has(key)) *words = phrases(list, key);
    const auto& must = english ? lexicon.facts : lexicon.negations;
    if (must.empty() || lexicon.terms.empty())
        list.complain_at(1, "this lexicon holds nothing to its English",
                         english ? "write facts = [...] and [[term]] english = [...]"
                                 : "write negations = [...] and a [[term]] for each of en/lexicon");
    list.finish();
}

void read_topics(Catalog& into, const NamedText& text, Problems& problems) {
    const auto order = text::Toml::parse(text.body, text.name, problems);
    for (const auto& entry : order.tables("group")) {
        Group group;
        group.id = entry.text("id").value_or("");
        group.icon = entry.text("icon").value_or("page");
        group.topics = entry.texts("topics");
        entry.finish();
        into.groups.push_back(std::move(group));
    }
    const auto safety = order.table("safety");
    into.safety_topic = safety.text("topic").value_or("");
    safety.finish();
    order.finish();
    if (into.safety_topic.empty())
        problems.push_back({text.name, 0, Severity::error, "names no page of warning signs",
                            "write [safety] topic = \"warning-signs\""});
}

// gettext-po tells no lines of what it can read.
int line_of(const std::string& po, const std::string& key) {
    const std::string mark = "msgctxt \"" + key + "\"";
    const auto at = po.starts_with(mark) ? 0 : po.find("\n" + mark);
    if (at == std::string::npos) return 0;
    return (at == 0 ? 1 : 2) +
           static_cast<int>(std::count(po.begin(), po.begin() + static_cast<long>(at), '\n'));
}

void read_messages(LanguageCatalog& into, const NamedText& text, Problems& problems) {
    Problems found;
    std::set<Msg> seen;
    for (const PoEntry& entry : parse_po(text.body, found)) {
        for (auto& wrong : check_entry(entry, text.path.language, text.families)) {
            wrong.line = line_of(text.body, entry.key);
            found.push_back(std::move(wrong));
        }
        const auto word = msg_from(entry.key);
        if (!word) continue;
        into.words.set(*word, entry.said());
        seen.insert(*word);
    }
    const Messages own = seen.size() == msg_count ? Messages() : built_in_words();
    for (std::size_t i = 0; i < msg_count; ++i) {  // what was written for an older program
        const auto word = static_cast<Msg>(i);
        if (seen.contains(word)) continue;
        into.words.set(word, own(word));
        found.push_back({"", 0, Severity::warning,
                         "the word '" + std::string(msg_keys[i]) + "' is missing",
                         "add it: msgctxt \"" + std::string(msg_keys[i]) + "\""});
    }
    for (auto& problem : found) {
        problem.file = text.name;
        problems.push_back(std::move(problem));
    }
}

void read_drawing(Catalog& into, const NamedText& text, Problems& problems) {
    auto faults = document::check_svg(text.body);
    for (auto& fault : faults) fault.file = text.name;
    problems.insert(problems.end(), faults.begin(), faults.end());
    if (!faults.empty()) return;
    into.drawings.push_back({text.path.id, text.body, "", ""});
}

// In English first, then by the languages' tags.
std::vector<std::string> languages_of(const std::vector<Path>& paths) {
    std::vector<std::string> tags;
    for (const auto& path : paths)
        if (path.kind == Kind::language) tags.push_back(path.language);
    std::stable_partition(tags.begin(), tags.end(), [](const auto& tag) { return tag == "en"; });
    return tags;
}

}  // namespace

std::vector<std::string> pages_of(const std::vector<Group>& groups) {
    std::vector<std::string> pages;
    for (const auto& group : groups)
        for (const auto& id : group.topics)
            if (std::find(pages.begin(), pages.end(), id) == pages.end()) pages.push_back(id);
    return pages;
}

namespace {

void put_pages(Catalog& catalog, const std::vector<Path>& paths) {
    const std::set<Path> there(paths.begin(), paths.end());
    auto order = pages_of(catalog.groups);
    if (std::find(order.begin(), order.end(), catalog.safety_topic) == order.end())
        order.push_back(catalog.safety_topic);
    for (const auto& language : catalog.languages)
        for (const auto& id : order)
            if (auto path = Path::page(language.entry.language.tag, id); there.contains(path))
                catalog.pages.push_back(std::move(path));
}

void leave_out(Catalog& catalog, const std::set<std::string>& withdrawn) {
    std::erase_if(catalog.groups, [&](Group& group) {
        const bool any = !group.topics.empty();
        std::erase_if(group.topics, [&](const auto& id) { return withdrawn.contains(id); });
        return any && group.topics.empty();
    });
}

}  // namespace

const LanguageCatalog* Catalog::language(std::string_view tag) const {
    for (const auto& language : languages)
        if (language.entry.language.tag == tag) return &language;
    return nullptr;
}

LanguageCatalog& Catalog::in(const std::string& tag) {
    for (auto& language : languages)
        if (language.entry.language.tag == tag) return language;
    auto& made = languages.emplace_back();
    made.entry.language.tag = tag;
    made.entry.name = tag;
    made.words.language = made.entry.language;
    return made;
}

void read_text(Catalog& into, const NamedText& text, Problems& problems) {
    const auto toml = [&] { return text::Toml::parse(text.body, text.name, problems); };
    const auto shown = [&] {
        auto read = toml();
        check_shown(read, text.families);
        return read;
    };
    const auto own = [&]() -> LanguageCatalog& { return into.in(text.path.language); };
    switch (text.path.kind) {
        case Kind::topics:
            return read_topics(into, text, problems);
        case Kind::sources:
            into.sources = read_sources(text.body, text.name, problems);
            return;
        case Kind::details:
            settings::with_details({}, text.body, problems, text.name);
            into.details = text.body;
            return;
        case Kind::drawing:
            return read_drawing(into, text, problems);
        case Kind::language:
            return read_language(own(), shown());
        case Kind::groups:
            return read_groups(own(), shown());
        case Kind::glossary:
            return read_glossary(own(), shown());
        case Kind::messages:
            return read_messages(own(), text, problems);
        case Kind::pronunciation:
            return read_pronunciation(own(), toml());
        case Kind::synonyms:
            return read_synonyms(own(), shown());
        case Kind::lexicon:
            return read_lexicon(own(), toml());
        case Kind::regions: {
            const auto regions = shown();
            for (const auto& country : countries_of(regions)) (void)words_of(regions, country);
            return;
        }
        case Kind::spoken:
            own().spoken = read_spoken(shown());
            return;
        case Kind::reading: {
            const auto list = toml();
            for (const auto& id : list.keys()) own().reading[id] = list.number(id).value_or(0);
            return;
        }
        case Kind::titles:
            (void)shown();
            own().drawing_titles[text.path.id] = text.body;
            return;
        case Kind::claims:
        case Kind::geometry:
            (void)toml();
            return;
        case Kind::page:
            return;
    }
}

document::Wording read_wording(const std::string& about, const std::string& lexicon,
                               const std::string& language) {
    Problems ignored;
    Catalog catalog;
    const Path path{Kind::lexicon, language, ""};
    if (!lexicon.empty()) read_text(catalog, {path, lexicon, ""}, ignored);
    auto wording = std::move(catalog.in(language).lexicon);
    const auto numbers = text::Toml::parse(about, "", ignored).table("numbers");
    for (const auto& number : numbers.keys()) wording.numbers[number] = numbers.texts(number);
    return wording;
}

Catalog read_catalog(const Tree& tree, const std::set<std::string>& withdrawn, Problems& problems) {
    Catalog catalog;
    const auto paths = tree.paths();
    const auto tags = languages_of(paths);
    if (tags.empty() || tags[0] != "en") {
        problems.push_back(
            {tree.name(), 0, Severity::error, "has no en/language.toml", "name a content folder"});
        return catalog;
    }
    const auto families = families_of(tree);
    const auto read = [&](const Path& path) {
        auto text = tree.read(path);
        if (!text) problems.push_back(text.error());
        if (!text && path.kind == Kind::sources) return;  // what it is not, is told
        read_text(catalog, {path, text ? *text : "", tree.name(path), families}, problems);
    };
    for (const auto& tag : tags)
        for (const auto kind : {Kind::language, Kind::groups, Kind::glossary, Kind::messages})
            read({kind, tag, ""});
    for (const auto kind : {Kind::topics, Kind::sources}) read({kind, "", ""});
    for (const auto& tag : tags)
        if (const Path own{Kind::lexicon, tag, ""};
            std::find(paths.begin(), paths.end(), own) == paths.end())
            problems.push_back({tree.name(own), 0, Severity::error,
                                "the language has no lexicon, so nothing holds its words",
                                "write it as CONTRIBUTING.md tells, or take one from a copy"});
    for (const auto& path : paths) {
        const bool wanted = path.kind == Kind::reading || path.kind == Kind::pronunciation ||
                            path.kind == Kind::synonyms || path.kind == Kind::lexicon ||
                            path.kind == Kind::spoken || path.kind == Kind::regions ||
                            path.kind == Kind::titles || path.kind == Kind::drawing ||
                            path.kind == Kind::geometry || path.kind == Kind::details ||
                            path.kind == Kind::claims;
        if ((path.language.empty() || catalog.language(path.language)) && wanted) read(path);
    }
    for (auto& drawing : catalog.drawings) {
        auto geometry = tree.read({Kind::geometry, "", drawing.id});
        if (geometry) drawing.geometry = std::move(*geometry);
        if (!geometry) problems.push_back(geometry.error());
    }
    leave_out(catalog, withdrawn);
    put_pages(catalog, paths);
    return catalog;
}

}  // namespace content
