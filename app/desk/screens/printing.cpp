#include "desk/screens/printing.h"

#include <fmt/format.h>

#include <algorithm>

#include "desk/panel.h"
#include "desk/route.h"
#include "desk/titles.h"
#include "devices/clock.h"
#include "handout/recall.h"
#include "text/unicode.h"

namespace desk {

using content::Msg;
using devices::PrintState;
using layout::ColorRole;

namespace {

constexpr std::size_t most_offered_leaflets = 8;
constexpr double look_after_printer_s = 0.3;

Msg hindrance(PrintState state) {
    switch (state) {
        case PrintState::no_paper:
            return Msg::print_no_paper;
        case PrintState::jam:
            return Msg::print_jam;
        case PrintState::door_open:
            return Msg::print_door_open;
        case PrintState::no_toner:
            return Msg::print_no_toner;
        case PrintState::offline:
            return Msg::print_offline;
        case PrintState::stopped:
            return Msg::print_stopped;
        case PrintState::no_answer:
            return Msg::print_no_answer;
        case PrintState::refused:
            return Msg::print_refused;
        default:
            return Msg::print_no_queue;
    }
}

}  // namespace

std::vector<Sample> PrintingScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"print", PrintingScreen()});
    all.push_back({"print, keyboard", PrintingScreen(), {"print/keys", "print/find"}});
    return all;
}

void PrintingScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    press_ = Press::open(session);
    base::Problems problems;
    shelf_ = read_shelf(session.repository, problems);
    if (!problems.empty()) session.note = base::to_line(problems.front());
    sheet_.language = session.said.language.tag;
    if (!press_) return;
    topics_ = content::pages_of(press_->edition().groups("en"));
    const auto& safety = press_->edition().safety_topic();
    if (!safety.empty() && std::find(topics_.begin(), topics_.end(), safety) == topics_.end())
        topics_.push_back(safety);
}

std::string PrintingScreen::title(const ShelfSheet& sheet) const {
    const auto* topic = press_->edition().topic(sheet.language, sheet.topic);
    return topic ? topic->title : sheet.topic;
}

// A code at the foot of a sheet names page, language and size.
void PrintingScreen::by_code(StaffSession& session) {
    const auto& typed = form_.text("print/find");
    if (typed == looked_for_) return;
    looked_for_ = typed;
    const auto code = handout::read_code(typed);
    if (!code) return;
    const edition::EditionStore editions(session.services.paths.editions());
    const auto found = handout::recall(*code, editions, session.services.machine);
    if (found.fate == edition::Recall::Fate::unknown) return;
    sheet_.topic = found.sheet.page;
    sheet_.language = found.sheet.language;
    sheet_.large = found.sheet.large;
}

void PrintingScreen::find(ui::Ui& ui, StaffSession& session) {
    form_.field(ui, {"print/find", session.said(Msg::desk_p_find)});
    by_code(session);
    ui.space(ui.theme().gap);
    const std::string wish = text::fold(form_.text("print/find"));
    std::vector<Button> offered;
    for (const auto& id : topics_) {
        if (offered.size() == most_offered_leaflets) break;
        ShelfSheet one = sheet_;
        one.topic = id;
        const auto words = title(one);
        if (!handout::read_code(wish) && text::fold(words).find(wish) == std::string::npos)
            continue;
        offered.push_back({"print/topic/" + id,
                           words,
                           "",
                           [this, id] { sheet_.topic = id; },
                           {.selected = sheet_.topic == id}});
    }
    toolbar(ui, offered);
    ui.space(ui.theme().group);
}

void PrintingScreen::copies(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    line(ui, said(Msg::desk_p_copies, {{"n", sheet_.copies}}), ColorRole::ink, "print/copies");
    ui.space(ui.theme().gap);
    const auto by = [&](const char* key, Msg word, const char* icon, int step) {
        const int next = sheet_.copies + step;
        return Button{key,
                      said(word),
                      icon,
                      [this, next] { sheet_.copies = next; },
                      {.enabled = next >= 1 && next <= most_copies}};
    };
    toolbar(ui, {by("print/fewer", Msg::desk_p_fewer, "minus", -1),
                 by("print/more", Msg::desk_p_more, "plus", 1),
                 by("print/ten", Msg::desk_p_ten, "plus", 10)});
    ui.space(ui.theme().gap);
}

