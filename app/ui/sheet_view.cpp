#include "ui/sheet_view.h"

#include <algorithm>

namespace ui {

namespace {

constexpr int band_px = 512;

// Whether a drawing on this part of the glass is still being painted: its place is kept meanwhile.
bool awaits(Ui& ui, const layout::Sheet& sheet, const SheetStyle& look, const base::Rect& band) {
    auto* ahead = ui.canvas().ahead();
    if (!ahead || !ahead->hurried() || !look.painter.diagrams) return false;
    const double scale = double{ui.glass().px_per_mm} * look.scale;
    bool awaited = false;
    for (const auto& item : sheet.items) {
        const auto* picture = std::get_if<layout::Picture>(&item);
        if (!picture) continue;
        const base::Rect box = picture->box.scaled(look.scale).moved(ui.x(), ui.y());
        if (box.y >= band.bottom() || box.bottom() <= band.y) continue;
        ahead->ask(*picture, look.painter, scale);
        awaited = ahead->awaited(*picture, scale) || awaited;
    }
    return awaited;
}

void bands(Ui& ui, const std::string& id, const layout::Sheet& sheet, const SheetStyle& look) {
    const float px = ui.glass().px_per_mm;
    const float band = band_px / px;
    const float high = sheet.height * look.scale;
    const base::Rect shown = ui.canvas().clip();
    layout::Painter painter = look.painter;
    painter.ahead = ui.canvas().ahead();
    for (int i = 0; static_cast<float>(i) * band < high; ++i) {
        const float top = static_cast<float>(i) * band;
        const base::Rect box{ui.x(), ui.y() + top, sheet.width * look.scale,
                             std::min(band, high - top + 2 / px)};
        if (box.y > shown.bottom() || box.bottom() < shown.y) continue;
        std::string key = "sheet/" + id + "/" + std::to_string(i);
        if (!ui.canvas().kept(key) && awaits(ui, sheet, look, box)) {
            key += "/awaited";
            ui.running_s();
        }
        ui.canvas().picture(key, box, {look.ground, {0, top}, [&](cairo_t* cairo) {
                                           layout::paint(sheet, painter, cairo, look.scale);
                                       }});
    }
}

// Drawings below the glass take longer to paint than the touch that brings them may.
void ask_below(Ui& ui, const layout::Sheet& sheet, const SheetStyle& look) {
    auto* ahead = ui.canvas().ahead();
    if (!ahead || !look.painter.diagrams) return;
    const float bottom = ui.canvas().clip().bottom();
    for (const auto& item : sheet.items) {
        const auto* picture = std::get_if<layout::Picture>(&item);
        if (picture && ui.y() + picture->box.bottom() * look.scale > bottom)
            ahead->ask(*picture, look.painter, double{ui.glass().px_per_mm} * look.scale);
    }
}

// The words and sizes between an Open and its Close, without those of parts that are nodes
// themselves.
void gather(const layout::Sheet& sheet, std::size_t open, Node& node) {
    int depth = 0;
    for (std::size_t i = open + 1; i < sheet.items.size(); ++i) {
        if (std::holds_alternative<layout::Open>(sheet.items[i])) ++depth;
        if (std::holds_alternative<layout::Close>(sheet.items[i]) && depth-- == 0) break;
        const auto* text = std::get_if<layout::TextItem>(&sheet.items[i]);
        if (!text || depth > 0) continue;
        const float cap = text->size_mm * layout::cap_height;
        if (node.cap_mm == 0 || cap < node.cap_mm) node.cap_mm = cap;
        node.color = text->color;
        node.ground = text->ground;
        node.lone_word = node.lone_word || text->text.lone_word();
        if (node.name.empty()) node.name = text->words;
    }
}

// Bytes of `text` that are bytes [begin, end) of a name in which marks of sources are left out.
std::pair<std::size_t, std::size_t> in_text(std::string_view text, std::string_view name,
                                            std::size_t begin, std::size_t end) {
    std::pair<std::size_t, std::size_t> found{text.size(), text.size()};
    std::size_t at = 0;
    for (std::size_t i = 0; i < text.size() && at < end; ++i) {
        if (at >= name.size() || text[i] != name[at]) continue;
        if (at == begin) found.first = i;
        found.second = i + 1;
        ++at;
    }
    return found;
}

// Around the word being said, in whichever of the part's texts it stands; mm on the sheet.
std::vector<base::Rect> around(const Frame::Said& said, const layout::Sheet& sheet,
                               std::size_t open, const std::string& name) {
    std::vector<base::Rect> found;
    std::size_t at = 0;  // of the name, where the next text may begin
    int depth = 0;
    for (std::size_t i = open + 1; i < sheet.items.size(); ++i) {
        if (std::holds_alternative<layout::Open>(sheet.items[i])) ++depth;
        if (std::holds_alternative<layout::Close>(sheet.items[i]) && depth-- == 0) break;
        const auto* item = std::get_if<layout::TextItem>(&sheet.items[i]);
        if (!item) continue;
        const std::string_view words = item->words;  // not as set: balanced lines end by hand
        // Up to its first mark of a source the text is the same as in the name.
        const auto start = name.find(words.substr(0, words.find("[")), at);
        if (start == std::string::npos || start > said.begin) continue;
        at = start;
        const auto [begin, end] = in_text(words, std::string_view(name).substr(start),
                                          said.begin - start, said.end - start);
        for (const base::Rect& box : item->text.boxes(begin, end))
            found.push_back(box.moved(item->box.x, item->box.y));
    }
    return found;
}

// Rings a word where it stands on the glass.
void ring(Ui& ui, base::Rect box, const layout::Sheet& sheet, float scale) {
    if (ui.language().rtl()) box.x = sheet.width - box.right();
    box = box.scaled(scale).moved(ui.x(), ui.y()).inset(-1.2F);
    ui.canvas().line(box, layout::ColorRole::accent, 2, 0.9F);
}

// What can be touched is a figure: the picture between its Open and its Close.
std::optional<layout::Picture> picture_in(const layout::Sheet& sheet, std::size_t open) {
    for (std::size_t i = open + 1; i < sheet.items.size(); ++i) {
        if (const auto* picture = std::get_if<layout::Picture>(&sheet.items[i])) return *picture;
        if (std::holds_alternative<layout::Close>(sheet.items[i])) break;
    }
    return std::nullopt;
}

}  // namespace

Touched show(Ui& ui, const SheetName& name, const layout::Sheet& sheet, const SheetStyle& look) {
    bands(ui, name.whole(), sheet, look);
    ask_below(ui, sheet, look);
    Touched chosen;
    // Keys name the content, not its width or size: "page/prostatitis/front/3".
    const base::Key root = base::Key("page") / name.content;
    int count = 0;
    const bool turned = ui.language().rtl();
    for (std::size_t i = 0; i < sheet.items.size(); ++i) {
        const auto* open = std::get_if<layout::Open>(&sheet.items[i]);
        if (!open) continue;
        Node node;
        node.key = !open->key.empty() ? base::Key(open->key) : root / std::to_string(++count);
        node.role = open->role;
        node.name = open->name;
        node.language = open->language;
        node.level = open->level;
        // The sheet has been turned over already; declare() would do it again.
        const float x = turned ? sheet.width - open->box.right() : open->box.x;
        node.box_mm = base::Rect{x, open->box.y, open->box.width, open->box.height}
                          .scaled(look.scale)
                          .moved(ui.x(), ui.y());
        node.tappable = !open->key.empty();
        gather(sheet, i, node);
        node.cap_mm *= look.scale;
        if (node.key == ui.said().key && ui.said().end > ui.said().begin)
            for (const auto& box : around(ui.said(), sheet, i, node.name))
                ring(ui, box, sheet, look.scale);
        const base::Key key = node.key;
        if (!ui.declare(std::move(node))) continue;
        if (open->role == base::Role::Link)
            chosen.word = key;
        else
            chosen.figure = picture_in(sheet, i);
    }
    ui.space(sheet.height * look.scale);
    return chosen;
}

}  // namespace ui
