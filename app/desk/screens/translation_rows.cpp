// The rows of a page being translated: English, translation, what is known of it.
#include <algorithm>

#include "content/as_read.h"
#include "desk/blocks/field_names.h"
#include "desk/blocks/form_fields.h"
#include "desk/route.h"
#include "desk/side_by_side.h"
#include "desk/tools.h"
#include "document/held/differences.h"
#include "document/plain.h"
#include "text/toml.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float state_mm = 46, side_gap_mm = 4, pair_pad_mm = 2;
constexpr std::size_t most_revisions = 30, most_words = 6;

float side_width(float width) { return (width - state_mm - 2 * side_gap_mm - 2 * pair_pad_mm) / 2; }

struct StateWords {
    Msg word;
    Colour colour;
};
StateWords state_words(BlockState state) {
    switch (state) {
        case BlockState::fresh:
            return {Msg::desk_tr_fresh, Colour::good};
        case BlockState::stale:
            return {Msg::desk_tr_stale, Colour::waiting};
        case BlockState::otherwise:
            return {Msg::desk_tr_otherwise, Colour::bad};
        case BlockState::begun:
            return {Msg::desk_tr_begun, Colour::waiting};
        case BlockState::missing:
            return {Msg::desk_tr_missing, Colour::bad};
    }
    return {};
}

document::Document alone(const document::Document& page, std::size_t block) {
    document::Document part;
    part.front = page.front;
    part.blocks.push_back(page.blocks[block]);
    return part;
}

std::string plain_of(const document::Document& page, std::size_t block) {
    document::Document part;  // without the title of its page
    part.blocks.push_back(page.blocks[block]);
    return document::plain(part, document::Include::everything);
}

}  // namespace

// Both as readers meet them, with the clinic's own numbers.
void TranslationScreen::ink(StaffSession& session, float width) {
    const float side = side_width(width);
    const auto set = [&](InkedBlocks& ink, const PageText& text, const std::string& language) {
        const auto page = content::as_read(
            text.parsed->document, {session.services.settings, words_in(session, language)});
        ink.begin(session, language, side);
        for (const auto& pair : pairs_) {
            const bool english = language == "en";
            if (!english && !pair.here) continue;
            ink.set(session, english ? pair.source : pair.own,
                    alone(page, english ? pair.english : *pair.here));
        }
    };
    set(english_ink_, english_, "en");
    set(own_ink_, own_, place_.language);
}

void TranslationScreen::close() {
    open_ = Open::nothing;
    editors_.clear();
    former_.clear();
    back_words_.start("");
    told_mm_ = 0;
    field_ = 0;
}

// The English that the open block was made from, as the library still has it.
std::string TranslationScreen::former(StaffSession& session, const BlockPair& pair) const {
    if (pair.state != BlockState::stale && pair.state != BlockState::otherwise) return "";
    std::size_t seen = 0;
    for (const auto& one : session.repository.revisions(place_.in("en").str())) {
        if (++seen > most_revisions) break;
        const auto text = session.repository.revision(one.id);
        const auto page = session.repository.parsed(text->body);
        const auto at =
            std::find(page->fingerprint.begin(), page->fingerprint.end(), pair.made_from);
        if (at != page->fingerprint.end())
            return plain_of(page->document,
                            static_cast<std::size_t>(at - page->fingerprint.begin()));
    }
    return "";
}

void TranslationScreen::open_block(StaffSession& session, std::size_t pair) {
    close();
    open_ = Open::block;
    at_ = pair;
    const auto& one = pairs_[pair];
    form_ = one.here ? BlockForm::of(one.own) : blank_form(one.source);
    for (const auto& words : form_.fields) editors_.emplace_back().start(words);
    former_ = former(session, one);
    back_words_.start(one.record.back_words);
    focus_ = true;
}

void TranslationScreen::open_head() {
    close();
    open_ = Open::head;
    const auto& front = document::parse(body_.text()).document.front;
    for (const auto* words : {&front.title, &front.summary, &front.discreet_title, &front.instead})
        editors_.emplace_back().start(*words);
    if (english_.parsed->document.front.instead.empty()) editors_.pop_back();
    focus_ = true;
}

