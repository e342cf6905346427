// Where a visitor sets how the kiosk behaves: comfort, languages, and a place to try the keys.
// All of it goes back when the visit ends.
#include <algorithm>

#include "kiosk/bar.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string Comfort::name() const { return "comfort"; }
std::string Languages::name() const { return "languages"; }
std::string Practice::name() const { return "practice"; }

namespace {

struct Choice {
    std::string key;
    Msg word;
    bool chosen;
    std::function<void()> act;
};

class Panel {
  public:
    Panel(ui::Ui& ui, Services& services, Session& session)
        : ui_(ui), services_(services), said_(services.words(session)), session_(session) {}

    // A heading, what it does, and one button for each choice.
    void choose(Msg heading, Msg text, const std::vector<Choice>& choices);
    void size();
    void colours();
    void touch();
    void voice();
    void all();
    Go go = stay();

  private:
    void onoff(const std::string& key, std::pair<Msg, Msg> words, bool& on);
    void back();

    ui::Ui& ui_;
    Services& services_;
    const content::Messages& said_;
    Session& session_;
};

void Panel::choose(Msg heading, Msg text, const std::vector<Choice>& choices) {
    ui_.space(ui_.theme().group);
    ui::text(ui_, ui::TextLevel::section, said_(heading));
    ui::text(ui_, ui::TextLevel::reading, said_(text));
    ui_.space(ui_.theme().gap);
    std::vector<std::string> labels;
    for (const auto& choice : choices) labels.push_back(said_(choice.word));
    ui::ButtonStyle look;
    look.icon = "check";  // room for the mark of the chosen one
    ui::rows(ui_, labels, {4, look}, [&](int i, float height) {
        const Choice& choice = choices[static_cast<std::size_t>(i)];
        ui::ButtonStyle mine;
        mine.selected = choice.chosen;
        mine.icon = choice.chosen ? "check" : "";
        mine.height = height;
        if (ui::button(ui_, choice.key, labels[static_cast<std::size_t>(i)], mine)) choice.act();
    });
}

void Panel::size() {
    constexpr Msg words[] = {Msg::size_normal, Msg::size_large, Msg::size_larger,
                             Msg::size_largest};
    std::vector<Choice> choices;
    for (int i = 0; i < ui::text_sizes; ++i) {
        const auto size = static_cast<ui::TextSize>(i);
        choices.push_back({"size/" + std::string(ui::name(size)), words[i],
                           session_.comfort.size == size,
                           [this, size] { session_.comfort.size = size; }});
    }
    choose(Msg::comfort_size, Msg::comfort_size_text, choices);
}

// Every file of assets/themes is a choice; its word is theme_ID.
void Panel::colours() {
    std::vector<Choice> choices;
    for (const auto& [theme, palette] : services_.palettes) {
        std::string key = "theme_" + theme;
        std::replace(key.begin(), key.end(), '-', '_');
        const auto word = content::msg_from(key);
        if (!word) continue;  // the palette of paper
        const auto place = theme == Preferences{}.theme ? choices.begin() : choices.end();
        choices.insert(place, {"theme/" + theme, *word, session_.comfort.theme == theme,
                               [this, name = theme] { session_.comfort.theme = name; }});
    }
    choose(Msg::comfort_theme, Msg::comfort_theme_text, choices);
}

void Panel::onoff(const std::string& key, std::pair<Msg, Msg> words, bool& on) {
    choose(words.first, words.second,
           {{key + "/on", Msg::comfort_on, on, [&on] { on = true; }},
            {key + "/off", Msg::comfort_off, !on, [&on] { on = false; }}});
}

void Panel::touch() {
    auto& touch = session_.comfort.touch;
    const auto hold = [&](const char* key, Msg word, double seconds) {
        return Choice{key, word, touch.hold_s == seconds,
                      [&touch, seconds] { touch.hold_s = seconds; }};
    };
    choose(Msg::comfort_touch, Msg::comfort_touch_text,
           {hold("touch/tap", Msg::touch_plain, 0), hold("touch/half", Msg::touch_half, 0.5),
            hold("touch/one", Msg::touch_one, 1)});
    const double usual = ui::TouchAssist{}.repeat_s;
    choose(
        Msg::comfort_repeat, Msg::comfort_repeat_text,
        {{"repeat/short", Msg::repeat_short, touch.repeat_s == usual,
          [&touch, usual] { touch.repeat_s = usual; }},
         {"repeat/one", Msg::repeat_one, touch.repeat_s == 1, [&touch] { touch.repeat_s = 1; }}});
}

void Panel::voice() {
    auto& manner = session_.comfort.voice;
    choose(Msg::comfort_voice, Msg::comfort_voice_text, {});
    const auto step = [&](const std::string& words, int& value,
                          std::pair<std::pair<const char*, Msg>, std::pair<const char*, Msg>> keys,
                          int all) {
        ui::TextStyle look;
        look.role = base::Role::Status;
        ui::text(ui_, ui::TextLevel::item, words, look);
        ui_.space(ui_.theme().gap);
        const std::pair<const char*, Msg> sides[] = {keys.first, keys.second};
        ui_.columns(2, [&](int i) {
            ui::ButtonStyle button;
            button.icon = i == 0 ? "minus" : "plus";
            button.enabled = i == 0 ? value > 0 : value < all - 1;
            if (ui::button(ui_, sides[i].first, said_(sides[i].second), button))
                value = std::clamp(value + (i == 0 ? -1 : 1), 0, all - 1);
        });
        ui_.space(ui_.theme().gap);
    };
    step(said_(Msg::voice_speed,
               {{"n", manner.speed + 1}, {"all", static_cast<int>(devices::speeds.size())}}),
         manner.speed, {{"voice/slower", Msg::voice_slower}, {"voice/faster", Msg::voice_faster}},
         static_cast<int>(devices::speeds.size()));
    step(said_(Msg::voice_volume,
               {{"n", manner.volume + 1}, {"all", static_cast<int>(devices::volumes_db.size())}}),
         manner.volume,
         {{"voice/quieter", Msg::voice_quieter}, {"voice/louder", Msg::voice_louder}},
         static_cast<int>(devices::volumes_db.size()));
}

void Panel::back() {
    ui_.space(ui_.theme().group);
    ui::ButtonStyle look;
    look.icon = "reset";
    look.emphasis = ui::ButtonStyle::Emphasis::primary;
    look.enabled = session_.comfort != Preferences{};
    if (ui::button(ui_, "comfort/back", said_(Msg::comfort_back), look))
        session_.comfort = Preferences{};
    ui_.space(ui_.theme().gap);
    ui::ButtonStyle keys;
    keys.icon = "keys";
    if (ui::button(ui_, "comfort/practice", said_(Msg::practice_title), keys))
        go = open(Practice{});
}

void Panel::all() {
    ui::text(ui_, ui::TextLevel::title, said_(Msg::comfort_title));
    ui::text(ui_, ui::TextLevel::reading, said_(Msg::comfort_text));
    size();
    colours();
    onoff("lower", {Msg::comfort_lower, Msg::comfort_lower_text}, session_.comfort.lowered);
    voice();
    touch();
    onoff("motion", {Msg::comfort_motion, Msg::comfort_motion_text}, session_.comfort.motion);
    back();
}

void language_buttons(ui::Ui& ui, Services& services, const std::string& chosen,
                      const std::function<void(const std::string&)>& act,
                      const std::string& prefix) {
    for (const auto& tag : services.languages()) {
        if (prefix == "beside" && tag == chosen.substr(0, chosen.find('+'))) continue;
        const auto& entry = services.edition.language(tag);
        ui.space(ui.theme().gap);
        ui::ButtonStyle look;
        look.selected = prefix == "beside" ? chosen.ends_with("+" + tag) : tag == chosen;
        look.icon = look.selected ? "check" : "";
        look.language = entry.language;
        look.height = ui.theme().primary;
        if (ui::button(ui, base::Key(prefix) / tag, entry.name, look)) act(tag);
        if (prefix == "beside" || tag == "en" || !entry.reviewer.empty()) continue;
        ui::TextStyle muted;
        muted.tone = layout::ColorRole::muted;
        muted.language = entry.language;
        ui::text(ui, ui::TextLevel::small, services.edition.words(tag)(Msg::languages_unreviewed),
                 muted);
    }
}

}  // namespace

