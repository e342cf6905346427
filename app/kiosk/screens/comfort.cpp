// Where a visitor sets how the kiosk behaves. All of it goes back when the visit ends.
#include "kiosk/screens/comfort.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/open.h"
#include "kiosk/sample.h"
#include "layout/shapes.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string ComfortScreen::name() const { return "comfort"; }

namespace {

struct Choice {
    std::string key;
    Msg word;
    bool chosen;
    std::function<void()> act;
    std::function<void(const base::Rect&)> shown = {};  // what one gets, above the word
};

struct Heading {
    Msg title, text;
};

// A value that goes up and down by steps: what it is called now, how many steps there are, and the
// button to each side.
struct Steps {
    struct Side {
        const char* key;
        Msg word;
    };
    Msg told;
    int all;
    Side less, more;
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
    void offer(const std::vector<Choice>& choices, float high);
    void onoff(const std::string& key, const Heading& heading, bool& on);
    void step(const Steps& steps, int& value);
    void letters(const base::Rect& box, ui::TextSize size);
    void swatch(const base::Rect& box, const layout::Palette& palette);
    void back();

    ui::Ui& ui_;
    Services& services_;
    const content::Messages& said_;
    Session& session_;
};

// Cards that show what they offer, so high, in rows of like length.
void Panel::offer(const std::vector<Choice>& choices, float high) {
    std::vector<ui::Card> cards;
    for (const auto& choice : choices) {
        ui::Card card;
        card.title = said_(choice.word);
        card.picture = high;
        card.paint = choice.shown;
        card.selected = choice.chosen;
        card.centred = true;
        cards.push_back(std::move(card));
    }
    const auto all = cards.size();
    const std::size_t beside = ui_.width() > 160 * ui_.theme().scale ? all : (all + 1) / 2;
    const float width = (ui_.width() - ui_.theme().gap * static_cast<float>(beside - 1)) /
                        static_cast<float>(beside);
    float tall = 0;
    for (const auto& card : cards) tall = std::max(tall, ui::height_of(ui_, card, width));
    for (std::size_t first = 0; first < all; first += beside) {
        if (first > 0) ui_.space(ui_.theme().gap);
        ui_.columns(static_cast<int>(beside), [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i < all && ui::card(ui_, choices[i].key, cards[i], tall)) choices[i].act();
        });
    }
}

void Panel::choose(Msg heading, Msg text, const std::vector<Choice>& choices) {
    ui_.space(ui_.theme().group);
    ui::text(ui_, ui::TextLevel::section, said_(heading));
    ui::text(ui_, ui::TextLevel::reading, said_(text));
    ui_.space(ui_.theme().gap);
    constexpr float shown_mm = 20;
    if (!choices.empty() && choices.front().shown) return offer(choices, shown_mm);
    std::vector<ui::RowButton> buttons;
    for (const auto& choice : choices) {
        ui::ButtonStyle mine;
        mine.selected = choice.chosen;
        mine.icon = choice.chosen ? "check" : "";
        buttons.push_back({choice.key, said_(choice.word), mine, choice.act});
    }
    ui::ButtonStyle widest;
    widest.icon = "check";  // room for the mark of the chosen one
    ui::button_rows(ui_, {4, widest}, buttons);
}

// Letters as large as they would be.
void Panel::letters(const base::Rect& box, ui::TextSize size) {
    const auto viewing = static_cast<float>(services_.settings.viewing_mm);
    const float em = layout::TypeScale{}.reading * ui::factor(size, viewing);
    std::string key;
    const auto set = ui_.set({said_(Msg::comfort_letters),
                              {em, false, 1.2F},
                              box.width,
                              layout::Align::centre,
                              ui_.language(),
                              {}},
                             &key);
    ui_.canvas().text(key, set, {box.x, box.centre().y - set.size_mm().height / 2},
                      layout::ColorRole::ink);
}

