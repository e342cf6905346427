// Warning signs: what to do said once, with the clinic's own numbers; then every sign as one line,
// by part of the body, the most urgent first. A touch opens what to do about those of a part.
#include "kiosk/screens/warnings.h"

#include <fmt/format.h>
#include <algorithm>

#include "content/as_read.h"
#include "document/plain.h"
#include "kiosk/dock.h"
#include "kiosk/sample.h"
#include "kiosk/sign_list.h"
#include "kiosk/topic/acts.h"
#include "kiosk/topic/signs.h"

namespace kiosk {

using content::Msg;
using document::Urgency;
using layout::ColorRole;

std::string WarningsScreen::name() const {
    if (view == View::fits) return "warnings/fits";
    return view == View::part ? fmt::format("warnings/{}", part) : "warnings";
}

namespace {

// The warnings under one heading of the page, as it holds them: lists are drawn each frame.
struct BodyPart {
    std::string title;  // empty: before the first heading, those to know first
    std::vector<const document::Warning*> warnings;
};

// In the order of the page; parts without a warning are left out.
std::vector<BodyPart> body_parts(const PageShown& page) {
    std::vector<BodyPart> found;
    const auto add = [&](const std::string& title, const document::Document& part) {
        BodyPart made{title, {}};
        for (const auto& block : part.blocks)
            if (const auto* warning = std::get_if<document::Warning>(&block.what))
                made.warnings.push_back(warning);
        if (!made.warnings.empty()) found.push_back(std::move(made));
    };
    add("", page.parts.head);
    for (const auto& chapter : page.parts.chapters) add(chapter.title, chapter.part);
    return found;
}

std::optional<document::Warning> looked_for(Services& services, const Session& session,
                                            const WarningsScreen& screen) {
    const PageShown* page =
        screen.sign.empty() ? nullptr : services.page(session.language, screen.topic);
    if (page)
        for (auto& warning : document::warnings(page->document))
            if (warning.id == screen.sign) return std::move(warning);
    return std::nullopt;
}

// How much of what to do has room above the signs, so that signs are seen with it.
enum class Told { whole, brief, today_brief, in_lists };

TwoActs both_acts(Services& services, const Session& session, Told told) {
    const auto lines = told == Told::whole ? in_lines : in_brief;
    return {lines(act_words(services, session, Urgency::emergency)),
            lines(act_words(services, session, Urgency::same_day))};
}

// What is of less weight.
void small_label(ui::Ui& ui, const std::string& words) {
    ui::TextStyle muted;
    muted.color = ColorRole::muted;
    muted.role = base::Role::Label;
    ui::text(ui, ui::TextLevel::small, words, muted);
}

void standing(ui::Ui& ui, const content::Messages& said, const PageShown& page) {
    for (const auto word : content::standing(page.document.front, page.language))
        small_label(ui, said(word));
}

// Its key and the language of its words are the caller's.
SignList list_of(const BodyPart& part, Urgency urgency, const layout::Labels& labels) {
    SignList list;
    list.title =
        part.title.empty() ? labels.urgency[static_cast<std::size_t>(urgency)] : part.title;
    list.urgency = urgency;
    for (const auto* warning : part.warnings)
        if (warning->urgency == urgency) list.signs.push_back(document::plain(warning->sign));
    return list;
}

// The lists in one column, or in two on a wide glass; each next one goes to the shorter.
constexpr float beside_lists = 0.85F;  // of the gap: all emergencies stand on two views

Go draw_lists(ui::Ui& ui, const std::vector<SignList>& lists, const WarningsScreen& screen,
              const std::vector<std::size_t>& parts) {
    Go go = stay();
    const int columns = ui.glass().landscape() && ui.theme().scale < 1.3F ? 2 : 1;
    const float width = (ui.width() - ui.theme().gap * static_cast<float>(columns - 1)) /
                        static_cast<float>(columns);
    const float left = ui.x(), top = ui.y();
    std::vector<float> ends(static_cast<std::size_t>(columns), top);
    for (std::size_t i = 0; i < lists.size(); ++i) {
        const auto column = std::min_element(ends.begin(), ends.end());
        const float x = left + (width + ui.theme().gap) *
                                   static_cast<float>(std::distance(ends.begin(), column));
        const float high = height_of(ui, lists[i], width);
        ui.in({x, *column, width, high}, [&] {
            if (!show(ui, lists[i])) return;
            WarningsScreen next = screen;
            next.view = WarningsScreen::View::part;
            next.part = parts[i];
            go = open(next);
        });
        *column += high + ui.theme().gap * beside_lists;
    }
    ui.space(*std::max_element(ends.begin(), ends.end()) - top);
    return go;
}

// What to do, where it is not said above the lists: as the title of those to know first, and under
// the heading of those for the same day.
struct ActsInLists {
    std::string now, today;
};

void list_heading(ui::Ui& ui, const std::string& words, const std::string& act) {
    ui.space(ui.theme().group * 0.5F);
    ui::text(ui, ui::TextLevel::section, words);
    if (!act.empty()) ui::text(ui, ui::TextLevel::item, act);
    ui.space(ui.theme().gap);
}

Go all_lists(ui::Ui& ui, const PageShown& page, const layout::Labels& labels,
             const ActsInLists& acts) {
    Go go = stay();
    const auto parts = body_parts(page);
    for (const auto urgency : {Urgency::emergency, Urgency::same_day, Urgency::mention}) {
        std::vector<SignList> lists;
        std::vector<std::size_t> indices;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto list = list_of(parts[i], urgency, labels);
            if (list.signs.empty()) continue;
            if (!acts.now.empty() && parts[i].title.empty() && urgency == Urgency::emergency)
                list.title = acts.now;
            list.key =
                base::Key("signs") / std::to_string(static_cast<int>(urgency)) / std::to_string(i);
            list.language = page.language;
            lists.push_back(std::move(list));
            indices.push_back(i);
        }
        if (lists.empty()) continue;
        if (urgency != Urgency::emergency)
            list_heading(ui, labels.urgency[static_cast<std::size_t>(urgency)],
                         urgency == Urgency::same_day ? acts.today : "");
        const Go chosen = draw_lists(ui, lists, {}, indices);
        if (std::holds_alternative<Open>(chosen.what)) go = chosen;
    }
    return go;
}

// Where few lines have room the signs come before what the screen says of itself.
bool scarce_lines(ui::Ui& ui, Services& services, const Session& session, const PageShown* page) {
    constexpr float most = 0.3F;  // of the glass, above the signs
    const auto& said = services.words(session);
    const auto high = [&](ui::TextLevel level, const std::string& words) {
        return ui::height_of(ui, level, words, ui.width());
    };
    const TwoActs both = both_acts(services, session, Told::whole);
    float above = high(ui::TextLevel::title, said(Msg::warnings_title)) +
                  high(ui::TextLevel::reading, said(Msg::warnings_kiosk)) + both.height(ui);
    if (page)
        for (const auto word : content::standing(page->document.front, page->language))
            above += high(ui::TextLevel::small, said(word));
    return ui.theme().scale > 1.3F || above > most * ui.glass().height_mm();
}

Told told_where(ui::Ui& ui, Services& services, const Session& session, const PageShown* page) {
    // Of the glass: three signs are seen below, in large letters too.
    const float most = ui.theme().scale < 1.2F ? 0.24F : 0.085F;
    if (!scarce_lines(ui, services, session, page)) return Told::whole;
    const float room = most * ui.glass().height_mm();
    const TwoActs both = both_acts(services, session, Told::brief);
    const bool listed = page && !document::warnings(page->parts.head).empty();
    if (!listed || (ui.theme().scale < 1.3F && both.height(ui) <= room)) return Told::brief;
    return both.second.height_of(ui, ui.width()) <= room ? Told::today_brief : Told::in_lists;
}

void draw_acts(ui::Ui& ui, Services& services, const Session& session, Told told) {
    if (told == Told::in_lists) return;
    const TwoActs both = both_acts(services, session, told);
    if (told == Told::today_brief)
        both.second.draw(ui, both.second.height_of(ui, ui.width()));
    else
        both.draw(ui);
    ui.space(ui.theme().gap);
}

Go draw_all(ui::Ui& ui, Services& services, Session& session, const WarningsScreen& screen) {
    Go go = stay();
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, services.edition.safety_topic());
    const Told told = told_where(ui, services, session, page);
    const bool scarce = told != Told::whole;
    ui::text(ui, scarce ? ui::TextLevel::section : ui::TextLevel::title, said(Msg::warnings_title));
    ui.title(said(Msg::warnings_title));
    if (!scarce) ui::text(ui, ui::TextLevel::reading, said(Msg::warnings_kiosk));
    if (page && !scarce) standing(ui, said, *page);
    ui.space(ui.theme().gap * (scarce ? 0.5F : 1));
    if (const auto first = looked_for(services, session, screen)) {
        document::Document one{page->document.front, {document::Block{0, *first}}, {}};
        (void)show_part(ui, services, session, {"warnings/" + first->id, one, page->language});
        ui.space(ui.theme().gap);
    }
    draw_acts(ui, services, session, told);
    if (!page) return go;
    // The list of those to know first says what to do where there is no line to spare above it.
    ActsInLists acts;
    if (told == Told::today_brief || told == Told::in_lists)
        acts.now = act_words(services, session, Urgency::emergency).words;
    if (told == Told::in_lists) acts.today = act_words(services, session, Urgency::same_day).words;
    go = all_lists(ui, *page, handout::labels(said), acts);
    if (scarce) {
        ui::text(ui, ui::TextLevel::reading, said(Msg::warnings_kiosk));
        standing(ui, said, *page);
    }
    ui.space(ui.theme().gap);
    ui::ButtonStyle more;
    more.icon = "question";
    if (ui::button(ui, "warnings/ask", said(Msg::topic_ask), more))
        go = open(TopicScreen{page->document.front.id, ChapterAt{page->parts.chapters.size() - 1}});
    return go;
}

