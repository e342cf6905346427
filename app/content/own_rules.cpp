#include "content/own_rules.h"

#include <algorithm>

#include "content/bibliography/facts.h"
#include "content/page_template.h"
#include "content/placeholders.h"
#include "content/shown.h"
#include "content/statements.h"
#include "document/check.h"
#include "document/lint.h"
#include "document/words_said.h"

namespace content {

namespace {

using base::Severity;

class OwnRules {
  public:
    OwnRules(const PageText& page, const Beyond& beyond)
        : page_(page), beyond_(beyond), document_(page.parsed.document) {}

    OwnFaults run() {
        OwnFaults found;
        if (document_.blocks.empty() && base::any_error(page_.parsed.problems)) return found;
        const bool english = page_.path.language == "en";
        found.checked = document::check(document_, english);
        words();
        found.words = std::move(problems_);
        if (!english) return found;
        problems_.clear();
        support();
        found.support = std::move(problems_);
        found.lint = document::lint(document_, beyond_.explained);
        return found;
    }

  private:
    void say(int line, std::string what, std::string fix) {
        problems_.push_back({"", line, Severity::error, std::move(what), std::move(fix)});
    }
    void support();
    void supported(const Statement& statement);
    void words();
    int line_of(const std::string& words, int block) const;

    const PageText& page_;
    const Beyond& beyond_;
    const document::Document& document_;
    base::Problems problems_;
};

// What a page states rests on a source, and on one that may carry it.
void OwnRules::supported(const Statement& statement) {
    std::set<Tier> tiers;
    for (const auto& id : statement.sources)
        if (const auto found = beyond_.sources.find(id); found != beyond_.sources.end())
            tiers.insert(found->second.tier);
    const bool marked = statement.mark != Statement::Mark::none;
    const auto say_of = [&](const std::string& what, const std::string& fix) {
        const bool whole = statement.words.size() <= 60;
        const auto begin = statement.words.substr(0, whole ? 60 : statement.words.rfind(' ', 60));
        say(line_of(begin, statement.line),
            "'" + begin + (begin.size() < statement.words.size() ? " …' " : "' ") + what, fix);
    };
    const auto asks = [&](const char* act) {
        return statement.words.find(act) != std::string::npos;
    };
    const bool emergency = statement.kind == StatementKind::emergency;
    if (emergency && !asks("{act-now}") && (asks("{act-today}") || asks("{act-visit}")))
        return say_of("is an emergency and tells people to wait", "write {act-now}");
    if (emergency && !asks("{act-now}") && !asks("{emergency-number}"))
        return say_of("is an emergency and tells nobody whom to call", "write {act-now}");
    if (statement.kind == StatementKind::warning && asks("{act-visit}") && asks("{act-today}"))
        return say_of("tells people two times to act", "write one of them");
    if (emergency && !marked && !tiers.contains(Tier::a) && !tiers.contains(Tier::c))
        return say_of("rests on no guideline and no page of a national body",
                      "cite one of tier A or C, or write <!-- house rule: WHY --> behind it");
    if (statement.number && !tiers.contains(Tier::a) && !tiers.contains(Tier::b))
        return say_of("tells a number that rests on no study and no guideline",
                      "cite one of tier A or B, or leave the number out");
    // What a clinic says of itself it knows; a number or a medical fact needs a source there too.
    const bool needs = document_.front.kind != document::PageKind::clinic &&
                       statement.kind != StatementKind::other &&
                       statement.kind != StatementKind::claim;
    if (needs && tiers.empty() && !marked)
        say_of("rests on no source",
               "cite one, or write <!-- to be confirmed by your clinician: WHY --> behind it");
}

void OwnRules::support() {
    for (const auto& statement : statements(document_)) supported(statement);
    const auto& english = beyond_.english;
    for (const auto& bare : bare_facts(document_, english)) {
        const auto words = bare.words.substr(0, bare.words.find_last_not_of(' ') + 1);
        say(line_of(words, bare.line), "'" + words + "' states a fact and cites nothing",
            "cite what it rests on in its paragraph or item, or mark what the clinic answers for");
    }
    document::for_each_shown(document_, [&](const document::ShownText& shown) {
        if (const auto dose = dose_in(shown.words, english); !dose.empty())
            say(line_of(shown.words, shown.line), "names a dose: '" + dose + "'",
                "leave how much to take to who prescribes");
    });
}

// A block has many lines: that of the words, from the block's on.
int OwnRules::line_of(const std::string& words, int block) const {
    std::size_t from = 0;
    for (int line = 1; line < block && from < page_.body.size(); ++line)
        from = std::min(page_.body.find('\n', from), page_.body.size() - 1) + 1;
    const auto at = page_.body.find(words, from);
    if (at == std::string::npos) return block;
    return 1 + static_cast<int>(std::count(page_.body.begin(),
                                           page_.body.begin() + static_cast<long>(at), '\n'));
}

// What stands in the Markdown and may not reach a reader.
void OwnRules::words() {
    std::set<std::string> told;
    document::for_each_shown(document_, [&](const document::ShownText& shown) {
        for (const auto& fault : shown_faults(shown.words, beyond_.families))
            if (told.insert(fault.what).second)
                say(line_of(fault.words, shown.line), fault.what, fault.fix);
        for (const std::string mark : {"https://", "http://", "www."})
            if (shown.words.find(mark) != std::string::npos && told.insert(mark).second)
                say(line_of(mark, shown.line),
                    "readers would see '" + mark + "', and cannot follow it",
                    "name it as a source: [ID](source:ID)");
        for (const auto& mark : unknown_placeholders(shown.words)) {
            const auto meant = nearest_placeholder(mark);
            say(line_of(mark, shown.line), "the placeholder " + mark + " is unknown",
                meant.empty() ? "use {emergency-number}, {advice-number}, {clinic-name}, "
                                "{clinic-phone} or a rule; braces are for nothing else"
                              : "did you mean " + meant + "?");
        }
    });
    for (const auto& left : left_over(page_.body))
        say(left.line, fmt::format("'{}' is a template's", left.words), "write your own words");
}

}  // namespace

OwnFaults own_faults(const PageText& page, const Beyond& beyond) {
    return OwnRules(page, beyond).run();
}

}  // namespace content
