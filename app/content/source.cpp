#include "content/source.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "content/source_fields.h"
#include "text/unicode.h"

namespace content {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t most_authors = 6;

std::string initials(const std::string& given) {
    const bool already = given.size() <= 4 && std::all_of(given.begin(), given.end(), [](char c) {
                             return (c >= 'A' && c <= 'Z') || c == '-';
                         });
    if (already) return given;
    std::string made;
    bool first = true, taking = false;
    for (const char c : given) {
        const bool inside = (static_cast<unsigned char>(c) & 0xC0U) == 0x80;
        if (!inside) taking = first && c != ' ' && c != '.' && c != '-';
        if (taking) made += c;
        if (!inside) first = c == ' ' || c == '.' || c == '-';
    }
    return made;
}

std::string authors_of(const Json& entry) {
    std::string all;
    std::size_t told = 0;
    for (const auto& one : list_of(entry, "author")) {
        if (told++ == most_authors) return all + ", et al";
        std::string name = text_of(one, "literal");
        if (name.empty()) {
            name = text_of(one, "family");
            const auto given = initials(text_of(one, "given"));
            if (!given.empty()) name += " " + given;
            if (const auto suffix = text_of(one, "suffix"); !suffix.empty()) name += " " + suffix;
        }
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

template <class Value, std::size_t count>
std::optional<Value> from_name(const std::array<std::string_view, count>& names,
                               std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Value>(found - names.begin());
}

Source source_of(const Json& entry) {
    const OwnFields own(entry);
    Source source;
    source.id = text_of(entry, "id");
    source.title = text_of(entry, "title");
    source.authors = authors_of(entry);
    source.container = text_of(entry, "container-title");
    source.publisher = text_of(entry, "publisher");
    source.number = text_of(entry, "number");
    if (const auto version = text_of(entry, "version"); !version.empty())
        source.number += (source.number.empty() ? "" : ", ") + version;
    source.volume = text_of(entry, "volume");
    source.issue = text_of(entry, "issue");
    source.pages = text_of(entry, "page");
    source.doi = text_of(entry, "DOI");
    source.pmid = text_of(entry, "PMID");
    source.pmcid = text_of(entry, "PMCID");
    source.url = text_of(entry, "URL");
    source.year = year_of(entry);
    source.tier = from_name<Tier>(tier_names, own.text("tier")).value_or(Tier::c);
    source.read = from_name<Read>(read_names, own.text("read")).value_or(Read::no);
    source.evidence = own.text("evidence");
    source.licence = own.text("licence");
    source.read_on = text::parse_date(own.text("read-on")).value_or(text::Date{});
    source.next_look = text::parse_date(own.text("next-look")).value_or(text::Date{});
    source.phone = own.text("phone") == "true";
    source.csl = entry.dump();
    return source;
}

int line_of_byte(std::string_view text, std::size_t byte) {
    return 1 +
           static_cast<int>(std::count(
               text.begin(), text.begin() + static_cast<long>(std::min(byte, text.size())), '\n'));
}

// "7, column 3", counted in letters.
std::string column_of_byte(std::string_view text, std::size_t byte) {
    const auto at = std::min(byte == 0 ? 0 : byte - 1, text.size());
    const auto line = text.substr(0, at).rfind('\n');
    const auto begin = line == std::string_view::npos ? 0 : line + 1;
    const auto letters =
        std::count_if(text.begin() + static_cast<long>(begin), text.begin() + static_cast<long>(at),
                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; });
    return fmt::format("{}, column {}", line_of_byte(text, at), letters + 1);
}

// No entry of a bibliography is nested deeper; what is would end the program while it is let go.
bool shallow(int depth, Json::parse_event_t, Json&) {
    constexpr int deepest = 12;
    return depth <= deepest;
}

// The list of entries; what the file is instead, is told.
template <class Say>
std::optional<Json> entries_of(std::string_view json, const Say& say) {
    constexpr const char* whole = "take the file from a copy, or write [ ] into it and begin";
    if (json.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        say(1, "the file is empty", whole);
        return std::nullopt;
    }
    const auto bad = std::min(text::first_bad_utf8(json), json.find('\0'));
    if (bad != std::string_view::npos) {
        say(line_of_byte(json, bad), fmt::format("the file is no text, from byte {} on", bad + 1),
            "take it from a copy, or save it as UTF-8");
        return std::nullopt;
    }
    try {
        auto list = Json::parse(json, shallow);
        if (list.is_array()) return list;
        say(1, "the sources are no list", "write [ before the first entry and ] behind the last");
    } catch (const Json::parse_error& fault) {
        say(line_of_byte(json, fault.byte == 0 ? 0 : fault.byte - 1),
            "this is not JSON, from line " + column_of_byte(json, fault.byte) + " on",
            "look there for a comma, a quotation mark or a bracket missing or too many");
    } catch (const Json::exception&) {
        say(1, "the list holds a number too large to be one", "write numbers as they are printed");
    }
    return std::nullopt;
}

}  // namespace

std::vector<Source> read_sources(std::string_view json, const std::string& file,
                                 base::Problems& problems) {
    const auto say = [&](int line, std::string what, std::string fix) {
        problems.push_back({file, line, base::Severity::error, std::move(what), std::move(fix)});
    };
    const auto list = entries_of(json, say);
    if (!list) return {};
    std::vector<Source> sources;
    std::map<std::string, std::string> owners;  // of an id, a DOI or a PMID
    std::size_t from = 0;
    int line = 1;
    for (const auto& entry : *list) {
        const auto id = text_of(entry, "id");
        // Entries stand in the file in this order, each with its id written out; lines are counted
        // on from the entry before.
        const auto at = json.find("\"" + id + "\"", from);
        if (at != std::string_view::npos) {
            line += line_of_byte(json.substr(from), at - from) - 1;
            from = at;
        }
        for (const auto& [what, fix] : faults_of(entry)) say(line, what, fix);
        if (id.empty()) continue;
        auto source = source_of(entry);
        source.line = line;
        if (!owners.emplace("id " + id, id).second) {
            say(line, "source '" + id + "' comes twice", "give one another id, or take it out");
            continue;
        }
        for (const auto& [field, value] :
             {std::pair{"DOI", source.doi}, std::pair{"PMID", source.pmid}})
            if (const auto [known, first] = owners.emplace(fmt::format("{} {}", field, value), id);
                !first && !value.empty())
                say(line, fmt::format("source '{}' has the {} of '{}'", id, field, known->second),
                    "cite one of them everywhere");
        sources.push_back(std::move(source));
    }
    return sources;
}

std::optional<Source> read_source(std::string_view entry) {
    const auto read = Json::parse(entry, shallow, false);
    if (read.is_discarded() || text_of(read, "id").empty()) return std::nullopt;
    return source_of(read);
}

std::string_view name(Tier tier) { return tier_names[static_cast<std::size_t>(tier)]; }
std::string_view name(Read read) { return read_names[static_cast<std::size_t>(read)]; }

std::string address(const Source& source) {
    return source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
}

std::string reference(const Source& source) {
    std::string text;
    const auto add = [&](const std::string& part) {
        if (part.empty()) return;
        // A part that ends in a mark of its own gets no second one.
        const bool ended =
            !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
        text += text.empty() ? "" : ended ? " " : ". ";
        text += part;
    };
    const std::string year = source.year > 0 ? std::to_string(source.year) : "";
    add(source.authors);
    add(source.title);
    if (source.container.empty()) {
        // Who made it and who put it out are often one: said once.
        std::string made = source.publisher == source.authors ? "" : source.publisher;
        for (const auto& part : {source.number, year})
            if (!part.empty()) made += (made.empty() ? "" : ", ") + part;
        add(made);
    } else {
        std::string place = year + (source.volume.empty() ? "" : ";" + source.volume);
        if (!source.issue.empty()) place += "(" + source.issue + ")";
        if (!source.pages.empty()) place += ":" + source.pages;
        add(source.container);
        add(place);
    }
    if (!source.doi.empty())
        add("doi:" + source.doi);
    else if (!source.pmid.empty())
        add("PMID " + source.pmid);
    else if (source.container.empty() || source.volume.empty())
        add(source.url);  // a paper is found by its journal, volume and page
    return text;
}

}  // namespace content
