#include "kiosk/topic/head.h"

#include <algorithm>

#include "kiosk/dock.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float low_glass_mm = 330;  // there one line has to do

class Head {
  public:
    Head(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown)
        : ui_(ui), said_(services.words(session)), shown_(shown) {
        button_.icon = "list";
        button_.selected = shown.contents;
        const auto& page = shown.sections.page();
        title_ = page.document.front.title;
        if (shown.section > 0) chip_ = shown.sections.chapter(shown.section).title;
        const int at = static_cast<int>(shown.section);
        const int all = static_cast<int>(shown.sections.count()) - 1;
        if (at > 0) place_ = said_(Msg::topic_part, {{"n", at}, {"all", all}});
        mark_ = at > 0 ? text::message("{n}", said_.language.tag, {{"n", at}}) + "\u2003" : "";
        name_page();
    }

    float height() {
        const float gap = ui_.theme().gap;
        return top() + title_height() + (low() ? 0 : gap * 0.6F) + row_height() + gap * 0.7F +
               bar_mm + gap * 0.8F;
    }
    bool draw();

  private:
    // Where one line has to do, the page is named in it if it has room.
    void name_page() {
        if (!low() || place_.empty()) return;
        const std::string both = title_ + " · " + place_;
        const float words =
            set(both, false, 0).size_mm().width + set(mark_ + chip_, true, 0).size_mm().width;
        if (words + 4 + 2 * ui_.theme().gap < chip_width()) place_ = both;
    }
    static constexpr float bar_mm = 1.8F;
    bool low() const { return ui_.glass().height_mm() < low_glass_mm; }
    float top() const { return std::min(ui_.theme().margin * 0.6F, ui_.theme().gap * 1.3F); }
    float place_width() { return set(place_, false, 0).size_mm().width; }
    layout::Text set(const std::string& words, bool bold, float width, std::string* key = nullptr) {
        return ui_.set({words,
                        {ui_.theme().type.small, bold, 1.25F},
                        width,
                        layout::Align::start,
                        said_.language,
                        {},
                        true},
                       key);
    }
    float title_room() { return ui_.width() - (place_.empty() ? 0 : place_width() + 6); }
    float title_height() { return low() ? 0 : set(title_, true, title_room()).size_mm().height; }
    float button_width() {
        const float one = set(said_(Msg::topic_contents), true, 0).size_mm().width *
                          ui_.theme().type.item / ui_.theme().type.small;
        const float all = one + ui_.theme().type.item * 1.85F + 2 * ui_.theme().gap + 1;
        return std::min(all, ui_.width() * (chip_.empty() ? 1 : 0.45F));
    }
    float chip_width() { return ui_.width() - button_width() - ui_.theme().gap; }
    float chip_room() {
        return chip_width() - 2 * ui_.theme().gap - (low() ? place_width() + 4 : 0);
    }
    float row_height() {
        const float button =
            ui::height_of(ui_, said_(Msg::topic_contents), button_width(), button_);
        if (chip_.empty()) return button;
        return std::max(button, set(mark_ + chip_, true, chip_room()).size_mm().height + 3);
    }
    void words(const layout::Text& text, const std::string& cache, const ui::Node& node);
    void place(base::Point right_middle, ColorRole color, ColorRole ground);
    void title();
    void chip(float high);
    void bar();

    ui::Ui& ui_;
    const content::Messages& said_;
    const HeadShown& shown_;
    ui::ButtonStyle button_;
    std::string title_, chip_, place_, mark_;
};

// Puts words at the node's place and declares it.
void Head::words(const layout::Text& text, const std::string& cache, const ui::Node& node) {
    ui_.canvas().text(cache, text, {node.box_mm.x, node.box_mm.y}, node.color);
    ui::Node said = node;
    said.words_mm = said.box_mm;
    said.role = base::Role::Label;
    said.lone_word = text.lone_word();
    said.cap_mm = ui_.theme().type.small * layout::cap_height;
    ui_.declare(std::move(said));
}

// "Part 2 of 12", ending there.
void Head::place(base::Point right_middle, ColorRole color, ColorRole ground) {
    if (place_.empty()) return;
    std::string cache;
    const auto text = set(place_, false, 0, &cache);
    const auto size = text.size_mm();
    ui::Node node;
    node.key = "head/place";
    node.name = place_;
    node.language = said_.language;
    node.color = color;
    node.ground = ground;
    node.box_mm = {right_middle.x - size.width, right_middle.y - size.height / 2, size.width,
                   size.height};
    words(text, cache, node);
}

void Head::title() {
    if (low()) return;
    const float y = ui_.y();
    std::string cache;
    ui::Node node;
    node.color = ColorRole::ink;
    node.ground = ColorRole::card;
    const auto set_title = set(title_, true, title_room(), &cache);
    node.key = "head/title";
    node.name = title_;
    node.language = shown_.sections.page().language;
    node.box_mm = {ui_.x(), y, title_room(), set_title.size_mm().height};
    words(set_title, cache, node);
    const float line = set(place_, false, 0).size_mm().height;
    place({ui_.x() + ui_.width(), y + line / 2}, ColorRole::muted, ColorRole::card);
    ui_.space(title_height() + ui_.theme().gap * 0.6F);
    bar();
    ui_.space(ui_.theme().gap * 0.7F);
}

