#include "layout/flow.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/marked/blanks.h"
#include "document/plain.h"
#include "layout/blocks/blanks.h"
#include "layout/blocks/options.h"
#include "layout/blocks/table.h"
#include "layout/columns.h"
#include "layout/counted.h"
#include "layout/labelled.h"
#include "layout/sheet_builder.h"
#include "layout/styles.h"

namespace layout {

namespace {

using base::Role;

class Flow {
  public:
    Flow(const document::Document& document, const LayoutContext& context, bool cards = false)
        : document_(document), context_(context), cards_(cards), builder_(context) {}

    Sheet run() {
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            if (i > 0) space(document_.blocks[i - 1], document_.blocks[i]);
            if (document_.blocks[i].stale) stale();
            std::visit(*this, document_.blocks[i].what);
        }
        return builder_.finish();
    }

    void operator()(const document::Heading& heading);
    void operator()(const document::Paragraph& paragraph);
    void operator()(const document::List& list);
    void operator()(const document::KeyFacts& facts);
    void operator()(const document::Warning& warning);
    void operator()(const document::Claim& claim);
    void operator()(const document::Figure& figure);
    void operator()(const document::Table& table);
    void operator()(const document::Questions& questions);
    void operator()(const document::TeachBack& check);
    void operator()(const document::OfHundred& counted);
    void operator()(const document::Options& options);

  private:
    float gap() const { return context_.gap_mm; }
    const TypeScale& type() const { return context_.type; }
    bool paper() const { return context_.target == LayoutContext::Target::paper; }
    void stale();
    void space(const document::Block& above, const document::Block& below);
    void words(SheetBuilder& to, const document::Runs& words, float size, const Ink& ink) const;
    void words(const document::Runs& said, float size, const Ink& ink) {
        words(builder_, said, size, ink);
    }
    void paragraph(const document::Runs& words, float size, const Ink& ink);
    enum class Mark { dot, step, check };
    void items(const std::vector<document::Runs>& list, Mark mark, ColorRole ground);
    void bullet(SheetBuilder& to, std::size_t index, Mark mark) const;

