#include "settings/filled.h"

namespace settings {

namespace {

// Where the remark behind a value begins; the end of the line where there is none.
std::size_t remark_of(const std::string& line, std::size_t at) {
    for (char inside = 0; at < line.size(); ++at) {
        if (inside != 0 && line[at] == '\\' && inside == '"')
            ++at;
        else if (inside != 0)
            inside = line[at] == inside ? '\0' : inside;
        else if (line[at] == '"' || line[at] == '\'')
            inside = line[at];
        else if (line[at] == '#')
            return at;
    }
    return line.size();
}

// Where the value begins, in a line of this key; npos in another.
std::size_t value_of(const std::string& line, const std::string& key) {
    const std::size_t from = line.starts_with("# ") ? 2 : 0;
    if (line.compare(from, key.size(), key) != 0) return std::string::npos;
    const auto equals = line.find_first_not_of(' ', from + key.size());
    return equals != std::string::npos && line[equals] == '=' ? equals + 1 : std::string::npos;
}

std::string filled(const std::string& line, std::size_t value, const Filled& one) {
    const auto remark = remark_of(line, value);
    std::string made = one.key + " = " + one.value;
    if (remark == line.size()) return made;
    made.resize(std::max(made.size() + 1, remark), ' ');
    return made + line.substr(remark);
}

// A list may go over several lines: the line in which it ends.
std::size_t end_of(const std::string& text, std::size_t begin, std::size_t value) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    const auto first = line.find_first_not_of(' ', value);
    const bool list = first != std::string::npos && line[first] == '[';
    if (!list || line.rfind(']', remark_of(line, value)) != std::string::npos) return end;
    const auto closed = text.find("\n]", end);
    return closed == std::string::npos ? end : std::min(text.find('\n', closed + 1), text.size());
}

// Behind the head of the table; of none, where the text begins. npos where there is no such table.
std::size_t begin_of(const std::string& text, const std::string& table) {
    if (table.empty()) return 0;
    const std::string head = "[" + table + "]";
    for (std::size_t at = 0; at < text.size(); at = std::min(text.find('\n', at), text.size()) + 1)
        if (text.compare(at, head.size(), head) == 0)
            return std::min(text.find('\n', at), text.size() - 1) + 1;
    return std::string::npos;
}

std::string with_value(const std::string& text, const Filled& one) {
    const auto first = begin_of(text, one.table);
    if (first == std::string::npos)
        return text + (text.empty() || text.ends_with('\n') ? "\n[" : "\n\n[") + one.table + "]\n" +
               one.key + " = " + one.value + "\n";
    std::size_t begin = first;
    while (begin < text.size() && text[begin] != '[') {
        const auto end = std::min(text.find('\n', begin), text.size());
        const std::string line = text.substr(begin, end - begin);
        const auto value = value_of(line, one.key);
        if (value != std::string::npos)
            return text.substr(0, begin) + filled(line, value, one) +
                   text.substr(end_of(text, begin, value));
        begin = std::min(end + 1, text.size());
    }
    if (!one.table.empty()) begin = first;  // beneath its head, not after remarks on other tables
    const bool open = begin > 0 && text[begin - 1] != '\n';
    return text.substr(0, begin) + (open ? "\n" : "") + one.key + " = " + one.value + "\n" +
           text.substr(begin);
}

}  // namespace

std::string with_values(const std::string& clinic_toml, const std::vector<Filled>& values) {
    std::string text = clinic_toml;
    for (const auto& one : values) text = with_value(text, one);
    return text;
}

}  // namespace settings
