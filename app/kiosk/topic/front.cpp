#include "kiosk/topic/front.h"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

#include "kiosk/page_part.h"
#include "kiosk/topic/contents.h"
#include "kiosk/topic/form_sheet.h"
#include "kiosk/topic/front_band.h"
#include "kiosk/topic/running_text.h"
#include "kiosk/topic/signs.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

namespace {

// Only its key facts; other words of the head lead on to the first part.
document::Document facts_of(const PageShown& page) {
    document::Document facts = page.parts.head;
    std::erase_if(facts.blocks, [](const document::Block& block) {
        return !std::holds_alternative<document::KeyFacts>(block.what);
    });
    return facts;
}

PagePart key_facts(const PageShown& page, const Closeness& closer) {
    return {page,
            "/front",
            [](const PageShown& one) { return without_marks(facts_of(one)); },
            closer.share,
            closer.packed,
            closer.dense};
}

// What stands below the band, in the order of reading; the contents are last.
enum class Piece { facts, signs, sheet, contents };

// All of it, set closer by a share of what is possible.
class WholeFront {
  public:
    WholeFront(ui::Ui& ui, Services& services, const Session& session, const FrontShown& shown)
        : ui_(ui),
          services_(services),
          session_(session),
          sections_(shown.sections),
          told_(told_of(services, session, shown.sections.page())) {
        const bool facts = !facts_of(sections_.page()).blocks.empty();
        if (facts) pieces_.push_back(Piece::facts);
        if (sections_.warns())
            pieces_.insert(sections_.signs_first() ? pieces_.begin() : pieces_.end(), Piece::signs);
        if (to_fill_in(sections_.page())) pieces_.push_back(Piece::sheet);
        if (sections_.count() > 1) pieces_.push_back(Piece::contents);
        columns_ = pieces_.size() > 1 && front_in_columns(ui_, ui_.width()) ? 2 : 1;
        place(shown.fold_mm);
    }

    Band band() { return band(plan_.closer); }
    FrontTouched draw();

  private:
    // In which column each piece stands, and how high the whole is, and a sheet to fill in of it.
    using Way = std::array<std::size_t, 4>;
    struct Plan {
        Closeness closer;
        Way column{};
        float high = 0, sheet = 0, spare = 0;  // spare: above the fold
    };
    Band band(const Closeness& closer) { return {ui_, sections_.page(), told_, closer}; }
    float between(float share) const { return ui_.theme().gap * (1 - 0.45F * share); }
    float tail(float share) const { return ui_.theme().gap * (1 - 0.6F * share); }
    float apart() const { return ui_.theme().gap * 2; }  // of the columns
    float column_width() const { return columns_ == 1 ? ui_.width() : (ui_.width() - apart()) / 2; }
    ui::TextLevel heading(const Closeness& closer) const {
        if (closer.packed) return ui::TextLevel::small;
        return closer.share > 0 ? ui::TextLevel::item : ui::TextLevel::section;
    }
    float heading_foot(const Closeness& closer) const {  // Arabic letters reach below their line
        return ui_.language().rtl() ? ui::size_mm(ui_.theme(), heading(closer)) * 0.1F : 0;
    }
    void place(float fold_mm);
    Plan placed(const Closeness& closer, std::size_t count, float fold_mm);
    float high_of(Piece piece, const Closeness& closer);
    float signs_high(const Closeness& closer);
    float sheet_height(const std::vector<float>& high, float room, float apart) const;
    void draw_band();
    void draw_piece(Piece piece, FrontTouched& touched);

