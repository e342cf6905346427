#include <fmt/format.h>

#include <algorithm>

#include "content/rules.h"
#include "content/shown.h"
#include "document/chapters.h"
#include "document/check.h"
#include "document/ease.h"
#include "document/fingerprint.h"
#include "document/plain.h"
#include "text/toml.h"

namespace content {

namespace {

using base::Severity;

bool has_structure(const std::string& geometry, const std::string& id) {
    base::Problems ignored;  // told by the places themselves
    const auto all = text::Toml::parse(geometry, "", ignored).tables("structure");
    return std::any_of(all.begin(), all.end(),
                       [&](const auto& one) { return one.text("id") == id; });
}

class PageRules {
  public:
    PageRules(Sight& sight, const PageText& page, OwnFaults own, base::Problems& problems)
        : sight_(sight),
          page_(page),
          own_(std::move(own)),
          document_(page.parsed.document),
          name_(sight.tree().name(page.path)),
          problems_(problems) {}

    void run() {
        keep(page_.parsed.problems);
        if (document_.blocks.empty() && base::any_error(page_.parsed.problems)) return;
        const bool english = page_.path.language == "en";
        keep(std::move(own_.checked));
        references();
        figures();
        place();
        signs();
        review();
        keep(std::move(own_.words));
        if (english) {
            keep(std::move(own_.support));
            counts();
            keep(std::move(own_.lint));
        } else {
            translation();
        }
        voice();
    }

  private:
    void say(int line, std::string what, std::string fix, Severity severity = Severity::error) {
        problems_.push_back({name_, line, severity, std::move(what), std::move(fix)});
    }
    void keep(base::Problems found) {
        for (auto& problem : found) {
            problem.file = name_;
            problems_.push_back(std::move(problem));
        }
    }
    void references();
    void signs();
    void voice();
    void figures();
    void counts();
    std::set<Path> counting_otherwise(const document::OfHundred& counted) const;
    bool counts_otherwise(const Path& page, const document::OfHundred& counted) const;
    void place();
    void review();
    void translation();
    void freshness(const EnglishPage* english);
    void harder();

