#include "desk/block_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

#include "desk/blocks/block_cells.h"
#include "desk/blocks/text_lines.h"

namespace desk {

namespace {

using FormKind = BlockForm::Kind;

// Nobody may leave it standing: content::left_over() knows it.
constexpr const char* to_write = "Write here in short words. Keep each sentence short.";
constexpr std::array urgency_marks{"EMERGENCY", "SAME-DAY", "MENTION", "NOTE"};
constexpr std::array act_marks{"{act-now}", "{act-today}", "{act-visit}", ""};
constexpr std::array verdict_marks{"supported", "partly", "unproven", "contradicted", "unsafe"};

// Lines of a quote without their >.
Lines quoted_lines(const Lines& lines) {
    Lines inner;
    for (const auto& line : lines)
        inner.push_back(line == ">" ? "" : line.substr(std::min<std::size_t>(2, line.size())));
    return inner;
}

std::string as_quote(const Lines& lines) {
    Lines quoted;
    for (const auto& line : lines) quoted.push_back(line.empty() ? ">" : "> " + line);
    return joined_by(quoted, "\n");
}

bool is_item(const std::string& line) { return line.starts_with("- "); }

bool is_step(const std::string& line) {
    const auto digits = line.find_first_not_of("0123456789");
    return digits != std::string::npos && digits > 0 && line.compare(digits, 2, ". ") == 0;
}

// Items, a line each; what is broken over lines is put together.
std::string items_in(const Lines& lines) {
    Lines items;
    for (const auto& line : lines) {
        if (line.empty()) continue;
        if (is_item(line) || is_step(line))
            items.push_back(without_marks(line.substr(line.find(' ') + 1)));
        else if (!items.empty())
            items.back() += " " + without_marks(trimmed_of(line));
    }
    return joined_by(items, "\n");
}

std::string bold(const std::string& line) {
    return line.starts_with("**") && line.ends_with("**") && line.size() > 4
               ? line.substr(2, line.size() - 4)
               : line;
}

// Up to the first empty line, from a place on; the place goes behind it.
Lines paragraph_at(const Lines& lines, std::size_t& at) {
    Lines part;
    while (at < lines.size() && !lines[at].empty()) part.push_back(lines[at++]);
    while (at < lines.size() && lines[at].empty()) ++at;
    return part;
}

template <std::size_t n>
int place_in(const std::array<const char*, n>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

void read_warning(BlockForm& form, const Lines& inner) {
    if (inner.size() < 2) return;
    form.kind = FormKind::warning;
    const std::string act = joined_by({inner.begin() + 2, inner.end()}, " ");
    const std::string first = act_marks[static_cast<std::size_t>(form.choice)];
    form.act = !first.empty() && act.starts_with(first);
    const std::string rest = form.act ? trimmed_of(act.substr(first.size())) : act;
    form.fields = {without_marks(bold(inner[1])), without_marks(rest)};
}

// Choices side by side: what leads them, a table, and perhaps who was studied.
void read_options(BlockForm& form, const Lines& inner) {
    std::size_t at = 1;
    BlockForm made = form;
    made.kind = FormKind::options;
    made.fields = {without_marks(bold(joined_by(paragraph_at(inner, at), " ")))};
    const bool table = read_table_cells(made, paragraph_at(inner, at));
    made.fields.push_back(without_marks(joined_by(paragraph_at(inner, at), " ")));
    if (table && at == inner.size()) form = std::move(made);
}

// A count or a check: what leads it, a list, and perhaps who was studied.
void read_items(BlockForm& form, const std::string& mark, const Lines& inner) {
    if (mark != "OF-100" && mark != "CHECK") return;
    std::size_t at = 1;
    Lines first;
    while (at < inner.size() && !inner[at].empty() && !is_item(inner[at]))
        first.push_back(inner[at++]);
    while (at < inner.size() && inner[at].empty()) ++at;
    form.fields = {without_marks(bold(joined_by(first, " ")))};
    const auto items = paragraph_at(inner, at);
    if (mark == "CHECK") {
        form.kind = FormKind::check;
        return read_answers(form, items);
    }
    form.kind = FormKind::hundred;
    read_counts(form, items);
    form.fields.push_back(without_marks(joined_by(paragraph_at(inner, at), " ")));
}

void read_quote(BlockForm& form, const Lines& lines) {
    static const std::regex head(R"(\[!([A-Z0-9-]+)(?: ([a-z]+))?(?: ([A-Za-z0-9-]+))?\])");
    static const std::regex named(R"(\[!([A-Z0-9-]+) ([A-Za-z0-9-]+)\])");
    const Lines inner = quoted_lines(lines);
    std::smatch parts;
    std::size_t at = 1;
    if (inner.front() == "[!KEY-FACTS]") {
        form.kind = FormKind::key_facts;
        form.fields = {items_in({inner.begin() + 1, inner.end()})};
    } else if (inner.front().starts_with("[!CLAIM") &&
               std::regex_match(inner.front(), parts, head)) {
        form.choice = place_in(verdict_marks, parts[2]);
        form.mark = parts[3];
        const auto claim = joined_by(paragraph_at(inner, at), " ");
        Lines evidence;
        while (at < inner.size())
            evidence.push_back(without_marks(joined_by(paragraph_at(inner, at), " ")));
        form.fields = {without_marks(claim), joined_by(evidence, "\n")};
        if (form.choice >= 0) form.kind = FormKind::claim;
    } else if (std::regex_match(inner.front(), parts, named)) {
        form.mark = parts[2];
        form.choice = place_in(urgency_marks, parts[1]);
        if (form.choice >= 0) return read_warning(form, inner);
        if (parts[1] == "OPTIONS") return read_options(form, inner);
        read_items(form, parts[1], inner);
    }
}

void read_table(BlockForm& form, const Lines& lines) {
    if (!read_table_cells(form, lines)) return;
    form.kind = FormKind::table;
    form.mark = lines[1];
}

void read_figure(BlockForm& form, const std::string& block) {
    static const std::regex figure(R"re(!\[([^\]]*)\]\(diagram:([^ )]+)(?: "([^"]*)")?\))re");
    std::smatch parts;
    if (!std::regex_match(block, parts, figure)) return;
    form.kind = FormKind::figure;
    form.mark = parts[2];
    form.fields = {parts[1], parts[3]};
}

std::string items_out(const BlockForm& form, const std::string& field, bool numbered) {
    Lines items;
    for (const auto& line : filled(field))
        items.push_back((numbered ? std::to_string(items.size() + 1) + ". " : "- ") +
                        with_marks(trimmed_of(line), form.before));
    return joined_by(items, "\n");
}

std::string quote_out(const BlockForm& form) {
    const auto words = [&](std::size_t i) {
        return with_marks(in_one_line(form.fields[i]), form.before);
    };
    const auto choice = static_cast<std::size_t>(std::max(0, form.choice));
    Lines lines;
    const auto put = [&](const Lines& more) {
        lines.insert(lines.end(), more.begin(), more.end());
    };
    if (form.kind == FormKind::warning) {
        const std::string first = form.act ? act_marks[choice] : "";
        const std::string act = trimmed_of(first + " " + words(1));
        lines = {fmt::format("[!{} {}]", urgency_marks[choice], form.mark),
                 "**" + in_one_line(form.fields[0]) + "**"};
        if (!act.empty()) lines.push_back(act);
    } else if (form.kind == FormKind::claim) {
        lines = {fmt::format("[!CLAIM {} {}]", verdict_marks[choice], form.mark), words(0)};
        for (const auto& line : filled(form.fields[1])) {
            lines.emplace_back();
            lines.push_back(with_marks(line, form.before));
        }
    } else if (form.kind == FormKind::hundred || form.kind == FormKind::options) {
        const bool counts = form.kind == FormKind::hundred;
        lines = {(counts ? "[!OF-100 " : "[!OPTIONS ") + form.mark + "]",
                 "**" + in_one_line(form.fields[0]) + "**"};
        if (!counts) lines.emplace_back();
        put(counts ? count_lines(form) : option_lines(form));
        if (!filled(form.fields.back()).empty()) put({"", words(form.fields.size() - 1)});
    } else if (form.kind == FormKind::check) {
        lines = {"[!CHECK " + form.mark + "]", words(0), ""};
        put(answer_lines(form));
    } else {
        lines = {"[!KEY-FACTS]"};
        put(lines_of(items_out(form, form.fields[0], false)));
    }
    return as_quote(lines);
}

}  // namespace

BlockForm BlockForm::of(const std::string& block) {
    BlockForm form;
    form.before = block;
    const Lines lines = lines_of(block);
    const std::string& first = lines.front();
    if (first.starts_with("## ") || first.starts_with("### ")) {
        form.kind = FormKind::heading;
        form.mark = first.substr(0, first.find(' '));
        form.fields = {without_marks(first.substr(first.find(' ') + 1))};
    } else if (first.starts_with(">")) {
        read_quote(form, lines);
    } else if (first.starts_with("![")) {
        read_figure(form, block);
    } else if (first.starts_with("|")) {
        read_table(form, lines);
    } else if (is_item(first) || is_step(first)) {
        form.kind = is_step(first) ? FormKind::steps : FormKind::list;
        form.fields = {items_in(lines)};
    } else if (!first.starts_with("<!--") && !first.starts_with("#")) {
        form.kind = FormKind::text;
        form.fields = {without_marks(joined_by(lines, " "))};
    }
    if (form.kind == FormKind::raw) form.fields = {block};
    for (auto& field : form.fields)
        if (field == to_write) field.clear();
    return form;
}

// An empty field that a block cannot do without tells so until somebody has written.
std::string BlockForm::markdown() const {
    BlockForm whole = *this;
    for (std::size_t i = 0; i < whole.fields.size(); ++i) {
        const bool studied = kind == FormKind::hundred || kind == FormKind::options;
        const bool spare = (kind == FormKind::figure && i == 1) ||
                           (studied && i + 1 == whole.fields.size()) ||
                           (kind == FormKind::warning && i == 1) || kind == FormKind::raw;
        if (!spare && filled(whole.fields[i]).empty()) whole.fields[i] = to_write;
    }
    return whole.written();
}

std::string BlockForm::written() const {
    switch (kind) {
        case FormKind::heading:
            return mark + " " + with_marks(in_one_line(fields[0]), before);
        case FormKind::text:
            return with_marks(in_one_line(fields[0]), before);
        case FormKind::list:
        case FormKind::steps:
            return items_out(*this, fields[0], kind == FormKind::steps);
        case FormKind::figure:
            return fmt::format("![{}](diagram:{}{})", in_one_line(fields[0]), mark,
                               fields[1].empty() ? "" : " \"" + in_one_line(fields[1]) + "\"");
        case FormKind::table:
            return joined_by(table_lines(*this), "\n");
        case FormKind::raw:
            return joined_by(filled(fields[0]), "\n");
        case FormKind::key_facts:
        case FormKind::warning:
        case FormKind::claim:
        case FormKind::hundred:
        case FormKind::options:
        case FormKind::check:
            return quote_out(*this);
    }
    return before;
}

namespace {

Grid grid_of_new(FormKind kind) {
    if (kind == FormKind::table) return {0, 2, 2};
    if (kind == FormKind::options) return {1, 3, 2};
    if (kind == FormKind::check) return {1, 2, 2};
    return kind == FormKind::hundred ? Grid{1, 2, 1} : Grid{};
}

}  // namespace

std::string new_block(BlockForm::Kind kind, const std::string& id) {
    BlockForm form;
    form.kind = kind;
    form.mark = kind == FormKind::heading ? "##" : kind == FormKind::figure ? "male-pelvis" : id;
    form.choice = kind == FormKind::claim ? 2 : 1;  // unproven, same day: somebody has to say more
    form.fields = {"", "", ""};
    const auto grid = grid_of_new(kind);
    if (grid.columns > 0) {
        form.grid = grid;
        form.fields.assign(grid.end() + 1, "");
    }
    return form.markdown();
}

}  // namespace desk
