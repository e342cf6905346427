#include "desk/screens/accounts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "desk/route.h"
#include "desk/titles.h"

namespace desk {

using content::Msg;
using editorial::StaffRole;
using layout::ColorRole;

namespace {

constexpr float form_mm = 190;
// As message desk_duty selects them; a clinical reviewer is a reviewer marked so.
constexpr const char* duty_names[] = {"author", "reviewer", "clinical", "publisher", "manager"};
constexpr StaffRole duty_roles[] = {StaffRole::author, StaffRole::reviewer, StaffRole::reviewer,
                                    StaffRole::publisher, StaffRole::manager};

bool has_duty(const editorial::Person& person, std::size_t duty) {
    const bool clinical = duty_names[duty] == std::string_view("clinical");
    const bool reviews = duty_roles[duty] == StaffRole::reviewer;
    return person.roles.contains(duty_roles[duty]) && (!reviews || person.clinical == clinical);
}

std::string duties_of(const StaffSession& session, const editorial::Person& person) {
    std::string all;
    for (std::size_t i = 0; i < std::size(duty_names); ++i)
        if (has_duty(person, i))
            all +=
                (all.empty() ? "" : ", ") + session.said(Msg::desk_duty, {{"duty", duty_names[i]}});
    return all;
}

}  // namespace

std::vector<Sample> AccountsScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"accounts", AccountsScreen()});
    all.push_back({"accounts, a new one", AccountsScreen(), {"accounts/new"}});
    return all;
}

void AccountsScreen::read(StaffSession& session) {
    if (read_) return;
    people_ = session.repository.accounts().people();
    languages_ = languages_of(session);
    std::stable_partition(people_.begin(), people_.end(),
                          [](const auto& one) { return one.active; });
    read_ = true;
    if (begin(session)) return go_on();
    if (person_.name.empty() && !fresh_ && !people_.empty()) choose(people_.front());
}

// With what was filled in halfway; whoever left meanwhile is another matter.
void AccountsScreen::go_on() {
    for (const auto& one : people_)
        if (one.name == form_.chosen("account")) person_ = one;
    fresh_ = person_.name.empty();
    person_.roles.clear();
    for (const auto role :
         {StaffRole::author, StaffRole::reviewer, StaffRole::publisher, StaffRole::manager})
        if (form_.has("duties", std::to_string(static_cast<int>(role)))) person_.roles.insert(role);
    person_.clinical = form_.has("duties", "clinical");
    person_.languages.clear();
    for (const auto& entry : languages_)
        if (form_.has("languages", entry.language.tag))
            person_.languages.insert(entry.language.tag);
}

// Beside the fields, what was touched: it is kept with them.
void AccountsScreen::note_choices() {
    form_.chosen("account") = person_.name;
    std::string& duties = form_.chosen("duties");
    duties = person_.clinical ? "clinical" : "";
    for (const auto role : person_.roles) duties += " " + std::to_string(static_cast<int>(role));
    form_.chosen("languages") = fmt::format("{}", fmt::join(person_.languages, " "));
}

void AccountsScreen::choose(const editorial::Person& person) {
    person_ = person;
    fresh_ = person.name.empty();
    form_.at("accounts/name").start(person.name);
    form_.at("accounts/shown").start(person.shown_name);
    note_choices();
    rest();
    secret_.start("");
    again_.start("");
}

editorial::Person AccountsScreen::as_written() {
    editorial::Person person = person_;
    if (fresh_) person.name = form_.text("accounts/name");
    person.shown_name = form_.text("accounts/shown");
    return person;
}

// Who left stands below all others.
void AccountsScreen::list(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("accounts/list", box, [&] {
        toolbar(ui, {{"accounts/new",
                      session.said(Msg::desk_account_new),
                      "plus",
                      [this] { choose({}); },
                      {.selected = fresh_}}});
        ui.space(ui.theme().gap);
        for (const auto& one : std::vector(people_)) {
            ui::ButtonStyle look;
            look.emphasis = ui::ButtonStyle::Emphasis::quiet;
            look.align = layout::Align::start;
            look.selected = !fresh_ && person_.name == one.name;
            look.icon = one.active ? "person" : "close";
            std::string words = one.shown_name + " · ";
            words += one.active ? duties_of(session, one) : session.said(Msg::desk_account_left);
            if (session.repository.accounts().locked_for(one.name, session.now) > 0)
                words += " · " + session.said(Msg::desk_account_locked);
            if (ui::button(ui, "accounts/" + one.name, words, look)) choose(one);
            ui.space(1);
        }
    });
}

