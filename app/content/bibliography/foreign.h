// Lists of sources as other programs write them, as entries of CSL-JSON: CSL-JSON itself, RIS,
// BibTeX and BibLaTeX. What an entry means there is kept; whether it may be a source here is told
// by arrivals.h. Nothing is fetched from anywhere.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace content {

struct ForeignEntry {
    std::string name;  // as its list calls it, or its title
    nlohmann::ordered_json csl;
    std::string fault;  // why it cannot be read; empty: it can
};

// Fails, naming `file`, for what is none of the four.
base::Result<std::vector<ForeignEntry>> foreign_entries(const std::string& list,
                                                        const std::string& file);

// Each by itself, of a text known to be one.
std::vector<ForeignEntry> ris_entries(std::string_view list);
std::vector<ForeignEntry> bibtex_entries(std::string_view list);

// "Nickel, J. C." or "J. C. Nickel" by family and given name; a body's name stays whole.
nlohmann::ordered_json author_named(const std::string& name);
// "2018-10-31" or "2018/10", as CSL writes a date; null for none.
nlohmann::ordered_json date_of(const std::string& day);

}  // namespace content
