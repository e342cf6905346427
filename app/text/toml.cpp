#include "text/toml.h"

#include <algorithm>
#include <map>
#include <set>

#define TOML_EXCEPTIONS 0
// Some malformed texts trip an assertion of toml++ 3.3 on the way to its own error: a wrong file
// must not end the kiosk.
#define TOML_ASSERT(expression) static_cast<void>(0)
#include <toml++/toml.h>

#include "text/unicode.h"

namespace text {

struct Toml::State {
    std::shared_ptr<toml::table> root;  // keeps the tree alive for tables inside it
    const toml::table* table = nullptr;
    std::string file;
    base::Problems* problems = nullptr;
    int first_line = 1;
    std::set<std::string> asked;
    std::map<std::string, std::shared_ptr<State>> inner;

    const toml::node* ask(const std::string& key) {
        asked.insert(key);
        return table->get(key);
    }
    int line_of(const toml::node& node) const {
        return static_cast<int>(node.source().begin.line) + first_line - 1;
    }
    void complain(int line, const std::string& what, const std::string& fix) const {
        problems->push_back({file, line, base::Severity::error, what, fix});
    }
    std::shared_ptr<State> child(const toml::table* inside) const {
        auto state = std::make_shared<State>(*this);
        state->table = inside;
        state->asked.clear();
        state->inner.clear();
        return state;
    }
};

namespace {

// After the quoted text that begins at `at`; an open one ends with its line or, of three quotes,
// with the text.
std::size_t beyond_quoted(std::string_view text, std::size_t at) {
    const bool escapes = text[at] == '"';
    std::string_view quote = text.substr(at, 3);
    if (quote != "\"\"\"" && quote != "'''") quote = text.substr(at, 1);
    for (at += quote.size(); at < text.size() && !text.substr(at).starts_with(quote); ++at) {
        if (text[at] == '\\' && escapes) ++at;
        if (at < text.size() && text[at] == '\n' && quote.size() == 1) break;
    }
    return std::min(at + quote.size(), text.size());
}

// toml++ makes and frees a table a.b.c.d by one call inside the other: with dots without end the
// program would fall. The line of the first key that is too deep; 0 where there is none.
int too_deep(std::string_view text) {
    constexpr int deepest = 60;
    int line = 1, dots = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"' || c == '\'') {
            const std::size_t end = beyond_quoted(text, at);
            line +=
                static_cast<int>(std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                            text.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
            at = end - 1;
            continue;
        }
        if (c == '#') at = std::min(text.find('\n', at), text.size()) - 1;
        if (c == '\n') ++line;
        if (c == '.' && ++dots > deepest) return line;
        if (std::string_view("=,{}[]\n").find(c) != std::string_view::npos) dots = 0;
    }
    return 0;
}

}  // namespace

Toml Toml::parse(std::string_view text, const std::string& file, base::Problems& problems,
                 int first_line) {
    auto state = std::make_shared<State>();
    state->file = file;
    state->problems = &problems;
    state->first_line = first_line;
    state->root = std::make_shared<toml::table>();
    state->table = state->root.get();
    if (const int line = too_deep(text)) {
        state->complain(line + first_line - 1, "a key has too many dots", "mend the TOML here");
        return Toml(state);
    }
    auto result = toml::parse(text, file);
    if (result) {
        *state->root = std::move(result).table();
    } else {
        const auto& error = result.error();
        state->complain(static_cast<int>(error.source().begin.line) + first_line - 1,
                        std::string(error.description()), "mend the TOML here");
    }
    state->table = state->root.get();
    return Toml(state);
}

std::optional<std::string> Toml::text(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    if (!node) return std::nullopt;
    if (auto value = node->value<std::string>(); value && node->is_string()) return value;
    state_->complain(state_->line_of(*node), key + " is not text", "write it between \"quotes\"");
    return std::nullopt;
}

std::optional<double> Toml::number(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    if (!node) return std::nullopt;
    if (node->is_number()) return node->value<double>();
    state_->complain(state_->line_of(*node), key + " is not a number", "write digits, no quotes");
    return std::nullopt;
}

std::optional<bool> Toml::flag(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    if (!node) return std::nullopt;
    if (node->is_boolean()) return node->value<bool>();
    state_->complain(state_->line_of(*node), key + " is not a yes or no", "write true or false");
    return std::nullopt;
}

std::optional<text::Date> Toml::date(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    if (!node) return std::nullopt;
    if (const auto* day = node->as_date())
        return text::Date{day->get().year, day->get().month, day->get().day};
    state_->complain(state_->line_of(*node), key + " is not a date", "write 2026-11-22, no quotes");
    return std::nullopt;
}

