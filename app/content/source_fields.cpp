#include "content/source_fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/bibliography/hosts.h"
#include "text/date.h"
#include "text/unicode.h"

namespace content {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 11> kinds{
    "article-journal", "report",     "webpage",  "pamphlet", "book",   "chapter",
    "legislation",     "regulation", "standard", "document", "dataset"};
constexpr std::array<std::string_view, 10> evidence_kinds{"guideline",
                                                          "systematic-review",
                                                          "regulator",
                                                          "label",
                                                          "trial",
                                                          "cohort",
                                                          "case-series",
                                                          "case-report",
                                                          "narrative-review",
                                                          "patient-information"};
// In the same order: what each may be.
constexpr std::array<std::string_view, 10> tiers_of_evidence{"A", "AB", "A", "A", "B",
                                                             "B", "B",  "B", "B", "C"};
constexpr std::array<std::string_view, 7> licences{
    "public-domain", "OGL-3.0",         "CC-BY-4.0", "CC-BY-NC-4.0",
    "CC-BY-SA-4.0",  "CC-BY-NC-ND-4.0", "facts-only"};
constexpr std::array<std::string_view, 10> own_fields{"tier",    "evidence",  "licence", "read",
                                                      "read-on", "next-look", "locator", "phone",
                                                      "reason",  "retracted"};

// Of csl-data 1.0.2, and what Zotero adds of its own.
constexpr std::string_view csl_fields[] = {"id",
                                           "type",
                                           "title",
                                           "author",
                                           "container-title",
                                           "publisher",
                                           "publisher-place",
                                           "issued",
                                           "volume",
                                           "issue",
                                           "page",
                                           "DOI",
                                           "PMID",
                                           "PMCID",
                                           "URL",
                                           "accessed",
                                           "number",
                                           "version",
                                           "edition",
                                           "note",
                                           "custom",
                                           "abstract",
                                           "annote",
                                           "archive",
                                           "archive_location",
                                           "archive-place",
                                           "authority",
                                           "call-number",
                                           "categories",
                                           "chapter-number",
                                           "citation-key",
                                           "citation-label",
                                           "collection-editor",
                                           "collection-number",
                                           "collection-title",
                                           "composer",
                                           "container-author",
                                           "container-title-short",
                                           "dimensions",
                                           "director",
                                           "editor",
                                           "editorial-director",
                                           "event",
                                           "event-date",
                                           "event-place",
                                           "event-title",
                                           "genre",
                                           "ISBN",
                                           "ISSN",
                                           "journalAbbreviation",
                                           "jurisdiction",
                                           "keyword",
                                           "language",
                                           "license",
                                           "locator",
                                           "medium",
                                           "number-of-pages",
                                           "number-of-volumes",
                                           "original-author",
                                           "original-date",
                                           "original-title",
                                           "recipient",
                                           "references",
                                           "reviewed-author",
                                           "reviewed-title",
                                           "scale",
                                           "section",
                                           "shortTitle",
                                           "source",
                                           "status",
                                           "submitted",
                                           "title-short",
                                           "translator"};

bool only(std::string_view text, std::string_view allowed) {
    return !text.empty() && text.find_first_not_of(allowed) == std::string_view::npos;
}
constexpr std::string_view digits = "0123456789";

bool is_doi(std::string_view text) {
    const auto slash = text.find('/');
    return text.starts_with("10.") && slash != std::string_view::npos && slash >= 7 &&
           only(text.substr(3, slash - 3), "0123456789.") && slash + 1 < text.size() &&
           text.find(' ') == std::string_view::npos;
}

bool is_day(const std::string& text) { return text::parse_date(text).has_value(); }

class Faults {
  public:
    explicit Faults(const Json& entry) : entry_(entry), own_(entry), id_(text_of(entry, "id")) {}

    std::vector<FieldFault> all() {
        if (!entry_.is_object()) {
            found_.push_back({"an entry is no object", "write { \"id\": \"...\", ... }"});
            return std::move(found_);
        }
        name();
        fields();
        told();
        address();
        standing();
        rank();
        shape(entry_);
        return std::move(found_);
    }

