#include "shell/tour.h"

#include <fmt/format.h>

#include "shell/outline.h"

namespace shell {

namespace {

class Tourist {
  public:
    Tourist(Drive& drive, kiosk::Services& services, const TourSpec& spec)
        : drive_(drive), services_(services), spec_(spec) {}

    base::Result<int> run();

  private:
    // Goes straight to a screen, as a visitor who has found the way.
    void go(const kiosk::Route& route) {
        auto& session = drive_.kiosk().session;
        session.way = {kiosk::Home{}, route};
        session.started = true;
        session.covered = false;
        session.memory = {};
        drive_.wait(0.1);
    }
    void look(const std::string& name);
    void topics();
    void topic(const std::string& id);
    void plates();
    void search(const std::string& words, const std::string& name);
    void overlays();
    void comfort();

    Drive& drive_;
    kiosk::Services& services_;
    const TourSpec& spec_;
    int count_ = 0;
    std::string error_;
};

void Tourist::look(const std::string& name) {
    if (!error_.empty()) return;
    const std::string file = fmt::format("{:02}-{}", ++count_, name);
    error_ = drive_.shot((spec_.out / (file + ".png")).string());
    const auto written =
        base::write_file(spec_.out / (file + ".txt"), outline_text(drive_.scene()));
    if (!written) error_ = base::to_line(written.error());
    if (spec_.told) spec_.told(file);
}

void Tourist::topic(const std::string& id) {
    const auto& session = drive_.kiosk().session;
    const auto* page = services_.page(session.language, id);
    if (!page) return;
    if (page->document.front.kind == document::PageKind::procedure) {
        drive_.kiosk().session.gates_read.erase(id);
        go(kiosk::Gate{id});
        look("gate-" + id);
        drive_.kiosk().session.gates_read.insert(id);
    }
    go(kiosk::Topic{id, -1});
    look("topic-" + id);
    if (!document::warnings(page->document).empty()) {
        go(kiosk::Topic{id, -2});
        look("topic-" + id + "-warnings");
    }
    const int chapters = static_cast<int>(page->book.chapters.size());
    for (int i = 0; i < chapters; ++i) {
        go(kiosk::Topic{id, i});
        look(fmt::format("topic-{}-{:02}", id, i + 1));
    }
    go(kiosk::About{id, -1});
    look("about-" + id);
}

void Tourist::topics() {
    for (const auto& group : services_.edition.groups(drive_.kiosk().session.language))
        for (const auto& id : group.topics) topic(id);
}

void Tourist::plates() {
    for (const auto& [id, diagram] : services_.diagrams(drive_.kiosk().session.language)) {
        go(kiosk::Plate{id, ""});
        drive_.kiosk().session.plate = {};
        drive_.wait(0.1);
        look("plate-" + id);
        for (const auto& structure : diagram.structures()) {
            if (!structure.primary || !structure.layer.empty()) continue;
            drive_.kiosk().session.plate.structure = structure.id;
            drive_.wait(0.1);
            look("plate-" + id + "-" + structure.id);
            break;
        }
        for (const auto& layer : diagram.layers()) {
            if (layer.id.empty()) continue;
            drive_.kiosk().session.plate = {"", layer.id};
            drive_.wait(0.1);
            look("plate-" + id + "-" + layer.id);
        }
    }
    drive_.kiosk().session.plate = {};
}

void Tourist::search(const std::string& words, const std::string& name) {
    drive_.kiosk().session.typed.clear();
    go(kiosk::Search{});
    drive_.type(words);
    look(name);
}

void Tourist::comfort() {
    auto& session = drive_.kiosk().session;
    go(kiosk::Comfort{});
    look("comfort");
    go(kiosk::Practice{});
    drive_.press("left");
    look("practice");
    session.listening = {};
    for (const char* theme : {"low-contrast", "black-on-white", "white-on-black"}) {
        session.comfort.theme = theme;
        go(kiosk::Home{});
        look(std::string("home-") + theme);
    }
    session.comfort.theme = "light";
    session.comfort.lowered = true;
    go(kiosk::Home{});
    look("home-lowered");
    session.comfort.lowered = false;
    go(kiosk::Home{});
    drive_.tap("bar/listen");
    drive_.wait(2);
    look("home-listening");
    drive_.tap("listen/stop");
    for (const auto& tag : services_.languages()) {
        if (tag == session.language) continue;
        session.companion = tag;
        go(kiosk::Topic{"prostate", 0});
        look("beside-" + tag);
    }
    session.companion.clear();
}

void Tourist::overlays() {
    go(kiosk::Home{});
    drive_.tap("bar/hide");
    look("cover");
    drive_.tap("cover/return");
    drive_.wait(services_.settings.idle_seconds + 4.0);
    look("still-there");
}

base::Result<int> Tourist::run() {
    std::error_code error;
    std::filesystem::create_directories(spec_.out, error);
    if (error) return base::fail(spec_.out.string(), "cannot be made: " + error.message());
    if (!spec_.language.empty()) error_ = drive_.set("language", spec_.language);
    if (error_.empty()) error_ = drive_.set("text-size", spec_.text_size);
    drive_.wait(0.1);
    look("attract");
    go(kiosk::Home{});
    look("home");
    go(kiosk::Topics{});
    look("topics");
    go(kiosk::Warnings{});
    look("warnings");
    search("", "search");
    search("psa", "search-found");
    search("prostatitus", "search-slip");
    search("zzzz", "search-nothing");
    go(kiosk::Questions{});
    look("questions-none");
    if (const auto* page = services_.page(drive_.kiosk().session.language, "your-visit"))
        for (const auto& question : document::questions(page->document))
            if (drive_.kiosk().session.questions.size() < 4)
                drive_.kiosk().session.questions.push_back(question);
    go(kiosk::Questions{});
    look("questions");
    go(kiosk::Home{});
    look("home-with-questions");
    go(kiosk::Print{""});
    look("print");
    drive_.tap("print/now");
    look("print-done");
    go(kiosk::Languages{});
    look("languages");
    comfort();
    plates();
    topics();
    overlays();
    if (!error_.empty()) return base::fail(spec_.out.string(), error_);
    return count_;
}

}  // namespace

base::Result<int> tour(Drive& drive, kiosk::Services& services, const TourSpec& spec) {
    return Tourist(drive, services, spec).run();
}

}  // namespace shell
