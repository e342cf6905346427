#include "shell/set_up.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>

#include "content/read_catalog.h"
#include "desk/desk.h"
#include "devices/queues.h"
#include "kiosk/open.h"
#include "shell/upkeep/languages.h"

namespace shell {

using content::Msg;
using desk::setup::Answers;
using desk::setup::House;

namespace {

// Words and names of the languages; the program's own English where there is nothing else.
content::Catalog languages_of(const base::Path& folder) {
    using Kind = content::Path::Kind;
    content::Catalog catalog;
    base::Problems told_by_check;
    auto& english = catalog.in("en");
    const auto tree = content::DiskTree::open(folder);
    for (const auto& path : tree ? tree->paths() : std::vector<content::Path>()) {
        if (path.kind != Kind::language && path.kind != Kind::messages) continue;
        const auto body = tree->read(path);
        if (body) content::read_text(catalog, {path, *body, path.str()}, told_by_check);
    }
    if (english.entry.name.empty()) {
        catalog.languages.front().entry = {{"en", base::Direction::left_to_right},
                                           "English",
                                           {"qwertyuiop", "asdfghjkl", "zxcvbnm"}};
        catalog.languages.front().words = content::built_in_words();
    }
    return catalog;
}

std::map<std::string, layout::Palette> palettes_of(const settings::DataPaths& paths) {
    base::Problems problems;
    auto palettes = kiosk::read_palettes(paths, problems);
    if (!palettes.contains("light")) throw std::runtime_error(base::to_line(problems.front()));
    return palettes;
}

Answers begun_with(const SetUpSpec& spec) {
    base::Problems told_elsewhere;
    auto answers =
        desk::setup::answers_of(settings::read_settings(spec.paths.settings(), told_elsewhere));
    // How the screen hangs, as it was written down.
    std::istringstream conf(base::read_file(spec.paths.screen(), 4096).value_or(""));
    for (std::string line; std::getline(conf, line);) {
        const std::string turn = "output * transform ", matrix = "calibration_matrix ";
        if (line.starts_with(turn)) answers.rotation = std::atoi(line.c_str() + turn.size());
        if (const auto at = line.find(matrix); at != std::string::npos)
            answers.touch_matrix = line.substr(at + matrix.size());
    }
    return answers;
}

struct Furnishing {
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const std::map<std::string, layout::Palette>& palettes;
};

House house_of(const SetUpSpec& spec, const Furnishing& with) {
    House house{.paths = spec.paths,
                .content = spec.content.empty() ? own_content(spec.paths) : spec.content,
                .words = {},
                .languages = {},
                .devices = spec.devices,
                .fonts = with.fonts,
                .icons = with.icons,
                .palettes = with.palettes,
                .queues = spec.queues,
                .beside = spec.beside,
                .again = spec.again};
    for (auto& one : languages_of(house.content).languages) {
        house.words[one.entry.language.tag] = std::move(one.words);
        house.languages.push_back(std::move(one.entry));
    }
    set_fonts(house.languages, with.fonts);
    tune_voice(house.languages, spec.devices.voice);
    return house;
}

}  // namespace

base::Path own_content(const settings::DataPaths& paths) {
    return paths.assets.parent_path() / "content";
}

std::vector<std::string> queue_names() {
    std::vector<std::string> names;
    if (const auto all = devices::queues())
        for (const auto& queue : *all) names.push_back(queue.name);
    return names;
}

SetUp::SetUp(const SetUpSpec& spec, ui::Textures& textures)
    : spec_(spec),
      palettes_(palettes_of(spec.paths)),
      icons_(spec.paths.assets / "icons"),
      ui_(fonts_, icons_, textures),
      wizard_(house_of(spec, {fonts_, icons_, palettes_}), begun_with(spec)),
      elsewhere_(settings::desk_is_elsewhere(spec.paths)) {
    if (elsewhere_) (void)settings::ask_for_desk(spec.paths);
}

bool SetUp::poll(double) { return !spec_.again && !settings::setup_due(spec_.paths) && elsewhere_; }

// The kiosk's own process holds neither library nor key: the other user's window opens over it.
bool SetUp::ask(ui::Ui& ui) {
    const auto words = content::built_in_words();
    const auto& glass = ui.glass();
    const float width = std::min(glass.width_mm() - 2 * ui.theme().margin, 240.F);
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::paper, 0);
    ui.in({(glass.width_mm() - width) / 2, glass.height_mm() * 0.25F, width, glass.height_mm()},
          [&] {
              ui::text(ui, ui::TextLevel::title, words(Msg::setup_wanted));
              ui.space(ui.theme().group);
              ui::text(ui, ui::TextLevel::item, words(Msg::setup_wanted_text));
              ui.space(ui.theme().group);
              ui::ButtonStyle look;
              look.emphasis = ui::ButtonStyle::Emphasis::primary;
              if (ui::button(ui, "setup/begin", words(Msg::setup_begin), look))
                  (void)settings::ask_for_desk(spec_.paths);
          });
    return settings::setup_due(spec_.paths);
}

// Nobody finds a kiosk in use open at its questions: whoever walks away leaves it as it was.
double SetUp::due_in(double now_s) const {
    if (ui_.busy() || again_) return 0;
    const double due = wizard_.due_in(now_s);
    return spec_.again ? std::min(due, std::max(0.1, seen_s_ + desk::idle_s - now_s)) : due;
}

bool SetUp::draw(const base::Glass& glass, const ui::Input& input, double seconds) {
    if (presence_.step(input) || seen_s_ < 0) seen_s_ = input.now_s;
    if (spec_.again && input.now_s - seen_s_ >= desk::idle_s) return false;
    ui::Frame frame;
    frame.glass = glass;
    frame.input = input;
    frame.seconds = seconds;
    frame.content = wizard_.name();
    frame = wizard_.fitted(std::move(frame));
    ui_.begin(frame, wizard_.memory, elsewhere_ ? "setup/wanted" : wizard_.name());
    const bool goes_on = elsewhere_ ? ask(ui_) : wizard_.draw(ui_);
    scene_ = ui_.end();
    scene_.glass = glass;
    again_ = input.any();  // what it changed shows in the next frame
    return goes_on;
}

}  // namespace shell
