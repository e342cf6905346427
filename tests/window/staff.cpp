#include "window/staff.h"

#include <ctime>

#include "layout/bitmap.h"
#include "support/pixels.h"

namespace window {

using support::must;
using support::World;

namespace {

constexpr int desk_wide = 1600, desk_high = 1000;
constexpr std::size_t caret = 400;  // pixels of one that blinks, at most

}  // namespace

text::Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::localtime_r(&now, &parts);
    return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

bool shown_here() {
    const auto missing = window::missing();
    if (!missing.empty()) WARN("skipped: no " << missing << " on this machine");
    return missing.empty();
}

Office::Office() {
    clinic.world.reset();
    set("reduced_motion = true");
}

void Office::set(const std::string& line) {
    const base::Path settings = clinic.folder / "clinic.toml";
    must(base::write_file(settings, line + "\n" + base::read_file(settings).value()));
}

void Office::due_soon() {
    auto repository = clinic.open();
    const auto ray = *repository.accounts().person("ray");
    const auto day = today();
    text::Date soon = day;
    soon.month = day.month == 12 ? 1 : day.month + 1;
    soon.year += day.month == 12 ? 1 : 0;
    soon.day = std::min(day.day, 28);
    for (const auto& text : repository.list())
        if (!text.id.empty())
            must(editorial::renew(repository,
                                  {text.path, repository.newest(text.path)->id, day, soon},
                                  {ray, static_cast<editorial::Moment>(std::time(nullptr))}));
}

Staff::Staff(Office& office, std::string journey, std::vector<std::string> environment)
    : journey_(std::move(journey)),
      data_(office.clinic.folder.path()),
      display_(desk_wide, desk_high) {
    for (const std::string& one :
         {"DISPLAY=" + display_.name(), std::string("SDL_VIDEODRIVER=x11"),
          std::string("SDL_AUDIODRIVER=dummy"), std::string("SDL_RENDER_DRIVER=software")})
        environment.push_back(one);
    std::filesystem::copy(data_, twins_ / "data", std::filesystem::copy_options::recursive);
    twin_ = std::make_unique<World>(twins_ / "data", support::Glass{desk_wide, desk_high});
    twin_->clock.set(today());
    program_ = std::make_unique<window::Process>(
        std::vector<std::string>{support::program(), "--data", data_.string(), "run", "--windowed",
                                 std::to_string(desk_wide) + "x" + std::to_string(desk_high),
                                 "--say-first-frame"},
        environment, output_);
    const bool drawn = window::within(60, [&] {
        return base::read_file(output_).value_or("").find("first frame") != std::string::npos;
    });
    INFO(base::read_file(output_).value_or(""));
    REQUIRE(drawn);
    settled();
    xdotool("key ctrl+alt+q");
    REQUIRE(twin_->drive().press("staff").empty());
    settled();
}

void Staff::click(const std::string& key) {
    ++clicks;
    press(key);
}

void Staff::press(const std::string& key) {
    for (int i = 0; i < 60; ++i) {
        const auto* node = twin_->scene().find(key);
        INFO(key << "\n" << twin_->outline());
        REQUIRE(node);
        if (node->whole()) break;
        const auto* area = twin_->scene().find(node->scroll);
        REQUIRE(area);
        touch(node->scroll.path + (node->box_mm.y > area->box_mm.y ? "/down" : "/up"));
    }
    touch(key);
    picture(key);
}

void Staff::type(const std::string& words) {
    put_in(words);
    wait(0.8);  // findings have come, and it is kept
    settled();
}

void Staff::put_in(const std::string& words) {
    xdotool("type --delay 25 -- '" + words + "'");
    twin_->drive().type(words);
}

void Staff::fill(const std::string& key, const std::string& words) {
    click(key);
    stroke("ctrl+a", "ctrl+a");
    put_in(words);
    settled();
}

void Staff::stroke(const std::string& name, const std::string& in_x) {
    xdotool("key " + in_x);
    REQUIRE(twin_->drive().stroke(name).empty());
}

void Staff::tab() {
    xdotool("key Tab");
    REQUIRE(twin_->drive().press("tab").empty());
    settled();
}

void Staff::wait(double seconds) {
    window::within(seconds, [] { return false; });
    twin_->drive().wait(seconds);
}

void Staff::sign_in(const std::string& name, const std::string& secret) {
    press("sign-in/name");
    type(name);
    press("sign-in/secret");
    type(secret);
    press("sign-in/go");
    clicks = 0;
}

void Staff::read_to_end() {
    for (int i = 0; i < 400; ++i) {
        std::string next;
        for (const auto& node : twin_->scene().nodes)
            if (next.empty() && node.whole() && node.key.path.starts_with("review/warning/"))
                next = node.key.path;
        const auto* down = twin_->scene().find("review/text/down");
        if (next.empty() && down && down->enabled) next = down->key.path;
        if (next.empty()) break;
        touch(next);
    }
    picture("read");
}

std::string Staff::starting(const std::string& before, const std::string& words) {
    for (const auto& node : twin_->scene().nodes)
        if (node.key.path.starts_with(before) && node.name.find(words) != std::string::npos)
            return node.key.path;
    FAIL(words << " stands nowhere\n" << twin_->outline());
    return "";
}

bool Staff::library(const std::function<bool(editorial::Repository&)>& holds) {
    return window::within(60, [&] {
        auto repository = must(editorial::Repository::open(data_ / "library.db"));
        return holds(repository);
    });
}

void Staff::xdotool(const std::string& words) const {
    const auto ran = support::run("DISPLAY=" + display_.name() + " xdotool " + words);
    INFO(words);
    REQUIRE(ran.exit == 0);
}

void Staff::touch(const std::string& key) {
    const auto* node = twin_->scene().find(key);
    INFO(key << "\n" << twin_->outline());
    REQUIRE(node);
    REQUIRE(node->whole());
    REQUIRE(node->enabled);
    const auto at = node->box_mm.centre();
    const float px = twin_->scene().glass.px_per_mm;
    display_.click(static_cast<int>(at.x * px), static_cast<int>(at.y * px));
    REQUIRE(twin_->drive().tap(key).empty());
    // A machine that is at work on other things answers late; what changes nothing answers not.
    window::within(15, [&] { return support::other_pixels(display_.picture(), last_) > caret; });
    settled();
}

void Staff::settled() {
    last_ = display_.picture();
    const bool rests = window::within(20, [&] {
        auto now = display_.picture();
        const bool same = support::other_pixels(now, last_) <= caret;
        last_ = std::move(now);
        return same;
    });
    REQUIRE(rests);
    REQUIRE(program_->running());
}

void Staff::picture(const std::string& what) {
    const char* folder = std::getenv("UROKIOSK_PICTURES");
    if (!folder) return;
    std::string name = what;
    std::replace(name.begin(), name.end(), '/', '-');
    ++steps_;
    name = journey_ + "-" + (steps_ < 10 ? "0" : "") + std::to_string(steps_) + "-" + name;
    const auto file = base::Path(folder) / (name + ".png");
    must(layout::write_png(file.string(), last_));
}

}  // namespace window
