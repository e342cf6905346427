#include "editorial/to_do.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

#include "editorial/review.h"
#include "editorial/texts.h"

namespace editorial {

namespace {

constexpr int reviews_a_day = 2, spread_days = 150;

std::chrono::sys_days day(const text::Date& date) {
    using namespace std::chrono;
    return sys_days(year(date.year) / static_cast<unsigned>(date.month) /
                    static_cast<unsigned>(date.day));
}

text::Date date(std::chrono::sys_days day) {
    const std::chrono::year_month_day parts(day);
    return {static_cast<int>(parts.year()), static_cast<int>(static_cast<unsigned>(parts.month())),
            static_cast<int>(static_cast<unsigned>(parts.day()))};
}

// A machine made a part of it, and nobody has adjudicated or signed that.
bool by_machine(Repository& repository, const Listed& text) {
    if (text.id.empty() || text.language == "en") return false;
    const auto newest = repository.newest(text.path);
    base::Problems told;  // by the findings
    const auto front =
        document::read_front_matter(document::split_front_matter(newest->body).front, told);
    return std::any_of(front.translated.begin(), front.translated.end(), [](const auto& block) {
        return block.made == "machine" && block.adjudicated.empty() && block.signed_by.empty();
    });
}

// The files of one drawing in one language are one text to whoever looks at it.
std::string together(const Listed& text, const content::Path& path,
                     const std::set<std::string>& drawn_anew) {
    if (!path.of_drawing()) return text.path;
    if (path.kind == content::Path::Kind::titles &&
        (path.language != "en" || !drawn_anew.contains(path.id)))
        return text.path;
    return "diagrams/" + path.id;
}

void add(Repository& repository, const Listed& text, Waiting& one) {
    const auto path = *content::Path::parse(text.path);
    const auto newest = repository.newest(text.path);
    const auto before = repository.approved(text.path);
    one.signs += static_cast<int>(
        touched(repository, {path, before ? before->body : "", newest->body}).size());
    one.first = one.first && !before;
    one.at = std::max(one.at, text.at);
    const bool named = path.kind == content::Path::Kind::titles || one.title.empty();
    if (named) one.title = text.title, one.language = path.language;
    one.by = text.by;
    if (one.paths.empty()) one.revision = newest->id;
    one.paths.push_back(text.path);
}

}  // namespace

int days_between(const text::Date& from, const text::Date& to) {
    return static_cast<int>((day(to) - day(from)).count());
}

void one_a_drawing(std::vector<Listed>& texts) {
    std::map<std::string, std::size_t> first;
    std::vector<Listed> kept;
    for (auto& text : texts) {
        const auto path = content::Path::parse(text.path);
        // Its words are a text of their own: what each part is called, in each language.
        const bool own = !path || !path->of_drawing() || path->kind == content::Path::Kind::titles;
        const auto [at, fresh] = first.emplace(own ? text.path : path->id, kept.size());
        if (fresh)
            kept.push_back(std::move(text));
        else if (path->kind == content::Path::Kind::drawing)
            kept[at->second] = std::move(text);
    }
    texts = std::move(kept);
}

ToDo to_do(Repository& repository, const Person& person, const text::Date& today) {
    ToDo all;
    for (const auto& draft : repository.drafts(""))
        if (draft.by == person.name) all.begun.push_back(draft.path);
    for (const auto& text : repository.list()) {
        const bool mine = text.by == person.name || std::find(all.begun.begin(), all.begun.end(),
                                                              text.path) != all.begun.end();
        const bool waits = text.state == State::draft || text.state == State::rejected;
        const bool begun = mine && text.by != person.name;
        if (person.may(StaffRole::author) && mine && (waits || begun)) all.to_write.push_back(text);
        if (text.withdrawn) continue;
        if (text.approved_number > 0 && text.approved_number != text.published_number)
            all.to_publish.push_back(text);
        if (text.due.known() && days_between(today, text.due) <= due_ahead_days)
            all.due.push_back(text);
        if (by_machine(repository, text)) all.by_machine.push_back(text);
        if (text.errors + text.warnings > 0) all.with_findings.push_back(text);
    }
    one_a_drawing(all.to_write);
    one_a_drawing(all.with_findings);
    std::stable_sort(all.due.begin(), all.due.end(),
                     [](const auto& one, const auto& other) { return one.due < other.due; });
    std::stable_sort(all.to_write.begin(), all.to_write.end(),
                     [](const auto& one, const auto& other) {
                         return (one.state == State::rejected) > (other.state == State::rejected);
                     });
    return all;
}

std::vector<Waiting> to_review(Repository& repository, const Person& person) {
    if (!person.may(StaffRole::reviewer)) return {};
    std::vector<Listed> texts = repository.list();
    std::erase_if(texts, [&](const auto& text) {
        const auto path = content::Path::parse(text.path);
        return text.state != State::in_review || !person.reads(path->language) ||
               (path->clinical() && !person.clinical) ||
               own_revision(repository, text.path, person);
    });
    std::set<std::string> drawn;
    for (const auto& text : texts)
        if (const auto path = *content::Path::parse(text.path);
            path.of_drawing() && path.kind != content::Path::Kind::titles)
            drawn.insert(path.id);
    std::map<std::string, Waiting> groups;
    for (const auto& text : texts)
        add(repository, text, groups[together(text, *content::Path::parse(text.path), drawn)]);
    std::vector<Waiting> all;
    for (auto& [name, one] : groups) all.push_back(std::move(one));
    std::stable_sort(all.begin(), all.end(), [](const auto& one, const auto& other) {
        const auto rank = [](const Waiting& text) {  // a translation is read after its English
            const bool translated = !text.language.empty() && text.language != "en";
            return std::tuple(translated, text.signs == 0, text.at);
        };
        return rank(one) < rank(other);
    });
    return all;
}

std::vector<text::Date> spread_due(Repository& repository, const DueDays& wish) {
    using namespace std::chrono;
    std::map<sys_days, int> taken;
    for (const auto& text : repository.list())
        if (text.due.known()) ++taken[day(text.due)];
    const sys_days last = day(wish.last);
    const int room = std::clamp(days_between(wish.today, wish.last), 1, spread_days);
    std::vector<text::Date> found;
    if (wish.picked && wish.count == 1) return {wish.last};
    sys_days next = last;
    while (found.size() < wish.count) {
        const unsigned weekday_now = weekday(next).c_encoding();
        const bool works = weekday_now != 0 && weekday_now != 6;
        if (last - next >= days(room)) {  // all are full: begun again, one more a day
            found.push_back(date(last - days(found.size() % static_cast<std::size_t>(room))));
            continue;
        }
        if (!works || taken[next] >= reviews_a_day) {
            next -= days(1);
            continue;
        }
        ++taken[next];
        found.push_back(date(next));
    }
    return found;
}

}  // namespace editorial
