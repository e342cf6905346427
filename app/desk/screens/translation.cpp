#include "desk/screens/translation.h"

#include <algorithm>

#include "content/page_template.h"
#include "content/read_catalog.h"
#include "desk/route.h"
#include "desk/titles.h"
#include "devices/clock.h"
#include "text/toml.h"
#include "ui/segments.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using Kind = content::Path::Kind;

namespace {

constexpr double kept_every_s = 1;

std::string newest_text(StaffSession& session, const content::Path& path) {
    const auto text = session.repository.newest(path.str());
    return text ? text->body : "";
}

std::map<std::string, std::string> words_of_glossary(const std::string& glossary) {
    base::Problems told;  // by the findings of that text
    const auto terms = text::Toml::parse(glossary, "", told);
    std::map<std::string, std::string> words;
    for (const auto& id : terms.keys())
        if (auto word = terms.table(id).text("word")) words.emplace(id, *word);
    return words;
}

// What other pages of the language call the chapter of questions.
std::string usual_ask(StaffSession& session, const std::string& language) {
    for (const auto& text : session.repository.list())
        if (!text.id.empty() && text.language == language)
            return session.repository.parsed(session.repository.newest(text.path)->body)
                ->document.front.ask;
    return document::FrontMatter().ask;
}

}  // namespace

std::vector<Sample> TranslationScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    for (const auto& text : session.repository.list()) {
        if (text.id.empty() || text.language == "en" || text.language.empty()) continue;
        all.push_back({"translation", TranslationScreen(text.path)});
        all.push_back({"translation, its head", TranslationScreen(text.path), {"tr/head"}});
        all.push_back({"translation, a block", TranslationScreen(text.path), {"tr/block/1"}});
        all.push_back(
            {"translation, keyboard", TranslationScreen(text.path), {"tr/block/1", "tr/keys"}});
        break;
    }
    return all;
}

void TranslationScreen::open(StaffSession& session) {
    newest_ = session.repository.newest(place_.str());
    language_ = language_of(session, place_.language);
    english_.body = newest_text(session, place_.in("en"));
    english_.parsed = session.repository.parsed(english_.body);
    wording_ = content::read_wording(newest_text(session, {Kind::language, place_.language, ""}),
                                     newest_text(session, {Kind::lexicon, place_.language, ""}),
                                     place_.language);
    glossary_ = words_of_glossary(newest_text(session, {Kind::glossary, place_.language, ""}));
    const auto today = session.services.clock.today();
    std::string body = newest_ ? newest_->body
                               : content::translation_template(
                                     english_.parsed->document.front,
                                     {place_.id, "", today, editorial::a_year_after(today)},
                                     usual_ask(session, place_.language));
    base_ = newest_ ? newest_->id : 0;
    for (const auto& draft : session.repository.drafts(place_.str()))
        if (draft.by == session.person.name) {
            body = draft.body;
            base_ = draft.base;
            session.note = session.said(Msg::desk_draft_found, {{"when", when(session, draft.at)}});
        }
    body_ = text::Edit(std::move(body));
    kept_version_ = body_.version();
    opened_ = true;
    if (!newest_) open_head();
}

editorial::Draft TranslationScreen::draft(const StaffSession& session) const {
    return {place_.str(), session.person.name, body_.text(), base_, session.now};
}

bool TranslationScreen::autosave(StaffSession& session) {
    if (kept() || !opened_ || !session.may(editorial::Action::save)) return true;
    tried_s_ = session.services.clock.seconds();
    const auto done = session.repository.autosave(draft(session));
    if (!session.succeeded(done)) return false;
    kept_version_ = body_.version();
    return true;
}

void TranslationScreen::tick(StaffSession& session, double now_s) {
    if (opened_ && !kept() && now_s - tried_s_ >= kept_every_s) {
        const std::string note = session.note;
        if (autosave(session)) session.note = note;
    }
}

double TranslationScreen::due_in(double now_s) const {
    if (!opened_) return kept_every_s;
    return kept() ? devices::never_s : std::max(0.02, tried_s_ + kept_every_s - now_s);
}

bool TranslationScreen::save(StaffSession& session) {
    const auto saved = editorial::save(session.repository, draft(session), session.by());
    if (!session.succeeded(saved)) {
        const std::string why = session.note;
        autosave(session);
        session.note = why;
        return false;
    }
    base_ = saved->id;
    newest_ = *saved;
    kept_version_ = body_.version();
    session.note = session.said(Msg::desk_saved, {{"n", saved->number}});
    return true;
}

void TranslationScreen::put(const std::string& body) {
    if (body != body_.text()) body_.replace({0, body_.text().size()}, body);
}

// The blocks beside each other anew, once something was typed.
void TranslationScreen::make(StaffSession& session, float width) {
    if (made_version_ == body_.version() && made_width_ == width) return;
    made_version_ = body_.version();
    made_width_ = width;
    own_ = {body_.text(), session.repository.parsed(body_.text())};
    pairs_ = block_pairs(english_, own_, wording_);
    ink(session, width);
}

void TranslationScreen::commit(StaffSession& session, bool done) {
    const std::string& shown = session.person.shown_name;
    const content::Makers makers{
        machine_ ? "machine" : (shown.empty() ? session.person.name : shown), back_.edit.text(),
        session.services.clock.today(), back_words_.edit.text()};
    link_terms(form_,
               {document::shared_of(english_.parsed->document).blocks[pairs_[at_].english].terms,
                glossary_});
    put(with_translated(english_, own_, {pairs_[at_], form_.markdown(), makers, done}));
    make(session, made_width_);
}