    const document::Document& document_;
    const LayoutContext& context_;
    bool cards_ = false;
    SheetBuilder builder_;
};

void Flow::space(const document::Block& above, const document::Block& below) {
    const auto* heading = std::get_if<document::Heading>(&below.what);
    const bool after_heading = std::holds_alternative<document::Heading>(above.what);
    const bool both_panels = std::holds_alternative<document::Warning>(above.what) &&
                             std::holds_alternative<document::Warning>(below.what);
    const float size = after_heading ? 0.9F : heading ? 2.6F : both_panels ? 0.9F : 1.5F;
    builder_.gap(gap() * size, after_heading);
}

void Flow::stale() {
    if (context_.labels.stale.empty()) return;
    builder_.open(Role::Label, context_.labels.stale);
    builder_.kept([&] {
        builder_.text(context_.labels.stale, {}, type().small,
                      {ColorRole::muted, ColorRole::paper, true, Align::start});
    });
    builder_.close();
    builder_.gap(gap() * 0.4F, true);
}

void Flow::words(SheetBuilder& to, const document::Runs& words, float size, const Ink& ink) const {
    put_words(to, {words, document_.front.sources}, size, ink);
}

void Flow::paragraph(const document::Runs& said, float size, const Ink& ink) {
    builder_.open(Role::Paragraph, document::plain(said));
    words(said, size, ink);
    builder_.close();
}

void Flow::operator()(const document::Heading& heading) {
    builder_.open(Role::Heading, document::plain(heading.words), "", heading.level);
    builder_.kept([&] {
        words(heading.words, heading.level == 2 ? type().section : type().item,
              {ColorRole::ink, ColorRole::paper, true, Align::start});
    });
    builder_.close();
}

void Flow::operator()(const document::Paragraph& one) { paragraph(one.words, type().reading, {}); }

// A dot, or the number of a step in the accent, in the margin before an item.
void Flow::bullet(SheetBuilder& to, std::size_t index, Mark mark) const {
    const float em = type().reading;
    if (mark == Mark::check) {
        to.put(Icon{{0, em * 0.25F, em * 0.9F, em * 0.9F},
                    "check",
                    paper() ? ColorRole::ink : ColorRole::accent});
        return;
    }
    if (mark == Mark::dot) {
        const float size = em * 0.26F;
        to.put(Panel{{em * 0.2F, em * (0.7F - 0.13F), size, size},
                     ColorRole::accent,
                     ColorRole::none,
                     ColorRole::none,
                     size / 2});
        return;
    }
    const float y = to.y();
    // A blank parts the number from its words for who hears a leaflet read.
    to.text(fmt::format("{} ", index + 1), {}, em,
            {ColorRole::accent, ColorRole::paper, true, Align::start});
    to.move_to(y);
}

void Flow::items(const std::vector<document::Runs>& list, Mark mark, ColorRole ground) {
    const float margin = type().reading * (mark == Mark::dot ? 0.9F : 1.3F);
    // A fact is read at a glance; on paper its lines may be parted by a page's end.
    const bool balanced = mark == Mark::check && !paper();
    const auto lined = [&](std::size_t i) { return paper() && document::blanks_in(list[i]) > 0; };
    const auto item = [&](SheetBuilder& to, std::size_t i) {
        to.open(Role::ListItem, document::plain(list[i]));
        if (lined(i)) {
            if (mark == Mark::step) {
                to.open(Role::Label, std::to_string(i + 1));
                bullet(to, i, mark);
                to.close();
            }
            to.indented(mark == Mark::step ? margin : 0, 0,
                        [&] { put_blanks(to, list[i], ground); });
            return to.close();
        }
        bullet(to, i, mark);
        to.indented(margin, 0, [&] {
            words(to, list[i], type().reading,
                  {ColorRole::ink, ground, false, Align::start, {}, balanced});
        });
        to.close();
    };
    builder_.open(Role::List, "");
    const bool columns = put_in_columns(builder_, {list.size(), gap() * 0.7F, item});
    for (std::size_t i = 0; !columns && i < list.size(); ++i) {
        // No item alone on its page, neither the first nor the last.
        const float between = lined(i) && i > 0 && lined(i - 1) ? 0.2F : 0.7F;
        if (i > 0) builder_.gap(gap() * between, i == 1 || i + 1 == list.size());
        item(builder_, i);
    }
    builder_.close();
}

void Flow::operator()(const document::List& list) {
    items(list.items, list.steps ? Mark::step : Mark::dot, ColorRole::paper);
}

void Flow::operator()(const document::KeyFacts& facts) {
    builder_.open(Role::Group, context_.labels.key_facts);
    // On paper a frame, which every printer can: a light ground is lost on some.
    const Panel ground = paper() ? Panel{{}, ColorRole::none, ColorRole::ink, ColorRole::none, 3}
                                 : Panel{{}, ColorRole::accent_soft, ColorRole::edge};
    const auto under = paper() ? ColorRole::paper : ColorRole::accent_soft;
    constexpr float least = 3.2F;  // mm, as other cards
    const bool narrow = paper() || context_.dense;
    builder_.panel(ground, std::max(gap() * 1.5F, narrow ? 0 : least), [&] {
        builder_.open(Role::Heading, context_.labels.key_facts, "", 2);
        builder_.text(context_.labels.key_facts, {}, type().item,
                      {paper() ? ColorRole::ink : ColorRole::accent, under, true, Align::start});
        builder_.close();
        builder_.gap(gap() * 0.7F);
        items(facts.facts, Mark::check, under);
    });
    builder_.close();
}

void Flow::operator()(const document::Warning& warning) {
    const WarningStyle look = style_of(warning.urgency);
    const std::string& label = context_.labels.urgency[static_cast<std::size_t>(warning.urgency)];
    const float icon = type().section * 1.1F;
    std::string name;  // a page of warnings alone has said their urgency above
    for (const auto& part : {label, document::plain(warning.sign), document::plain(warning.act)})
        if (!part.empty()) name += (name.empty() ? "" : ". ") + part;
    builder_.open(warning.urgency == document::Urgency::emergency ? Role::Alert : Role::Note, name);
    // Where grounds have no colour a line tells where one ends.
    const auto line = paper() ? ColorRole::none : ColorRole::edge;
    builder_.panel({{}, look.ground, line, look.edge, 4}, gap() * 1.4F, [&] {
        builder_.put(Icon{{gap() * 0.4F, type().small * 0.2F, icon, icon}, look.icon, look.edge});
        builder_.indented(icon + gap() * 1.6F, 0, [&] {
            builder_.text(label, {}, type().small, {look.ink, look.ground, false, Align::start});
            words(warning.sign, type().item, {look.ink, look.ground, true, Align::start});
            words(warning.act, type().reading,
                  {look.ink, look.ground, false, Align::start, {}, !paper()});
        });
    });
    builder_.close();
}

void Flow::operator()(const document::Claim& claim) {
    const std::string& verdict = context_.labels.verdict[static_cast<std::size_t>(claim.verdict)];
    const WarningStyle look = style_of(claim.verdict);
    builder_.open(Role::Group, context_.labels.claim);
    builder_.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5}, gap() * 1.5F, [&] {
        builder_.open(Role::Label, context_.labels.claim);
        builder_.text(context_.labels.claim, {}, type().small,
                      {ColorRole::muted, ColorRole::card, false, Align::start});
        builder_.close();
        paragraph(claim.claim, type().item, {ColorRole::ink, ColorRole::card, true, Align::start});
        builder_.gap(gap() * 0.9F);
        const Text tag = context_.fonts->set(
            {verdict, {type().small, true}, 0, Align::start, context_.language, {}});
        const float pad = gap() * 0.9F, icon = type().small, before = icon + pad * 1.6F;
        const float wide = std::min(tag.size_mm().width + before + pad + 0.5F, builder_.width());
        builder_.put(Panel{{0, 0, wide, tag.size_mm().height + pad * 0.6F},
                           look.ground,
                           look.edge,
                           ColorRole::none,
                           3});
        builder_.skip(pad * 0.3F);
        builder_.put(Icon{{pad, icon * 0.2F, icon, icon}, look.icon, look.ink});
        builder_.open(Role::Label, verdict);
        builder_.indented(before, builder_.width() - wide + pad, [&] {
            builder_.text(verdict, {}, type().small, {look.ink, look.ground, true, Align::start});
        });
        builder_.close();
        builder_.skip(pad * 0.3F);
        for (const auto& evidence : claim.evidence) {
            builder_.gap(gap() * 0.9F);
            paragraph(evidence, type().reading,
                      {ColorRole::ink, ColorRole::card, false, Align::start});
        }
    });
    builder_.close();
}

