#include "text/language_tag.h"

#include <string>

TEST_CASE("A tag of a language has one spelling", "[base]") {
    for (const std::string tag :
         {"en", "es", "ar", "pt-BR", "zh-Hans", "sr-Latn-RS", "es-419", "tlh"})
        CHECK(text::language_tag(tag) == tag);
    CHECK(text::language_tag("ES") == "es");
    CHECK(text::language_tag("pt_BR") == "pt-BR");
    CHECK(text::language_tag("zh-hans") == "zh-Hans");
    for (const std::string none : {"", "es copy", "es'", "e", "old", "english", "es-copy", "-es",
                                   "es-", "123", "es_2", "\u0639"}) {
        INFO(none);
        CHECK(text::language_tag(none) == "");
    }
}

TEST_CASE("A country is one that ISO 3166 knows", "[text]") {
    for (const auto* code : {"GB", "US", "ES", "EG", "CH"}) CHECK(text::is_country(code));
    for (const auto* code : {"XX", "UK", "gb", "", "GBR", "ZZ"})
        CHECK_FALSE(text::is_country(code));
}
