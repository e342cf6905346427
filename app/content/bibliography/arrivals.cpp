#include "content/bibliography/arrivals.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "content/bibliography/foreign.h"
#include "content/source.h"
#include "content/source_fields.h"
#include "text/full_names.h"

namespace content {

namespace {

using Json = nlohmann::ordered_json;

// As the file is written by hand: a field a line, small things in one.
std::string in_one_line(const Json& value) {
    if (!value.is_structured()) return value.dump();
    std::string all;
    for (const auto& [name, inner] : value.items())
        all += (all.empty() ? "" : ", ") +
               (value.is_object() ? Json(name).dump() + ": " : std::string()) + in_one_line(inner);
    return value.is_object() ? "{" + all + "}" : "[" + all + "]";
}

std::string entry_text(const Json& entry) {
    std::string all;
    for (const auto& [name, value] : entry.items()) {
        std::string told = in_one_line(value);
        if (name == "author" || name == "custom") {
            told.clear();
            for (const auto& [inner, words] : value.items())
                told += (told.empty() ? "\n      " : ",\n      ") +
                        (value.is_object() ? Json(inner).dump() + ": " : std::string()) +
                        in_one_line(words);
            told = value.is_object() ? "{" + told + "\n    }" : "[" + told + "\n    ]";
        }
        all += (all.empty() ? "\n    " : ",\n    ") + Json(name).dump() + ": " + told;
    }
    return "  {" + all + "\n  }";
}

// Of letters pages can cite: capitals, digits and -.
std::string id_from(const std::string& words) {
    std::string id;
    for (const char c : text::in_latin(words)) {
        const bool letter = c >= 'a' && c <= 'z', digit = c >= '0' && c <= '9';
        if (letter || digit)
            id += letter ? static_cast<char>(c - 'a' + 'A') : c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-') id.pop_back();
    return id.substr(0, 24);
}

class Arriving {
  public:
    Arriving(const std::string& list, const std::string& file) : file_(file) {
        made_.list = list;
        base::Problems told_by_check;
        for (auto& source : read_sources(list, file, told_by_check)) {
            taken_.insert(source.id);
            there_.push_back(std::move(source));
        }
    }

    void take(ForeignEntry entry, const Standing& standing) {
        if (!entry.fault.empty()) return refuse(entry.name, entry.fault, "");
        Json& csl = entry.csl;
        tidy(csl);
        stand(csl, standing);
        if (const auto* known = same(csl)) return made_.known.push_back(known->id);
        name(csl);
        const auto faults = faults_of(csl);
        const auto id = text_of(csl, "id");
        for (const auto& [what, fix] : faults) refuse(entry.name, without_id(what, id), fix);
        if (!faults.empty()) return;
        put(csl);
        auto source = read_source(csl.dump());
        if (source) there_.push_back(std::move(*source));
        taken_.insert(id);
        made_.ids.push_back(id);
    }
    Arrivals made() { return std::move(made_); }

  private:
    void refuse(const std::string& name, const std::string& what, const std::string& fix) {
        made_.refused.push_back({file_, 0, base::Severity::error, "'" + name + "' " + what, fix});
    }
    // What is wrong is told by the name its own list gives it.
    static std::string without_id(const std::string& what, const std::string& id) {
        const std::string begin = "source '" + id + "' ";
        return what.starts_with(begin) ? what.substr(begin.size()) : what;
    }
    static void tidy(Json& csl);
    static void stand(Json& csl, const Standing& standing);
    const Source* same(const Json& csl) const;
    void name(Json& csl) const;
    void put(const Json& csl);

    std::string file_;
    Arrivals made_;
    std::vector<Source> there_;
    std::set<std::string> taken_;
};

// Addresses as they are written here; abstracts are others' words and stay outside.
void Arriving::tidy(Json& csl) {
    for (const auto* field : {"abstract", "annote", "keyword"}) csl.erase(field);
    auto doi = text_of(csl, "DOI");
    for (const std::string before : {"https://doi.org/", "http://doi.org/", "http://dx.doi.org/",
                                     "https://dx.doi.org/", "doi:", "DOI: "})
        if (doi.starts_with(before)) doi = doi.substr(before.size());
    if (!doi.empty()) csl["DOI"] = doi;
    for (const auto* field : {"issued", "accessed"})
        if (csl.contains(field) && csl[field].is_null()) csl.erase(field);
}

// What is not told of it here comes from who brings it; the tier is what its evidence carries.
void Arriving::stand(Json& csl, const Standing& standing) {
    Json own = OwnFields(csl).fields();
    const auto lacking = [&](const char* field, const std::string& value) {
        if (text_of(own, field).empty() && !value.empty()) own[field] = value;
    };
    lacking("tier", "");
    lacking("evidence", standing.evidence);
    if (text_of(own, "tier").empty()) {
        const auto tier = tier_of_evidence(text_of(own, "evidence"));
        if (!tier.empty()) own["tier"] = tier;
    }
    lacking("licence", standing.licence);
    lacking("read", standing.read);
    auto next = standing.today;
    next.year += 2;
    if (next.month == 2 && next.day == 29) next.day = 28;
    if (text_of(own, "read") != "no") lacking("read-on", text::to_iso(standing.today));
    lacking("next-look", text::to_iso(next));
    Json ordered = Json::object();
    for (const auto* field : {"tier", "evidence", "licence", "read", "read-on", "next-look"})
        if (own.contains(field)) ordered[field] = own[field];
    ordered.update(own);
    // A note that held them says them no more.
    if (text_of(csl, "note").find(note_mark) != std::string::npos) csl.erase("note");
    csl.erase("custom");
    csl["custom"] = ordered;
}

const Source* Arriving::same(const Json& csl) const {
    const auto equal = [](const std::string& a, const std::string& b) {
        return !a.empty() && a == b;
    };
    const auto found = std::find_if(there_.begin(), there_.end(), [&](const Source& one) {
        return equal(one.doi, text_of(csl, "DOI")) || equal(one.pmid, text_of(csl, "PMID")) ||
               (one.id == text_of(csl, "id") && one.title == text_of(csl, "title"));
    });
    return found == there_.end() ? nullptr : &*found;
}

// Its own name where pages can cite it; else by who made it, and when. No name is given twice.
void Arriving::name(Json& csl) const {
    std::string id = text_of(csl, "id");
    const bool fits = !id.empty() && id == id_from(id);
    if (!fits) {
        const auto& authors = list_of(csl, "author");
        std::string who = authors.empty() ? "" : text_of(authors[0], "family");
        if (who.empty() && !authors.empty()) who = text_of(authors[0], "literal");
        if (who.empty()) who = text_of(csl, "title");
        id = id_from(who.substr(0, who.find(' ')));
        if (const int year = year_of(csl); year > 0) id += "-" + std::to_string(year);
    }
    std::string free = id;
    for (int n = 2; taken_.contains(free); ++n) free = fmt::format("{}-{}", id, n);
    Json named = Json::object();
    named["id"] = free;
    for (const auto& [field, value] : csl.items())
        if (field != "id") named[field] = value;
    csl = std::move(named);
}

// Where its name stands in the order of the others; the text of those stays as it is.
void Arriving::put(const Json& csl) {
    const std::string entry = entry_text(csl);
    const std::string id = text_of(csl, "id");
    auto& list = made_.list;
    for (const auto& one : there_) {
        if (one.id <= id) continue;
        const auto named = list.find("\"id\": \"" + one.id + "\"");
        const auto open = named == std::string::npos ? named : list.rfind('{', named);
        if (open == std::string::npos) continue;
        const auto begin = list.rfind('\n', open) + 1;  // npos + 1: the head
        list.insert(begin, entry + ",\n");
        return;
    }
    const auto close = list.rfind(']');
    if (close == std::string::npos) {
        list = "[\n" + entry + "\n]\n";
        return;
    }
    const auto last = list.find_last_not_of(" \t\r\n", close - 1);
    const bool first = last == std::string::npos || list[last] == '[';
    list.replace(last + 1, close - last - 1, (first ? "\n" : ",\n") + entry + "\n");
}

Json csl_of(const SourceForm& form) {
    Json csl = Json::object();
    const auto put = [&](const char* field, const std::string& value) {
        if (!value.empty()) csl[field] = value;
    };
    put("type", form.type);
    put("title", form.title);
    for (std::size_t at = 0; at < form.authors.size();) {
        const auto end = std::min(form.authors.find('\n', at), form.authors.size());
        if (end > at) csl["author"].push_back(author_named(form.authors.substr(at, end - at)));
        at = end + 1;
    }
    put("container-title", form.container);
    put("publisher", form.publisher);
    if (!form.year.empty()) csl["issued"] = date_of(form.year);
    put("volume", form.volume);
    put("issue", form.issue);
    put("page", form.pages);
    put("DOI", form.doi);
    put("PMID", form.pmid);
    put("URL", form.url);
    return csl;
}

}  // namespace

base::Result<Arrivals> arrive(const std::string& list, const std::string& foreign,
                              const std::string& file, const Standing& standing) {
    auto entries = foreign_entries(foreign, file);
    if (!entries) return tl::unexpected(entries.error());
    Arriving arriving(list, file);
    for (auto& entry : *entries) arriving.take(std::move(entry), standing);
    return arriving.made();
}

base::Result<Arrivals> arrive(const std::string& list, const SourceForm& form) {
    Arriving arriving(list, "");
    arriving.take({form.title, csl_of(form), ""}, form.standing);
    return arriving.made();
}

}  // namespace content
