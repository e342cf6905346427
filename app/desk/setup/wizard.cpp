#include "desk/setup/wizard.h"

#include <algorithm>

#include "base/wipe.h"
#include "ui/rows.h"

namespace desk::setup {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float widest_mm = 240;
constexpr double look_again_s = 0.2;  // at what is done beside

constexpr const char* text_fields[] = {
    "name",    "phone",         "address", "emergency_number", "advice_number", "crisis_line",
    "country", "publisher_key", "shown",   "manager",          "secret",        "again"};

ui::TextSize size_of(const settings::Settings& clinic) {
    return ui::text_size_from(clinic.text_size).value_or(ui::TextSize::normal);
}

}  // namespace

Wizard::Wizard(const House& house, Answers answers) : house_(house), answers_(std::move(answers)) {
    const auto& clinic = answers_.clinic;
    const settings::Settings usual;
    board_.language = "en";
    for (const auto* key : text_fields) fields_[key].start("");
    fields_["name"].start(clinic.name == usual.name ? "" : clinic.name);
    fields_["phone"].start(clinic.phone);
    fields_["address"].start(clinic.address);
    fields_["emergency_number"].start(clinic.emergency_number);
    fields_["advice_number"].start(clinic.advice_number);
    fields_["crisis_line"].start(clinic.crisis_line);
    fields_["country"].start(clinic.country);
}

Wizard::~Wizard() {
    for (auto& [key, field] : fields_) field.start("");
    base::wipe(answers_.secret);
}

std::string Wizard::said_in(Msg word, const text::Values& values) const {
    return said()(word, values);
}

bool Wizard::writes() const {
    return step_ == Step::clinic || step_ == Step::editions || step_ == Step::manager;
}

ui::Frame Wizard::fitted(ui::Frame frame) {
    // Above the keys there is room for fields at the usual size alone; on low glass at the desk's.
    const bool low = writes() && frame.glass.landscape();
    frame.theme = ui::make_theme(house_.palettes.at("light"),
                                 {writes() ? ui::TextSize::normal : size_of(answers_.clinic), false,
                                  frame.glass.width_mm()});
    if (low) frame.theme = dense(frame.theme);
    frame.language = said().language;
    frame.cue = {said()(Msg::scroll_up), said()(Msg::scroll_down)};
    auto& presses = frame.input.presses;
    if (step_ == Step::keypad && !presses.empty()) {  // they say what they are, and do nothing
        pressed_ = presses.back();
        keys_.insert(presses.begin(), presses.end());
        presses.clear();
    }
    // Keys that write must not also move.
    if (writes())
        std::erase_if(presses, [](ui::NavKey press) {
            return press != ui::NavKey::tab && press != ui::NavKey::back_tab &&
                   press != ui::NavKey::enter;
        });
    return frame;
}

double Wizard::due_in(double) const {
    const auto state = house_.devices.printer.status().state;
    const bool waits = working_.valid() || looking_.valid() || !devices::finished(state);
    return waits ? look_again_s : devices::never_s;
}

void Wizard::open(Step step) {
    step_ = step;
    wrong_ = false;
    note_.clear();
    taps_.clear();
    corners_.clear();
    house_.devices.voice.stop();
    memory = {};
}

void Wizard::go(int by) {
    take();
    if (by > 0 && !faults(answers_, step_).empty()) {
        wrong_ = true;
        return;
    }
    const bool differs = fields_["secret"].edit.text() != fields_["again"].edit.text();
    if (by > 0 && step_ == Step::manager && differs) {
        wrong_ = true;
        return;
    }
    int next = static_cast<int>(step_) + by;
    const auto left_out = [&](int one) {
        const auto step = static_cast<Step>(one);
        return house_.again && (step == Step::editions || step == Step::manager);
    };
    while (left_out(next)) next += by;
    open(static_cast<Step>(std::clamp(next, 0, steps - 1)));
}

void Wizard::take() {
    auto& clinic = answers_.clinic;
    const auto text = [&](const char* key) { return fields_[key].edit.text(); };
    clinic.name = text("name");
    clinic.phone = text("phone");
    clinic.address = text("address");
    clinic.emergency_number = text("emergency_number");
    clinic.advice_number = text("advice_number");
    clinic.crisis_line = text("crisis_line");
    clinic.country = text("country");
    std::transform(clinic.country.begin(), clinic.country.end(), clinic.country.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    answers_.publisher_key = text("publisher_key");
    answers_.shown = text("shown");
    answers_.manager = text("manager");
    answers_.secret = text("secret");
}

// How far one has come, above all steps.
void Wizard::head(ui::Ui& ui) {
    ui.columns(2, [&](int column) {
        ui::TextStyle look;
        if (column == 1) look.align = layout::Align::end;
        const text::Values values{{"n", static_cast<int>(step_) + 1}, {"all", steps}};
        ui::text(ui, ui::TextLevel::small,
                 column == 0 ? said()(Msg::setup_title) : said_in(Msg::setup_step, values), look);
    });
    ui.space(ui.theme().gap);
    const float gap = 1.6F, each = (ui.width() + gap) / static_cast<float>(steps) - gap;
    for (int i = 0; i < steps; ++i)
        ui.canvas().fill({ui.x() + (each + gap) * static_cast<float>(i), ui.y(), each, 1.8F},
                         i <= static_cast<int>(step_) ? ColorRole::accent : ColorRole::accent_soft,
                         0.9F);
    ui.space(1.8F + ui.theme().gap);
}

void Wizard::foot(ui::Ui& ui) {
    const bool last = step_ == Step::summary;
    ui::ButtonStyle back, next;
    back.icon = "back";
    const bool first = step_ == Step::letters;
    back.enabled = (!first || house_.again) && !working_.valid();
    next.icon = last ? "check" : "next";
    next.icon_last = !last;
    next.emphasis = ui::ButtonStyle::Emphasis::primary;
    next.enabled = !working_.valid();
    const auto forward = [&] { last ? finish() : go(1); };
    ui::button_rows(
        ui, {2, next},
        {{"setup/back", said()(Msg::setup_back), back,
          [&] { first ? void(over_ = true) : go(-1); }},  // of a kiosk in use: it stays as it was
         {"setup/next", said()(last ? Msg::setup_finish : Msg::setup_next), next, forward}});
}

void Wizard::title(ui::Ui& ui, Msg title, Msg text) {
    ui::text(ui, ui::TextLevel::section, said()(title));
    ui.title(said()(title));
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::reading, said()(text));
    ui.space(ui.theme().group);
}

