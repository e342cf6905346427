#include "handout/short_page.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "content/placeholders.h"
#include "document/chapters.h"
#include "document/plain.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace handout {

namespace {

// A small figure leaves room for what tells to do; the smallest still has room for three names.
constexpr std::array figure_scales{0.42F, 0.6F, 1.F};

using document::Run;
using document::Runs;

// Without the marks of sources and the blanks before them, and with explained words as all others.
void uncited(Runs& words) {
    Runs kept;
    for (auto& run : words) {
        if (run.kind == document::RunKind::citation) continue;
        const bool two = !kept.empty() && kept.back().text.ends_with(' ');
        if (two && run.text.starts_with(' ')) run.text.erase(0, 1);
        if (run.kind == document::RunKind::term)
            run.kind = document::RunKind::plain;  // nothing to touch here
        if (!run.text.empty()) kept.push_back(std::move(run));
    }
    while (!kept.empty() && kept.back().text.ends_with(' ')) {
        kept.back().text.pop_back();
        if (kept.back().text.empty()) kept.pop_back();
    }
    words = std::move(kept);
}

struct Uncited {
    void operator()(document::Heading& heading) const { uncited(heading.words); }
    void operator()(document::Paragraph& paragraph) const { uncited(paragraph.words); }
    void operator()(document::List& list) const { each(list.items); }
    void operator()(document::KeyFacts& facts) const { each(facts.facts); }
    void operator()(document::Warning& warning) const {
        uncited(warning.sign);
        uncited(warning.act);
    }
    void operator()(document::Claim& claim) const {
        uncited(claim.claim);
        each(claim.evidence);
    }
    void operator()(document::Figure&) const {}
    void operator()(document::Table& table) const {
        each(table.head);
        for (auto& row : table.rows) each(row);
    }
    void operator()(document::Questions&) const {}
    void operator()(document::TeachBack& check) const { uncited(check.question); }
    void operator()(document::OfHundred& counted) const {
        uncited(counted.title);
        for (auto& row : counted.rows) uncited(row.words);
        uncited(counted.studied);
    }
    void operator()(document::Options& options) const {
        uncited(options.title);
        (*this)(options.table);
        uncited(options.studied);
    }
    void each(std::vector<Runs>& list) const {
        for (auto& one : list) uncited(one);
    }
};

template <class Kind>
bool is(const document::Block& block) {
    return std::holds_alternative<Kind>(block.what);
}

bool has_steps(const document::Block& block) {
    const auto* list = std::get_if<document::List>(&block.what);
    return list && list->steps;
}

// What a part says in words, tables and numbers. Signs and questions have their own places, a check
// of what was understood stays on the glass.
bool stays(const document::Block& block) {
    return is<document::Heading>(block) || is<document::Paragraph>(block) ||
           is<document::List>(block) || is<document::Claim>(block) || is<document::Table>(block) ||
           is<document::OfHundred>(block) || is<document::Options>(block);
}

class Shortener {
    using What = ShortPage::Part::What;

  public:
    Shortener(const document::Document& page, const content::Own& own)
        : page_(page), own_(own), cut_(document::chapters(page)), cutter_(own.words.language.tag) {
        const std::string label = own.words(content::Msg::urgency_emergency);
        emergency_ = text::fold(label.substr(0, label.find(':')));
    }

    ShortPage made();

  private:
    std::string act(const char* mark) const {
        auto words = content::fill_in(mark, own_.settings, own_.words);
        content::for_paper(words, own_.settings, own_.words);
        return words;
    }
    // A sign on paper before what several say alike is told once.
    struct Line {
        std::string words, under;
        bool alone = true;  // without what its act asks before the call
        std::vector<std::string> worse;
    };
    Line sign_line(const document::Warning& warning) const;
    std::vector<std::string> worse(std::string_view told) const;
    static std::vector<Sign> told_once(std::vector<Line> lines);
    document::Document part(const document::Chapter& chapter, What what) const;
    void add(ShortPage& made, std::size_t chapter, What what) const;
    void signs(ShortPage& made) const;
    void figure(ShortPage& made) const;
    bool any(std::size_t chapter, bool (*of)(const document::Block&)) const {
        const auto& blocks = cut_.chapters[chapter].part.blocks;
        return std::any_of(blocks.begin(), blocks.end(), of);
    }

