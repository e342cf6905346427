// A source as a librarian describes it: an entry of content/sources.json, which is CSL-JSON
// (csl-data 1.0.2), so that Zotero and pandoc open the same file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "text/date.h"

namespace content {

// What a source may carry. a: guidelines, systematic reviews, regulators, labels; b: papers of a
// journal; c: information for patients by a national body. Nothing else is a source.
enum class Tier { a, b, c };
// How much of it was read by whoever cites it. A statement rests on what was read.
enum class Read { whole, part, abstract, no };

struct Source {
    std::string id, title;
    std::string authors;    // "Nickel JC, Downey J, et al."; up to six
    std::string container;  // the journal
    std::string publisher;
    std::string number;  // of a guideline, with its edition
    std::string volume, issue, pages;
    std::string doi, pmid, pmcid, url;
    int year = 0;  // 0: not known
    Tier tier = Tier::c;
    std::string evidence, licence;
    Read read = Read::no;
    text::Date read_on, next_look;
    bool phone = false;  // worth opening on a phone: a page for patients
    int line = 0;        // where it stands in the file
    std::string csl;     // the entry itself
};

// What is wrong with an entry is told with its line; what cannot be read at all leaves none.
std::vector<Source> read_sources(std::string_view json, const std::string& file,
                                 base::Problems& problems);
// One entry as an edition keeps it; nothing where it is none.
std::optional<Source> read_source(std::string_view entry);

std::string_view name(Tier tier);  // "A"
std::string_view name(Read read);  // "whole"

// As medical libraries write it (Vancouver): authors, title, where and when it came out, address.
std::string reference(const Source& source);
// The address to open: the DOI's, or the publisher's own page.
std::string address(const Source& source);

}  // namespace content
