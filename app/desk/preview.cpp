#include "desk/preview.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/pages.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "document/fingerprint.h"
#include "document/parse.h"
#include "layout/flow.h"
#include "text/diff.h"
#include "ui/sheet_view.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float kiosk_mm = 240;  // of text
constexpr float between_mm = 4;  // languages
// Less than a writer's findings wait: the frame that brings them brings the pages too.
constexpr double rest_s = 0.3;
constexpr std::size_t at_once = 28U << 10U;  // bytes; some 4,000 words

const content::Messages& words_in(const Room& room, const std::string& language) {
    const auto found = room.office.words.find(language);
    return found != room.office.words.end() ? found->second : room.office.words.begin()->second;
}

document::Document parsed(Room& room, const std::string& path, const std::string& body,
                          const content::Messages& words) {
    return content::as_read(body, {room.office.settings, words}, [&] {
        const auto english = room.repository.newest("en" + path.substr(path.find('/')));
        return english ? english->body : "";
    });
}

// The head of the page, or the chapter the line stands in.
document::Document part_at(const document::Document& document, int line, std::string* title) {
    const auto book = document::chapters(document);
    const document::Document* part = &book.head;
    for (const auto& chapter : book.chapters) {
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

std::string stem(const std::string& path) { return base::Path(path).stem().string(); }

}  // namespace

std::string language_of(const std::string& path) {
    const auto slash = path.find('/');
    const std::string first = path.substr(0, slash);
    return slash == std::string::npos || first == "diagrams" ? "en" : first;
}

bool is_page(const std::string& path) {
    return path.find("/topics/") != std::string::npos && path.ends_with(".md");
}

const layout::Diagrams& Preview::diagrams(Room& room, const std::string& language) {
    const auto known = diagrams_.find(language);
    if (known != diagrams_.end()) return known->second;
    auto& made = diagrams_[language];
    for (const auto& text : room.repository.list()) {
        if (!text.path.starts_with("diagrams/") || !text.path.ends_with(".svg")) continue;
        const std::string id = stem(text.path);
        const auto svg = room.repository.newest(text.path);
        const auto geometry = room.repository.newest("diagrams/" + id + ".toml");
        auto titles = room.repository.newest(language + "/diagrams/" + id + ".toml");
        if (!titles) titles = room.repository.newest("en/diagrams/" + id + ".toml");
        if (!svg || !geometry || !titles) continue;
        auto diagram = layout::Diagram::make(id, svg->body, geometry->body, titles->body);
        if (diagram) made.emplace(id, std::move(*diagram));
    }
    return made;
}

void Preview::make_page(Room& room, const What& what, float width) {
    const std::string tag = language_of(what.path);
    const auto& words = words_in(room, tag);
    language_ = words.language;
    auto document = parsed(room, what.path, what.body, words);
    if (manner == Manner::paper) return pages_.make(room, document, words, diagrams(room, tag));
    title_ = document.front.title;
    summary_ = document.front.summary;
    if (what.before) mark_new(document, parsed(room, what.path, *what.before, words));
    if (what.line > 0) {
        std::string chapter;
        document = part_at(document, what.line, &chapter);
        if (!chapter.empty()) title_ = chapter, summary_.clear();
    }
    const float by = width / kiosk_mm;
    layout::LayoutContext medium;
    medium.fonts = &room.office.fonts;
    medium.diagrams = &diagrams(room, tag);
    medium.figure_height_mm = 150 * by;
    medium = medium.scaled(by);
    medium.width_mm = width;
    medium.language = language_;
    medium.labels = handout::labels(words);
    if (what.before) medium.labels.stale = room.said(Msg::desk_changed);
    auto sheet = layout::flow(document, medium);
    for (const auto& item : sheet.items)
        if (const auto* open = std::get_if<layout::Open>(&item); open && !open->name.empty())
            spoken_.push_back(open->name);
    sheets_.push_back(std::move(sheet));
}

// A drawing with its own words, whichever of its three files is being changed.
void Preview::make_drawing(Room& room, const What& what) {
    const std::string id = stem(what.path);
    const auto text = [&](const std::string& path) {
        if (path == what.path) return what.body;
        const auto newest = room.repository.newest(path);
        return newest ? newest->body : std::string();
    };
    const std::string tag = language_of(what.path);
    auto diagram =
        layout::Diagram::make(id, text("diagrams/" + id + ".svg"), text("diagrams/" + id + ".toml"),
                              text(tag + "/diagrams/" + id + ".toml"));
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
void Preview::make_details(Room& room, const What& what, float width) {
    base::Problems told;  // by the findings
    const auto clinic = settings::with_details(room.office.machine, what.body, told);
    title_ = clinic.name;
    summary_ = clinic.address;
    for (const auto& entry : room.office.languages) {
        const auto& words = words_in(room, entry.language.tag);
        std::string text = "## " + entry.name + "\n\n";
        text += words(Msg::desk_details_shown,
                      {{"emergency", content::emergency_number(clinic, words)},
                       {"advice", content::advice_number(clinic, words)},
                       {"phone", content::fill_in("{clinic-phone}", clinic, words)}});
        text += "\n\n";
        for (const auto rule : settings::rule_names)
            text += fmt::format("- **{}**: {}\n", rule,
                                content::fill_in(fmt::format("{{rule-{}}}", rule), clinic, words));
        layout::LayoutContext medium;
        medium.fonts = &room.office.fonts;
        medium = medium.scaled(width / kiosk_mm);
        medium.width_mm = width;
        medium.language = words.language;
        medium.labels = handout::labels(words);
        sheets_.push_back(layout::flow(document::parse(text).document, medium));
    }
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

void Preview::make(ui::Ui& ui, Room& room, const What& what, float width) {
    const bool paper = manner == Manner::paper;
    const std::string where = fmt::format("{}/{:.1f}/{}/{}", what.path, paper ? 0 : width,
                                          static_cast<int>(manner), what.before ? 1 : 0);
    const std::string made_for =
        fmt::format("{}/{}/{}", where, what.version, paper ? 0 : what.line);
    if (made_for == made_for_ || waits(what, where, ui.input().now_s)) return;
    made_for_ = made_for;
    made_where_ = where;
    count_ = ++room.inks;
    sheets_.clear();
    pages_.clear();
    spoken_.clear();
    title_.clear();
    summary_.clear();
    language_ = ui.language();
    if (what.path.find("diagrams/") != std::string::npos)
        make_drawing(room, what);
    else if (what.path == settings::details_file)
        make_details(room, what, width);
    else if (is_page(what.path))
        make_page(room, what, width);
}

void Preview::show_speech(ui::Ui& ui, Room& room, const std::string& key) {
    const int chosen = tools(ui, {{key + "/listen", room.said(Msg::bar_listen), "listen"},
                                  {key + "/quiet", room.said(Msg::listen_stop), "stop"}});
    if (chosen == 0) {
        std::vector<devices::Saying> sayings;
        for (const auto& words : spoken_) sayings.push_back({words, language_.tag, 0.3});
        room.office.voice.say(std::move(sayings), {});
    }
    if (chosen == 1) room.office.voice.stop();
    ui::TextStyle look;
    look.language = language_;
    for (const auto& words : spoken_) {
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::reading, words, look);
    }
}

namespace {

// Bytes of a line that its counterpart does not have.
std::vector<layout::Span> new_words(const std::string& line, const std::string& other) {
    std::vector<layout::Span> spans;
    std::size_t at = 0;
    for (const auto& piece : text::diff_words(other, line)) {
        if (piece.kind == text::Change::Kind::removed) continue;
        if (piece.kind == text::Change::Kind::added)
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
        if (change.kind == text::Change::Kind::same) {
            open = all.size();
            continue;
        }
        const std::string text = one_line(change.text);
        if (text.empty()) continue;
        if (change.kind == text::Change::Kind::removed)
            all.push_back({text, ""});
        else if (open < all.size())
            all[open++].in = text;
        else
            all.push_back({"", text}), open = all.size();
    }
    return all;
}

}  // namespace

// What was taken out and what came in, line by line; words that differ stand out.
void Preview::show_changes(ui::Ui& ui, Room& room, const What& what) {
    const base::Language language = words_in(room, language_of(what.path)).language;
    constexpr std::size_t most_compared = 200000;  // bytes: a photograph has no lines to read
    if (what.body.size() > most_compared)
        return line(ui, room.said(Msg::desk_no_preview), ColorRole::muted);
    const auto all = swaps(what.before ? *what.before : "", what.body);
    const auto part = [&](const std::string& words, const std::string& other, bool added) {
        if (words.empty()) return;
        ui::TextStyle look;
        look.language = language;
        look.tone = added ? ColorRole::note_ink : ColorRole::emergency_ink;
        look.ground = added ? ColorRole::note_soft : ColorRole::emergency_soft;
        if (!other.empty()) look.spans = new_words(words, other);
        const float top = ui.y();
        const float high =
            ui::height_of(ui, ui::TextLevel::reading, words, ui.width() - 8) + ui.theme().gap;
        ui.canvas().fill({ui.x(), top, ui.width(), high}, look.ground, 1.2F);
        ui.in({ui.x() + 1.6F, top + 1, 6, high}, [&] {
            ui::TextStyle sign = look;
            sign.spans.clear();
            sign.language = {"en", base::Direction::left_to_right};
            ui::text(ui, ui::TextLevel::item, added ? "+" : "–", sign);
        });
        ui.in({ui.x() + 6.4F, top + 1, ui.width() - 8, high},
              [&] { ui::text(ui, ui::TextLevel::reading, words, look); });
        ui.space(high + 0.8F);
    };
    for (const auto& [out, in] : all) {
        part(out, in, false);
        part(in, out, true);
        ui.space(ui.theme().gap);
    }
    if (all.empty()) line(ui, room.said(Msg::desk_no_changes), ColorRole::muted);
}

void Preview::manners(ui::Ui& ui, Room& room, const std::string& key, bool words) {
    std::vector<Tool> all{
        {key + "/screen", room.said(Msg::desk_screen), "eye", true, manner == Manner::screen},
        {key + "/paper", room.said(Msg::desk_paper), "printer", true, manner == Manner::paper},
        {key + "/speech", room.said(Msg::desk_speech), "listen", true, manner == Manner::speech}};
    if (words)
        all.push_back(
            {key + "/words", room.said(Msg::desk_words), "list", true, manner == Manner::words});
    const int chosen = tools(ui, all);
    if (chosen >= 0) manner = static_cast<Manner>(chosen);
}

void Preview::draw(ui::Ui& ui, Room& room, const base::Key& key, const What& what,
                   const base::Rect& box) {
    ui.canvas().fill(box, manner == Manner::paper ? ColorRole::accent_soft : ColorRole::paper,
                     ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    const base::Rect inside = box.inset(3);
    make(ui, room, what, inside.width);
    const layout::Palette& palette = room.office.palettes.at("light");
    const bool drawing = !one_.empty() && what.path.find("diagrams/") != std::string::npos;
    const layout::Painter painter{palette, room.office.icons,
                                  &diagrams(room, language_of(what.path))};
    ui.scroll(key, inside, [&] {
        if (manner == Manner::words) return show_changes(ui, room, what);
        if (manner == Manner::speech) return show_speech(ui, room, key.path);
        ui::TextStyle look;
        look.language = language_;
        const std::string id = fmt::format("preview/{}/{}", key.path, count_);
        if (!pages_.empty()) return pages_.draw(ui, room, id);
        if (!title_.empty()) {
            ui::text(ui, ui::TextLevel::title, title_, look);
            ui.space(1);
            if (!summary_.empty()) ui::text(ui, ui::TextLevel::reading, summary_, look);
            ui.space(ui.theme().gap);
        }
        if (drawing) {
            const auto& diagram = one_.begin()->second;
            const float high = ui.width() / diagram.aspect();
            ui.canvas().picture(fmt::format("{}/{}", key.path, count_),
                                {ui.x(), ui.y(), ui.width(), high},
                                {ColorRole::card, {0, 0}, [&](cairo_t* cairo) {
                                     diagram.paint(cairo, {0, 0, ui.width(), high}, {});
                                 }});
            ui.space(high);
            return;
        }
        if (sheets_.empty()) return line(ui, room.said(Msg::desk_no_preview), ColorRole::muted);
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            ui::show(ui, fmt::format("{}/{}@{}", id, i, sheets_[i].width), sheets_[i], {painter});
            ui.space(between_mm);
        }
    });
}

}  // namespace desk
