#include "kiosk/topic/front_band.h"

#include <algorithm>

#include "content/as_read.h"
#include "kiosk/bar.h"
#include "kiosk/page_part.h"
#include "text/spoken.h"
#include "ui/line_height.h"

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

ui::TextStyle on_card(ColorRole color, const std::string& key) {
    ui::TextStyle look;
    look.color = color;
    look.ground = ColorRole::card;
    look.key = key;
    return look;
}

}  // namespace

Band::Told told_of(Services& services, const Session& session, const PageShown& page) {
    return {group_title(services, session, page.document.front.id),
            standing(services, session, page), companion(services, session, page)};
}

Band::Band(ui::Ui& ui, const PageShown& page, const Told& told, const Closeness& closer)
    : ui_(ui),
      page_(page),
      group_(told.group),
      standing_(told.standing),
      closer_(closer.share),
      foot_(ui.theme().gap * (closer.packed ? 0.5F : 1.F)) {
    using Level = ui::TextLevel;
    const auto& front = page_.document.front;
    const Level lead = closer_ < 1 ? Level::reading : Level::small;
    said_.push_back(title(front, closer.packed));
    const auto add = [&](const PageShown& one, const std::string& words, Level level,
                         const char* key) {
        said_.push_back({level, spec(words, level, one.language), key});
    };
    if (told.other)
        add(*told.other, told.other->document.front.title, Level::item, "topic/title-beside");
    add(page_, front.summary, lead, "topic/lead");
    if (told.other) add(*told.other, told.other->document.front.summary, lead, "topic/lead-beside");
    const float half = wide(group_) + ui.theme().group;
    beside_ = !standing_.empty() && half + wide(standing_[0], false) <= ui.width();
}

// A long title takes the room of three parts of the page.
Band::Said Band::title(const document::FrontMatter& front, bool packed) {
    Said large{ui::TextLevel::title, spec(front.title, ui::TextLevel::title, page_.language),
               "topic/title", below_title()};
    const Said small{ui::TextLevel::section,
                     spec(front.title, ui::TextLevel::section, page_.language), large.key,
                     large.below};
    const int lines = ui_.set(large.set).lines();
    return packed && lines > 1 && ui_.set(small.set).lines() < lines ? small : large;
}

float Band::height() {
    float high = top() + foot_;
    for (const Said& one : said_) high += height_of(one.set) + one.below;
    if (!group_.empty() || beside_) high += small(group_.empty() ? standing_[0] : group_);
    for (std::size_t i = beside_ ? 1 : 0; i < standing_.size(); ++i) high += small(standing_[i]);
    return high;
}

// Lines of Arabic titles stand further apart: the room around them is in them.
float Band::below_title() const { return ui_.language().rtl() ? 0 : 1; }

float Band::top() const {
    const float share = 0.02F - (ui_.language().rtl() ? 0.011F : 0.008F) * closer_;
    return std::min(ui_.theme().margin, ui_.glass().height_mm() * share);
}

layout::TextSpec Band::spec(const std::string& words, ui::TextLevel level,
                            const base::Language& language) {
    const bool title = level == ui::TextLevel::title || level == ui::TextLevel::section;
    const float width = title ? ui_.width() : std::min(ui_.width(), reading_width(ui_));
    const layout::Face face{ui::size_mm(ui_.theme(), level), ui::bold(level),
                            ui::line_height(level, language)};
    return {words, face, width, layout::Align::start, language, {}, true};
}

float Band::small(const std::string& words) {
    return ui::height_of(ui_, ui::TextLevel::small, words, ui_.width());
}

float Band::wide(const std::string& words, bool bold) {
    return ui_
        .set({words, {ui_.theme().type.small, bold}, 0, layout::Align::start, ui_.language(), {}})
        .size_mm()
        .width;
}

void Band::say(const Said& one) {
    ui::TextStyle look = on_card(ColorRole::ink, one.key);
    look.language = one.set.language;
    const float bottom = ui_.in({ui_.x(), ui_.y(), one.set.width_mm, 0},
                                [&] { ui::text(ui_, one.level, one.set.words, look); });
    ui_.space(bottom - ui_.y() + one.below);
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
    for (const Said& one : said_) say(one);
    for (std::size_t i = beside_ ? 1 : 0; i < standing_.size(); ++i) {
        auto look = on_card(ColorRole::muted, "topic/standing-" + std::to_string(i));
        look.role = base::Role::Label;
        ui::text(ui_, ui::TextLevel::small, standing_[i], look);
    }
    ui_.space(foot_);
}

}  // namespace kiosk
