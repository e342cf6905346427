// The words of the Markdown for the closed choices of a page, both ways.
#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "document/document.h"

namespace document {

template <class T, std::size_t n>
using Names = std::array<std::pair<std::string_view, T>, n>;

inline constexpr Names<Urgency, 4> urgencies{{{"EMERGENCY", Urgency::emergency},
                                              {"SAME-DAY", Urgency::same_day},
                                              {"MENTION", Urgency::mention},
                                              {"NOTE", Urgency::note}}};
inline constexpr Names<Verdict, 5> verdicts{{{"supported", Verdict::supported},
                                             {"partly", Verdict::partly},
                                             {"unproven", Verdict::unproven},
                                             {"contradicted", Verdict::contradicted},
                                             {"unsafe", Verdict::unsafe}}};
inline constexpr Names<PageKind, 9> kinds{{{"anatomy", PageKind::anatomy},
                                           {"condition", PageKind::condition},
                                           {"procedure", PageKind::procedure},
                                           {"test", PageKind::test},
                                           {"treatment", PageKind::treatment},
                                           {"safety", PageKind::safety},
                                           {"visit", PageKind::visit},
                                           {"form", PageKind::form},
                                           {"clinic", PageKind::clinic}}};

template <class T, std::size_t n>
constexpr std::optional<T> find(const Names<T, n>& names, std::string_view name) {
    for (const auto& [known, value] : names)
        if (known == name) return value;
    return std::nullopt;
}

template <class T, std::size_t n>
constexpr std::string_view find(const Names<T, n>& names, T value) {
    for (const auto& [name, known] : names)
        if (known == value) return name;
    return "";
}

constexpr std::optional<PageKind> kind_from(std::string_view name) { return find(kinds, name); }

}  // namespace document