// The signs of a part of the body, each with what to do.
Go draw_part(ui::Ui& ui, Services& services, Session& session, std::size_t index) {
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, services.edition.safety_topic());
    const auto parts = page ? body_parts(*page) : std::vector<BodyPart>{};
    if (index >= parts.size()) return stay();
    const auto& part = parts[index];
    small_label(ui, said(Msg::warnings_title));
    ui::text(ui, ui::TextLevel::title, part.title.empty() ? said(Msg::home_warnings) : part.title);
    standing(ui, said, *page);
    ui.space(ui.theme().gap);
    std::vector<document::Warning> signs;
    for (const auto* warning : part.warnings) signs.push_back(*warning);
    show_made(ui, services, session,
              signs_told(ui, services, *page, {fmt::format("warnings/part/{}", index), signs}));
    return stay();
}

// One of them fits: nothing else is to be read now, and our staff can read it from afar.
void draw_fits(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    const bool room = ui.theme().scale < 1.3F && !ui.glass().landscape();
    ui::text(ui, ui::TextLevel::title, said(Msg::warnings_fits));
    ui.space(ui.theme().group);
    for (const auto urgency : {Urgency::emergency, Urgency::same_day}) {
        auto words = in_lines(act_words(services, session, urgency));
        const bool large = urgency == Urgency::emergency && room;
        words.level = large ? ui::TextLevel::poster : ui::TextLevel::section;
        words.home_level = large ? ui::TextLevel::title : ui::TextLevel::section;
        words.draw(ui, words.height_of(ui, ui.width()));
        ui.space(ui.theme().gap);
    }
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::lead, said(Msg::warnings_show_screen));
    ui.title(said(Msg::warnings_fits));
}

