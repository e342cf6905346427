#include "editorial/touched.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "content/placeholders.h"
#include "content/read_catalog.h"
#include "content/regional.h"
#include "document/chapters.h"
#include "document/parse.h"
#include "document/plain.h"
#include "editorial/rows/records.h"
#include "settings/settings.h"

namespace editorial {

namespace {

using PathKind = content::Path::Kind;

using Parts = std::map<std::string, std::string>;  // what a text says, by what it is about

// How grave a warning is and whom to call, and what studies say of a claim: the heaviest words
// there are.
constexpr content::Msg weighty_words[] = {content::Msg::urgency_emergency,
                                          content::Msg::urgency_emergency_paper,
                                          content::Msg::urgency_same_day,
                                          content::Msg::urgency_mention,
                                          content::Msg::urgency_mention_paper,
                                          content::Msg::urgency_note,
                                          content::Msg::warnings_title,
                                          content::Msg::warnings_kiosk,
                                          content::Msg::warnings_fit_now,
                                          content::Msg::warnings_fit_today,
                                          content::Msg::warnings_fits,
                                          content::Msg::warnings_show_screen,
                                          content::Msg::attract_ill,
                                          content::Msg::clinic_emergency,
                                          content::Msg::clinic_advice,
                                          content::Msg::clinic_crisis,
                                          content::Msg::act_now,
                                          content::Msg::act_now_paper,
                                          content::Msg::act_today,
                                          content::Msg::act_today_paper,
                                          content::Msg::act_visit,
                                          content::Msg::act_visit_paper,
                                          content::Msg::verdict_supported,
                                          content::Msg::verdict_partly,
                                          content::Msg::verdict_unproven,
                                          content::Msg::verdict_contradicted,
                                          content::Msg::verdict_unsafe};

std::string uncited(const document::Runs& words) {
    std::string text;
    for (const auto& run : words)
        if (run.kind != document::RunKind::citation) text += run.text;
    return text;
}

Parts warnings_of(const document::Document& page) {
    Parts found;
    for (const auto& warning : document::warnings(page))
        found.emplace(warning.id, uncited(warning.sign) + "\n" + uncited(warning.act));
    return found;
}

content::Catalog read(const content::Path& path, const std::string& body) {
    content::Catalog catalog;
    base::Problems told;  // by findings()
    if (!body.empty()) content::read_text(catalog, {path, body, path.str()}, told);
    return catalog;
}

// Only what the file itself says: what it leaves out is filled in from elsewhere.
Parts weighty_in(const std::string& body) {
    Parts found;
    base::Problems told;
    for (const auto& entry : content::parse_po(body, told))
        for (const auto word : weighty_words)
            if (entry.key == content::msg_keys[static_cast<std::size_t>(word)])
                found[entry.key] = entry.said();
    return found;
}

Parts pronounced_in(const content::Path& path, const std::string& body) {
    const auto catalog = read(path, body);
    const auto* own = catalog.language(path.language);
    return own ? own->pronunciations : Parts();
}

Parts regional_in(const std::string& body) {
    base::Problems told;
    const auto regions = text::Toml::parse(body, "", told);
    Parts found;
    for (const auto& country : content::countries_of(regions))
        for (const auto& word : content::words_of(regions, country))
            found[word.here] += country + ": " + word.there + "\n";
    return found;
}

Parts numbers_in(const std::string& body) {
    base::Problems told;
    settings::Settings nothing;
    nothing.name.clear();
    const auto said = settings::with_details(nothing, body, told);
    Parts found{{"emergency_number", said.emergency_number},
                {"advice_number", said.advice_number},
                {"crisis_line", said.crisis_line},
                {"phone", said.phone}};
    for (const auto& [name, words] : said.rules)
        for (const auto& [language, rule] : words)
            found["rule-" + name] += (language.empty() ? "" : language + ": ") + rule + "\n";
    std::erase_if(found, [](const auto& one) { return one.second.empty(); });
    return found;
}

Parts safety_in(const content::Path& path, const std::string& body) {
    const auto page = read(path, body).safety_topic;
    return page.empty() ? Parts() : Parts{{"safety", page}};
}

std::vector<Touched> differing(const Parts& before, const Parts& after) {
    std::vector<Touched> found;
    const auto in = [](const Parts& parts, const std::string& id) {
        const auto known = parts.find(id);
        return known == parts.end() ? std::string() : known->second;
    };
    Parts all = after;
    all.insert(before.begin(), before.end());
    for (const auto& [id, words] : all)
        if (in(before, id) != in(after, id)) found.push_back({id, in(before, id), in(after, id)});
    return found;
}

// Of numbers_in(): what somebody in need dials.
bool is_called(const std::string& id) {
    return id == "emergency_number" || id == "advice_number" || id == "crisis_line";
}

std::string placeholder_of(const std::string& id) {
    if (id == "phone") return "clinic-phone";
    std::string mark = id;
    std::replace(mark.begin(), mark.end(), '_', '-');
    return mark;
}

// Whether a warning of that urgency stands under these words, on the glass or on paper.
bool heads(std::optional<content::Msg> words, document::Urgency urgency) {
    using content::Msg;
    switch (urgency) {
        case document::Urgency::emergency:
            return words == Msg::urgency_emergency || words == Msg::urgency_emergency_paper;
        case document::Urgency::same_day:
            return words == Msg::urgency_same_day;
        case document::Urgency::mention:
            return words == Msg::urgency_mention || words == Msg::urgency_mention_paper;
        case document::Urgency::note:
            return words == Msg::urgency_note;
    }
    return false;
}

// Whether a warning reads, or is heard, otherwise once this has changed.
bool concerns(const document::Warning& warning, const std::string& id, PathKind kind) {
    const std::string said = document::plain(warning.sign) + "\n" + document::plain(warning.act);
    if (kind == PathKind::messages)
        return heads(content::msg_from(id), warning.urgency) || content::tells(said, id);
    if (kind == PathKind::details) return content::tells(said, placeholder_of(id));
    return said.find(id) != std::string::npos;
}

// A warning of a page, and where it stands.
struct Standing {
    std::string where;  // "en/topics/psa-test.md: fever-very-ill"
    document::Warning warning;
};

// Of the newest pages of a language; no language: of all.
std::vector<Standing> standing(Repository& repository, const std::string& language) {
    std::vector<Standing> found;
    const TextTree tree(repository, repository.records().newest(), TextTree::Pages::kept);
    for (const auto& path : tree.paths()) {
        if (!path.is_page() || (!language.empty() && path.language != language)) continue;
        const auto page = tree.parsed(path);
        if (!page) continue;
        for (auto& warning : document::warnings((*page)->document))
            found.push_back({path.str() + ": " + warning.id, std::move(warning)});
    }
    return found;
}

// What no warning reads or says need not be opened; a number to call always.
void only_of_warnings(std::vector<Touched>& touched, const std::vector<Standing>& all,
                      PathKind kind) {
    std::erase_if(touched, [&](const Touched& one) {
        return !is_called(one.id) &&
               std::none_of(all.begin(), all.end(), [&](const Standing& stands) {
                   return concerns(stands.warning, one.id, kind);
               });
    });
}

std::vector<Touched> of_page(Repository& repository, const Versions& texts) {
    const auto before = repository.parsed(texts.before), after = repository.parsed(texts.after);
    Parts old = warnings_of(before->document), now = warnings_of(after->document);
    std::vector<Touched> found;
    for (const auto& id : changed_warnings(before->document, after->document))
        found.push_back({id, old[id], now[id]});
    return found;
}

}  // namespace

std::vector<std::string> changed_warnings(const document::Document& before,
                                          const document::Document& after) {
    const auto told = [](const document::Document& text) {
        std::vector<std::pair<std::string, std::string>> found;  // id, urgency and words
        for (const auto& block : text.blocks)
            if (const auto* warning = std::get_if<document::Warning>(&block.what))
                found.emplace_back(
                    warning->id,
                    fmt::format("{}\n{}\n{}", static_cast<int>(warning->urgency),
                                document::plain(warning->sign), document::plain(warning->act)));
        return found;
    };
    const auto old = told(before), now = told(after);
    const std::map<std::string, std::string> known(old.begin(), old.end());
    std::map<std::string, int> left;
    std::vector<std::string> changed;
    for (const auto& [id, words] : now) {
        const auto same = known.find(id);
        const bool first = ++left[id] == 1;
        if (first && (same == known.end() || same->second != words)) changed.push_back(id);
    }
    for (const auto& [id, words] : old)
        if (++left[id] == 1) changed.push_back(id);
    return changed;
}

std::vector<std::string> changed_warnings(const std::string& before, const std::string& after) {
    return changed_warnings(document::parse(before).document, document::parse(after).document);
}

std::vector<Touched> touched(Repository& repository, const Versions& texts) {
    const auto& [path, before, after] = texts;
    switch (path.kind) {
        case PathKind::page:
            return of_page(repository, texts);
        case PathKind::messages:
            return differing(weighty_in(before), weighty_in(after));
        case PathKind::topics:
            return differing(safety_in(path, before), safety_in(path, after));
        case PathKind::details: {
            auto found = differing(numbers_in(before), numbers_in(after));
            if (!found.empty())
                only_of_warnings(found, standing(repository, path.language), path.kind);
            return found;
        }
        case PathKind::regions:
        case PathKind::pronunciation: {
            const bool regions = path.kind == PathKind::regions;
            auto found = regions
                             ? differing(regional_in(before), regional_in(after))
                             : differing(pronounced_in(path, before), pronounced_in(path, after));
            if (!found.empty())
                only_of_warnings(found, standing(repository, path.language), path.kind);
            return found;
        }
        default:
            return {};
    }
}

std::vector<std::string> ids_of(const std::vector<Touched>& touched) {
    std::vector<std::string> ids;
    for (const auto& one : touched) ids.push_back(one.id);
    return ids;
}

std::vector<std::string> where_they_stand(Repository& repository, const Versions& texts) {
    std::vector<std::string> found;
    if (texts.path.is_page()) return found;
    const auto changed = touched(repository, texts);
    if (changed.empty()) return found;
    const auto all = standing(repository, texts.path.language);
    for (const auto& one : changed) {
        found.push_back(texts.path.str() + ": " + one.id);
        for (const auto& stands : all)
            if (texts.path.kind != PathKind::topics &&
                concerns(stands.warning, one.id, texts.path.kind))
                found.push_back(stands.where);
    }
    return found;
}

}  // namespace editorial
