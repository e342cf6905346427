#include "shell/tour.h"

#include <fmt/format.h>

#include <algorithm>

#include "kiosk/sample.h"
#include "shell/outline.h"
#include "shell/sample_desk.h"

namespace shell {

namespace {

// A folder that is gone afterwards; what was left there before goes too.
struct Scratch {
    explicit Scratch(base::Path where) : path(std::move(where)) { clear(); }
    ~Scratch() { clear(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    base::Path path;

  private:
    void clear() const {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
};

class Tourist {
  public:
    Tourist(Drive& drive, kiosk::Services& services, const TourSpec& spec)
        : drive_(drive), services_(services), spec_(spec) {}

    base::Result<int> run();

  private:
    void show(const kiosk::Sample& sample);
    void look(const std::string& name);
    void home();
    void comforts();
    void beside();
    void alone();
    void office();

    Drive& drive_;
    kiosk::Services& services_;
    const TourSpec& spec_;
    int count_ = 0;
    std::string error_;
};

void Tourist::look(const std::string& name) {
    if (!error_.empty()) return;
    std::string file = fmt::format("{:02}-{}", ++count_, name);
    std::erase(file, ',');
    std::replace(file.begin(), file.end(), ' ', '-');
    error_ = drive_.shot((spec_.out / (file + ".png")).string());
    const auto written =
        base::write_file(spec_.out / (file + ".txt"), outline_text(drive_.scene()));
    if (!written) error_ = base::to_line(written.error());
    if (spec_.told) spec_.told(file);
}

void Tourist::show(const kiosk::Sample& sample) {
    if (error_.empty()) error_ = drive_.enter(sample);
}

void Tourist::home() { show({"home", kiosk::HomeScreen{}}); }

// The start screen as visitors can set it.
void Tourist::comforts() {
    auto& session = drive_.kiosk().session;
    for (const char* theme : {"low-contrast", "black-on-white", "white-on-black"}) {
        session.comfort.theme = theme;
        home();
        look(std::string("home-") + theme);
    }
    session.comfort.theme = spec_.theme;
    session.comfort.lowered = true;
    home();
    look("home-lowered");
    session.comfort.lowered = false;
    home();
    drive_.tap("bar/listen");
    drive_.wait(2);
    look("home-listening");
    drive_.tap("listen/stop");
}

// A page with each other language beside it.
void Tourist::beside() {
    const std::string own = drive_.kiosk().session.language;
    const auto id = kiosk::Survey{services_, own}.first(kiosk::readable);
    for (const auto& tag : services_.languages())
        if (id && tag != own) {
            show({"beside-" + tag, kiosk::TopicScreen{*id, kiosk::ChapterAt{0}},
                  [tag](kiosk::Session& session) { session.companion = tag; }});
            look("beside-" + tag);
        }
}

void Tourist::alone() {
    for (const auto& page : lone_pages()) {
        drive_.show_alone(page);
        look(page.name);
    }
}

// The staff's screens, on a copy of what they work with.
void Tourist::office() {
    const Scratch folder(spec_.out / ".desk");
    const auto copied = copy_for_samples(services_.paths, folder.path);
    if (!copied && error_.empty()) error_ = base::to_line(copied.error());
    if (!error_.empty()) return;
    SampleDesk desk(drive_, services_, folder.path);
    for (auto& sample : desk.samples()) {
        const std::string name = sample.name;
        if (error_.empty()) error_ = desk.enter(std::move(sample));
        look("desk " + name);
    }
}

base::Result<int> Tourist::run() {
    std::error_code error;
    std::filesystem::create_directories(spec_.out, error);
    if (error) return base::fail(spec_.out.string(), "cannot be made: " + error.message());
    if (!spec_.language.empty()) error_ = drive_.set("language", spec_.language);
    if (error_.empty()) error_ = drive_.set("text-size", spec_.text_size);
    if (error_.empty()) error_ = drive_.set("theme", spec_.theme);
    const kiosk::Survey survey{services_, drive_.kiosk().session.language,
                               kiosk::Survey::Extent::every_page};
    for (const auto& sample : kiosk::all_samples(survey)) {
        show(sample);
        look(sample.name);
    }
    comforts();
    beside();
    alone();
    office();
    if (!error_.empty()) return base::fail(spec_.out.string(), error_);
    return count_;
}

}  // namespace

base::Result<int> tour(Drive& drive, kiosk::Services& services, const TourSpec& spec) {
    return Tourist(drive, services, spec).run();
}

}  // namespace shell
