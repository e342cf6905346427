#include "settings/filled.h"

#include "settings/settings.h"
#include "support/world.h"

TEST_CASE("A value is put beside its remark, and nothing else of clinic.toml changes",
          "[settings]") {
    using settings::with_values;
    CHECK(with_values("a = \"x # y\"  # why\nb = 2\n", {{"a", "\"z\""}}) ==
          "a = \"z\"      # why\nb = 2\n");
    CHECK(with_values("# wide = 268   # mm\n[t]\nwide = 3\n", {{"wide", "300"}}) ==
          "wide = 300     # mm\n[t]\nwide = 3\n");
    CHECK(with_values("a = [\n  \"x\",\n]\nb = 1\n", {{"a", "[]"}}) == "a = []\nb = 1\n");
    CHECK(with_values("ab = 1\n[t]\n", {{"a", "2"}}) == "ab = 1\na = 2\n[t]\n");
    const auto made = with_values(settings::settings_template("RW" + std::string(54, 'x')),
                                  {{"name", "\"A\""}, {"screen_width_mm", "268"}});
    base::Problems faults;
    const auto read = settings::parse_settings(made, "", faults);
    CHECK(faults.empty());
    CHECK(read.name == "A");
    CHECK(read.screen_width_mm == 268);
}

TEST_CASE("A value of a table stands beneath its head, in one that is made where there is none",
          "[settings]") {
    const std::string text = "name = \"A\"\n[keypad]\n# up = [\"F18\"]   # why\n[rules]\n# more\n";
    const auto made = settings::with_values(text, {{"up", "[\"F1\"]", "keypad"},
                                                   {"down", "[\"F2\"]", "keypad"},
                                                   {"psa-test", "\"x\"", "rules"},
                                                   {"url", "\"https://a\"", "fleet"},
                                                   {"up", "\"above\""}});
    INFO(made);
    CHECK(
        made.starts_with("name = \"A\"\nup = \"above\"\n[keypad]\ndown = [\"F2\"]\nup = [\"F1\"]"));
    CHECK(made.find("[rules]\npsa-test = \"x\"\n# more\n") != std::string::npos);
    CHECK(made.ends_with("\n[fleet]\nurl = \"https://a\"\n"));
    CHECK(settings::with_values(made, {{"up", "[\"F1\"]", "keypad"}}) == made);
}
