#include "desk/screens/today.h"

#include <algorithm>

#include "content/placeholders.h"
#include "desk/route.h"
#include "desk/titles.h"
#include "editorial/kept.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr std::size_t most_rows = 5;

int count(const std::vector<editorial::Listed>& texts) { return static_cast<int>(texts.size()); }

// Whoever works in a language finds its texts first.
template <class T>
void own_first(std::vector<T>& all, const std::string& language) {
    std::stable_partition(all.begin(), all.end(), [&](const T& one) {
        return one.language.empty() || one.language == language;
    });
}

template <class T>
std::vector<T> first_of(const std::vector<T>& all) {
    return {all.begin(), all.begin() + static_cast<long>(std::min(all.size(), most_rows))};
}

}  // namespace

std::vector<Sample> TodayScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    all.push_back({"today", TodayScreen()});
    TodayScreen of_many;
    of_many.kiosks_ = sample_kiosks(session);
    all.push_back({"today, of many kiosks", of_many});
    return all;
}

void TodayScreen::read(StaffSession& session) {
    if (read_) return;
    const auto today = session.services.clock.today();
    to_do_ = editorial::to_do(session.repository, session.person, today);
    waiting_ = editorial::to_review(session.repository, session.person);
    forms_ = editorial::kept_of(session.repository, session.person.name);
    own_first(to_do_.to_write, session.said.language.tag);
    own_first(to_do_.by_machine, session.said.language.tag);
    own_first(to_do_.to_publish, session.said.language.tag);
    const edition::EditionStore editions(session.services.paths.editions());
    if (const auto number = editions.current())
        edition_ = session.said(Msg::desk_edition_shown, {{"n", *number}});
    if (!kiosks_) kiosks_ = kiosks_of(session);
    read_ = true;
}

PanelRow TodayScreen::named(StaffSession& session, const std::string& list,
                            const editorial::Listed& text) const {
    PanelRow row;
    row.key = "today/" + list + "/" + text.path;
    row.title = title_of(session, text.path, text.title);
    row.under = language_name(session, text.language);
    return row;
}

// The same, and it can be opened there.
PanelRow TodayScreen::opens(StaffSession& session, const std::string& list,
                            const editorial::Listed& text, Go& go) const {
    PanelRow row = named(session, list, text);
    row.acts.push_back(
        {"today/open/" + list + "/" + text.path, session.said(Msg::desk_open), "", [&go, text] {
             const auto path = content::Path::parse(text.path);
             const bool drawn = path && path->kind == content::Path::Kind::drawing;
             go = drawn ? to(PictureScreen({path->id, ""})) : to(WriteScreen(text.path));
         }});
    return row;
}

void TodayScreen::head(ui::Ui& ui, StaffSession& session, Go& go) {
    const int waits = static_cast<int>(waiting_.size()) + count(to_do_.to_write);
    const Button find{"today/find", session.said(Msg::desk_find_page), "search",
                      [&] { go = to(PagesScreen()); }};
    const float wide = width_of(ui, find) + ui.theme().gap;
    const float left = ui.x(), top = ui.y(), all = ui.width();
    const float below = ui.in({left, top, all - wide, 0}, [&] {
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_waits, {{"n", waits}}));
        std::string under = day_of(session, session.services.clock.today());
        if (!edition_.empty()) under += " · " + edition_;
        line(ui, under, ColorRole::muted);
    });
    const float end =
        ui.in({left + all - wide + ui.theme().gap, top, wide, 0}, [&] { toolbar(ui, {find}); });
    ui.space(std::max(below, end) - top + ui.theme().gap);
}

void TodayScreen::to_review(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!session.may(editorial::Action::approve)) return;
    const int n = static_cast<int>(waiting_.size());
    Panel all{"today/review", session.said(Msg::desk_to_review, {{"n", n}}),
              n == 0 ? session.said(Msg::desk_nothing_waits) : session.said(Msg::desk_signs_first)};
    for (const auto& one : first_of(waiting_)) {
        PanelRow row{"today/review/" + one.paths.front(),
                     title_of(session, one.paths.front(), one.title),
                     language_name(session, one.language)};
        if (one.signs > 0) row.mark = session.said(Msg::desk_signs_changed, {{"n", one.signs}});
        row.under += (row.under.empty() ? "" : " · ") + sent_by(session, one);
        row.acts.push_back({"today/read/" + one.paths.front(),
                            session.said(Msg::desk_read_decide),
                            "",
                            [&go, path = one.paths.front()] { go = to(ReviewScreen(path)); },
                            {.primary = all.rows.empty()}});
        all.rows.push_back(std::move(row));
    }
    if (waiting_.size() > most_rows)
        all.acts.push_back({"today/review-all", session.said(Msg::desk_read_all, {{"n", n}}),
                            "list", [&go] { go = to(ReviewScreen()); }});
    const auto agreed = session.agreed.find(session.person.name);
    if (agreed != session.agreed.end() && !agreed->second.empty())
        all.acts.push_back(
            {"today/sign",
             session.said(Msg::desk_sign_n, {{"n", static_cast<int>(agreed->second.size())}}),
             "lock", [&go] { go = to(ReviewScreen(ReviewScreen::Begin::signing)); }});
    panel(ui, all);
}

