#include "desk/side_by_side.h"

#include <fmt/format.h>

#include <algorithm>

#include "desk/blocks/block_pieces.h"
#include "desk/blocks/head_lines.h"
#include "desk/titles.h"
#include "desk/tools.h"
#include "document/plain.h"
#include "handout/leaflet.h"
#include "text/diff.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using ui::TextLevel;

namespace {

// Letters stay as large as on a page of that width, however narrow a side is.
constexpr float least_reading_mm = 150;
constexpr float gutter_mm = 13, side_pad_mm = 2.4F;

struct Grounds {
    ColorRole ground = ColorRole::none, ink = ColorRole::ink, edge = ColorRole::none;
};

Grounds grounds_of(const document::Block& block) {
    const auto* warning = std::get_if<document::Warning>(&block.what);
    if (!warning) return {};
    switch (warning->urgency) {
        case document::Urgency::emergency:
            return {ColorRole::emergency_soft, ColorRole::emergency_ink, ColorRole::emergency};
        case document::Urgency::same_day:
            return {ColorRole::same_day_soft, ColorRole::same_day_ink, ColorRole::same_day_edge};
        case document::Urgency::mention:
            return {ColorRole::mention_soft, ColorRole::mention_ink, ColorRole::mention_edge};
        case document::Urgency::note:
            return {ColorRole::note_soft, ColorRole::note_ink, ColorRole::note_edge};
    }
    return {};
}

std::string one_per_line(const std::vector<std::string>& marks) {
    std::string all;
    for (const auto& mark : marks) all += mark + "\n";
    return all;
}

std::vector<std::string> marks_of(const document::Document& page) {
    std::vector<std::string> all;
    for (const auto& block : page.blocks) all.push_back(reader_mark(block));
    return all;
}

bool alike(const document::Block& one, const document::Block& other) {
    if (one.what.index() != other.what.index()) return false;
    const auto* a = std::get_if<document::Warning>(&one.what);
    const auto* b = std::get_if<document::Warning>(&other.what);
    return !a || a->id == b->id;
}

std::string warning_of(const document::Block& block) {
    const auto* warning = std::get_if<document::Warning>(&block.what);
    return warning ? warning->id : "";
}

}  // namespace

std::vector<layout::Span> words_apart(const std::string& words, const std::string& other,
                                      layout::Span::Style look) {
    std::vector<layout::Span> spans;
    std::size_t at = 0;
    for (const auto& piece : text::diff_words(other, words)) {
        if (piece.kind == text::ChangeKind::removed) continue;
        if (piece.kind == text::ChangeKind::added)
            spans.push_back({at, at + piece.text.size(), look});
        at += piece.text.size();
    }
    return spans;
}

// Blocks that went out are set beside those of their kind that came in their place.
void SideBySide::pair(const document::Document& before, const document::Document& after) {
    std::size_t old_at = 0, new_at = 0, open = 0;
    for (const auto& change :
         text::diff_lines(one_per_line(marks_of(before)), one_per_line(marks_of(after)))) {
        Row row;
        if (change.kind != text::ChangeKind::added) row.old = before.blocks[old_at++];
        if (change.kind != text::ChangeKind::removed) row.now = after.blocks[new_at++];
        row.line = row.now ? row.now->line : row.old->line;
        row.is_same = change.kind == text::ChangeKind::same;
        if (row.is_same) open = rows_.size() + 1;
        const auto partner =
            std::find_if(rows_.begin() + static_cast<long>(std::min(open, rows_.size())),
                         rows_.end(), [&](const Row& one) {
                             return !row.old && one.old && !one.now && alike(*one.old, *row.now);
                         });
        if (partner == rows_.end()) {
            rows_.push_back(std::move(row));
            continue;
        }
        partner->now = std::move(row.now);
        partner->line = row.line;
    }
}

// What differs of the title, the summary and all else that stands at the head; of a new page all of
// it. It is read like a block, for nobody signs what was not shown.
void SideBySide::head(const StaffSession& session, const document::FrontMatter& before,
                      const document::FrontMatter& after) {
    const auto was = head_lines(session, before), now = head_lines(session, after);
    document::List old_lines, new_lines;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (new_page_ ? now[i].words.empty() : was[i].words == now[i].words) continue;
        old_lines.items.push_back({{document::RunKind::plain, was[i].told(session), ""}});
        new_lines.items.push_back({{document::RunKind::plain, now[i].told(session), ""}});
    }
    if (new_lines.items.empty()) return;
    Row row;
    if (!new_page_) row.old = document::Block{1, std::move(old_lines)};
    row.now = document::Block{1, std::move(new_lines)};
    rows_.insert(rows_.begin(), std::move(row));
}

