#include "text/toml.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "text/tomlplusplus.h"
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
    std::map<std::string, std::vector<std::shared_ptr<State>>> listed;
    bool finished = false;

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
        state->listed.clear();
        state->finished = false;
        return state;
    }
    void finish();
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
    at = std::min(at + quote.size(), text.size());
    if (quote.size() == 3)  // """"a"""" ends with a quote of its own
        for (int more = 0; more < 2 && at < text.size() && text[at] == quote[0]; ++more) ++at;
    return at;
}

// What toml++ must not be given: it makes and frees a table a.b.c.d by one call inside the other,
// so that with dots without end the program would fall; and it is lost at a key of letters beyond
// ASCII that stands without quotes, which TOML does not allow.
struct Unfit {
    int line = 0;  // 0: nothing is
    const char *what = "", *fix = "";
};

Unfit unfit(std::string_view text) {
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
        if ((static_cast<unsigned char>(c) & 0x80U) != 0)
            return {line, "a letter beyond a to z stands outside quotes",
                    "put it between \"quotes\""};
        if (c == '.' && ++dots > deepest)
            return {line, "a key has too many dots", "mend the TOML here"};
        if (std::string_view("=,{}[]\n").find(c) != std::string_view::npos) dots = 0;
    }
    return {};
}

}  // namespace

