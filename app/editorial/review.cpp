#include "editorial/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "content/check.h"
#include "content/page_template.h"
#include "content/read_catalog.h"
#include "content/translation.h"
#include "document/chapters.h"
#include "document/parse.h"
#include "document/plain.h"
#include "editorial/rows/records.h"
#include "editorial/texts.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace editorial {

namespace {

base::Result<void> refused(const std::string& path, std::string what, std::string fix = "") {
    return base::fail(path, std::move(what), std::move(fix));
}

// Where the { ... } of `review = { ... }` stands in the front matter; npos for none.
std::pair<std::size_t, std::size_t> review_of(std::string_view front) {
    std::size_t line = 0;
    while (line < front.size()) {
        const auto end = std::min(front.find('\n', line), front.size());
        const auto text = front.substr(line, end - line);
        const auto name = text.find_first_not_of(" \t");
        const auto equals = text.find('=');
        const bool review = name != std::string_view::npos && equals != std::string_view::npos &&
                            text.substr(name, text.find_first_of(" \t=", name) - name) == "review";
        const auto open = review ? text.find('{', equals) : std::string_view::npos;
        char quote = 0;
        for (auto at = open; at < text.size(); ++at) {
            if (quote == '"' && text[at] == '\\')
                ++at;
            else if (quote != 0)
                quote = text[at] == quote ? '\0' : quote;
            else if (text[at] == '"' || text[at] == '\'')
                quote = text[at];
            else if (text[at] == '}')
                return {line + open, line + at + 1};
        }
        line = end + 1;
    }
    return {std::string::npos, std::string::npos};
}

// All that keeps a text from patients, a line each.
base::Result<void> without_errors(Repository& repository, const std::string& path,
                                  const std::string& body) {
    base::Problems errors = findings(repository, path, body);
    std::erase_if(errors, [](const auto& one) { return one.severity != base::Severity::error; });
    if (errors.empty()) return {};
    base::Problem all = errors.front();
    for (std::size_t i = 1; i < errors.size(); ++i) all.fix += "\n" + base::to_line(errors[i]);
    return tl::unexpected(all);
}

// The page with its review line changed and nothing else; what it says is read again as a proof.
base::Result<std::string> stamped(Repository& repository, const Revision& page,
                                  const document::Review& review) {
    const auto split = document::split_front_matter(page.body);
    if (!split.found) return base::fail(page.path, "has no front matter between +++ lines");
    const auto front = static_cast<std::size_t>(split.front.data() - page.body.data());
    const std::string stamp =
        fmt::format("{{ status = \"approved\", by = {}, on = {}, due = {} }}",
                    text::quoted(review.by), text::to_iso(review.on), text::to_iso(review.due));
    std::string text = page.body;
    const auto [begin, end] = review_of(split.front);
    if (begin != std::string::npos)
        text.replace(front + begin, end - begin, stamp);
    else
        text.insert(front + split.front.size(), "review = " + stamp + "\n");
    base::Problems problems;
    const auto now =
        document::read_front_matter(document::split_front_matter(text).front, problems);
    if (base::any_error(problems) || now.review.by != review.by || now.review.on != review.on ||
        now.review.due != review.due || now.review.status != "approved") {
        // What was broken without the stamp is told as what it is.
        if (auto sound = without_errors(repository, page.path, page.body); !sound)
            return tl::unexpected(sound.error());
        return base::fail(page.path, "has a review that cannot be stamped",
                          "write it on one line: review = { status = \"sample\", by = \"\", on = "
                          "2026-11-22, due = 2027-11-22 }");
    }
    return text;
}

// A translation signed beside its English as patients read it or, where they do not yet, as it is
// now. Where there is none nothing is signed.
std::string beside_english(Repository& repository, const Revision& own, const std::string& body,
                           const content::Signing& signing) {
    const auto page = *content::Path::parse(own.path);
    const auto english_path = page.in("en").str();
    auto english = repository.approved(english_path);
    if (!english) english = repository.newest(english_path);
    if (!english) return body;
    const auto text = [&](content::Path::Kind kind) {
        const auto newest = repository.newest(content::Path{kind, page.language, ""}.str());
        return newest ? newest->body : "";
    };
    const auto wording = content::read_wording(text(content::Path::Kind::language),
                                               text(content::Path::Kind::lexicon), page.language);
    return content::signed_translation(
        body, signing, {*repository.parsed(own.body), *repository.parsed(english->body), wording});
}

// The newest revision of a text that waits for a decision.
base::Result<Revision> in_review(Repository& repository, std::int64_t id) {
    const auto wanted = repository.revision(id);
    if (!wanted) return base::fail("the library", "has no such text");
    const auto newest = repository.newest(wanted->path);
    if (newest->id != id)
        return base::fail(wanted->path,
                          fmt::format("revision {} is not the newest any more: {} wrote revision "
                                      "{}",
                                      wanted->number, newest->by, newest->number),
                          "look at the newest one");
    if (wanted->state != State::in_review)
        return base::fail(
            wanted->path,
            fmt::format("is not in review but {}", state_names[static_cast<int>(wanted->state)]),
            "have it submitted first");
    return *wanted;
}

base::Result<void> may_sign(const std::string& path, const Person& person) {
    if (auto may = allowed(person, Action::approve, path); !may) return may;
    const auto place = *content::Path::parse(path);
    if (place.clinical() && !person.clinical)
        return refused(path, "is clinical, and " + person.name + " is no clinical reviewer",
                       "ask a clinical reviewer");
    if (!person.reads(place.language))
        return refused(path, "is in a language that " + person.name + " does not approve",
                       "ask a reviewer of that language");
    return {};
}

base::Result<void> may_approve(Repository& repository, const Revision& text, const Approving& wish,
                               const Person& person) {
    if (auto may = may_sign(text.path, person); !may) return may;
    if (const auto own = own_revision(repository, text.path, person))
        return refused(text.path,
                       fmt::format("cannot be approved by {}, who {} it{}", person.name,
                                   own->by == person.name ? "wrote" : "took",
                                   own->number == text.number
                                       ? (own->by == person.name ? "" : " from elsewhere, unsigned")
                                       : fmt::format(" too, in revision {}", own->number)),
                       "ask another reviewer");
    if (!text.digest.starts_with(wish.digest))
        return refused(text.path,
                       fmt::format("revision {} is not the text that was read", text.number),
                       "look at it, then approve it by its own digest");
    if (!wish.today.known() || (wish.due.known() && wish.due <= wish.today))
        return refused(text.path, "needs a next review after today");
    const auto before = repository.approved(text.path);
    for (const auto& one : touched(
             repository, {*content::Path::parse(text.path), before ? before->body : "", text.body}))
        if (!wish.opened.contains(one.id))
            return refused(text.path, "the changed warning '" + one.id + "' was not looked at",
                           "open it, then approve");
    return {};
}

// What the newest texts hold and the approved ones do not: approved before those, a text would stop
// the next edition.
void wait_for_others(const base::Problems& among_approved, base::Problems& found) {
    const auto known = [&](const base::Problem& error) {
        return std::any_of(found.begin(), found.end(),
                           [&](const auto& one) { return one.what == error.what; });
    };
    for (const auto& error : among_approved) {
        if (error.severity != base::Severity::error || known(error)) continue;
        found.push_back({error.file, error.line, base::Severity::warning,
                         "among the texts that are approved: " + error.what,
                         "have what it needs approved before the next edition"});
        return;  // one is enough to look there
    }
}

struct Signature {
    const Person& person;
    text::Date today, due;
};

base::Result<std::string> signed_page(Repository& repository, const Revision& text,
                                      const Signature& by) {
    const Person& person = by.person;
    const std::string& name = person.shown_name.empty() ? person.name : person.shown_name;
    auto body = stamped(repository, text, {"approved", name, by.today, by.due});
    if (body && content::Path::parse(text.path)->language != "en")
        *body = beside_english(repository, text, *body, {name, by.today});
    return body;
}

}  // namespace

