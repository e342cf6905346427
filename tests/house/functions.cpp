#include "house/functions.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <utility>

namespace house {
namespace {

struct Token {
    std::string text;
    int line = 0;
};

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

// Source text to tokens: words, "" for any string, '' for any character, else one sign each.
class Reader {
  public:
    explicit Reader(std::string_view source) : source_(source) {}

    std::vector<Token> tokens() {
        while (at_ < source_.size()) next();
        return std::move(made_);
    }

  private:
    void next() {
        const auto rest = source_.substr(at_);
        if (rest.front() == '#' && first_on_line()) return skip(end_of_directive());
        if (rest.starts_with("//")) return skip(std::min(rest.find('\n'), rest.size()));
        if (rest.starts_with("/*")) return skip(rest.find("*/") + 2);
        if (rest.starts_with("R\"")) return raw_string();
        if (rest.front() == '"' || rest.front() == '\'') return quoted(rest.front());
        if (is_word(rest.front())) return word();
        if (rest.starts_with("::") || rest.starts_with("->")) return add(2);
        if (std::isspace(static_cast<unsigned char>(rest.front()))) return skip(1);
        add(1);
    }
    bool first_on_line() const {
        const auto last = source_.substr(0, at_).find_last_not_of(" \t");
        return last == std::string_view::npos || source_[last] == '\n';
    }
    std::size_t end_of_directive() const {
        auto end = at_;
        do end = std::min(source_.find('\n', end + 1), source_.size());
        while (end < source_.size() && source_[end - 1] == '\\');
        return end - at_;
    }
    void raw_string() {
        const auto open = source_.find('(', at_);
        const auto close = ")" + std::string(source_.substr(at_ + 2, open - at_ - 2)) + "\"";
        made_.push_back({"\"\"", line_});
        skip(source_.find(close, open) + close.size() - at_);
    }
    void quoted(char mark) {
        auto end = at_ + 1;
        while (source_[end] != mark) end += source_[end] == '\\' ? 2 : 1;
        made_.push_back({std::string(2, mark), line_});
        skip(end + 1 - at_);
    }
    void word() {
        auto end = at_;
        const bool number = std::isdigit(static_cast<unsigned char>(source_[at_]));
        while (end < source_.size() && (is_word(source_[end]) || (number && source_[end] == '\'')))
            ++end;
        add(end - at_);
    }
    void add(std::size_t length) {
        made_.push_back({std::string(source_.substr(at_, length)), line_});
        skip(length);
    }
    void skip(std::size_t length) {
        const auto end = source_.begin() + static_cast<std::ptrdiff_t>(at_ + length);
        line_ += static_cast<int>(
            std::count(source_.begin() + static_cast<std::ptrdiff_t>(at_), end, '\n'));
        at_ += length;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    int line_ = 1;
    std::vector<Token> made_;
};

// While it is being read.
struct Counted : Function {
    Counted(std::string named_so, int begins) : Function{std::move(named_so), begins} {}
    int named = 0;  // parameters with a name
};

// Walks the tokens once. Every step gives the place after what it read.
class Walker {
  public:
    explicit Walker(std::vector<Token> tokens) : tokens_(std::move(tokens)) {}

    std::vector<Function> functions() {
        declarations(0);
        return {found_.begin(), found_.end()};
    }

  private:
    using Position = std::size_t;

    const std::string& text(Position i) const {
        static const std::string nothing;
        return i < tokens_.size() ? tokens_[i].text : nothing;
    }
    bool opens(Position i) const { return text(i) == "(" || text(i) == "{" || text(i) == "["; }
    bool closes(Position i) const { return text(i) == ")" || text(i) == "}" || text(i) == "]"; }
    bool ends(Position i) const { return i >= tokens_.size(); }

    // After the bracket that closes the one at i.
    Position beyond(Position i) const {
        int depth = 0;
        for (; !ends(i); ++i) {
            depth += opens(i) - closes(i);
            if (depth == 0) return i + 1;
        }
        return i;
    }
    // After `<...>`.
    Position beyond_angles(Position i) const {
        int depth = 0;
        for (; !ends(i); ++i) {
            if (opens(i)) i = beyond(i) - 1;
            depth += (text(i) == "<") - (text(i) == ">");
            if (depth == 0) return i + 1;
        }
        return i;
    }

