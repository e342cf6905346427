#include "desk/screens/media.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <limits>
#include <utility>

#include "desk/route.h"
#include "editorial/carry.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

// Also of one whose path ends in "/".
std::string name_of_folder(const base::Path& folder) {
    return (folder.has_filename() ? folder : folder.parent_path()).filename().string();
}

// A stick's names may turn the line round, or break it.
std::string told_plainly(base::Problem problem) {
    if (!problem.file.empty()) problem.file = editorial::harmless_name_of(problem.file);
    return base::to_line(problem);
}

editorial::LibraryPlace place_of(const Services& services) {
    return {services.paths.library(), services.paths.backups(), services.machine.trusted_keys};
}

}  // namespace

Msg MediaScreen::word_of(MediaKind kind) {
    switch (kind) {
        case MediaKind::picture:
            return Msg::desk_kind_picture;
        case MediaKind::edition:
            return Msg::desk_kind_edition;
        case MediaKind::library:
            return Msg::desk_kind_library;
    }
    return Msg::desk_kind_library;
}

const char* MediaScreen::icon_of(MediaKind kind) {
    switch (kind) {
        case MediaKind::picture:
            return "picture";
        case MediaKind::edition:
            return "book";
        case MediaKind::library:
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
    for (const MediaKind kind : {MediaKind::picture, MediaKind::edition, MediaKind::library})
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
        sticks_.insert(sticks_.begin(), {name_of_folder(exchange), exchange});
    for (auto& stick : sticks_) stick.name = editorial::harmless_name_of(stick.name);
    if (at_ >= sticks_.size()) at_ = 0;
    files_.clear();
    file_.reset();
    reading_.reset();
    incoming_.reset();
    if (sticks_.empty()) return;
    for (const auto& file : devices::files_on(sticks_[at_].path, {".svg", ".png", ".db"}))
        files_.push_back({media_kind(file.path), file});
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
    const Services& services = session.services;
    file_ = file;
    facts_.clear();
    incoming_.reset();
    reading_.reset();
    sure_ = older_ = unlisted_ = false;
    from_.clear();
    session.note.clear();
    if (file.kind == MediaKind::picture) return;
    reading_ = std::make_shared<MediaReading>(
        MediaReading::Wanted{file.kind, file.file.path, services.paths.editions(),
                             place_of(services), services.machine});
    finish_reading(session);
}

void MediaScreen::finish_reading(StaffSession& session) {
    if (!reading_) return;
    auto found = reading_->found();
    if (!found) return;
    reading_.reset();
    if (!found->edition && !found->library) {
        session.note = told_plainly(found->fault);
        return;
    }
    if (found->library) {
        older_ = !found->library->brought().continues;
        incoming_ = std::move(found->library);
        return;
    }
    facts_ = session.said(
        Msg::desk_edition_facts,
        {{"pages", found->edition->pages}, {"when", when(session, found->edition->published)}});
    older_ = found->edition->older;
    unlisted_ = !found->edition->listed;
}

double MediaScreen::due_in(double) const {
    return reading_ || work_ ? 0 : std::numeric_limits<double>::infinity();
}

void MediaScreen::begin(StaffSession& session, Errand::Act act, After after) {
    session.note.clear();
    work_ = std::make_shared<Errand>(std::move(act), session.services.clock.seconds());
    after_ = std::move(after);
}

void MediaScreen::finish_work(StaffSession& session) {
    if (!work_) return;
    const auto done = work_->done();
    if (!done && !work_->late(session.services.clock.seconds())) return;
    work_.reset();
    const auto after = std::exchange(after_, {});
    if (!done)
        session.note = session.said(Msg::desk_stick_late);
    else if (session.succeeded(*done))
        after(*this, session);
    else
        session.note = told_plainly(done->error());
}

// On a thread of its own: it has the library, and all else, for itself.
Errand::Act MediaScreen::taking(const StaffSession& session) const {
    const Services& services = session.services;
    if (incoming_)
        return [incoming = *incoming_, force = older_, here = place_of(services),
                by = session.by()]() -> base::Result<void> {
            return editorial::take_library(incoming, {force}, here, by);
        };
    return [wish = editorial::Taking{file_->file.path, older_}, paths = services.paths,
            machine = services.machine, by = session.by()]() -> base::Result<void> {
        auto repository = editorial::Repository::open(paths.library());
        if (!repository) return tl::unexpected(repository.error());
        edition::EditionStore editions(paths.editions());
        const auto number = editorial::take_edition(*repository, wish, {editions, machine}, by);
        return number ? base::Result<void>() : tl::unexpected(number.error());
    };
}

void MediaScreen::chosen(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!file_) return;
    ui::text(ui, ui::TextLevel::section, name_of(*file_));
    ui.space(ui.theme().gap);
    if (file_->kind == MediaKind::picture) return picture(ui, session, go);
    edition_or_library(ui, session);
}

