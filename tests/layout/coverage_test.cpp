#include "layout/coverage.h"

TEST_CASE("Letters without a glyph are told once each, and others are not", "[layout]") {
    CHECK(layout::without_glyph("PSA \u2265 4, \u2265 5 \u2192") ==
          std::vector<std::string>{"'\u2265' (U+2265)", "'\u2192' (U+2192)"});
    CHECK(layout::without_glyph("\U0001F600") ==
          std::vector<std::string>{"'\U0001F600' (U+1F600)"});
    CHECK(layout::without_glyph("caf\u00E9, \u00BFqu\u00E9? \u2013 \u2019 5\u00A0mg \u00B5\u00B2")
              .empty());
    CHECK(
        layout::without_glyph("\u0627\u0644\u0628\u0631\u0648\u0633\u062A\u0627\u062A\u0627\u060C")
            .empty());
    CHECK(layout::without_glyph("\u2066999\u2069 a\u200Db\u00AD").empty());
}

TEST_CASE("a letter that a language's own fonts have is not missed", "[layout]") {
    const std::string shalom = "\u05E9\u05DC\u05D5\u05DD";
    CHECK(layout::without_glyph(shalom).size() == 4);
    CHECK(layout::without_glyph(shalom, {"Noto Sans Hebrew"}).empty());
    CHECK(layout::without_glyph(shalom, {"Noto Sans Nowhere"}).size() == 4);
}
