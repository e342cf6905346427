// urokiosk preview in a real window: what an author saves is on the glass a moment later.
#include "support/world.h"
#include "window/display.h"

namespace {

layout::Bitmap settled(const window::Display& display) {
    auto picture = display.picture();
    window::within(20, [&] {
        const auto next = display.picture();
        const bool stands = next.rgba == picture.rgba;
        picture = next;
        return stands;
    });
    return picture;
}

}  // namespace

TEST_CASE("a page in a window follows the file that is saved", "[window][preview]") {
    if (const auto missing = window::missing(); !missing.empty()) {
        WARN("skipped: no " + missing);
        return;
    }
    const support::Folder folder;
    const base::Path content = folder / "content", page = content / "en/topics/prostatitis.md";
    std::filesystem::copy(support::fixtures() / "library", content,
                          std::filesystem::copy_options::recursive);
    const window::Display display(600, 1000);
    const auto empty = display.picture();
    window::Process program({support::program(), "--data", (folder / "none").string(), "preview",
                             "--size", "540x960", page.string()},
                            {"DISPLAY=" + display.name(), "SDL_VIDEODRIVER=x11",
                             "SDL_AUDIODRIVER=dummy", "SDL_RENDER_DRIVER=software"},
                            folder / "output");
    INFO(base::read_file(folder / "output").value_or(""));
    REQUIRE(window::within(60, [&] { return display.picture().rgba != empty.rgba; }));
    const auto before = settled(display);
    auto text = base::read_file(page).value();
    const std::string sign = "Fever or shivering";
    text.replace(text.find(sign), sign.size(), "Very high fever or shivering");
    REQUIRE(base::write_file(page, text));
    CHECK(window::within(20, [&] { return display.picture().rgba != before.rgba; }));
    const auto good = settled(display);
    REQUIRE(base::write_file(page, "+++\n"));  // the last good page stays below the line
    CHECK(window::within(20, [&] { return display.picture().rgba != good.rgba; }));
    const auto told = settled(display);
    const std::size_t lower = told.rgba.size() / 2;
    CHECK(std::equal(told.rgba.begin() + static_cast<long>(lower), told.rgba.end(),
                     good.rgba.begin() + static_cast<long>(lower)));
    CHECK(program.running());
}