void TodayScreen::to_write(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!session.may(editorial::Action::save)) return;
    const int n = count(to_do_.to_write);
    Panel all{"today/write", session.said(Msg::desk_to_write, {{"n", n}}),
              n == 0 ? session.said(Msg::desk_nothing_waits) : ""};
    for (const auto& text : first_of(to_do_.to_write)) {
        PanelRow row = named(session, "write", text);
        if (text.state == editorial::State::rejected)
            row.mark = session.said(Msg::desk_state_rejected) + ": " +
                       session.repository.newest(text.path)->comment;
        else
            row.under += (row.under.empty() ? "" : " · ") + session.said(Msg::desk_state_draft);
        row.acts.push_back({"today/open/" + text.path, session.said(Msg::desk_open), "",
                            [&go, path = text.path] { go = to(WriteScreen(path)); }});
        all.rows.push_back(std::move(row));
    }
    all.acts.push_back(
        {"today/new", session.said(Msg::desk_new), "plus", [&go] { go = to(NewTopicScreen()); }});
    if (to_do_.to_write.size() > most_rows)
        all.acts.push_back({"today/drafts", session.said(Msg::desk_show_all, {{"n", n}}), "list",
                            [&go] { go = to(PagesScreen(PagesScreen::Only::mine)); }});
    panel(ui, all);
}

// Forms that somebody was called away from.
void TodayScreen::half_filled(ui::Ui& ui, StaffSession& session, Go& go) {
    struct Known {
        const char* form;
        Msg title;
        Route (*where)();
    };
    const Known known[] = {
        {"topic", Msg::desk_t_title, [] { return Route(NewTopicScreen()); }},
        {"source", Msg::desk_s_new, [] { return Route(SourcesScreen(SourcesScreen::Part::form)); }},
        {"language", Msg::desk_lang_new,
         [] { return Route(TranslateScreen("", TranslateScreen::Begin::form)); }},
        {"account", Msg::desk_accounts, [] { return Route(AccountsScreen()); }}};
    Panel all{"today/forms", "", ""};
    for (const auto& one : known) {
        if (std::find(forms_.begin(), forms_.end(), one.form) == forms_.end()) continue;
        const std::string key = std::string("today/form/") + one.form;
        all.rows.push_back({key,
                            session.said(one.title),
                            session.said(Msg::desk_form_kept),
                            "",
                            {{key + "/open", session.said(Msg::desk_open), "",
                              [&go, where = one.where] { go = to(where()); }}}});
    }
    all.title = session.said(Msg::desk_forms_begun, {{"n", static_cast<int>(all.rows.size())}});
    if (!all.rows.empty()) panel(ui, all);
}

void TodayScreen::to_publish(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!session.may(editorial::Action::publish)) return;
    const int n = count(to_do_.to_publish);
    Panel all{"today/publish", session.said(Msg::desk_to_publish, {{"n", n}}),
              n == 0 ? session.said(Msg::desk_nothing_waits) : ""};
    for (const auto& text : first_of(to_do_.to_publish))
        all.rows.push_back(opens(session, "publish", text, go));
    if (n > 0)
        all.acts.push_back({"today/publish-all", session.said(Msg::desk_publish), "star",
                            [&go] { go = to(PublishScreen()); }});
    panel(ui, all);
}

void TodayScreen::due(ui::Ui& ui, StaffSession& session, Go& go) {
    const int n = count(to_do_.due);
    Panel all{"today/due", session.said(Msg::desk_due_title, {{"n", n}}),
              n == 0 ? session.said(Msg::desk_nothing_waits) : session.said(Msg::desk_due_rests)};
    const auto today = session.services.clock.today();
    const bool reviewer = session.may(editorial::Action::approve);
    for (const auto& text : first_of(to_do_.due)) {
        PanelRow row = named(session, "due", text);
        const int days = editorial::days_between(today, text.due);
        if (days < 0)
            row.mark = session.said(Msg::desk_overdue);
        else
            row.under += " · " + session.said(Msg::desk_due, {{"n", days}});
        row.under += " · " + day_of(session, text.due);
        if (reviewer)
            row.acts.push_back({"today/renew/" + text.path, session.said(Msg::desk_unchanged), "",
                                [&go, path = text.path] { go = to(RenewScreen(path)); }});
        all.rows.push_back(std::move(row));
    }
    if (n > 0)
        all.acts.push_back({"today/renew-all", session.said(Msg::desk_show_all, {{"n", n}}),
                            "calendar", [&go] { go = to(RenewScreen()); }});
    panel(ui, all);
}