void SideBySide::make(StaffSession& session, const What& what, float width) {
    const std::string wanted =
        fmt::format("{}/{:.1f}/{}", what.place.str(), width, what.after.size());
    if (wanted == made_for_) return;
    made_for_ = wanted;
    rows_.clear();
    ink_ = ++session.inks;
    unchanged_ = 0;
    new_page_ = what.before.empty();
    const std::string tag = what.place.language;
    const auto after = as_read(session, what.place, what.after);
    const auto before =
        new_page_ ? document::Document{} : as_read(session, what.place, what.before);
    pair(before, after);
    head(session, before.front, after.front);
    alike_ = !new_page_ &&
             std::all_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.is_same; });
    const float wide = new_page_ ? width - gutter_mm : (width - gutter_mm - side_pad_mm) / 2;
    auto context = reading_context(session, tag, std::max(wide, least_reading_mm));
    context.width_mm = wide;
    diagrams_ = newest_diagrams(session, tag);
    context.diagrams = &diagrams_;
    language_ = context.language;
    labels_ = context.labels;
    for (auto& row : rows_) {
        const auto id = warning_of(row.now ? *row.now : *row.old);
        if (!row.is_same && what.signs.contains(id)) row.sign = id;
        if (row.is_same) ++unchanged_;
        if (row.old && row.now && !row.is_same) continue;
        document::Document one;
        one.front = after.front;
        one.blocks.push_back(row.now ? *row.now : *row.old);
        row.sheet = layout::flow(one, context);
    }
}

namespace {

// Bold is what differs, and nothing else.
TextLevel plain_level(TextLevel level) {
    return level == TextLevel::small ? TextLevel::small : TextLevel::reading;
}

float pieces_height(ui::Ui& ui, const BlockPieces& pieces, float wide) {
    float high = 2 * side_pad_mm;
    for (const auto& piece : pieces)
        high += ui::height_of(ui, plain_level(piece.level), piece.words, wide);
    return high;
}

struct SideLook {
    Grounds grounds;
    base::Language language;
    layout::Span::Style apart = layout::Span::Style::added;
};

// One side of a pair, from the pen down.
void side(ui::Ui& ui, const BlockPieces& mine, const BlockPieces& theirs, const SideLook& look) {
    for (std::size_t i = 0; i < mine.size(); ++i) {
        ui::TextStyle style;
        style.language = look.language;
        style.color = look.grounds.ink;
        style.ground =
            look.grounds.ground == ColorRole::none ? ColorRole::card : look.grounds.ground;
        style.spans =
            words_apart(mine[i].words, i < theirs.size() ? theirs[i].words : "", look.apart);
        ui::text(ui, plain_level(mine[i].level), mine[i].words, style);
    }
}

}  // namespace

void SideBySide::both(ui::Ui& ui, StaffSession&, const Row& row) {
    const float wide = (ui.width() - side_pad_mm) / 2;
    const auto was = pieces_of(*row.old, labels_), now = pieces_of(*row.now, labels_);
    const float high = std::max(pieces_height(ui, was, wide - 2 * side_pad_mm),
                                pieces_height(ui, now, wide - 2 * side_pad_mm));
    const float x = ui.x(), y = ui.y();
    const auto draw = [&](float left, const document::Block& block, const BlockPieces& mine,
                          const BlockPieces& theirs) {
        const Grounds grounds = grounds_of(block);
        const base::Rect box{left, y, wide, high};
        ui.canvas().fill(box, grounds.ground == ColorRole::none ? ColorRole::card : grounds.ground,
                         1.6F);
        if (grounds.edge != ColorRole::none)
            ui.canvas().fill({left, y, 1.4F, high}, grounds.edge, 0.4F);
        ui.in({left + side_pad_mm, y + side_pad_mm, wide - 2 * side_pad_mm, high}, [&] {
            side(ui, mine, theirs,
                 {grounds, language_,
                  &block == &*row.old ? layout::Span::Style::removed : layout::Span::Style::added});
        });
    };
    draw(x, *row.old, was, now);
    draw(x + wide + side_pad_mm, *row.now, now, was);
    ui.space(high);
}

// New or gone: as readers would see it, on its own side; the same on both sides: once.
void SideBySide::alone(ui::Ui& ui, StaffSession& session, const Row& row) {
    const bool right = !new_page_ && row.now;
    const float wide = (ui.width() - side_pad_mm) / 2;
    const float x = ui.x() + (right ? wide + side_pad_mm : 0);
    const layout::Painter painter{session.services.palettes.at("light"), session.services.icons,
                                  &diagrams_};
    const std::string name = fmt::format("side/{}/{}/{}", ink_, row.line, row.now ? 1 : 0);
    const float below = ui.in({x, ui.y(), new_page_ ? ui.width() : wide, 0}, [&] {
        ui::show(ui, {name, std::to_string(row.sheet.width)}, row.sheet, {painter});
    });
    ui.space(below - ui.y());
}

