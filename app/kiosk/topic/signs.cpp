#include "kiosk/topic/signs.h"

#include <algorithm>
#include <array>

#include "content/placeholders.h"
#include "document/plain.h"
#include "kiosk/page_part.h"
#include "kiosk/topic/sign_runs.h"
#include "layout/beside.h"
#include "layout/styles.h"

namespace kiosk {

using content::Msg;
using document::Urgency;
using layout::Align;
using layout::ColorRole;

namespace {

constexpr float corner = 5;

struct Group {
    Urgency urgency;
    std::vector<document::Warning> signs;
    std::string act;  // what all of them ask, said once
};

// Of an urgency, with what its acts have in common taken off them.
Group group_of(const std::vector<document::Warning>& signs, Urgency urgency,
               const std::string& act) {
    Group group{urgency, {}, ""};
    for (const auto& sign : signs)
        if (sign.urgency == urgency) group.signs.push_back(sign);
    const auto asks = [&](const document::Warning& sign) {
        return document::plain(sign.act).starts_with(act);
    };
    if (act.empty() || !std::all_of(group.signs.begin(), group.signs.end(), asks)) return group;
    group.act = act;
    for (auto& sign : group.signs) {
        std::string rest = document::plain(sign.act).substr(act.size());
        rest.erase(0, rest.find_first_not_of(' '));
        sign.act.clear();
        if (!rest.empty()) sign.act.push_back({document::RunKind::plain, rest, ""});
    }
    return group;
}

// Builds the ground of a column or a band, its stripe at the start, and what stands on it.
class SignsBuilder {
  public:
    SignsBuilder(const layout::LayoutContext& context, bool told, bool tight = false)
        : context_(context), told_(told), tight_(tight) {}

    struct Place {
        bool first = true, last = false;  // of the card: its corners are round
        bool columns = false;             // where two of them are less high
        std::string link = {};            // at the end of its head: where a touch leads
    };
    layout::Sheet band(const Group& group, float width, const Place& place);

  private:
    void head(layout::SheetBuilder& builder, const Group& group, const std::string& link);
    void sign(layout::SheetBuilder& builder, const document::Warning& sign);
    void signs(layout::SheetBuilder& builder, const Group& group, bool columns);
    float height(const document::Warning& sign, float width) const;
    SignColumns columns(const Group& group, float width) const;