base::Problems findings(Repository& repository, const std::string& path, const std::string& body,
                        const text::Date& today) {
    const auto known = *content::Path::parse(path);
    const auto others = repository.newest();
    const auto parsed = known.is_page() ? repository.parsed(body) : nullptr;
    const auto page = parsed ? parsed : std::make_shared<const document::Parsed>();
    const auto tree = content::overlay(others, known, body, parsed);
    auto found = content::check_one(tree, known, *page, today);
    const auto before = repository.approved(path);
    if (before && before->body != body)
        for (auto& error :
             content::broken_elsewhere(content::overlay(others, known, before->body), tree, known))
            found.push_back(std::move(error));
    const TextTree approved(repository, repository.records().coming(), TextTree::Pages::kept);
    const auto next = content::overlay(approved, known, body, parsed);
    content::Sight sight(next, repository.records().withdrawn_pages());
    wait_for_others(content::check_one(sight, known, *page), found);
    return found;
}

namespace {

base::Result<void> send(Repository& repository, Revision text, const By& by) {
    const std::string& path = text.path;
    if (text.state != State::draft && text.state != State::rejected)
        return refused(path,
                       fmt::format("is {} already", state_names[static_cast<int>(text.state)]));
    if (const auto left = content::left_over(text.body);
        content::Path::parse(path)->is_page() && !left.empty())
        return tl::unexpected(base::Problem{path, left.front().line, base::Severity::error,
                                            fmt::format("'{}' is a template's", left.front().words),
                                            "write your own words, then ask for review"});
    text.state = State::in_review;
    repository.records().set_state(text);
    repository.audit_log().add({by.stamp(), Action::submit, path, "", text.digest});
    return {};
}

// The order of pages as this person changed it, where it names a page that the approved one lacks.
std::optional<Revision> order_with(Repository& repository, const std::string& page, const By& by) {
    const std::string path = content::Path{content::Path::Kind::topics, "", ""}.str();
    const auto place = content::Path::parse(page);
    const auto order = repository.newest(path);
    if (!place || !place->is_page() || !order || order->state != State::draft ||
        order->by != by.person.name)
        return std::nullopt;
    const auto names = [id = "\"" + place->id + "\""](const std::string& body) {
        return body.find(id) != std::string::npos;
    };
    const auto approved = repository.approved(path);
    if (!approved || names(approved->body) || !names(order->body)) return std::nullopt;
    return order;
}

}  // namespace

