#include "kiosk/page_images.h"

#include <fmt/format.h>

#include <algorithm>

#include "layout/beside.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

std::vector<layout::Sheet> pages_of(const handout::LaidOut& leaflet) {
    std::vector<layout::Sheet> made;
    const auto& paper = leaflet.paper;
    for (const auto& page : leaflet.pages) {
        const auto at = handout::places(page, paper);
        layout::Sheet sheet;
        sheet.width = paper.width_mm;
        sheet.items.emplace_back(layout::Panel{{0, 0, paper.width_mm, paper.height_mm},
                                               ColorRole::paper,
                                               ColorRole::none,
                                               ColorRole::none,
                                               0});
        layout::append(sheet, page.body, at.body);
        layout::append(sheet, page.foot, at.foot);
        for (auto item : page.body.repeated) {
            std::visit(
                [&](auto& one) {
                    if constexpr (!std::is_same_v<std::decay_t<decltype(one)>, layout::Close>)
                        one.box = one.box.moved(at.body.x, at.body.y);
                },
                item);
            sheet.items.push_back(std::move(item));
        }
        sheet.height = paper.height_mm;
        made.push_back(std::move(sheet));
    }
    return made;
}

namespace {

// A page of the paper, as it was laid out.
struct PageImage {
    const PaperPages& pages;
    const layout::Sheet& sheet;
    std::string name;  // among the pictures of this paper
};

void paint_page(ui::Ui& ui, Services& services, const PageImage& page, const base::Rect& box) {
    const float scale = box.width / page.sheet.width;
    const layout::Painter painter{services.palettes.at("print"), services.icons,
                                  &page.pages.drawings};
    ui.canvas().picture(fmt::format("paper/{}/{}/{:.2f}", page.pages.number, page.name, scale), box,
                        {ColorRole::paper, {}, [&](cairo_t* cairo) {
                             layout::paint(page.sheet, painter, cairo, scale);
                         }});
}

// How the pages stand beside the large one.
struct Grid {
    int columns = 1;
    base::Size each;
};

class Images {
  public:
    Images(ui::Ui& ui, Services& services, Session& session, float height)
        : ui_(ui),
          services_(services),
          said_(services.words(session)),
          pages_(session.paper_pages),
          chosen_(session.paper.page),
          height_(std::max(height, least_height())) {}

    void draw();

  private:
    float ratio() const { return pages_.sheets.front().height / pages_.sheets.front().width; }
    int count() const { return static_cast<int>(pages_.sheets.size()); }
    std::string name_of(int page) const {
        return said_(Msg::leaflet_page, {{"n", page + 1}, {"all", count()}});
    }
    // Of the width, for the large one.
    float share() const {
        constexpr int few = 4;  // pages
        return count() == 1 ? 0.9F : count() <= few ? 0.64F : 0.52F;
    }
    float least_height() const;
    Grid grid(const base::Size& room) const;
    void paint(int page, const base::Rect& box);
    void small(int page, const base::Rect& box);

