#include "kiosk/topic/signs.h"

#include <algorithm>
#include <array>

#include "content/placeholders.h"
#include "document/plain.h"
#include "kiosk/bar.h"
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
    SignsBuilder(const layout::LayoutContext& context, bool told)
        : context_(context), told_(told) {}

    layout::Sheet band(const Group& group, float width, bool first);

  private:
    void head(layout::SheetBuilder& builder, const Group& group);
    void sign(layout::SheetBuilder& builder, const document::Warning& sign);

    const layout::LayoutContext& context_;
    bool told_;  // with what to do
};

void SignsBuilder::head(layout::SheetBuilder& builder, const Group& group) {
    const auto look = layout::style_of(group.urgency);
    const std::string& label = context_.labels.urgency[static_cast<std::size_t>(group.urgency)];
    const float size = told_ ? context_.type.item : context_.type.small;
    const float icon = size * 1.25F;
    builder.put(layout::Icon{{0, size * 0.08F, icon, icon}, look.icon, look.edge});
    builder.indented(icon + context_.gap_mm * 0.8F, 0, [&] {
        builder.text(label, {}, size, {look.ink, look.ground, true, Align::start});
        if (!told_ || group.act.empty()) return;
        builder.open(base::Role::Paragraph, group.act);
        builder.text(group.act, {}, context_.type.reading,
                     {look.ink, look.ground, false, Align::start});
        builder.close();
    });
}

void SignsBuilder::sign(layout::SheetBuilder& builder, const document::Warning& sign) {
    const auto look = layout::style_of(sign.urgency);
    const float em = told_ ? context_.type.reading : context_.type.small;
    const float dot = em * 0.26F;
    builder.skip(context_.gap_mm * (told_ ? 0.8F : 0.2F));
    builder.open(base::Role::ListItem, document::plain(sign.sign));
    builder.put(
        layout::Panel{{0, em * 0.57F, dot, dot}, look.edge, ColorRole::none, ColorRole::none, 9});
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

layout::Sheet SignsBuilder::band(const Group& group, float width, bool first) {
    layout::LayoutContext context = context_;
    context.width_mm = width;
    layout::SheetBuilder builder(context);
    const auto look = layout::style_of(group.urgency);
    const bool emergency = group.urgency == Urgency::emergency;
    builder.open(emergency ? base::Role::Alert : base::Role::Note,
                 context_.labels.urgency[static_cast<std::size_t>(group.urgency)]);
    builder.put(layout::Panel{
        {0, 0, width, 0}, look.ground, ColorRole::none, look.edge, first ? corner : 0});
    const float pad = context_.gap_mm;
    builder.skip(pad * 0.8F);
    builder.indented(pad * 1.6F, pad * 0.8F, [&] {
        head(builder, group);
        for (const auto& one : group.signs) sign(builder, one);
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
    bool told;

    // Both beside each other, wider where there is more to say; empty where columns are too narrow.
    layout::Sheet beside() const {
        SignsBuilder builder(context, false);
        layout::Sheet best;
        for (const float share : {0.5F, 0.58F, 0.42F, 0.66F, 0.34F}) {
            const float first = context.width_mm * share, second = context.width_mm - first;
            if (std::min(first, second) < context.type.small * 11) continue;
            auto one = builder.band(groups[0], first, true);
            auto two = builder.band(groups[1], second, false);
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

    layout::Sheet make() const {
        layout::Sheet all;
        all.width = context.width_mm;
        if (!told && groups.size() == 2)
            if (auto columns = beside(); columns.height > 0) return columns;
        SignsBuilder builder(context, told);
        for (std::size_t i = 0; i < groups.size(); ++i) {
            auto band = builder.band(groups[i], context.width_mm, i == 0);
            stretch(band, band.height);
            layout::append(all, band, {0, all.height});
        }
        return all;
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

}  // namespace

bool signs_card(ui::Ui& ui, Services& services, const Session& session, const Sections& sections) {
    if (!sections.warns()) return false;
    const auto& page = sections.page();
    const auto known = session.topics.find(page.document.front.id);
    const bool told = known != session.topics.end() && known->second.signs;
    const float top = ui.y();
    const std::string id = page.document.front.id + (told ? "/acts" : "/signs");
    show_made(ui, services, session,
              {id, [&](const layout::LayoutContext& context) {
                   layout::LayoutContext mine = context;
                   mine.language = page.language;
                   mine.labels = handout::labels(services.edition.words(page.language.tag));
                   return SignsSheet{mine, groups_of(services, sections, told), told}.make();
               }});
    ui::ButtonStyle row;
    row.emphasis = ui::ButtonStyle::Emphasis::row;
    row.icon = told ? "up" : "next";
    row.icon_last = true;
    const base::Rect below{ui.x(), ui.y(), ui.width(), 0};
    ui.canvas().fill({below.x, below.y, below.width, corner * 2}, ColorRole::card, 0);
    const auto& said = services.words(session);
    const bool touched = ui::button(
        ui, "topic/warnings", said(told ? Msg::topic_warnings_less : Msg::topic_warnings), row);
    ui.canvas().fill({below.x, below.y - 0.2F, below.width, 0.4F}, ColorRole::edge, 0);
    ui.canvas().line({below.x, top, below.width, ui.y() - top}, ColorRole::edge, corner, 0.5F);
    return touched;
}

}  // namespace kiosk
