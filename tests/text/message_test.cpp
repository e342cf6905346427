#include "text/message.h"

namespace {
std::string count(const std::string& pattern, const std::string& language, int n) {
    return text::message(pattern, language, {{"n", n}});
}
}  // namespace

TEST_CASE("English tells one question from several", "[base]") {
    const std::string pattern = "{n, plural, one {# question} other {# questions}}";
    CHECK(count(pattern, "en", 1) == "1 question");
    CHECK(count(pattern, "en", 2) == "2 questions");
    CHECK(count(pattern, "en", 0) == "0 questions");
    CHECK(count(pattern, "en", 1200) == "1,200 questions");
}

TEST_CASE("Arabic has six plurals and each gets its own word", "[base]") {
    const std::string pattern =
        "{n, plural, zero {zero} one {one} two {two} few {few} many {many} other {other}}";
    CHECK(count(pattern, "ar", 0) == "zero");
    CHECK(count(pattern, "ar", 1) == "one");
    CHECK(count(pattern, "ar", 2) == "two");
    CHECK(count(pattern, "ar", 3) == "few");
    CHECK(count(pattern, "ar", 10) == "few");
    CHECK(count(pattern, "ar", 11) == "many");
    CHECK(count(pattern, "ar", 100) == "other");
}

TEST_CASE("Words of the clinic are put in as they are", "[base]") {
    CHECK(text::message("Phone {phone}", "en", {{"phone", std::string("01234 {x} 'y'")}}) ==
          "Phone 01234 {x} 'y'");
    CHECK(text::message("Page {n} of {all}", "en", {{"n", 1}, {"all", 3}}) == "Page 1 of 3");
    CHECK(text::message("That's all", "en", {}) == "That's all");
}

TEST_CASE("A broken sentence shows odd words rather than none, and is told", "[base]") {
    const std::string broken = "{n, plural, one {# question}";
    CHECK(count(broken, "en", 1) == broken);
    CHECK_THAT(text::message_fault(broken, "en"), Catch::Contains("no message format"));
    CHECK_FALSE(text::message_fault("{n, plural, one {x}}", "en").empty());  // no `other`
    CHECK(text::message_fault("{n, plural, one {x} other {y}}", "en") == "");
    CHECK(text::message_fault("Home", "en") == "");
    CHECK(text::message_fault("{n} % of all, or 5%. So", "es") == "");
    // A number is shown as it is: not as a day, a share or words.
    for (const std::string other :
         {"{n,date,short}", "{n, number, percent}", "{n,spellout}", "{n,ordinal}", "{n,duration}",
          "{n,time}", "{n, plural, one {x} other {{n, number}}}", "{date} %s", "%d of {n}",
          "Part %i of {n}", "%1$s de {n}", "%2 de {n}"})
        CHECK_THAT(text::message_fault(other, "es"), Catch::Contains("a format of its own"));
}

TEST_CASE("The places of a message are those ICU fills", "[base]") {
    using text::ArgumentKind;
    using Arguments = std::map<std::string, ArgumentKind>;
    CHECK(text::arguments("Page {n} of {all}") ==
          Arguments{{"n", ArgumentKind::any}, {"all", ArgumentKind::any}});
    CHECK(text::arguments("{n, plural, one {hoja} other {hojas de {all}}}") ==
          Arguments{{"n", ArgumentKind::number}, {"all", ArgumentKind::any}});
    CHECK(text::arguments("{name,number}") == Arguments{{"name", ArgumentKind::number}});
    CHECK(text::arguments("{g, select, male {el} other {la}}") ==
          Arguments{{"g", ArgumentKind::word}});
    CHECK(text::arguments("{n} y {n, plural, other {x}}") ==
          Arguments{{"n", ArgumentKind::number}});
    CHECK(text::arguments("Nada para '{word}'").empty());
    CHECK(text::arguments("{ word }") == Arguments{{"word", ArgumentKind::any}});
}

TEST_CASE("A message that would show its own marks is told", "[base]") {
    CHECK(text::message_fault("Nada para '{word}'", "es") == "shown with its braces");
    CHECK(text::message_fault("'{word}' {word}", "es") == "shown with its braces");
    CHECK(text::message_fault("{n, plural, one {'{'x} other {y}}", "es") ==
          "shown with its braces");
    CHECK(text::message_fault("It''s", "en") == "shown with two apostrophes");
    CHECK(text::message_fault("It''s {word}", "en") == "");
    CHECK(text::message_fault("It's {word}", "en") == "");
    CHECK(text::message_fault("{n, plural, one {hoja} other {# hojas}}", "ar") == "");
}