void SideBySide::closed(ui::Ui& ui, StaffSession& session, const Row& row, const Reader& reader) {
    const bool right = !new_page_ && row.now;
    const float wide = (ui.width() - side_pad_mm) / 2;
    const float x = ui.x() + (right ? wide + side_pad_mm : 0);
    const auto& warning = std::get<document::Warning>((row.now ? *row.now : *row.old).what);
    const float below = ui.in({x, ui.y(), new_page_ ? ui.width() : wide, 0}, [&] {
        ui::TextStyle look;
        look.language = language_;
        ui::text(ui, TextLevel::item, document::plain(warning.sign), look);
        ui.space(1);
        toolbar(ui, {{"review/warning/" + row.sign,
                      session.said(Msg::desk_open_sign),
                      "down",
                      [&] { reader.opened.insert(row.sign); },
                      {.primary = true}}});
    });
    ui.space(below - ui.y());
}

void remark_line(ui::Ui& ui, StaffSession& session, const editorial::Remark& said,
                 const std::string& where) {
    line(ui,
         fmt::format("{}{}, {}: {}", where, person_named(session, said.act.who),
                     when(session, said.act.at), said.words),
         ColorRole::mention_ink, "review/said");
}

// The block on the new side that holds a line; none: it is about the whole.
const SideBySide::Row* SideBySide::row_of(int line) const {
    const Row* found = nullptr;
    for (const auto& one : rows_)
        if (line > 1 && one.now && one.line <= line && (!found || one.line > found->line))
            found = &one;
    return found;
}

// What was said of this block; at none, what stands at no block that is shown.
void SideBySide::remarks(ui::Ui& ui, StaffSession& session, const Row* at,
                         const Reader& reader) const {
    if (!reader.said) return;
    for (const auto& said : *reader.said) {
        const Row* row = row_of(said.line);
        if (row && !shows(*row)) row = nullptr;
        if (row == at)
            remark_line(ui, session, said,
                        at ? "" : session.said(Msg::desk_line, {{"n", said.line}}) + " ");
    }
}

bool SideBySide::comment_button(ui::Ui& ui, StaffSession& session, const Row& row,
                                const Reader& reader) {
    const bool chosen = reader.about == row.line;
    const bool noted = reader.noted && reader.noted->contains(row.line);
    const float high = ui.theme().target;
    const base::Rect box{ui.x(), ui.y(), gutter_mm - side_pad_mm, high};
    ui::Node node;
    node.key = base::Key("review/block") / std::to_string(row.line);
    node.role = base::Role::Button;
    node.name = session.said(Msg::desk_comment_here, {{"n", row.line}});
    node.box_mm = box;
    node.tappable = true;
    node.selected = chosen;
    const bool touched = ui.declare(std::move(node));
    if (noted) ui.canvas().fill(box, ColorRole::mention_soft, 1.6F);
    if (chosen) ui.canvas().fill(box, ColorRole::accent, 1.6F);
    ui.canvas().icon({box.x + 2.6F, box.y + 2.6F, 5.4F, 5.4F}, "note",
                     chosen  ? ColorRole::on_accent
                     : noted ? ColorRole::mention_ink
                             : ColorRole::muted);
    return touched;
}

void SideBySide::row(ui::Ui& ui, StaffSession& session, const Row& row, const Reader& reader) {
    const float x = ui.x(), y = ui.y(), wide = ui.width();
    if (row.now && reader.comments && comment_button(ui, session, row, reader))
        reader.about = row.line;
    const float below = ui.in({x + gutter_mm, y, wide - gutter_mm, 0}, [&] {
        if (!row.sign.empty() && !reader.opened.contains(row.sign)) {
            closed(ui, session, row, reader);
            return remarks(ui, session, &row, reader);
        }
        if (row.old && row.now && !row.is_same)
            both(ui, session, row);
        else
            alone(ui, session, row);
        remarks(ui, session, &row, reader);
        if (row.sign.empty()) return;
        ui.space(0.8F);
        ui::TextStyle look;
        look.color = ColorRole::note_ink;
        ui::text(ui, TextLevel::small, session.said(Msg::desk_opened_read), look);
    });
    ui.space(std::max(below - y, ui.theme().target) + ui.theme().gap);
    ui.canvas().fill({x, ui.y() - ui.theme().gap / 2, wide, 0.3F}, ColorRole::edge, 0);
}

// Which side is which, where there are two.
void SideBySide::sides(ui::Ui& ui, StaffSession& session) const {
    const float wide = (ui.width() - gutter_mm - side_pad_mm) / 2;
    const float x = ui.x() + gutter_mm, y = ui.y();
    float below = y;
    for (int right = 0; right < 2; ++right)
        below = ui.in({x + static_cast<float>(right) * (wide + side_pad_mm), y, wide, 0}, [&] {
            line(ui, session.said(right == 0 ? Msg::desk_old : Msg::desk_new_text),
                 ColorRole::muted);
        });
    ui.space(below - y + ui.theme().gap);
}

void SideBySide::draw(ui::Ui& ui, StaffSession& session, const Reader& reader) {
    remarks(ui, session, nullptr, reader);
    if (!new_page_) sides(ui, session);
    for (const auto& one : rows_)
        if (shows(one)) row(ui, session, one, reader);
}

}  // namespace desk
