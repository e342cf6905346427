#include "desk/screens/media.h"

#include <fmt/format.h>

#include "desk/route.h"
#include "editorial/carry.h"
#include "storage/signature.h"

namespace desk {

using content::Msg;
using editorial::StaffRole;
using layout::ColorRole;

Msg MediaScreen::word_of(Kind kind) {
    switch (kind) {
        case Kind::picture:
            return Msg::desk_kind_picture;
        case Kind::edition:
            return Msg::desk_kind_edition;
        case Kind::library:
            return Msg::desk_kind_library;
    }
    return Msg::desk_kind_library;
}

const char* MediaScreen::icon_of(Kind kind) {
    switch (kind) {
        case Kind::picture:
            return "picture";
        case Kind::edition:
            return "book";
        case Kind::library:
            return "list";
    }
    return "";
}

// Itself, and one file of each kind there is.
std::vector<Sample> MediaScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    all.push_back({"stick", MediaScreen()});
    MediaScreen looking;
    looking.look(session);
    for (const Kind kind : {Kind::picture, Kind::edition, Kind::library})
        for (const auto& file : looking.files_) {
            if (file.kind != kind) continue;
            all.push_back(
                {"stick, " + name_of(file), MediaScreen(), {"stick/file/" + name_of(file)}});
            break;
        }
    return all;
}

void MediaScreen::look(const StaffSession& session) {
    looked_ = true;
    sticks_ = devices::sticks();
    const base::Path exchange = session.services.machine.exchange;
    if (std::error_code none; !exchange.empty() && std::filesystem::is_directory(exchange, none))
        sticks_.insert(sticks_.begin(), {exchange.filename().string(), exchange});
    if (at_ >= sticks_.size()) at_ = 0;
    files_.clear();
    file_.reset();
    if (sticks_.empty()) return;
    for (const auto& file : devices::files_on(sticks_[at_].path, {".svg", ".png", ".db"})) {
        const bool picture = file.path.extension() != ".db" && file.path.extension() != ".DB";
        std::error_code none;  // a pipe there would never be read to its end
        const bool edition =
            std::filesystem::symlink_status(storage::signature_path(file.path), none).type() ==
            std::filesystem::file_type::regular;
        files_.push_back({picture ? Kind::picture : edition ? Kind::edition : Kind::library, file});
    }
}

void MediaScreen::sticks(ui::Ui& ui, StaffSession& session) {
    std::vector<Button> all;
    for (std::size_t i = 0; i < sticks_.size(); ++i)
        all.push_back({"stick/" + std::to_string(i),
                       sticks_[i].name,
                       "stick",
                       [this, &session, i] {
                           at_ = i;
                           look(session);
                       },
                       {.selected = i == at_}});
    all.push_back(
        {"stick/again", session.said(Msg::desk_stick_again), "again", [&] { look(session); }});
    toolbar(ui, all);
}

void MediaScreen::files(ui::Ui& ui, StaffSession& session) {
    if (sticks_.empty()) return line(ui, session.said(Msg::desk_stick_none), ColorRole::muted);
    if (files_.empty()) line(ui, session.said(Msg::desk_stick_empty), ColorRole::muted);
    for (const auto& one : files_) {
        ui::ButtonStyle row;
        row.icon = icon_of(one.kind);
        row.align = layout::Align::start;
        row.selected = file_ && file_->file.path == one.file.path;
        const auto words =
            fmt::format("{} · {} · {} kB", name_of(one), session.said(word_of(one.kind)),
                        (one.file.bytes + 1023) / 1024);
        if (ui::button(ui, base::Key("stick/file") / name_of(one), words, row))
            choose(session, one);
        ui.space(ui.theme().gap);
    }
}

void MediaScreen::choose(StaffSession& session, const File& file) {
    file_ = file;
    facts_.clear();
    sure_ = older_ = false;
    session.note.clear();
    if (file.kind == Kind::library) older_ = !session.repository.continued_by(file.file.path);
    if (file.kind != Kind::edition) return;
    const auto edition = edition::Edition::open(file.file.path, session.services.machine);
    if (!session.succeeded(edition)) return;
    facts_ = session.said(Msg::desk_edition_facts, {{"pages", edition->page_count()},
                                                    {"when", when(session, edition->published())}});
    base::Problems passed_over;
    const auto now = edition::EditionStore(session.services.editions())
                         .open_best(session.services.machine, passed_over);
    older_ = now && edition->published() < now->published();
}