    ui::Ui& ui_;
    Services& services_;
    const content::Messages& said_;
    const PaperPages& pages_;
    std::size_t& chosen_;
    float height_;
};

// So that each can be touched.
float Images::least_height() const {
    const float gap = ui_.theme().gap, each = ui_.theme().target + 1;
    const float room = ui_.width() * (1 - share()) - 3 * gap;
    const int columns = std::max(1, static_cast<int>((room + gap) / (each + gap)));
    const int rows = count() == 1 ? 0 : (count() + columns - 1) / columns;
    return static_cast<float>(rows) * (each * ratio() + gap);
}

// As large as the room lets them be, and never nearly as large as the large one.
Grid Images::grid(const base::Size& room) const {
    constexpr float largest = 0.48F;  // of the large one
    const float gap = ui_.theme().gap;
    Grid best;
    for (int columns = 1; columns <= count(); ++columns) {
        const int rows = (count() + columns - 1) / columns;
        const float wide =
            (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
        const float high =
            std::min({(room.height - gap * static_cast<float>(rows - 1)) / static_cast<float>(rows),
                      wide * ratio(), height_ * largest});
        if (high > best.each.height) best = {columns, {high / ratio(), high}};
    }
    return best;
}

void Images::paint(int page, const base::Rect& box) {
    paint_page(ui_, services_,
               {pages_, pages_.sheets[static_cast<std::size_t>(page)], std::to_string(page)}, box);
}

void Images::small(int page, const base::Rect& box) {
    const bool chosen = static_cast<std::size_t>(page) == chosen_;
    paint(page, box);
    constexpr float roomy_mm = 30;
    const auto& type = ui_.theme().type;
    const float size = box.width > roomy_mm ? type.item : type.small;
    const float side = std::min(size * 1.6F, box.width);
    const base::Rect badge{box.right() - side, box.bottom() - side, side, side};
    ui_.canvas().fill(badge, chosen ? ColorRole::accent : ColorRole::card, 0);
    const auto mark = chosen ? ColorRole::on_accent : ColorRole::accent;
    ui_.canvas().line(badge, ColorRole::accent, 0, 0.4F);
    ui_.canvas().line(box, chosen ? ColorRole::accent : ColorRole::edge, 0, chosen ? 1.2F : 0.4F);
    std::string key;
    const layout::TextSpec spec{text::message("{n}", ui_.language().tag, {{"n", page + 1}}),
                                {size, true, 1.2F},
                                badge.width,
                                layout::Align::centre,
                                ui_.language(),
                                {}};
    const auto set = ui_.set(spec, &key);
    ui_.canvas().text(key, set, {badge.x, badge.centre().y - set.size_mm().height / 2}, mark);
    ui::Node node;
    node.key = base::Key("print/page") / std::to_string(page + 1);
    node.role = base::Role::Button;
    node.name = name_of(page);
    node.language = ui_.language();
    node.box_mm = box;
    node.words_mm = badge;
    node.selected = chosen;
    node.tappable = true;
    node.color = mark;
    node.ground = chosen ? ColorRole::accent : ColorRole::card;
    node.cap_mm = size * layout::cap_height;
    if (ui_.declare(std::move(node))) chosen_ = static_cast<std::size_t>(page);
}

void Images::draw() {
    const float x = ui_.x(), y = ui_.y(), gap = ui_.theme().gap;
    const bool alone = count() == 1;
    const float wide = std::min(height_ / ratio(), ui_.width() * share());
    const float high = wide * ratio();
    const base::Rect all{x, y, ui_.width(), height_};
    if (chosen_ >= pages_.sheets.size()) chosen_ = 0;
    const base::Size room{all.width - wide - 3 * gap, high};
    const Grid grid = alone ? Grid{} : this->grid(room);
    const int rows = (count() + grid.columns - 1) / grid.columns;
    const float beside = alone ? 0
                               : 3 * gap + grid.each.width * static_cast<float>(grid.columns) +
                                     gap * static_cast<float>(grid.columns - 1);
    const float left = x + (all.width - wide - beside) / 2, top = y + (height_ - high) / 2;
    const base::Rect large{left, top, wide, high};
    paint(static_cast<int>(chosen_), large);
    ui_.canvas().line(large, ColorRole::edge, 0, 0.5F);
    ui::Node node;
    node.key = "print/shown";
    node.role = base::Role::Image;
    node.name = name_of(static_cast<int>(chosen_));
    node.language = ui_.language();
    node.box_mm = large;
    (void)ui_.declare(std::move(node));
    const float stack =
        grid.each.height * static_cast<float>(rows) + gap * static_cast<float>(rows - 1);
    for (int page = 0; !alone && page < count(); ++page) {
        const auto column = static_cast<float>(page % grid.columns);
        const auto row = static_cast<float>(page / grid.columns);
        small(page, {left + wide + 3 * gap + column * (grid.each.width + gap),
                     top + (high - stack) / 2 + row * (grid.each.height + gap), grid.each.width,
                     grid.each.height});
    }
    ui_.space(height_);
}

}  // namespace

void page_images(ui::Ui& ui, Services& services, Session& session, float height) {
    if (session.paper_pages.sheets.empty()) return ui.space(height);
    Images(ui, services, session, height).draw();
}

void paint_first(ui::Ui& ui, Services& services, const FirstPage& page, const base::Rect& box) {
    const auto& sheets = page.chosen ? page.pages.sheets : page.pages.other;
    if (sheets.empty()) return;
    const auto& first = sheets.front();
    const float wide = std::min(box.width, box.height * first.width / first.height);
    const base::Rect at{box.centre().x - wide / 2, box.y, wide, wide * first.height / first.width};
    paint_page(ui, services, {page.pages, first, page.large ? "large" : "normal"}, at);
    ui.canvas().line(at, ColorRole::edge, 0, 0.4F);
}

}  // namespace kiosk
