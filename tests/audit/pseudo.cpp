#include "audit/pseudo.h"

#include <array>
#include <fstream>
#include <regex>
#include <sstream>

namespace audit {

namespace {

namespace fs = std::filesystem;

std::string read(const base::Path& path) {
    std::ifstream in(path);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

void write(const base::Path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

std::string letter(char c) {
    constexpr std::array<std::pair<char, const char*>, 10> table{{{'a', "åa"},
                                                                  {'e', "ée"},
                                                                  {'i', "îi"},
                                                                  {'o', "öo"},
                                                                  {'u', "ûu"},
                                                                  {'A', "Å"},
                                                                  {'E', "É"},
                                                                  {'I', "Î"},
                                                                  {'O', "Ö"},
                                                                  {'U', "Û"}}};
    for (const auto& [plain, other] : table)
        if (c == plain) return other;
    return std::string(1, c);
}

// The words of one value of TOML, for the keys that hold words. A voice's name is espeak-ng's.
std::string toml(const std::string& text) {
    static const std::regex value(
        R"re(^(title|summary|discreet_title|instead|text|word|meaning|sentence)re"
        R"re(|hint|alt|note|name))re"
        R"re(( = ")(.*)("\s*(#.*)?)$)re");
    std::string made;
    std::istringstream lines(text);
    bool words = true;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[")) words = line != "[voice]";
        std::smatch found;
        if (words && std::regex_match(line, found, value))
            line = found[1].str() + found[2].str() + pseudo(found[3].str()) + "\"";
        made += line + "\n";
    }
    return made;
}

std::string markdown(const std::string& text) {
    const auto end = text.find("\n+++\n", 4) + 5;
    // Where a question belongs is written in English alone.
    static const std::regex under(" ?<!-- under:[^>]*-->");
    return toml(text.substr(0, end)) + pseudo(std::regex_replace(text.substr(end), under, ""));
}

// Only what a translator would write: the strings after msgstr. Those with forms stay English.
std::string po(const std::string& text) {
    std::string made;
    std::istringstream lines(text);
    bool head = true;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("msgctxt")) head = false;
        const bool forms = line.find(", plural,") != std::string::npos ||
                           line.find(", select,") != std::string::npos;
        if (!head && line.starts_with("msgstr \"") && !forms)
            line = "msgstr \"" + pseudo(line.substr(8, line.size() - 9)) + "\"";
        made += line + "\n";
    }
    return made;
}

// A lexicon that has an answer for every English word that weighs, and finds no fault.
std::string lexicon(const std::string& english) {
    std::string made = "negations = [\"*n't\"";
    for (const char* word :
         {"not", "never", "no", "none", "nobody", "nothing", "without", "cannot", "neither", "nor"})
        made += ", \"" + pseudo(word) + "\", \"" + word + "\"";  // plural forms stay English
    made += "]\n";
    std::istringstream lines(english);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("[[") || line.starts_with("one = ")) made += line + "\n";
        if (line.starts_with("english = ")) made += line + "\nnever = [\"qqqq\"]\n";
        if (line.starts_with("other = "))
            made += line + "\nsays_one = [\"qqqq\"]\nsays_other = [\"qqqq\"]\n";
    }
    return made;
}

}  // namespace

std::string pseudo(const std::string& words) {
    // Left as they are: link targets, citations, marks, placeholders, comments, escapes, rules.
    static const std::regex kept(
        R"re(\]\([^)]*\)|\[[A-Z0-9-]+\]\(source:[^)]*\)|\[![^\]]*\]|\{[^}]*\}|)re"
        R"re(<!--[^>]*-->|\\.|\(diagram:[^)"]*)re");
    std::string made;
    auto at = words.begin();
    const auto change = [&](auto from, auto to) {
        for (; from != to; ++from) made += letter(*from);
    };
    for (std::sregex_iterator it(words.begin(), words.end(), kept), last; it != last; ++it) {
        change(at, words.begin() + it->position());
        made += it->str();
        at = words.begin() + it->position() + it->length();
    }
    change(at, words.end());
    return made;
}

void add_pseudo(const base::Path& content) {
    const auto from = content / "en", into = content / pseudo_tag;
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        if (!entry.is_regular_file()) continue;
        const auto name = fs::relative(entry.path(), from);
        if (name == "pronunciation.toml") continue;  // spelled for English words
        const auto text = read(entry.path());
        const auto kind = entry.path().extension();
        if (kind == ".md")
            write(into / name, markdown(text));
        else if (kind == ".po")
            write(into / name, po(text));
        else if (name == "lexicon.toml")
            write(into / name, lexicon(text));
        else
            write(into / name, toml(text));
    }
    // The heading of the questions is found by the words of the page's front matter.
    for (const auto& entry : fs::directory_iterator(into / "topics")) {
        auto text = read(entry.path());
        text.insert(text.find("kind = "), "ask = \"" + pseudo("Ask your clinician") + "\"\n");
        write(entry.path(), text);
    }
}

}  // namespace audit
