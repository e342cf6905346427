// The steps that are answered by choosing and writing.
#include <algorithm>

#include "desk/setup/wizard.h"
#include "handout/leaflet.h"
#include "ui/rows.h"
#include "ui/segments.h"

namespace desk::setup {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float card_mm = 90, shown_mm = 20;  // least width of a choice, height of its letters

// Of settings::text_sizes.
constexpr Msg size_words[] = {Msg::size_normal, Msg::size_large, Msg::size_larger,
                              Msg::size_largest};

}  // namespace

void Wizard::letters(ui::Ui& ui) {
    std::vector<ui::Segment> own;
    for (const auto& entry : house_.languages)
        own.push_back({"setup/language/" + entry.language.tag, entry.name,
                       entry.language.tag == language_,
                       [this, tag = entry.language.tag] { language_ = tag; }});
    if (own.size() > 1) ui::segments(ui, own);
    ui.space(ui.theme().group);
    title(ui, Msg::setup_letters, Msg::setup_letters_text);
    std::vector<ui::RowCard> cards;
    for (std::size_t i = 0; i < std::size(size_words); ++i) {
        const std::string size(settings::text_sizes[i]);
        ui::Card card;
        card.title = said()(size_words[i]);
        card.selected = answers_.clinic.text_size == size;
        card.picture = shown_mm;
        card.paint = [&ui, this, i](const base::Rect& box) {
            const float em = layout::TypeScale{}.reading *
                             ui::factor(static_cast<ui::TextSize>(i),
                                        static_cast<float>(settings::Settings().viewing_mm));
            std::string key;
            const auto set = ui.set({said()(Msg::comfort_letters),
                                     {em, false, 1.2F},
                                     box.width,
                                     layout::Align::centre,
                                     ui.language(),
                                     {}},
                                    &key);
            ui.canvas().text(key, set, {box.x, box.centre().y - set.size_mm().height / 2},
                             ColorRole::ink);
        };
        cards.push_back(
            {"setup/size/" + size, card, [this, size] { answers_.clinic.text_size = size; }});
    }
    ui::card_rows(ui, card_mm, cards);
}

void Wizard::languages(ui::Ui& ui) {
    ui::text(ui, ui::TextLevel::section, said()(Msg::setup_languages));
    ui.title(said()(Msg::setup_languages));
    ui.space(ui.theme().group);
    auto& offered = answers_.clinic.languages;
    std::vector<ui::RowCard> cards;
    for (const auto& entry : house_.languages) {
        const auto& tag = entry.language.tag;
        ui::Card card;
        card.title = entry.name;
        card.text = said()(tag == "en" ? Msg::setup_original : Msg::setup_unchecked);
        card.selected = std::find(offered.begin(), offered.end(), tag) != offered.end();
        card.icon = card.selected ? "check" : "language";
        card.beside = true;
        cards.push_back({"setup/offer/" + tag, card, [&offered, tag] {
                             if (std::erase(offered, tag) == 0) offered.push_back(tag);
                         }});
    }
    ui::card_rows(ui, 2 * card_mm, cards);
    if (wrong_ && offered.empty())
        line(ui, said()(Msg::setup_one_language), ColorRole::emergency_ink,
             "setup/wrong/languages");
}

void Wizard::clinic(ui::Ui& ui) {
    title(ui, Msg::setup_clinic, Msg::setup_clinic_text);
    ask(ui, "name", Msg::setup_clinic_name);
    ask(ui, "phone", Msg::setup_phone);
    ask(ui, "address", Msg::setup_address);
    ask(ui, "emergency_number", Msg::setup_emergency);
    ask(ui, "advice_number", Msg::setup_advice);
    ask(ui, "crisis_line", Msg::setup_crisis);
    ask(ui, "country", Msg::setup_country);
    std::vector<ui::Segment> papers;
    for (const std::string paper : {"A4", "Letter"})
        papers.push_back({"setup/paper/" + paper, paper, answers_.clinic.paper == paper,
                          [this, paper] { answers_.clinic.paper = paper; }});
    ui::segments(ui, papers);
}

void Wizard::editions(ui::Ui& ui) {
    ui::text(ui, ui::TextLevel::section, said()(Msg::setup_editions));
    ui.title(said()(Msg::setup_editions));
    ui.space(ui.theme().group);
    const auto choice = [&](bool elsewhere, Msg name, Msg text) {
        ui::Card card;
        card.title = said()(name);
        card.text = said()(text);
        card.selected = answers_.elsewhere == elsewhere;
        return ui::RowCard{elsewhere ? "setup/elsewhere" : "setup/here", card,
                           [this, elsewhere] { answers_.elsewhere = elsewhere; }};
    };
    ui::card_rows(ui, 2 * card_mm,
                  {choice(false, Msg::setup_here, Msg::setup_here_text),
                   choice(true, Msg::setup_elsewhere, Msg::setup_elsewhere_text)});
    ui.space(ui.theme().gap);
    if (answers_.elsewhere) ask(ui, "publisher_key", Msg::setup_key);
}