  private:
    void say(const std::string& what, const std::string& fix) {
        found_.push_back({"source '" + id_ + "' " + what, fix});
    }
    std::string text(const char* field) const { return text_of(entry_, field); }
    template <class Names>
    void one_of(const char* field, const std::string& said, const Names& names) {
        if (std::find(names.begin(), names.end(), said) != names.end()) return;
        std::string all;
        for (const auto name : names) all += (all.empty() ? "" : ", ") + std::string(name);
        say(said.empty() ? fmt::format("has no {}", field)
                         : fmt::format("has the {} '{}', which is none", field, said),
            "write one of " + all);
    }
    void name();
    void fields();
    void told();
    void address();
    void standing();
    void rank();
    void shape(const Json& value);

    const Json& entry_;
    OwnFields own_;
    std::string id_;
    std::vector<FieldFault> found_;
};

void Faults::name() {
    if (id_.empty())
        found_.push_back(
            {"an entry has no id: '" + text("title") + "'", "write \"id\": \"NG110\" in it"});
    else if (!only(id_, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-"))
        say("has no name pages can cite", "write \"id\": \"NG110\": capitals, digits and -");
    one_of("type", text("type"), kinds);
}

// A field that is misspelt would be passed over in silence.
void Faults::fields() {
    constexpr int near = 2;
    for (const auto& [field, value] : entry_.items()) {
        if (std::find(std::begin(csl_fields), std::end(csl_fields), field) != std::end(csl_fields))
            continue;
        std::string meant;
        int best = near + 1;
        for (const auto known : csl_fields)
            if (const int away = text::distance(field, known, near); away < best)
                meant = known, best = away;
        say("has '" + field + "', which is no field of CSL",
            meant.empty() ? "take it out" : "did you mean " + meant + "?");
    }
}

void Faults::told() {
    if (text("title").empty()) say("has no title", "write \"title\": \"...\"");
    if (list_of(entry_, "author").empty())
        say("names nobody who made it",
            "write \"author\": [{\"family\": \"...\", \"given\": \"...\"}] or [{\"literal\": "
            "\"NICE\"}]");
    for (const auto& one : list_of(entry_, "author"))
        if (text_of(one, "family").empty() && text_of(one, "literal").empty())
            say("has an author without a name", "write \"family\" or \"literal\"");
    const bool paper = text("type") == "article-journal";
    if (paper && text("container-title").empty())
        say("does not say in which journal it stands", "write \"container-title\": \"...\"");
    if (paper && year_of(entry_) == 0)
        say("does not say when it came out", "write \"issued\": {\"date-parts\": [[2018]]}");
    if (!paper && text("publisher").empty() && list_of(entry_, "author").empty())
        say("does not say who put it out", "write \"publisher\": \"...\"");
}

void Faults::address() {
    const auto doi = text("DOI"), pmid = text("PMID"), pmcid = text("PMCID"), url = text("URL");
    if (!doi.empty() && !is_doi(doi))
        say("has the DOI '" + doi + "', which is none", "write 10.1234/abc, without an address");
    if (!pmid.empty() && (!only(pmid, digits) || pmid.size() > 9))
        say("has the PMID '" + pmid + "', which is none", "write its digits alone");
    if (!pmcid.empty() && !(pmcid.starts_with("PMC") && only(pmcid.substr(3), digits)))
        say("has the PMCID '" + pmcid + "', which is none", "write PMC and its digits");
    if (doi.empty() && pmid.empty() && url.empty())
        say("has no address", "write its DOI, PMID or URL, or take it out");
    if (url.empty()) return;
    if (!url.starts_with("https://") && !url.starts_with("http://"))
        return say("has the URL '" + url + "', which is none", "write https://...");
    if (holds_copies(url))
        return say("stands at " + host_of(url) + ", where others' words are copied",
                   "give the publisher's own page");
    if (url.find('@') < url.find('/', url.find("://") + 3))
        say("has an address with somebody's name in it", "write https:// and the host alone");
}

// A tier is what the evidence carries, and who stands for it; nobody raises it by hand.
void Faults::rank() {
    const auto tier = own_.text("tier"), evidence = own_.text("evidence");
    const auto own = std::find(evidence_kinds.begin(), evidence_kinds.end(), evidence);
    if (own == evidence_kinds.end()) return;  // told
    const auto place = static_cast<std::size_t>(own - evidence_kinds.begin());
    const bool may = tiers_of_evidence[place].find(tier) != std::string_view::npos;
    if (!tier.empty() && !may)
        say("is of tier " + tier + ", which its evidence '" + evidence + "' does not carry",
            fmt::format("write tier {}, or say what evidence it is", tiers_of_evidence[place][0]));
    const auto url = text("URL"), journal = text("container-title");
    const bool paper = !journal.empty() && !(text("DOI").empty() && text("PMID").empty());
    if (is_preprint(url, text("DOI")) && tier != "C")
        say("is a paper nobody has reviewed", "cite what a journal made of it, or take it out");
    if (!may || tier != "A") return;
    const bool regulates = evidence == "regulator" || evidence == "label";
    if (regulates && !of_authority(url))
        say("is no page of a regulator", "give the regulator's own page, or another tier");
    if (evidence == "guideline" && !paper && !of_guidelines(url))
        say("is no page of a body that writes guidelines",
            "give the body's own page, or the DOI and the journal");
    if (evidence == "systematic-review" && !paper && !of_guidelines(url))
        say("does not say in which journal it was reviewed", "write its DOI and its journal");
}

void Faults::standing() {
    for (const auto& [field, value] : own_.fields().items())
        if (std::find(own_fields.begin(), own_fields.end(), field) == own_fields.end())
            say("has '" + field + "' under custom, which is nothing", "take it out");
    if (const auto why = own_.text("retracted"); !why.empty() && why != "false")
        say("was retracted", "cite another, and take it out");
    one_of("tier", own_.text("tier"), tier_names);
    one_of("evidence", own_.text("evidence"), evidence_kinds);
    one_of("licence", own_.text("licence"), licences);
    const auto read = own_.text("read");
    one_of("read", read, read_names);
    if (read != "no" && !read.empty() && !is_day(own_.text("read-on")))
        say("does not say when it was read", "write \"read-on\": \"2026-11-28\"");
    if (!is_day(own_.text("next-look")))
        say("does not say when to look again", "write \"next-look\": \"2027-11-28\"");
}

// What is shown of it may hold nothing a reader cannot see.
void Faults::shape(const Json& value) {
    if (value.is_string() && text::harmful_line(value.get<std::string>()) > 0)
        say("holds a letter that cannot be seen", "take it out");
    if (value.is_structured())
        for (const auto& inner : value) shape(inner);
}

}  // namespace

std::vector<std::string_view> source_types() { return {kinds.begin(), kinds.end()}; }
std::vector<std::string_view> evidences() { return {evidence_kinds.begin(), evidence_kinds.end()}; }
std::vector<std::string_view> source_licences() { return {licences.begin(), licences.end()}; }

std::string tier_of_evidence(std::string_view evidence) {
    const auto own = std::find(evidence_kinds.begin(), evidence_kinds.end(), evidence);
    if (own == evidence_kinds.end()) return "";
    return {tiers_of_evidence[static_cast<std::size_t>(own - evidence_kinds.begin())][0]};
}

std::string text_of(const Json& entry, const char* field) {
    if (!entry.is_object()) return "";
    const auto found = entry.find(field);
    if (found == entry.end()) return "";
    if (found->is_string()) return found->get<std::string>();
    return found->is_number() || found->is_boolean() ? found->dump() : "";
}

const Json& list_of(const Json& entry, const char* field) {
    static const Json none = Json::array();
    if (!entry.is_object()) return none;
    const auto found = entry.find(field);
    return found != entry.end() && found->is_array() ? *found : none;
}

int year_of(const Json& entry) {
    if (!entry.is_object()) return 0;
    const auto issued = entry.find("issued");
    if (issued == entry.end()) return 0;
    const auto& dates = list_of(*issued, "date-parts");
    if (dates.empty() || !dates[0].is_array() || dates[0].empty()) return 0;
    const auto& year = dates[0][0];
    int number = 0;
    if (year.is_number_integer()) number = year.get<int>();
    if (year.is_string() && only(year.get<std::string>(), digits))
        number = std::atoi(year.get<std::string>().c_str());
    return number > 0 && number <= 9999 ? number : 0;
}

OwnFields::OwnFields(const Json& entry) {
    if (!entry.is_object()) return;
    if (const auto custom = entry.find("custom"); custom != entry.end() && custom->is_object())
        fields_ = *custom;
    const std::string note = text_of(entry, "note");
    for (std::size_t at = 0; (at = note.find(note_mark, at)) != std::string::npos;) {
        at += note_mark.size();
        const auto end = std::min(note.find('\n', at), note.size());
        const auto colon = note.find(": ", at);
        if (colon < end && !fields_.contains(note.substr(at, colon - at)))
            fields_[note.substr(at, colon - at)] = note.substr(colon + 2, end - colon - 2);
    }
}

std::vector<FieldFault> faults_of(const Json& entry) { return Faults(entry).all(); }

}  // namespace content
