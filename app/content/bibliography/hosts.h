// Where a source stands: whose words an address holds, as far as its host tells.
#pragma once

#include <string>
#include <string_view>

namespace content {

// Of "https://www.nice.org.uk/ng110": "www.nice.org.uk"; without who signs in and the port.
std::string host_of(std::string_view url);

// Copies, readers of other sites, archives, encyclopedias, networks, news, adverts: what stands
// there was said elsewhere, or by anybody.
bool holds_copies(std::string_view url);
// Papers nobody reviewed yet, by their host or the DOI they were given.
bool is_preprint(std::string_view url, std::string_view doi);
// A regulator, a ministry, a public health service; and besides these, who writes guidelines.
bool of_authority(std::string_view url);
bool of_guidelines(std::string_view url);

}  // namespace content
