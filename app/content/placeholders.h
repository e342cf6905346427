// What a page leaves open for the clinic to fill: its numbers, its name, its local rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "content/messages.h"
#include "settings/settings.h"

namespace content {

// Words of a page with its placeholders filled: {emergency-number}, {advice-number}, {clinic-name},
// {clinic-phone}, {crisis-line}, {act-now}, {act-today}, {act-visit} and {rule-...} for each of
// settings::rule_names. What the clinic left open is told in general words. On right-to-left pages
// each value is isolated (UAX #9), so that numbers keep their order.
std::string fill_in(std::string markdown, const settings::Settings& settings,
                    const Messages& words);
std::string emergency_number(const settings::Settings& settings, const Messages& words);
std::string advice_number(const settings::Settings& settings, const Messages& words);
// A value as it may stand within right-to-left words.
std::string isolated(const std::string& value, bool rtl);

// Filled words as they stand on paper: whom to call comes before whom to tell.
void for_paper(std::string& filled, const settings::Settings& settings, const Messages& words);
// Whether unfilled words tell what stands for a placeholder, by itself or within another; or the
// interface's word of that key.
bool tells(std::string_view words, std::string_view placeholder);

// What fill_in() would leave standing in words that are shown: braces of any kind.
std::vector<std::string> unknown_placeholders(std::string_view words);
// The placeholder somebody may have meant, as it is written; empty where none is near.
std::string nearest_placeholder(std::string_view mark);

}  // namespace content
