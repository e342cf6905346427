#include "document/drawing/trial.h"

#include "base/file.h"
#include "settings/data_paths.h"
#include "support/folder.h"
#include "support/world.h"

namespace {

std::string tried_drawing(const std::string& inside,
                          const std::string& more = "viewBox=\"0 0 9 9\"") {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + more + ">" + inside + "</svg>";
}

const std::string square = "<path d=\"M1 1h5v5h-5z\" fill=\"#336\"/>";

}  // namespace

TEST_CASE("A drawing that shows nothing is refused, whatever hides it", "[doc]") {
    CHECK(document::trial_of_drawing(tried_drawing(square)).empty());
    const std::string hidden =
        GENERATE_COPY(tried_drawing(""), tried_drawing(square, "viewBox=\"0 0 9 9\" opacity=\"0\""),
                      tried_drawing(square, "viewBox=\"0 0 900000 900000\""),
                      tried_drawing("<g display=\"none\">" + square + "</g>"),
                      tried_drawing("<g visibility=\"hidden\">" + square + "</g>"),
                      tried_drawing("<g transform=\"translate(900 0)\">" + square + "</g>"),
                      tried_drawing("<g transform=\"scale(0)\">" + square + "</g>"),
                      tried_drawing("<g fill-opacity=\"0\"><path d=\"M1 1h5v5h-5z\"/></g>"),
                      tried_drawing("<defs>" + square + "</defs>"),
                      tried_drawing("<path d=\"M1 1h5v5h-5z\" fill=\"none\"/>"),
                      tried_drawing(square + "<path d=\"M-9 -9h99v99h-99z\" fill=\"#fff\"/>"));
    INFO(hidden);
    CHECK_FALSE(document::trial_of_drawing(hidden).empty());
}

TEST_CASE(
    "A drawing that drew is known by its fingerprint in a file, one that did not is tried again",
    "[doc]") {
    const support::Folder folder;
    const auto kept = folder.path() / "deep" / "drawings";
    document::remember_trials(kept);
    const auto good = tried_drawing(square + "<path d=\"M2 2h1v1h-1z\"/>");
    CHECK(document::trial_of_drawing(good).empty());
    CHECK_FALSE(document::trial_of_drawing(tried_drawing("")).empty());
    CHECK_FALSE(document::trial_of_drawing(tried_drawing("")).empty());
    CHECK(document::trial_of_drawing(good).empty());
    CHECK(base::read_file(kept)->size() == 65);  // SHA-256 as hexadecimal, and the end of its line

    document::remember_trials("/proc/nowhere/drawings");  // cannot be written: nobody is told
    CHECK(document::trial_of_drawing(tried_drawing(square + square)).empty());
    document::remember_trials(settings::cache_folder() / "drawings");
}
