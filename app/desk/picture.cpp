#include "desk/picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "doc/svg.h"
#include "doc/toml.h"

namespace desk {

using layout::Tone;
using library::Duty;
using library::Word;

namespace {

constexpr std::uintmax_t most_file = 8U << 20U;
constexpr std::size_t most_png = 750 * 1024;  // what is left of largest_text once it is letters

// A name for the picture that a file's name is near to.
std::string slug(const std::string& name) {
    std::string made;
    for (const char c : name) {
        const auto low = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        const bool fits = (low >= 'a' && low <= 'z') || (low >= '0' && low <= '9');
        if (fits) made += low;
        if (!fits && !made.empty() && made.back() != '-') made += '-';
    }
    while (!made.empty() && made.back() == '-') made.pop_back();
    return made.substr(0, 60);
}

std::string drawing_path(const std::string& id) { return "diagrams/" + id + ".svg"; }
std::string places_path(const std::string& id) { return "diagrams/" + id + ".toml"; }
std::string words_path(const std::string& language, const std::string& id) {
    return language + "/diagrams/" + id + ".toml";
}

}  // namespace

// The new drawing, if there is one. False when it cannot be used, which is told.
bool Picture::read_drawing(Room& room) {
    if (wish_.drawing.empty()) return true;
    const base::Path file = wish_.drawing;
    auto bytes = base::read_file(file, most_file);
    if (!room.told(bytes)) return false;
    const bool png = doc::is_png(*bytes);
    const std::size_t most = png ? most_png : library::largest_text;
    if (bytes->size() > most) {
        room.note =
            room.said(Word::desk_picture_large, {{"name", file.filename().string()},
                                                 {"kb", static_cast<int>(bytes->size() / 1024)},
                                                 {"most", static_cast<int>(most / 1024)}});
        return false;
    }
    if (png) {
        auto wrapped = doc::wrap_png(*bytes);
        if (!wrapped) wrapped.error().file = file.filename().string();
        if (!room.told(wrapped)) return false;
        *bytes = std::move(wrapped->svg);
    }
    for (auto fault : doc::check_svg(*bytes)) {
        fault.file = file.filename().string();
        room.note = base::to_line(fault);
        return false;
    }
    auto drawing = layout::Diagram::plain(*bytes);
    if (!drawing) drawing.error().file = file.filename().string();
    if (!room.told(drawing)) return false;
    drawing_ = std::move(*drawing);
    svg_ = std::move(*bytes);
    if (wish_.id.empty()) id_.start(slug(file.stem().string()));
    return true;
}

void Picture::open(Room& room) {
    opened_ = true;
    id_.start(wish_.id);
    if (!read_drawing(room)) wish_.drawing.clear();
    const auto text = [&](const std::string& path) {
        const auto newest = room.workshop.newest(path);
        begun_[path] = newest ? newest->id : 0;
        return newest ? newest->body : std::string();
    };
    if (!wish_.id.empty()) {
        const std::string svg = text(drawing_path(wish_.id));
        text(places_path(wish_.id));
        if (svg_.empty())
            if (auto drawing = layout::Diagram::plain(svg)) drawing_ = std::move(*drawing);
    }
    for (const auto& entry : room.office.languages) {
        auto& one = words_.emplace_back();
        one.language = entry.language;
        one.name = entry.name;
        if (wish_.id.empty()) continue;
        base::Problems ignored;
        const auto words =
            doc::Toml::parse(text(words_path(one.language.tag, wish_.id)), "", ignored);
        one.title.start(words.text("title").value_or(""));
        one.alt.start(words.text("alt").value_or(""));
    }
}

// Where a drawing shows parts, their places stay; else the whole of the new drawing is seen.
std::string Picture::geometry(Room& room) const {
    const auto newest = room.workshop.newest(places_path(id_text_));
    base::Problems ignored;
    const bool parts =
        newest && !doc::Toml::parse(newest->body, "", ignored).tables("structure").empty();
    if (newest && (parts || svg_.empty() || !drawing_)) return newest->body;
    const auto& view = drawing_->view();
    return fmt::format("view = [{:g}, {:g}, {:g}, {:g}]\nlayers = []\n", view.x, view.y, view.width,
                       view.height);
}

// A draft where it differs from what stands there.
bool Picture::keep_text(Room& room, const std::string& path, const std::string& body,
                        std::vector<std::string>& kept) {
    const auto newest = room.workshop.newest(path);
    if (newest && newest->body == body) return true;
    const auto saved =
        room.workshop.save({path, room.person.name, body, begun_[path], room.now}, room.now);
    if (!room.told(saved)) return false;
    begun_[path] = saved->id;
    kept.push_back(path);
    return true;
}

bool Picture::keep(Room& room, std::vector<std::string>& kept) {
    if (wish_.id.empty()) {
        id_text_ = id_.edit.text();
        const std::string path = drawing_path(id_text_);
        if (begun_[path] == 0 && room.workshop.newest(path)) {
            room.note = room.said(Word::desk_exists, {{"path", path}});
            return false;
        }
    }
    if (!svg_.empty() && !keep_text(room, drawing_path(id_text_), svg_, kept)) return false;
    if (!keep_text(room, places_path(id_text_), geometry(room), kept)) return false;
    for (const auto& one : words_) {
        const std::string path = words_path(one.language.tag, id_text_);
        const auto newest = room.workshop.newest(path);
        if (!newest && one.title.edit.text().empty() && one.alt.edit.text().empty()) continue;
        auto body = doc::with_words(newest ? newest->body : "", "title", one.title.edit.text());
        std::string alt = one.alt.edit.text();
        std::replace(alt.begin(), alt.end(), '\n', ' ');
        if (body) body = doc::with_words(*body, "alt", alt);
        if (!body) {
            room.note = room.said(Word::desk_picture_hard, {{"path", path}});
            return false;
        }
        if (!keep_text(room, path, *body, kept)) return false;
    }
    wish_.id = id_text_;
    return true;
}

Step Picture::acts(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    const bool english = !words_.empty() && !words_.front().title.edit.text().empty() &&
                         !words_.front().alt.edit.text().empty();
    const bool ready = room.person.may(Duty::author) && english && drawing_.has_value() &&
                       !id_.edit.text().empty();
    const bool known = !wish_.id.empty();
    const int chosen =
        tools(ui, {{"picture/keep", said(Word::desk_save), "check", ready, false, true},
                   {"picture/submit", said(Word::desk_submit), "next", ready},
                   {"picture/other", said(Word::desk_picture_other), "stick", known},
                   {"picture/drawing", said(Word::desk_picture_text), "page", known},
                   {"picture/places", said(Word::desk_picture_places), "page", known},
                   {"picture/words", said(Word::desk_picture_words), "page", known},
                   {"picture/keys", said(Word::desk_keys), "keyboard", true, room.keys_shown}});
    if (!room.person.may(Duty::author)) line(ui, said(Word::desk_no_author), Tone::muted);
    if (chosen == 2) return ToStick{wish_.id};
    if (chosen == 3) return ToWrite{drawing_path(wish_.id)};
    if (chosen == 4) return ToWrite{places_path(wish_.id)};
    if (chosen == 5) return ToWrite{words_path("en", wish_.id)};
    if (chosen == 6) room.keys_shown = !room.keys_shown;
    if (chosen != 0 && chosen != 1) return {};
    std::vector<std::string> kept;
    if (!keep(room, kept)) return {};
    if (chosen == 1) {
        kept = {drawing_path(wish_.id), places_path(wish_.id)};
        for (const auto& one : words_) kept.push_back(words_path(one.language.tag, wish_.id));
        std::erase_if(kept, [&](const auto& path) {
            const auto newest = room.workshop.newest(path);
            return !newest || (newest->state != library::State::draft &&
                               newest->state != library::State::rejected);
        });
        for (const auto& path : kept)
            if (!room.told(library::submit(room.workshop, path, room.act()))) return {};
    }
    room.note = kept.empty() ? said(Word::desk_no_changes)
                             : said(chosen == 0 ? Word::desk_picture_kept : Word::desk_picture_sent,
                                    {{"paths", fmt::format("{}", fmt::join(kept, ", "))}});
    return chosen == 1 ? Step(ToPages{}) : Step();
}

void Picture::fields(ui::Ui& ui, Room& room) {
    if (wish_.id.empty()) {
        field(ui, "picture/id", room.said(Word::desk_picture_id), id_);
        ui.space(ui.theme().group);
    }
    for (auto& one : words_) {
        const base::Key key = base::Key("picture") / one.language.tag;
        field(ui, key / "title", room.said(Word::desk_picture_title, {{"language", one.name}}),
              one.title, {.language = one.language});
        ui.space(ui.theme().gap);
        field(ui, key / "alt", room.said(Word::desk_picture_alt, {{"language", one.name}}), one.alt,
              {.lines = 3, .language = one.language});
        ui.space(ui.theme().group);
    }
}

void Picture::show(ui::Ui& ui, Room& room, const base::Rect& box) {
    ui.canvas().fill(box, Tone::card, ui.theme().radius);
    ui.canvas().line(box, Tone::edge, ui.theme().radius, 0.5F);
    if (!drawing_) return;
    const base::Rect place = layout::fitted(drawing_->aspect(), box.inset(4));
    ui::Node node;
    node.key = "picture/drawing-shown";
    node.role = base::Role::Image;
    node.name = words_.empty() ? "" : words_.front().alt.edit.text();
    node.box_mm = place;
    ui.declare(std::move(node));
    ui.canvas().picture("picture/" + wish_.id + "/" + wish_.drawing, place,
                        {Tone::card, {0, 0}, [&](cairo_t* cairo) {
                             drawing_->paint(cairo, {0, 0, place.width, place.height}, {});
                         }});
    (void)room;
}

ui::Editor& Picture::focused(ui::Ui& ui) {
    const auto& focus = ui.memory().focus;
    for (auto& one : words_) {
        const base::Key key = base::Key("picture") / one.language.tag;
        if (focus == key / "title") return one.title;
        if (focus == key / "alt") return one.alt;
    }
    return wish_.id.empty() ? id_ : words_.front().title;
}

Step Picture::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    if (!opened_) open(room);
    Step step;
    const float top = ui.in(box, [&] {
        line(ui, wish_.id.empty() ? room.said(Word::desk_picture_new) : drawing_path(wish_.id),
             Tone::muted);
        ui.space(1);
        step = acts(ui, room);
        ui.space(ui.theme().gap);
    });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (room.keys_shown) {
        const float high = board_height(ui, room);
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, room, focused(ui)); });
        body.height -= high + ui.theme().gap;
    }
    const float half = (body.width - ui.theme().group) / 2;
    ui.scroll("picture/fields", {body.x, body.y, half, body.height}, [&] { fields(ui, room); });
    show(ui, room, {body.right() - half, body.y, half, body.height});
    return step;
}

}  // namespace desk
