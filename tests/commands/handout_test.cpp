#include "support/world.h"

TEST_CASE("A handout is made in a language of the edition, or those are named", "[commands]") {
    const support::Folder data, paper;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\", \"es\"]");
    const auto handout = [&](const std::string& options) {
        return support::run("timeout 60 " + support::program() + " --data '" +
                            data.path().string() + "' handout prostate -o '" +
                            (paper / "a.pdf").string() + "' " + options);
    };
    for (const std::string wrong : {"--lang xx", "--with xx", "--lang es --with xx"}) {
        const auto ran = handout(wrong);
        INFO(wrong << "\n" << ran.out);
        CHECK(ran.exit == 1);
        CHECK_THAT(ran.out,
                   Catch::Contains("xx: is no language of this edition; name one of en, ar, es"));
        CHECK_FALSE(std::filesystem::exists(paper / "a.pdf"));
    }
    CHECK(handout("--lang es --with ar").exit == 0);
}
