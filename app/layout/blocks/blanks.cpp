#include "layout/blocks/blanks.h"

#include <algorithm>

#include "document/marked/blanks.h"
#include "document/plain.h"
#include "layout/columns.h"

namespace layout {

namespace {

using base::Role;

constexpr float least_line_mm = 7, line_em = 1.75F;  // from line to line, for a hand
constexpr float least_cell_mm = 9, cell_em = 1.8F;
constexpr float least_blank_em = 5.5F, apart_em = 0.6F, behind_em = 0.4F;
constexpr float text_over_em = 1.3F, rule_over_em = 0.15F;  // above the foot of a line

// "Time …, drink …": labels, each with a blank behind it, but words behind the last.
struct Field {
    std::string label;
    bool blank = true;
};

std::string label_of(std::string_view words) {
    constexpr std::string_view leading[] = {" ", ",", ";", ".", "\u060C", "\u061B"};
    for (bool cut = true; cut && !words.empty();) {
        cut = false;
        for (const auto mark : leading)
            if (words.starts_with(mark)) {
                words.remove_prefix(mark.size());
                cut = true;
            }
    }
    while (words.ends_with(' ')) words.remove_suffix(1);
    return std::string(words);
}

std::vector<Field> fields_of(std::string_view words) {
    std::vector<Field> fields;
    for (;;) {
        const auto at = words.find(document::blank_mark);
        const bool blank = at != std::string_view::npos;
        auto label = label_of(words.substr(0, at));
        if (blank || !label.empty()) fields.push_back({std::move(label), blank});
        if (!blank) return fields;
        words.remove_prefix(at + document::blank_mark.size());
    }
}

// What a reader of forms calls it.
std::string asked(const std::string& label, const std::string& all) {
    std::string name = label.empty() ? all : label;
    while (name.ends_with(':') || name.ends_with(' ')) name.pop_back();
    return name;
}

class Blanks {
  public:
    Blanks(SheetBuilder& builder, const Ink& ink, std::string all)
        : builder_(builder), ink_(ink), all_(std::move(all)) {}

    // As few lines as there is room for, with as many of them on each.
    void put() {
        const auto fields = fields_of(all_);
        std::size_t lines = 1;
        float taken = 0;
        for (const Field& field : fields) {
            if (taken > 0 && taken + needed(field) > builder_.width()) ++lines, taken = 0;
            taken += needed(field);
        }
        const std::size_t most = (fields.size() + lines - 1) / lines;
        for (const Field& field : fields) {
            const bool full = row_.size() == most || taken_ + needed(field) > builder_.width();
            if (full) end_row();
            if (needed(field) > builder_.width())
                long_label(field);
            else
                row_.push_back(field), taken_ += needed(field);
        }
        end_row();
    }

  private:
    float em() const { return builder_.context().type.reading; }
    float high() const { return std::max(least_line_mm, em() * line_em); }
    float wide(const std::string& label) const {
        if (label.empty()) return 0;
        const auto& context = builder_.context();
        return context.fonts
                   ->set({label,
                          {em(), ink_.bold, context.line_height},
                          0,
                          Align::start,
                          context.language,
                          {}})
                   .size_mm()
                   .width +
               em() * behind_em;
    }
    float least(const Field& field) const {
        return wide(field.label) + (field.blank ? em() * least_blank_em : 0) + em() * apart_em;
    }
    // Without a label: more room for what is asked above.
    float needed(const Field& field) const {
        return field.label.empty() ? builder_.width() : least(field);
    }
    void words(const std::string& label) {
        builder_.open(Role::Label, label);
        builder_.text(label, {}, em(), ink_);
        builder_.close();
    }
    // At the foot of the line that begins at the builder.
    void blank(float x, float width, const std::string& name) {
        const float room = high() * 0.8F, foot = high() - em() * rule_over_em;
        builder_.put(Blank{{x, foot - room, width, room}, Blank::Shape::line, name});
    }
    void long_label(const Field& field) {
        words(field.label);
        if (field.blank) blank(0, builder_.width(), asked(field.label, all_));
        if (field.blank) builder_.skip(high());
    }
    void end_row() {
        if (row_.empty()) return;
        const auto blanks =
            std::count_if(row_.begin(), row_.end(), [](const Field& one) { return one.blank; });
        float spare = builder_.width() + em() * apart_em;
        for (const Field& field : row_) spare -= least(field);
        const float more = blanks > 0 ? spare / static_cast<float>(blanks) : 0;
        const float top = builder_.y();
        float x = 0;
        builder_.kept([&] {
            for (const Field& field : row_) {
                const float label = wide(field.label);
                if (!field.label.empty()) {
                    builder_.move_to(top + high() - em() * text_over_em);
                    builder_.indented(x, std::max(0.F, builder_.width() - x - label - 1),
                                      [&] { words(field.label); });
                }
                builder_.move_to(top);
                x += label;
                if (!field.blank) continue;
                const float width = em() * least_blank_em + more;
                blank(x, width, asked(field.label, all_));
                x += width + em() * apart_em;
            }
        });
        builder_.move_to(top + high());
        row_.clear();
        taken_ = 0;
    }

