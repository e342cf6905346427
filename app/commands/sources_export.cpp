#include "commands/sources_export.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string_view>

#include "content/source_fields.h"

namespace commands {

namespace {

using Json = nlohmann::ordered_json;

// "2018-10-31", as far as it is known.
std::string day_of(const Json& entry, const char* field) {
    std::string day;
    const auto told = entry.value(field, Json::object());
    const auto& days = content::list_of(told, "date-parts");
    if (days.empty() || !days[0].is_array()) return "";
    for (const auto& part : days[0])
        day += day.empty() ? part.dump() : fmt::format("-{:0>2}", part.dump());
    return day;
}

// What BibLaTeX reads as a command stands for itself.
std::string for_tex(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (std::string_view("#$%&_").find(c) != std::string_view::npos) safe += '\\';
        if (c == '{' || c == '}' || c == '\\') continue;
        safe += c;
    }
    return safe;
}

std::string_view biblatex_kind(const std::string& type) {
    if (type == "article-journal") return "article";
    if (type == "report") return "report";
    if (type == "webpage") return "online";
    if (type == "pamphlet") return "booklet";
    if (type == "book") return "book";
    if (type == "chapter") return "inbook";
    return "misc";
}

std::string_view ris_kind(const std::string& type) {
    if (type == "article-journal") return "JOUR";
    if (type == "report") return "RPRT";
    if (type == "webpage") return "ELEC";
    if (type == "pamphlet") return "PAMP";
    if (type == "book") return "BOOK";
    if (type == "chapter") return "CHAP";
    return "GEN";
}

std::string author_names(const Json& entry) {
    std::string all;
    if (!entry.contains("author")) return all;
    for (const auto& one : entry["author"]) {
        if (!all.empty()) all += " and ";
        const auto whole = content::text_of(one, "literal"),
                   suffix = content::text_of(one, "suffix");
        if (!whole.empty())
            all += "{" + for_tex(whole) + "}";  // a body's name has no family
        else
            all += for_tex(content::text_of(one, "family")) +
                   (suffix.empty() ? "" : ", " + suffix) + ", " +
                   for_tex(content::text_of(one, "given"));
    }
    return all;
}

std::string biblatex(const Json& entry) {
    const auto type = content::text_of(entry, "type");
    std::string made = fmt::format("@{}{{{}", biblatex_kind(type), content::text_of(entry, "id"));
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty()) made += fmt::format(",\n  {} = {{{}}}", name, value);
    };
    add("author", author_names(entry));
    add("title", for_tex(content::text_of(entry, "title")));
    add("journaltitle", for_tex(content::text_of(entry, "container-title")));
    add(type == "report" ? "institution" : "publisher",
        for_tex(content::text_of(entry, "publisher")));
    add("date", day_of(entry, "issued"));
    add("volume", content::text_of(entry, "volume"));
    add("number", for_tex(content::text_of(entry, type == "article-journal" ? "issue" : "number")));
    add("version", for_tex(content::text_of(entry, "version")));
    add("pages", content::text_of(entry, "page"));
    add("doi", content::text_of(entry, "DOI"));
    if (const auto pmid = content::text_of(entry, "PMID"); !pmid.empty())
        add("eprint", pmid), add("eprinttype", "pubmed");
    add("url", content::text_of(entry, "URL"));
    add("urldate", day_of(entry, "accessed"));
    if (entry.contains("custom"))
        add("keywords", "tier " + content::text_of(entry["custom"], "tier"));
    return made + "\n}\n\n";
}

std::string ris_of(const Json& entry) {
    std::string made = fmt::format("TY  - {}\r\n", ris_kind(content::text_of(entry, "type")));
    const auto add = [&](std::string_view tag, const std::string& value) {
        if (!value.empty()) made += fmt::format("{}  - {}\r\n", tag, value);
    };
    add("ID", content::text_of(entry, "id"));
    if (entry.contains("author"))
        for (const auto& one : entry["author"]) {
            const auto whole = content::text_of(one, "literal"),
                       suffix = content::text_of(one, "suffix");
            add("AU", whole.empty() ? content::text_of(one, "family") + ", " +
                                          content::text_of(one, "given") +
                                          (suffix.empty() ? "" : ", " + suffix)
                                    : whole);
        }
    add("TI", content::text_of(entry, "title"));
    add("T2", content::text_of(entry, "container-title"));
    add("PB", content::text_of(entry, "publisher"));
    add("PY", day_of(entry, "issued").substr(0, 4));
    add("VL", content::text_of(entry, "volume"));
    add("IS", content::text_of(entry, "issue"));
    const auto pages = content::text_of(entry, "page");
    add("SP", pages.substr(0, pages.find('-')));
    if (pages.find('-') != std::string::npos) add("EP", pages.substr(pages.find('-') + 1));
    add("DO", content::text_of(entry, "DOI"));
    add("AN", content::text_of(entry, "PMID"));
    add("UR", content::text_of(entry, "URL"));
    if (entry.contains("custom")) add("KW", "tier " + content::text_of(entry["custom"], "tier"));
    return made + "ER  - \r\n\r\n";
}

Json for_zotero(Json entry) {
    if (!entry.contains("custom")) return entry;
    std::string note = content::text_of(entry, "note");
    for (const auto& [field, value] : entry["custom"].items())
        note += (note.empty() ? "urokiosk-" : "\nurokiosk-") + field + ": " +
                (value.is_string() ? value.get<std::string>() : value.dump());
    entry["note"] = note;
    entry.erase("custom");
    return entry;
}

}  // namespace

std::string export_sources(const std::vector<content::Source>& sources, ExportForm form) {
    std::string made;
    Json list = Json::array();
    for (const auto& source : sources) {
        const auto entry = Json::parse(source.csl, nullptr, false);
        if (form == ExportForm::biblatex) made += biblatex(entry);
        if (form == ExportForm::ris) made += ris_of(entry);
        if (form == ExportForm::zotero) list.push_back(for_zotero(entry));
    }
    return form == ExportForm::zotero ? list.dump(2) + "\n" : made;
}

}  // namespace commands
