#include "kiosk/topic/signs.h"

#include <algorithm>
#include <array>

#include "content/placeholders.h"
#include "document/plain.h"
#include "kiosk/page_part.h"
#include "kiosk/topic/sign_bands.h"
#include "layout/beside.h"

namespace kiosk {

using content::Msg;
using document::Urgency;
using layout::Align;
using layout::ColorRole;

namespace {

// Of an urgency, with what its acts have in common taken off them.
SignGroup group_of(const std::vector<document::Warning>& signs, Urgency urgency,
                   const std::string& act) {
    SignGroup group{urgency, {}, ""};
    for (const auto& sign : signs)
        if (sign.urgency == urgency) group.signs.push_back(sign);
    const auto asks = [&](const document::Warning& sign) {
        return document::plain(sign.act).starts_with(act);
    };
    // Said once where most ask it; the others keep what they ask.
    const auto asking = std::count_if(group.signs.begin(), group.signs.end(), asks);
    if (act.empty() || 2 * asking <= std::ssize(group.signs)) return group;
    group.act = act;
    for (auto& sign : group.signs) {
        if (!asks(sign)) continue;
        std::string rest = document::plain(sign.act).substr(act.size());
        rest.erase(0, rest.find_first_not_of(' '));
        sign.act.clear();
        if (!rest.empty()) sign.act.push_back({document::RunKind::plain, rest, ""});
    }
    return group;
}

// The ground reaches down as far as its neighbour's; its lower corners are cut off by what follows.
void stretch(layout::Sheet& sheet, float height) {
    auto& ground = std::get<layout::Panel>(sheet.items[1]);
    ground.box.height = height + (ground.radius_mm > 0 ? signs_corner + 1 : 0);
    sheet.height = height;
}

// Squares the inner corners of the first of two columns.
void square(layout::Sheet& sheet, bool rtl) {
    const auto ground = std::get<layout::Panel>(sheet.items[1]);
    const float x = rtl ? 0 : sheet.width / 2;
    sheet.items.insert(sheet.items.begin() + 2, layout::Panel{{x, 0, sheet.width / 2, sheet.height},
                                                              ground.fill,
                                                              ColorRole::none,
                                                              ColorRole::none,
                                                              0});
}

struct SignsSheet {
    const layout::LayoutContext& context;
    std::vector<SignGroup> groups;
    SignsBuilder::Manner manner;
    std::string link;    // in the head of the first: nothing follows below
    bool alone = false;  // nor is there a row to close them

    // Both beside each other, wider where there is more to say; empty where columns are too narrow.
    layout::Sheet beside() const {
        SignsBuilder builder(context, {false, manner.tight, manner.stark});
        layout::Sheet best;
        for (const float share : {0.5F, 0.58F, 0.42F, 0.66F, 0.34F}) {
            const float first = context.width_mm * share, second = context.width_mm - first;
            if (std::min(first, second) < context.type.small * 11) continue;
            auto one = builder.band(groups[0], first, {});
            auto two = builder.band(groups[1], second, {false});
            const float height = std::max(one.height, two.height);
            if (best.height > 0 && height > best.height - context.type.small) continue;
            stretch(one, height);
            stretch(two, height);
            const bool rtl = context.language.rtl();
            square(one, rtl);
            best = {};
            best.width = context.width_mm;
            layout::append(best, one, {rtl ? second : 0, 0});
            layout::append(best, two, {rtl ? 0 : first, 0});
        }
        return best;
    }

    // The signs of one in as many columns as make it least high.
    layout::Sheet band(const SignGroup& group, SignsBuilder::Place place) const {
        place.columns = !manner.told && context.width_mm / 2 >= context.type.small * 12;
        return SignsBuilder(context, manner).band(group, context.width_mm, place);
    }

    // One below the other.
    layout::Sheet below() const {
        layout::Sheet all;
        all.width = context.width_mm;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const bool last = i + 1 == groups.size() && (alone || !link.empty());
            auto one = band(groups[i], {i == 0, last, false, i == 0 ? link : ""});
            if (last)
                std::get<layout::Panel>(one.items[1]).box.height = one.height;
            else
                stretch(one, one.height);
            const float top = all.height;
            layout::append(all, one, {0, top});
            // Without colours nothing else parts the two.
            if (i > 0)
                all.items.emplace_back(layout::Panel{{0, top, all.width, 0.4F}, ColorRole::edge});
        }
        return all;
    }

