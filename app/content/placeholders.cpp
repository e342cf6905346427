#include "content/placeholders.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/direction.h"
#include "text/unicode.h"

namespace content {

namespace {

// A local rule, and what is said where the clinic gives none.
struct Rule {
    std::string_view name;
    Msg open;
};

constexpr std::array rules{
    Rule{"psa-test", Msg::clinic_ask_rule},
    Rule{"psa-limits", Msg::clinic_ask_limits},
    Rule{"blood-in-urine", Msg::clinic_ask_rule},
    Rule{"fluoroquinolones", Msg::clinic_ask_rule},
    Rule{"side-effect-report", Msg::clinic_ask_report},
};

std::string clinic_phone(const settings::Settings& settings, const Messages& words) {
    if (settings.phone.empty()) return words(Msg::clinic_us);
    return isolated(settings.phone, words.language.rtl());
}

std::string crisis_line(const settings::Settings& settings, const Messages& words) {
    return settings.crisis_line.empty() ? words(Msg::clinic_crisis)
                                        : isolated(settings.crisis_line, words.language.rtl());
}

// What a warning tells people to do: at the glass staff are near, a sheet is read at home.
struct Act {
    std::string_view mark;
    Msg glass, paper;
};

constexpr std::array acts{Act{"act-now", Msg::act_now, Msg::act_now_paper},
                          Act{"act-today", Msg::act_today, Msg::act_today_paper},
                          Act{"act-visit", Msg::act_visit, Msg::act_visit_paper}};

std::string said(Msg act, const settings::Settings& settings, const Messages& words) {
    return words(act, {{"number", emergency_number(settings, words)},
                       {"clinic", clinic_phone(settings, words)},
                       {"advice", advice_number(settings, words)}});
}

struct Placeholder {
    std::string_view mark;
    std::string (*value)(const settings::Settings&, const Messages&);
};

constexpr std::array placeholders{
    Placeholder{"emergency-number", emergency_number},
    Placeholder{"advice-number", advice_number},
    Placeholder{"clinic-name",
                [](const settings::Settings& settings, const Messages& words) {
                    return isolated(settings.name, words.language.rtl());
                }},
    Placeholder{"clinic-phone", clinic_phone},
    Placeholder{"crisis-line", crisis_line},
};

constexpr std::string_view rule_mark = "rule-";

// What stands for a placeholder, given without its braces; nothing for one that is unknown.
std::optional<std::string> value_of(std::string_view mark, const settings::Settings& settings,
                                    const Messages& words) {
    for (const auto& placeholder : placeholders)
        if (placeholder.mark == mark) return placeholder.value(settings, words);
    for (const auto& act : acts)
        if (act.mark == mark) return said(act.glass, settings, words);
    for (const auto& rule : rules) {
        if (mark.substr(0, rule_mark.size()) != rule_mark) break;
        if (mark.substr(rule_mark.size()) != rule.name) continue;
        const auto own = settings.rules.find(std::string(rule.name));
        const std::string told =
            own == settings.rules.end() ? "" : settings::said(own->second, words.language.tag);
        return told.empty() ? words(rule.open) : told;
    }
    return std::nullopt;
}

// The next {mark} from `at` on: where it stands, its brace and all; length 0 where there is none.
struct Mark {
    std::size_t at = 0, length = 0;
    std::string_view name;
};

Mark next_mark(std::string_view text, std::size_t from) {
    for (auto at = text.find('{', from); at != std::string_view::npos;
         at = text.find('{', at + 1)) {
        const auto end = text.find('}', at);
        if (end == std::string_view::npos || end - at > 40) continue;
        const auto name = text.substr(at + 1, end - at - 1);
        if (std::all_of(name.begin(), name.end(),
                        [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }))
            return {at, end - at + 1, name};
    }
    return {};
}

}  // namespace

std::string isolated(const std::string& value, bool rtl) {
    constexpr const char* left_to_right = "\u2066";
    constexpr const char* by_first_letter = "\u2068";
    constexpr const char* end = "\u2069";
    if (!rtl || value.empty()) return value;
    // A date has marks of direction between its figures: these turn it, as its language writes it.
    const bool number = text::runs(value) == text::Runs::either;
    return (number ? left_to_right : by_first_letter) + value + end;
}

std::string emergency_number(const settings::Settings& settings, const Messages& words) {
    return settings.emergency_number.empty()
               ? words(Msg::clinic_emergency)
               : isolated(settings.emergency_number, words.language.rtl());
}

std::string advice_number(const settings::Settings& settings, const Messages& words) {
    return settings.advice_number.empty() ? words(Msg::clinic_advice)
                                          : isolated(settings.advice_number, words.language.rtl());
}

std::string fill_in(std::string markdown, const settings::Settings& settings,
                    const Messages& words) {
    std::size_t from = 0;
    for (auto mark = next_mark(markdown, from); mark.length != 0;
         mark = next_mark(markdown, from)) {
        const auto value = value_of(mark.name, settings, words);
        from = mark.at + (value ? value->size() : mark.length);
        if (value) markdown.replace(mark.at, mark.length, *value);
    }
    return markdown;
}

void for_paper(std::string& filled, const settings::Settings& settings, const Messages& words) {
    for (const auto& act : acts)
        text::replace_each(filled, said(act.glass, settings, words),
                           said(act.paper, settings, words));
}

bool tells(std::string_view words, std::string_view mark) {
    const auto stands = [&](std::string_view name) {
        return words.find("{" + std::string(name) + "}") != std::string_view::npos;
    };
    if (mark == "emergency-number") return stands(mark) || stands("act-now");
    if (mark == "advice-number") return stands(mark) || stands("act-today");
    if (mark == "clinic-phone") return stands(mark) || stands("act-today") || stands("act-visit");
    for (const auto& act : acts)
        if (mark == msg_keys[static_cast<std::size_t>(act.glass)] ||
            mark == msg_keys[static_cast<std::size_t>(act.paper)])
            return stands(act.mark);
    return stands(mark);
}

std::vector<std::string> unknown_placeholders(std::string_view words) {
    if (words.find_first_of("{}") == std::string_view::npos) return {};
    const settings::Settings settings;
    const Messages said;
    std::string rest(words);
    for (auto mark = next_mark(rest, 0); mark.length != 0;) {
        const std::size_t at = mark.at, length = mark.length;
        const bool known = value_of(mark.name, settings, said).has_value();
        if (known) rest.erase(at, length);
        mark = next_mark(rest, known ? at : at + length);
    }
    std::vector<std::string> unknown;
    for (auto at = rest.find_first_of("{}"); at != std::string::npos;) {
        const auto end = rest[at] == '{' ? rest.find('}', at) : at;
        const auto after = std::min(end, rest.size() - 1) + 1;
        unknown.push_back(rest.substr(at, after - at));
        at = rest.find_first_of("{}", after);
    }
    return unknown;
}

std::string nearest_placeholder(std::string_view mark) {
    constexpr int most = 4;
    std::string name = text::fold(mark);
    std::erase_if(name, [](char c) { return c == '{' || c == '}' || c == ' '; });
    std::replace(name.begin(), name.end(), '_', '-');
    std::string nearest;
    int best = most;
    const auto look = [&](const std::string& known) {
        const int away = text::distance(name, known, most);
        if (away < best) nearest = known, best = away;
    };
    for (const auto& placeholder : placeholders) look(std::string(placeholder.mark));
    for (const auto& act : acts) look(std::string(act.mark));
    for (const auto& rule : rules) look(std::string(rule_mark).append(rule.name));
    return nearest.empty() ? "" : "{" + nearest + "}";
}

}  // namespace content
