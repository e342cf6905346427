#include "desk/preview.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/path.h"
#include "content/placeholders.h"
#include "content/source.h"
#include "desk/page_reading.h"
#include "document/chapters.h"
#include "document/fingerprint.h"
#include "document/parse.h"
#include "layout/sheet_builder.h"
#include "text/diff.h"
#include "ui/sheet_view.h"

namespace desk {

using content::Msg;
using Kind = content::Path::Kind;
using layout::ColorRole;

namespace {

constexpr float between_languages_mm = 4;
// Less than a writer's findings wait: the frame that brings them brings the pages too.
constexpr double rest_s = 0.3;
constexpr std::size_t at_once = 28U << 10U;  // bytes; some 4,000 words

// The head of the page, or the chapter the line stands in.
document::Document part_at(const document::Document& document, int line, std::string* title) {
    const auto parts = document::chapters(document);
    const document::Document* part = &parts.head;
    for (const auto& chapter : parts.chapters) {
        if (chapter.part.blocks.empty() || chapter.part.blocks.front().line > line + 1) break;
        part = &chapter.part;
        *title = chapter.title;
    }
    return *part;
}

void mark_new(document::Document& document, const document::Document& before) {
    const auto known = document::fingerprints(before);
    for (auto& block : document.blocks)
        block.stale =
            std::find(known.begin(), known.end(), document::fingerprint(block)) == known.end();
}

content::Path path_of(const Preview::What& what) { return *content::Path::parse(what.path); }

}  // namespace

const layout::Diagrams& Preview::diagrams(StaffSession& session, const std::string& language) {
    const auto known = diagrams_.find(language);
    if (known != diagrams_.end()) return known->second;
    return diagrams_[language] = newest_diagrams(session, language);
}

void Preview::make_page(StaffSession& session, const What& what, float width) {
    const auto path = path_of(what);
    const std::string& tag = path.language;
    const auto& words = words_in(session, tag);
    language_ = words.language;
    auto document = as_read(session, path, what.body);
    if (manner == Manner::paper)
        return pages_.make(session, document, words, diagrams(session, tag));
    title_ = document.front.title;
    summary_ = document.front.summary;
    if (what.before) mark_new(document, as_read(session, path, *what.before));
    if (what.line > 0) {
        std::string chapter;
        document = part_at(document, what.line, &chapter);
        if (!chapter.empty()) title_ = chapter, summary_.clear();
    }
    layout::LayoutContext context = reading_context(session, tag, width);
    context.fonts = &set_.of(session.services.fonts);
    context.diagrams = &diagrams(session, tag);
    if (what.before) context.labels.stale = session.said(Msg::desk_changed);
    auto sheet = layout::flow(document, context);
    for (const auto& item : sheet.items)
        if (const auto* open = std::get_if<layout::Open>(&item); open && !open->name.empty())
            spoken_.push_back(open->name);
    sheets_.push_back(std::move(sheet));
}

// A drawing with its own words, whichever of its three files is being changed.
void Preview::make_drawing(StaffSession& session, const What& what) {
    const auto shown = path_of(what);
    const std::string& id = shown.id;
    const auto text = [&](const content::Path& path) {
        if (path == shown) return what.body;
        const auto newest = session.repository.newest(path.str());
        return newest ? newest->body : std::string();
    };
    auto diagram =
        layout::Diagram::make(id, text({Kind::drawing, "", id}), text({Kind::geometry, "", id}),
                              text({Kind::titles, shown.language_or_english(), id}));
    if (!diagram) {
        title_ = base::to_line(diagram.error());
        return;
    }
    title_ = diagram->title();
    summary_ = diagram->alt();
    for (const auto& structure : diagram->structures())
        spoken_.push_back(structure.title + ". " + structure.sentence);
    one_.clear();
    one_.emplace(id, std::move(*diagram));
}

// What visitors are told of the clinic, in each language.
void Preview::make_details(StaffSession& session, const What& what, float width) {
    base::Problems told;  // by the findings
    const auto clinic = settings::with_details(session.services.machine, what.body, told);
    title_ = clinic.name;
    summary_ = clinic.address;
    for (const auto& entry : session.services.languages) {
        const auto& words = words_in(session, entry.language.tag);
        std::string text = "## " + entry.name + "\n\n";
        text += words(Msg::desk_details_shown,
                      {{"emergency", content::emergency_number(clinic, words)},
                       {"advice", content::advice_number(clinic, words)},
                       {"phone", content::fill_in("{clinic-phone}", clinic, words)}});
        text += "\n\n";
        for (const auto rule : settings::rule_names)
            text += fmt::format("- **{}**: {}\n", rule,
                                content::fill_in(fmt::format("{{rule-{}}}", rule), clinic, words));
        const auto context = reading_context(session, entry.language.tag, width);
        sheets_.push_back(layout::flow(document::parse(text).document, context));
    }
}

namespace {

// Bytes of a line that its counterpart does not have.
std::vector<layout::Span> new_words(const std::string& line, const std::string& other) {
    std::vector<layout::Span> spans;
    std::size_t at = 0;
    for (const auto& piece : text::diff_words(other, line)) {
        if (piece.kind == text::ChangeKind::removed) continue;
        if (piece.kind == text::ChangeKind::added)
            spans.push_back({at, at + piece.text.size(), layout::Span::Style::match});
        at += piece.text.size();
    }
    return spans;
}

std::string one_line(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

// Lines taken out and lines that came in their place, side by side in rows.
struct Swap {
    std::string out, in;
};
std::vector<Swap> swaps(const std::string& before, const std::string& after) {
    std::vector<Swap> all;
    std::size_t open = 0;  // of the rows, the first that still waits for what came in
    for (const auto& change : text::diff_lines(before, after)) {
        if (change.kind == text::ChangeKind::same) {
            open = all.size();
            continue;
        }
        const std::string text = one_line(change.text);
        if (text.empty()) continue;
        if (change.kind == text::ChangeKind::removed)
            all.push_back({text, ""});
        else if (open < all.size())
            all[open++].in = text;
        else
            all.push_back({"", text}), open = all.size();
    }
    return all;
}

// Who reads the list of sources reads what each is, not how the file writes it.
std::string as_list(const std::string& sources) {
    base::Problems told;  // by the findings
    std::string lines;
    for (const auto& one : content::read_sources(sources, "", told))
        lines += fmt::format("{} · {} · {} {}, {} {} · {} {}\n", one.id, content::reference(one),
                             content::name(one.tier), one.evidence, content::name(one.read),
                             one.read_on.known() ? text::to_iso(one.read_on) : "", one.licence,
                             one.next_look.known() ? text::to_iso(one.next_look) : "");
    return base::any_error(told) ? sources : lines;
}

// The same spans behind so many bytes.
std::vector<layout::Span> moved(std::vector<layout::Span> spans, std::size_t by) {
    for (auto& span : spans) span.begin += by, span.end += by;
    return spans;
}

}  // namespace

// What was taken out and what came in, line by line; words that differ stand out. Laid out once and
// painted where it shows: a file of words has hundreds of lines.
void Preview::make_changes(ui::Ui& ui, StaffSession& session, const What& what, float width) {
    constexpr std::size_t most_compared = 200000;  // bytes: a photograph has no lines to read
    const auto path = path_of(what);
    if (path.of_drawing() && what.body.size() > most_compared) return;
    const bool sources = path.kind == Kind::sources;
    const auto read = [&](const std::string& text) { return sources ? as_list(text) : text; };
    language_ = words_in(session, path.language_or_english()).language;
    layout::LayoutContext context = reading_context(session, language_.tag, width);
    const float size = ui.theme().type.reading, gap = ui.theme().gap;
    layout::SheetBuilder builder(context);
    const auto part = [&](const std::string& words, const std::string& other, bool added) {
        if (words.empty()) return;
        const auto ground = added ? ColorRole::note_soft : ColorRole::emergency_soft;
        const layout::Ink ink{added ? ColorRole::note_ink : ColorRole::emergency_ink, ground};
        const auto spans = other.empty() ? std::vector<layout::Span>() : new_words(words, other);
        builder.panel({{}, ground, ColorRole::none, ColorRole::none, 1.2F}, 1, [&] {
            builder.open(base::Role::Paragraph, (added ? "+ " : "\u2013 ") + words);
            builder.text((added ? "+ " : "\u2013 ") + words, moved(spans, added ? 2 : 4), size,
                         ink);
            builder.close();
        });
        builder.gap(0.8F);
    };
    const auto all = swaps(what.before ? read(*what.before) : "", read(what.body));
    for (const auto& [out, in] : all) {
        part(out, in, false);
        part(in, out, true);
        builder.gap(gap);
    }
    if (all.empty()) title_ = session.said(Msg::desk_no_changes);
    sheets_.push_back(builder.finish());
}

// A leaflet is laid out whole, which for a long text costs more than a key may: that waits until
// the hand rests.
bool Preview::waits(const What& what, const std::string& where, double now_s) {
    const std::string wanted = fmt::format("{}/{}", where, what.version);
    if (wanted != wanted_) wanted_s_ = now_s;
    wanted_ = wanted;
    const bool costs = manner == Manner::paper && what.body.size() > at_once;
    return costs && where == made_where_ && now_s - wanted_s_ < rest_s;
}

void Preview::make(ui::Ui& ui, StaffSession& session, const What& what, float width) {
    const bool paper = manner == Manner::paper;
    const std::string where = fmt::format("{}/{:.1f}/{}/{}", what.path, paper ? 0 : width,
                                          static_cast<int>(manner), what.before ? 1 : 0);
    const std::string made_for =
        fmt::format("{}/{}/{}", where, what.version, paper ? 0 : what.line);
    if (made_for == made_for_ || waits(what, where, ui.input().now_s)) return;
    made_for_ = made_for;
    made_where_ = where;
    count_ = ++session.inks;
    sheets_.clear();
    pages_.clear();
    spoken_.clear();
    title_.clear();
    summary_.clear();
    language_ = ui.language();
    const auto path = path_of(what);
    if (manner == Manner::words)
        make_changes(ui, session, what, width);
    else if (path.of_drawing())
        make_drawing(session, what);
    else if (path.kind == Kind::details)
        make_details(session, what, width);
    else if (path.is_page())
        make_page(session, what, width);
}

void Preview::say(StaffSession& session) const {
    std::vector<devices::Saying> sayings;
    for (const auto& words : spoken_) sayings.push_back({words, language_.tag, 0.3});
    session.services.voice.say(std::move(sayings), {});
}

void Preview::show_speech(ui::Ui& ui, StaffSession& session) {
    toolbar(ui, {{key_ + "/listen", session.said(Msg::bar_listen), "listen", [&] { say(session); }},
                 {key_ + "/quiet", session.said(Msg::listen_stop), "stop",
                  [&] { session.services.voice.stop(); }}});
    ui::TextStyle look;
    look.language = language_;
    for (const auto& words : spoken_) {
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::reading, words, look);
    }
}

void Preview::manners(ui::Ui& ui, StaffSession& session, const std::string& key, bool words) {
    std::vector<Button> all;
    const auto offer = [&](const char* name, Msg word, const char* icon, Manner which) {
        all.push_back({key + name,
                       session.said(word),
                       icon,
                       [this, which] { manner = which; },
                       {.selected = manner == which}});
    };
    offer("/screen", Msg::desk_screen, "eye", Manner::screen);
    offer("/paper", Msg::desk_paper, "printer", Manner::paper);
    offer("/speech", Msg::desk_speech, "listen", Manner::speech);
    if (words) offer("/words", Msg::desk_words, "list", Manner::words);
    toolbar(ui, all);
}

void Preview::draw(ui::Ui& ui, StaffSession& session, const What& what, const base::Rect& box) {
    ui.canvas().fill(box, manner == Manner::paper ? ColorRole::accent_soft : ColorRole::paper,
                     ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    ui.scroll(key_, box.inset(3), [&] { inside(ui, session, what); });
}

// A drawing by itself.
void Preview::show_drawing(ui::Ui& ui) const {
    const auto& diagram = one_.begin()->second;
    const float high = ui.width() / diagram.aspect();
    const float wide = ui.width();
    ui.canvas().picture(fmt::format("{}/{}", key_, count_), {ui.x(), ui.y(), wide, high},
                        {ColorRole::card, {0, 0}, [&diagram, wide, high](cairo_t* cairo) {
                             diagram.paint(cairo, {0, 0, wide, high}, {});
                         }});
    ui.space(high);
}

void Preview::inside(ui::Ui& ui, StaffSession& session, const What& what) {
    make(ui, session, what, ui.width());
    if (manner == Manner::speech) return show_speech(ui, session);
    ui::TextStyle look;
    look.language = language_;
    const std::string id = fmt::format("preview/{}/{}", key_, count_);
    if (!pages_.empty()) return pages_.draw(ui, session, id);
    if (!title_.empty()) {
        ui::text(ui, ui::TextLevel::title, title_, look);
        ui.space(1);
        if (!summary_.empty()) ui::text(ui, ui::TextLevel::reading, summary_, look);
        ui.space(ui.theme().gap);
    }
    const bool drawing = manner != Manner::words && path_of(what).of_drawing();
    if (!one_.empty() && drawing) return show_drawing(ui);
    if (sheets_.empty()) return line(ui, session.said(Msg::desk_no_preview), ColorRole::muted);
    const layout::Painter painter{session.services.palettes.at("light"), session.services.icons,
                                  &diagrams(session, path_of(what).language_or_english())};
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
        ui::show(ui, {fmt::format("{}/{}", id, i), std::to_string(sheets_[i].width)}, sheets_[i],
                 {painter});
        ui.space(between_languages_mm);
    }
}

}  // namespace desk
