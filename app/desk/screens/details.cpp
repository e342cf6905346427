#include "desk/screens/details.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/as_read.h"
#include "content/read_catalog.h"
#include "desk/page_reading.h"
#include "desk/route.h"
#include "devices/clock.h"
#include "handout/letterhead.h"
#include "text/toml.h"
#include "ui/sheet_view.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr double keep_details_s = 1;
constexpr std::size_t fewest_digits = 5;  // of a clinic's own telephone

struct Detail {
    const char* key;
    Msg word;
    std::string settings::Settings::*value;
};
constexpr Detail details[] = {
    {"name", Msg::setup_clinic_name, &settings::Settings::name},
    {"phone", Msg::setup_phone, &settings::Settings::phone},
    {"address", Msg::setup_address, &settings::Settings::address},
    {"emergency_number", Msg::setup_emergency, &settings::Settings::emergency_number},
    {"advice_number", Msg::setup_advice, &settings::Settings::advice_number},
    {"crisis_line", Msg::setup_crisis, &settings::Settings::crisis_line},
    {"country", Msg::setup_country, &settings::Settings::country}};

std::string field_key(const Detail& one) { return std::string("details/") + one.key; }

// The first sign of the page of warning signs, as its language tells it; nothing where there is no
// such page yet.
document::Document first_sign(StaffSession& session, const std::string& language) {
    using PathKind = content::Path::Kind;
    const content::Path order{PathKind::topics, "", ""};
    content::Catalog catalog;
    base::Problems told;  // by the findings of that text
    if (const auto text = session.repository.newest(order.str()))
        content::read_text(catalog, {order, text->body, order.str()}, told);
    const auto page = content::Path::page(language, catalog.safety_topic);
    auto text = session.repository.newest(page.str());
    if (!text) text = session.repository.newest(page.in("en").str());
    document::Document one;
    if (!text) return one;
    const auto all = session.repository.parsed(text->body);
    one.front = all->document.front;
    for (const auto& block : all->document.blocks)
        if (one.blocks.empty() && std::holds_alternative<document::Warning>(block.what))
            one.blocks.push_back(block);
    return one;
}

}  // namespace

std::vector<Sample> DetailsScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"clinic details", DetailsScreen()});
    all.push_back({"clinic details, keyboard", DetailsScreen(), {"details/keys", "details/phone"}});
    return all;
}

void DetailsScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    const std::string path(settings::details_file);
    const auto newest = session.repository.newest(path);
    newest_body_ = newest ? newest->body : "";
    base_ = newest ? newest->id : 0;
    waits_ = newest && (newest->state == editorial::State::draft ||
                        newest->state == editorial::State::rejected);
    body_ = newest ? newest->body : settings::details_template(session.services.settings);
    for (const auto& draft : session.repository.drafts(path))
        if (draft.by == session.person.name) body_ = draft.body, base_ = draft.base;
    kept_ = body_;
    base::Problems told;
    const auto now = settings::with_details(session.services.machine, body_, told);
    for (const auto& one : details) form_.at(field_key(one)).start(now.*one.value);
    if (newest && newest->state == editorial::State::rejected) session.note = newest->comment;
    look(session);
}