// True when it is in use now.
bool MediaScreen::take(StaffSession& session) {
    const Services& services = session.services;
    const editorial::Taking wish{file_->file.path, older_};
    if (file_->kind == Kind::library)
        return session.succeeded(editorial::take_library(
            wish, {services.library_file(), services.data / "backups"}, session.by()));
    edition::EditionStore editions(services.editions());
    return session.succeeded(editorial::take_edition(session.repository, wish,
                                                     {editions, services.machine}, session.by()));
}

void MediaScreen::chosen(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!file_) return;
    ui::text(ui, ui::TextLevel::section, name_of(*file_));
    ui.space(ui.theme().gap);
    if (file_->kind == Kind::picture) return picture(ui, session, go);
    edition_or_library(ui, session);
}

void MediaScreen::picture(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.person.may(StaffRole::author);
    if (!author) line(ui, said(Msg::desk_no_author), ColorRole::muted);
    const auto words = picture_.empty()
                           ? said(Msg::desk_picture_new)
                           : said(Msg::desk_picture_into, {{"path", "diagrams/" + picture_}});
    toolbar(ui, {{"stick/picture",
                  words,
                  "plus",
                  [&] {
                      go = to(PictureScreen({picture_, file_->file.path}));
                  },
                  {.enabled = author, .primary = true}}});
}

void MediaScreen::edition_or_library(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const bool edition = file_->kind == Kind::edition;
    using editorial::Action;
    const bool may =
        editorial::may(session.person, edition ? Action::take_edition : Action::take_library);
    if (edition && facts_.empty()) return;
    if (edition) line(ui, facts_, ColorRole::ink, "stick/facts");
    line(ui, said(edition ? Msg::desk_edition_hint : Msg::desk_library_hint), ColorRole::muted);
    if (!may)
        line(ui, said(edition ? Msg::desk_no_publisher : Msg::desk_no_manager), ColorRole::muted);
    ui.space(ui.theme().gap);
    if (older_) line(ui, said(Msg::desk_take_older), ColorRole::emergency_ink, "stick/older");
    ui.space(ui.theme().gap);
    const Msg word = !sure_ ? Msg::desk_take : older_ ? Msg::desk_take_anyway : Msg::desk_take_sure;
    toolbar(ui, {{"stick/take",
                  said(word),
                  "check",
                  [&] { ask_or_take(session); },
                  {.enabled = may, .primary = true}}});
}

void MediaScreen::ask_or_take(StaffSession& session) {
    sure_ = !sure_;  // asked twice
    if (sure_ || !take(session)) return;
    if (session.note.empty())
        session.note = session.said(Msg::desk_taken, {{"name", name_of(*file_)}});
    file_.reset();
}

void MediaScreen::copied(StaffSession& session, const base::Path& to,
                         const base::Result<void>& done) {
    look(session);
    if (session.succeeded(done))
        session.note = session.said(Msg::desk_copied, {{"name", to.filename().string()}});
}

void MediaScreen::copy_to(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const edition::EditionStore editions(session.services.editions());
    const int number = editions.current().value_or(0);
    const bool manager =
        session.person.may(StaffRole::manager) || session.person.may(StaffRole::publisher);
    const base::Path stick = sticks_[at_].path;
    const base::Path library = stick / "urokiosk-library.db";
    const base::Path edition = stick / fmt::format("urokiosk-edition-{:04}.db", number);
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_copy_to));
    ui.space(ui.theme().gap);
    toolbar(
        ui,
        {{"stick/copy-library",
          said(Msg::desk_copy_library),
          "list",
          [&] { copied(session, library, editorial::export_library(session.repository, library)); },
          {.enabled = manager}},
         {"stick/copy-edition",
          said(Msg::desk_copy_edition),
          "book",
          [&] {
              copied(session, edition, editions.copy(number, edition, session.services.machine));
          },
          {.enabled = number > 0}}});
    if (!manager) line(ui, said(Msg::desk_no_manager), ColorRole::muted);
}

Go MediaScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!looked_) look(session);
    Go go = stay();
    const float half = (box.width - 2 * ui.theme().group) / 2;
    ui.scroll("stick/list", {box.x, box.y, half, box.height}, [&] {
        sticks(ui, session);
        ui.space(ui.theme().group);
        files(ui, session);
    });
    ui.scroll("stick/chosen", {box.right() - half, box.y, half, box.height}, [&] {
        chosen(ui, session, go);
        if (sticks_.empty()) return;
        ui.space(ui.theme().group);
        copy_to(ui, session);
    });
    return go;
}

}  // namespace desk
