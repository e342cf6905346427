#include "desk/screens/picture.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/path.h"
#include "content/rules.h"
#include "desk/route.h"
#include "devices/clock.h"
#include "document/parse.h"
#include "document/drawing/png.h"
#include "document/drawing/svg.h"
#include "document/drawing/trial.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace desk {
using content::Msg;
using layout::ColorRole;

namespace {

constexpr double try_every_s = 1;
constexpr std::uintmax_t most_file = 8U << 20U;
constexpr std::size_t most_png = 750 * 1024;  // as letters it is the largest text

// A name for the picture that a file's name is near to.
std::string name_near(const std::string& file) {
    std::string made = document::slug(file);
    std::erase_if(made, [](char c) { return (c & 0x80) != 0; });
    return made.substr(std::min(made.find_first_not_of('-'), made.size()), 60);
}

using Kind = content::Path::Kind;
std::string drawing_path(const std::string& id) {
    return content::Path{Kind::drawing, "", id}.str();
}
std::string places_path(const std::string& id) {
    return content::Path{Kind::geometry, "", id}.str();
}
std::string words_path(const std::string& language, const std::string& id) {
    return content::Path{Kind::titles, language, id}.str();
}

}  // namespace

std::vector<Sample> PictureScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    all.push_back({"picture, a new one", PictureScreen({""})});
    for (const auto& text : session.repository.list()) {
        const auto path = content::Path::parse(text.path);
        if (!path || path->kind != Kind::drawing) continue;
        all.push_back({"picture", PictureScreen({path->id})});
        all.push_back({"picture, keyboard", PictureScreen({path->id}), {"picture/keys"}});
        break;
    }
    return all;
}

// The new drawing, if there is one. False when it cannot be used, which is told.
bool PictureScreen::read_drawing(StaffSession& session) {
    if (wish_.drawing.empty()) return true;
    const base::Path& file = wish_.drawing;
    auto bytes = base::read_file(file, most_file);
    if (!session.succeeded(bytes)) return false;
    const bool png = document::is_png(*bytes);
    const std::size_t most = png ? most_png : editorial::largest_text;
    if (bytes->size() > most) {
        session.note =
            session.said(Msg::desk_picture_large, {{"name", file.filename().string()},
                                                   {"kb", static_cast<int>(bytes->size() / 1024)},
                                                   {"most", static_cast<int>(most / 1024)}});
        return false;
    }
    if (png) {
        auto wrapped = document::wrap_png(*bytes);
        if (!wrapped) wrapped.error().file = file.filename().string();
        if (!session.succeeded(wrapped)) return false;
        *bytes = std::move(wrapped->svg);
    }
    *bytes = text::plain_lines(std::move(*bytes));  // as any text is read
    for (auto fault : document::check_and_try(*bytes)) {
        fault.file = file.filename().string();
        session.note = base::to_line(fault);
        return false;
    }
    auto drawing = layout::Diagram::plain(*bytes);
    if (!drawing) drawing.error().file = file.filename().string();
    if (!session.succeeded(drawing) || !has_parts(session, *bytes)) return false;
    drawing_ = std::move(*drawing);
    svg_ = std::move(*bytes);
    if (wish_.id.empty()) id_.start(name_near(file.stem().string()));
    return true;
}

// What the places name has to be in the new drawing.
bool PictureScreen::has_parts(StaffSession& session, const std::string& svg) {
    if (wish_.id.empty()) return true;
    const auto missing = content::parts_missing(svg, begun_[places_path(wish_.id)].body);
    if (!missing.empty())
        session.note = session.said(Msg::desk_picture_part, {{"id", missing.front()}});
    return missing.empty();
}

const PictureScreen::Begun& PictureScreen::begin(StaffSession& session, const std::string& path) {
    auto& begun = begun_[path];
    if (const auto newest = session.repository.newest(path)) begun = {newest->id, newest->body};
    for (const auto& draft : session.repository.drafts(path))
        if (draft.by == session.person.name) begun = {draft.base, draft.body};
    return begun;
}