// What was typed goes into its line of the text; nothing else of it changes.
void DetailsScreen::look(StaffSession& session) {
    base::Problems told;
    const auto now = settings::with_details(session.services.machine, body_, told);
    for (const auto& one : details) {
        const auto& typed = form_.text(field_key(one));
        if (typed == now.*one.value) continue;
        if (auto put = text::with_words(body_, one.key, typed)) body_ = *put;
    }
    faults_.clear();
    clinic_ = settings::with_details(session.services.machine, body_, faults_);
    const auto fault = [&](const char* what, const char* fix) {
        faults_.push_back({"", 0, base::Severity::error, what, fix});
    };
    const auto& phone = form_.text("details/phone");
    const auto digits = static_cast<std::size_t>(
        std::count_if(phone.begin(), phone.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (!phone.empty() && digits < fewest_digits)
        fault("phone is no whole telephone number", "write it as people outside dial it");
    const auto& country = form_.text("details/country");
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (!country.empty() &&
        (country.size() != 2 || !std::all_of(country.begin(), country.end(), capital)))
        fault("country is not known so", "write its two letters, as US or ES, or leave it empty");
}

editorial::Draft DetailsScreen::draft(const StaffSession& session) const {
    return {std::string(settings::details_file), session.person.name, body_, base_, session.now};
}

bool DetailsScreen::autosave(StaffSession& session) {
    if (!read_ || kept_ == body_ || !session.may(editorial::Action::save)) return true;
    tried_s_ = session.services.clock.seconds();
    const auto done = session.repository.autosave(draft(session));
    if (!done) session.note = session.said(Msg::desk_fault, {{"why", done.error().what}});
    if (done) kept_ = body_;
    return done.has_value();
}

void DetailsScreen::tick(StaffSession& session, double now_s) {
    if (now_s - tried_s_ >= keep_details_s) autosave(session);
}

double DetailsScreen::due_in(double now_s) const {
    return kept_ == body_ ? devices::never_s : std::max(0.02, tried_s_ + keep_details_s - now_s);
}

bool DetailsScreen::save(StaffSession& session) {
    const auto saved = editorial::save(session.repository, draft(session), session.by());
    if (!session.succeeded(saved)) return false;
    kept_ = newest_body_ = body_;
    base_ = saved->id;
    waits_ = true;
    session.note = session.said(Msg::desk_saved, {{"n", saved->number}});
    return true;
}

void DetailsScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.may(editorial::Action::save);
    const bool changed = body_ != newest_body_;
    const bool sound = !base::any_error(faults_);
    const std::string path(settings::details_file);
    toolbar(ui,
            {{"details/save",
              said(Msg::desk_save),
              "check",
              [&] { save(session); },
              {.enabled = author && changed && sound}},
             {"details/submit",
              said(Msg::desk_submit),
              "next",
              [&, path] {
                  if (changed && !save(session)) return;
                  if (!session.succeeded(editorial::submit(session.repository, path, session.by())))
                      return;
                  session.note = said(Msg::desk_submitted, {{"title", said(Msg::desk_details)}});
                  go = to(TodayScreen());
              },
              {.enabled = author && sound && (waits_ || changed), .primary = true}},
             {"details/text", said(Msg::desk_markdown), "list",
              [&, path] { go = to(WriteScreen(path)); }},
             keys_button(session, "details/keys")});
}

namespace {

constexpr float fault_lines = 2;

struct Named {
    std::string key, name;  // as the file has it, as people call it
};

// What is wrong with a field stands at it, in a room that is always there: no field moves while
// somebody types.
void detail_fault(ui::Ui& ui, const Named& field, const base::Problems& faults) {
    for (const auto& fault : faults) {
        std::string what;
        if (fault.what.starts_with(field.key + " "))
            what = field.name + fault.what.substr(field.key.size());
        else if (field.key == "name" && fault.what.starts_with("the clinic"))
            what = fault.what;
        if (what.empty()) continue;
        const auto nothing = fault.fix.find(", or \"\"");
        const bool none = nothing != std::string::npos;
        const std::string fix =
            none ? fault.fix.substr(0, nothing) + ", or leave it empty" : fault.fix;
        return line(ui, what + "; " + fix, ColorRole::emergency_ink,
                    "details/" + field.key + "/fault");
    }
}

}  // namespace

void DetailsScreen::fields(ui::Ui& ui, StaffSession& session) {
    bool changed = false;
    for (const auto& one : details) {
        changed = form_.field(ui, {field_key(one), session.said(one.word)}) || changed;
        const float room = ui::height_of(ui, ui::TextLevel::small, "x", ui.width()) * fault_lines;
        ui.in({ui.x(), ui.y(), ui.width(), room}, [&] {
            detail_fault(ui, {one.key, session.said(one.word)}, faults_);
        });
        ui.space(room);
    }
    changed = changed || std::any_of(std::begin(details), std::end(details), [&](const auto& one) {
                  return form_.text(field_key(one)) != clinic_.*one.value;
              });
    if (changed) look(session);
}

// In each language as patients read it: a warning on the glass, and the head of a leaflet.
void DetailsScreen::make_shown(StaffSession& session, float width) {
    const std::string wanted = fmt::format("{}/{:.1f}", body_, width);
    if (wanted == shown_for_) return;
    shown_for_ = wanted;
    ink_ = ++session.inks;
    shown_.clear();
    const layout::Diagrams none;
    handout::Figures figures;
    for (const auto& entry : session.services.languages) {
        const auto& words = words_in(session, entry.language.tag);
        const auto page =
            content::as_read(first_sign(session, entry.language.tag), {clinic_, words}, {});
        const auto context = reading_context(session, entry.language.tag, width);
        const handout::Materials press{session.services.fonts,
                                       session.services.icons,
                                       session.services.palettes.at("print"),
                                       none,
                                       words,
                                       clinic_,
                                       "",
                                       figures};
        shown_.push_back(
            {entry.name, layout::flow(page, context), handout::letterhead(press, context)});
    }
}

void DetailsScreen::shown(ui::Ui& ui, StaffSession& session) {
    make_shown(session, ui.width());
    line(ui, session.said(Msg::desk_d_second), ColorRole::muted, "details/second");
    ui.space(ui.theme().gap);
    const layout::Painter glass{session.services.palettes.at("light"), session.services.icons,
                                nullptr};
    const layout::Painter paper{session.services.palettes.at("print"), session.services.icons,
                                nullptr};
    for (std::size_t i = 0; i < shown_.size(); ++i) {
        const auto& one = shown_[i];
        const std::string id = fmt::format("details/{}/{}", ink_, i);
        ui::text(ui, ui::TextLevel::item, one.language);
        ui.space(ui.theme().gap);
        ui::show(ui, {id + "/sign", std::to_string(one.sign.width)}, one.sign, {glass});
        ui.space(ui.theme().gap);
        line(ui, session.said(Msg::desk_d_paper), ColorRole::muted);
        ui::show(ui, {id + "/head", std::to_string(one.head.width)}, one.head, {paper});
        ui.space(ui.theme().group);
    }
}

Go DetailsScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    base::Rect room = form_.above_keys(ui, session, box);
    const float top = ui.in(room, [&] { acts(ui, session, go); }) + ui.theme().gap;
    const float half = (room.width - ui.theme().group) / 2;
    ui.scroll("details/fields", {room.x, top, half, room.bottom() - top},
              [&] { fields(ui, session); });
    ui.scroll("details/shown", {room.x + half + ui.theme().group, top, half, room.bottom() - top},
              [&] { shown(ui, session); });
    return go;
}

}  // namespace desk