void Head::bar() {
    const base::Rect bar{ui_.x(), ui_.y(), ui_.width(), bar_mm};
    const auto done = static_cast<float>(shown_.section);
    const auto all = static_cast<float>(std::max<std::size_t>(shown_.sections.count() - 1, 1));
    ui_.canvas().fill(bar, ColorRole::accent_soft, bar_mm / 2);
    if (done > 0)
        ui_.canvas().fill({bar.x, bar.y, std::max(bar.width * done / all, bar_mm), bar_mm},
                          ColorRole::accent, bar_mm / 2);
    ui_.space(bar_mm);
}

void Head::chip(float high) {
    if (chip_.empty()) return;
    const base::Rect box{ui_.x() + button_width() + ui_.theme().gap, ui_.y(), chip_width(), high};
    ui_.canvas().fill(box, ColorRole::accent_soft, ui_.theme().radius);
    std::string cache;
    const auto text = set(mark_ + chip_, true, chip_room(), &cache);
    ui::Node node;
    node.key = "head/part";
    node.name = chip_;
    node.language = shown_.sections.page().language;
    node.color = ColorRole::accent;
    node.ground = ColorRole::accent_soft;
    const float tall = text.size_mm().height;
    node.box_mm = {box.x + ui_.theme().gap, box.centre().y - tall / 2, chip_room(), tall};
    words(text, cache, node);
    if (low())
        place({box.right() - ui_.theme().gap, box.centre().y}, ColorRole::ink,
              ColorRole::accent_soft);
}

bool Head::draw() {
    const float high = height();
    const float whole = ui_.glass().width_mm();
    ui_.canvas().fill({-whole, ui_.y() - 1, whole * 3, high + 1}, ColorRole::card, 0);
    ui_.canvas().fill({-whole, ui_.y() + high - 0.4F, whole * 3, 0.4F}, ColorRole::edge, 0);
    ui_.space(top());
    title();
    const float row = row_height();
    bool touched = false;
    button_.height = row;
    ui_.in({ui_.x(), ui_.y(), button_width(), row}, [&] {
        touched = ui::button(ui_, "topic/contents", said_(Msg::topic_contents), button_);
    });
    chip(row);
    ui_.space(row + ui_.theme().gap * 0.7F);
    if (low()) bar();
    return touched;
}

ui::ButtonStyle dock_look(const char* icon, bool filled = false, bool enabled = true) {
    ui::ButtonStyle look;
    look.icon = icon;
    look.enabled = enabled;
    if (filled) look.emphasis = ui::ButtonStyle::Emphasis::primary;
    return look;
}

// Where a page begins its list of parts matters most: there is paper further on.
Dock dock_of(ui::Ui& ui, const content::Messages& said, const DockShown& shown) {
    const Dock::Place print{"topic/print", said(Msg::topic_print), dock_look("printer"), 0};
    const Dock::Place more{shown.scroll / "down", said(Msg::scroll_down),
                           dock_look("down", true, shown.more)};
    switch (shown.kind) {
        case DockShown::Kind::front: {
            Dock::Place half = print;
            half.share = 0.8F;  // of two
            // Of a sheet to fill in paper is what most want.
            if (!shown.asks) return {{{print.key, print.words, dock_look("printer", true)}}};
            return {{half, {"topic/ask", said(Msg::topic_ask), dock_look("question", true)}}};
        }
        case DockShown::Kind::begins: {
            const Dock::Place list{"topic/contents", said(Msg::topic_contents), dock_look("list"),
                                   0};
            const Dock all{{list, print, more}};
            return in_one_line(ui, all, ui.width()) ? all : Dock{{list, more}};
        }
        case DockShown::Kind::reading:
            return {
                {{shown.scroll / "up", said(Msg::scroll_up), dock_look("up", false, shown.up), 0},
                 print,
                 more}};
    }
    return {};
}

}  // namespace

float head_height(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown) {
    return Head(ui, services, session, shown).height();
}

bool topic_head(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown) {
    return Head(ui, services, session, shown).draw();
}

float dock_height(ui::Ui& ui, Services& services, const Session& session, const DockShown& shown) {
    return height_of(ui, dock_of(ui, services.words(session), shown), ui.width());
}

DockChoice topic_dock(ui::Ui& ui, Services& services, const Session& session,
                      const DockShown& shown) {
    const auto key = show(ui, dock_of(ui, services.words(session), shown));
    if (key.empty()) return DockChoice::none;
    if (key == shown.scroll / "up") return DockChoice::up;
    if (key == shown.scroll / "down") return DockChoice::more;
    if (key == "topic/print") return DockChoice::print;
    return key == "topic/ask" ? DockChoice::ask : DockChoice::contents;
}

}  // namespace kiosk
