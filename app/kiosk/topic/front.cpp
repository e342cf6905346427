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
    struct Told {
        std::string group;
        std::vector<std::string> standing;
    };
    Band(ui::Ui& ui, const PageShown& page, const Told& told, float closer)
        : ui_(ui),
          page_(page),
          group_(told.group),
          standing_(told.standing),
          closer_(closer),
          lead_level_(closer < 1 ? ui::TextLevel::reading : ui::TextLevel::small) {
        const auto& front = page_.document.front;
        title_ = spec(front.title, ui::TextLevel::title, page_.language);
        lead_ = spec(front.summary, lead_level_, page_.language);
        const float half = wide(group_) + ui.theme().group;
        beside_ = standing_.size() == 1 && half + wide(standing_[0], false) <= ui.width();
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
    float top() const {
        return std::min(ui_.theme().margin, ui_.glass().height_mm() * (0.02F - 0.005F * closer_));
    }
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
    float wide(const std::string& words, bool bold = true) {
        return ui_
            .set({words,
                  {ui_.theme().type.small, bold},
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
    float closer_;
    ui::TextLevel lead_level_;
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
        const float width = beside_ ? wide(group_) + 1 : ui_.width();
        const float bottom = ui_.in({ui_.x(), y, width, 0},
                                    [&] { ui::text(ui_, ui::TextLevel::small, group_, look); });
        ui_.space(bottom - y);
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
    said(lead_level_, lead_, "topic/lead");
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

PagePart key_facts(const PageShown& page, float closer) {
    return {page, "/front", [](const PageShown& one) { return without_marks(facts_of(one)); },
            closer};
}

// All of it, set closer by a share of what is possible.
class WholeFront {
  public:
    WholeFront(ui::Ui& ui, Services& services, const Session& session, const Sections& sections)
        : ui_(ui),
          services_(services),
          session_(session),
          sections_(sections),
          told_{group_title(services, session, sections.page().document.front.id),
                standing(services, session, sections.page())} {}

    // The least share with which all ends above the fold, or the signs where not all can.
    float share_for(float fold_mm) {
        for (const float share : {0.F, 0.5F, 1.F})
            if (height(share) + contents_high(share) <= fold_mm) return share;
        return height(1) <= fold_mm ? 1 : 0;
    }
    Band band(float share) { return {ui_, sections_.page(), told_, share}; }
    FrontTouched draw(float share);

  private:
    float between(float share) const { return ui_.theme().gap * (1 - 0.3F * share); }
    bool has_facts() const { return !facts_of(sections_.page()).blocks.empty(); }
    ui::TextLevel heading(float share) const {
        return share > 0 ? ui::TextLevel::item : ui::TextLevel::section;
    }
    float height(float share);  // without the contents
    float contents_high(float share);
    void draw_band(float share);

    ui::Ui& ui_;
    Services& services_;
    const Session& session_;
    const Sections& sections_;
    Band::Told told_;
};

float WholeFront::height(float share) {
    float high = band(share).height() + between(share) + ui_.theme().gap;
    if (has_facts())
        high += height_of(ui_, services_, session_, key_facts(sections_.page(), share)) +
                between(share);
    if (sections_.warns())
        high += signs_height(ui_, services_, session_, {sections_, share}) + between(share);
    return high;
}

float WholeFront::contents_high(float share) {
    if (sections_.count() < 2) return 0;
    const auto words = services_.words(session_)(Msg::topic_contents);
    return ui::height_of(ui_, heading(share), words, ui_.width()) +
           contents_height(ui_, sections_, share > 0);
}

void WholeFront::draw_band(float share) {
    Band white = band(share);
    const float top = ui_.y(), high = white.height(), wide = ui_.glass().width_mm();
    const base::Rect ground{-wide, top - 300, wide * 3, high + 300};
    ui_.canvas().fill(ground, ColorRole::card, 0);
    ui_.canvas().fill({ground.x, top + high - 0.4F, ground.width, 0.4F}, ColorRole::edge, 0);
    white.draw();
    ui_.space(between(share));
}

FrontTouched WholeFront::draw(float share) {
    draw_band(share);
    FrontTouched touched;
    const auto signs = [&] {
        touched.signs = signs_card(ui_, services_, session_, {sections_, share});
        if (sections_.warns()) ui_.space(between(share));
    };
    if (sections_.signs_first()) signs();
    if (has_facts()) {
        show_page(ui_, services_, session_, key_facts(sections_.page(), share));
        ui_.space(between(share));
    }
    if (!sections_.signs_first()) signs();
    if (sections_.count() < 2) return touched;
    ui::TextStyle look;
    look.key = "topic/on-this-page";
    look.role = base::Role::Heading;
    ui::text(ui_, heading(share), services_.words(session_)(Msg::topic_contents), look);
    touched.section = contents(ui_, sections_, 0, share > 0);
    return touched;
}

}  // namespace

float band_height(ui::Ui& ui, Services& services, const Session& session, const FrontShown& shown) {
    WholeFront front(ui, services, session, shown.sections);
    return front.band(front.share_for(shown.fold_mm)).height();
}

FrontTouched topic_front(ui::Ui& ui, Services& services, const Session& session,
                         const FrontShown& shown) {
    WholeFront front(ui, services, session, shown.sections);
    return front.draw(front.share_for(shown.fold_mm));
}

}  // namespace kiosk