void PictureScreen::open(StaffSession& session) {
    opened_ = true;
    count_ = ++session.inks;
    id_.start(wish_.id);
    if (!wish_.id.empty()) {
        const std::string path = drawing_path(wish_.id);
        begin(session, places_path(wish_.id));
        const std::string& svg = begin(session, path).body;
        const auto newest = session.repository.newest(path);
        if (!newest || newest->body != svg) svg_ = svg;  // begun before
        if (auto drawing = layout::Diagram::plain(svg)) drawing_ = std::move(*drawing);
    }
    if (!read_drawing(session)) wish_.drawing.clear();
    for (const auto& entry : session.services.languages) {
        auto& one = words_.emplace_back();
        one.language = entry.language;
        one.name = entry.name;
        if (wish_.id.empty()) continue;
        base::Problems ignored;
        const auto words = text::Toml::parse(
            begin(session, words_path(one.language.tag, wish_.id)).body, "", ignored);
        one.title.start(words.text("title").value_or(""));
        one.alt.start(words.text("alt").value_or(""));
    }
    kept_ = wish_.drawing.empty() ? typed() : 0;
}

unsigned PictureScreen::typed() const {
    unsigned sum = 1;  // versions only rise
    for (const auto& one : words_) sum += one.title.edit.version() + one.alt.edit.version();
    return sum;
}

// Where a drawing shows parts, their places stay; else the whole of the new drawing is seen.
std::string PictureScreen::geometry() const {
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
std::optional<PictureScreen::Texts> PictureScreen::texts(StaffSession& session) {
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
            session.note = session.said(Msg::desk_picture_hard, {{"path", path}});
            return std::nullopt;
        }
        made[path] = std::move(*body);
    }
    return made;
}

bool PictureScreen::save(StaffSession& session, std::vector<std::string>& saved) {
    if (wish_.id.empty()) {
        id_text_ = id_.edit.text();
        const std::string path = drawing_path(id_text_);
        if (session.repository.newest(path)) {
            session.note = session.said(Msg::desk_exists, {{"path", path}});
            return false;
        }
    }
    const auto made = texts(session);
    if (!made) return false;
    for (const auto& [path, body] : *made) {
        const auto newest = session.repository.newest(path);
        if (newest && newest->body == body) {
            session.repository.drop(path, session.person.name);
            continue;
        }
        const auto one =
            editorial::save(session.repository, {path, "", body, begun_[path].base}, session.by());
        if (!session.succeeded(one)) return false;
        begun_[path] = {one->id, body};
        saved.push_back(path);
    }
    wish_.id = id_text_;
    kept_ = typed();
    return true;
}

void PictureScreen::tick(StaffSession& session, double now_s) {
    if (!waits() || now_s - tried_s_ < try_every_s) return;
    tried_s_ = now_s;
    autosave(session);
}

double PictureScreen::due_in(double now_s) const {
    return waits() ? std::max(0.02, tried_s_ + try_every_s - now_s) : devices::never_s;
}

// A new picture gets its name with the first save: until then that is what keeps it.
bool PictureScreen::autosave(StaffSession& session) {
    if (!opened_ || kept_ == typed() || !session.may(editorial::Action::save) || asked_)
        return true;
    std::vector<std::string> saved;
    if (wish_.id.empty()) {
        const bool words = std::any_of(words_.begin(), words_.end(), [](const auto& one) {
            return !one.title.edit.text().empty() || !one.alt.edit.text().empty();
        });
        asked_ = words && drawing_ && !save(session, saved);
        return !asked_;
    }
    const auto made = texts(session);
    for (const auto& [path, body] : made ? *made : Texts()) {
        if (begun_[path].body == body) continue;
        const auto done = session.repository.autosave(
            {path, session.person.name, body, begun_[path].base, session.now});
        asked_ = !session.succeeded(done);
        if (asked_) return false;
        begun_[path].body = body;
    }
    kept_ = typed();
    return true;
}

bool PictureScreen::ready(const StaffSession& session) const {
    const bool english = !words_.empty() && !words_.front().title.edit.text().empty() &&
                         !words_.front().alt.edit.text().empty();
    return session.may(editorial::Action::save) && english && drawing_.has_value() &&
           !id_.edit.text().empty();
}

void PictureScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool known = !wish_.id.empty();
    const std::string& id = wish_.id;
    const auto written = [&](const char* key, Msg word, const std::string& path) {
        return Button{key,
                      said(word),
                      "page",
                      [&go, path] { go = to(WriteScreen(path)); },
                      {.enabled = known}};
    };
    toolbar(ui, {{"picture/keep",
                  said(Msg::desk_save),
                  "check",
                  [&] { save_all(session); },
                  {.enabled = ready(session), .primary = true}},
                 {"picture/submit",
                  said(Msg::desk_submit),
                  "next",
                  [&] { submit(session, go); },
                  {.enabled = ready(session)}},
                 {"picture/other",
                  said(Msg::desk_picture_other),
                  "stick",
                  [&] { go = to(MediaScreen(id)); },
                  {.enabled = known}},
                 written("picture/drawing", Msg::desk_picture_text, drawing_path(id)),
                 written("picture/places", Msg::desk_picture_places, places_path(id)),
                 written("picture/words", Msg::desk_picture_words, words_path("en", id)),
                 keys_button(session, "picture/keys")});
    if (!session.may(editorial::Action::save))
        line(ui, said(Msg::desk_no_author), ColorRole::muted);
}

void PictureScreen::tell(StaffSession& session, Msg done, const std::vector<std::string>& paths) {
    session.note = paths.empty()
                       ? session.said(Msg::desk_no_changes)
                       : session.said(done, {{"paths", fmt::format("{}", fmt::join(paths, ", "))}});
}

void PictureScreen::save_all(StaffSession& session) {
    std::vector<std::string> saved;
    asked_ = false;
    if (save(session, saved)) tell(session, Msg::desk_picture_kept, saved);
}

// Its texts that nobody has seen yet.
std::vector<std::string> PictureScreen::to_submit(StaffSession& session) {
    std::vector<std::string> paths{drawing_path(wish_.id), places_path(wish_.id)};
    for (const auto& one : words_) paths.push_back(words_path(one.language.tag, wish_.id));
    std::erase_if(paths, [&](const auto& path) {
        const auto newest = session.repository.newest(path);
        return !newest || (newest->state != editorial::State::draft &&
                           newest->state != editorial::State::rejected);
    });
    return paths;
}

void PictureScreen::submit(StaffSession& session, Go& go) {
    std::vector<std::string> saved;
    asked_ = false;
    if (!save(session, saved)) return;
    const auto paths = to_submit(session);
    for (const auto& path : paths)
        if (!session.succeeded(editorial::submit(session.repository, path, session.by()))) return;
    tell(session, Msg::desk_picture_sent, paths);
    go = to(TodayScreen());
}

void PictureScreen::fields(ui::Ui& ui, StaffSession& session) {
    if (wish_.id.empty()) {
        field(ui, {"picture/id", session.said(Msg::desk_picture_id)}, id_);
        ui.space(ui.theme().group);
    }
    for (auto& one : words_) {
        const base::Key key = base::Key("picture") / one.language.tag;
        const auto write = [&](const char* part, Msg name, int lines, ui::Editor& words) {
            const auto said = session.said(name, {{"language", one.name}});
            field(ui, {key / part, said, false, lines, one.language}, words);
        };
        write("title", Msg::desk_picture_title, 1, one.title);
        ui.space(ui.theme().gap);
        write("alt", Msg::desk_picture_alt, 3, one.alt);
        ui.space(ui.theme().group);
    }
}

void PictureScreen::show(ui::Ui& ui, const base::Rect& box) {
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

ui::Editor& PictureScreen::focused(ui::Ui& ui) {
    const auto& focus = ui.memory().focus;
    for (auto& one : words_) {
        const base::Key key = base::Key("picture") / one.language.tag;
        if (focus == key / "title") return one.title;
        if (focus == key / "alt") return one.alt;
    }
    return wish_.id.empty() ? id_ : words_.front().title;
}

Go PictureScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!opened_) open(session);
    Go go = stay();
    const float top = ui.in(box, [&] {
        line(ui, wish_.id.empty() ? session.said(Msg::desk_picture_new) : drawing_path(wish_.id),
             ColorRole::muted);
        ui.space(1);
        acts(ui, session, go);
        ui.space(ui.theme().gap);
    });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, session, focused(ui)); });
        body.height -= high + ui.theme().gap;
    }
    const float half = (body.width - ui.theme().group) / 2;
    ui.scroll("picture/fields", {body.x, body.y, half, body.height}, [&] { fields(ui, session); });
    show(ui, {body.right() - half, body.y, half, body.height});
    return go;
}

}  // namespace desk
