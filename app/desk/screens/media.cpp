#include "desk/screens/media.h"

#include <fmt/format.h>

#include "storage/signature.h"

namespace desk {

using content::Msg;
using editorial::StaffRole;
using layout::ColorRole;

namespace {

Msg word_of(int kind) {
    return kind == 0   ? Msg::desk_kind_picture
           : kind == 1 ? Msg::desk_kind_edition
                       : Msg::desk_kind_library;
}

constexpr const char* icons[] = {"picture", "book", "list"};

}  // namespace

void MediaScreen::look(Room& room) {
    looked_ = true;
    sticks_ = devices::sticks();
    const base::Path exchange = room.office.machine.exchange;
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

void MediaScreen::list(ui::Ui& ui, Room& room) {
    std::vector<Tool> places;
    for (std::size_t i = 0; i < sticks_.size(); ++i)
        places.push_back({"stick/" + std::to_string(i), sticks_[i].name, "stick", true, i == at_});
    places.push_back({"stick/again", room.said(Msg::desk_stick_again), "again"});
    const int place = tools(ui, places);
    if (place >= 0) {
        if (static_cast<std::size_t>(place) < sticks_.size()) at_ = static_cast<std::size_t>(place);
        look(room);
    }
    ui.space(ui.theme().group);
    if (sticks_.empty()) return line(ui, room.said(Msg::desk_stick_none), ColorRole::muted);
    if (files_.empty()) line(ui, room.said(Msg::desk_stick_empty), ColorRole::muted);
    for (std::size_t i = 0; i < files_.size(); ++i) {
        const File one = files_[i];
        ui::ButtonStyle row;
        row.icon = icons[static_cast<int>(one.kind)];
        row.align = layout::Align::start;
        row.selected = file_ && file_->file.path == one.file.path;
        const auto words = fmt::format("{} · {} · {} kB", name_of(one),
                                       room.said(word_of(static_cast<int>(one.kind))),
                                       (one.file.bytes + 1023) / 1024);
        if (ui::button(ui, base::Key("stick/file") / name_of(one), words, row)) choose(room, one);
        ui.space(ui.theme().gap);
    }
}

void MediaScreen::choose(Room& room, const File& file) {
    file_ = file;
    facts_.clear();
    sure_ = older_ = false;
    room.note.clear();
    if (file.kind == Kind::library)
        older_ = !editorial::continues(room.repository.database(), file.file.path);
    if (file.kind != Kind::edition) return;
    const auto edition = edition::Edition::open(file.file.path, room.office.machine);
    if (!room.succeeded(edition)) return;
    facts_ = room.said(Msg::desk_edition_facts, {{"pages", edition->page_count()},
                                                 {"when", when(room, edition->published())}});
    base::Problems passed_over;
    const auto now =
        edition::EditionStore(room.office.editions()).open_best(room.office.machine, passed_over);
    older_ = now && edition->published() < now->published();
}

// True when it is in use now.
bool MediaScreen::take(Room& room) {
    if (file_->kind == Kind::library)
        return room.succeeded(editorial::import_library(
            file_->file.path, room.office.library_file(), room.office.data / "backups", older_));
    edition::EditionStore editions(room.office.editions());
    const auto number = editions.activate(file_->file.path, room.office.machine, older_);
    if (!room.succeeded(number)) return false;
    const editorial::AuditStamp act = room.act();
    const std::string name = name_of(*file_) + (older_ ? ", older than the one in use" : "");
    (void)room.succeeded(room.repository.act([&]() -> base::Result<void> {
        room.repository.audit_log().add(
            {0, act, "take", fmt::format("edition {}", *number), name, "", ""});
        return {};
    }));  // it is in use, told or not
    return true;
}

Step MediaScreen::chosen(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    if (!file_) return {};
    ui::text(ui, ui::TextLevel::section, name_of(*file_));
    ui.space(ui.theme().gap);
    if (file_->kind == Kind::picture) {
        const bool author = room.person.may(StaffRole::author);
        if (!author) line(ui, said(Msg::desk_no_author), ColorRole::muted);
        const auto words = picture_.empty()
                               ? said(Msg::desk_picture_new)
                               : said(Msg::desk_picture_into, {{"path", "diagrams/" + picture_}});
        if (tools(ui, {{"stick/picture", words, "plus", author, false, true}}) == 0)
            return ToPicture{picture_, file_->file.path.string()};
        return {};
    }
    const bool edition = file_->kind == Kind::edition;
    const bool may = room.person.may(edition ? StaffRole::publisher : StaffRole::manager);
    if (edition && facts_.empty()) return {};
    if (edition) line(ui, facts_, ColorRole::ink, "stick/facts");
    line(ui, said(edition ? Msg::desk_edition_hint : Msg::desk_library_hint), ColorRole::muted);
    if (!may)
        line(ui, said(edition ? Msg::desk_no_publisher : Msg::desk_no_manager), ColorRole::muted);
    ui.space(ui.theme().gap);
    if (older_) line(ui, said(Msg::desk_take_older), ColorRole::emergency_ink, "stick/older");
    ui.space(ui.theme().gap);
    const Msg word = !sure_ ? Msg::desk_take : older_ ? Msg::desk_take_anyway : Msg::desk_take_sure;
    if (tools(ui, {{"stick/take", said(word), "check", may, false, true}}) != 0) return {};
    sure_ = !sure_;  // asked twice
    if (!sure_ && take(room)) {
        if (room.note.empty()) room.note = said(Msg::desk_taken, {{"name", name_of(*file_)}});
        file_.reset();
    }
    return {};
}

void MediaScreen::copy_to(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    const edition::EditionStore editions(room.office.editions());
    const int number = editions.current().value_or(0);
    const bool manager =
        room.person.may(StaffRole::manager) || room.person.may(StaffRole::publisher);
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_copy_to));
    ui.space(ui.theme().gap);
    const int chosen =
        tools(ui, {{"stick/copy-library", said(Msg::desk_copy_library), "list", manager},
                   {"stick/copy-edition", said(Msg::desk_copy_edition), "book", number > 0}});
    if (!manager) line(ui, said(Msg::desk_no_manager), ColorRole::muted);
    if (chosen < 0) return;
    const base::Path to =
        sticks_[at_].path / (chosen == 0 ? std::string("urokiosk-library.db")
                                         : fmt::format("urokiosk-edition-{:04}.db", number));
    const auto done = chosen == 0 ? editorial::export_library(room.repository, to)
                                  : editions.copy(number, to, room.office.machine);
    look(room);
    if (room.succeeded(done))
        room.note = said(Msg::desk_copied, {{"name", to.filename().string()}});
}

Step MediaScreen::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    if (!looked_) look(room);
    Step step;
    const float half = (box.width - 2 * ui.theme().group) / 2;
    ui.scroll("stick/list", {box.x, box.y, half, box.height}, [&] { list(ui, room); });
    ui.scroll("stick/chosen", {box.right() - half, box.y, half, box.height}, [&] {
        step = chosen(ui, room);
        if (sticks_.empty()) return;
        ui.space(ui.theme().group);
        copy_to(ui, room);
    });
    return step;
}

}  // namespace desk