constexpr float few_lines = 15;  // of a low glass: what moves the list stands beside what ends it

}  // namespace

Go WarningsScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const base::Key list(name());
    ui::ButtonStyle print, fits;
    print.icon = "printer";
    fits.emphasis = ui::ButtonStyle::Emphasis::danger;
    fits.icon = "warning";
    Dock dock{{{"warnings/print", said(Msg::topic_print), print, 0.4F}}};
    if (view != View::fits)
        dock.places.push_back({"warnings/fits", said(Msg::warnings_fits), fits});
    const base::Rect all = room(ui, services, session);
    const float lines = above(ui, all, dock).height / (ui.theme().type.small * 1.3F);
    const bool low = view == View::all && lines < few_lines;
    if (low) {
        fits.icon = "";
        dock = with_moves(ui, said, list, {{{"warnings/fits", said(Msg::warnings_fits), fits}}});
    }
    if (!low) dock = with_moves(ui, said, list, dock);
    const base::Rect area = above(ui, all, dock);
    Go go = stay();
    const auto draw = [&] {
        ui::ScrollView seen(ui.x(), area.y, ui.width(), area.height);
        seen.buttons = false;
        ui.scroll(list, seen, [&] {
            if (view == View::fits) return draw_fits(ui, services, session);
            go = view == View::part ? draw_part(ui, services, session, part)
                                    : draw_all(ui, services, session, *this);
            ui.space(low ? ui.theme().gap : 0);
            if (low && ui::button(ui, "warnings/print", said(Msg::topic_print), print))
                go = open(PrintScreen{services.edition.safety_topic()});
        });
    };
    if (view == View::all)
        ui.in(area, draw);  // its lines are short
    else
        reading_column(ui, area, draw);
    const base::Key chosen = draw_dock(ui, all, dock);
    if (chosen == "warnings/print") return open(PrintScreen{services.edition.safety_topic()});
    move_list(ui, list, chosen);
    WarningsScreen next = *this;
    next.view = View::fits;
    return chosen == "warnings/fits" ? open(next) : go;
}

Samples WarningsScreen::samples(const Survey&) {
    return {{"warnings", WarningsScreen{}},
            {"warnings-part", WarningsScreen{"", "", View::part, 1}},
            {"warnings-fits", WarningsScreen{"", "", View::fits, 0}}};
}

}  // namespace kiosk
