#include "handout/filling.h"

#include <algorithm>
#include <array>

namespace handout {

namespace {

using What = ShortPage::Part::What;

constexpr std::size_t all_questions = 3, least_questions = 2;

Chosen with(bool parted, std::size_t questions, bool lined, bool below = false) {
    Chosen chosen;
    chosen.parted = parted;
    chosen.questions = questions;
    chosen.lined = lined;
    chosen.below = below;
    return chosen;
}

Chosen unmentioned(Chosen chosen) {
    chosen.mention = false;
    return chosen;
}

// The page of all signs is longer in any case: none goes.
bool all_signs(const Brief& brief) {
    return brief.page().facts.front.kind == document::PageKind::safety;
}

class Filler {
  public:
    explicit Filler(const Brief& brief) : brief_(brief), parts_(brief.page().parts) {}
    Filling made();

  private:
    bool fits(const Chosen& chosen) const { return brief_.fits(chosen, most_); }
    bool may_be(const Chosen& chosen) const { return chosen.mention || !all_signs(brief_); }
    bool has(const Chosen& chosen, std::size_t part) const {
        return chosen.front.contains(part) || chosen.back.contains(part);
    }
    bool place(Chosen& chosen, std::size_t part) const;
    bool place_all(Chosen& chosen, const std::vector<std::size_t>& parts) const;
    bool beside_steps(const ShortPage::Part& part) const;
    std::vector<std::size_t> steps() const;
    std::vector<std::size_t> pictures() const;
    Chosen with_steps() const;
    void fill(Chosen& chosen) const;
    void fill_lines(Chosen& chosen) const;

    const Brief& brief_;
    const std::vector<ShortPage::Part>& parts_;
    std::size_t most_ = 0;  // sides
};

// Instead of less of the same part of the page, if that stands there.
bool Filler::place(Chosen& chosen, std::size_t part) const {
    const auto& one = parts_[part];
    if (!brief_.has(part) || (one.what == What::numbers && beside_steps(one))) return false;
    const auto tried = [&](std::set<std::size_t> Chosen::*side) {
        Chosen more = chosen;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i].place == one.place) {
                if (i > part && has(chosen, i)) return false;
                more.front.erase(i);
                more.back.erase(i);
            }
        (more.*side).insert(part);
        if (!fits(more)) return false;
        chosen = std::move(more);
        return true;
    };
    if (one.what == What::words) return tried(&Chosen::back);
    // What stands before the signs must not send them far back.
    return chosen.parted ? tried(&Chosen::front) || tried(&Chosen::back)
                         : tried(&Chosen::back) || tried(&Chosen::front);
}

bool Filler::place_all(Chosen& chosen, const std::vector<std::size_t>& parts) const {
    return std::all_of(parts.begin(), parts.end(),
                       [&](std::size_t part) { return place(chosen, part); });
}

std::vector<std::size_t> Filler::steps() const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].what == What::steps && brief_.has(i)) found.push_back(i);
    // Where there is no room for all, what helps in an emergency has the first.
    std::stable_partition(found.begin(), found.end(),
                          [&](std::size_t part) { return parts_[part].urgent; });
    return found;
}

// The figure, and the first numbers; with all of their part where that has steps, too.
std::vector<std::size_t> Filler::pictures() const {
    std::vector<std::size_t> found;
    const auto first = [&](const auto& wanted) {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (brief_.has(i) && wanted(parts_[i])) {
                found.push_back(i);
                return &parts_[i];
            }
        return static_cast<const ShortPage::Part*>(nullptr);
    };
    first([](const auto& part) { return part.what == What::figure; });
    const auto* numbers = first([](const auto& part) { return part.what == What::numbers; });
    if (!numbers || !beside_steps(*numbers)) return found;
    found.pop_back();
    first(
        [&](const auto& part) { return part.what == What::whole && part.place == numbers->place; });
    return found;
}

bool Filler::beside_steps(const ShortPage::Part& part) const {
    return std::any_of(parts_.begin(), parts_.end(), [&](const auto& other) {
        return other.what == What::steps && other.place == part.place;
    });
}

