#include "edition/absence.h"

#include <algorithm>

namespace edition {

namespace {

// A sentence, or a part of one, ends between a word and the one before.
bool parted_from_before(const Absence::Typed& typed, std::size_t at) {
    const auto from = typed.words[at - 1].written.end;
    const auto between = typed.text.substr(from, typed.words[at].written.begin - from);
    return between.find_first_of(".,;:!?") != std::string_view::npos ||
           between.find("،") != std::string_view::npos ||
           between.find("؛") != std::string_view::npos;
}

bool follows(const Absence::Typed& typed, std::size_t at) {
    return at < typed.words.size() && !parted_from_before(typed, at);
}

bool stand_at(const Absence::Typed& typed, std::size_t at, const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (!follows(typed, at + i) || typed.words[at + i].folded != words[i]) return false;
    return true;
}

}  // namespace

void Absence::read(storage::Database database, SearchWords& words, const std::string& language,
                   const Name& name) {
    auto there = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'absence'");
    if (!there.step()) return;
    auto rows = database.prepare("SELECT role, word FROM absence WHERE language = ?");
    for (rows.bind(1, language); rows.step();) {
        const auto role = rows.text(0);
        if (role == "unless") unless_.emplace_back();
        for (const auto& word : words.of(rows.text(1)))
            if (role == "no")
                no_.insert(word.folded);
            else if (role == "without")
                without_.insert(word.folded);
            else if (role == "between")
                between_.insert(word.folded);
            else if (role == "also")
                also_.insert(word.folded);
            else if (role == "unless")
                unless_.back().push_back(word.folded);
            else
                things_.insert(name(word.stem)), things_.insert(word.folded);
    }
}

bool Absence::knows(const std::string& folded) const {
    return no_.contains(folded) || between_.contains(folded) || also_.contains(folded);
}

// In Arabic a word may say no of itself: its names tell both.
bool Absence::is_no(const Typed& typed, std::size_t at) const {
    const auto& names = typed.names[at];
    return no_.contains(typed.words[at].folded) ||
           (names.size() > 1 && std::any_of(names.begin(), names.end(),
                                            [&](const auto& name) { return no_.contains(name); }));
}

bool Absence::is_thing(const Typed& typed, std::size_t at) const {
    const auto& names = typed.names[at];
    return things_.contains(typed.words[at].folded) ||
           std::any_of(names.begin(), names.end(),
                       [&](const auto& name) { return things_.contains(name); });
}

// The next word that says something, if no sentence ends before it.
std::size_t Absence::past_between(const Typed& typed, std::size_t at) const {
    while (follows(typed, at) && !is_thing(typed, at) &&
           (between_.contains(typed.words[at].folded) || is_no(typed, at)))
        ++at;
    return follows(typed, at) ? at : typed.words.size();
}

// "I never had pain like this", "no fever until today", "no pain, only when I pee".
bool Absence::taken_back(const Typed& typed, std::size_t thing) const {
    constexpr std::size_t most_after = 4;
    for (std::size_t at = thing + 1; at <= thing + most_after && follows(typed, at); ++at)
        if (std::any_of(unless_.begin(), unless_.end(),
                        [&](const auto& words) { return stand_at(typed, at, words); }))
            return true;
    return false;
}

// "I can't walk without pain": there is pain. "No fever, without pain" is not.
bool Absence::denied_itself(const Typed& typed, std::size_t at) const {
    constexpr std::size_t most_before = 6;
    if (!without_.contains(typed.words[at].folded)) return false;
    for (std::size_t i = at; i > 0 && at - i < most_before && follows(typed, i); --i) {
        if (is_thing(typed, i - 1)) return false;
        if (is_no(typed, i - 1)) return true;
    }
    return false;
}

Absence::Said Absence::in(const Typed& typed,
                          const std::function<bool(std::size_t)>& claimed) const {
    const auto count = typed.words.size();
    Said said{std::vector<bool>(count), std::vector<bool>(count)};
    for (std::size_t i = 0; i < count; ++i) {
        if (!is_no(typed, i) || claimed(i) || denied_itself(typed, i)) continue;
        // "No feeling" is a thing itself; an Arabic word may say no of itself.
        const bool thing = is_thing(typed, i);
        if (thing && typed.words[i].denied.empty()) continue;
        std::size_t at = thing ? i : past_between(typed, i + 1);
        while (at < count && is_thing(typed, at) && !taken_back(typed, at)) {
            said.gone[at] = said.no[i] = true;
            at = past_between(typed, at + 1);  // "in my chest"
            if (at == count || !also_.contains(typed.words[at].folded)) break;
            at = past_between(typed, at + 1);
        }
    }
    return said;
}

}  // namespace edition