    // What stands in a file, a namespace or a type, to its closing brace.
    Position declarations(Position i) {
        while (!ends(i) && text(i) != "}") i = declaration(i);
        return i + 1;
    }
    Position declaration(Position i) {
        static const std::set<std::string> access{"public", "private", "protected"};
        if (text(i) == ";") return i + 1;
        if (access.count(text(i)) && text(i + 1) == ":") return i + 2;
        const Position start = i;
        if (text(i) == "template") i = beyond_angles(i + 1);
        if (text(i) == "namespace" || (text(i) == "extern" && text(i + 1) == "\"\"")) {
            while (text(i) != "{" && text(i) != ";") ++i;
            return text(i) == ";" ? i + 1 : declarations(i + 1);
        }
        if (text(i) == "using" || text(i) == "typedef") return expression(i);
        if (is_type(i)) return type(i);
        const Position list = parameter_list(i);
        return list ? function(start, list) : expression(i);
    }
    // `struct Name {` or `enum class Name : int {`, no function that returns one.
    bool is_type(Position i) const {
        static const std::set<std::string> words{"struct", "class", "union", "enum"};
        return words.count(text(i)) == 1;
    }
    Position type(Position i) {
        const bool choice = text(i) == "enum";
        while (!ends(i) && text(i) != "{" && text(i) != ";") ++i;
        if (text(i) == ";") return i + 1;
        i = choice ? beyond(i) : declarations(i + 1);
        return expression(i);
    }
    // The `(` of a function's parameters in the declaration that begins at i; 0: not a function.
    Position parameter_list(Position i) const {
        static const std::set<std::string> others{"decltype", "alignas", "noexcept", "explicit"};
        for (; !ends(i); ++i) {
            if (text(i) == "operator") return text(i + 1) == "(" ? i + 3 : find_open(i);
            if (text(i) == "<") i = beyond_angles(i) - 1;
            if (text(i) == "[") i = beyond(i) - 1;
            if (text(i) == "=" || text(i) == "{" || text(i) == ";") return 0;
            if (text(i) != "(") continue;
            if (!others.count(text(i - 1))) return i;
            i = beyond(i) - 1;
        }
        return 0;
    }
    Position find_open(Position i) const {
        while (!ends(i) && text(i) != "(") ++i;
        return i;
    }
    Position function(Position start, Position list) {
        const auto made = found_.size();
        found_.emplace_back(text(list - 1), tokens_[start].line);
        parameters(found_[made], list);
        Position i = beyond(list);
        bool members = false;  // after the `:` of a constructor
        for (; !ends(i) && text(i) != ";"; ++i) {
            members = members || text(i) == ":";
            const bool value = members && text(i - 1) != ")" && text(i - 1) != "}";
            if (text(i) == "{" && !value) return body(made, i);
            if (opens(i)) i = beyond(i) - 1;
        }
        return i + 1;
    }
    Position body(std::size_t made, Position open) {
        const auto outer = std::exchange(function_, made);
        const auto depth = std::exchange(depth_, 0);
        const Position end = block(open);
        function_ = outer;
        depth_ = depth;
        found_[made].parameters = found_[made].named;
        found_[made].lines = tokens_[end - 1].line - found_[made].line + 1;
        return end;
    }
    void parameters(Counted& made, Position list) const {
        const Position end = beyond(list) - 1;
        for (Position i = list + 1; i < end; ++i) {
            const bool stands_alone = text(i - 1) == "::" || text(i + 1) == "<";
            if ((text(i) == "pair" || text(i) == "tuple") && stands_alone) made.takes_pair = true;
        }
        for (Position i = list + 1; i < end; i = parameter(made, i, end)) continue;
    }
    // One, to after its comma. It has a name where more than a type is written.
    Position parameter(Counted& made, Position i, Position end) const {
        static const std::set<std::string> qualifiers{"const", "struct", "typename"};
        int words = 0;
        for (; i < end && text(i) != ","; ++i) {
            if (text(i) == "=" || text(i) == "(") ++words;
            if (is_word(text(i).front()) && text(i - 1) != "::" && !qualifiers.count(text(i)))
                ++words;
            if (opens(i)) i = beyond(i) - 1;
            if (text(i) == "<") i = beyond_angles(i) - 1;
        }
        ++made.parameters;
        if (words > 1) ++made.named;
        return i + 1;
    }

