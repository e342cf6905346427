#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "content/regional.h"
#include "content/rules.h"
#include "content/voice/pronounced.h"
#include "document/held/differences.h"
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
    "again",    "arrow-down",  "arrow-up",    "back",       "backspace",   "bed",      "book",
    "calendar", "check",       "clipboard",   "clock",      "close",       "comfort",  "down",
    "drop",     "drop-filled", "eye",         "flask",      "grip",        "hand",     "heart",
    "hide",     "home",        "keyboard",    "keys",       "kidneys",     "language", "leaf",
    "list",     "listen",      "lock",        "louder",     "mention",     "minus",    "muscle",
    "next",     "note",        "page",        "pain",       "pause",       "person",   "phone",
    "picture",  "pill",        "play",        "plus",       "printer",     "prostate", "question",
    "quieter",  "quote",       "reset",       "same-day",   "search",      "shield",   "space",
    "staff",    "star",        "star-filled", "start-over", "stethoscope", "stick",    "stop",
    "tract",    "tract-urine", "trash",       "tube",       "up",          "walk",     "warning"};

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

bool stands(const Sight& sight, const std::string& language, const std::string& words) {
    return std::any_of(sight.paths().begin(), sight.paths().end(), [&](const Path& path) {
        if (path.language != language || path.kind == Kind::regions) return false;
        const auto text = sight.tree().read(path);
        return text && document::says(*text, words);
    });
}

// Why a word must not stand for another: a country changes how a thing is called, never what is
// said. Empty: it may.
std::string misplaced(const RegionalWord& word, const document::Wording& wording) {
    constexpr const char* marks = "0123456789{}[]\"\\";
    if (word.there.find_first_of(marks) != std::string::npos ||
        word.here.find_first_of(marks) != std::string::npos)
        return "has figures or marks, which are no country's own";
    if (document::says_any(word.here, wording.negations) ||
        document::says_any(word.there, wording.negations))
        return "says \"not\"";
    if (!document::forbidden_words(word.there, wording).empty())
        return "is a word the lexicon never lets stand";
    for (const auto& term : wording.terms)
        if (document::says_any(word.here, term.say) || document::says_any(word.there, term.only))
            return "stands for a word that weighs, in lexicon.toml";
    return "";
}

