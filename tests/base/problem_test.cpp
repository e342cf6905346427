#include "base/problem.h"

using base::Severity;

TEST_CASE("A problem tells where, what, and what to do, in one line", "[base]") {
    CHECK(base::to_line({"en/topics/a.md", 12, Severity::error, "no id", "write one"}) ==
          "en/topics/a.md:12: no id; write one");
    CHECK(base::to_line({"a.md", 0, Severity::error, "is too large", ""}) == "a.md: is too large");
    CHECK(base::to_line({"", 3, Severity::warning, "long", "split it"}) ==
          ":3: warning: long; split it");
    CHECK(base::to_line({"a.md", 3, Severity::hint, "long", ""}) == "a.md:3: hint: long");
    CHECK(base::to_line({"", 0, Severity::error, "out of paper", ""}) == "out of paper");
}

TEST_CASE("Warnings and hints stop nobody", "[base]") {
    const base::Problem hint{"", 0, Severity::hint, "a", ""};
    const base::Problem warning{"", 0, Severity::warning, "b", ""};
    const base::Problem error{"", 0, Severity::error, "c", ""};
    CHECK_FALSE(base::any_error({}));
    CHECK_FALSE(base::any_error({hint, warning}));
    CHECK(base::any_error({hint, warning, error}));
}

TEST_CASE("A failure carries its problem", "[base]") {
    const base::Result<int> failed = base::fail("clinic.toml", "is missing", "make one");
    REQUIRE_FALSE(failed);
    CHECK(base::to_line(failed.error()) == "clinic.toml: is missing; make one");
    CHECK(failed.error().severity == Severity::error);
}
