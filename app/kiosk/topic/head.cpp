#include "kiosk/topic/head.h"

#include <algorithm>
#include <numeric>

#include "ui/rows.h"

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
    }

    float height() {
        const float gap = ui_.theme().gap;
        return top() + title_height() + (low() ? 0 : gap * 0.6F) + row_height() + gap * 0.7F +
               bar_mm + gap * 0.8F;
    }
    bool draw();

  private:
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
                        {}},
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
    said.cap_mm = ui_.theme().type.small * layout::cap_height;
    ui_.declare(std::move(said));
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
    if (!place_.empty()) {
        const auto set_place = set(place_, false, 0, &cache);
        const auto size = set_place.size_mm();
        node.key = "head/place";
        node.name = place_;
        node.language = said_.language;
        node.color = ColorRole::muted;
        node.box_mm = {ui_.x() + ui_.width() - size.width, y, size.width, size.height};
        words(set_place, cache, node);
    }
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
    if (!low()) return;
    const auto place = set(place_, false, 0, &cache);
    const auto size = place.size_mm();
    node.key = "head/place";
    node.name = place_;
    node.language = said_.language;
    node.color = ColorRole::ink;
    node.box_mm = {box.right() - ui_.theme().gap - size.width, box.centre().y - size.height / 2,
                   size.width, size.height};
    words(place, cache, node);
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

struct DockButton {
    base::Key key;
    Msg word;
    ui::ButtonStyle look;
    DockChoice choice;
};

ui::ButtonStyle dock_look(const char* icon, bool filled = false, bool enabled = true) {
    ui::ButtonStyle look;
    look.icon = icon;
    look.enabled = enabled;
    if (filled) look.emphasis = ui::ButtonStyle::Emphasis::primary;
    return look;
}

std::vector<DockButton> dock_buttons(const DockShown& shown) {
    const DockButton print{"topic/print", Msg::topic_print, dock_look("printer"),
                           DockChoice::print};
    const DockButton more{shown.scroll / "down", Msg::scroll_down,
                          dock_look("down", true, shown.more), DockChoice::more};
    switch (shown.kind) {
        case DockShown::Kind::front:
            if (!shown.asks) return {print};
            return {print,
                    {"topic/ask", Msg::topic_ask, dock_look("question", true), DockChoice::ask}};
        case DockShown::Kind::begins:
            return {
                {"topic/contents", Msg::topic_contents, dock_look("list"), DockChoice::contents},
                print,
                more};
        case DockShown::Kind::reading:
            return {{shown.scroll / "up", Msg::scroll_up, dock_look("up", false, shown.up),
                     DockChoice::up},
                    print,
                    more};
    }
    return {};
}

// What each needs for its words in one line, the last all the rest; or, where that has no room,
// equal ones in rows.
class TopicDock {
  public:
    TopicDock(ui::Ui& ui, const content::Messages& said, std::vector<DockButton> buttons)
        : ui_(ui), said_(said), buttons_(std::move(buttons)) {
        measure();
        // Where a page begins its list of parts matters most; there is paper further on.
        const bool begins = buttons_.front().choice == DockChoice::contents;
        if (in_line_ || !begins) return;
        std::erase_if(buttons_, [](const auto& one) { return one.choice == DockChoice::print; });
        measure();
    }

    float height() {
        if (!in_line_) return ui::rows_height(ui_, words_, {3, buttons_.back().look}, ui_.width());
        float high = 0;
        for (std::size_t i = 0; i < buttons_.size(); ++i)
            high = std::max(high, ui::height_of(ui_, words_[i], widths_[i], buttons_[i].look));
        return high;
    }
    DockChoice draw();

  private:
    void measure() {
        words_.clear();
        widths_.clear();
        for (const auto& one : buttons_) words_.push_back(said_(one.word));
        for (std::size_t i = 0; i + 1 < buttons_.size(); ++i) widths_.push_back(one_line(i));
        constexpr float share = 0.44F;  // of two
        const bool two = buttons_.size() == 2;
        const float rest_of_two = ui_.width() * (1 - share) - ui_.theme().gap;
        if (two && rest_of_two >= one_line(1))
            widths_[0] = std::max(widths_[0], ui_.width() * share);
        const float taken = std::accumulate(widths_.begin(), widths_.end(), 0.F) +
                            ui_.theme().gap * static_cast<float>(widths_.size());
        const float rest = ui_.width() - taken;
        in_line_ = rest >= one_line(buttons_.size() - 1);
        widths_.push_back(rest);
    }
    float one_line(std::size_t i) {
        const float size = ui::size_mm(ui_.theme(), buttons_[i].look);
        const auto set =
            ui_.set({words_[i], {size, true, 1.3F}, 0, layout::Align::start, ui_.language(), {}});
        return set.size_mm().width + size * 1.9F + 2 * ui_.theme().gap + size * 0.6F;
    }

    ui::Ui& ui_;
    const content::Messages& said_;
    std::vector<DockButton> buttons_;
    std::vector<std::string> words_;
    std::vector<float> widths_;
    bool in_line_ = false;
};

DockChoice TopicDock::draw() {
    DockChoice choice = DockChoice::none;
    const auto one = [&](std::size_t i, float height) {
        ui::ButtonStyle look = buttons_[i].look;
        look.height = height;
        if (ui::button(ui_, buttons_[i].key, words_[i], look)) choice = buttons_[i].choice;
    };
    if (!in_line_) {
        ui::rows(ui_, words_, {3, buttons_.back().look},
                 [&](int i, float height) { one(static_cast<std::size_t>(i), height); });
        return choice;
    }
    const float high = height();
    float x = ui_.x();
    for (std::size_t i = 0; i < buttons_.size(); ++i) {
        ui_.in({x, ui_.y(), widths_[i], high}, [&] { one(i, high); });
        x += widths_[i] + ui_.theme().gap;
    }
    return choice;
}

}  // namespace

float head_height(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown) {
    return Head(ui, services, session, shown).height();
}

bool topic_head(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown) {
    return Head(ui, services, session, shown).draw();
}

float dock_height(ui::Ui& ui, Services& services, const Session& session, const DockShown& shown) {
    return TopicDock(ui, services.words(session), dock_buttons(shown)).height();
}

DockChoice topic_dock(ui::Ui& ui, Services& services, const Session& session,
                      const DockShown& shown) {
    return TopicDock(ui, services.words(session), dock_buttons(shown)).draw();
}

}  // namespace kiosk
