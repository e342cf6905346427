#include "desk/screens/picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/pages.h"
#include "document/svg.h"
#include "text/toml.h"

namespace desk {

using content::Msg;
using editorial::StaffRole;
using layout::ColorRole;

namespace {

constexpr std::uintmax_t most_file = 8U << 20U;
constexpr float most_units = 100000;  // a side of a drawing
constexpr std::size_t most_png =
    750 * 1024;  // what is left of editorial::largest_text once it is letters

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
    if (!room.succeeded(bytes)) return false;
    const bool png = document::is_png(*bytes);
    const std::size_t most = png ? most_png : editorial::largest_text;
    if (bytes->size() > most) {
        room.note =
            room.said(Msg::desk_picture_large, {{"name", file.filename().string()},
                                                {"kb", static_cast<int>(bytes->size() / 1024)},
                                                {"most", static_cast<int>(most / 1024)}});
        return false;
    }
    if (png) {
        auto wrapped = document::wrap_png(*bytes);
        if (!wrapped) wrapped.error().file = file.filename().string();
        if (!room.succeeded(wrapped)) return false;
        *bytes = std::move(wrapped->svg);
    }
    std::erase(*bytes, '\r');  // as some programs save it
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes->starts_with(mark)) bytes->erase(0, mark.size());
    for (auto fault : content::faults_of(drawing_path("x"), *bytes)) {
        fault.file = file.filename().string();
        room.note = base::to_line(fault);
        return false;
    }
    auto drawing = layout::Diagram::plain(*bytes);
    if (drawing && !(drawing->view().width < most_units && drawing->view().height < most_units))
        drawing = base::fail("", "is far too large", "save it with a width and a height");
    if (!drawing) drawing.error().file = file.filename().string();
    if (!room.succeeded(drawing) || !has_parts(room, *bytes)) return false;
    drawing_ = std::move(*drawing);
    svg_ = std::move(*bytes);
    if (wish_.id.empty()) id_.start(slug(file.stem().string()));
    return true;
}

// What the places name has to be in the new drawing.
bool Picture::has_parts(Room& room, const std::string& svg) {
    if (wish_.id.empty()) return true;
    base::Problems ignored;
    const auto places = text::Toml::parse(begun_[places_path(wish_.id)].body, "", ignored);
    for (const auto& part : places.tables("structure")) {
        const auto id = part.text("id").value_or("");
        if (document::svg_has_id(svg, id)) continue;
        room.note = room.said(Msg::desk_picture_part, {{"id", id}});
        return false;
    }
    return true;
}

const Picture::Begun& Picture::begin(Room& room, const std::string& path) {
    auto& begun = begun_[path];
    if (const auto newest = room.repository.newest(path)) begun = {newest->id, newest->body};
    for (const auto& draft : room.repository.drafts(path))
        if (draft.by == room.person.name) begun = {draft.base, draft.body};
    return begun;
}

void Picture::open(Room& room) {
    opened_ = true;
    count_ = ++room.inks;
    id_.start(wish_.id);
    if (!wish_.id.empty()) {
        const std::string path = drawing_path(wish_.id);
        begin(room, places_path(wish_.id));
        const std::string& svg = begin(room, path).body;
        const auto newest = room.repository.newest(path);
        if (!newest || newest->body != svg) svg_ = svg;  // begun before
        if (auto drawing = layout::Diagram::plain(svg)) drawing_ = std::move(*drawing);
    }
    if (!read_drawing(room)) wish_.drawing.clear();
    for (const auto& entry : room.office.languages) {
        auto& one = words_.emplace_back();
        one.language = entry.language;
        one.name = entry.name;
        if (wish_.id.empty()) continue;
        base::Problems ignored;
        const auto words = text::Toml::parse(
            begin(room, words_path(one.language.tag, wish_.id)).body, "", ignored);
        one.title.start(words.text("title").value_or(""));
        one.alt.start(words.text("alt").value_or(""));
    }
    kept_ = wish_.drawing.empty() ? typed() : 0;
}