    Sight& sight_;
    const PageText& page_;
    OwnFaults own_;
    const document::Document& document_;
    std::string name_;
    base::Problems& problems_;
};

void PageRules::references() {
    for (const auto& id : document::used(document_, document::RunKind::citation)) {
        // A list that cannot be read is told itself.
        if (!sight_.sources().empty() && !sight_.sources().contains(id))
            say(1, "source '" + id + "' is not in sources.json", "add it there");
    }
    const std::string& language = page_.path.language;
    for (const auto& id : document::used(document_, document::RunKind::term))
        if (!sight_.terms(language).contains(id))
            say(1, "the word '" + id + "' is not in the glossary",
                "add [" + id + "] to " + language + "/glossary.toml");
}

// In a language that needs vowels the warnings and the headings have theirs.
void PageRules::voice() {
    const auto& forms = sight_.spoken(page_.path.language);
    if (forms.empty()) return;
    const auto look = [&](int line, const document::Runs& words) {
        for (const auto& phrase : spoken_phrases(document::plain(words)))
            if (!forms.contains(phrase))
                say(line, "the voice has no vowels for '" + phrase + "'",
                    "add it to " + page_.path.language + "/spoken.toml", Severity::warning);
    };
    for (const auto& block : document_.blocks) {
        if (const auto* heading = std::get_if<document::Heading>(&block.what))
            look(block.line, heading->words);
        const auto* warning = std::get_if<document::Warning>(&block.what);
        if (!warning) continue;
        look(block.line, warning->sign);
        look(block.line, warning->act);
    }
}

// A sign has one wording and one level, wherever it is told.
void PageRules::signs() {
    if (page_.path.id == sight_.safety()) return;
    const auto& all = sight_.signs(page_.path.language);
    if (all.empty()) return;
    for (const auto& block : document_.blocks) {
        const auto* warning = std::get_if<document::Warning>(&block.what);
        if (!warning) continue;
        const auto known = all.find(warning->id);
        if (known == all.end()) {
            say(block.line, "the sign '" + warning->id + "' is not on the page of warning signs",
                "tell it there, too: " + sight_.safety(), Severity::hint);
            continue;
        }
        const auto& there = known->second;
        if (there.urgency != warning->urgency)
            say(block.line,
                "the sign '" + warning->id + "' is of another urgency than in " + sight_.safety(),
                "make both the same");
        if (document::plain(there.sign) != document::plain(warning->sign) ||
            document::plain(there.act) != document::plain(warning->act))
            say(block.line,
                "the sign '" + warning->id + "' has other words than in " + sight_.safety(),
                "make both the same", Severity::warning);
    }
}

void PageRules::figures() {
    for (const auto& block : document_.blocks) {
        const auto* figure = std::get_if<document::Figure>(&block.what);
        if (!figure) continue;
        const std::string* geometry = sight_.geometry(figure->diagram);
        if (!geometry)
            say(block.line, "there is no drawing '" + figure->diagram + "'",
                "use one of content/diagrams");
        else if (!figure->structure.empty() && !has_structure(*geometry, figure->structure))
            say(block.line,
                "the drawing '" + figure->diagram + "' has no '" + figure->structure + "'",
                "use an id of " + Path{Path::Kind::geometry, "", figure->diagram}.str());
    }
}

using CountedRows = std::vector<std::pair<std::string, int>>;
CountedRows rows_of(const document::OfHundred& counted) {
    CountedRows rows;
    for (const auto& row : counted.rows) rows.emplace_back(document::plain(row.words), row.count);
    return rows;
}

bool PageRules::counts_otherwise(const Path& page, const document::OfHundred& counted) const {
    const auto parsed = sight_.tree().parsed(page);
    if (!parsed) return false;  // told where it is read
    const auto& blocks = (*parsed)->document.blocks;
    return std::any_of(blocks.begin(), blocks.end(), [&](const document::Block& block) {
        const auto* same = std::get_if<document::OfHundred>(&block.what);
        return same && same->id == counted.id && rows_of(*same) != rows_of(counted);
    });
}

// Pages that write a count as this one does, letter for letter, are not parsed for it.
std::set<Path> PageRules::counting_otherwise(const document::OfHundred& counted) const {
    const auto& all = sight_.counting(counted.id);
    const auto here = [&](const auto& one) { return one.second.contains(page_.path); };
    const bool once = std::count_if(all.begin(), all.end(), here) == 1;
    std::set<Path> found;
    for (const auto& one : all) {
        if (once && here(one)) continue;
        for (const auto& path : one.second)
            if (path.id != page_.path.id && counts_otherwise(path, counted)) found.insert(path);
    }
    return found;
}

// The same count has the same numbers on all pages.
void PageRules::counts() {
    for (const auto& block : document_.blocks) {
        const auto* counted = std::get_if<document::OfHundred>(&block.what);
        if (!counted || counted->id.empty()) continue;
        for (const auto& path : counting_otherwise(*counted))
            say(block.line, "the count '" + counted->id + "' has other rows on " + path.str(),
                "make both the same, or give one another id");
    }
}

void PageRules::place() {
    const auto& front = document_.front;
    if (!sight_.ordered(page_.path.id))
        say(0, "no group in topics.toml holds this page",
            "add \"" + page_.path.id + "\" to a group");
    for (const auto* title : {&front.title, &front.discreet_title})
        if (!title->empty() && blank(*title)) say(1, "a title is nothing but blanks", "write one");
    for (const auto* title : {&front.title, &front.discreet_title})
        if (!title->empty() && sight_.titled(page_.path.language, *title) > 1)
            say(1, "another page has the title '" + *title + "'", "give one another title");
    if (front.id != page_.path.id && !front.id.empty())
        say(1, "the id '" + front.id + "' is not the file's name",
            "write id = \"" + page_.path.id + "\"");
}

void PageRules::review() {
    const auto& review = document_.front.review;
    if (!review.due.known() || !review.on.known())
        say(1, "the review has no dates", "write on = and due = in review");
    else if (page_.today.known() && review.due < page_.today)
        say(1, "the review was due on " + text::to_iso(review.due), "have the page read again",
            Severity::warning);
    if (sight_.tree().vouches()) return;
    if (document_.front.kind == document::PageKind::clinic)
        say(1, "is a clinic's own word, and a folder is for every clinic",
            "make it at the desk, or write another kind and cite what it rests on");
    const std::string at_the_desk = "approval is given at the desk: take the name out here";
    if (review.status == "approved")
        say(1, "stands as approved by '" + review.by + "', which a file cannot prove", at_the_desk);
    std::set<std::string> names;
    for (const auto& block : document_.front.translated)
        if (const auto& name = block.signed_by; !name.empty() && names.insert(name).second)
            say(1, "has the signature of '" + name + "', which a file cannot prove", at_the_desk);
}

void PageRules::translation() {
    const auto* english = sight_.original(page_.path.id);
    if (english) {
        keep(document::check_translation(english->warnings, document_));
        keep(
            document::check_shared({english->shared, english->fingerprint, sight_.tree().vouches()},
                                   document_, sight_.wording(page_.path.language)));
    }
    freshness(english);
    harder();
}

// A paragraph changed in English makes exactly its translations stale.
void PageRules::freshness(const EnglishPage* english) {
    const auto& record = document_.front.translated;
    const std::string record_it = "run urokiosk translated " + name_;
    // Its readers are shown the English of what contradicts it; the library records it anew when it
    // is approved.
    const bool library = sight_.tree().vouches();
    const auto unknown = [&](const std::string& what, Severity severity) {
        say(1, what,
            library ? "compare it with English, then have it approved"
                    : "compare it with English, then " + record_it,
            severity);
    };
    if (record.empty())
        return unknown("nothing tells which English this was translated from", Severity::warning);
    if (record.size() != document_.blocks.size())
        return unknown("the record of the English does not fit the page's blocks",
                       library ? Severity::warning : Severity::error);
    const std::string then = library ? "have it approved" : record_it;
    document::Document marked = document_;
    document::mark_stale(marked, english ? english->fingerprint : std::vector<std::string>());
    for (std::size_t i = 0; i < record.size(); ++i)
        if (record[i].own != page_.parsed.fingerprint[i])
            say(marked.blocks[i].line,
                "this paragraph is not the one its record tells of" +
                    std::string(record[i].signed_by.empty()
                                    ? ""
                                    : ": what " + record[i].signed_by + " signed is void"),
                "read it beside the English, then " + then, Severity::warning);
    for (const auto& block : marked.blocks)
        if (block.stale)
            say(block.line, "the English of this paragraph has changed",
                "translate it again, then " + then, Severity::warning);
}

// By the measure its language brings; some only tell that a page became harder than it was.
void PageRules::harder() {
    const std::string& language = page_.path.language;
    const auto& measure = sight_.measure(language);
    if (!measure) return;
    const double score = document::ease(
        document::plain(document_, document::Include::sentences_only), *measure, language);
    if (measure->warn_below && score < *measure->warn_below)
        return say(
            1,
            fmt::format("{} {:.1f}; patients need {:g} or more", measure->name, score,
                        *measure->warn_below),
            "shorter sentences, shorter words",
            score < measure->fail_below.value_or(score) ? Severity::error : Severity::warning);
    const auto known = sight_.reading(page_.path);
    if (known && measure->slack && score < *known - *measure->slack)
        say(1, fmt::format("harder to read than it was: {:.1f}, not {:.1f}", score, *known),
            "shorter sentences, shorter words", Severity::warning);
}

}  // namespace

void page_rules(Sight& sight, const PageText& page, OwnFaults own, base::Problems& problems) {
    PageRules(sight, page, std::move(own), problems).run();
}

}  // namespace content
