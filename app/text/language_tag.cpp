#include "text/language_tag.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>

namespace text {

std::string language_tag(std::string_view name) {
    std::string tag(name);
    std::replace(tag.begin(), tag.end(), '_', '-');
    UErrorCode status = U_ZERO_ERROR;
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{}, canonical{};
    int32_t read = 0;
    uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int32_t>(locale.size()), &read,
                        &status);
    if (U_FAILURE(status) || static_cast<std::size_t>(read) != tag.size()) return "";
    const icu::Locale found(locale.data());
    const std::string script = found.getScript();
    const bool known_script =
        script.empty() ||
        u_getPropertyValueEnum(UCHAR_SCRIPT, script.c_str()) != UCHAR_INVALID_CODE;
    if (std::string_view(found.getISO3Language()).empty() || !known_script) return "";
    const int32_t size = uloc_toLanguageTag(locale.data(), canonical.data(),
                                            static_cast<int32_t>(canonical.size()), true, &status);
    if (U_FAILURE(status) || size <= 0) return "";
    return {canonical.data(), static_cast<std::size_t>(size)};
}

bool is_country(std::string_view code) {
    for (const char* const* one = uloc_getISOCountries(); one && *one; ++one)
        if (code == *one) return true;
    return false;
}

}  // namespace text