// A field, and under it what cannot be kept.
void Wizard::ask(ui::Ui& ui, const std::string& key, Msg name, bool secret) {
    auto& editor = fields_[key];
    if (field(ui, {.key = "setup/" + key, .name = said()(name), .secret = secret}, editor))
        wrong_ = false;
    take();
    if (wrong_)
        for (const auto& fault : faults(answers_, step_))
            if (fault.key == key)
                line(ui, said()(fault.why), ColorRole::emergency_ink, "setup/wrong/" + key);
    ui.space(ui.theme().gap);
}

void Wizard::body(ui::Ui& ui) {
    using Draw = void (Wizard::*)(ui::Ui&);
    constexpr Draw all[] = {&Wizard::letters,  &Wizard::languages, &Wizard::clinic,
                            &Wizard::size,     &Wizard::rotation,  &Wizard::touch,
                            &Wizard::printer,  &Wizard::sound,     &Wizard::keypad,
                            &Wizard::editions, &Wizard::manager,   &Wizard::summary};
    static_assert(std::size(all) == steps);
    (this->*all[at()])(ui);
    if (note_.empty()) return;
    ui.space(ui.theme().gap);
    line(ui, note_, ColorRole::emergency_ink, "setup/note");
}

bool Wizard::draw(ui::Ui& ui) {
    if (working_.valid() &&
        working_.wait_for(std::chrono::seconds(0)) != std::future_status::timeout) {
        const auto done = working_.get();
        over_ = done.has_value();
        if (!done) note_ = said_in(Msg::setup_failed, {{"why", base::to_line(done.error())}});
    }
    if (over_) return false;
    const auto& glass = ui.glass();
    const auto& theme = ui.theme();
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, ColorRole::paper, 0);
    if (step_ == Step::touch && corners_.size() < 4) {  // it needs the corners of the glass itself
        touch(ui);
        return true;
    }
    const float width = std::min(glass.width_mm() - 2 * theme.margin, widest_mm);
    const float x = (glass.width_mm() - width) / 2, edge = std::min(theme.margin, 8.F);
    const float top = ui.in({x, edge, width, glass.height_mm()}, [&] { head(ui); });
    ui::ButtonStyle look;
    look.icon = "next";
    const float foot_mm =
        ui::rows_height(ui,
                        {said()(Msg::setup_back),
                         said()(step_ == Step::summary ? Msg::setup_finish : Msg::setup_next)},
                        {2, look}, width);
    float bottom = glass.height_mm() - edge - foot_mm - theme.gap;
    const auto& focus = ui.memory().focus.path;
    const auto typed = focus.starts_with("setup/") ? fields_.find(focus.substr(6)) : fields_.end();
    const BoardHouse house{board_, house_.languages, said()};
    const bool keys = writes() && typed != fields_.end();
    if (keys) bottom -= board_height(ui, house) + theme.gap;
    ui.scroll(std::string("steps/") + step_names[at()],
              {x, top, width, std::max(20.F, bottom - top)}, [&] { body(ui); });
    if (keys) ui.in({x, bottom + theme.gap, width, 0}, [&] { board(ui, house, typed->second); });
    ui.in({x, glass.height_mm() - edge - foot_mm, width, foot_mm}, [&] { foot(ui); });
    return true;
}

void Wizard::finish() {
    take();
    for (int i = 0; i < steps; ++i) {
        const auto one = static_cast<Step>(i);
        const bool unasked = house_.again && (one == Step::manager || one == Step::editions);
        if (unasked || faults(answers_, one).empty()) continue;
        open(one);
        wrong_ = true;
        return;
    }
    const auto work = [answers = answers_,
                       ground = Ground{house_.paths, house_.content, house_.devices.clock.moment()},
                       again = house_.again] {
        return again ? apply_again(answers, ground.paths) : apply(answers, ground);
    };
    note_.clear();
    working_ = std::async(house_.beside ? std::launch::async : std::launch::deferred, work);
}

}  // namespace desk::setup