    const document::Document& page_;
    const content::Own& own_;
    document::Chapters cut_;
    mutable text::Segmenter cutter_;
    std::string emergency_;  // the word for it, as text::fold makes it
};

// Of what is told after whom to call, what makes it an emergency, each with all that follows it
// ("so is fever while pregnant"): nobody may wait for lack of it.
std::vector<std::string> Shortener::worse(std::string_view told) const {
    std::vector<std::string> found;
    for (const auto& piece : cutter_.sentences(told)) {
        auto sentence = told.substr(piece.begin, piece.end - piece.begin);
        sentence.remove_prefix(std::min(sentence.find_first_not_of(" \n"), sentence.size()));
        const std::string whole(sentence.substr(0, sentence.find_last_not_of(" \n") + 1));
        if (text::fold(sentence).find(emergency_) != std::string::npos)
            found.push_back(whole);
        else if (!found.empty())
            found.back() += " " + whole;
    }
    return found;
}

// "Stop the drug. Call us today. If you faint, it is an emergency." tells more than whom to call:
// that much stands with its sign.
Shortener::Line Shortener::sign_line(const document::Warning& warning) const {
    const std::string sign = document::plain(warning.sign);
    std::string asked = document::plain(warning.act), told;
    for (const char* mark : {"{act-now}", "{act-today}", "{act-visit}"})
        if (const auto at = asked.find(act(mark)); at != std::string::npos) {
            told = asked.substr(at + act(mark).size());
            asked.resize(at);
        }
    while (asked.ends_with(' ')) asked.pop_back();
    // There is room for it beside an emergency on the leaflet of all signs only.
    const bool may_worsen = warning.urgency != document::Urgency::emergency ||
                            page_.front.kind == document::PageKind::safety;
    return {asked.empty() ? sign : sign + ". " + asked, "", asked.empty(),
            may_worsen ? worse(told) : std::vector<std::string>{}};
}

// Puts with a line what makes it alone worse; returns what makes several so and is not told yet.
template <class Line>
std::string shared_of(Line& line, std::map<std::string, int>& said, bool first) {
    std::string shared;
    for (const auto& one : line.worse) {
        const int times = std::exchange(said[one], 0);
        if (times == 1) line.words += (std::exchange(line.alone, false) ? ". " : " ") + one;
        if (times > 1) shared += (first && shared.empty() ? "" : " ") + one;
    }
    return shared;
}

// Of those that stand together, below one heading or none.
std::vector<Sign> Shortener::told_once(std::vector<Line> lines) {
    std::vector<Sign> made;
    for (std::size_t first = 0, last = 0; first < lines.size(); first = last) {
        for (++last; last < lines.size() && lines[last].under == lines[first].under;) ++last;
        const std::span group(lines.begin() + static_cast<long>(first),
                              lines.begin() + static_cast<long>(last));
        std::map<std::string, int> said;
        for (const auto& line : group)
            for (const auto& one : line.worse) ++said[one];
        std::string each;
        for (auto& line : group) {
            const std::size_t own = line.words.size();
            each += shared_of(line, said, each.empty());
            const bool begins = made.size() == first;
            made.push_back({std::move(line.words), begins ? line.under : "", "", own});
        }
        made[first].each = std::move(each);
    }
    return made;
}

document::Document Shortener::part(const document::Chapter& chapter, What what) const {
    document::Document made{page_.front, {}, {}};
    made.blocks.push_back(
        {0, document::Heading{2, {{document::RunKind::plain, chapter.title, ""}}}});
    auto last = chapter.part.blocks.end();
    const auto told = std::find_if(
        chapter.part.blocks.rbegin(), chapter.part.blocks.rend(),
        [](const auto& block) { return is<document::List>(block) || is<document::Table>(block); });
    if (what == What::steps) last = told.base();
    for (auto block = chapter.part.blocks.begin(); block != last; ++block) {
        const bool number = is<document::OfHundred>(*block);
        if (what == What::numbers ? !number : !stays(*block) || (number && what == What::steps))
            continue;
        made.blocks.push_back(*block);
        std::visit(Uncited{}, made.blocks.back().what);
        if (what == What::numbers) break;
    }
    const auto& said = made.blocks;
    if (std::all_of(said.begin(), said.end(), is<document::Heading>)) made.blocks.clear();
    return made;
}

void Shortener::add(ShortPage& made, std::size_t chapter, What what) const {
    auto words = part(cut_.chapters[chapter], what);
    if (words.blocks.empty()) return;
    const bool urgent =
        document::plain(words, document::Include::everything).find(act("{act-now}")) !=
        std::string::npos;
    made.parts.push_back({what, static_cast<int>(chapter) * 2 + 1, cut_.chapters[chapter].title,
                          std::move(words), 1, urgent});
}

// The page's first: it is about what the page is about.
void Shortener::figure(ShortPage& made) const {
    const auto first = [&](const document::Blocks& blocks, int place) {
        const auto found = std::find_if(blocks.begin(), blocks.end(), is<document::Figure>);
        if (found == blocks.end()) return false;
        for (const float scale : figure_scales)
            made.parts.push_back({What::figure, place, "", {page_.front, {*found}, {}}, scale});
        return true;
    };
    if (first(cut_.head.blocks, 0)) return;
    for (std::size_t i = 0; i < cut_.chapters.size(); ++i)
        if (first(cut_.chapters[i].part.blocks, static_cast<int>(i) * 2 + 2)) return;
}

// The first of the page of all signs, which matter most, stand above its first heading.
void Shortener::signs(ShortPage& made) const {
    auto under = parts_of_signs(page_);
    std::set<std::pair<std::string, std::vector<std::string>>> told;
    std::array<std::vector<Line>, 3> lines;
    for (const auto& warning : document::warnings(page_)) {
        if (warning.urgency == document::Urgency::note) continue;
        auto line = sign_line(warning);
        if (!told.emplace(line.words, line.worse).second) continue;
        line.under = under[warning.id];
        lines.at(static_cast<std::size_t>(warning.urgency)).push_back(std::move(line));
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        made.signs.at(i) = told_once(std::move(lines[i]));
}

ShortPage Shortener::made() {
    ShortPage made;
    made.facts.front = page_.front;
    for (const auto& block : page_.blocks) {
        if (!is<document::KeyFacts>(block)) continue;
        made.facts.blocks.push_back(block);
        std::visit(Uncited{}, made.facts.blocks.back().what);
    }
    signs(made);
    made.questions = document::questions(page_);
    document::Document used_in{page_.front, {}, {}};
    for (const auto& block : page_.blocks)
        if (is<document::KeyFacts>(block) || has_steps(block)) used_in.blocks.push_back(block);
    made.terms = document::used(used_in, document::RunKind::term);
    const std::size_t all = cut_.chapters.size();
    std::vector<std::size_t> order;
    const auto take = [&](std::size_t i) {
        if (std::find(order.begin(), order.end(), i) == order.end()) order.push_back(i);
    };
    const auto number = [&](std::size_t i) { return any(i, is<document::OfHundred>); };
    for (std::size_t i = 0; i < all; ++i) {
        if (any(i, is<document::Questions>)) made.ask = cut_.chapters[i].title;
        if (any(i, has_steps)) add(made, i, What::steps);
    }
    figure(made);
    for (std::size_t i = 0; i < all; ++i)
        if (number(i)) add(made, i, What::numbers);
    for (std::size_t i = 0; i < all && order.empty(); ++i)
        if (number(i)) take(i);
    if (all > 0) take(0);
    for (std::size_t i = 0; i < all; ++i)
        if (any(i, is<document::Options>)) take(i);
    for (std::size_t i = 0; i < all; ++i)
        if (any(i, has_steps)) take(i);
    for (std::size_t i = 0; i < all; ++i) take(i);
    for (const std::size_t i : order) {
        const auto same = [&](const auto& part) {
            return part.title == cut_.chapters[i].title && part.what == What::steps &&
                   part.words.blocks.size() ==
                       this->part(cut_.chapters[i], What::whole).blocks.size();
        };
        if (std::none_of(made.parts.begin(), made.parts.end(), same)) add(made, i, What::whole);
    }
    return made;
}

}  // namespace

std::map<std::string, std::string> parts_of_signs(const document::Document& page) {
    std::map<std::string, std::string> parts;
    if (page.front.kind != document::PageKind::safety) return parts;
    std::string part;
    for (const auto& block : page.blocks) {
        const auto* heading = std::get_if<document::Heading>(&block.what);
        if (heading && heading->level == 2) part = document::plain(heading->words);
        if (const auto* warning = std::get_if<document::Warning>(&block.what))
            parts[warning->id] = part;
    }
    return parts;
}

ShortPage short_page(const document::Document& page, const content::Own& own) {
    return Shortener(page, own).made();
}

}  // namespace handout