void PrintingScreen::chosen(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    if (sheet_.topic.empty()) return line(ui, said(Msg::desk_p_choose), ColorRole::muted);
    ui::text(ui, ui::TextLevel::item, title(sheet_));
    ui.space(ui.theme().gap);
    if (const auto why = press_->rests(session, sheet_.topic); !why.empty())
        return line(ui, why, ColorRole::emergency_ink, "print/rests");
    std::vector<Button> languages;
    for (const auto& entry : press_->edition().languages())
        languages.push_back({"print/language/" + entry.language.tag,
                             entry.name,
                             "",
                             [this, tag = entry.language.tag] { sheet_.language = tag; },
                             {.selected = sheet_.language == entry.language.tag}});
    toolbar(ui, languages);
    ui.space(ui.theme().gap);
    toolbar(ui, {{"print/normal",
                  said(Msg::print_normal),
                  "",
                  [this] { sheet_.large = false; },
                  {.selected = !sheet_.large}},
                 {"print/large",
                  said(Msg::print_large),
                  "",
                  [this] { sheet_.large = true; },
                  {.selected = sheet_.large}}});
    ui.space(ui.theme().gap);
    copies(ui, session);
    const auto kept = std::find_if(shelf_.begin(), shelf_.end(), [&](const auto& one) {
        return one.same_paper(sheet_) && one.copies == sheet_.copies;
    });
    toolbar(ui, {{"print/go",
                  said(Msg::desk_p_go, {{"n", sheet_.copies}}),
                  "printer",
                  [&] { print(session, {sheet_}); },
                  {.primary = true}},
                 {"print/keep",
                  said(Msg::desk_p_keep),
                  "star",
                  [&] {
                      Shelf next = shelf_;
                      std::erase_if(next, [&](const auto& one) { return one.same_paper(sheet_); });
                      next.push_back(sheet_);
                      keep(session, std::move(next));
                  },
                  {.enabled = kept == shelf_.end()}}});
}

void PrintingScreen::shelf(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    Panel all{"print/shelf", said(Msg::desk_p_shelf),
              shelf_.empty() ? said(Msg::desk_p_shelf_empty) : ""};
    int sheets = 0;
    for (std::size_t i = 0; i < shelf_.size(); ++i) {
        const auto& one = shelf_[i];
        sheets += one.copies;
        const std::string key = one.topic + "/" + one.language + (one.large ? "/large" : "");
        PanelRow row{"print/shelf/" + key, title(one),
                     language_name(session, one.language) + " · " +
                         said(one.large ? Msg::print_large : Msg::print_normal) + " · " +
                         said(Msg::desk_p_copies, {{"n", one.copies}})};
        row.acts.push_back({"print/again/" + key, said(Msg::desk_p_go, {{"n", one.copies}}),
                            "printer", [&, one] { print(session, {one}); }});
        row.acts.push_back({"print/drop/" + key, said(Msg::desk_p_drop), "trash", [&, i] {
                                Shelf next = shelf_;
                                next.erase(next.begin() + static_cast<long>(i));
                                keep(session, std::move(next));
                            }});
        all.rows.push_back(std::move(row));
    }
    if (!shelf_.empty())
        all.acts.push_back({"print/stack",
                            said(Msg::desk_p_stack, {{"n", sheets}}),
                            "printer",
                            [&] { print(session, shelf_); },
                            {.primary = true}});
    panel(ui, all);
}

void PrintingScreen::keep(StaffSession& session, Shelf shelf) {
    if (session.succeeded(write_shelf(session.repository, shelf))) shelf_ = std::move(shelf);
}

void PrintingScreen::print(StaffSession& session, const Shelf& sheets) {
    if (session.services.machine.printers.empty()) {
        session.note = session.said(Msg::desk_p_no_printer);
        return;
    }
    for (const auto& one : sheets)
        if (!session.succeeded(press_->add(session, one))) return;
}

void PrintingScreen::state(ui::Ui& ui, StaffSession& session) {
    if (press_->all() == 0) return;
    const auto now = press_->status(session);
    const auto& said = session.said;
    line(ui, said(Msg::desk_p_done, {{"n", press_->done()}, {"all", press_->all()}}),
         ColorRole::ink, "print/state");
    if (press_->busy() && devices::failed(now.state))
        line(ui, said(hindrance(now.state)), ColorRole::emergency_ink, "print/hindered");
    ui.space(ui.theme().gap);
    if (press_->busy())
        toolbar(ui,
                {{"print/stop", said(Msg::desk_p_stop), "stop", [&] { press_->stop(session); }}});
    ui.space(ui.theme().gap);
}

void PrintingScreen::tick(StaffSession& session, double) {
    if (press_ && press_->busy()) press_->step(session);
}

double PrintingScreen::due_in(double) const {
    return press_ && press_->busy() ? look_after_printer_s : devices::never_s;
}

Go PrintingScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    ui.scroll("print", form_.above_keys(ui, session, box), [&] {
        if (!press_) return line(ui, session.said(Msg::desk_p_nothing), ColorRole::muted);
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_p_title));
        ui.space(ui.theme().gap);
        state(ui, session);
        find(ui, session);
        chosen(ui, session);
        ui.space(ui.theme().group);
        shelf(ui, session);
        toolbar(ui, {keys_button(session, "print/keys")});
    });
    return stay();
}

}  // namespace desk