void TranslationScreen::state(ui::Ui& ui, StaffSession& session, const BlockPair& pair) {
    const auto [word, colour] = state_words(pair.state);
    ui::TextStyle look;
    look.color = colour == Colour::bad       ? ColorRole::emergency_ink
                 : colour == Colour::waiting ? ColorRole::same_day_ink
                                             : ColorRole::note_ink;
    look.ground = ColorRole::card;
    ui::text(ui, ui::TextLevel::small, session.said(word), look);
    if (pair.record.made.empty()) return;
    look.color = ColorRole::muted;
    ui::text(ui, ui::TextLevel::small, session.said(Msg::desk_tr_by, {{"who", pair.record.made}}),
             look);
    if (!pair.record.back.empty())
        ui::text(ui, ui::TextLevel::small,
                 session.said(Msg::desk_tr_back_by, {{"who", pair.record.back}}), look);
    if (!pair.record.signed_by.empty())
        ui::text(ui, ui::TextLevel::small,
                 session.said(Msg::desk_tr_signed, {{"who", pair.record.signed_by}}), look);
}

void TranslationScreen::row(ui::Ui& ui, StaffSession& session, std::size_t index) {
    const BlockPair pair = pairs_[index];  // what is typed makes them anew
    const bool open = open_ == Open::block && at_ == index;
    const float x = ui.x(), y = ui.y(), wide = ui.width(), side = side_width(wide);
    const auto& english = english_ink_.of(pair.source);
    const InkedBlock* own = pair.here && !open ? &own_ink_.of(pair.own) : nullptr;
    float high = std::max({english.sheet.height, own ? own->sheet.height : 0, ui.theme().target});
    const float left = x + pair_pad_mm, middle = left + side + side_gap_mm;
    // What was opened comes to the top, once it has the focus and all rows stand.
    if (open && focus_ && ui.memory().focus == base::Key("tr/field/0")) {
        auto& scroll = ui.memory().scrolls["tr/rows"];
        const float wish = scroll.offset + y - ui.canvas().clip().y;
        scroll.offset = std::clamp(wish, 0.F, std::max(0.F, scroll.furthest()));
        focus_ = false;
    }
    if (!open) {
        ui::Node node;
        node.key = base::Key("tr/block") / std::to_string(index + 1);
        node.role = base::Role::Button;
        node.name = first_words(pair.source) + ". " + session.said(state_words(pair.state).word);
        node.box_mm = {x, y, wide, high + 2 * pair_pad_mm};
        node.tappable = true;
        if (ui.declare(std::move(node))) open_block(session, index);
    }
    const float compared = ui.in({left, y + pair_pad_mm, side, 0}, [&] {
        english_ink_.draw(ui, session, english);
        ui.space(english.sheet.height);
        put_back(ui, session, pair, open);
    });
    high = std::max(high, compared - y - pair_pad_mm);
    if (own) ui.in({middle, y + pair_pad_mm, side, 0}, [&] { own_ink_.draw(ui, session, *own); });
    const float last = ui.in({middle + side + side_gap_mm, y + pair_pad_mm, state_mm, 0},
                             [&] { state(ui, session, pair); });
    high = std::max(high, last - y - pair_pad_mm);
    if (open)
        high = std::max(high, ui.in({middle, y + pair_pad_mm, side, 0}, [&] {
            fields(ui, session);
        }) - y - pair_pad_mm);
    high += 2 * pair_pad_mm;
    if (open) ui.canvas().line({x, y, wide, high}, ColorRole::accent, ui.theme().radius, 0.8F);
    ui.canvas().fill({x, y + high, wide, 0.3F}, ColorRole::edge, 0);
    ui.space(high + 0.6F);
}

// What somebody made of it who did not see the English, below that: the words that differ marked.
void TranslationScreen::put_back(ui::Ui& ui, StaffSession& session, const BlockPair& pair,
                                 bool open) {
    const std::string& words = open ? back_words_.edit.text() : pair.record.back_words;
    if (words.empty()) return;
    ui.space(ui.theme().gap);
    line(ui, session.said(Msg::desk_tr_says), ColorRole::muted);
    ui::TextStyle look;
    look.key = open ? "tr/says" : "";
    look.language = base::Language{};
    look.spans = words_apart(words, plain_of(english_.parsed->document, pair.english));
    ui::text(ui, ui::TextLevel::small, words, look);
}