    SheetBuilder& builder_;
    Ink ink_;
    std::string all_;
    std::vector<Field> row_;
    float taken_ = 0;
};

class Grid {
  public:
    Grid(SheetBuilder& builder, const RowsOf& rows)
        : builder_(builder),
          rows_(rows),
          columns_(grid_columns_of(rows.table, builder.context())) {}

    void put() {
        builder_.open(Role::Table, "");
        builder_.headed([&] { worded(rows_.table.head, true); },
                        [&] {
                            for (const auto& cells : rows_.table.rows) {
                                builder_.gap(0, number_ == 0);
                                document::any_blank(cells) ? asked(cells) : worded(cells, false);
                            }
                        });
        builder_.close();
    }

  private:
    const LayoutContext& context() const { return builder_.context(); }
    float pad() const { return context().gap_mm * 0.5F; }
    void in_each(const std::function<void(std::size_t, float)>& act) {
        float x = 0;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            act(i, x);
            x += columns_[i];
        }
    }
    void worded(const std::vector<document::Runs>& cells, bool head);
    void asked(const std::vector<document::Runs>& cells);

    SheetBuilder& builder_;
    const RowsOf& rows_;
    std::vector<float> columns_;
    int number_ = 0;  // of the rows to fill in so far
};

// The head, and what was worked: on a ground that tells it from what is to be filled in.
void Grid::worded(const std::vector<document::Runs>& cells, bool head) {
    const float top = builder_.y(), size = context().type.small;
    SheetBuilder trial(context());
    float bottom = 0;
    const auto words = [&](SheetBuilder& to, std::size_t i, float x) {
        to.indented(x + pad(), to.width() - x - columns_[i] + pad(), [&] {
            put_words(to, {cells[i], rows_.sources}, size,
                      {ColorRole::ink, ColorRole::accent_soft, head, Align::start});
        });
    };
    const auto all = std::min(cells.size(), columns_.size());
    in_each([&](std::size_t i, float x) {
        trial.move_to(0);
        if (i < all) words(trial, i, x);
        bottom = std::max(bottom, trial.y());
    });
    const float high = bottom + pad() * 2;
    builder_.open(Role::Row, "");
    builder_.kept([&] {
        in_each([&](std::size_t i, float x) {
            builder_.move_to(top);
            builder_.put(Panel{{x, 0, columns_[i], high},
                               ColorRole::accent_soft,
                               ColorRole::muted,
                               ColorRole::none,
                               0});
            if (i >= all) return;
            builder_.open(head ? Role::ColumnHeader : Role::Cell, document::plain(cells[i]));
            builder_.move_to(top + pad());
            words(builder_, i, x);
            builder_.close();
        });
    });
    builder_.move_to(top + high);
    builder_.close();
}

// What its first cell says names the row; else its number does.
void Grid::asked(const std::vector<document::Runs>& cells) {
    const float top = builder_.y(), size = context().type.small;
    const float high = std::max(least_cell_mm, size * cell_em);
    ++number_;
    const bool named = !cells.empty() && !document::only_blank(cells[0]);
    const auto row = named ? document::plain(cells[0]) : std::to_string(number_);
    builder_.open(Role::Row, "");
    builder_.kept([&] {
        in_each([&](std::size_t i, float x) {
            const bool there = i < rows_.table.head.size() && i < cells.size();
            const auto name = there ? document::plain(rows_.table.head[i]) : "";
            builder_.move_to(top);
            builder_.open(Role::Cell, name);
            if (there && !document::only_blank(cells[i])) {
                builder_.put(Panel{{x, 0, columns_[i], high},
                                   ColorRole::none,
                                   ColorRole::muted,
                                   ColorRole::none,
                                   0});
                builder_.move_to(top + (high - size * 1.4F) / 2);
                builder_.indented(x + pad(), builder_.width() - x - columns_[i] + pad(), [&] {
                    put_words(builder_, {cells[i], rows_.sources}, size, {});
                });
            } else {
                builder_.put(
                    Blank{{x, 0, columns_[i], high}, Blank::Shape::cell, name + " " + row});
            }
            builder_.close();
        });
    });
    builder_.move_to(top + high);
    builder_.close();
}

}  // namespace

void put_blanks(SheetBuilder& builder, const document::Runs& words, ColorRole ground) {
    Blanks(builder, {ColorRole::ink, ground, false, Align::start}, document::plain(words)).put();
}

void put_grid(SheetBuilder& builder, const RowsOf& rows) { Grid(builder, rows).put(); }

void put_worked(SheetBuilder& builder, const RowsOf& rows) {
    document::Table worked = rows.table;
    std::erase_if(worked.rows, [](const auto& row) { return document::any_blank(row); });
    if (!worked.rows.empty()) return put_cards(builder, {worked, rows.sources}, true);
    builder.open(Role::List, "");
    for (const auto& asked : rows.table.head) {
        builder.open(Role::ListItem, document::plain(asked));
        put_words(builder, {asked, rows.sources}, builder.context().type.reading, {});
        builder.close();
        builder.gap(builder.context().gap_mm * 0.5F);
    }
    builder.close();
}

}  // namespace layout