unsigned Picture::typed() const {
    unsigned sum = 1;  // versions only rise
    for (const auto& one : words_) sum += one.title.edit.version() + one.alt.edit.version();
    return sum;
}

// Where a drawing shows parts, their places stay; else the whole of the new drawing is seen.
std::string Picture::geometry() const {
    const auto begun = begun_.find(places_path(id_text_));
    const std::string body = begun == begun_.end() ? "" : begun->second.body;
    base::Problems ignored;
    const bool parts = !text::Toml::parse(body, "", ignored).tables("structure").empty();
    if (!body.empty() && (parts || svg_.empty() || !drawing_)) return body;
    const auto& view = drawing_->view();
    return fmt::format("view = [{:g}, {:g}, {:g}, {:g}]\nlayers = []\n", view.x, view.y, view.width,
                       view.height);
}

// What the picture is made of now. Nothing, and told, where words cannot be put in.
std::optional<Picture::Texts> Picture::texts(Room& room) {
    Texts made;
    if (!drawing_) return made;
    if (!svg_.empty()) made[drawing_path(id_text_)] = svg_;
    made[places_path(id_text_)] = geometry();
    for (const auto& one : words_) {
        const std::string path = words_path(one.language.tag, id_text_);
        const std::string before = begun_[path].body;
        if (before.empty() && one.title.edit.text().empty() && one.alt.edit.text().empty())
            continue;
        std::string alt = one.alt.edit.text();
        std::replace(alt.begin(), alt.end(), '\n', ' ');
        auto body = text::with_words(before, "title", one.title.edit.text());
        if (body) body = text::with_words(*body, "alt", alt);
        if (!body) {
            room.note = room.said(Msg::desk_picture_hard, {{"path", path}});
            return std::nullopt;
        }
        made[path] = std::move(*body);
    }
    return made;
}

bool Picture::save(Room& room, std::vector<std::string>& saved) {
    if (wish_.id.empty()) {
        id_text_ = id_.edit.text();
        const std::string path = drawing_path(id_text_);
        if (room.repository.newest(path)) {
            room.note = room.said(Msg::desk_exists, {{"path", path}});
            return false;
        }
    }
    const auto made = texts(room);
    if (!made) return false;
    for (const auto& [path, body] : *made) {
        const auto newest = room.repository.newest(path);
        if (newest && newest->body == body) {
            room.repository.drop(path, room.person.name);
            continue;
        }
        const auto one = room.repository.save(
            {path, room.person.name, body, begun_[path].base, room.now}, room.now);
        if (!room.succeeded(one)) return false;
        begun_[path] = {one->id, body};
        saved.push_back(path);
    }
    wish_.id = id_text_;
    kept_ = typed();
    return true;
}

// A new picture gets its name with the first save: until then that is what keeps it.
bool Picture::keep(Room& room) {
    if (!opened_ || kept_ == typed() || !room.person.may(StaffRole::author) || asked_) return true;
    std::vector<std::string> saved;
    if (wish_.id.empty()) {
        const bool words = std::any_of(words_.begin(), words_.end(), [](const auto& one) {
            return !one.title.edit.text().empty() || !one.alt.edit.text().empty();
        });
        asked_ = words && drawing_ && !save(room, saved);
        return !asked_;
    }
    const auto made = texts(room);
    for (const auto& [path, body] : made ? *made : Texts()) {
        if (begun_[path].body == body) continue;
        const auto done =
            room.repository.autosave({path, room.person.name, body, begun_[path].base, room.now});
        asked_ = !room.succeeded(done);
        if (asked_) return false;
        begun_[path].body = body;
    }
    kept_ = typed();
    return true;
}