    layout::Sheet make() const {
        auto all = below();
        if (manner.told || !link.empty() || groups.size() != 2) return all;
        auto columns = beside();
        const bool lower = columns.height > 0 && columns.height <= all.height;
        return lower ? columns : all;
    }
};

std::vector<SignGroup> groups_of(Services& services, const content::Messages& words,
                                 const std::vector<document::Warning>& signs, bool told) {
    constexpr std::array acts{"{act-now}", "{act-today}", "{act-visit}"};
    std::vector<SignGroup> groups;
    for (const auto urgency : {Urgency::emergency, Urgency::same_day, Urgency::mention}) {
        if (urgency == Urgency::mention && !told) continue;  // they wait until the visit
        const auto act =
            content::fill_in(acts[static_cast<std::size_t>(urgency)], services.settings, words);
        auto group = group_of(signs, urgency, act);
        if (!group.signs.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

// The card of a page's signs.
class SignsCard {
  public:
    SignsCard(ui::Ui& ui, Services& services, const SignsShown& shown, bool told)
        : ui_(ui),
          services_(services),
          shown_(shown),
          told_(told),
          page_(shown.sections.page()),
          words_(services.edition.words(page_.language.tag)) {
        row_.emphasis = ui::ButtonStyle::Emphasis::row;
        row_.icon = told ? "up" : "next";
        row_.icon_last = true;
    }

    float height(const Session& session) {
        const float row = linked() ? 0 : ui::height_of(ui_, name(), ui_.width(), row_);
        return height_of(ui_, services_, session, sheet()) + row;
    }
    bool draw(const Session& session) {
        const float top = ui_.y();
        show_made(ui_, services_, session, sheet());
        const bool touched = linked() ? whole({ui_.x(), top, ui_.width(), ui_.y() - top}) : last();
        ui_.canvas().line({ui_.x(), top, ui_.width(), ui_.y() - top}, ColorRole::edge, signs_corner,
                          0.5F);
        return touched;
    }

  private:
    std::string name() const {
        return words_(told_ ? Msg::topic_warnings_less : Msg::topic_warnings);
    }
    // The head of the first has room for where a touch leads: no row says it below.
    bool linked() {
        if (told_) return false;
        const float size = ui_.theme().type.small;
        float needed = size * 4.6F;  // two icons, and what parts the words
        for (const auto& words : {handout::labels(words_).urgency[0], words_(Msg::topic_acts)})
            needed +=
                ui_.set({words, {size, true}, 0, Align::start, page_.language, {}}).size_mm().width;
        return needed + 3 * ui_.theme().gap <= ui_.width();
    }
    bool stark() const { return layout::relief_of(ui_.canvas().palette()).stark; }
    MadePart sheet() {
        const std::string link = linked() ? words_(Msg::topic_acts) : "";
        const bool other = page_.language.tag != ui_.language().tag;
        return {page_.document.front.id + (other ? "+" + page_.language.tag : "") +
                    (told_ ? "/acts" : "/signs") + (stark() ? "-stark" : ""),
                [this, link](const layout::LayoutContext& context) {
                    const bool near = !told_ && shown_.packed;
                    layout::LayoutContext mine = near ? packed(context) : context;
                    mine.language = page_.language;
                    mine.labels = handout::labels(words_);
                    return SignsSheet{mine,
                                      groups_of(services_, words_, shown_.sections.signs(), told_),
                                      {told_, shown_.dense, stark()},
                                      link}
                        .make();
                },
                told_ ? 0 : shown_.closer, !told_ && shown_.packed, !told_ && shown_.dense};
    }
    bool last();
    bool whole(const base::Rect& box);

    ui::Ui& ui_;
    Services& services_;
    SignsShown shown_;
    bool told_;
    const PageShown& page_;
    const content::Messages& words_;
    ui::ButtonStyle row_;
};

// A row below the signs is touched.
bool SignsCard::last() {
    const base::Rect below{ui_.x(), ui_.y(), ui_.width(), 0};
    ui_.canvas().fill({below.x, below.y, below.width, signs_corner * 2}, ColorRole::card, 0);
    const bool touched = ui::button(ui_, "topic/warnings", name(), row_);
    ui_.canvas().fill({below.x, below.y - 0.2F, below.width, 0.4F}, ColorRole::edge, 0);
    return touched;
}

// The card itself is touched.
bool SignsCard::whole(const base::Rect& box) {
    if (ui_.held_over(box)) ui_.canvas().line(box, ColorRole::accent, signs_corner, 1.2F);
    ui::Node node;
    node.key = "topic/warnings";
    node.role = base::Role::Button;
    node.name = name();
    node.language = page_.language;
    node.box_mm = box;
    node.tappable = true;
    return ui_.declare(std::move(node));
}

}  // namespace

float signs_height(ui::Ui& ui, Services& services, const Session& session,
                   const SignsShown& shown) {
    return shown.sections.warns() ? SignsCard(ui, services, shown, false).height(session) : 0;
}

MadePart signs_told(ui::Ui& ui, Services& services, const PageShown& page, const Signs& told) {
    const bool stark = layout::relief_of(ui.canvas().palette()).stark;
    return {told.name + (stark ? "-stark" : ""),
            [&services, &page, signs = told.signs, stark](const layout::LayoutContext& context) {
                const auto& words = services.edition.words(page.language.tag);
                layout::LayoutContext mine = context;
                mine.language = page.language;
                mine.labels = handout::labels(words);
                auto groups = groups_of(services, words, signs, true);
                auto notes = group_of(signs, Urgency::note, "");
                if (!notes.signs.empty()) groups.push_back(std::move(notes));
                return SignsSheet{mine, std::move(groups), {true, false, stark}, "", true}.make();
            }};
}

bool signs_card(ui::Ui& ui, Services& services, const Session& session, const SignsShown& shown) {
    if (!shown.sections.warns()) return false;
    const auto known = session.topics.find(shown.sections.page().document.front.id);
    const bool told = known != session.topics.end() && known->second.signs;
    return SignsCard(ui, services, shown, told).draw(session);
}

}  // namespace kiosk