void Flow::operator()(const document::Figure& figure) {
    const auto found =
        context_.diagrams ? context_.diagrams->find(figure.diagram) : Diagrams::iterator{};
    if (!context_.diagrams || found == context_.diagrams->end()) return;
    if (context_.labelled) return put_labelled(builder_, found->second, figure);
    const float pad = gap();
    const float inside = builder_.width() - 2 * pad;
    const float height = std::min(context_.figure_height_mm, inside / found->second.aspect());
    builder_.open(Role::Figure, figure.alt, "figure/" + figure.diagram + "/" + figure.structure);
    builder_.panel({{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5}, pad, [&] {
        builder_.put(Picture{{0, 0, inside, height}, figure.diagram, figure.structure});
        builder_.skip(height);
        const auto* lit = found->second.structure(figure.structure);
        const std::string caption = !figure.caption.empty() ? figure.caption
                                    : lit                   ? lit->title
                                                            : "";
        if (caption.empty()) return;
        builder_.skip(gap() * 0.6F);
        constexpr float longest_em = 32;  // small letters: STANDARDS.md, lines of 80 letters
        const float over = std::max(0.F, builder_.width() - longest_em * type().small);
        builder_.open(Role::Caption, caption);
        builder_.indented(0, over, [&] {
            builder_.text(caption, {}, type().small,
                          {ColorRole::muted, ColorRole::card, false, Align::start});
        });
        builder_.close();
    });
    builder_.close();
}

void Flow::operator()(const document::Table& table) {
    const RowsOf rows{table, document_.front.sources};
    if (!document::to_fill_in(table)) return put_table(builder_, rows, cards_);
    paper() ? put_grid(builder_, rows) : put_worked(builder_, rows);
}

void Flow::operator()(const document::Options& options) {
    put_options(builder_, options, {document_.front.sources, cards_});
}

void Flow::operator()(const document::Questions& questions) {
    builder_.open(Role::List, "");
    for (std::size_t i = 0; i < questions.questions.size(); ++i) {
        if (i > 0) builder_.gap(gap() * (paper() ? 1.2F : 0.7F));
        const std::string& question = questions.questions[i];
        builder_.open(Role::ListItem, question);
        builder_.kept([&] {
            bullet(builder_, i + static_cast<std::size_t>(questions.first) - 1, Mark::step);
            builder_.indented(type().reading * 1.3F, 0, [&] {
                builder_.text(question, {}, type().reading, {});
                if (!paper()) return;
                builder_.skip(type().reading * 1.5F);
                builder_.put(Panel{{0, 0, builder_.width(), 0.3F},
                                   ColorRole::edge,
                                   ColorRole::none,
                                   ColorRole::none,
                                   0});
                builder_.skip(0.3F);
            });
        });
        builder_.close();
    }
    builder_.close();
}

void Flow::operator()(const document::TeachBack& check) {
    builder_.open(Role::Group, document::plain(check.question));
    paragraph(check.question, type().item, {ColorRole::ink, ColorRole::paper, true, Align::start});
    std::vector<document::Runs> answers;
    for (const auto& [answer, why] : check.answers) {
        document::Runs both{{document::RunKind::strong, document::plain(answer) + " ", ""}};
        both.insert(both.end(), why.begin(), why.end());
        answers.push_back(std::move(both));
    }
    builder_.gap(gap() * 0.5F, true);
    items(answers, Mark::dot, ColorRole::paper);
    builder_.close();
}

void Flow::operator()(const document::OfHundred& counted) {
    put_counted(builder_, counted, document_.front.sources);
}

}  // namespace

Sheet flow(const document::Document& document, const LayoutContext& context) {
    return Flow(document, context).run();
}

Sheet flow_as_cards(const document::Document& document, const LayoutContext& context) {
    return Flow(document, context, true).run();
}

}  // namespace layout