    const layout::LayoutContext& context_;
    bool told_;   // with what to do
    bool tight_;  // in as little height as can be
};

void SignsBuilder::head(layout::SheetBuilder& builder, const Group& group,
                        const std::string& link) {
    const auto look = layout::style_of(group.urgency);
    const std::string& label = context_.labels.urgency[static_cast<std::size_t>(group.urgency)];
    const float size = told_ ? context_.type.item : context_.type.small;
    const float icon = size * 1.25F, top = builder.y(), width = builder.width();
    builder.put(layout::Icon{{0, size * 0.08F, icon, icon}, look.icon, look.edge});
    builder.indented(icon + context_.gap_mm * 0.8F, 0, [&] {
        builder.text(label, {}, size, {look.ink, look.ground, true, Align::start});
        if (!told_ || group.act.empty()) return;
        builder.open(base::Role::Paragraph, group.act);
        builder.text(group.act, {}, context_.type.reading,
                     {look.ink, look.ground, false, Align::start});
        builder.close();
    });
    if (link.empty()) return;
    builder.move_to(top);
    builder.put(layout::Icon{{width - size, size * 0.2F, size, size}, "next", look.ink});
    builder.indented(0, size, [&] {
        builder.text(link, {}, size, {look.ink, look.ground, true, Align::end});
    });
}

void SignsBuilder::sign(layout::SheetBuilder& builder, const document::Warning& sign) {
    const auto look = layout::style_of(sign.urgency);
    const float em = told_ ? context_.type.reading : context_.type.small;
    const float dot = em * 0.26F;
    builder.skip(context_.gap_mm * (told_ ? 0.8F : 0.2F));
    builder.open(base::Role::ListItem, document::plain(sign.sign));
    builder.put(layout::Panel{{0, em * (context_.line_height / 2 - 0.13F), dot, dot},
                              look.edge,
                              ColorRole::none,
                              ColorRole::none,
                              9});
    builder.indented(em * 0.7F, 0, [&] {
        builder.text(document::plain(sign.sign), {}, em,
                     {look.ink, look.ground, told_, Align::start, {}, true});
    });
    builder.close();
    const std::string act = document::plain(sign.act);
    if (!told_ || act.empty()) return;
    builder.open(base::Role::Paragraph, act);
    builder.indented(em * 0.7F, 0, [&] {
        builder.text(act, {}, em, {look.ink, look.ground, false, Align::start});
    });
    builder.close();
}

float SignsBuilder::height(const document::Warning& sign, float width) const {
    const float em = context_.type.small;
    const layout::TextSpec spec{document::plain(sign.sign), {em, false, context_.line_height},
                                width - em * 0.7F,          Align::start,
                                context_.language,          {}};
    return context_.gap_mm * 0.2F + context_.fonts->set(spec).size_mm().height;
}

SignColumns SignsBuilder::columns(const Group& group, float width) const {
    const auto heights = [&](float room) {
        std::vector<float> found;
        for (const auto& one : group.signs) found.push_back(height(one, room));
        return found;
    };
    return sign_columns(
        heights, {width, context_.gap_mm * 2, context_.type.small * (tight_ ? 0.4F : 1.F), tight_});
}

// Of each run down the first column, then down the second.
void SignsBuilder::signs(layout::SheetBuilder& builder, const Group& group, bool columns) {
    const std::size_t all = group.signs.size();
    const SignColumns in_one{0, 0, {{0, all, all}}};
    const auto [first, second, runs] = columns ? this->columns(group, builder.width()) : in_one;
    const float other = builder.width() - first, before = builder.width() - second;
    for (const SignRun& run : runs) {
        const float top = builder.y();
        const auto column = [&](std::size_t from, std::size_t end, float left, float right) {
            builder.move_to(top);
            builder.indented(left, right, [&] {
                for (std::size_t i = from; i < end; ++i) sign(builder, group.signs[i]);
            });
            return builder.y();
        };
        const bool two = run.middle < run.end;
        float low = column(run.first, run.middle, 0, two ? other : 0);
        if (two) low = std::max(low, column(run.middle, run.end, before, 0));
        builder.move_to(low);
    }
}

layout::Sheet SignsBuilder::band(const Group& group, float width, const Place& place) {
    layout::LayoutContext context = context_;
    context.width_mm = width;
    layout::SheetBuilder builder(context);
    const auto look = layout::style_of(group.urgency);
    const bool emergency = group.urgency == Urgency::emergency;
    builder.open(emergency ? base::Role::Alert : base::Role::Note,
                 context_.labels.urgency[static_cast<std::size_t>(group.urgency)]);
    const bool round = place.first || place.last;
    builder.put(layout::Panel{
        {0, 0, width, 0}, look.ground, ColorRole::none, look.edge, round ? corner : 0});
    if (place.last && !place.first)
        builder.put(
            layout::Panel{{0, 0, width, corner}, look.ground, ColorRole::none, look.edge, 0});
    const float pad = context_.gap_mm;
    builder.skip(pad * 0.8F);
    builder.indented(std::max(pad * 1.6F, 5.F), std::max(pad * 0.8F, 2.F), [&] {
        head(builder, group, place.link);
        signs(builder, group, place.columns);
    });
    builder.skip(pad);
    builder.close();
    return builder.finish();
}

// The ground reaches down as far as its neighbour's; its lower corners are cut off by what follows.
void stretch(layout::Sheet& sheet, float height) {
    auto& ground = std::get<layout::Panel>(sheet.items[1]);
    ground.box.height = height + (ground.radius_mm > 0 ? corner + 1 : 0);
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
    std::vector<Group> groups;
    bool told, tight;
    std::string link;  // in the head of the first: nothing follows below

    // Both beside each other, wider where there is more to say; empty where columns are too narrow.
    layout::Sheet beside() const {
        SignsBuilder builder(context, false);
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
    layout::Sheet band(const Group& group, SignsBuilder::Place place) const {
        place.columns = !told && context.width_mm / 2 >= context.type.small * 12;
        return SignsBuilder(context, told, tight).band(group, context.width_mm, place);
    }

    // One below the other.
    layout::Sheet below() const {
        layout::Sheet all;
        all.width = context.width_mm;
        for (std::size_t i = 0; i < groups.size(); ++i) {
            const bool last = i + 1 == groups.size() && !link.empty();
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
        if (told || !link.empty() || groups.size() != 2) return all;
        auto columns = beside();
        const bool lower = columns.height > 0 && columns.height <= all.height;
        return lower ? columns : all;
    }
};

std::vector<Group> groups_of(Services& services, const Sections& sections, bool told) {
    const auto& words = services.edition.words(sections.page().language.tag);
    constexpr std::array acts{"{act-now}", "{act-today}", "{act-visit}"};
    const auto signs = sections.signs();
    std::vector<Group> groups;
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
        ui_.canvas().line({ui_.x(), top, ui_.width(), ui_.y() - top}, ColorRole::edge, corner,
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
        float needed = size * 4;  // two icons, and what parts the words
        for (const auto& words : {handout::labels(words_).urgency[0], words_(Msg::topic_acts)})
            needed +=
                ui_.set({words, {size, true}, 0, Align::start, page_.language, {}}).size_mm().width;
        return needed + 3 * ui_.theme().gap <= ui_.width();
    }
    MadePart sheet() {
        const std::string link = linked() ? words_(Msg::topic_acts) : "";
        return {page_.document.front.id + (told_ ? "/acts" : "/signs"),
                [this, link](const layout::LayoutContext& context) {
                    const bool near = !told_ && shown_.packed;
                    layout::LayoutContext mine = near ? packed(context) : context;
                    mine.language = page_.language;
                    mine.labels = handout::labels(words_);
                    return SignsSheet{mine, groups_of(services_, shown_.sections, told_), told_,
                                      shown_.packed, link}
                        .make();
                },
                told_ ? 0 : shown_.closer, !told_ && shown_.packed};
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
    ui_.canvas().fill({below.x, below.y, below.width, corner * 2}, ColorRole::card, 0);
    const bool touched = ui::button(ui_, "topic/warnings", name(), row_);
    ui_.canvas().fill({below.x, below.y - 0.2F, below.width, 0.4F}, ColorRole::edge, 0);
    return touched;
}

// The card itself is touched.
bool SignsCard::whole(const base::Rect& box) {
    if (ui_.held_over(box)) ui_.canvas().line(box, ColorRole::accent, corner, 1.2F);
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

bool signs_card(ui::Ui& ui, Services& services, const Session& session, const SignsShown& shown) {
    if (!shown.sections.warns()) return false;
    const auto known = session.topics.find(shown.sections.page().document.front.id);
    const bool told = known != session.topics.end() && known->second.signs;
    return SignsCard(ui, services, shown, told).draw(session);
}

}  // namespace kiosk
