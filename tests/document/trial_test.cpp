#include "document/trial.h"

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
