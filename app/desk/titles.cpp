#include "desk/titles.h"

#include <algorithm>
#include <regex>

#include "content/placeholders.h"
#include "content/read_catalog.h"
#include "desk/tools.h"
#include "text/toml.h"

namespace desk {

namespace {

using Kind = content::Path::Kind;

// As message desk_text_kind selects them.
const char* kind_of(Kind kind) {
    switch (kind) {
        case Kind::topics:
            return "topics";
        case Kind::sources:
            return "sources";
        case Kind::claims:
            return "claims";
        case Kind::details:
            return "details";
        case Kind::drawing:
        case Kind::geometry:
        case Kind::titles:
            return "drawing";
        case Kind::language:
            return "language";
        case Kind::groups:
            return "groups";
        case Kind::glossary:
            return "glossary";
        case Kind::messages:
            return "messages";
        case Kind::pronunciation:
        case Kind::spoken:
            return "voice";
        case Kind::synonyms:
            return "synonyms";
        case Kind::lexicon:
        case Kind::regions:
        case Kind::reading:
            return "lexicon";
        case Kind::page:
            return "page";
    }
    return "page";
}

// The words of a drawing name it.
std::string drawing_title(const StaffSession& session, const content::Path& path) {
    const auto words = session.repository.newest(
        content::Path{Kind::titles, path.language_or_english(), path.id}.str());
    base::Problems told;
    if (!words) return path.id;
    return text::Toml::parse(words->body, "", told).text("title").value_or(path.id);
}

}  // namespace

std::string title_of(const StaffSession& session, const std::string& path,
                     const std::string& title) {
    if (!title.empty() && title != path) return title;
    const auto place = content::Path::parse(path);
    if (!place) return path;
    return session.said(content::Msg::desk_text_kind,
                        {{"kind", kind_of(place->kind)},
                         {"title", place->of_drawing() ? drawing_title(session, *place) : ""}});
}

std::vector<content::LanguageEntry> languages_of(const StaffSession& session) {
    auto all = session.services.languages;
    for (const auto& text : session.repository.list()) {
        const auto path = content::Path::parse(text.path);
        if (!path || path->kind != Kind::language) continue;
        const bool known = std::any_of(all.begin(), all.end(), [&](const auto& one) {
            return one.language.tag == path->language;
        });
        const auto about = known ? std::nullopt : session.repository.newest(text.path);
        if (!about) continue;
        content::Catalog catalog;
        base::Problems told;  // by the findings of that text
        content::read_text(catalog, {*path, about->body, text.path}, told);
        const auto& entry = catalog.in(path->language).entry;
        (void)session.services.fonts.in_language(path->language, entry.fonts);
        all.push_back(entry);
    }
    return all;
}

base::Language language_of(const StaffSession& session, const std::string& tag) {
    for (const auto& entry : languages_of(session))
        if (entry.language.tag == tag) return entry.language;
    return {tag, base::Direction::left_to_right};
}

std::string language_name(const StaffSession& session, const std::string& language) {
    for (const auto& entry : session.services.languages)
        if (entry.language.tag == language) return entry.name;
    if (language.empty()) return language;
    for (const auto& entry : languages_of(session))
        if (entry.language.tag == language) return entry.name;
    return language;
}

std::string day_of(const StaffSession& session, const text::Date& day) {
    return text::in_words(day, session.said.language.tag);
}

namespace {

std::string title_and_language(const StaffSession& session, const content::Path& path) {
    const auto listed = session.repository.list();
    const auto text = std::find_if(listed.begin(), listed.end(),
                                   [&](const auto& one) { return one.path == path.str(); });
    if (text == listed.end()) return "";
    const std::string title = title_of(session, text->path, text->title);
    const std::string language = language_name(session, path.language);
    return language.empty() ? title : title + " (" + language + ")";
}

}  // namespace

std::map<std::string, std::string> names_of_texts(const StaffSession& session) {
    std::map<std::string, std::string> names;
    for (const auto& text : session.repository.list()) {
        const std::string language = language_name(session, text.language);
        names[text.path] = title_of(session, text.path, text.title) +
                           (language.empty() ? "" : " (" + language + ")");
    }
    return names;
}

std::string by_title(const StaffSession& session, const std::string& words) {
    // A first line says nothing: what is told there is about all of the text.
    static const std::regex file(R"(([A-Za-z0-9/-]+\.(?:md|toml|po|json|svg))(?::1(?![0-9]))?)");
    std::string told;
    auto rest = words.begin();
    for (std::sregex_iterator at(words.begin(), words.end(), file), end; at != end; ++at) {
        const auto path = content::Path::parse(at->str(1));
        // Three files of a drawing have one title: they keep their names.
        const bool named = path && !path->of_drawing();
        const std::string title = named ? title_and_language(session, *path) : "";
        told.append(rest, words.begin() + at->position() + (title.empty() ? at->length() : 0));
        told += title;
        rest = words.begin() + at->position() + at->length();
    }
    return told.append(rest, words.end());
}

void by_title(const StaffSession& session, base::Problems& problems) {
    for (auto& one : problems) {
        for (auto* words : {&one.file, &one.what, &one.fix}) *words = by_title(session, *words);
        if (one.line == 1) one.line = 0;
    }
}

std::string person_named(StaffSession& session, const std::string& account) {
    const auto person = session.repository.accounts().person(account);
    const std::string shown = person && !person->shown_name.empty() ? person->shown_name : account;
    return editorial::ShownNames(session.repository.accounts()).words(shown);
}

std::string sent_by(StaffSession& session, const editorial::Waiting& text) {
    const bool rtl = session.said.language.rtl();
    return session.said(content::Msg::desk_sent_by,
                        {{"who", content::isolated(person_named(session, text.by), rtl)},
                         {"when", content::isolated(when(session, text.at), rtl)}});
}

}  // namespace desk
