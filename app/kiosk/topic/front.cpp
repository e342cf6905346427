#include "kiosk/topic/front.h"

#include <algorithm>

#include "content/as_read.h"
#include "kiosk/page_part.h"
#include "kiosk/topic/contents.h"
#include "kiosk/topic/running_text.h"
#include "kiosk/topic/signs.h"
#include "text/spoken.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

namespace {

// What a reader must know of the page's standing: approved by nobody, translated by a machine.
std::vector<std::string> standing(Services& services, const Session& session,
                                  const PageShown& page) {
    const auto& said = services.words(session);
    std::vector<std::string> told;
    for (const auto word : content::standing(page.document.front, page.language))
        told.push_back(said(word));
    if (page.language.tag != session.language) told.push_back(said(Msg::topic_english));
    const auto& tag = page.language.tag;
    if (session.listening.on && services.edition.pronunciations(tag).contains(text::well_spoken))
        told.push_back(said(Msg::listen_partly));
    return told;
}

std::string group_title(Services& services, const Session& session, const std::string& id) {
    for (const auto& group : services.edition.groups(session.language))
        if (std::find(group.topics.begin(), group.topics.end(), id) != group.topics.end())
            return group.title;
    return "";
}

// The white band: the group beside the page's standing, the title, the lead.
class Band {
  public:
    Band(ui::Ui& ui, Services& services, const Session& session, const Sections& sections)
        : ui_(ui),
          page_(sections.page()),
          group_(group_title(services, session, page_.document.front.id)),
          standing_(standing(services, session, page_)) {
        const auto& front = page_.document.front;
        title_ = spec(front.title, ui::TextLevel::title, page_.language);
        lead_ = spec(front.summary, ui::TextLevel::reading, page_.language);
        const float half = wide(group_) + ui.theme().group;
        beside_ = standing_.size() == 1 && half + wide(standing_[0]) <= ui.width();
    }

    float height() {
        float high = top() + height_of(title_) + 1 + height_of(lead_) + ui_.theme().gap;
        if (!group_.empty() || beside_) high += small(group_.empty() ? standing_[0] : group_);
        if (!beside_)
            for (const auto& line : standing_) high += small(line);
        return high;
    }

    void draw();

  private:
    float top() const { return std::min(ui_.theme().margin, ui_.glass().height_mm() * 0.02F); }
    layout::TextSpec spec(const std::string& words, ui::TextLevel level,
                          const base::Language& language) {
        const float line = level == ui::TextLevel::title ? 1.2F : 1.4F;
        layout::TextSpec made{words,       {ui::size_mm(ui_.theme(), level), ui::bold(level), line},
                              ui_.width(), layout::Align::start,
                              language,    {}};
        made.balanced = true;
        return made;
    }
    float height_of(const layout::TextSpec& set) { return ui_.set(set).size_mm().height; }
    float small(const std::string& words) {
        return ui::height_of(ui_, ui::TextLevel::small, words, ui_.width());
    }
    float wide(const std::string& words) {
        return ui_
            .set({words,
                  {ui_.theme().type.small, true},
                  0,
                  layout::Align::start,
                  ui_.language(),
                  {}})
            .size_mm()
            .width;
    }
    void said(ui::TextLevel level, const layout::TextSpec& set, const std::string& key);
    void labels();

    ui::Ui& ui_;
    const PageShown& page_;
    std::string group_;
    std::vector<std::string> standing_;
    layout::TextSpec title_, lead_;
    bool beside_ = false;  // the standing stands beside the group
};

ui::TextStyle on_card(ColorRole color, const std::string& key) {
    ui::TextStyle look;
    look.color = color;
    look.ground = ColorRole::card;
    look.key = key;
    return look;
}

void Band::said(ui::TextLevel level, const layout::TextSpec& set, const std::string& key) {
    ui::TextStyle look = on_card(ColorRole::ink, key);
    look.language = page_.language;
    ui::text(ui_, level, set.words, look);
}

void Band::labels() {
    const float y = ui_.y();
    if (!group_.empty()) {
        auto look = on_card(ColorRole::accent, "topic/group");
        look.role = base::Role::Label;
        look.spans = {{0, group_.size(), layout::Span::Style::strong}};
        ui::text(ui_, ui::TextLevel::small, group_, look);
    }
    if (!beside_) return;
    const float left = group_.empty() ? 0 : wide(group_) + ui_.theme().group;
    const float bottom = ui_.in({ui_.x() + left, y, ui_.width() - left, 0}, [&] {
        auto look = on_card(ColorRole::muted, "topic/standing");
        look.role = base::Role::Label;
        look.align = layout::Align::end;
        ui::text(ui_, ui::TextLevel::small, standing_[0], look);
    });
    if (group_.empty()) ui_.space(bottom - ui_.y());
}

void Band::draw() {
    ui_.space(top());
    labels();
    said(ui::TextLevel::title, title_, "topic/title");
    ui_.space(1);
    said(ui::TextLevel::reading, lead_, "topic/lead");
    if (!beside_)
        for (std::size_t i = 0; i < standing_.size(); ++i) {
            auto look = on_card(ColorRole::muted, "topic/standing-" + std::to_string(i));
            look.role = base::Role::Label;
            ui::text(ui_, ui::TextLevel::small, standing_[i], look);
        }
    ui_.space(ui_.theme().gap);
}

// Only its key facts; other words of the head lead on to the first part.
document::Document facts_of(const PageShown& page) {
    document::Document facts = page.parts.head;
    std::erase_if(facts.blocks, [](const document::Block& block) {
        return !std::holds_alternative<document::KeyFacts>(block.what);
    });
    return facts;
}

void key_facts(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    if (facts_of(page).blocks.empty()) return;
    show_page(ui, services, session,
              {page, "/front", [](const PageShown& one) { return without_marks(facts_of(one)); }});
    ui.space(ui.theme().gap);
}

}  // namespace

float band_height(ui::Ui& ui, Services& services, const Session& session,
                  const Sections& sections) {
    return Band(ui, services, session, sections).height();
}

FrontTouched topic_front(ui::Ui& ui, Services& services, const Session& session,
                         const Sections& sections) {
    FrontTouched touched;
    const auto& page = sections.page();
    Band band(ui, services, session, sections);
    const float top = ui.y(), high = band.height();
    const base::Rect ground{-ui.glass().width_mm(), top - 300, ui.glass().width_mm() * 3,
                            high + 300};
    ui.canvas().fill(ground, ColorRole::card, 0);
    ui.canvas().fill({ground.x, top + high - 0.4F, ground.width, 0.4F}, ColorRole::edge, 0);
    band.draw();
    ui.space(ui.theme().gap);
    const auto signs = [&] {
        touched.signs = signs_card(ui, services, session, sections);
        if (sections.warns()) ui.space(ui.theme().gap);
    };
    if (sections.signs_first()) signs();
    key_facts(ui, services, session, page);
    if (!sections.signs_first()) signs();
    if (sections.count() > 1) {
        ui::TextStyle heading;
        heading.key = "topic/on-this-page";
        ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topic_contents), heading);
        touched.section = contents(ui, sections, 0);
    }
    return touched;
}

}  // namespace kiosk