void TranslationScreen::fields(ui::Ui& ui, StaffSession& session) {
    const bool changed =
        form_fields(ui, session, {"tr/field/", form_, editors_, language_, field_});
    field(ui,
          {.key = "tr/back-words",
           .name = session.said(Msg::desk_tr_back_words),
           .lines = 2,
           .language = base::Language{}},
          back_words_);
    ui.space(ui.theme().gap);
    if (changed) commit(session, false);
    in_room(ui, told_mm_, [&] { told(ui, session, pairs_[at_]); });
}

// They stand below what scrolls, in sight however long the block is, and above the keyboard.
void TranslationScreen::block_acts(ui::Ui& ui, StaffSession& session) {
    bool done = false;
    const auto& now = pairs_[at_];
    const auto there = document::shared_of(english_.parsed->document);
    const auto here = document::shared_of(own_.parsed->document);
    const bool well = now.here && !document::contradicts(there.blocks[now.english],
                                                         here.blocks[*now.here], wording_);
    toolbar(ui, {{"tr/done",
                  session.said(Msg::desk_tr_done),
                  "check",
                  [&] { done = true; },
                  {.enabled = well, .primary = true}},
                 {"tr/close", session.said(Msg::desk_sign_back), "close", [this] { close(); }}});
    if (!done) return;
    commit(session, true);
    next(ui, session);
}

// What it says otherwise, and what it lacks, while somebody types.
void TranslationScreen::told(ui::Ui& ui, StaffSession& session, const BlockPair& pair) {
    const auto there = document::shared_of(english_.parsed->document).blocks[pair.english];
    if (!former_.empty()) {
        line(ui, session.said(Msg::desk_tr_was), ColorRole::muted);
        ui::TextStyle look;
        look.key = "tr/was";
        look.language = base::Language{};
        look.spans = words_apart(former_, plain_of(english_.parsed->document, pair.english),
                                 layout::Span::Style::removed);
        ui::text(ui, ui::TextLevel::small, former_, look);
        ui.space(ui.theme().gap);
    }
    std::string weighty;
    std::size_t count = 0;
    for (const auto& term : wording_.terms)
        if (!term.say.empty() && document::says_any(there.text, term.english) &&
            count++ < most_words)
            weighty += (weighty.empty() ? "" : " · ") + term.english.front().words + ": " +
                       term.say.front().words;
    if (!weighty.empty())
        line(ui, session.said(Msg::desk_tr_words) + " " + weighty, ColorRole::ink, "tr/words");
    if (!pair.here) return;
    const auto here = document::shared_of(own_.parsed->document).blocks[*pair.here];
    const auto faults = document::differences(there, here, wording_);
    for (const auto& fault : faults) line(ui, fault, ColorRole::emergency_ink, "tr/fault");
    if (faults.empty()) line(ui, session.said(Msg::desk_tr_well), ColorRole::note_ink, "tr/well");
    ui.space(ui.theme().gap);
    help(ui, session, lacking(there, here));
}

