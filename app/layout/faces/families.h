// The Noto families that words are set in: the program's own, and those that languages name in
// their language.toml ("Noto Naskh Arabic"). Each is two files of Debian's packages.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace layout {

using FontFiles = std::array<std::string, 2>;  // regular and bold

// Latin, Greek and Cyrillic letters; Arabic ones.
inline constexpr std::array<std::string_view, 2> own_families{"Noto Sans", "Noto Sans Arabic"};

// Where they lie, or would: nobody looks whether they are there.
FontFiles files_of(std::string_view family);
bool installed(std::string_view family);
// "Noto" and words of letters and digits: no path is made of anything else.
bool is_family(std::string_view name);
// As Pango reads it, for words of that language: Latin letters are ours, then come the families
// that it names, then all others, so that a name of another language shows too.
using NamedFamilies = std::map<std::string, std::vector<std::string>>;  // by language
std::string face_list(const NamedFamilies& named, const std::string& language,
                      const std::vector<std::string>& all);

}  // namespace layout
