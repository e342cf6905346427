#include "desk/block_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <regex>

namespace desk {

namespace {

using Lines = std::vector<std::string>;
using FormKind = BlockForm::Kind;

// Nobody may leave it standing: content::left_over() knows it.
constexpr const char* to_write = "Write here in short words. Keep each sentence short.";
constexpr std::array urgency_marks{"EMERGENCY", "SAME-DAY", "MENTION", "NOTE"};
constexpr std::array act_marks{"{act-now}", "{act-today}", "{act-visit}", ""};
constexpr std::array verdict_marks{"supported", "partly", "unproven", "contradicted", "unsafe"};

Lines lines_of(const std::string& text) {
    Lines lines;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

std::string joined_by(const Lines& lines, const std::string& gap) {
    std::string all;
    for (const auto& line : lines) all += (all.empty() ? "" : gap) + line;
    return all;
}

std::string trimmed_of(const std::string& words) {
    const auto from = words.find_first_not_of(' ');
    if (from == std::string::npos) return "";
    return words.substr(from, words.find_last_not_of(' ') + 1 - from);
}

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

Lines filled(const std::string& field) {
    Lines lines = lines_of(field);
    std::erase_if(lines, [](const auto& line) { return trimmed_of(line).empty(); });
    return lines;
}

std::string in_one_line(const std::string& field) { return joined_by(filled(field), " "); }

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

// "- **Answer.** Why." as "Answer. | Why."
std::string answers_in(const Lines& lines) {
    Lines answers;
    for (const auto& line : lines) {
        if (!line.starts_with("- **")) continue;
        const auto end = line.find("**", 4);
        answers.push_back(without_marks(line.substr(4, end - 4)) + " | " +
                          without_marks(trimmed_of(line.substr(end + 2))));
    }
    return joined_by(answers, "\n");
}

void read_table(BlockForm& form, const Lines& lines);

// Choices side by side: what leads them, a table, and perhaps who was studied.
void read_options(BlockForm& form, const Lines& inner) {
    std::size_t at = 1;
    const auto lead = joined_by(paragraph_at(inner, at), " ");
    BlockForm table;
    read_table(table, paragraph_at(inner, at));
    const auto studied = joined_by(paragraph_at(inner, at), " ");
    if (table.kind != FormKind::table || at < inner.size()) return;
    form.kind = FormKind::options;
    form.fields = {without_marks(bold(lead)), table.fields[0], without_marks(studied)};
}

// A count or a check: what leads it, a list, and perhaps who was studied.
void read_items(BlockForm& form, const std::string& mark, const Lines& inner) {
    std::size_t at = 1;
    Lines first;
    while (at < inner.size() && !inner[at].empty() && !is_item(inner[at]))
        first.push_back(inner[at++]);
    while (at < inner.size() && inner[at].empty()) ++at;
    const auto lead = joined_by(first, " ");
    const auto items = items_in(paragraph_at(inner, at));
    if (mark == "OF-100") {
        form.kind = FormKind::hundred;
        form.fields = {without_marks(bold(lead)), items,
                       without_marks(joined_by(paragraph_at(inner, at), " "))};
    } else if (mark == "CHECK") {
        form.kind = FormKind::check;
        form.fields = {without_marks(lead), answers_in(inner)};
    }
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
    Lines rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string row = lines[i];
        if (i == 1) {
            form.mark = row;
            continue;
        }
        if (row.size() < 4 || !row.starts_with("| ") || !row.ends_with(" |")) return;
        rows.push_back(without_marks(row.substr(2, row.size() - 4)));
    }
    form.kind = FormKind::table;
    form.fields = {joined_by(rows, "\n")};
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

Lines answers_out(const BlockForm& form) {
    Lines answers;
    for (const auto& line : filled(form.fields[1])) {
        const auto bar = line.find('|');
        const std::string why =
            bar == std::string::npos
                ? ""
                : " " + with_marks(trimmed_of(line.substr(bar + 1)), form.before);
        answers.push_back("- **" + trimmed_of(line.substr(0, bar)) + "**" + why);
    }
    return answers;
}

std::string table_out(const BlockForm& form, std::size_t field = 0) {
    Lines rows;
    for (const auto& line : filled(form.fields[field]))
        rows.push_back("| " + with_marks(trimmed_of(line), form.before) + " |");
    if (rows.empty()) return "";
    const auto cells = 1 + std::count(rows.front().begin() + 1, rows.front().end() - 1, '|');
    std::string rule = form.mark;
    if (std::count(rule.begin(), rule.end(), '|') != cells + 1) {
        rule = "|";
        for (long i = 0; i < cells; ++i) rule += "---|";
    }
    rows.insert(rows.begin() + 1, rule);
    return joined_by(rows, "\n");
}

// Of choices: a number that a cell begins with is how many of a hundred people, and drawn so.
std::string with_counts(const std::string& row) {
    static const std::regex count(R"(\| (\d{1,3})(?= ))");
    const auto second = std::min(row.find(" | "), row.size());  // the first cell asks
    return row.substr(0, second) + std::regex_replace(row.substr(second), count, "| **$1**");
}

std::string quote_out(const BlockForm& form) {
    const auto words = [&](std::size_t i) {
        return with_marks(in_one_line(form.fields[i]), form.before);
    };
    const auto choice = static_cast<std::size_t>(std::max(0, form.choice));
    Lines lines;
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
    } else if (form.kind == FormKind::hundred) {
        lines = {"[!OF-100 " + form.mark + "]", "**" + in_one_line(form.fields[0]) + "**"};
        for (const auto& line : lines_of(items_out(form, form.fields[1], false)))
            lines.push_back(line);
        if (!filled(form.fields[2]).empty()) {
            lines.emplace_back();
            lines.push_back(words(2));
        }
    } else if (form.kind == FormKind::options) {
        lines = {"[!OPTIONS " + form.mark + "]", "**" + in_one_line(form.fields[0]) + "**", ""};
        for (const auto& line : lines_of(table_out(form, 1))) lines.push_back(with_counts(line));
        if (!filled(form.fields[2]).empty()) {
            lines.emplace_back();
            lines.push_back(words(2));
        }
    } else if (form.kind == FormKind::check) {
        lines = {"[!CHECK " + form.mark + "]", words(0), ""};
        for (auto& line : answers_out(form)) lines.push_back(std::move(line));
    } else {
        lines = {"[!KEY-FACTS]"};
        for (const auto& line : lines_of(items_out(form, form.fields[0], false)))
            lines.push_back(line);
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
        const bool spare = (kind == FormKind::figure && i == 1) ||
                           ((kind == FormKind::hundred || kind == FormKind::options) && i == 2) ||
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
            return table_out(*this);
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

std::string new_block(BlockForm::Kind kind, const std::string& id) {
    BlockForm form;
    form.kind = kind;
    form.mark = kind == FormKind::heading ? "##" : kind == FormKind::figure ? "male-pelvis" : id;
    form.choice = kind == FormKind::claim ? 2 : 1;  // unproven, same day: somebody has to say more
    form.fields = {"", "", ""};
    if (kind == FormKind::hundred) form.fields[1] = std::string(to_write) + ": 0";
    if (kind == FormKind::check) form.fields[1] = fmt::format("{0} | {0}\n{0} | {0}", to_write);
    if (kind == FormKind::options)
        form.fields[1] = fmt::format("{0} | {0} | {0}\n{0} | {0} | {0}", to_write);
    if (kind == FormKind::table) form.fields[0] = fmt::format("{0} | {0}\n{0} | {0}", to_write);
    return form.markdown();
}

}  // namespace desk