void region_rules(const Sight& sight, const NamedText& text, const document::Wording& wording,
                  Problems& problems) {
    Problems found;
    const auto regions = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    const auto say = [&](int line, const std::string& what, const std::string& fix) {
        problems.push_back({text.name, line, Severity::error, what, fix});
    };
    constexpr const char* large = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    for (const auto& country : countries_of(regions)) {
        if (country.size() != 2 || country.find_first_not_of(large) != std::string::npos)
            say(regions.line(country), "'" + country + "' is no country", "write it as US, ES, MX");
        for (const auto& word : words_of(regions, country)) {
            const auto why = misplaced(word, wording);
            if (!why.empty())
                say(word.line, "'" + word.here + "' here, '" + word.there + "' there: it " + why,
                    "take it out, or change the page");
            else if (word.there.empty() || !stands(sight, text.path.language, word.here))
                say(word.line, "no text of this language says '" + word.here + "'", "take it out");
        }
    }
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

// Words of a language that are no page, each beside its English.
class Beside {
  public:
    Beside(Sight& sight, const NamedText& text, Problems& problems)
        : sight_(sight), text_(text), problems_(problems) {}

    // What the interface says: one turned word in a warning would reach them all.
    void messages() {
        Problems told;  // by read_text()
        for (const auto& entry : parse_po(text_.body, told)) {
            if (!entry.usable()) continue;
            const bool grave = entry.key.starts_with("act_") || entry.key.starts_with("urgency_");
            if (text_.path.language != "en")
                hold("'" + entry.key + "'", {entry.english, entry.translated, false});
            else if (grave && document::negates_in_english(entry.english) !=
                                  document::negates_in_english(entry.translated))
                say("'" + entry.key + "' says 'not' where it did not, or no more");
        }
    }
    // Tables of words under an id: a glossary, groups.
    void words(const std::vector<std::string>& fields) {
        Problems told;
        const auto own = text::Toml::parse(text_.body, "", told);
        const auto english = text::Toml::parse(in_english(), "", told);
        for (const auto& id : own.keys()) {
            if (!english.has(id)) continue;
            const auto here = own.table(id), there = english.table(id);
            for (const auto& field : fields)
                hold("'" + id + "'",
                     {there.text(field).value_or(""), here.text(field).value_or("")});
        }
    }
    // The words of a drawing, each by its key.
    void drawing() {
        Problems told;
        const auto own = text::Toml::parse(text_.body, "", told);
        const auto english = text::Toml::parse(in_english(), "", told);
        beside(english, own, {"title", "hint", "alt", "note"});
        const auto layers = own.table("layers");
        beside(english.table("layers"), layers, layers.keys());
        const auto there = english.table("structures"), here = own.table("structures");
        for (const auto& id : here.keys())
            beside(there.table(id), here.table(id), {"title", "sentence"});
    }

  private:
    std::string in_english() const { return sight_.tree().read(text_.path.in("en")).value_or(""); }
    void beside(const text::Toml& there, const text::Toml& here,
                const std::vector<std::string>& keys) {
        for (const auto& key : keys) {
            const auto words = here.text(key).value_or("");
            hold("'" + words + "'", {there.text(key).value_or(""), words});
        }
    }
    void hold(const std::string& name, const document::Pair& pair) {
        if (pair.english.empty()) return;
        for (const auto& fault :
             document::line_differences(pair, sight_.wording(text_.path.language)))
            say(name + " " + fault);
    }
    void say(const std::string& what) {
        problems_.push_back(
            {text_.name, 0, Severity::error, what, "make it say what the English says"});
    }

    Sight& sight_;
    const NamedText& text_;
    Problems& problems_;
};

// What English says that weighs, each language has an answer for.
void lexicon(Sight& sight, const NamedText& text, Problems& problems) {
    if (text.path.language == "en") return;
    const auto lacks = [&](const std::string& word, const std::string& table) {
        problems.push_back({text.name, 0, Severity::error, "says nothing for '" + word + "'",
                            "add a [[" + table + "]] with it, and what stands for it"});
    };
    const auto &own = sight.wording(text.path.language), &english = sight.wording("en");
    std::set<std::string> answered, opposed;
    for (const auto& term : own.terms)
        for (const auto& one : term.english) answered.insert(one.words);
    for (const auto& both : own.opposites) opposed.insert(both.one.front().words);
    for (const auto& term : english.terms)
        if (!term.english.empty() && !answered.contains(term.english.front().words))
            lacks(term.english.front().words, "term");
    for (const auto& both : english.opposites)
        if (!opposed.contains(both.one.front().words)) lacks(both.one.front().words, "opposites");
}

}  // namespace

void fit_rules(Sight& sight, const NamedText& text, Problems& problems) {
    switch (text.path.kind) {
        case Kind::topics:
            return topics(sight, text, problems);
        case Kind::drawing:
        case Kind::geometry:
            return drawing_rules(sight, text, problems);
        case Kind::titles:
            drawing_rules(sight, text, problems);
            if (text.path.language != "en") Beside(sight, text, problems).drawing();
            return;
        case Kind::claims:
            return claims(sight, text, problems);
        case Kind::synonyms:
            return synonym_rules(sight, text, problems);
        case Kind::regions:
            return region_rules(sight, text, sight.wording(text.path.language), problems);
        case Kind::spoken:
            return spoken(sight, text, problems);
        case Kind::messages:
            return Beside(sight, text, problems).messages();
        case Kind::glossary:
            if (text.path.language != "en")
                Beside(sight, text, problems).words({"word", "meaning"});
            return;
        case Kind::groups:
            groups(text, problems);
            if (text.path.language != "en") Beside(sight, text, problems).words({"title", "text"});
            return;
        case Kind::lexicon:
            return lexicon(sight, text, problems);
        case Kind::pronunciation:
            return pronunciation(sight, text, problems);
        case Kind::language:
            return language(sight, text, problems);
        case Kind::sources:
        case Kind::details:
        case Kind::reading:
        case Kind::page:
            return;
    }
}

}  // namespace content