// One touch puts in what the English has and this lacks.
void TranslationScreen::help(ui::Ui& ui, StaffSession& session, const Lacking& lacks) {
    std::vector<Button> all;
    auto* field = &editors_[std::min(field_, editors_.size() - 1)];
    const auto insert = [&](const std::string& words) {
        all.push_back({"tr/insert/" + words, session.said(Msg::desk_tr_insert, {{"what", words}}),
                       "plus", [field, words] {
                           const auto& text = field->edit.text();
                           const auto at = field->edit.cursor();
                           const bool apart = at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n';
                           field->edit.insert((apart ? " " : "") + words);
                       }});
    };
    for (const auto& number : lacks.numbers) insert(number);
    for (const auto& source : lacks.sources) insert("[" + source + "]");
    for (const auto& rule : lacks.placeholders) insert(rule);
    for (const auto& id : lacks.terms) {
        const auto word = glossary_.find(id);
        if (word == glossary_.end()) continue;
        // What is chosen in the field is linked; else the word comes in.
        all.push_back({"tr/link/" + id, session.said(Msg::desk_tr_link, {{"word", word->second}}),
                       "quote", [this, field, id, own = word->second] {
                           std::string chosen = field->edit.selected();
                           if (chosen.empty()) field->edit.insert(own);
                           form_.before +=
                               " [" + (chosen.empty() ? own : chosen) + "](term:" + id + ")";
                           form_.fields.front() += " ";  // it is written anew
                       }});
    }
    if (all.empty()) return;
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

// Title and summary: the first row.
void TranslationScreen::titles(ui::Ui& ui, StaffSession& session) {
    const float x = ui.x(), y = ui.y(), wide = ui.width(), side = side_width(wide);
    const float left = x + pair_pad_mm, middle = left + side + side_gap_mm;
    const auto show = [&](float at, const document::FrontMatter& front,
                          const base::Language& language) {
        return ui.in({at, y + pair_pad_mm, side, 0}, [&] {
            ui::TextStyle look;
            look.language = language;
            ui::text(ui, ui::TextLevel::section, front.title, look);
            for (const auto* words : {&front.summary, &front.discreet_title, &front.instead})
                if (!words->empty()) ui::text(ui, ui::TextLevel::reading, *words, look);
        });
    };
    float low = show(left, english_.parsed->document.front, base::Language{});
    const bool open = open_ == Open::head;
    if (open) focus_ = false;
    if (open)
        low = std::max(
            low, ui.in({middle, y + pair_pad_mm, side, 0}, [&] { title_fields(ui, session); }));
    else
        low = std::max(low, show(middle, own_.parsed->document.front, language_));
    const float high = std::max(low - y, ui.theme().target) + pair_pad_mm;
    if (open) {
        ui.canvas().line({x, y, wide, high}, ColorRole::accent, ui.theme().radius, 0.8F);
    } else {
        ui::Node node;
        node.key = "tr/head";
        node.role = base::Role::Button;
        node.name = session.said(Msg::desk_tr_head);
        node.box_mm = {x, y, wide, high};
        node.tappable = true;
        if (ui.declare(std::move(node))) open_head();
    }
    ui.space(high + 0.6F);
}

void TranslationScreen::title_fields(ui::Ui& ui, StaffSession& session) {
    const Msg names[] = {Msg::desk_new_title, Msg::desk_f_summary, Msg::desk_f_discreet,
                         Msg::desk_f_instead};
    const char* const keys[] = {"title", "summary", "discreet_title", "instead"};
    const auto& english = english_.parsed->document.front;
    const std::string* const sources[] = {&english.title, &english.summary, &english.discreet_title,
                                          &english.instead};
    const auto split = document::split_front_matter(body_.text());
    std::string front(split.front);
    const auto at = static_cast<std::size_t>(split.front.data() - body_.text().data());
    bool done = false, whole = true;
    std::vector<std::string> faults;
    for (std::size_t i = 0; i < editors_.size(); ++i) {
        Field shape;
        shape.key = "tr/field/" + std::to_string(i);
        shape.name = session.said(names[i]);
        shape.lines = i == 1 || i == 3 ? 2 : 1;
        shape.language = language_;
        field(ui, shape, editors_[i]);
        const auto& words = editors_[i].edit.text();
        whole = whole && !words.empty();
        for (const auto& fault : document::line_differences({*sources[i], words}, wording_))
            if (!words.empty()) faults.push_back(shape.name + ": " + fault);
        ui.space(ui.theme().gap);
        if (auto put_in = text::with_words(front, keys[i], words)) front = *put_in;
    }
    toolbar(ui, {{"tr/done",
                  session.said(Msg::desk_tr_done),
                  "check",
                  [&] { done = true; },
                  {.enabled = whole, .primary = true}}});
    in_room(ui, told_mm_, [&] {
        for (const auto& fault : faults) line(ui, fault, ColorRole::emergency_ink, "tr/fault");
    });
    std::string body = body_.text();
    body.replace(at, split.front.size(), front);
    if (body != body_.text()) put(body), make(session, made_width_);
    if (!done) return;
    at_ = pairs_.size() - 1;  // so that the first is next
    next(ui, session);
}

}  // namespace desk