void Wizard::manager(ui::Ui& ui) {
    title(ui, Msg::setup_manager, Msg::setup_manager_text);
    ask(ui, "shown", Msg::setup_manager_shown);
    ask(ui, "manager", Msg::setup_manager_name);
    ask(ui, "secret", Msg::setup_secret, true);
    ask(ui, "again", Msg::setup_secret_again, true);
    const bool differs = fields_["secret"].edit.text() != fields_["again"].edit.text();
    if (wrong_ && differs)
        line(ui, said()(Msg::setup_secret_differs), ColorRole::emergency_ink, "setup/wrong/again");
}

std::vector<std::string> Wizard::told() const {
    const auto& clinic = answers_.clinic;
    std::vector<std::string> lines;
    const auto add = [&](const std::string& name, const std::string& value) {
        const bool question = name.ends_with('?') || name.ends_with("؟");
        lines.push_back(name + (question ? " " : ": ") +
                        (value.empty() ? said()(Msg::setup_nothing) : value));
    };
    add(said()(Msg::setup_clinic_name), clinic.name);
    add(said()(Msg::setup_phone), clinic.phone);
    add(said()(Msg::setup_address), clinic.address);
    add(said()(Msg::setup_emergency), clinic.emergency_number);
    add(said()(Msg::setup_advice), clinic.advice_number);
    add(said()(Msg::setup_crisis), clinic.crisis_line);
    add(said()(Msg::setup_country), clinic.country);
    add(said()(Msg::setup_paper), clinic.paper);
    std::string names;
    for (const auto& entry : house_.languages)
        for (const auto& tag : clinic.languages)
            if (tag == entry.language.tag) names += (names.empty() ? "" : ", ") + entry.name;
    add(said()(Msg::setup_languages), names);
    const auto* const size = std::find(std::begin(settings::text_sizes),
                                       std::end(settings::text_sizes) - 1, clinic.text_size);
    const auto place = static_cast<std::size_t>(size - std::begin(settings::text_sizes));
    add(said()(Msg::setup_letters), said()(size_words[place]));
    if (clinic.screen_width_mm > 0)
        add(said()(Msg::setup_size),
            fmt::format("{:.0f} × {:.0f} mm", clinic.screen_width_mm, clinic.screen_height_mm));
    add(said()(Msg::setup_brightness),
        clinic.brightness == 0 ? said()(Msg::setup_brightness_same)
                               : said_in(Msg::setup_percent, {{"n", clinic.brightness}}));
    constexpr Msg turns[] = {Msg::setup_turn_0, Msg::setup_turn_90, Msg::setup_turn_180,
                             Msg::setup_turn_270};
    add(said()(Msg::setup_rotated), said()(turns[answers_.rotation / 90 % 4]));
    add(said()(Msg::setup_printer), answers_.queue);
    add(said()(Msg::setup_headphones),
        said()(clinic.headphones == "switch" ? Msg::setup_headphones_switch
               : clinic.headphones == "keys" ? Msg::setup_headphones_keys
                                             : Msg::setup_headphones_none));
    if (house_.again) return lines;
    add(said()(Msg::setup_editions),
        said()(answers_.elsewhere ? Msg::setup_elsewhere : Msg::setup_here));
    add(said()(Msg::setup_manager), answers_.shown + " (" + answers_.manager + ")");
    return lines;
}

std::string Wizard::page(const std::string& title, const std::vector<std::string>& lines) const {
    handout::Figures figures;
    const layout::Diagrams none;
    const handout::Materials materials{house_.fonts, house_.icons, house_.palettes.at("print"),
                                       none,         said(),       answers_.clinic,
                                       "",           figures,      nullptr};
    auto made = handout::plain_page(materials, title, lines);
    return made ? std::move(made->pdf) : std::string();
}

void Wizard::summary(ui::Ui& ui) {
    title(ui, Msg::setup_summary, Msg::setup_summary_text);
    const auto lines = told();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        line(ui, lines[i], ColorRole::ink, "setup/told/" + std::to_string(i));
        ui.space(ui.theme().gap / 2);
    }
    ui.space(ui.theme().gap);
    if (!answers_.queue.empty()) {
        ui::ButtonStyle look;
        look.icon = "printer";
        if (ui::button(ui, "setup/print", said()(Msg::setup_print), look))
            house_.devices.printer.print(
                {page(said()(Msg::setup_title), lines), {answers_.queue, ""}});
    }
    if (working_.valid()) {
        ui.space(ui.theme().gap);
        line(ui, said()(Msg::setup_working), ColorRole::ink, "setup/working");
    }
}

}  // namespace desk::setup
