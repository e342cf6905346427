#include "content/bibliography/foreign.h"

#include <algorithm>

#include "content/source_fields.h"
#include "text/unicode.h"

namespace content {

namespace {

using Json = nlohmann::ordered_json;

std::string trimmed_words(std::string_view words) {
    const auto begin = words.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return "";
    return std::string(words.substr(begin, words.find_last_not_of(" \t\r\n") + 1 - begin));
}

bool bad_depth(int depth, Json::parse_event_t, Json&) { return depth <= 12; }

std::vector<ForeignEntry> json_entries(const std::string& list, std::string& fault) {
    std::vector<ForeignEntry> all;
    auto read = Json::parse(list, bad_depth, false);
    if (read.is_object() && read.contains("items")) read = Json(read["items"]);
    if (read.is_object()) read = Json::array({read});
    if (!read.is_array()) {
        fault = "is no list of entries";
        return all;
    }
    for (auto& entry : read) {
        ForeignEntry one;
        if (!entry.is_object()) one.fault = "is no entry";
        one.name = text_of(entry, "id");
        if (one.name.empty()) one.name = text_of(entry, "title");
        one.csl = std::move(entry);
        all.push_back(std::move(one));
    }
    return all;
}

const char* kind_of_ris(const std::string& type) {
    if (type == "JOUR" || type == "EJOUR" || type == "MGZN") return "article-journal";
    if (type == "RPRT" || type == "GOVDOC") return "report";
    if (type == "ELEC" || type == "WEB" || type == "BLOG") return "webpage";
    if (type == "PAMP") return "pamphlet";
    if (type == "BOOK" || type == "EBOOK") return "book";
    if (type == "CHAP" || type == "ECHAP") return "chapter";
    if (type == "STAND") return "standard";
    if (type == "DATA") return "dataset";
    return "document";
}

// One line of RIS put into its entry.
void put_ris(Json& entry, const std::string& tag, const std::string& value) {
    const auto once = [&](const char* field) {
        if (!entry.contains(field)) entry[field] = value;
    };
    if (tag == "ID") once("id");
    if (tag == "TI" || tag == "T1") once("title");
    if (tag == "T2" || tag == "JO" || tag == "JF" || tag == "JA") once("container-title");
    if (tag == "PB") once("publisher");
    if (tag == "VL") once("volume");
    if (tag == "IS") once("issue");
    if (tag == "SP") once("page");
    if (tag == "EP" && entry.contains("page") && text_of(entry, "page") != value)
        entry["page"] = text_of(entry, "page") + "-" + value;
    if (tag == "DO") once("DOI");
    if (tag == "UR") once("URL");
    if (tag == "C2" && value.starts_with("PMC")) once("PMCID");
    const bool number = value.find_first_not_of("0123456789") == std::string::npos;
    if (tag == "AN" && number) once("PMID");
    if ((tag == "PY" || tag == "Y1") && !entry.contains("issued")) entry["issued"] = date_of(value);
    if (tag == "Y2") entry["accessed"] = date_of(value);
    if (tag == "AU" || tag == "A1") entry["author"].push_back(author_named(value));
}

}  // namespace

Json author_named(const std::string& name) {
    const auto comma = name.find(',');
    if (comma != std::string::npos)
        return {{"family", trimmed_words(name.substr(0, comma))},
                {"given", trimmed_words(name.substr(comma + 1))}};
    return {{"literal", trimmed_words(name)}};
}

Json date_of(const std::string& day) {
    Json parts = Json::array();
    for (std::size_t at = 0; at <= day.size() && parts.size() < 3;) {
        const auto end = std::min(day.find_first_of("/-", at), day.size());
        const int number = std::atoi(day.substr(at, end - at).c_str());
        if (number <= 0) break;
        parts.push_back(number);
        at = end + 1;
    }
    return parts.empty() ? Json() : Json{{"date-parts", Json::array({parts})}};
}

std::vector<ForeignEntry> ris_entries(std::string_view list) {
    std::vector<ForeignEntry> all;
    bool open = false;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find('\n', at), list.size());
        const std::string line(list.substr(at, end - at));
        at = end + 1;
        const bool tagged = line.size() >= 5 && line.compare(2, 3, "  -") == 0;
        if (!tagged) continue;
        const std::string tag = line.substr(0, 2), value = trimmed_words(line.substr(5));
        if (tag == "TY") {
            all.emplace_back().csl = Json::object();
            all.back().csl["type"] = kind_of_ris(value);
            open = true;
        } else if (tag == "ER") {
            open = false;
        } else if (open && !value.empty()) {
            put_ris(all.back().csl, tag, value);
        }
    }
    for (auto& one : all) {
        one.name = text_of(one.csl, "id");
        if (one.name.empty()) one.name = text_of(one.csl, "title");
    }
    return all;
}

base::Result<std::vector<ForeignEntry>> foreign_entries(const std::string& list,
                                                        const std::string& file) {
    const auto bad = std::min(text::first_bad_utf8(list), list.find('\0'));
    if (bad != std::string::npos)
        return base::fail(file, "is no text from byte " + std::to_string(bad + 1) + " on",
                          "save it as UTF-8");
    const std::string words = text::plain_lines(list);
    const auto first = words.find_first_not_of(" \t\n");
    const bool json = first != std::string::npos && (words[first] == '[' || words[first] == '{');
    std::string fault;
    std::vector<ForeignEntry> all;
    if (json)
        all = json_entries(words, fault);
    else if (words.find("TY  -") != std::string::npos)
        all = ris_entries(words);
    else if (first != std::string::npos && words.find('@') != std::string::npos)
        all = bibtex_entries(words);
    else
        fault = "is no list of sources this program reads";
    if (fault.empty() && all.empty()) fault = "holds no source";
    if (!fault.empty()) return base::fail(file, fault, "give CSL-JSON, RIS or BibTeX");
    return all;
}

}  // namespace content
