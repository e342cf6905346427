// The desk's journeys in a real window, by mouse and keyboard: the program itself on an X server of
// its own. A twin in memory, with a library of its own, does the same and says where each thing
// stands. UROKIOSK_PICTURES=FOLDER keeps a picture of each step, to be looked at.
#include <ctime>

#include "layout/bitmap.h"
#include "support/office_kiosk.h"
#include "support/pixels.h"
#include "window/display.h"

using editorial::State;
using support::Clinic;
using support::must;
using support::World;

namespace {

constexpr int desk_wide = 1600, desk_high = 1000;
constexpr std::size_t caret = 400;  // pixels of one that blinks, at most

text::Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::localtime_r(&now, &parts);
    return {parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday};
}

// A clinic whose reviews are due a month from today, whenever that is.
struct Office {
    Clinic clinic;
    Office() {
        clinic.world.reset();
        const base::Path settings = clinic.folder / "clinic.toml";
        must(base::write_file(settings,
                              "reduced_motion = true\n" + base::read_file(settings).value()));
    }
    void due_soon() {
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
};

// Somebody at the desk. What brings the next lines or opens a sign is reading, and not counted.
class Staff {
  public:
    Staff(Office& office, std::string journey)
        : journey_(std::move(journey)), data_(office.clinic.folder.path()) {
        std::filesystem::copy(data_, twins_ / "data", std::filesystem::copy_options::recursive);
        twin_ = std::make_unique<World>(twins_ / "data", support::Glass{desk_wide, desk_high});
        twin_->clock.set(today());
        program_ = std::make_unique<window::Process>(
            std::vector<std::string>{
                support::program(), "--data", data_.string(), "run", "--windowed",
                std::to_string(desk_wide) + "x" + std::to_string(desk_high), "--say-first-frame"},
            std::vector<std::string>{"DISPLAY=" + display_.name(), "SDL_VIDEODRIVER=x11",
                                     "SDL_AUDIODRIVER=dummy", "SDL_RENDER_DRIVER=software"},
            output_);
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

    World& twin() { return *twin_; }
    int clicks = 0;

    void click(const std::string& key) {
        ++clicks;
        press(key);
    }
    // Brought in sight first, by the buttons of its list.
    void press(const std::string& key) {
        for (int i = 0; i < 200; ++i) {
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
    void type(const std::string& words) {
        xdotool("type --delay 25 -- '" + words + "'");
        twin_->drive().type(words);
        wait(0.8);  // findings have come, and it is kept
        settled();
    }
    void stroke(const std::string& name, const std::string& in_x) {
        xdotool("key " + in_x);
        REQUIRE(twin_->drive().stroke(name).empty());
    }
    void wait(double seconds) {
        window::within(seconds, [] { return false; });
        twin_->drive().wait(seconds);
    }
    void sign_in(const std::string& name, const std::string& secret) {
        press("sign-in/name");
        type(name);
        press("sign-in/secret");
        type(secret);
        press("sign-in/go");
        clicks = 0;
    }
    // Each changed sign opened, and on to the end.
    void read_to_end() {
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
    std::string starting(const std::string& before, const std::string& words) {
        for (const auto& node : twin_->scene().nodes)
            if (node.key.path.starts_with(before) && node.name.find(words) != std::string::npos)
                return node.key.path;
        FAIL(words << " stands nowhere\n" << twin_->outline());
        return "";
    }
    // What the real one wrote, once it is so.
    bool library(const std::function<bool(editorial::Repository&)>& holds) {
        return window::within(60, [&] {
            auto repository = must(editorial::Repository::open(data_ / "library.db"));
            return holds(repository);
        });
    }

  private:
    void xdotool(const std::string& words) const {
        const auto ran = support::run("DISPLAY=" + display_.name() + " xdotool " + words);
        INFO(words);
        REQUIRE(ran.exit == 0);
    }
    void touch(const std::string& key) {
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
        window::within(15,
                       [&] { return support::other_pixels(display_.picture(), last_) > caret; });
        settled();
    }
    void settled() {
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
    void picture(const std::string& what) {
        const char* folder = std::getenv("UROKIOSK_PICTURES");
        if (!folder) return;
        std::string name = what;
        std::replace(name.begin(), name.end(), '/', '-');
        ++steps_;
        name = journey_ + "-" + (steps_ < 10 ? "0" : "") + std::to_string(steps_) + "-" + name;
        const auto file = base::Path(folder) / (name + ".png");
        must(layout::write_png(file.string(), last_));
    }

    std::string journey_;
    base::Path data_;
    support::Folder twins_, folder_;
    base::Path output_ = folder_ / "output";
    window::Display display_{desk_wide, desk_high};
    std::unique_ptr<World> twin_;
    std::unique_ptr<window::Process> program_;
    layout::Bitmap last_;
    int steps_ = 0;
};

bool shown_here() {
    const auto missing = window::missing();
    if (!missing.empty()) WARN("skipped: no " << missing << " on this machine");
    return missing.empty();
}

State state_of(editorial::Repository& repository, const std::string& path) {
    const auto text = repository.newest(path);
    return text ? text->state : State::withdrawn;
}

}  // namespace

TEST_CASE(
    "in a window a sentence is corrected and sent for review with six clicks, and approved "
    "with four",
    "[window][desk-window]") {
    if (!shown_here()) return;
    Office office;
    {
        Staff ann(office, "correct");
        ann.sign_in("ann", "19283747");
        ann.click("today/find");
        ann.click("pages/search");
        ann.type("prostatitis");
        ann.click(std::string("text/") + Clinic::page);
        ann.click(ann.starting("write/block/", "Fever or shivering"));
        ann.stroke("ctrl+home", "ctrl+Home");
        ann.type("High ");
        ann.click("write/submit");
        CHECK(ann.clicks <= 6);
        CHECK(ann.library([](auto& repository) {
            const auto text = repository.newest(Clinic::page);
            return text->state == State::in_review &&
                   text->body.find("High Fever or shivering") != std::string::npos;
        }));
    }
    Staff ray(office, "approve");
    ray.sign_in("ray", "19283748");
    ray.click(std::string("today/read/") + Clinic::page);
    ray.read_to_end();
    ray.click("review/approve");
    ray.type("19283748");
    ray.click("sign/now");
    CHECK(ray.clicks <= 4);
    CHECK(ray.library(
        [](auto& repository) { return state_of(repository, Clinic::page) == State::approved; }));
}

TEST_CASE("in a window all reviews that are due are renewed with eight clicks, sign-in and all",
          "[window][desk-window]") {
    if (!shown_here()) return;
    Office office;
    office.due_soon();
    Staff ray(office, "renew");
    ray.sign_in("ray", "19283748");
    constexpr int to_sign_in = 3;
    ray.click("today/renew-all");
    ray.click("renew/all");
    ray.click("renew/sign");
    ray.type("19283748");
    ray.click("sign/now");
    CHECK(ray.clicks + to_sign_in <= 8);
    CHECK(ray.library([](auto& repository) {
        text::Date latest = today();
        latest.month += 2;  // later than all that were due, whatever month that is
        int count = 0;
        for (const auto& text : repository.list())
            count += !text.id.empty() && text.due > latest ? 1 : 0;
        return count == 15;
    }));
}

TEST_CASE("in a window a new topic is begun by one form, and its page opens to be written",
          "[window][desk-window]") {
    if (!shown_here()) return;
    Office office;
    Staff ann(office, "topic");
    ann.sign_in("ann", "19283747");
    ann.click("today/new");
    ann.click("new/title");
    ann.type("A blood test");
    ann.click(ann.starting("new/group/", ""));
    ann.click("new/go");
    CHECK(ann.clicks <= 4);
    const std::string path = "en/topics/blood-test.md";
    CHECK(
        ann.library([&](auto& repository) { return state_of(repository, path) == State::draft; }));
    ann.click("write/head");
    ann.click("write/field/1");
    ann.stroke("ctrl+a", "ctrl+a");
    ann.type("How a blood test is done.");
    ann.click("write/done");
    ann.wait(1.5);
    CHECK(ann.library([&](auto& repository) {
        const auto drafts = repository.drafts(path);
        return !drafts.empty() &&
               drafts.front().body.find("How a blood test is done.") != std::string::npos;
    }));
}
