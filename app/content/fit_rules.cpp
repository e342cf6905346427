#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "content/rules.h"
#include "content/voice/pronounced.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace content {

namespace {

using base::Problems;
using base::Severity;
using Kind = Path::Kind;

constexpr int claim_count = 60;

// Of assets/icons, which a content folder does not hold.
constexpr std::string_view icons[] = {
    "again",      "arrow-down", "arrow-up", "back",     "backspace", "book",   "calendar",
    "check",      "clipboard",  "clock",    "close",    "comfort",   "down",   "drop",
    "eye",        "flask",      "grip",     "hand",     "heart",     "hide",   "home",
    "keyboard",   "keys",       "language", "leaf",     "list",      "listen", "lock",
    "louder",     "mention",    "minus",    "muscle",   "next",      "note",   "page",
    "pain",       "pause",      "person",   "phone",    "picture",   "pill",   "play",
    "plus",       "printer",    "prostate", "question", "quieter",   "quote",  "reset",
    "same-day",   "search",     "shield",   "space",    "staff",     "star",   "star-filled",
    "start-over", "stick",      "stop",     "trash",    "tube",      "up",     "walk",
    "warning"};

// A page or a group stands in the lists once: its place on the glass is known by its name.
void once(const text::Toml& order) {
    std::set<std::string> groups;
    for (const auto& entry : order.tables("group")) {
        const auto id = entry.text("id").value_or("");
        if (!id.empty() && !groups.insert(id).second)
            entry.complain("id", "the group '" + id + "' comes twice", "put its topics together");
        const auto topics = entry.texts("topics");
        if (topics.empty())
            entry.complain("topics", "the group '" + id + "' has no page",
                           "name some, or take the group out");
        const auto icon = entry.text("icon").value_or("page");
        if (std::find(std::begin(icons), std::end(icons), icon) == std::end(icons))
            entry.complain("icon", "no icon is called '" + icon + "'",
                           "name one of the files in assets/icons");
        std::set<std::string> here;
        for (const auto& topic : topics)
            if (!here.insert(topic).second)
                entry.complain("topics", "the page '" + topic + "' comes twice",
                               "name it once in a group");
    }
}

// Titles in all languages, pages that are there.
void topics(Sight& sight, const NamedText& text, Problems& problems) {
    Problems told;  // by read_text()
    Catalog catalog;
    read_text(catalog, text, told);
    Problems found;
    const auto order = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;
    for (const auto& entry : order.tables("group")) {
        const auto id = entry.text("id").value_or("");
        for (const auto& language : sight.languages())
            if (!sight.groups(language).contains(id))
                entry.complain(
                    "id", "the group '" + id + "' has no title in " + language + "/groups.toml",
                    "add [" + id + "] with title and text there");
    }
    once(order);
    problems.insert(problems.end(), found.begin(), found.end());
    std::vector<std::string> named;
    for (const auto& group : catalog.groups)
        named.insert(named.end(), group.topics.begin(), group.topics.end());
    if (!catalog.safety_topic.empty()) named.push_back(catalog.safety_topic);
    std::set<std::string> seen;
    for (const auto& id : named) {
        const auto page = Path::page("en", id);
        if (seen.insert(id).second && !sight.has(page) && !sight.withdrawn(id))
            problems.push_back({text.name, 0, Severity::error,
                                "the page '" + id + "' does not exist",
                                "write " + sight.tree().name(page)});
    }
    if (sight.withdrawn(catalog.safety_topic))
        problems.push_back(
            {text.name, 0, Severity::error,
             "names the page '" + catalog.safety_topic + "' for warning signs, which is withdrawn",
             "restore it, or name another page under [safety]"});
}

// Every claim of the article this kiosk answers stands in claims.toml.
void claims(Sight& sight, const NamedText& text, Problems& problems) {
    Problems told;  // by read_text(): what is no TOML
    const auto toml = text::Toml::parse(text.body, text.name, told);
    const bool sound = told.empty();
    const auto say = [&](const std::string& id, Severity severity, const std::string& what,
                         const std::string& fix) {
        problems.push_back({text.name, toml.line(id), severity, what, fix});
    };
    for (int number = 1; sound && number <= claim_count; ++number) {
        const std::string id = "C" + std::to_string(number);
        const auto answer = toml.text(id);
        const std::string page = answer ? answer->substr(0, answer->find('#')) : "";
        if (!answer) {
            say(id, Severity::error, "the claim " + id + " is answered nowhere",
                "write " + id + " = \"page#claim-id\"");
        } else if (sight.withdrawn(page)) {
            say(id, Severity::warning, id + " is answered on a page that is withdrawn",
                "answer it on another page");
        } else {
            const auto* original = sight.original(page);
            if (!original || !original->anchors.contains(*answer))
                say(id, Severity::error, id + " points to '" + *answer + "', which does not exist",
                    "name a page and one of its claims or chapters");
        }
    }
    if (!sound) return;
    toml.finish();
    problems.insert(problems.end(), told.begin(), told.end());
}

// What people are led to is there, and nothing they type is led to twice.
void synonyms(Sight& sight, const NamedText& text, Problems& problems) {
    Problems found;
    const auto list = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    std::set<std::string> seen;
    for (const auto& entry : list.tables("word")) {
        for (const auto& page : entry.texts("pages"))
            if (!sight.has(Path::page("en", page)) && !sight.withdrawn(page))
                entry.complain("pages", "the page '" + page + "' does not exist",
                               "name a page, or take it out");
        for (const auto& typed : entry.texts("typed"))
            if (!seen.insert(typed).second)
                entry.complain("typed", "'" + typed + "' stands here twice", "take one out");
    }
    problems.insert(problems.end(), found.begin(), found.end());
}

// A button that looks like another leads people to the wrong place.
void groups(const NamedText& text, Problems& problems) {
    Problems found;
    const auto list = text::Toml::parse(text.body, text.name, found);
    std::map<std::string, std::string> ids;  // by the title, folded
    for (const auto& id : list.keys()) {
        const auto title = list.table(id).text("title").value_or(id);
        const auto [known, first] = ids.try_emplace(text::fold(title), id);
        if (!first)
            problems.push_back({text.name, list.line(id), Severity::error,
                                "'" + known->second + "' has the title '" + title + "' too",
                                "give one another title"});
    }
}

std::string name_in(const std::string& language) {
    Problems ignored;
    return text::fold(text::Toml::parse(language, "", ignored).text("name").value_or(""));
}

void language(Sight& sight, const NamedText& text, Problems& problems) {
    const auto name = name_in(text.body);
    Problems ignored;
    const int line = text::Toml::parse(text.body, "", ignored).line("name");
    for (const auto& other : sight.languages()) {
        const auto about = other == text.path.language
                               ? base::Result<std::string>(std::string())
                               : sight.tree().read({Kind::language, other, ""});
        if (!name.empty() && about && name_in(*about) == name)
            problems.push_back({text.name, line, Severity::error,
                                "the language '" + other + "' has this name too",
                                "write each as its readers do"});
    }
}

// A spoken form goes with the words it is for: what nobody shows any more is told.
void spoken(Sight& sight, const NamedText& text, Problems& problems) {
    Problems found;
    const auto list = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    const auto& shown = sight.phrases(text.path.language);
    for (const auto& entry : list.tables("text"))
        if (const auto phrase = entry.text("shown").value_or("");
            !phrase.empty() && !shown.contains(phrase))
            problems.push_back({text.name, entry.line("shown"), Severity::warning,
                                "nothing shows '" + phrase + "' any more", "take it out"});
}

// The voice says what stands there: not another word, whatever a list tells it.
void pronunciation(Sight& sight, const NamedText& text, Problems& problems) {
    Problems found;
    const auto list = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    const auto& language = sight.vocabulary(text.path.language);
    for (const auto& word : list.keys()) {
        const auto said = list.text(word);
        const auto why = said ? misspoken(word, *said, language) : "";
        if (!why.empty())
            problems.push_back({text.name, list.line(word), Severity::error, why,
                                "write how it sounds, or take the line out"});
    }
}

// What stands in every warning says what its English says: one turned word would reach them all.
void messages(Sight& sight, const NamedText& text, Problems& problems) {
    Problems told;  // by read_text()
    const auto& wording = sight.wording(text.path.language);
    for (const auto& entry : parse_po(text.body, told)) {
        const bool grave = entry.key.starts_with("act_") || entry.key.starts_with("urgency_");
        if (!grave || !entry.usable()) continue;
        const auto say = [&](const std::string& what) {
            problems.push_back({text.name, 0, Severity::error, "'" + entry.key + "' " + what,
                                "make it say what the English says"});
        };
        const bool english = text.path.language == "en";
        if (english && document::negates_in_english(entry.english) !=
                           document::negates_in_english(entry.translated))
            say("says 'not' where it did not, or no more");
        if (english) continue;
        for (const auto& fault : document::lost_words(entry.english, entry.translated, wording))
            say(fault);
        if (document::adds_negation(entry.english, entry.translated, wording))
            say("says 'not' where English does not");
    }
}

}  // namespace

void fit_rules(Sight& sight, const NamedText& text, Problems& problems) {
    switch (text.path.kind) {
        case Kind::topics:
            return topics(sight, text, problems);
        case Kind::drawing:
        case Kind::geometry:
        case Kind::titles:
            return drawing_rules(sight, text, problems);
        case Kind::claims:
            return claims(sight, text, problems);
        case Kind::synonyms:
            return synonyms(sight, text, problems);
        case Kind::spoken:
            return spoken(sight, text, problems);
        case Kind::messages:
            return messages(sight, text, problems);
        case Kind::pronunciation:
            return pronunciation(sight, text, problems);
        case Kind::language:
            return language(sight, text, problems);
        case Kind::groups:
            return groups(text, problems);
        case Kind::sources:
        case Kind::details:
        case Kind::glossary:
        case Kind::lexicon:
        case Kind::reading:
        case Kind::page:
            return;
    }
}

}  // namespace content
