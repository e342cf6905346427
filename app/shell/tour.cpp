#include "shell/tour.h"

#include <fmt/format.h>

#include "shell/outline.h"

namespace shell {

namespace {

class Tourist {
  public:
    Tourist(Drive& drive, kiosk::Clinic& clinic, const TourSpec& spec)
        : drive_(drive), clinic_(clinic), spec_(spec) {}

    base::Result<int> run();

  private:
    // Goes straight to a screen, as a visitor who has found the way.
    void go(const kiosk::Route& route) {
        auto& visit = drive_.kiosk().visit;
        visit.way = {kiosk::Home{}, route};
        visit.started = true;
        visit.covered = false;
        visit.memory = {};
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
    kiosk::Clinic& clinic_;
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
    const auto& visit = drive_.kiosk().visit;
    const auto* page = clinic_.page(visit.language, id);
    if (!page) return;
    if (page->document.front.kind == document::Kind::procedure) {
        drive_.kiosk().visit.gates_read.erase(id);
        go(kiosk::Gate{id});
        look("gate-" + id);
        drive_.kiosk().visit.gates_read.insert(id);
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
    for (const auto& group : clinic_.edition.groups(drive_.kiosk().visit.language))
        for (const auto& id : group.topics) topic(id);
}

void Tourist::plates() {
    for (const auto& [id, diagram] : clinic_.diagrams(drive_.kiosk().visit.language)) {
        go(kiosk::Plate{id, ""});
        drive_.kiosk().visit.plate = {};
        drive_.wait(0.1);
        look("plate-" + id);
        for (const auto& structure : diagram.structures()) {
            if (!structure.primary || !structure.layer.empty()) continue;
            drive_.kiosk().visit.plate.structure = structure.id;
            drive_.wait(0.1);
            look("plate-" + id + "-" + structure.id);
            break;
        }
        for (const auto& layer : diagram.layers()) {
            if (layer.id.empty()) continue;
            drive_.kiosk().visit.plate = {"", layer.id};
            drive_.wait(0.1);
            look("plate-" + id + "-" + layer.id);
        }
    }
    drive_.kiosk().visit.plate = {};
}

void Tourist::search(const std::string& words, const std::string& name) {
    drive_.kiosk().visit.typed.clear();
    go(kiosk::Search{});
    drive_.type(words);
    look(name);
}

void Tourist::comfort() {
    auto& visit = drive_.kiosk().visit;
    go(kiosk::Comfort{});
    look("comfort");
    go(kiosk::Practice{});
    drive_.press("left");
    look("practice");
    visit.listening = {};
    for (const char* theme : {"low-contrast", "black-on-white", "white-on-black"}) {
        visit.comfort.theme = theme;
        go(kiosk::Home{});
        look(std::string("home-") + theme);
    }
    visit.comfort.theme = "light";
    visit.comfort.lowered = true;
    go(kiosk::Home{});
    look("home-lowered");
    visit.comfort.lowered = false;
    go(kiosk::Home{});
    drive_.tap("bar/listen");
    drive_.wait(2);
    look("home-listening");
    drive_.tap("listen/stop");
    for (const auto& tag : clinic_.languages()) {
        if (tag == visit.language) continue;
        visit.companion = tag;
        go(kiosk::Topic{"prostate", 0});
        look("beside-" + tag);
    }
    visit.companion.clear();
}

void Tourist::overlays() {
    go(kiosk::Home{});
    drive_.tap("bar/hide");
    look("cover");
    drive_.tap("cover/return");
    drive_.wait(clinic_.settings.idle_seconds + 4.0);
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
    if (const auto* page = clinic_.page(drive_.kiosk().visit.language, "your-visit"))
        for (const auto& question : document::questions(page->document))
            if (drive_.kiosk().visit.questions.size() < 4)
                drive_.kiosk().visit.questions.push_back(question);
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

base::Result<int> tour(Drive& drive, kiosk::Clinic& clinic, const TourSpec& spec) {
    return Tourist(drive, clinic, spec).run();
}

}  // namespace shell