    Position block(Position open) {
        Position i = open + 1;
        while (!ends(i) && text(i) != "}") i = statement(i);
        return i + 1;
    }
    Position statement(Position i) {
        static const std::set<std::string> controls{"if", "for", "while", "switch"};
        if (text(i) == "{") return block(i);
        if (text(i) == "case" || text(i) == "default") return label(i);
        if (text(i) == "do" || text(i) == "try") return inner(i + 1);
        if (text(i) == "catch") return inner(beyond(i + 1));
        if (is_type(i)) return local_type(i);
        if (!controls.count(text(i))) return expression(i);
        const bool asks = text(i) == "if";
        i = find_open(i);
        const Position head = beyond(i);
        lambdas(i, head);
        i = inner(head);
        if (!asks || text(i) != "else") return i;
        return text(i + 1) == "if" ? statement(i + 1) : inner(i + 1);
    }
    Position inner(Position i) {
        ++depth_;
        found_[function_].nesting = std::max(found_[function_].nesting, depth_);
        i = statement(i);
        --depth_;
        return i;
    }
    Position label(Position i) {
        while (!ends(i) && text(i) != ":") ++i;
        return i + 1;
    }
    // A struct of the function's own, or a variable whose type is named with its keyword.
    Position local_type(Position i) {
        Position open = i;
        while (!ends(open) && text(open) != "{" && text(open) != ";" && text(open) != "=") ++open;
        const bool named = text(open) == "{" && (open == i + 2 || open == i + 1);
        return named ? type(i) : expression(i);
    }
    // To its `;`, or to the end of what a test's macro encloses: SECTION("...") { ... }
    Position expression(Position start) {
        Position i = start;
        for (; !ends(i) && text(i) != ";"; ++i) {
            if (text(i) == "}") return i;
            if (text(i) == "{" && text(i - 1) == ")" && is_macro(start)) return block(i);
            if (is_lambda(i))
                i = lambda(i) - 1;
            else if (opens(i)) {
                const Position end = beyond(i);
                lambdas(i, end);
                i = end - 1;
            }
        }
        return i + 1;
    }
    bool is_macro(Position i) const {
        const auto& name = text(i);
        return !name.empty() && std::none_of(name.begin(), name.end(),
                                             [](unsigned char c) { return std::islower(c); });
    }
    void lambdas(Position i, Position end) {
        for (++i; i < end; ++i)
            if (is_lambda(i)) i = lambda(i) - 1;
    }
    bool is_lambda(Position i) const {
        if (text(i) != "[" || text(i + 1) == "[" || text(i - 1) == "[") return false;
        const auto& before = text(i - 1);
        const bool indexed = before == ")" || before == "]" || before == "\"\"" ||
                             (is_word(before.back()) && before != "return");
        const auto& after = text(beyond(i));
        return !indexed && (after == "(" || after == "{");
    }
    Position lambda(Position i) {
        const auto made = found_.size();
        found_.emplace_back("lambda", tokens_[i].line);
        i = beyond(i);
        if (text(i) == "(") {
            parameters(found_[made], i);
            i = beyond(i);
        }
        while (!ends(i) && text(i) != "{") ++i;
        return body(made, i);
    }

    std::vector<Token> tokens_;
    std::vector<Counted> found_;
    std::size_t function_ = 0;
    int depth_ = 0;
};

}  // namespace

std::vector<Function> functions(std::string_view source) {
    return Walker(Reader(source).tokens()).functions();
}

}  // namespace house