void MediaScreen::picture(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.may(editorial::Action::save);
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
    const bool edition = file_->kind == MediaKind::edition;
    using editorial::Action;
    const bool may = session.may(edition ? Action::take_edition : Action::take_library);
    if (reading_) line(ui, said(Msg::desk_file_read), ColorRole::muted, "stick/reading");
    if (edition ? facts_.empty() : !incoming_) return;
    if (edition) line(ui, facts_, ColorRole::ink, "stick/facts");
    line(ui, said(edition ? Msg::desk_edition_hint : Msg::desk_library_hint), ColorRole::muted);
    if (!may)
        line(ui, said(edition ? Msg::desk_no_publisher : Msg::desk_no_manager), ColorRole::muted);
    ui.space(ui.theme().gap);
    if (incoming_) brought(ui, session);
    if (unlisted_)
        line(ui, said(Msg::desk_edition_unlisted), ColorRole::emergency_ink, "stick/unlisted");
    if (older_) line(ui, said(Msg::desk_take_older), ColorRole::emergency_ink, "stick/older");
    ui.space(ui.theme().gap);
    field(ui, {.key = "stick/own", .name = said(Msg::desk_secret_again), .secret = true}, own_);
    ui.space(ui.theme().gap);
    const Msg word = !sure_ ? Msg::desk_take : older_ ? Msg::desk_take_anyway : Msg::desk_take_sure;
    toolbar(ui, {{"stick/take",
                  said(word),
                  "check",
                  [&] { ask_or_take(session); },
                  {.enabled = may && !own_.edit.text().empty(), .primary = true}},
                 keys_button(session, "stick/keys")});
}

// Seen before the second touch: who approved what nobody here knows of, which texts wait, and which
// accounts differ. All of it, a few lines at a time.
void MediaScreen::brought(ui::Ui& ui, StaffSession& session) {
    const auto& all = incoming_->brought();
    const auto part = [&](const char* name, Msg head, const std::vector<std::string>& lines) {
        constexpr std::size_t most = 12;
        if (lines.empty()) return;
        const auto count = static_cast<int>(lines.size());
        line(ui, session.said(head, {{"n", count}}), ColorRole::emergency_ink);
        auto& from = from_[name];
        const auto end = std::min(from + most, lines.size());
        for (auto i = from; i < end; ++i) line(ui, lines[i]);
        if (lines.size() > most)
            toolbar(ui, {{std::string("stick/more/") + name,
                          session.said(Msg::desk_more_lines, {{"from", static_cast<int>(from) + 1},
                                                              {"to", static_cast<int>(end)},
                                                              {"n", count}}),
                          "down",
                          [&] { from = end < lines.size() ? end : 0; },
                          {}}});
        ui.space(ui.theme().gap);
    };
    if (!all.by_our_publisher)
        line(ui, session.said(Msg::desk_library_unsigned), ColorRole::emergency_ink,
             "stick/unsigned");
    part("approvals", Msg::desk_library_approvals, all.approvals);
    part("drafts", Msg::desk_library_drafts, all.drafts);
    part("accounts", Msg::desk_library_accounts, all.accounts);
}

void MediaScreen::ask_or_take(StaffSession& session) {
    sure_ = !sure_;  // asked twice
    if (sure_ || !session.agrees(own_)) return;
    begin(session, taking(session),
          [](MediaScreen& screen, StaffSession& now) { screen.taken(now); });
}

