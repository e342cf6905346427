// BibTeX and BibLaTeX: braces, quotation marks, and the letters TeX writes with a backslash.
#include <algorithm>
#include <cctype>
#include <map>

#include "content/bibliography/foreign.h"

namespace content {

namespace {

using Json = nlohmann::ordered_json;
using Fields = std::map<std::string, std::string>;  // by name, in small letters

struct Accent {
    std::string_view written, letter;
};
// A backslash, its mark, a letter; braces are gone by then.
constexpr Accent accents[] = {
    {"\\'a", "á"},  {"\\'e", "é"},  {"\\'i", "í"},  {"\\'o", "ó"},  {"\\'u", "ú"},  {"\\'y", "ý"},
    {"\\'c", "ć"},  {"\\'n", "ń"},  {"\\'s", "ś"},  {"\\'z", "ź"},  {"\\'A", "Á"},  {"\\'E", "É"},
    {"\\'I", "Í"},  {"\\'O", "Ó"},  {"\\'U", "Ú"},  {"\\`a", "à"},  {"\\`e", "è"},  {"\\`i", "ì"},
    {"\\`o", "ò"},  {"\\`u", "ù"},  {"\\`A", "À"},  {"\\`E", "È"},  {"\\^a", "â"},  {"\\^e", "ê"},
    {"\\^i", "î"},  {"\\^o", "ô"},  {"\\^u", "û"},  {"\\\"a", "ä"}, {"\\\"e", "ë"}, {"\\\"i", "ï"},
    {"\\\"o", "ö"}, {"\\\"u", "ü"}, {"\\\"A", "Ä"}, {"\\\"O", "Ö"}, {"\\\"U", "Ü"}, {"\\~n", "ñ"},
    {"\\~a", "ã"},  {"\\~o", "õ"},  {"\\~N", "Ñ"},  {"\\c c", "ç"}, {"\\c C", "Ç"}, {"\\v c", "č"},
    {"\\v s", "š"}, {"\\v z", "ž"}, {"\\v r", "ř"}, {"\\v S", "Š"}, {"\\v Z", "Ž"}, {"\\v C", "Č"},
    {"\\aa", "å"},  {"\\AA", "Å"},  {"\\ae", "æ"},  {"\\AE", "Æ"},  {"\\oe", "œ"},  {"\\ss", "ß"},
    {"\\o", "ø"},   {"\\O", "Ø"},   {"\\l", "ł"},   {"\\L", "Ł"},   {"\\i", "ı"},   {"\\&", "&"},
    {"\\%", "%"},   {"\\$", "$"},   {"\\#", "#"},   {"\\_", "_"},   {"---", "—"},   {"--", "–"},
    {"~", " "}};

// "\'{e}" and "{\'e}" alike as \'e; what is no letter of the table is left standing.
std::string without_tex(const std::string& value) {
    std::string bare, words;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c == '}' || (c == '{' && i + 1 < value.size())) {
            // "\c{c}" keeps the two apart.
            const bool of_letter = c == '{' && bare.size() >= 2 && bare[bare.size() - 2] == '\\' &&
                                   std::isalpha(static_cast<unsigned char>(bare.back())) != 0;
            if (of_letter) bare += ' ';
            continue;
        }
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (space && !bare.empty() && bare.back() == ' ') continue;
        bare += space ? ' ' : c;
    }
    for (std::size_t at = 0; at < bare.size();) {
        const auto* found = std::find_if(
            std::begin(accents), std::end(accents),
            [&](const auto& a) { return bare.compare(at, a.written.size(), a.written) == 0; });
        words += found == std::end(accents) ? std::string(1, bare[at]) : std::string(found->letter);
        at += found == std::end(accents) ? 1 : found->written.size();
    }
    return words;
}

class Reader {
  public:
    explicit Reader(std::string_view list) : list_(list) {}

    std::vector<ForeignEntry> all() {
        std::vector<ForeignEntry> found;
        while ((at_ = list_.find('@', at_)) != std::string_view::npos) {
            ++at_;
            const std::string type = word();
            if (type == "comment" || type == "preamble" || type == "string") continue;
            if (type.empty() || !take('{')) continue;
            found.push_back(entry(type));
        }
        return found;
    }

  private:
    void blanks() {
        while (at_ < list_.size() && std::isspace(static_cast<unsigned char>(list_[at_])) != 0)
            ++at_;
    }
    bool take(char c) {
        blanks();
        if (at_ >= list_.size() || list_[at_] != c) return false;
        ++at_;
        return true;
    }
    std::string word() {
        blanks();
        std::string made;
        while (at_ < list_.size() && (std::isalnum(static_cast<unsigned char>(list_[at_])) != 0 ||
                                      list_[at_] == '-' || list_[at_] == '_'))
            made += static_cast<char>(std::tolower(static_cast<unsigned char>(list_[at_++])));
        return made;
    }
    std::string value();
    ForeignEntry entry(const std::string& type);

