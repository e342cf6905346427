// The parts of the writer's screen: the text, what is wrong with it, how it will be met.
#include <fmt/format.h>

#include <algorithm>

#include "desk/forms/own_words.h"
#include "desk/route.h"

namespace desk {

using base::Severity;
using content::Msg;
using layout::ColorRole;

namespace {

constexpr ColorRole colors[] = {ColorRole::mention_edge, ColorRole::same_day_edge,
                                ColorRole::emergency};
ColorRole tone_of(Severity severity) { return colors[static_cast<int>(severity)]; }

// What a page is made of, to start from; ids and sources are the writer's.
struct Piece {
    const char* key;
    Msg word;
    const char *icon, *text;
};
constexpr Piece pieces[] = {
    {"write/warning", Msg::desk_warning, "warning",
     "\n> [!SAME-DAY new-warning]\n> **What you notice**\n> What to do now. [ID](source:ID)\n"},
    {"write/claim", Msg::desk_claim, "quote",
     "\n> [!CLAIM unproven new-claim]\n> What people say.\n>\n> What studies show. "
     "[ID](source:ID)\n"},
    {"write/figure", Msg::desk_figure, "picture",
     "\n![What the picture shows](diagram:male-pelvis#prostate)\n"},
    {"write/source", Msg::desk_source, "book", "[ID](source:ID)"},
    {"write/question", Msg::desk_question, "question", "\n- What does this mean for me?\n"}};

}  // namespace

void WriteScreen::inserts(ui::Ui& ui, StaffSession& session) {
    if (!place_.is_page() || blocks_ || !session.may(editorial::Action::save)) return;
    std::vector<Button> all;
    for (const auto& piece : pieces)
        all.push_back({piece.key, session.said(piece.word), piece.icon, [this, &ui, &piece] {
                           editor_.edit.insert(piece.text);
                           editor_.show_cursor();
                           ui.memory().focus = "write/text";
                       }});
    toolbar(ui, all);
}

// What the keyboard on the glass writes in.
ui::Editor& WriteScreen::focused(ui::Ui& ui, const StaffSession& session) {
    if (auto* field = find_.focused(ui.memory())) return *field;
    if (auto* field = block_editor_.focused(ui.memory()); field && blocks_) return *field;
    if (withdrawing_ && ui.memory().focus == base::Key("write/reason")) return withdrawal_.reason;
    if (withdrawing_ && ui.memory().focus == base::Key("write/secret")) return withdrawal_.secret;
    return session.may(editorial::Action::save) ? editor_ : find_.words();
}

// What is wrong, each with its line; touching one goes there.
void WriteScreen::list(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("write/findings", box, [&] {
        std::string head =
            session.said(Msg::desk_findings_n, {{"n", static_cast<int>(findings_.size())}});
        if (grade_ > 0)
            head +=
                " · " + session.said(Msg::desk_grade, {{"grade", fmt::format("{:.1f}", grade_)}});
        ui::TextStyle state;
        state.key = "write/state";
        ui::text(ui, ui::TextLevel::item, head, state);
        for (const auto& remark : remarks_) {
            ui.space(ui.theme().gap);
            line(ui,
                 session.said(Msg::desk_remark, {{"n", remark.line},
                                                 {"who", person_named(session, remark.act.who)}}) +
                     " " + remark.words,
                 ColorRole::mention_ink);
        }
        for (std::size_t i = 0; i < findings_.size(); ++i) finding(ui, session, i);
    });
}

void WriteScreen::finding(ui::Ui& ui, StaffSession& session, std::size_t place) {
    const auto& one = findings_[place];
    ui.space(1.2F);
    std::string words = session.said(Msg::desk_line, {{"n", one.line}}) + " " + one.what;
    if (!one.fix.empty()) words += "; " + one.fix;
    const float high = ui::height_of(ui, ui::TextLevel::small, words, ui.width() - 4) + 2;
    const base::Rect row{ui.x(), ui.y(), ui.width(), std::max(high, ui.theme().target)};
    // Half of one says nothing: it is seen once all of it is, with the next turn of the list.
    const base::Rect seen = ui.canvas().clip(), place_of = ui.canvas().placed(row);
    const bool whole = place_of.y >= seen.y && place_of.bottom() <= seen.bottom() + 0.1F;
    const bool shown = whole || row.height > seen.height;
    if (shown) ui.canvas().fill({row.x, row.y, 1.2F, row.height}, tone_of(one.severity), 0.4F);
    ui::Node node;
    node.key = base::Key("write/finding") / std::to_string(place + 1);
    node.role = base::Role::Button;
    node.name = words;
    node.box_mm = row;
    node.tappable = true;
    if (ui.declare(std::move(node))) {
        if (blocks_) return block_editor_.open_line(one.line);
        editor_.go_to(std::max(1, one.line));
        ui.memory().focus = "write/text";
    }
    std::string key;
    const layout::Face face{ui.theme().type.small, false, 1.4F};
    const auto set =
        ui.set({words, face, row.width - 4, layout::Align::start, ui.language(), {}}, &key);
    if (shown) ui.canvas().text(key, set, {row.x + 3, row.y + 1}, ColorRole::ink);
    ui.space(row.height);
    const std::string word = unknown_word(one);
    if (word.empty() || !session.may(editorial::Action::save)) return;
    toolbar(ui,
            {{"write/learn/" + word, session.said(Msg::desk_learn, {{"word", word}}), "plus",
              [&, word] {
                  if (session.succeeded(add_own_word(session.repository, place_.language, word)))
                      seen_version_ = ~editor_.edit.version();  // looked at again
              }}});
}

// What was typed, wherever, is looked at once the hand rests.
void WriteScreen::typed(ui::Ui& ui, StaffSession& session) {
    if (typed_version_ == editor_.edit.version()) return;
    typed_version_ = editor_.edit.version();
    changed_s_ = ui.input().now_s;
    if (session.note == session.said(Msg::desk_none)) session.note.clear();
}

void WriteScreen::by_blocks(ui::Ui& ui, StaffSession& session, const base::Rect& box, Go& go) {
    block_editor_.draw(ui, session, {place_, editor_, findings_, remarks_}, box);
    typed(ui, session);
    if (const int line = block_editor_.new_source_for(); line > 0)
        go = to(SourcesScreen(SourcesScreen::Part::form, {path_, line}));
}

// Between the page and its Markdown: the same text, seen otherwise.
void WriteScreen::turn() { blocks_ = !blocks_; }

void WriteScreen::text(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui::Editor::Style look;
    look.name = path_;
    look.language = base::Language{};  // what is no page reads like English
    for (const auto& entry : session.services.languages)
        if (entry.language.tag == place_.language && place_.is_page())
            look.language = entry.language;
    look.numbered = true;
    look.most = editorial::largest_text;
    look.fixed = !session.may(editorial::Action::save);
    for (const auto& one : findings_)
        if (one.line > 0) look.marks.push_back({one.line, tone_of(one.severity)});
    editor_.draw(ui, "write/text", look, box);
    typed(ui, session);
    if (editor_.refused) session.note = session.said(Msg::desk_too_long);
}

// As patients will meet it, with the manners to choose from above.
void WriteScreen::preview(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    float top = box.y;
    ui.in(box, [&] {
        preview_.manners(ui, session, "write/as", newest_.has_value());
        top = ui.y() + ui.theme().gap;
    });
    const bool changes = preview_.manner == Preview::Manner::words && newest_;
    preview_.draw(ui, session,
                  {path_, editor_.edit.text(), editor_.edit.version(), editor_.edit.line(),
                   changes ? &newest_->body : nullptr},
                  {box.x, top, box.width, box.bottom() - top});
}

}  // namespace desk