void MediaScreen::taken(StaffSession& session) {
    if (session.note.empty())
        session.note = session.said(Msg::desk_taken, {{"name", name_of(*file_)}});
    if (file_->kind == MediaKind::edition) tell_resting(session);
    file_.reset();
    incoming_.reset();
}

// Signed where the key is not locked: nobody is asked for its passphrase here.
void MediaScreen::copy_library(StaffSession& session, const base::Path& to) {
    const auto act = [to, paths = session.services.paths,
                      by = session.by()]() -> base::Result<void> {
        const devices::StickWrites stick({paths.stick_wanted()}, to);
        if (!stick.may()) return stick.may();
        auto repository = editorial::Repository::open(paths.library());
        if (!repository) return tl::unexpected(repository.error());
        if (auto done = editorial::export_library(*repository, to); !done) return done;
        const auto is_signed = editorial::sign_export(to, {paths.secret_key()}, by);
        return is_signed ? base::Result<void>() : tl::unexpected(is_signed.error());
    };
    begin(session, act, [to](MediaScreen& screen, StaffSession& now) { screen.copied(now, to); });
}

void MediaScreen::copy_edition(StaffSession& session, int number, const base::Path& to) {
    const auto act = [number, to, paths = session.services.paths,
                      machine = session.services.machine]() -> base::Result<void> {
        const devices::StickWrites stick({paths.stick_wanted()}, to);
        if (!stick.may()) return stick.may();
        return edition::EditionStore(paths.editions()).copy(number, to, machine);
    };
    begin(session, act, [to](MediaScreen& screen, StaffSession& now) {
        screen.copied(now, to);
        screen.tell_resting(now);
    });
}

// No edition goes out or comes in without a word of what rests in it.
void MediaScreen::tell_resting(StaffSession& session) {
    edition::EditionStore editions(session.services.paths.editions());
    const auto pages = editorial::resting_in({editions, session.services.machine});
    if (pages.empty()) return;
    session.note += session.note.empty() ? "" : " ";
    session.note +=
        session.said(Msg::desk_rests, {{"pages", fmt::format("{}", fmt::join(pages, ", "))}});
}

void MediaScreen::copied(StaffSession& session, const base::Path& to) {
    look(session);
    session.note = session.said(Msg::desk_copied, {{"name", to.filename().string()}});
}

void MediaScreen::copy_to(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const edition::EditionStore editions(session.services.paths.editions());
    const int number = editions.current().value_or(0);
    const bool manager = session.may(editorial::Action::take_library) ||
                         session.may(editorial::Action::take_edition);
    const base::Path stick = sticks_[at_].path;
    const base::Path library = stick / "urokiosk-library.db";
    const base::Path edition = stick / fmt::format("urokiosk-edition-{:04}.db", number);
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_copy_to));
    ui.space(ui.theme().gap);
    toolbar(ui, {{"stick/copy-library",
                  said(Msg::desk_copy_library),
                  "list",
                  [&] { copy_library(session, library); },
                  {.enabled = manager}},
                 {"stick/copy-edition",
                  said(Msg::desk_copy_edition),
                  "book",
                  [&] { copy_edition(session, number, edition); },
                  {.enabled = number > 0}}});
    if (!manager) line(ui, said(Msg::desk_no_manager), ColorRole::muted);
}

Go MediaScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!looked_) look(session);
    finish_reading(session);
    finish_work(session);
    Go go = stay();
    const float half = (box.width - 2 * ui.theme().group) / 2;
    const float keys = session.board.shown ? board_height(ui, session) + ui.theme().gap : 0;
    if (keys > 0)
        ui.in({box.x, box.bottom() - keys, box.width, keys}, [&] { board(ui, session, own_); });
    if (work_) {
        line(ui, session.said(Msg::desk_stick_working), ColorRole::ink, "stick/working");
        return go;
    }
    ui.scroll("stick/list", {box.x, box.y, half, box.height - keys}, [&] {
        sticks(ui, session);
        ui.space(ui.theme().group);
        files(ui, session);
    });
    ui.scroll("stick/chosen", {box.right() - half, box.y, half, box.height - keys}, [&] {
        chosen(ui, session, go);
        if (sticks_.empty()) return;
        ui.space(ui.theme().group);
        copy_to(ui, session);
    });
    return go;
}

}  // namespace desk
