#include "editorial/texts.h"

#include <fmt/format.h>

#include "content/check.h"
#include "content/page_template.h"
#include "editorial/review.h"
#include "editorial/rows/records.h"
#include "text/unicode.h"

namespace editorial {

namespace {

// Digest and path of each text, one a line: hidden, as what is no content has to be.
constexpr const char* export_list = ".urokiosk-export";
constexpr std::uintmax_t longest_list = 16U << 20U;
constexpr int most_entries = 1000;  // of one text, newest first

using Digests = std::map<std::string, std::string>;  // by path

Digests exported(const base::Path& folder) {
    const auto list = base::read_file(folder / export_list, longest_list);
    Digests found;
    for (std::size_t begin = 0; list && begin < list->size();) {
        const auto end = std::min(list->find('\n', begin), list->size());
        std::string line = list->substr(begin, end - begin);
        if (line.ends_with('\r')) line.pop_back();
        if (const auto space = line.find(' '); space != std::string::npos)
            found[line.substr(space + 1)] = line.substr(0, space);
        begin = end + 1;
    }
    return found;
}

// An approved text is the reviewed one with a stamp: nobody wrote in between.
bool follows(const std::optional<Revision>& newest, std::int64_t base) {
    if (!newest) return base == 0;
    return base == newest->id || (base != 0 && base == newest->reviewed);
}

base::Problem written_after(const Revision& newest, const std::string& since) {
    return {newest.path, 0, base::Severity::error,
            fmt::format("{} wrote revision {} after {}", newest.by, newest.number, since),
            "compare it with yours, which is kept as your draft"};
}

// A file of a folder that comes in, measured before, so that nobody waits for the lock.
struct Arrival {
    std::string path, body, exported;  // exported: the digest it left with; empty: not known
    Facts facts = {};
};

// Held against each other and the newest of all others: pages first that translations need.
void measure(Repository& repository, std::vector<Arrival>& arrivals) {
    std::map<content::Path, std::string> texts;
    for (const auto& file : arrivals) texts.emplace(*content::Path::parse(file.path), file.body);
    const auto others = repository.newest();
    const content::Overlay tree(std::move(texts), &others);
    content::Sight sight(tree);
    for (const bool english : {true, false})
        for (auto& file : arrivals) {
            const auto path = *content::Path::parse(file.path);
            if ((path.language == "en") != english) continue;
            const auto page = path.is_page() ? *repository.parsed(file.body) : document::Parsed();
            if (path.is_page()) sight.note(path, page);
            file.facts = facts_of(path, page, content::check_one(sight, path, page));
        }
}

// The revision a file was made from; nothing where nobody can tell.
std::optional<Revision> origin(Records& records, const Arrival& file) {
    if (!file.exported.empty())
        if (auto known = records.with_digest(file.path, file.exported)) return known;
    return records.with_digest(file.path, storage::digest_of(file.body));
}

constexpr const char* imported_words = "imported";  // of the entry of such a save

// Where nobody can tell what a file was made from, it may only follow what the same person brought
// from a folder before, and nobody wrote at here.
bool brought_by(Repository& repository, const Revision& newest, const By& by) {
    const auto written = newest.reviewed ? repository.revision(newest.reviewed) : newest;
    if (!written || written->by != by.person.name) return false;
    const auto entries = repository.audit_log().entries(most_entries, newest.path);
    return std::any_of(entries.begin(), entries.end(), [&](const auto& entry) {
        return entry.digest == written->digest && entry.words == imported_words;
    });
}

// What somebody typed here before stays: it is nowhere else.
base::Problem become_draft(Repository& repository, const Draft& draft, const Revision& newest) {
    auto told = written_after(newest, "this export");
    if (draft.base == 0)
        told.what = fmt::format(
            "nobody can tell which revision this was made from; the newest is {}, of {}",
            newest.number, newest.by);
    for (const auto& one : repository.drafts(draft.path)) {
        if (one.by != draft.by || one.body == draft.body) continue;
        told.fix = "you have another draft of it, which stays: save or drop it, then import again";
        return told;
    }
    repository.records().put(draft);
    return told;
}

void take_in(Repository& repository, const Arrival& file, const By& by, Imported& imported) {
    auto records = repository.records();
    const auto newest = repository.newest(file.path);
    if (newest && newest->body == file.body) return;
    const auto from = newest ? origin(records, file) : std::nullopt;
    // What was reviewed and then stamped says nothing new.
    if (newest && from && from->id == newest->reviewed && from->body == file.body) return;
    const Draft draft{file.path, by.person.name, file.body, from ? from->id : 0, by.at};
    const bool newer =
        newest && (from ? !follows(newest, from->id) : !brought_by(repository, *newest, by));
    if (newer) {
        imported.conflicts.push_back(become_draft(repository, draft, *newest));
        return;
    }
    const auto made = records.add(draft, file.facts);
    repository.audit_log().add({by.stamp(), Action::save, file.path, imported_words, made.digest});
    ++imported.count;
}

// Among the folders of an export, where somebody may have laid one.
base::Path first_link(base::Path at, const base::Path& path) {
    std::error_code error;
    for (const auto& part : path.parent_path())
        if (std::filesystem::is_symlink(at /= part, error)) return at;
    return {};
}

}  // namespace

base::Result<Revision> save(Repository& repository, const Draft& draft, const By& by) {
    if (auto may = allowed(by.person, Action::save, draft.path); !may)
        return tl::unexpected(may.error());
    if (auto held = may_be_held(draft.path, draft.body); !held) return tl::unexpected(held.error());
    const auto path = *content::Path::parse(draft.path);
    const Facts facts =
        facts_of(path, path.is_page() ? *repository.parsed(draft.body) : document::Parsed(),
                 findings(repository, draft.path, draft.body));
    const Draft own{draft.path, by.person.name, draft.body, draft.base, by.at};
    base::Result<Revision> made = Revision{};
    const auto done = repository.act([&]() -> base::Result<void> {
        auto records = repository.records();
        const auto last = repository.newest(own.path);
        if (!follows(last, own.base)) {
            records.put(own);
            made = last ? tl::unexpected(written_after(*last, "you began"))
                        : base::Result<Revision>(
                              base::fail(own.path, "is not in the library any more",
                                         "compare it with yours, which is kept as your draft"));
            return {};
        }
        records.drop(own.path, own.by);
        if (last && last->body == own.body) {
            made = *last;
            return {};
        }
        made = records.add(own, facts);
        repository.audit_log().add({by.stamp(), Action::save, own.path, "", made->digest});
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return made;
}

base::Result<Imported> import_folder(Repository& repository, const base::Path& folder,
                                     const By& by) {
    if (auto may = allowed(by.person, Action::save, folder.string()); !may)
        return tl::unexpected(may.error());
    const auto files = content::content_texts(folder, largest_text);
    if (!files) return tl::unexpected(files.error());
    const Digests digests = exported(folder);
    std::vector<Arrival> arrivals;
    for (const auto& [path, body] : *files) {
        if (auto held = may_be_held(path, body); !held) return tl::unexpected(held.error());
        const auto known = digests.find(path);
        if (const auto last = repository.newest(path); !last || last->body != body)
            arrivals.push_back({path, body, known == digests.end() ? "" : known->second});
    }
    measure(repository, arrivals);
    Imported imported;
    const auto done = repository.act([&]() -> base::Result<void> {
        for (const auto& file : arrivals) take_in(repository, file, by, imported);
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return imported;
}

base::Result<int> export_folder(Repository& repository, const base::Path& folder, Which which) {
    auto records = repository.records();
    int count = 0;
    std::string list;
    for (const auto& [path, id] : which == Which::newest ? records.newest() : records.coming()) {
        const auto text = repository.revision(id);
        if (auto link = first_link(folder, path); !link.empty())
            return base::fail(link.string(), "is a link", "name a folder without links");
        if (auto written = content::write_text(folder / path, text->body); !written)
            return tl::unexpected(written.error());
        list += text->digest + " " + path + "\n";
        ++count;
    }
    if (count > 0)
        if (auto written = content::write_text(folder / export_list, list); !written)
            return tl::unexpected(written.error());
    return count;
}

text::Date a_year_after(text::Date day) {
    ++day.year;
    if (day.month == 2 && day.day == 29) day.day = 28;
    return day;
}

std::string new_page(const NewPage& page) {
    return content::page_template({page.id, page.title, page.today, a_year_after(page.today)});
}

namespace {

base::Result<void> fit_title(const std::string& title) {
    if (text::harmless_name(title) && title.find_first_not_of(' ') != std::string::npos) return {};
    return base::fail("the title", "is empty or holds letters that cannot be seen",
                      "write another");
}

}  // namespace

base::Result<std::string> begin_page(Repository& repository, const NewPage& page, const By& by) {
    if (auto fit = fit_title(page.title); !fit) return tl::unexpected(fit.error());
    const std::string path = content::Path::page("en", page.id).str();
    if (repository.newest(path))
        return base::fail(path, "is in the library already", "choose another name");
    const auto saved = save(repository, {path, "", new_page(page)}, by);
    if (!saved) return tl::unexpected(saved.error());
    return path;
}

namespace {

// Not taken in any language, however often the title was given before.
std::string free_id(Repository& repository, const std::string& title) {
    std::set<std::string> taken;
    for (const auto& text : repository.list()) taken.insert(text.id);
    const std::string id = content::page_id(title);
    std::string free = id;
    for (int n = 2; taken.contains(free); ++n) free = fmt::format("{}-{}", id, n);
    return free;
}

}  // namespace

base::Result<std::string> begin_topic(Repository& repository, const NewTopic& topic, const By& by) {
    const auto english = topic.titles.find("en");
    if (english == topic.titles.end())
        return base::fail("the topic", "has no English title", "every translation is held to it");
    for (const auto& [language, title] : topic.titles)
        if (auto fit = fit_title(title); !fit) return tl::unexpected(fit.error());
    const std::string id = free_id(repository, english->second);
    const std::string order = content::Path{content::Path::Kind::topics, "", ""}.str();
    const auto done = repository.act([&]() -> base::Result<void> {
        const auto groups = repository.newest(order);
        const auto placed =
            groups ? content::with_topic(groups->body, topic.group, id) : std::nullopt;
        if (!placed)
            return base::fail(order, "has no group '" + topic.group + "'", "choose another group");
        const auto kept = [&](const std::string& path, const std::string& body,
                              std::int64_t base) -> base::Result<void> {
            auto saved = save(repository, {path, "", body, base}, by);
            return saved ? base::Result<void>() : tl::unexpected(saved.error());
        };
        for (const auto& [language, title] : topic.titles) {
            const auto page = content::page_template(
                {id, title, topic.today, a_year_after(topic.today), language, topic.kind});
            if (auto saved = kept(content::Path::page(language, id).str(), page, 0); !saved)
                return saved;
        }
        return kept(order, *placed, groups->id);
    });
    if (!done) return tl::unexpected(done.error());
    return content::Path::page("en", id).str();
}

base::Result<void> place_page(Repository& repository, const Placing& wish, const By& by) {
    const std::string order = content::Path{content::Path::Kind::topics, "", ""}.str();
    const auto groups = repository.newest(order);
    if (!groups) return base::fail(order, "is not in the library");
    const auto placed = wish.in ? content::with_topic(groups->body, wish.group, wish.page)
                                : content::without_topic(groups->body, wish.group, wish.page);
    if (!placed)
        return base::fail(order, "has no group '" + wish.group + "' for that",
                          "look at the order of the topics");
    auto saved = save(repository, {order, "", *placed, groups->id}, by);
    return saved ? base::Result<void>() : tl::unexpected(saved.error());
}

}  // namespace editorial
