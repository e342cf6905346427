#include "layout/counted.h"

#include <algorithm>

#include "document/plain.h"
#include "layout/styles.h"

namespace layout {

namespace {

using base::Role;

class Counted {
  public:
    Counted(SheetBuilder& builder, const document::OfHundred& counted,
            const std::vector<std::string>& sources)
        : builder_(builder), context_(builder.context()), counted_(counted), sources_(sources) {}

    void put() {
        const bool paper = context_.target == LayoutContext::Target::paper;
        const float gap = context_.gap_mm * (paper ? 0.7F : 1);
        paragraph(counted_.title, context_.type.item,
                  {ColorRole::ink, ColorRole::card, true, Align::start});
        const std::size_t across = columns();
        for (std::size_t i = 0; i < counted_.rows.size(); i += across) {
            builder_.gap(gap * 1.2F);
            across > 1 ? beside(i, across) : below(counted_.rows[i]);
        }
        builder_.gap(gap * 1.2F);
        paragraph(counted_.studied, context_.type.small,
                  {ColorRole::muted, ColorRole::card, false, Align::start});
    }

  private:
    using Row = document::OfHundred::Row;

    std::size_t columns() const;
    void paragraph(const document::Runs& words, float size, const Ink& ink);
    std::string number(const Row& row) const {
        const auto& told = context_.labels.of_hundred;
        return told ? told(row.count) : std::to_string(row.count);
    }
    void people(const Row& row, float wide);
    void below(const Row& row);
    void said(const Row& row);
    void beside(std::size_t first, std::size_t across);

    SheetBuilder& builder_;
    const LayoutContext& context_;
    const document::OfHundred& counted_;
    const std::vector<std::string>& sources_;
};

// On glass one below the other: a finger scrolls.
std::size_t Counted::columns() const {
    if (context_.target != LayoutContext::Target::paper) return 1;
    constexpr float least_em = 10.5F;  // people smaller than that cannot be counted
    for (const std::size_t across : {3U, 2U})
        if (counted_.rows.size() >= across && counted_.rows.size() % across != 1 &&
            builder_.width() >= static_cast<float>(across) * context_.type.reading * least_em)
            return across;
    return 1;
}

void Counted::paragraph(const document::Runs& words, float size, const Ink& ink) {
    if (words.empty()) return;
    auto set = styled(words, sources_, context_.language.rtl());
    unlinked(set, context_);
    builder_.open(Role::Paragraph, document::plain(words));
    builder_.text(set.words, set.spans, size, ink);
    builder_.close();
}

void Counted::people(const Row& row, float wide) {
    const float high = wide / 25 * 1.35F * 4;
    builder_.put(People{{0, 0, wide, high}, row.count, ColorRole::accent, ColorRole::muted});
    builder_.skip(high);
}

void Counted::below(const Row& row) {
    document::Runs said{{document::RunKind::strong, number(row) + ": ", ""}};
    said.insert(said.end(), row.words.begin(), row.words.end());
    paragraph(said, context_.type.reading, {ColorRole::ink, ColorRole::card, false, Align::start});
    builder_.skip(context_.gap_mm * 0.5F);
    people(row, std::min(builder_.width(), context_.type.reading * 25));
}

// The number large, and its words after it where their line has room.
void Counted::said(const Row& row) {
    const auto& type = context_.type;
    const auto wide = [&](const std::string& words, const Face& face) {
        return context_.fonts->set({words, face, 0, Align::start, context_.language, {}})
            .size_mm()
            .width;
    };
    const auto words = styled(row.words, sources_, context_.language.rtl());
    const float top = builder_.y(),
                taken = wide(number(row), {type.section, true}) + type.reading / 2;
    const bool one_line = taken + wide(words.words, {type.reading, false}) <= builder_.width();
    builder_.open(Role::Paragraph, number(row) + ": " + document::plain(row.words));
    builder_.text(number(row) + " ", {}, type.section,
                  {ColorRole::ink, ColorRole::card, true, Align::start});
    if (one_line) builder_.move_to(top + (type.section - type.reading) * 1.06F);
    builder_.indented(one_line ? taken : 0, 0, [&] {
        builder_.text(words.words, words.spans, type.reading,
                      {ColorRole::ink, ColorRole::card, false, Align::start});
    });
    builder_.move_to(one_line ? top + type.section * 1.4F : builder_.y());
    builder_.close();
}

void Counted::beside(std::size_t first, std::size_t across) {
    const float between = context_.gap_mm * 2, top = builder_.y();
    const float wide =
        (builder_.width() - between * static_cast<float>(across - 1)) / static_cast<float>(across);
    const std::size_t last = std::min(counted_.rows.size(), first + across);
    float bottom = top;
    const auto in_each = [&](const auto& act) {
        for (std::size_t i = first; i < last; ++i) {
            const float left = static_cast<float>(i - first) * (wide + between);
            builder_.indented(left, builder_.width() - left - wide, [&] { act(counted_.rows[i]); });
        }
    };
    in_each([&](const Row& row) {
        builder_.move_to(top);
        said(row);
        bottom = std::max(bottom, builder_.y());
    });
    bottom += context_.gap_mm * 0.5F;
    in_each([&](const Row& row) {
        builder_.move_to(bottom);
        people(row, wide);
    });
}

}  // namespace

void put_counted(SheetBuilder& builder, const document::OfHundred& counted,
                 const std::vector<std::string>& sources) {
    builder.open(Role::Group, document::plain(counted.title));
    builder.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5},
                  builder.context().gap_mm * 1.5F,
                  [&] { Counted(builder, counted, sources).put(); });
    builder.close();
}

}  // namespace layout
