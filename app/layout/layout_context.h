// What a page is laid out for: how wide, how large, in which language, on glass or on paper.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>

#include "base/language.h"
#include "layout/diagram.h"
#include "layout/fonts.h"

namespace layout {

// Em sizes in mm. On glass from STANDARDS.md 9 at 4.03 px a mm: 56, 40, 34, 32 and 28 px.
struct TypeScale {
    float title = 13.9F, section = 9.93F, item = 8.44F, reading = 7.94F, small = 6.95F;

    TypeScale scaled(float by) const {
        return {title * by, section * by, item * by, reading * by, small * by};
    }
};

// Words the layout itself says, in the page's language.
struct Labels {
    std::array<std::string, 4> urgency;  // by doc::Urgency
    std::array<std::string, 5> verdict;  // by doc::Verdict
    std::string claim, key_facts, stale;
    std::function<std::string(int)> of_hundred = {};  // "14 of 100"
    struct Choosing {  // what somebody marks beside choices, on paper
        std::string matters, lean, unsure, question;
    };
    Choosing choosing = {};
};

struct LayoutContext {
    enum class Target { screen, paper };
    Target target = Target::screen;
    const Fonts* fonts = nullptr;
    const Diagrams* diagrams = nullptr;  // may be null: figures are then left out
    float width_mm = 240;
    float line_height = 1.4F;  // of the em
    float gap_mm = 3.5F;       // between neighbours; groups stand 2.5 times as far apart
    float figure_height_mm = 120;
    bool labelled = false;     // the parts of a figure are named beside it: nobody can touch them
    bool short_lists = false;  // of them two columns are made where that saves room
    bool dense = false;        // height is scarce: grounds have narrow edges
    bool links = false;  // words of the glossary can be touched, on paper looked up at its end
    TypeScale type;
    base::Language language;
    Labels labels;

    // Nearer to each other by a share of what can still be read with ease, in smaller type.
    LayoutContext closer(float share) const {
        LayoutContext other = *this;
        const auto towards = [&](float from, float to) { return from + (to - from) * share; };
        other.type.item = towards(type.item, type.reading);
        other.type.reading = towards(type.reading, type.small);
        other.line_height = towards(line_height, language.rtl() ? 1.3F : 1.16F);
        other.gap_mm = towards(gap_mm, gap_mm * 0.5F);
        return other;
    }
    // Type and distances grow together.
    LayoutContext scaled(float by) const {
        LayoutContext other = *this;
        other.type = type.scaled(by);
        other.gap_mm = gap_mm * by;
        return other;
    }
};

}  // namespace layout