void AccountsScreen::duties(ui::Ui& ui, StaffSession& session) {
    line(ui, session.said(Msg::desk_duties), ColorRole::muted);
    ui.space(0.8F);
    std::vector<Button> all;
    for (std::size_t i = 0; i < std::size(duty_names); ++i) {
        const bool on = has_duty(person_, i);
        all.push_back({std::string("accounts/duty/") + duty_names[i],
                       session.said(Msg::desk_duty, {{"duty", duty_names[i]}}),
                       on ? "check" : "minus",
                       [this, i, on] {
                           if (on)
                               person_.roles.erase(duty_roles[i]);
                           else
                               person_.roles.insert(duty_roles[i]);
                           if (duty_roles[i] == StaffRole::reviewer)
                               person_.clinical =
                                   !on && duty_names[i] == std::string_view("clinical");
                       },
                       {.selected = on}});
    }
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

// Of a reviewer: whose texts. None chosen: all.
void AccountsScreen::languages(ui::Ui& ui, StaffSession& session) {
    if (!person_.roles.contains(StaffRole::reviewer)) return;
    line(ui, session.said(Msg::desk_account_reads), ColorRole::muted);
    ui.space(0.8F);
    std::vector<Button> all{{"accounts/language",
                             session.said(Msg::desk_all_languages),
                             "language",
                             [this] { person_.languages.clear(); },
                             {.selected = person_.languages.empty()}}};
    for (const auto& entry : languages_) {
        const std::string tag = entry.language.tag;
        all.push_back({"accounts/language/" + tag,
                       entry.name,
                       "",
                       [this, tag] {
                           if (person_.languages.erase(tag) == 0) person_.languages.insert(tag);
                       },
                       {.selected = person_.languages.contains(tag)}});
    }
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

bool AccountsScreen::new_secret(StaffSession& session) const {
    if (secret_.edit.text() == again_.edit.text()) return true;
    session.note = session.said(Msg::desk_secrets_differ);
    return false;
}

void AccountsScreen::told(StaffSession& session, const base::Result<void>& result, Msg well) {
    if (!session.succeeded(result)) return;
    const auto person = session.repository.accounts().person(as_written().name);
    session.note = session.said(well, {{"who", person->shown_name}});
    own_.start("");
    start_over(session);
    choose(*person);
    read_ = false;
}

// Each is asked for with the manager's own secret: whoever finds the desk open adds nobody.
void AccountsScreen::acts(ui::Ui& ui, StaffSession& session) {
    auto accounts = session.repository.accounts();
    const bool known = !fresh_, sure = !own_.edit.text().empty();
    const bool secret = !secret_.edit.text().empty();
    std::vector<Button> all{{"accounts/save",
                             session.said(fresh_ ? Msg::desk_account_add : Msg::desk_save),
                             "check",
                             [&] {
                                 if (!new_secret(session) || !session.agrees(own_)) return;
                                 const auto person = as_written();
                                 told(session,
                                      fresh_
                                          ? accounts.add(person, secret_.edit.text(), session.by())
                                          : accounts.change(person, session.by()),
                                      Msg::desk_account_saved);
                             },
                             {.enabled = sure && (known || secret), .primary = true}}};
    if (known) {
        all.push_back(
            {"accounts/give-secret",
             session.said(Msg::desk_secret_give),
             "lock",
             [&] {
                 if (!new_secret(session) || !session.agrees(own_)) return;
                 told(session,
                      accounts.change_secret(person_.name, secret_.edit.text(), session.by()),
                      Msg::desk_secret_given);
             },
             {.enabled = sure && secret}});
        all.push_back({"accounts/unlock",
                       session.said(Msg::desk_account_unlock),
                       "keys",
                       [&] {
                           if (session.agrees(own_))
                               told(session, accounts.unlock(person_.name, session.by()),
                                    Msg::desk_account_unlocked);
                       },
                       {.enabled = sure && accounts.locked_for(person_.name, session.now) > 0}});
        all.push_back(
            {"accounts/left",
             session.said(person_.active ? Msg::desk_account_leaves : Msg::desk_account_returns),
             person_.active ? "stop" : "again",
             [&] {
                 if (!session.agrees(own_)) return;
                 auto person = accounts.person(person_.name).value();
                 person.active = !person.active;
                 told(session, accounts.change(person, session.by()), Msg::desk_account_saved);
             },
             {.enabled = sure}});
    }
    toolbar(ui, all);
}

void AccountsScreen::form(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    ui::text(ui, ui::TextLevel::section, fresh_ ? said(Msg::desk_account_new) : person_.shown_name);
    ui.space(ui.theme().gap);
    if (fresh_) {
        form_.field(ui, {"accounts/name", said(Msg::desk_account_name)});
        ui.space(ui.theme().gap);
    }
    form_.field(ui, {"accounts/shown", said(Msg::desk_account_shown)});
    ui.space(ui.theme().gap);
    duties(ui, session);
    languages(ui, session);
    ui.columns(2, [&](int column) {
        field(ui,
              {.key = column == 0 ? "accounts/secret" : "accounts/again",
               .name = said(column == 0 ? Msg::desk_account_secret : Msg::desk_account_again),
               .secret = true},
              column == 0 ? secret_ : again_);
    });
    ui.space(ui.theme().gap);
    field(ui, {.key = "accounts/own", .name = said(Msg::desk_secret_again), .secret = true}, own_);
    ui.space(ui.theme().gap);
    acts(ui, session);
    ui.space(ui.theme().gap);
    toolbar(ui, {keys_button(session, "accounts/keys")});
}

Go AccountsScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!for_whom(session.person)) return to(TodayScreen());
    read(session);
    base::Rect body = box;
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({box.x, box.bottom() - high, box.width, high}, [&] {
            const auto& focus = ui.memory().focus;
            board(ui, session,
                  focus == base::Key("accounts/name")     ? form_.at("accounts/name")
                  : focus == base::Key("accounts/secret") ? secret_
                  : focus == base::Key("accounts/again")  ? again_
                  : focus == base::Key("accounts/own")    ? own_
                                                          : form_.at("accounts/shown"));
        });
        body.height -= high + ui.theme().gap;
    }
    const float top = ui.in(body, [&] {
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_accounts));
        ui.space(ui.theme().gap);
    });
    body.height = body.bottom() - top;
    body.y = top;
    const float wide = std::min(form_mm, body.width * 0.6F);
    list(ui, session, {body.x, body.y, body.width - wide - ui.theme().group, body.height});
    ui.scroll("accounts/form", {body.right() - wide, body.y, wide, body.height},
              [&] { form(ui, session); });
    note_choices();
    return stay();
}

}  // namespace desk