// What to do stands on each leaflet, and a picture where it can. For their sake what is least goes,
// in this order: a third question, lines to write on below the page's questions, a side that begins
// with the signs, the numbers to call beside the signs instead of above them, the second question,
// at last the signs that can wait for a visit.
Chosen Filler::with_steps() const {
    static constexpr int ways = 10;
    const std::array<Chosen, ways> ladder{with(true, all_questions, true),
                                          with(true, least_questions, true),
                                          with(true, least_questions, false),
                                          with(false, all_questions, true),
                                          with(false, least_questions, true),
                                          with(false, least_questions, false),
                                          with(false, least_questions, true, true),
                                          with(false, least_questions, false, true),
                                          with(false, 1, false, true),
                                          unmentioned(with(false, 1, false, true))};
    const auto told = steps(), shown = pictures();
    std::vector<std::vector<std::size_t>> wanted{shown};
    if (shown.size() == 2) wanted.insert(wanted.end(), {{shown[1]}, {shown[0]}});
    wanted.emplace_back();
    std::vector<Chosen> able;
    for (Chosen chosen : ladder)
        if (may_be(chosen) && fits(chosen) && place_all(chosen, told))
            able.push_back(std::move(chosen));
    for (const auto& pictured : wanted)
        for (Chosen chosen : able)
            if ((chosen.mention || pictured.empty()) && place_all(chosen, pictured)) return chosen;
    // Where not all have room: what helps in an emergency before more of what does not.
    const auto worth = [&](const Chosen& chosen) {
        const auto urgent = std::count_if(told.begin(), told.end(), [&](std::size_t part) {
            return parts_[part].urgent && has(chosen, part);
        });
        return std::pair(urgent, chosen.front.size() + chosen.back.size());
    };
    Chosen best = least_of(brief_);
    for (Chosen chosen : ladder) {
        if (!may_be(chosen) || !fits(chosen)) continue;
        for (const std::size_t part : told) place(chosen, part);
        if (worth(chosen) > worth(best)) best = std::move(chosen);
    }
    return best;
}

void Filler::fill_lines(Chosen& chosen) const {
    const auto tried = [&](const Chosen& more) {
        if (!fits(more)) return false;
        chosen = more;
        return true;
    };
    Chosen more = chosen;
    more.lined = true;
    tried(more);
    for (bool room = true; room && chosen.questions < brief_.page().questions.size();) {
        more = chosen;
        ++more.questions;
        room = tried(more);
    }
    constexpr int most_lines = 8;
    for (bool room = true; room && chosen.lines < most_lines;) {
        more = chosen;
        ++more.lines;
        room = tried(more);
    }
}

void Filler::fill(Chosen& chosen) const {
    // No part takes the place of what is worth more: first the signs that can wait, if they went.
    Chosen mentioned = chosen;
    mentioned.mention = true;
    if (!chosen.mention && fits(mentioned)) chosen = std::move(mentioned);
    const std::size_t asked = std::min(least_questions, brief_.page().questions.size());
    for (std::size_t i = 0; chosen.questions >= asked && i < parts_.size(); ++i) place(chosen, i);
    fill_lines(chosen);
}

Filling Filler::made() {
    // What stands there for nothing is used: nothing more is given up than needs be.
    most_ = std::max(brief_.meant(), brief_.count(least_of(brief_)));
    Filling made;
    made.chosen = with_steps();
    fill(made.chosen);
    made.sides = brief_.count(made.chosen);
    const auto stands = [&](std::size_t part) {
        for (std::size_t i = part; i < parts_.size(); ++i)
            if (parts_[i].place == parts_[part].place && has(made.chosen, i)) return true;
        return false;
    };
    for (const std::size_t part : steps()) made.lacking += stands(part) ? 0 : 1;
    for (const std::size_t part : pictures()) made.unseen += stands(part) ? 0 : 1;
    return made;
}

}  // namespace

// The least that is given up for the sides it is meant to have; where nothing helps, the shortest.
Chosen least_of(const Brief& brief) {
    const Chosen least = with(false, 1, false, true);
    const Chosen last = all_signs(brief) ? least : unmentioned(least);
    for (const Chosen& one : {with(true, all_questions, true), with(true, least_questions, true),
                              with(false, all_questions, true), with(false, least_questions, true),
                              with(false, least_questions, true, true),
                              unmentioned(with(false, least_questions, true, true))})
        if (brief.fits(one, brief.meant())) return one;
    return last;
}

Filling filled(const Brief& brief) { return Filler(brief).made(); }

}  // namespace handout