Step Picture::acts(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    const bool english = !words_.empty() && !words_.front().title.edit.text().empty() &&
                         !words_.front().alt.edit.text().empty();
    const bool ready = room.person.may(StaffRole::author) && english && drawing_.has_value() &&
                       !id_.edit.text().empty();
    const bool known = !wish_.id.empty();
    const int chosen =
        tools(ui, {{"picture/keep", said(Msg::desk_save), "check", ready, false, true},
                   {"picture/submit", said(Msg::desk_submit), "next", ready},
                   {"picture/other", said(Msg::desk_picture_other), "stick", known},
                   {"picture/drawing", said(Msg::desk_picture_text), "page", known},
                   {"picture/places", said(Msg::desk_picture_places), "page", known},
                   {"picture/words", said(Msg::desk_picture_words), "page", known},
                   {"picture/keys", said(Msg::desk_keys), "keyboard", true, room.keys_shown}});
    if (!room.person.may(StaffRole::author)) line(ui, said(Msg::desk_no_author), ColorRole::muted);
    if (chosen == 2) return ToStick{wish_.id};
    if (chosen == 3) return ToWrite{drawing_path(wish_.id)};
    if (chosen == 4) return ToWrite{places_path(wish_.id)};
    if (chosen == 5) return ToWrite{words_path("en", wish_.id)};
    if (chosen == 6) room.keys_shown = !room.keys_shown;
    if (chosen != 0 && chosen != 1) return {};
    std::vector<std::string> kept;
    asked_ = false;
    if (!save(room, kept)) return {};
    if (chosen == 1) {
        kept = {drawing_path(wish_.id), places_path(wish_.id)};
        for (const auto& one : words_) kept.push_back(words_path(one.language.tag, wish_.id));
        std::erase_if(kept, [&](const auto& path) {
            const auto newest = room.repository.newest(path);
            return !newest || (newest->state != editorial::State::draft &&
                               newest->state != editorial::State::rejected);
        });
        for (const auto& path : kept)
            if (!room.succeeded(editorial::submit(room.repository, path, room.act()))) return {};
    }
    room.note = kept.empty() ? said(Msg::desk_no_changes)
                             : said(chosen == 0 ? Msg::desk_picture_kept : Msg::desk_picture_sent,
                                    {{"paths", fmt::format("{}", fmt::join(kept, ", "))}});
    return chosen == 1 ? Step(ToPages{}) : Step();
}

void Picture::fields(ui::Ui& ui, Room& room) {
    if (wish_.id.empty()) {
        field(ui, "picture/id", room.said(Msg::desk_picture_id), id_);
        ui.space(ui.theme().group);
    }
    for (auto& one : words_) {
        const base::Key key = base::Key("picture") / one.language.tag;
        field(ui, key / "title", room.said(Msg::desk_picture_title, {{"language", one.name}}),
              one.title, {.language = one.language});
        ui.space(ui.theme().gap);
        field(ui, key / "alt", room.said(Msg::desk_picture_alt, {{"language", one.name}}), one.alt,
              {.lines = 3, .language = one.language});
        ui.space(ui.theme().group);
    }
}

void Picture::show(ui::Ui& ui, const base::Rect& box) {
    ui.canvas().fill(box, ColorRole::card, ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    if (!drawing_) return;
    const base::Rect place = layout::fitted(drawing_->aspect(), box.inset(4));
    ui::Node node;
    node.key = "picture/drawing-shown";
    node.role = base::Role::Image;
    node.name = words_.empty() ? "" : words_.front().alt.edit.text();
    node.box_mm = place;
    ui.declare(std::move(node));
    ui.canvas().picture("picture/" + std::to_string(count_), place,
                        {ColorRole::card, {0, 0}, [&](cairo_t* cairo) {
                             drawing_->paint(cairo, {0, 0, place.width, place.height}, {});
                         }});
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
        line(ui, wish_.id.empty() ? room.said(Msg::desk_picture_new) : drawing_path(wish_.id),
             ColorRole::muted);
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
    show(ui, {body.right() - half, body.y, half, body.height});
    if (!wish_.id.empty() && ui.input().now_s - tried_s_ >= 1) {
        tried_s_ = ui.input().now_s;
        keep(room);
    }
    return step;
}

}  // namespace desk
