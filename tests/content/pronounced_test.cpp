#include "content/pronounced.h"

#include <catch2/catch.hpp>

#include "content/check.h"
#include "support/world.h"

using content::misspoken;

TEST_CASE("A word is not said as its opposite", "[content]") {
    const auto [word, said] = GENERATE(table<std::string, std::string>(
        {{"cannot", "can"},     {"Cannot", "can"},      {"can", "can not"},  {"can't", "can"},
         {"can\u2019t", "can"}, {"not", "knot now"},    {"do", "do n-o-t"},  {"never", "ever"},
         {"without", "with"},   {"unsafe", "safe"},     {"safe", "un-safe"}, {"before", "after"},
         {"stop", "start"},     {"nunca", "siempre"},   {"no", "sí"},        {"sin", "con"},
         {"puede", "no puede"}, {"incapaz", "capaz"},   {"لا", "نعم"},       {"لم", "قد"},
         {"بدون", "مع"},        {"يمكن", "لا يمكن"},    {"ليس", "هو"},       {"<", "more than"},
         {">", "menos de"},     {"\u2264", "at least"}, {">=", "at most"}}));
    INFO(word << " = " << said);
    CHECK_THAT(misspoken(word, said), Catch::Contains("as its opposite"));
}

TEST_CASE("A word is said in some way", "[content]") {
    const std::string said = GENERATE(as<std::string>(), "", " ", "...", "-", "\u200D");
    CHECK_THAT(misspoken("PSA", said), Catch::Contains("would not be said at all"));
}

TEST_CASE("Names and abbreviations are spelled for the voice as before", "[content]") {
    const auto [word, said] =
        GENERATE(table<std::string, std::string>({{"PSA", "P S A"},
                                                  {"UN", "U N"},
                                                  {"NSAIDs", "en-seds"},
                                                  {"ofloxacin", "o-flox-a-sin"},
                                                  {"tamsulosin", "tam-sue-lo-sin"},
                                                  {"cannot", "can not"},
                                                  {"<", "less than"},
                                                  {"\u2265", "al menos"},
                                                  {"don't", "do not"},
                                                  {"mm", "milímetros"},
                                                  {"PSA", "بي إس إيه"}}));
    INFO(word << " = " << said);
    CHECK(misspoken(word, said).empty());
}

TEST_CASE("The one check refuses what the voice must not say, with its line", "[content]") {
    const support::Folder folder;
    const base::Path content = folder / "content";
    std::filesystem::copy(support::fixtures() / "library", content,
                          std::filesystem::copy_options::recursive);
    const std::string list = GENERATE(as<std::string>(), "PSA = \"P S A\"\n\"cannot\" = \"can\"\n",
                                      "PSA = \"P S A\"\nTURP = \"\"\n");
    REQUIRE(base::write_file(content / "en/pronunciation.toml", list));
    std::string told;
    for (const auto& one : content::check(content::DiskTree(content)))
        if (one.severity == base::Severity::error) told += base::to_line(one) + "\n";
    CHECK_THAT(told, Catch::Contains("pronunciation.toml:2: '"));
}
