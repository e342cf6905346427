// urokiosk sources import: what a librarian brings, into a folder and into the library.
#include "commands/counter.h"

using Catch::Contains;

namespace {

constexpr const char* bib =
    "@article{one, author={Shah, P.}, title={One paper}, journal={BJU International}, "
    "year={2020}, doi={10.1111/bju.99999}}\n@article{two, title={Nobody wrote it}, "
    "journal={J}, year={2020}, doi={10.1111/x}}\n";

}  // namespace

TEST_CASE("A list comes into a content folder, and each refused entry is named", "[commands]") {
    const auto desk = counter::empty();
    std::filesystem::copy(support::fixtures() / "library", desk->folder / "content",
                          std::filesystem::copy_options::recursive);
    desk->write("mine.bib", bib);
    const auto ran =
        desk->run("sources import mine.bib --content content --evidence cohort --read part");
    CHECK(ran.exit == 1);  // one was refused
    CHECK_THAT(ran.out,
               Contains("+ SHAH-2020\n") && Contains("mine.bib: 'two' names nobody who made it"));
    CHECK_THAT(desk->in("cat content/sources.json"), Contains("\"id\": \"SHAH-2020\""));
    CHECK_THAT(desk->run("check -q content").out, !Contains("sources.json"));
    const auto again =
        desk->run("sources import mine.bib --content content --evidence cohort --read part");
    CHECK_THAT(again.out, Contains("= SHAH-2020 stands there already"));
    CHECK(desk->run("sources import mine.bib").exit == 2);  // into what?
    CHECK_THAT(desk->run("sources import nothing.bib --content content").out,
               Contains("nothing.bib: cannot read"));
}

TEST_CASE("A list comes into the library as a draft of whoever brings it", "[commands]") {
    const auto desk = counter::opened();
    desk->write("mine.bib", bib);
    const auto ran = desk->by("ann", "sources import mine.bib --evidence cohort");
    CHECK_THAT(ran.out, Contains("sources.json: 1 came in"));
    CHECK_THAT(desk->text("sources.json"), Contains("SHAH-2020"));
    CHECK(desk->by("rita", "sources import mine.bib --evidence cohort").exit == 1);  // no author
}