base::Result<void> submit(Repository& repository, const std::string& path, const By& by) {
    if (auto may = allowed(by.person, Action::submit, path); !may) return may;
    return repository.act([&]() -> base::Result<void> {
        auto newest = repository.newest(path);
        if (!newest) return refused(path, "is not in the library", "save it first");
        if (auto sent = send(repository, *newest, by); !sent) return sent;
        if (auto order = order_with(repository, path, by)) return send(repository, *order, by);
        return {};
    });
}

base::Result<Revision> approve(Repository& repository, const Approving& wish, const By& by) {
    const Person& person = by.person;
    std::int64_t approved = 0;
    if (!wish.comment.empty())
        if (auto words = said("the comment", wish.comment, "some words"); !words)
            return tl::unexpected(words.error());
    const auto done = repository.act([&]() -> base::Result<void> {
        auto text = in_review(repository, wish.revision);
        if (!text) return tl::unexpected(text.error());
        if (auto may = may_approve(repository, *text, wish, person); !may) return may;
        const text::Date due = wish.due.known() ? wish.due : a_year_after(wish.today);
        const bool page = content::Path::parse(text->path)->is_page();
        const auto body = page ? signed_page(repository, *text, {person, wish.today, due})
                               : base::Result<std::string>(text->body);
        if (!body) return tl::unexpected(body.error());
        if (auto sound = without_errors(repository, text->path, *body); !sound) return sound;
        auto records = repository.records();
        approved = *body == text->body ? text->id : records.add_stamped(*text, *body, by.stamp());
        text->state = State::approved;
        text->decided_by = person.name;
        records.set_state(*text);
        records.set_approved({approved, text->path, page ? text::to_iso(due) : ""});
        repository.audit_log().add(
            {by.stamp(), Action::approve, text->path, wish.comment, storage::digest_of(*body)});
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return *repository.revision(approved);
}

base::Result<Revision> renew(Repository& repository, const Renewing& wish, const By& by) {
    std::int64_t renewed = 0;
    const auto done = repository.act([&]() -> base::Result<void> {
        if (auto may = may_sign(wish.path, by.person); !may) return may;
        auto text = repository.approved(wish.path);
        const auto newest = repository.newest(wish.path);
        if (!text || !content::Path::parse(wish.path)->is_page())
            return refused(wish.path, "is no approved page", "have it approved first");
        if (text->id != newest->id || text->id != wish.revision)
            return refused(wish.path, "is not the text that was read any more",
                           "look at the newest one");
        if (!wish.today.known() || wish.due <= wish.today)
            return refused(wish.path, "needs a next review after today");
        const auto body = signed_page(repository, *text, {by.person, wish.today, wish.due});
        if (!body) return tl::unexpected(body.error());
        if (auto sound = without_errors(repository, wish.path, *body); !sound) return sound;
        auto records = repository.records();
        renewed = *body == text->body ? text->id : records.add_stamped(*text, *body, by.stamp());
        records.set_approved({renewed, wish.path, text::to_iso(wish.due)});
        repository.audit_log().add({by.stamp(), Action::approve, wish.path,
                                    "reviewed, unchanged; next review " + text::to_iso(wish.due),
                                    storage::digest_of(*body)});
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return *repository.revision(renewed);
}

std::optional<Revision> own_revision(Repository& repository, const std::string& path,
                                     const Person& person) {
    return repository.records().own_revision(path, person.name);
}

base::Result<void> reject(Repository& repository, std::int64_t revision, const std::string& comment,
                          const By& by) {
    return repository.act([&]() -> base::Result<void> {
        auto text = in_review(repository, revision);
        if (!text) return tl::unexpected(text.error());
        if (auto may = allowed(by.person, Action::reject, text->path); !may) return may;
        if (auto words = said(text->path, comment, "a comment"); !words) return words;
        text->state = State::rejected;
        text->decided_by = by.person.name;
        text->comment = comment;
        repository.records().set_state(*text);
        repository.audit_log().add({by.stamp(), Action::reject, text->path, comment, text->digest});
        return {};
    });
}

base::Result<void> remark(Repository& repository, const Remark& remark, const By& by) {
    return repository.act([&]() -> base::Result<void> {
        const auto text = repository.revision(remark.revision);
        if (!text) return refused("the library", "has no such text");
        if (auto may = allowed(by.person, Action::remark, text->path); !may) return may;
        if (auto words = said(text->path, remark.words, "a comment"); !words) return words;
        if (remark.line < 1 ||
            remark.line > 1 + std::count(text->body.begin(), text->body.end(), '\n'))
            return refused(text->path, fmt::format("has no line {}", remark.line));
        repository.records().put(Remark{remark.revision, remark.line, remark.words, by.stamp()});
        repository.audit_log().add({by.stamp(), Action::remark, text->path,
                                    fmt::format("line {}: {}", remark.line, remark.words),
                                    text->digest});
        return {};
    });
}

}  // namespace editorial