// The next that waits, round the end; none: that is told.
void TranslationScreen::next(ui::Ui& ui, StaffSession& session) {
    for (std::size_t i = 1; i <= pairs_.size(); ++i) {
        const std::size_t place = (at_ + i) % pairs_.size();
        if (pairs_[place].state == BlockState::fresh) continue;
        ui.memory().focus = {};  // not yet: the rows stand otherwise in the next frame
        open_block(session, place);
        return;
    }
    close();
    ui.memory().focus = "tr/submit";
    session.note = session.said(Msg::desk_tr_all_done);
}

void TranslationScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.may(editorial::Action::save);
    const bool waits = newest_ && (newest_->state == editorial::State::draft ||
                                   newest_->state == editorial::State::rejected);
    toolbar(ui, {{"tr/save",
                  said(Msg::desk_save),
                  "check",
                  [&] { save(session); },
                  {.enabled = author && changed()}},
                 {"tr/submit",
                  said(Msg::desk_submit),
                  "next",
                  [&] {
                      if (changed() && !save(session)) return;
                      if (!session.succeeded(
                              editorial::submit(session.repository, place_.str(), session.by())))
                          return;
                      session.note =
                          said(Msg::desk_submitted, {{"title", own_.parsed->document.front.title}});
                      go = to(TranslateScreen(place_.language));
                  },
                  {.enabled = author && (waits || changed()) && waiting(pairs_) == 0}},
                 {"tr/next",
                  said(Msg::desk_tr_waiting, {{"n", waiting(pairs_)}}),
                  "down",
                  [&] { next(ui, session); },
                  {.enabled = waiting(pairs_) > 0}},
                 {"tr/undo", said(Msg::desk_undo), "back",
                  [&] {
                      body_.undo();
                      close();
                  }},
                 {"tr/text",
                  said(Msg::desk_markdown),
                  "list",
                  [&] {
                      if (changed()) autosave(session);
                      go = to(WriteScreen(place_.str()));
                  },
                  {.enabled = newest_.has_value()}},
                 keys_button(session, "tr/keys")});
}

// Who made the words that are being marked as done.
void TranslationScreen::makers(ui::Ui& ui, StaffSession& session) {
    ui.columns(2, [&](int column) {
        if (column == 1)
            return static_cast<void>(
                field(ui, {"tr/back", session.said(Msg::desk_tr_back)}, back_));
        line(ui, session.said(Msg::desk_tr_made), ColorRole::muted);
        ui::segments(ui, {{"tr/made/me", session.said(Msg::desk_tr_me), !machine_,
                           [this] { machine_ = false; }},
                          {"tr/made/machine", session.said(Msg::desk_tr_machine), machine_,
                           [this] { machine_ = true; }}});
    });
}

void TranslationScreen::head(ui::Ui& ui, StaffSession& session, Go& go) {
    ui::text(
        ui, ui::TextLevel::title,
        english_.parsed->document.front.title + " · " + language_name(session, place_.language));
    const int all = static_cast<int>(pairs_.size()), open = waiting(pairs_);
    line(ui, session.said(Msg::desk_tr_progress, {{"done", all - open}, {"all", all}}),
         ColorRole::muted, "tr/progress");
    ui.space(1);
    const base::Rect bar{ui.x(), ui.y(), ui.width(), 1.4F};
    ui.canvas().fill(bar, ColorRole::edge, 0.7F);
    const float share = all == 0 ? 0 : static_cast<float>(all - open) / static_cast<float>(all);
    if (share > 0)
        ui.canvas().fill({bar.x, bar.y, bar.width * share, bar.height}, ColorRole::accent, 0.7F);
    ui.space(1.4F + ui.theme().gap);
    acts(ui, session, go);
    ui.space(ui.theme().gap);
    makers(ui, session);
    ui.space(ui.theme().gap);
}

ui::Editor* TranslationScreen::focused(const ui::Memory& memory) {
    for (std::size_t i = 0; i < editors_.size(); ++i)
        if (memory.focus == base::Key("tr/field/" + std::to_string(i))) return &editors_[i];
    return memory.focus == base::Key("tr/back-words") ? &back_words_ : &back_;
}

Go TranslationScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!opened_) open(session);
    make(session, made_width_ > 0 ? made_width_ : box.width);
    if (focus_) ui.memory().focus = "tr/field/0";
    for (std::size_t i = 0; i < editors_.size(); ++i)
        if (ui.memory().focus == base::Key("tr/field/" + std::to_string(i))) field_ = i;
    Go go = stay();
    const float top = ui.in(box, [&] { head(ui, session, go); });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, session, *focused(ui.memory())); });
        body.height -= high + ui.theme().gap;
    }
    const float acts = open_ == Open::block ? toolbar_height(ui) : 0;
    const base::Rect below{body.x, body.bottom() - acts, body.width, acts};
    if (acts > 0) body.height -= acts + ui.theme().gap;
    ui.scroll("tr/rows", body, [&] {
        make(session, ui.width());  // without what scrolls
        titles(ui, session);
        for (std::size_t i = 0; i < pairs_.size(); ++i) row(ui, session, i);
    });
    if (acts > 0 && open_ == Open::block) ui.in(below, [&] { block_acts(ui, session); });
    return go;
}

}  // namespace desk
