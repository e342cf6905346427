#include "kiosk/topic/contents.h"

#include <algorithm>
#include <numeric>

#include "ui/rows.h"

namespace kiosk {

namespace {

using layout::ColorRole;

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
          roomy_(style.roomy) {
        for (std::size_t i = 1; i < sections.count(); ++i)
            rows_.push_back({base::Key("part") / sections.chapter(i).slug,
                             text::message("{n}", ui.language().tag, {{"n", static_cast<int>(i)}}),
                             sections.chapter(i).title, sections.page().language, i == here});
    }

    // The one that was touched.
    std::optional<std::size_t> draw() {
        const Rows rows = arranged();
        ui_.columns(static_cast<int>(rows.columns), [&](int column) {
            for (std::size_t i = 0; i < rows.heights.size(); ++i) {
                const std::size_t at = static_cast<std::size_t>(column) * rows.heights.size() + i;
                if (at >= rows_.size()) break;
                if (i > 0) ui_.space(between());
                if (draw_row(rows_[at], rows.heights[i])) chosen_ = at + 1;
            }
        });
        return chosen_;
    }
    float height() { return height(arranged()); }

  private:
    struct Rows {
        std::size_t columns = 1;
        std::vector<float> heights;
    };
    Rows arranged() {
        Rows best = in_columns(columns_that_fit(2));
        if (!packed_ || best.columns < 2 || columns_that_fit(3) < 3 || !end_well(3)) return best;
        Rows three = in_columns(3);
        return height(three) < height(best) - ui_.theme().gap ? three : best;
    }
    // No title leaves a short word alone on its last line.
    bool end_well(std::size_t columns) {
        return std::none_of(rows_.begin(), rows_.end(), [&](const PartRow& row) {
            return ui_.set(title_of(row, width_of(columns))).lone_word();
        });
    }
    Rows in_columns(std::size_t columns) {
        const float width = width_of(columns);
        const std::size_t down = (rows_.size() + columns - 1) / columns;
        const float least = ui_.theme().target * (roomy_ ? 1.35F : 1.F);
        Rows rows{columns, std::vector<float>(down, least)};
        for (std::size_t i = 0; i < rows_.size(); ++i)
            rows.heights[i % down] = std::max(rows.heights[i % down], height_of(rows_[i], width));
        return rows;
    }
    float height(const Rows& rows) const {
        const auto gaps = static_cast<float>(std::max<std::size_t>(rows.heights.size(), 1) - 1);
        return std::accumulate(rows.heights.begin(), rows.heights.end(), between() * gaps);
    }
    float width_of(std::size_t columns) const {
        return (ui_.width() - ui_.theme().gap * static_cast<float>(columns - 1)) /
               static_cast<float>(columns);
    }
    float between() const { return std::max(3.F, ui_.theme().gap * (closer_ ? 0 : 0.82F)); }
    layout::Face face() const { return {size_, true, closer_ ? 1.1F : 1.18F}; }
    float mark_width() const { return size_ * (packed_ ? 1.4F : 1.65F); }
    layout::TextSpec title_of(const PartRow& row, float width) const {
        const float room = width - mark_width() - ui_.theme().gap * 1.3F;
        return {row.title, face(), room, layout::Align::start, row.language, {}, true};
    }
    float height_of(const PartRow& row, float width) {
        const float pads = ui_.theme().gap * (packed_ ? 0.2F : closer_ ? 0.45F : 0.9F);
        return ui_.set(title_of(row, width)).size_mm().height + pads;
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