Go Comfort::draw(ui::Ui& ui, Services& services, Session& session) const {
    Panel panel(ui, services, session);
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui.scroll("comfort", {ui.x(), ui.y(), ui.width(), area.height}, [&] { panel.all(); });
    });
    return panel.go;
}

// The languages the clinic offers, each in its own name; and a second one to stand beside.
Go Languages::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui.scroll("languages", {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::languages_title));
            language_buttons(
                ui, services, session.language,
                [&](const std::string& tag) {
                    session.language = tag;
                    if (session.companion == tag) session.companion.clear();
                    go = {Back{}};
                },
                "language");
            if (services.languages().size() < 2) return;
            ui.space(ui.theme().group);
            ui::text(ui, ui::TextLevel::section, said(Msg::languages_beside));
            ui::text(ui, ui::TextLevel::reading, said(Msg::languages_beside_text));
            language_buttons(
                ui, services, session.language + "+" + session.companion,
                [&](const std::string& tag) { session.companion = tag; }, "beside");
            ui.space(ui.theme().gap);
            ui::ButtonStyle alone;
            alone.selected = session.companion.empty();
            alone.icon = alone.selected ? "check" : "";
            if (ui::button(ui, "beside/none", said(Msg::languages_alone), alone))
                session.companion.clear();
        });
    });
    return go;
}

Msg key_word(ui::NavKey press) {
    switch (press) {
        case ui::NavKey::up:
        case ui::NavKey::back_tab:
            return Msg::key_up;
        case ui::NavKey::down:
        case ui::NavKey::tab:
            return Msg::key_down;
        case ui::NavKey::left:
            return Msg::key_left;
        case ui::NavKey::right:
            return Msg::key_right;
        case ui::NavKey::enter:
            return Msg::key_select;
        case ui::NavKey::back:
        case ui::NavKey::erase:
            return Msg::key_back;
        case ui::NavKey::help:
            return Msg::key_help;
        case ui::NavKey::louder:
            return Msg::key_louder;
        case ui::NavKey::quieter:
            return Msg::key_quieter;
        case ui::NavKey::faster:
            return Msg::key_faster;
        case ui::NavKey::slower:
            return Msg::key_slower;
        case ui::NavKey::move:
            return Msg::key_move;
        case ui::NavKey::staff:
        case ui::NavKey::page_up:
        case ui::NavKey::page_down:
        case ui::NavKey::first:
        case ui::NavKey::last:
            break;
    }
    return Msg::key_other;
}

Go Practice::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::practice_title));
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::reading, said(Msg::practice_text));
        ui.space(ui.theme().group);
        ui::TextStyle look;
        look.role = base::Role::Alert;
        look.key = "practice/key";
        if (session.practised)
            ui::text(ui, ui::TextLevel::section, said(key_word(*session.practised)), look);
        ui.space(ui.theme().group);
        if (ui::button(ui, "practice/leave", said(Msg::practice_leave), {})) go = {Back{}};
    });
    return go;
}

}  // namespace kiosk
