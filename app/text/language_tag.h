// Tags of languages as BCP 47 writes them: "es", "pt-BR", "zh-Hans".
#pragma once

#include <string>
#include <string_view>

namespace text {

// The tag in its own spelling: "es" for "ES", "pt-BR" for "pt_br". Empty for what is no tag of a
// language ICU knows.
std::string language_tag(std::string_view name);

// Whether ISO 3166 has a country of these two capitals: "GB", not "UK".
bool is_country(std::string_view code);

}  // namespace text