// Those that are behind; what all have lost stands before them.
void TodayScreen::kiosks(ui::Ui& ui, StaffSession& session, Go& go) {
    if (!kiosks_) return;
    Panel all{"today/kiosks", "", *kiosks_ ? "" : base::to_line(kiosks_->error())};
    const auto status = *kiosks_ ? (*kiosks_)->status : fleet::FleetStatus{};
    all.title = session.said(Msg::desk_k_behind, {{"n", status.behind()}});
    for (const auto alarm : status.alarms)
        all.rows.push_back({"today/alarm/" + std::to_string(static_cast<int>(alarm)),
                            fleet::told(session.said, alarm), ""});
    if (*kiosks_ && (*kiosks_)->stale)
        all.rows.push_back({"today/stale", session.said(Msg::desk_k_stale), ""});
    all.grave = !all.rows.empty();
    const bool rtl = ui.language().rtl();
    for (const auto& one : status.kiosks)
        if (one.has(fleet::Fault::behind) && all.rows.size() < most_rows)
            all.rows.push_back({"today/behind/" + one.report.kiosk,
                                content::isolated(one.report.kiosk, rtl), "",
                                fleet::told(session.said, one)});
    all.acts.push_back({"today/kiosks-all", session.said(Msg::desk_k_show), "list",
                        [&go] { go = to(KiosksScreen()); }});
    panel(ui, all);
}

void TodayScreen::mine(ui::Ui& ui, StaffSession& session, Go& go) {
    half_filled(ui, session, go);
    to_review(ui, session, go);
    to_write(ui, session, go);
    to_publish(ui, session, go);
    kiosks(ui, session, go);
    due(ui, session, go);
}

namespace {

// What nobody has to mend, and somebody may want to know.
void how_it_fares(const StaffSession& session, Panel& all) {
    const auto& state = session.services.machine_state;
    const auto add = [&](const char* key, Msg what, const text::Values& values) {
        all.rows.push_back({std::string("today/state/") + key, session.said(what, values), ""});
    };
    const auto told = [&](std::int64_t at) {
        return at > 0 ? when(session, at) : session.said(Msg::desk_m_never);
    };
    add("edition", Msg::desk_m_edition, {{"day", told(state.published)}});
    add("frame", Msg::desk_m_frame, {{"time", told(state.frame)}});
    add("touch", Msg::desk_m_touch, {{"time", told(state.touched)}});
    add("disk", Msg::desk_m_disk, {{"n", static_cast<int>(state.disk_free_mb)}});
    add("clock", Msg::desk_m_clock, {{"time", when(session, session.services.clock.moment())}});
    if (state.next_review.known())
        add("review", Msg::desk_m_review, {{"day", day_of(session, state.next_review)}});
}

}  // namespace

// What the machine needs is everybody's to see; a manager sets it up anew.
void TodayScreen::machine(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& state = session.services.machine_state;
    const auto& told = state.to_mend;
    const bool manager = session.person.may(editorial::StaffRole::manager);
    if (told.empty() && !manager && !state.known) return;
    Panel all{"today/kiosk", session.said(Msg::desk_this_machine),
              told.empty() ? session.said(Msg::desk_machine_well) : ""};
    for (std::size_t i = 0; i < told.size(); ++i)
        all.rows.push_back({"today/mend/" + std::to_string(i), session.said(told[i]), ""});
    if (state.known) how_it_fares(session, all);
    if (manager)
        all.acts.push_back({"today/set-up", session.said(Msg::desk_set_up_again), "staff",
                            [&go] { go = set_up_again(); }});
    panel(ui, all);
}

void TodayScreen::beside(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto short_list = [&](const char* list, Msg title,
                                const std::vector<editorial::Listed>& texts,
                                PagesScreen::Only only) {
        const int n = count(texts);
        Panel all{"today/" + std::string(list), session.said(title, {{"n", n}}),
                  n == 0 ? session.said(Msg::desk_nothing_waits) : ""};
        for (const auto& text : first_of(texts)) all.rows.push_back(opens(session, list, text, go));
        if (n > 0)
            all.acts.push_back({"today/" + std::string(list) + "-all",
                                session.said(Msg::desk_show_all, {{"n", n}}), "list",
                                [&go, only] { go = to(PagesScreen(only)); }});
        panel(ui, all);
    };
    short_list("machine", Msg::desk_by_machine, to_do_.by_machine, PagesScreen::Only::machine);
    short_list("faults", Msg::desk_with_faults, to_do_.with_findings, PagesScreen::Only::findings);
    machine(ui, session, go);
    if (!session.may(editorial::Action::withdraw)) return;
    panel(ui, {"today/out",
               session.said(Msg::desk_out_title),
               session.said(Msg::desk_out_hint),
               {},
               {{"today/withdraw", session.said(Msg::desk_withdraw), "stop",
                 [&go] { go = to(WithdrawScreen()); }}},
               true});
}

Go TodayScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    ui.scroll("today", box, [&] {
        head(ui, session, go);
        const bool two = box.width > 240;
        if (!two) {
            mine(ui, session, go);
            return beside(ui, session, go);
        }
        const float x = ui.x(), y = ui.y(), gap = ui.theme().group;
        const float wide = (ui.width() - gap) * 0.68F;
        const float narrow = ui.width() - gap - wide;
        const float left = ui.in({x, y, wide, 0}, [&] { mine(ui, session, go); });
        const float right = ui.in({x + wide + gap, y, narrow, 0}, [&] { beside(ui, session, go); });
        ui.space(std::max(left, right) - y);
    });
    return go;
}

}  // namespace desk
