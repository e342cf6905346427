#include "kiosk/topic/contents.h"

#include <algorithm>
#include <numeric>

#include "ui/rows.h"

namespace kiosk {

namespace {

using layout::ColorRole;

constexpr float full_pads = 0.9F;  // above and below a title together, in gaps

struct PartRow {
    base::Key key;
    std::string mark, title;
    base::Language language;
    bool here = false;
};

class ContentsList {
  public:
    ContentsList(ui::Ui& ui, const Sections& sections, std::size_t here, const ContentsStyle& style)
        : ui_(ui),
          size_(style.roomy ? ui.theme().type.reading : ui.theme().type.small),
          closer_(style.closer),
          packed_(style.packed),
          roomy_(style.roomy),
          spare_(style.spare_mm) {
        for (std::size_t i = 1; i < sections.count(); ++i)
            rows_.push_back({base::Key("part") / sections.chapter(i).slug,
                             text::message("{n}", ui.language().tag, {{"n", static_cast<int>(i)}}),
                             sections.chapter(i).title, sections.page().language, i == here});
    }

    // The one that was touched.
    std::optional<std::size_t> draw() {
        Rows rows = arranged();
        const std::size_t down = rows.heights.size();
        const float air = std::min(spare_ / static_cast<float>(std::max<std::size_t>(down, 1)),
                                   ui_.theme().gap * (full_pads - pads()));
        for (float& high : rows.heights) high += air;
        const float top = ui_.y(), left = ui_.x();
        float x = 0;
        for (std::size_t column = 0; column < rows.widths.size(); ++column) {
            ui_.in({left + x, top, rows.widths[column], 0}, [&] {
                for (std::size_t i = 0; i < down && column * down + i < rows_.size(); ++i) {
                    const std::size_t at = column * down + i;
                    if (i > 0) ui_.space(between());
                    if (draw_row(rows_[at], rows.heights[i])) chosen_ = at + 1;
                }
            });
            x += rows.widths[column] + ui_.theme().gap;
        }
        ui_.space(height(rows));
        return chosen_;
    }
    float height() { return height(arranged()); }

  private:
    struct Rows {
        std::vector<float> widths, heights;  // of columns, of rows
    };
    Rows arranged() {
        Rows best = in_columns(even(columns_that_fit(2)));
        if (!packed_ || best.widths.size() < 2) return best;
        for (const auto& widths : {fitted(2), even(columns_that_fit(3)), fitted(3)}) {
            if (widths.size() < 2 || !end_well(widths)) continue;
            Rows other = in_columns(widths);
            if (height(other) < height(best) - ui_.theme().gap) best = std::move(other);
        }
        return best;
    }
    // No title leaves a short word alone on its last line.
    bool end_well(const std::vector<float>& widths) {
        const std::size_t down = rows_in(widths.size());
        for (std::size_t i = 0; i < rows_.size(); ++i)
            if (ui_.set(title_of(rows_[i], widths[i / down])).lone_word()) return false;
        return true;
    }
    std::size_t rows_in(std::size_t columns) const {
        return (rows_.size() + columns - 1) / columns;
    }
    Rows in_columns(const std::vector<float>& widths) {
        const std::size_t down = rows_in(widths.size());
        const float least = ui_.theme().target * (roomy_ ? 1.35F : 1.F);
        Rows rows{widths, std::vector<float>(down, least)};
        for (std::size_t i = 0; i < rows_.size(); ++i)
            rows.heights[i % down] =
                std::max(rows.heights[i % down], height_of(rows_[i], widths[i / down]));
        return rows;
    }
    float height(const Rows& rows) const {
        const auto gaps = static_cast<float>(std::max<std::size_t>(rows.heights.size(), 1) - 1);
        return std::accumulate(rows.heights.begin(), rows.heights.end(), between() * gaps);
    }
    std::vector<float> even(std::size_t columns) const {
        return std::vector<float>(columns, width_of(columns));
    }
    // Each as wide as its longest title asks in two lines, and what is left shared out; none where
    // that is more than there is.
    std::vector<float> fitted(std::size_t columns) {
        if (rows_.size() < columns) return {};
        std::vector<float> widths(columns, size_ * 6);
        const std::size_t down = rows_in(columns);
        if ((columns - 1) * down >= rows_.size()) return {};
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            auto spec = title_of(rows_[i], 0);
            spec.width_mm = 0;
            const float two_lines = ui_.set(spec).size_mm().width * 0.54F;
            const float word = ui::widest_word(ui_, rows_[i].title, face()) + 0.5F;
            float& width = widths[i / down];
            width = std::max({width, two_lines + beside_title(), word + beside_title()});
        }
        const float gaps = ui_.theme().gap * static_cast<float>(columns - 1);
        const float left = ui_.width() - gaps - std::accumulate(widths.begin(), widths.end(), 0.F);
        if (left < 0) return {};
        for (float& width : widths) width += left / static_cast<float>(columns);
        return widths;
    }
    float width_of(std::size_t columns) const {
        return (ui_.width() - ui_.theme().gap * static_cast<float>(columns - 1)) /
               static_cast<float>(columns);
    }
    float between() const { return std::max(3.F, ui_.theme().gap * (closer_ ? 0 : 0.82F)); }
    // Bold letters are wider: where room is scarce the numbers alone are.
    layout::Face face() const { return {size_, !packed_, closer_ ? 1.1F : 1.18F}; }
    float mark_width() const { return size_ * (packed_ ? 1.4F : 1.65F); }
    float beside_title() const { return mark_width() + ui_.theme().gap * 1.7F; }
    float pads() const { return packed_ ? 0.2F : closer_ ? 0.45F : full_pads; }
    layout::TextSpec title_of(const PartRow& row, float width) const {
        const float room = width - beside_title();
        return {row.title, face(), room, layout::Align::start, row.language, {}, true};
    }
    float height_of(const PartRow& row, float width) {
        return ui_.set(title_of(row, width)).size_mm().height + ui_.theme().gap * pads();
    }
    std::size_t columns_that_fit(std::size_t most) {
        float widest = size_ * (most > 2 ? 7.F : 9.F);
        for (const auto& row : rows_)
            widest = std::max(widest, ui::widest_word(ui_, row.title, face()));
        const bool room =
            rows_.size() >= most && title_of(rows_[0], width_of(most)).width_mm >= widest;
        return room ? most : 1;
    }
    bool draw_row(const PartRow& row, float height);