Toml Toml::parse(std::string_view bytes, const std::string& file, base::Problems& problems,
                 int first_line) {
    const std::string text = plain_lines(std::string(bytes));
    auto state = std::make_shared<State>();
    state->file = file;
    state->problems = &problems;
    state->first_line = first_line;
    state->root = std::make_shared<toml::table>();
    state->table = state->root.get();
    if (const auto found = unfit(text); found.line > 0) {
        state->complain(found.line + first_line - 1, found.what, found.fix);
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
    Toml read(state);
    // Written as \u202E it passes for letters, and is none that a reader sees.
    read.for_each_text([&](int line, const std::string& words) {
        if (!harmless(words))
            state->complain(line, "holds a letter that cannot be seen", "take it out");
    });
    return read;
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
    const auto as_tables = [](const std::vector<std::shared_ptr<State>>& states) {
        std::vector<Toml> found;
        for (const auto& state : states) found.push_back(Toml(state));
        return found;
    };
    if (const auto known = state_->listed.find(key); known != state_->listed.end())
        return as_tables(known->second);
    const toml::node* node = state_->ask(key);
    if (!node) return {};
    auto& states = state_->listed[key];
    const toml::array* array = node->as_array();
    if (array)
        array->for_each([&](auto&& item) {
            if constexpr (toml::is_table<decltype(item)>) states.push_back(state_->child(&item));
        });
    if (!array || states.size() != array->size())
        state_->complain(state_->line_of(*node), key + " is not a list of tables",
                         "write [[" + key + "]] before each");
    return as_tables(states);
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

std::string Toml::written(const std::string& key) const {
    toml::array list;  // in which tables stand on one line
    if (const auto* node = state_->ask(key))
        node->visit([&](const auto& value) { list.push_back(value); });
    if (list.empty()) return "";
    const auto text = (std::ostringstream() << list).str(), ends = std::string(" \n");
    const auto begin = text.find_first_not_of(ends, 1);
    return text.substr(begin, text.find_last_not_of(ends, text.size() - 2) + 1 - begin);
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

void Toml::complain_at(int line, const std::string& what, const std::string& fix) const {
    state_->complain(line, what, fix);
}

void Toml::for_each_text(const std::function<void(int, const std::string&)>& act) const {
    const std::function<void(const toml::node&)> walk = [&](const toml::node& node) {
        if (const auto* words = node.as_string()) act(state_->line_of(node), words->get());
        if (const auto* table = node.as_table())
            for (const auto& entry : *table) walk(entry.second);
        if (const auto* array = node.as_array())
            for (const auto& item : *array) walk(item);
    };
    walk(*state_->table);
}

void Toml::finish() const { state_->finish(); }

void Toml::State::finish() {
    if (std::exchange(finished, true)) return;
    for (const auto& [key, node] : *table) {
        if (asked.contains(std::string(key.str()))) continue;
        std::string nearest;
        int best = 3;
        for (const std::string& known : asked) {
            const int away = text::distance(std::string(key.str()), known, 3);
            if (away < best) {
                best = away;
                nearest = known;
            }
        }
        complain(static_cast<int>(key.source().begin.line) + first_line - 1,
                 "nothing is called '" + std::string(key.str()) + "' here",
                 nearest.empty() ? "take it out" : "did you mean " + nearest + "?");
    }
    for (const auto& [key, state] : inner) state->finish();
    for (const auto& [key, states] : listed)
        for (const auto& state : states) state->finish();
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

namespace {

struct Wish {
    const std::string &key, &value;
};

// Whether `after` says what `before` does but for the key, which has the value now.
bool proved(const toml::table& before, const std::string& text, const Wish& wish) {
    auto read = toml::parse(text);
    const auto wanted = toml::parse(wish.key + " = " + wish.value);
    if (!read || !wanted) return false;
    toml::table after = std::move(read).table(), old = before;
    const toml::node* now = after.get(wish.key);
    if (!now || toml::table{{wish.key, *now}} != wanted.table()) return false;
    after.erase(wish.key);
    old.erase(wish.key);
    return after == old;
}

// The text with the lines [first, last), counted from 0, replaced.
std::string with_lines(const std::string& text, std::size_t first, std::size_t last,
                       const std::string& line) {
    const auto at = [&](std::size_t wanted) {
        std::size_t begin = 0;
        for (; wanted > 0 && begin < text.size(); --wanted)
            begin = std::min(text.find('\n', begin), text.size() - 1) + 1;
        return begin;
    };
    const auto begin = at(first);
    const bool joins = begin > 0 && text[begin - 1] != '\n';
    return text.substr(0, begin) + (joins ? "\n" : "") + line + text.substr(at(last));
}

// Where a value may go that the text does not have yet: before the first table as an author would,
// else at the end, else at the head.
std::vector<std::string> put_in(const std::string& text, const std::string& line) {
    std::vector<std::string> tries;
    const auto table = text.starts_with('[') ? 0 : text.find("\n[");
    if (table != std::string::npos)
        tries.push_back(text.substr(0, table == 0 ? 0 : table + 1) + line + "\n" +
                        text.substr(table == 0 ? 0 : table + 1));
    tries.push_back(text + (text.empty() || text.ends_with('\n') ? "" : "\n") + line);
    tries.push_back(line + text);
    return tries;
}

std::optional<std::string> with_value(const std::string& bytes, const Wish& wish) {
    const std::string text = plain_lines(bytes), line = wish.key + " = " + wish.value + "\n";
    if (unfit(text).line > 0) return std::nullopt;
    const auto read = toml::parse(text);
    if (!read) return std::nullopt;
    const auto& table = read.table();
    std::vector<std::string> tries;
    if (const auto known = table.find(wish.key); known == table.end()) {
        tries = put_in(text, line);
    } else {
        const std::size_t first = known->first.source().begin.line - 1;
        const std::size_t last = known->second.source().end.line;
        for (const std::size_t end : {last, last - 1})  // an end may lie in the next line
            if (end > first) tries.push_back(with_lines(text, first, end, line));
    }
    for (auto& made : tries)
        if (proved(table, made, wish)) return std::move(made);
    return std::nullopt;
}

}  // namespace

std::optional<std::string> with_words(const std::string& text, const std::string& key,
                                      const std::string& words) {
    return with_value(text, {key, quoted(words)});
}

std::optional<std::string> with_rows(const std::string& text, const std::string& key,
                                     const std::vector<std::string>& rows) {
    std::string value;
    for (const auto& one : rows) value += "\n  " + one + ",";
    return with_value(text, {key, value.empty() ? "[]" : "[" + value + "\n]"});
}

}  // namespace text
