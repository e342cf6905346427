#include "layout/blocks/options.h"

#include <algorithm>

#include "document/marked/options.h"
#include "document/plain.h"
#include "layout/blocks/blanks.h"
#include "layout/blocks/table.h"
#include "layout/columns.h"

namespace layout {

namespace {

using base::Role;

class Choices {
  public:
    Choices(SheetBuilder& builder, const document::Options& options, const OptionsLook& look)
        : builder_(builder),
          context_(builder.context()),
          options_(options),
          table_(options.table),
          sources_(look.sources) {
        LayoutContext closer = context_;
        closer.type.reading = size_ = size();
        if (!look.cards) columns_ = even_columns_of(table_, sources_, closer);
        if (columns_.empty()) size_ = context_.type.reading;
    }

    void put() {
        const auto title = [&] {
            paragraph(options_.title, context_.type.item, {ColorRole::ink, ColorRole::paper, true});
            builder_.gap(context_.gap_mm * 0.6F, true);
        };
        if (columns_.empty()) {
            title();
            cards();
        } else {  // to be held beside each other at a glance
            builder_.kept([&] {
                title();
                columns();
            });
        }
        if (paper()) marks();
        builder_.gap(context_.gap_mm * 0.8F, true);
        paragraph(options_.studied, context_.type.small, {ColorRole::muted});
    }

  private:
    // Of the words in columns: on paper the least of clear print, where it is not large
    // (STANDARDS.md PR-01).
    float size() const {
        constexpr float least_mm = 12 * 25.4F / 72, large_mm = 15.9F * 25.4F / 72;
        const float reading = context_.type.reading;
        return paper() && reading < large_mm ? std::min(reading, least_mm) : reading;
    }
    bool paper() const { return context_.target == LayoutContext::Target::paper; }
    void paragraph(const document::Runs& words, float size, const Ink& ink) {
        if (words.empty()) return;
        builder_.open(Role::Paragraph, document::plain(words));
        put_words(builder_, {words, sources_}, size, ink);
        builder_.close();
    }
    void columns();
    void cards();
    void cell(const document::Runs& words, const Ink& ink);
    void tick(const std::string& words);
    void matters();
    void marks();

    SheetBuilder& builder_;
    const LayoutContext& context_;
    const document::Options& options_;
    const document::Table& table_;
    const std::vector<std::string>& sources_;
    std::vector<float> columns_;
    float size_ = 0;  // of the words of a cell
};

void Choices::cell(const document::Runs& words, const Ink& ink) {
    if (const int count = document::counted_in(words); count >= 0) {
        const float wide = std::min(builder_.width(), context_.type.reading * 25);
        const float high = wide / 25 * 1.35F * 4;
        builder_.put(People{{0, 0, wide, high}, count, ColorRole::accent, ColorRole::muted});
        builder_.skip(high + context_.gap_mm * 0.3F);
    }
    paragraph(words, size_, ink);
}

// A box, and what it stands for.
void Choices::tick(const std::string& words) {
    const float em = context_.type.reading, box = em * 0.85F;
    builder_.kept([&] {
        const float top = builder_.y();
        builder_.put(Blank{{0, em * 0.25F, box, box}, Blank::Shape::tick, words});
        builder_.indented(box + em * 0.4F, 0, [&] {
            builder_.open(Role::Label, words);
            builder_.text(words, {}, std::min(size_, context_.type.small), {});
            builder_.close();
        });
        builder_.move_to(std::max(builder_.y(), top + em * 1.4F));
    });
}

void Choices::columns() {
    const auto row = [&](const std::vector<document::Runs>& cells, bool head) {
        put_row(builder_, {columns_, cells, head}, [&](std::size_t i, const Ink& ink) {
            if (head) return paragraph(cells[i], size_, ink);
            cell(cells[i], ink);
            if (i > 0 || !paper()) return;
            builder_.skip(context_.gap_mm * 0.4F);
            tick(context_.labels.choosing.matters);
        });
    };
    builder_.open(Role::Table, document::plain(options_.title));
    builder_.headed([&] { row(table_.head, true); },
                    [&] {
                        bool first = true;
                        for (const auto& cells : table_.rows) {
                            builder_.gap(0, first);
                            row(cells, false);
                            first = false;
                        }
                    });
    builder_.close();
}

void Choices::cards() {
    for (std::size_t choice = 1; choice < table_.head.size(); ++choice) {
        if (choice > 1) builder_.gap(context_.gap_mm * 0.9F);
        const std::string name = document::plain(table_.head[choice]);
        builder_.open(Role::Group, name);
        const float pad = context_.gap_mm * 1.3F;
        builder_.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5}, pad, [&] {
            builder_.open(Role::Heading, name, "", 3);
            put_words(builder_, {table_.head[choice], sources_}, context_.type.item,
                      {ColorRole::accent, ColorRole::card, true});
            builder_.close();
            for (const auto& cells : table_.rows) {
                if (choice >= cells.size()) continue;
                builder_.gap(context_.gap_mm * 0.6F);
                paragraph(cells[0], context_.type.small, {ColorRole::muted, ColorRole::card});
                cell(cells[choice], {ColorRole::ink, ColorRole::card});
            }
        });
        builder_.close();
    }
    if (paper()) matters();
}

// Beside cards no row has a box of its own.
void Choices::matters() {
    builder_.gap(context_.gap_mm, true);
    builder_.open(Role::List, "");
    for (const auto& cells : table_.rows) {
        const auto words = document::plain(cells[0]);
        builder_.open(Role::ListItem, words);
        tick(words + " – " + context_.labels.choosing.matters);
        builder_.close();
    }
    builder_.close();
}

// What somebody leans to, and the question they take along: theirs alone, so on paper only.
void Choices::marks() {
    const auto& said = context_.labels.choosing;
    const float em = context_.type.reading;
    builder_.gap(context_.gap_mm, true);
    builder_.kept([&] {
        builder_.open(Role::Paragraph, said.lean);
        builder_.text(said.lean, {}, em, {ColorRole::ink, ColorRole::paper, true});
        builder_.close();
        std::vector<std::string> all;
        for (std::size_t i = 1; i < table_.head.size(); ++i)
            all.push_back(document::plain(table_.head[i]));
        all.push_back(said.unsure);
        builder_.open(Role::List, said.lean);
        for (const auto& one : all) {
            builder_.open(Role::ListItem, one);
            tick(one);
            builder_.close();
        }
        builder_.close();
        put_blanks(builder_, {{document::RunKind::plain, said.question + " …", ""}},
                   ColorRole::paper);
    });
}

}  // namespace

void put_options(SheetBuilder& builder, const document::Options& options, const OptionsLook& look) {
    builder.open(Role::Group, document::plain(options.title));
    Choices(builder, options, look).put();
    builder.close();
}

}  // namespace layout
