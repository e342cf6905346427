#include "shell/preview/preview.h"

#include <unistd.h>

#include <iostream>

#include "edition/pack.h"
#include "layout/bitmap.h"
#include "shell/upkeep/languages.h"
#include "storage/signature.h"

namespace shell {

namespace {

constexpr const char* scene_name = "preview";

base::Path own_folder() {
    std::string name = (std::filesystem::temp_directory_path() / "urokiosk-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error(name + " cannot be made");
    return name;
}

// The content a folder lies in, or itself.
base::Path content_of(const base::Path& folder) {
    std::error_code none;
    const base::Path whole = std::filesystem::weakly_canonical(folder, none);
    for (base::Path above = whole; above.has_relative_path(); above = above.parent_path())
        if (std::filesystem::exists(above / "topics.toml", none)) return above;
    return folder;
}

std::string first_error(const base::Problems& problems, const std::string& rather) {
    const base::Problem* first = nullptr;
    for (const auto& one : problems) {
        if (one.severity != base::Severity::error) continue;
        if (!first || (first->file != rather && one.file == rather)) first = &one;
    }
    return first ? base::to_line(*first) : "";
}

}  // namespace

Preview::Preview(const What& what, const devices::Clock& clock, ui::Textures& textures,
                 std::function<void()> wake)
    : what_(what),
      aside_(own_folder()),
      page_(std::filesystem::is_directory(what.path)
                ? base::Result<PageFile>(PageFile{{}, content_of(what.path), {}})
                : page_file(what.path, what.house)),
      textures_(textures),
      wake_(std::move(wake)),
      clock_(clock),
      lone_(what.paths, textures) {
    watch();
}

Preview::~Preview() {
    watches_.clear();
    if (work_.valid()) work_.wait();
    shown_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(aside_, ignored);
}

// The folder of the page; of a whole content each folder in it.
void Preview::watch() {
    std::vector<base::Path> folders{what_.path.parent_path().empty() ? base::Path(".")
                                                                     : what_.path.parent_path()};
    std::error_code error;
    if (page_ && page_->file.empty()) {
        folders = {page_->content};
        for (const auto& one : std::filesystem::recursive_directory_iterator(page_->content, error))
            if (one.is_directory(error)) folders.push_back(one.path());
    }
    for (const auto& folder : folders)
        watches_.push_back(std::make_unique<devices::FolderWatch>(folder, [this] {
            changed_ = true;
            wake_();
        }));
}

// The clinic's own numbers, where there is a clinic; no paper comes out of a preview.
settings::Settings Preview::settings() const {
    base::Problems told_by_doctor;
    auto settings = settings::read_settings(what_.paths.settings(), told_by_doctor);
    settings.printers.clear();
    settings.trusted_keys.clear();
    return settings;
}

Preview::Made Preview::make() const {
    const bool lone = !page_->file.empty();
    base::Result<PageTree> one = lone ? PageTree::open(*page_) : base::fail("", "");
    const auto all = content::DiskTree::open(page_->content);
    if (lone && !one) return {base::to_line(one.error()), {}};
    if (!all) return {base::to_line(all.error()), {}};
    const content::Tree& tree = lone ? static_cast<const content::Tree&>(*one) : *all;
    const auto keys = storage::make_keys();
    edition::Packing packing;
    packing.edition = aside_ / "edition.db";
    packing.secret_key = aside_ / "key";
    if (lone) packing.withdrawn = one->left_out();
    if (auto kept = base::write_file(packing.secret_key, keys.secret_file, true); !kept)
        return {base::to_line(kept.error()), {}};
    base::Problems problems;
    const auto packed = edition::pack(tree, packing, problems);
    if (const auto fault = first_error(problems, page_->file.string()); !fault.empty())
        return {fault, {}};
    if (!packed) return {base::to_line(packed.error()), {}};
    auto clinic = settings();
    clinic.trusted_keys = {keys.public_key};
    clinic.languages.clear();
    for (const auto& path : tree.paths())
        if (path.kind == content::Path::Kind::language) clinic.languages.push_back(path.language);
    auto opened = edition::Edition::open(packing.edition, clinic);
    if (!opened) return {base::to_line(opened.error()), {}};
    return {"", std::move(*opened)};
}

void Preview::take(Made made) {
    fault_ = made.fault;
    if (!made.edition) return;
    auto clinic = made.edition->settings();
    constexpr int never = 1 << 24;
    clinic.idle_seconds = never;  // whoever writes looks up seldom
    base::Problems problems;
    kiosk::Artwork artwork{layout::Fonts(), layout::Icons(what_.paths.assets / "icons"),
                           kiosk::read_palettes(what_.paths, problems)};
    auto services = std::make_unique<kiosk::Services>(std::move(clinic), std::move(*made.edition),
                                                      std::move(artwork),
                                                      devices::All{no_printer_, silent_, clock_});
    set_fonts(services->edition.languages(), services->fonts);
    auto next = std::make_unique<Shown>(std::move(services), textures_);
    auto& session = next->navigator.session;
    if (shown_) {
        session = std::move(shown_->navigator.session);
    } else {
        const auto& offered = next->services->languages();
        session.language = !page_->page.language.empty() ? page_->page.language
                           : !what_.language.empty()     ? what_.language
                                                         : offered.front();
        session.started = true;
        session.way = {kiosk::HomeScreen{}};
        if (!page_->file.empty()) session.way.emplace_back(kiosk::TopicScreen{page_->page.id});
    }
    shown_ = std::move(next);
    shown_->navigator.over = [this](ui::Ui& ui) { tell(ui); };
}

bool Preview::poll(double) {
    using std::chrono::seconds;
    if (!page_) {
        fault_ = base::to_line(page_.error());
        if (changed_.exchange(false)) page_ = page_file(what_.path, what_.house);
        if (!page_) return true;
    }
    if (!work_.valid() && changed_.exchange(false))
        work_ = std::async(std::launch::async, [this] {
            auto made = make();
            wake_();
            return made;
        });
    if (!work_.valid() || work_.wait_for(seconds(0)) != std::future_status::ready) return false;
    take(work_.get());
    return true;
}

double Preview::due_in(double now_s) const {
    if (work_.valid() || changed_) return 0.05;
    return shown_ ? shown_->navigator.due_in(now_s) : devices::never_s;
}

// One line at the head, over the last good page.
void Preview::tell(ui::Ui& ui) const {
    if (fault_.empty()) return;
    const float margin = ui.theme().gap;
    const float wide = ui.glass().width_mm() - 2 * margin;
    const float high =
        ui::height_of(ui, ui::TextLevel::reading, fault_, wide - 2 * margin) + 2 * margin;
    const base::Rect strip{margin, margin, wide, high};
    ui.canvas().fill(strip, layout::ColorRole::emergency_soft, ui.theme().radius);
    ui.canvas().line(strip, layout::ColorRole::emergency, ui.theme().radius, 0.6F);
    ui.in({strip.x + margin, strip.y + margin, wide - 2 * margin, high}, [&] {
        ui::TextStyle look;
        look.key = "preview/fault";
        look.color = layout::ColorRole::emergency_ink;
        look.ground = layout::ColorRole::emergency_soft;
        ui::text(ui, ui::TextLevel::reading, fault_, look);
    });
}

bool Preview::draw(const base::Glass& glass, const ui::Input& input, double seconds) {
    poll(input.now_s);
    if (shown_)
        scene_ = shown_->navigator.step(glass, input, seconds);
    else
        scene_ = lone_.draw({scene_name, [this](ui::Ui& ui) { tell(ui); }}, glass, input, seconds);
    return true;
}

int run_preview(const Preview::What& what, const GraphicsSpec& spec) {
    Graphics graphics(spec);
    const devices::SystemClock clock;
    Preview stage(what, clock, graphics, Graphics::wake);
    FrameLoop(graphics, clock).run(stage);
    return 0;
}

int shoot_preview(const Preview::What& what, const GraphicsSpec& spec, const base::Path& png) {
    constexpr int most_frames = 600;
    constexpr double frame_s = 1.0 / 60;
    Graphics graphics(spec);
    devices::StandInClock clock;
    Preview stage(what, clock, graphics, [] {});
    for (stage.poll(0); stage.works(); stage.poll(0)) usleep(2000);
    for (int i = 0; i < most_frames; ++i) {
        clock.wait(frame_s);
        ui::Input input;
        input.now_s = clock.seconds();
        stage.draw(graphics.glass(), input, frame_s);
        if (i > 1 && stage.due_in(clock.seconds()) > 0) break;
    }
    graphics.show();
    if (const auto kept = layout::write_png(png, graphics.picture()); !kept) {
        std::cerr << base::to_line(kept.error()) << "\n";
        return 1;
    }
    if (!stage.fault().empty()) std::cerr << stage.fault() << "\n";
    return stage.fault().empty() ? 0 : 1;
}

}  // namespace shell
