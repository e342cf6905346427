#include "layout/blocks/table.h"

#include <algorithm>

#include "document/plain.h"
#include "layout/columns.h"

namespace layout {

namespace {

using base::Role;

void put_card(SheetBuilder& builder, const RowsOf& rows, const std::vector<document::Runs>& cells,
              bool all_headed) {
    const auto& type = builder.context().type;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) builder.gap(builder.context().gap_mm * 0.5F);
        if ((i > 0 || all_headed) && i < rows.table.head.size()) {
            builder.open(Role::ColumnHeader, document::plain(rows.table.head[i]));
            put_words(builder, {rows.table.head[i], rows.sources}, type.small,
                      {ColorRole::muted, ColorRole::card, false, Align::start});
            builder.close();
        }
        builder.open(Role::Cell, document::plain(cells[i]));
        put_words(builder, {cells[i], rows.sources}, type.reading,
                  {ColorRole::ink, ColorRole::card, i == 0 && !all_headed, Align::start});
        builder.close();
    }
}

void put_columns(SheetBuilder& builder, const RowsOf& rows, const std::vector<float>& columns) {
    const auto& type = builder.context().type;
    const auto row = [&](const std::vector<document::Runs>& cells, bool head) {
        put_row(builder, {columns, cells, head}, [&](std::size_t i, const Ink& ink) {
            put_words(builder, {cells[i], rows.sources}, head ? type.small : type.reading, ink);
        });
    };
    builder.headed([&] { row(rows.table.head, true); },
                   [&] {
                       bool first = true;  // stays with the head
                       for (const auto& cells : rows.table.rows) {
                           builder.gap(0, first);
                           row(cells, false);
                           first = false;
                       }
                   });
}

}  // namespace

void put_cards(SheetBuilder& builder, const RowsOf& rows, bool all_headed) {
    const float gap = builder.context().gap_mm;
    builder.open(Role::Table, "");
    bool first = true;
    for (const auto& cells : rows.table.rows) {
        if (!first) builder.gap(gap * 0.9F);
        first = false;
        builder.open(Role::Row, "");
        builder.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5}, gap * 1.3F,
                      [&] { put_card(builder, rows, cells, all_headed); });
        builder.close();
    }
    builder.close();
}

void put_row(SheetBuilder& builder, const RowShape& row,
             const std::function<void(std::size_t, const Ink&)>& cell) {
    const float top = builder.y(), pad = cell_pad(builder.context());
    float bottom = top, x = 0;
    builder.open(Role::Row, "");
    builder.kept([&] {
        for (std::size_t i = 0; i < row.columns.size(); ++i) {
            const float wide = row.columns[i];
            builder.move_to(top + pad);
            const bool there = i < row.cells.size();
            builder.open(row.head ? Role::ColumnHeader : Role::Cell,
                         there ? document::plain(row.cells[i]) : "");
            if (there)
                builder.indented(x + pad, builder.width() - x - wide + pad, [&] {
                    cell(i, {row.head ? ColorRole::accent : ColorRole::ink, ColorRole::paper,
                             row.head || i == 0, Align::start});
                });
            builder.close();
            bottom = std::max(bottom, builder.y());
            x += wide;
        }
        builder.move_to(bottom + pad);
        builder.put(Panel{{0, -0.25F, builder.width(), row.head ? 0.5F : 0.25F},
                          row.head ? ColorRole::accent : ColorRole::edge,
                          ColorRole::none,
                          ColorRole::none,
                          0});
    });
    builder.close();
}

void put_table(SheetBuilder& builder, const RowsOf& rows, bool cards) {
    const auto columns =
        cards ? std::vector<float>{} : columns_of(rows.table, rows.sources, builder.context());
    if (columns.empty()) return put_cards(builder, rows, false);
    builder.open(Role::Table, "");
    put_columns(builder, rows, columns);
    builder.close();
}

}  // namespace layout