    ui::Ui& ui_;
    float size_;
    bool closer_, packed_, roomy_;
    float spare_;
    std::vector<PartRow> rows_;
    std::optional<std::size_t> chosen_;
};

bool ContentsList::draw_row(const PartRow& row, float height) {
    const base::Rect box{ui_.x(), ui_.y(), ui_.width(), height};
    const bool held = ui_.held_over(box);
    const ColorRole ground = held || row.here ? ColorRole::accent_soft : ColorRole::card;
    ui_.canvas().fill(box, ground, ui_.theme().radius);
    ui_.canvas().line(box, row.here ? ColorRole::accent : ColorRole::edge, ui_.theme().radius,
                      row.here || held ? 1.2F : 0.5F);
    std::string key;
    const float pad = ui_.theme().gap * 0.6F;
    const auto mark = ui_.set({row.mark,
                               {size_ * 1.1F, true, 1.18F},
                               mark_width(),
                               layout::Align::centre,
                               ui_.language(),
                               {}},
                              &key);
    ui_.canvas().text(key, mark, {box.x + pad, box.centre().y - mark.size_mm().height / 2},
                      ColorRole::accent);
    const auto spec = title_of(row, box.width);
    const auto title = ui_.set(spec, &key);
    const base::Rect words{box.x + pad + mark_width() + ui_.theme().gap * 0.4F,
                           box.centre().y - title.size_mm().height / 2, spec.width_mm,
                           title.size_mm().height};
    ui_.canvas().text(key, title, {words.x, words.y}, ColorRole::ink);
    ui::Node node;
    node.key = row.key;
    node.role = base::Role::Button;
    node.name = row.title;
    node.language = row.language;
    node.box_mm = box;
    node.words_mm = words;
    node.lone_word = title.lone_word();
    node.tappable = true;
    node.selected = row.here;
    node.color = ColorRole::ink;
    node.ground = row.here ? ColorRole::accent_soft : ColorRole::card;
    node.cap_mm = size_ * layout::cap_height;
    const bool touched = ui_.declare(std::move(node));
    ui_.space(height);
    return touched;
}

}  // namespace

std::optional<std::size_t> contents(ui::Ui& ui, const Sections& sections, std::size_t here,
                                    const ContentsStyle& style) {
    return ContentsList(ui, sections, here, style).draw();
}

float contents_height(ui::Ui& ui, const Sections& sections, const ContentsStyle& style) {
    return ContentsList(ui, sections, 0, style).height();
}

}  // namespace kiosk
