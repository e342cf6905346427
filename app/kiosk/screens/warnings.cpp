// Warning signs, the most urgent first, with the clinic's own numbers always in sight.
#include "kiosk/screens/warnings.h"

#include "content/as_read.h"

#include "content/placeholders.h"
#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string WarningsScreen::name() const { return "warnings"; }

namespace {

// All warnings of the safety page under a heading for each urgency, after the one that was looked
// for.
document::Document by_urgency(const PageShown& page, const layout::Labels& labels,
                              const std::optional<document::Warning>& first) {
    auto all = document::warnings(page.document);
    if (first) {
        std::erase_if(all, [&](const auto& one) { return one.id == first->id; });
        all.insert(all.begin(), *first);
    }
    document::Document sorted{page.document.front, {}, {}};
    std::optional<document::Urgency> last;
    for (auto& warning : all) {
        const auto urgency = warning.urgency;
        if (urgency != last) {
            const auto& words = labels.urgency[static_cast<std::size_t>(urgency)];
            sorted.blocks.emplace_back(
                document::Block{0, document::Heading{2, {{document::RunKind::plain, words, ""}}}});
        }
        last = urgency;
        sorted.blocks.emplace_back(document::Block{0, std::move(warning)});
    }
    return sorted;
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

std::string number_line(const std::string& number, const content::Messages& said, Msg word) {
    return number + " (" + said(word) + ")";
}

std::string emergency_line(Services& services, const content::Messages& said) {
    return number_line(content::emergency_number(services.settings, said), said,
                       Msg::warnings_emergency);
}

std::string advice_line(Services& services, const content::Messages& said) {
    return number_line(content::advice_number(services.settings, said), said, Msg::warnings_advice);
}

Go numbers(ui::Ui& ui, Services& services, const Session& session, const base::Rect& box) {
    const auto& said = services.words(session);
    Go go = stay();
    ui.canvas().fill(box, layout::ColorRole::card, ui.theme().radius);
    ui.canvas().line(box, layout::ColorRole::emergency, ui.theme().radius, 0.7F);
    const float pad = ui.theme().gap * 1.2F;
    const float button_width = ui.width() * 0.3F;
    ui::TextStyle muted;
    muted.color = layout::ColorRole::muted;
    muted.ground = layout::ColorRole::card;
    muted.role = base::Role::Label;
    ui::TextStyle ink;
    ink.ground = layout::ColorRole::card;
    ink.role = base::Role::Label;
    ui.in({box.x + pad, box.y + pad * 0.8F, box.width - 3 * pad - button_width, box.height}, [&] {
        ui::text(ui, ui::TextLevel::small, said(Msg::warnings_outside), muted);
        ui::text(ui, ui::TextLevel::item, emergency_line(services, said), ink);
        ui::text(ui, ui::TextLevel::item, advice_line(services, said), ink);
    });
    ui::ButtonStyle print;
    print.icon = "printer";
    const float high = ui::height_of(ui, said(Msg::topic_print), button_width, print);
    ui.in({box.right() - pad - button_width, box.centre().y - high / 2, button_width, high}, [&] {
        if (ui::button(ui, "warnings/print", said(Msg::topic_print), print))
            go = open(PrintScreen{services.edition.safety_topic()});
    });
    return go;
}

float numbers_height(ui::Ui& ui, Services& services, const Session& session) {
    const auto& said = services.words(session);
    const float pad = ui.theme().gap * 1.2F;
    const float width = ui.width() * 0.7F - 3 * pad;
    const auto high = [&](ui::TextLevel style, const std::string& words) {
        return ui::height_of(ui, style, words, width);
    };
    return high(ui::TextLevel::small, said(Msg::warnings_outside)) +
           high(ui::TextLevel::item, emergency_line(services, said)) +
           high(ui::TextLevel::item, advice_line(services, said)) + 1.8F * pad;
}

}  // namespace

Go WarningsScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const base::Rect area = room(ui, services, session);
    const auto first = looked_for(services, session, *this);
    const PageShown* page = services.page(session.language, services.edition.safety_topic());
    Go go = stay();
    reading_column(ui, area, [&] {
        const float low = numbers_height(ui, services, session);
        const base::Rect list{ui.x(), ui.y(), ui.width(), area.height - low - ui.theme().gap};
        ui.scroll("warnings", list, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::warnings_title));
            ui.space(1);
            ui::text(ui, ui::TextLevel::reading, said(Msg::warnings_kiosk));
            ui::TextStyle muted;
            muted.color = layout::ColorRole::muted;
            if (page)
                for (const auto word : content::standing(page->document.front, page->language))
                    ui::text(ui, ui::TextLevel::small, said(word), muted);
            ui.space(ui.theme().group * 0.6F);
            if (!page) return;
            auto labels = handout::labels(said);
            const auto sorted = by_urgency(*page, labels, first);
            go = follow(show_part(
                ui, services, session,
                {"warnings" + (first ? "/" + first->id : ""), sorted, page->language, false}));
            ui.space(ui.theme().group);
            ui::ButtonStyle more;
            more.icon = "question";
            if (ui::button(ui, "warnings/ask", said(Msg::topic_ask), more))
                go = open(TopicScreen{page->document.front.id,
                                      ChapterAt{page->parts.chapters.size() - 1}});
        });
        const base::Rect box{list.x, list.bottom() + ui.theme().gap, list.width, low};
        const Go below = numbers(ui, services, session, box);
        if (!std::holds_alternative<Stay>(below.what)) go = below;
    });
    return go;
}

Samples WarningsScreen::samples(const Survey&) { return {{"warnings", WarningsScreen{}}}; }

}  // namespace kiosk
