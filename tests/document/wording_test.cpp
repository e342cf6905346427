#include "document/wording.h"

#include <catch2/catch.hpp>

namespace {

document::Wording spanish() {
    document::Wording wording;
    wording.negations = {"no", "nunca", "sin"};
    wording.never = {"tú", "urgencia: avise"};
    wording.terms = {{{"very ill"}, {"muy mal", "muy enferm*"}, {"agotad*"}, {}},
                     {{"rare", "rarely"}, {}, {"raro"}, {}},
                     {{"less"}, {}, {}, {"menos de"}},
                     {{"more"}, {"más de"}, {}, {"más de"}},
                     {{"mL"}, {"mL"}, {}, {"mL"}}};
    wording.unsaid = {"avoid"};
    return wording;
}

std::string told(const std::string& english, const std::string& here) {
    std::string all;
    const auto beside = document::sentences_beside(english, here);
    for (const auto& one : document::lost_words(beside, spanish())) all += one + "\n";
    for (const auto& one : document::forbidden_words(here, spanish())) all += one + "\n";
    if (document::adds_negation(beside, spanish())) all += "where English does not\n";
    return all;
}

}  // namespace

TEST_CASE("Words are known whole, whatever their case, accents and quotes", "[document]") {
    CHECK(document::says("Se siente MUY MAL.", "muy mal"));
    CHECK(document::says("«tú»", "tu"));
    CHECK_FALSE(document::says("Su actitud", "tu"));
    CHECK(document::says("muy enfermos", "muy enferm*"));
    CHECK_FALSE(document::says("enfermos", "enferm"));
    CHECK(document::says("وأخبروا فريقنا", "أخبروا"));
    CHECK_FALSE(document::says("أخبروا فريقنا", "أخبر"));
    CHECK(document::says("أخبر فريقنا،", "أخبر"));
}

TEST_CASE("English says no in many ways", "[document]") {
    for (const char* words : {"Do not pull.", "You can’t go", "Never with nitrates", "No blood",
                              "without pain", "cannot"})
        CHECK(document::negates_in_english(words));
    for (const char* words : {"Another knot", "Now", "Tell us", "notes"})
        CHECK_FALSE(document::negates_in_english(words));
}

TEST_CASE("A lexicon holds what weighs", "[document]") {
    CHECK(told("You feel very ill", "Se siente muy mal").empty());
    CHECK_THAT(told("You feel very ill", "Se siente agotado"),
               Catch::Contains("'very ill' as the lexicon has it") &&
                   Catch::Contains("says 'agotad*' for 'very ill'"));
    CHECK_THAT(told("It is rare", "Es raro"), Catch::Contains("says 'raro' for 'rare'"));
    CHECK(told("It happens", "Es raro").empty());
    CHECK(told("Call {very ill} now", "Llame a {very ill}").empty());
    CHECK_THAT(told("Tell us", "Tú nos dices"), Catch::Contains("lexicon forbids"));
    CHECK_THAT(told("Never take it", "Tómelo"), Catch::Contains("'not' or 'no'"));
    CHECK(told("Take it", "Tómelo").empty());
    CHECK_THAT(told("Take it", "No lo tome"), Catch::Contains("where English does not"));
    CHECK(told("Never take it", "Nunca lo tome").empty());
}

TEST_CASE("What may stand for one English word stands for no other", "[document]") {
    CHECK(told("More men", "Más de los hombres").empty());
    CHECK_THAT(told("More men", "Menos de los hombres"),
               Catch::Contains("says 'menos de', and English has no 'less'") &&
                   Catch::Contains("does not say 'more'"));
    CHECK_THAT(told("About 150 mL", "Unos 150 L"), Catch::Contains("does not say 'mL'"));
    CHECK_THAT(told("About 150 L", "Unos 150mL"), Catch::Contains("says 'mL'"));
}

TEST_CASE("Sentences are held one by one where there are as many", "[document]") {
    CHECK_THAT(told("Do not pull. Never wait.", "No tire. Espere."),
               Catch::Contains("'not' or 'no'"));
    CHECK_THAT(told("Do not pull. Wait.", "Tire. No espere."),
               Catch::Contains("'not' or 'no'") && Catch::Contains("where English does not"));
    CHECK(told("Do not pull. Wait.", "No tire, espere.").empty());
    CHECK(told("Avoid it.", "No lo haga.").empty());
}