// Letters and a button in the colours they would have.
void Panel::swatch(const base::Rect& box, const layout::Palette& palette) {
    std::string key;
    const auto set = ui_.set({said_(Msg::comfort_letters),
                              {ui_.theme().type.reading, true, 1.2F},
                              box.width,
                              layout::Align::centre,
                              ui_.language(),
                              {}},
                             &key);
    const auto paint = [&](cairo_t* cairo) {
        using layout::ColorRole;
        const float middle = box.height / 2, band = box.height * 0.14F;
        layout::paint(layout::Straight{{0, middle}, {box.width, middle}, box.height},
                      palette(ColorRole::paper), cairo);
        layout::paint(
            layout::Straight{{0, box.height - band / 2}, {box.width, box.height - band / 2}, band},
            palette(ColorRole::accent), cairo);
        set.draw(cairo, {0, (box.height - band - set.size_mm().height) / 2},
                 {palette, ColorRole::ink});
    };
    ui_.canvas().picture("swatch/" + palette.id + key, box, {layout::ColorRole::card, {}, paint});
    ui_.canvas().line(box, layout::ColorRole::edge, 0, 0.5F);
}

void Panel::size() {
    constexpr Msg words[] = {Msg::size_normal, Msg::size_large, Msg::size_larger,
                             Msg::size_largest};
    std::vector<Choice> choices;
    for (int i = 0; i < ui::text_sizes; ++i) {
        const auto size = static_cast<ui::TextSize>(i);
        choices.push_back({"size/" + std::string(ui::name(size)), words[i],
                           session_.comfort.size == size,
                           [this, size] { session_.comfort.size = size; },
                           [this, size](const base::Rect& box) { letters(box, size); }});
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
        choices.insert(
            place, {"theme/" + theme, *word, session_.comfort.theme == theme,
                    [this, name = theme] { session_.comfort.theme = name; },
                    [this, colours = &palette](const base::Rect& box) { swatch(box, *colours); }});
    }
    choose(Msg::comfort_theme, Msg::comfort_theme_text, choices);
}

void Panel::onoff(const std::string& key, const Heading& heading, bool& on) {
    choose(heading.title, heading.text,
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

void Panel::step(const Steps& steps, int& value) {
    ui::TextStyle look;
    look.role = base::Role::Status;
    ui::text(ui_, ui::TextLevel::item, said_(steps.told, {{"n", value + 1}, {"all", steps.all}}),
             look);
    ui_.space(ui_.theme().gap);
    const auto towards = [&](const Steps::Side& side, const char* icon, int by) {
        const int wanted = value + by;
        ui::ButtonStyle button;
        button.icon = icon;
        button.enabled = wanted >= 0 && wanted < steps.all;
        return ui::RowButton{side.key, said_(side.word), button,
                             [&value, wanted] { value = wanted; }};
    };
    const auto less = towards(steps.less, "minus", -1), more = towards(steps.more, "plus", 1);
    ui::button_rows(ui_, {2, less.look}, {less, more});
    ui_.space(ui_.theme().gap);
}

void Panel::voice() {
    auto& manner = session_.comfort.voice;
    choose(Msg::comfort_voice, Msg::comfort_voice_text, {});
    step({Msg::voice_speed,
          static_cast<int>(devices::speeds.size()),
          {"voice/slower", Msg::voice_slower},
          {"voice/faster", Msg::voice_faster}},
         manner.speed);
    step({Msg::voice_volume,
          static_cast<int>(devices::volumes_db.size()),
          {"voice/quieter", Msg::voice_quieter},
          {"voice/louder", Msg::voice_louder}},
         manner.volume);
}

void Panel::back() {
    ui_.space(ui_.theme().group);
    ui::ButtonStyle look;
    look.icon = "reset";
    look.emphasis = ui::ButtonStyle::Emphasis::primary;
    Preferences usual;
    usual.size = usual_size(services_.machine);
    look.enabled = session_.comfort != usual;
    if (ui::button(ui_, "comfort/back", said_(Msg::comfort_back), look)) session_.comfort = usual;
    ui_.space(ui_.theme().gap);
    ui::ButtonStyle keys;
    keys.icon = "keys";
    if (ui::button(ui_, "comfort/practice", said_(Msg::practice_title), keys))
        go = open(PracticeScreen{});
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

}  // namespace

Go ComfortScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    Panel panel(ui, services, session);
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui.scroll("comfort", {ui.x(), ui.y(), ui.width(), area.height}, [&] { panel.all(); });
    });
    return panel.go;
}

Samples ComfortScreen::samples(const Survey&) { return {{"comfort", ComfortScreen{}}}; }

}  // namespace kiosk