    std::string_view list_;
    std::size_t at_ = 0;
};

// {in braces}, "in marks", or a bare number or word.
std::string Reader::value() {
    blanks();
    if (at_ >= list_.size()) return "";
    const char open = list_[at_];
    if (open != '{' && open != '"') return word();
    int depth = 0;
    const std::size_t from = ++at_;
    for (; at_ < list_.size(); ++at_) {
        const char c = list_[at_];
        if (c == '\\') {
            ++at_;
            continue;
        }
        if (depth == 0 && c == (open == '{' ? '}' : '"')) break;
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    const auto end = std::min(at_, list_.size());
    at_ = std::min(at_ + 1, list_.size());
    return std::string(list_.substr(from, end - from));
}

const char* kind_of_bibtex(const std::string& type) {
    if (type == "article") return "article-journal";
    if (type == "report" || type == "techreport" || type == "manual") return "report";
    if (type == "online" || type == "electronic" || type == "www" || type == "misc")
        return "webpage";
    if (type == "booklet") return "pamphlet";
    if (type == "book") return "book";
    if (type == "inbook" || type == "incollection") return "chapter";
    return "document";
}

// "A, B and C D and {A Body}".
Json authors_in(const std::string& names) {
    Json all = Json::array();
    constexpr std::string_view between = " and ";
    for (std::size_t at = 0; at <= names.size();) {
        const auto end = std::min(names.find(between, at), names.size());
        const std::string one = names.substr(at, end - at);
        const bool body = one.starts_with('{') && one.ends_with('}');
        const std::string name = without_tex(one);
        const auto last = name.rfind(' ');
        if (body || name.find(',') != std::string::npos || last == std::string::npos)
            all.push_back(body ? Json{{"literal", name}} : author_named(name));
        else
            all.push_back({{"family", name.substr(last + 1)}, {"given", name.substr(0, last)}});
        at = end + between.size();
    }
    return all;
}

Json csl_of(const std::string& type, const std::string& key, const Fields& fields) {
    Json entry = Json::object();
    entry["id"] = key;
    entry["type"] = kind_of_bibtex(type);
    const auto put = [&](const char* field, std::initializer_list<const char*> names) {
        for (const auto* name : names)
            if (const auto found = fields.find(name);
                found != fields.end() && !entry.contains(field))
                entry[field] = without_tex(found->second);
    };
    put("title", {"title"});
    if (const auto names = fields.find("author"); names != fields.end())
        entry["author"] = authors_in(names->second);
    put("container-title", {"journaltitle", "journal", "booktitle"});
    put("publisher", {"publisher", "institution", "organization", "howpublished"});
    for (const auto* name : {"date", "year"})
        if (const auto day = fields.find(name); day != fields.end() && !entry.contains("issued"))
            entry["issued"] = date_of(without_tex(day->second));
    put("volume", {"volume"});
    put(type == "article" ? "issue" : "number", {type == "article" ? "issue" : "number", "number"});
    put("version", {"version", "edition"});
    if (const auto pages = fields.find("pages"); pages != fields.end()) {
        std::string range = without_tex(pages->second);
        if (const auto dash = range.find("–"); dash != std::string::npos)
            range.replace(dash, std::string_view("–").size(), "-");
        entry["page"] = range;
    }
    put("DOI", {"doi"});
    put("PMID", {"pmid"});
    const auto kind = fields.find("eprinttype");
    if (kind != fields.end() && kind->second == "pubmed") put("PMID", {"eprint"});
    put("PMCID", {"pmcid"});
    put("URL", {"url"});
    if (const auto day = fields.find("urldate"); day != fields.end())
        entry["accessed"] = date_of(day->second);
    return entry;
}

ForeignEntry Reader::entry(const std::string& type) {
    ForeignEntry made;
    const auto comma = list_.find_first_of(",}", at_);
    made.name = std::string(list_.substr(at_, std::min(comma, list_.size()) - at_));
    at_ = std::min(comma, list_.size());
    Fields fields;
    while (take(',')) {
        const std::string name = word();
        if (name.empty() || !take('=')) break;
        std::string words = value();
        while (take('#')) words += value();
        fields[name] = words;
    }
    if (!take('}')) made.fault = "is not closed: a brace or a comma is missing in it";
    made.csl = csl_of(type, made.name, fields);
    for (const auto& [field, words] : made.csl.items()) {
        const auto tex =
            words.is_string() ? words.get<std::string>().find('\\') : std::string::npos;
        if (made.fault.empty() && field != "URL" && tex != std::string::npos)
            made.fault = "holds the TeX command '" + words.get<std::string>().substr(tex, 6) +
                         "': write the letter itself";
    }
    return made;
}

}  // namespace

std::vector<ForeignEntry> bibtex_entries(std::string_view list) { return Reader(list).all(); }

}  // namespace content