    ui::Ui& ui_;
    Services& services_;
    const Session& session_;
    const Sections& sections_;
    Band::Told told_;
    std::vector<Piece> pieces_;
    std::size_t columns_ = 1;
    Plan plan_;
};

// As close as it has to be so that all ends above the fold, or the signs where not all can. What
// stands in columns stays close: most of it is seen then.
void WholeFront::place(float fold_mm) {
    constexpr Closeness roomy{0, false, true}, packed{1, true}, dense{1, true, false, true};
    for (const Closeness& closer :
         {roomy, Closeness{}, Closeness{0.5F}, Closeness{1}, packed, dense}) {
        // What is twice as high as there is room does not come closer by a half.
        if (closer.share > 0 && !closer.packed && plan_.high > fold_mm * 1.7F) continue;
        plan_ = placed(closer, pieces_.size(), fold_mm);
        plan_.spare = fold_mm - plan_.high;
        if (plan_.spare >= 0) return;
    }
    plan_.spare = fold_mm;  // the contents are below it, and may be as high as they like
    if (columns_ > 1) return;
    const bool contents = !pieces_.empty() && pieces_.back() == Piece::contents;
    if (placed(dense, pieces_.size() - (contents ? 1 : 0), fold_mm).high > fold_mm)
        plan_ = placed({}, pieces_.size(), fold_mm);
}

// The first so many pieces, in the first of several ways that ends above the fold, or the lowest.
WholeFront::Plan WholeFront::placed(const Closeness& closer, std::size_t count, float fold_mm) {
    const float share = closer.share;
    std::vector<float> high(count);
    ui_.in({ui_.x(), ui_.y(), column_width(), 0}, [&] {
        for (std::size_t i = 0; i < count; ++i) high[i] = high_of(pieces_[i], closer);
    });
    const float above = band(closer).height() + between(share) + tail(share);
    Plan best{closer, {}, std::numeric_limits<float>::max()};
    float sheet = 0;
    for (std::size_t i = 0; i < count; ++i)
        if (pieces_[i] == Piece::sheet)
            sheet = high[i] = sheet_height(high, fold_mm - above, between(share));
    // What comes first with the contents, beside what warns; or the contents with what is second.
    const std::vector<Way> beside{{0, 1, 0}, {0, 1, 1}, {0, 0, 1}};
    for (const Way& way : columns_ == 1 ? std::vector<Way>{{}} : beside) {
        std::array<float, 2> ends{};
        for (std::size_t i = 0; i < count; ++i)
            ends[way[i]] += high[i] + (ends[way[i]] > 0 ? between(share) : 0);
        const float all = above + std::max(ends[0], ends[1]);
        if (best.high > fold_mm && all < best.high) best = {closer, way, all, sheet};
    }
    return best;
}

// As high as what else stands in its column leaves room for; where that is little, still large
// enough to see what it is.
float WholeFront::sheet_height(const std::vector<float>& high, float room, float apart) const {
    constexpr float least = 0.55F, most = 1.42F;  // of its width
    float left = room - 0.5F;
    if (columns_ == 1) left -= std::accumulate(high.begin(), high.end(), 0.F);
    if (columns_ == 1) left -= apart * static_cast<float>(high.size() - 1);
    return std::clamp(left, column_width() * least, column_width() * most);
}

float WholeFront::high_of(Piece piece, const Closeness& closer) {
    const auto [share, packed, roomy, dense] = closer;
    switch (piece) {
        case Piece::facts:
            return height_of(ui_, services_, session_, key_facts(sections_.page(), closer));
        case Piece::signs:
            return signs_high(closer);
        case Piece::sheet:
            return 0;  // what the others leave
        case Piece::contents:
            break;
    }
    const auto words = services_.words(session_)(Msg::topic_contents);
    return ui::height_of(ui_, heading(closer), words, ui_.width()) + heading_foot(closer) +
           contents_height(ui_, sections_, {share > 0, packed, roomy, 0});
}

// In the second language too, where one is wanted beside.
float WholeFront::signs_high(const Closeness& closer) {
    const auto [share, packed, roomy, dense] = closer;
    const float high = signs_height(ui_, services_, session_, {sections_, share, packed, dense});
    if (!told_.other) return high;
    const Sections other(*told_.other);
    return high + between(share) +
           signs_height(ui_, services_, session_, {other, share, packed, dense});
}

void WholeFront::draw_band() {
    Band white = band();
    const float top = ui_.y(), high = white.height(), wide = ui_.glass().width_mm();
    const base::Rect ground{-wide, top - 300, wide * 3, high + 300};
    ui_.canvas().fill(ground, ColorRole::card, 0);
    ui_.canvas().fill({ground.x, top + high - 0.4F, ground.width, 0.4F}, ColorRole::edge, 0);
    white.draw();
    ui_.space(between(plan_.closer.share));
}

void WholeFront::draw_piece(Piece piece, FrontTouched& touched) {
    const auto [share, packed, roomy, dense] = plan_.closer;
    if (piece == Piece::facts) {
        show_page(ui_, services_, session_, key_facts(sections_.page(), plan_.closer));
        return;
    }
    if (piece == Piece::sheet) {
        touched.sheet = form_sheet(ui_, services_, session_, {sections_.page(), plan_.sheet});
        return;
    }
    if (piece == Piece::signs) {
        touched.signs_mm = ui_.y();
        touched.signs = signs_card(ui_, services_, session_, {sections_, share, packed, dense});
        if (!told_.other) return;
        ui_.space(between(share));
        const Sections other(*told_.other);
        if (signs_card(ui_, services_, session_, {other, share, packed, dense}))
            touched.signs = true;
        return;
    }
    ui::TextStyle look;
    look.key = "topic/on-this-page";
    look.role = base::Role::Heading;
    const auto words = services_.words(session_)(Msg::topic_contents);
    look.spans = {{0, words.size(), layout::Span::Style::strong}};
    ui::text(ui_, heading(plan_.closer), words, look);
    ui_.space(heading_foot(plan_.closer));
    touched.section = contents(ui_, sections_, 0, {share > 0, packed, roomy, plan_.spare});
}

FrontTouched WholeFront::draw() {
    draw_band();
    FrontTouched touched;
    const float width = column_width(), top = ui_.y();
    std::array<float, 2> ends{top, top};
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const std::size_t column = plan_.column[i];
        float& end = ends[column];
        if (end > top) end += between(plan_.closer.share);
        const float x = ui_.x() + static_cast<float>(column) * (width + apart());
        end = ui_.in({x, end, width, 0}, [&] { draw_piece(pieces_[i], touched); });
    }
    ui_.space(std::max(ends[0], ends[1]) - top + tail(plan_.closer.share));
    return touched;
}

}  // namespace

bool front_in_columns(const ui::Ui& ui, float width) {
    constexpr float least_em = 21;  // of a column
    return ui.glass().landscape() && width >= 2 * least_em * ui.theme().type.small;
}

float band_height(ui::Ui& ui, Services& services, const Session& session, const FrontShown& shown) {
    return WholeFront(ui, services, session, shown).band().height();
}

FrontTouched topic_front(ui::Ui& ui, Services& services, const Session& session,
                         const FrontShown& shown) {
    return WholeFront(ui, services, session, shown).draw();
}

}  // namespace kiosk
