#include "content/check.h"

#include "content/content_copy.h"

TEST_CASE("People's words lead to signs that the page of warning signs has, each in one place",
          "[library]") {
    struct Slip {
        std::string entry, told;
    };
    const Slip slip =
        GENERATE(Slip{"id = \"cannot-pee\"\ntyped = [\"cant pee\"]",
                      "synonyms.toml:2: the page of warning signs has no sign 'cannot-pee'"},
                 Slip{"id = \"cannot-pass-urine\"\ntyped = [\"cant pee\", \"cant pee\"]",
                      "'cant pee' stands here twice"},
                 Slip{"id = \"cannot-pass-urine\"\ntyped = []", "a sign that nobody types"},
                 Slip{"id = \"cannot-pass-urine\"\ntyped = [\"cant pee\"]", ""});
    const ContentCopy content;
    content.write("en/synonyms.toml", "[[sign]]\n" + slip.entry + "\n");
    std::string told;
    for (const auto& problem : content::check(content::DiskTree(content.path), {}))
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    INFO(told);
    CHECK_THAT(told, Catch::Contains(slip.told));
    CHECK(told.empty() == slip.told.empty());
}