std::vector<std::string> Toml::texts(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    std::vector<std::string> found;
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (array)
        array->for_each([&](auto&& item) {
            if constexpr (toml::is_string<decltype(item)>) found.push_back(item.get());
        });
    if (!array || found.size() != array->size())
        state_->complain(state_->line_of(*node), key + " is not a list of texts",
                         "write [\"one\", \"two\"]");
    return found;
}

std::vector<double> Toml::numbers(const std::string& key) const {
    const toml::node* node = state_->ask(key);
    std::vector<double> found;
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (array)
        array->for_each([&](auto&& item) {
            if constexpr (toml::is_number<decltype(item)>)
                found.push_back(static_cast<double>(item.get()));
        });
    if (!array || found.size() != array->size())
        state_->complain(state_->line_of(*node), key + " is not a list of numbers",
                         "write [1, 2, 3]");
    return found;
}

Toml Toml::table(const std::string& key) const {
    static const toml::table empty;
    if (auto known = state_->inner.find(key); known != state_->inner.end())
        return Toml(known->second);
    const toml::node* node = state_->ask(key);
    const toml::table* inside = node ? node->as_table() : nullptr;
    if (node && !inside)
        state_->complain(state_->line_of(*node), key + " is not a table",
                         "write [" + key + "] and its keys below");
    auto state = state_->child(inside ? inside : &empty);
    state_->inner[key] = state;
    return Toml(state);
}

std::vector<Toml> Toml::tables(const std::string& key) const {
    std::vector<Toml> found;
    const toml::node* node = state_->ask(key);
    if (!node) return found;
    const toml::array* array = node->as_array();
    if (array)
        array->for_each([&](auto&& item) {
            if constexpr (toml::is_table<decltype(item)>)
                found.push_back(Toml(state_->child(&item)));
        });
    if (!array || found.size() != array->size())
        state_->complain(state_->line_of(*node), key + " is not a list of tables",
                         "write [[" + key + "]] before each");
    return found;
}

std::vector<std::string> Toml::keys() const {
    std::vector<std::pair<int, std::string>> found;
    for (const auto& [key, node] : *state_->table)
        found.emplace_back(static_cast<int>(key.source().begin.line), std::string(key.str()));
    std::sort(found.begin(), found.end());
    std::vector<std::string> names;
    for (auto& entry : found) names.push_back(std::move(entry.second));
    return names;
}

bool Toml::has(const std::string& key) const { return state_->table->contains(key); }

bool Toml::is_table(const std::string& key) const {
    const toml::node* node = state_->table->get(key);
    return node && node->is_table();
}

int Toml::line(const std::string& key) const {
    const toml::node* node = state_->table->get(key);
    return node ? state_->line_of(*node) : state_->first_line;
}

const std::string& Toml::file() const { return state_->file; }

void Toml::complain(const std::string& key, const std::string& what, const std::string& fix) const {
    state_->complain(line(key), what, fix);
}

void Toml::finish() const {
    for (const std::string& key : keys()) {
        if (state_->asked.contains(key)) continue;
        std::string nearest;
        int best = 3;
        for (const std::string& known : state_->asked) {
            const int away = text::distance(key, known, 3);
            if (away < best) {
                best = away;
                nearest = known;
            }
        }
        const std::string mend = nearest.empty() ? "take it out" : "did you mean " + nearest + "?";
        const auto at = state_->table->find(key);
        state_->complain(static_cast<int>(at->first.source().begin.line) + state_->first_line - 1,
                         "nothing is called '" + key + "' here", mend);
    }
}

std::string quoted(const std::string& words) {
    std::string text = "\"";
    for (const char c : words) {
        if (c == '"' || c == '\\') text += '\\';
        if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + '"';
}

std::optional<std::string> with_words(const std::string& text, const std::string& key,
                                      const std::string& words) {
    const std::string value = key + " = " + quoted(words);
    std::string made;
    bool put = false, above = true;
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const auto name = line.substr(0, line.find_first_of(" \t="));
        if (above && line.starts_with('[')) {
            if (!put) made += value + "\n\n";
            put = true, above = false;
        }
        const bool here = above && !put && name == key;
        made += (here ? value : line) + (end < text.size() ? "\n" : "");
        put = put || here;
        begin = end + 1;
    }
    if (!put) made += (made.empty() || made.ends_with('\n') ? "" : "\n") + value + "\n";
    base::Problems problems;  // what was meant is read again as a proof
    const auto before = Toml::parse(text, "", problems), after = Toml::parse(made, "", problems);
    const bool same = std::ranges::all_of(
        before.keys(), [&](const auto& one) { return one == key || after.has(one); });
    return problems.empty() && same && after.text(key) == words ? std::optional(made)
                                                                : std::nullopt;
}

}  // namespace text
