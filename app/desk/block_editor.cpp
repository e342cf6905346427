#include "desk/block_editor.h"

#include <algorithm>

#include "content/placeholders.h"
#include "content/read_catalog.h"
#include "desk/blocks/field_names.h"
#include "desk/titles.h"
#include "document/chapters.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using FormKind = BlockForm::Kind;

namespace {

constexpr float card_pad_mm = 3;
constexpr float mark_mm = 1.2F, beside_mark_mm = 1.8F;
constexpr int told_lines = 3;  // that have a place in an open block, at least

bool within(int line, const Chunk& chunk) { return line >= chunk.line && line <= chunk.last_line; }

// How grave what is told of a block is; nothing where nothing is.
std::optional<ColorRole> mark_of(const BlockEditor::What& what, const Chunk& chunk) {
    std::optional<ColorRole> mark;
    for (const auto& said : what.remarks)
        if (within(said.line, chunk)) mark = ColorRole::mention_edge;
    for (const auto& one : what.findings) {
        if (!within(one.line, chunk)) continue;
        if (one.severity == base::Severity::error) return ColorRole::emergency;
        mark = ColorRole::same_day_edge;
    }
    return mark;
}

std::map<std::string, std::string> titles_of_sources(const StaffSession& session) {
    std::map<std::string, std::string> titles;
    const auto sources = session.repository.newest("sources.json");
    base::Problems told;  // by the findings of that text
    if (sources)
        for (const auto& one : content::read_sources(sources->body, "", told))
            titles[one.id] = one.title;
    return titles;
}

std::string new_id(const std::string& body) {
    for (int n = 1;; ++n) {
        const std::string id = "new-" + std::to_string(n);
        if (body.find(" " + id + "]") == std::string::npos) return id;
    }
}

}  // namespace

void BlockEditor::make(StaffSession& session, const What& what, float width) {
    const unsigned version = what.text.edit.version();
    if (version == made_version_) return;
    made_version_ = version;
    const std::string& body = what.text.edit.text();
    if (version != own_version_) close();  // undone, or written elsewhere
    chunks_ = chunks_of(body);
    inked_.begin(session, what.place.language, width);
    const auto page = as_read(session, what.place, body);
    for (const auto& chunk : chunks_) {
        document::Document part;
        part.front = page.front;
        for (const auto& block : page.blocks)
            if (block.line >= chunk.line && block.line <= chunk.last_line)
                part.blocks.push_back(block);
        inked_.set(session, chunk.text, part);
    }
}

void BlockEditor::close() {
    open_ = Open::nothing;
    picking_ = Picking::nothing;
    told_mm_ = 0;
    editors_.clear();
}

// A block whose fields would not give back what they were made from stays Markdown.
void BlockEditor::open(StaffSession& session, const What& what, const Chunk& chunk) {
    close();
    open_ = Open::block;
    begin_ = chunk.begin;
    end_ = chunk.end;
    form_ = BlockForm::of(chunk.text);
    field_ = 0;
    const std::string& body = what.text.edit.text();
    const auto again =
        session.repository.parsed(body.substr(0, begin_) + form_.markdown() + body.substr(end_));
    if (again->fingerprint != session.repository.parsed(body)->fingerprint) {
        form_.kind = FormKind::raw;
        form_.grid = {};
        form_.fields = {chunk.text};
    }
    for (const auto& field : form_.fields) editors_.emplace_back().start(field);
    sources_ = titles_of_sources(session);
    own_version_ = what.text.edit.version();
}

void BlockEditor::open_head(StaffSession& session, const What& what) {
    close();
    open_ = Open::head;
    const auto& front = session.repository.parsed(what.text.edit.text())->document.front;
    for (const auto* words : {&front.title, &front.summary, &front.discreet_title, &front.instead})
        editors_.emplace_back().start(*words);
    groups_ = page_groups(session);
    own_version_ = what.text.edit.version();
}

// In the text at once; one step of what can be undone.
void BlockEditor::commit(StaffSession& session, const What& what, const std::string& words) {
    auto& edit = what.text.edit;
    edit.replace({begin_, end_}, words);
    end_ = begin_ + words.size();
    put_lists(session, what);
    own_version_ = edit.version();
}

// What the head lists of the body follows it.
void BlockEditor::put_lists(StaffSession& session, const What& what) {
    auto& edit = what.text.edit;
    const auto page = session.repository.parsed(edit.text());
    Lists used;
    for (const auto& block : page->document.blocks) {
        if (const auto* sign = std::get_if<document::Warning>(&block.what))
            used.warnings.push_back(sign->id);
        if (const auto* figure = std::get_if<document::Figure>(&block.what))
            used.diagrams.push_back(figure->diagram);
    }
    used.sources = document::used(page->document, document::RunKind::citation);
    const std::string body = with_lists(edit.text(), used);
    if (body == edit.text()) return;
    const auto before = static_cast<long>(edit.text().size());
    const auto head = document::split_front_matter(edit.text()).body.data() - edit.text().data();
    const auto moved = static_cast<long>(body.size()) - before;
    edit.replace({0, static_cast<std::size_t>(head)},
                 body.substr(0, static_cast<std::size_t>(head + moved)));
    begin_ = static_cast<std::size_t>(static_cast<long>(begin_) + moved);
    end_ = static_cast<std::size_t>(static_cast<long>(end_) + moved);
}

void BlockEditor::add(StaffSession& session, const What& what, FormKind kind) {
    auto& edit = what.text.edit;
    const std::string block = new_block(kind, new_id(edit.text()));
    const std::size_t at = above_ ? begin_ : end_;
    edit.replace({at, at}, above_ ? block + "\n\n" : "\n\n" + block);
    Chunk made;
    made.begin = above_ ? at : at + 2;
    made.end = made.begin + block.size();
    made.text = block;
    open(session, what, made);
}

// Past its neighbour; it stays open.
void BlockEditor::move(StaffSession& session, const What& what, int by) {
    const auto here = std::find_if(chunks_.begin(), chunks_.end(),
                                   [&](const auto& one) { return one.begin == begin_; });
    const auto place = here - chunks_.begin() + by;
    if (here == chunks_.end() || place < 0 || place >= static_cast<long>(chunks_.size())) return;
    const Chunk& other = chunks_[static_cast<std::size_t>(place)];
    const Chunk &first = by < 0 ? other : *here, &second = by < 0 ? *here : other;
    auto& edit = what.text.edit;
    const std::string between = edit.text().substr(first.end, second.begin - first.end);
    const std::size_t from = first.begin;
    const std::string mine = here->text;
    const std::size_t moved_to = by < 0 ? from : from + second.text.size() + between.size();
    edit.replace({first.begin, second.end}, second.text + between + first.text);
    Chunk moved;
    moved.begin = moved_to;
    moved.end = moved_to + mine.size();
    moved.text = mine;
    open(session, what, moved);
}

void BlockEditor::remove(const What& what) {
    auto& edit = what.text.edit;
    const auto next = edit.text().find_first_not_of('\n', end_);
    edit.replace({begin_, std::min(next, edit.text().size())}, "");
    close();
}

// What is wrong with the open block, and what a reviewer said, in whole sentences. Its room is that
// of what there is when it is opened, three lines at least: what stands below never moves, and what
// comes later and has no room is told in the list.
void BlockEditor::told(ui::Ui& ui, StaffSession& session, const What& what, const Chunk& chunk) {
    struct Told {
        std::string words;
        ColorRole color;
    };
    std::vector<Told> all;
    for (const auto& said : what.remarks)
        if (within(said.line, chunk))
            all.push_back(
                {person_named(session, said.act.who) + ": " + said.words, ColorRole::mention_ink});
    for (const auto& one : what.findings)
        if (within(one.line, chunk))
            all.push_back({one.what + (one.fix.empty() ? "" : "; " + one.fix),
                           one.severity == base::Severity::error ? ColorRole::emergency_ink
                                                                 : ColorRole::muted});
    const float wide = ui.width();
    const auto high = [&](const std::string& words) {
        return ui::height_of(ui, ui::TextLevel::small, words, wide);
    };
    if (told_mm_ == 0) {
        for (const auto& one : all) told_mm_ += high(one.words);
        told_mm_ = std::max(told_mm_, high("x") * told_lines);
    }
    ui.in({ui.x(), ui.y(), wide, told_mm_}, [&] {
        const float end = ui.y() + told_mm_;
        for (const auto& one : all)
            if (ui.y() + high(one.words) <= end + 0.1F)
                line(ui, one.words, one.color, "write/told");
    });
    ui.space(told_mm_);
}

void BlockEditor::block(ui::Ui& ui, StaffSession& session, const What& what, const Chunk& chunk) {
    const float x = ui.x(), y = ui.y(), wide = ui.width();
    if (open_ == Open::block && begin_ == chunk.begin) {
        const float below =
            ui.in({x + card_pad_mm, y + card_pad_mm, wide - 2 * card_pad_mm, 0}, [&] {
                told(ui, session, what, chunk);
                fields(ui, session, what);
            });
        ui.canvas().line({x, y, wide, below + card_pad_mm - y}, ColorRole::accent,
                         ui.theme().radius, 0.8F);
        return ui.space(below + card_pad_mm - y + ui.theme().gap);
    }
    const auto& inked = inked_.of(chunk.text);
    const float high = std::max(inked.sheet.height, ui.theme().target);
    const auto mark = mark_of(what, chunk);
    ui::Node node;
    node.key = base::Key("write/block") / std::to_string(chunk.line);
    node.role = base::Role::Button;
    const auto& words = words_in(session, what.place.language);
    node.name = first_words(content::fill_in(chunk.text, session.services.settings, words));
    if (mark) node.name += ". " + session.said(Msg::desk_block_marked);
    node.box_mm = {x, y, wide, high};
    node.tappable = true;
    const bool touched = ui.declare(std::move(node));
    if (ui.held_over({x, y, wide, high}))
        ui.canvas().fill({x, y, wide, high}, ColorRole::accent_soft, 1.6F);
    if (mark) ui.canvas().fill({x, y, mark_mm, high}, *mark, 0.4F);
    const float own = mark_mm + beside_mark_mm;
    ui.in({x + own, y, wide - own, high}, [&] { inked_.draw(ui, session, inked); });
    ui.space(high + ui.theme().gap);
    if (!touched) return;
    open(session, what, chunk);
    ui.memory().focus = "write/field/0";
}

void BlockEditor::head(ui::Ui& ui, StaffSession& session, const What& what) {
    const float x = ui.x(), y = ui.y(), wide = ui.width();
    if (open_ == Open::head) {
        const float below = ui.in({x + card_pad_mm, y + card_pad_mm, wide - 2 * card_pad_mm, 0},
                                  [&] { head_fields(ui, session, what); });
        ui.canvas().line({x, y, wide, below + card_pad_mm - y}, ColorRole::accent,
                         ui.theme().radius, 0.8F);
        return ui.space(below + card_pad_mm - y + ui.theme().gap);
    }
    const auto& front = session.repository.parsed(what.text.edit.text())->document.front;
    ui::TextStyle look;
    look.language = words_in(session, what.place.language).language;
    const float below = ui.in({x, y, wide, 0}, [&] {
        ui::text(ui, ui::TextLevel::title, front.title, look);
        ui::text(ui, ui::TextLevel::reading, front.summary, look);
    });
    ui::Node node;
    node.key = "write/head";
    node.role = base::Role::Button;
    node.name = session.said(Msg::desk_head_form);
    node.box_mm = {x, y, wide, std::max(below - y, ui.theme().target)};
    node.tappable = true;
    if (ui.declare(std::move(node))) open_head(session, what);
    ui.space(std::max(below - y, ui.theme().target) + ui.theme().gap);
}

void BlockEditor::open_wished(StaffSession& session, const What& what) {
    if (wished_line_ == 0) return;
    for (const auto& chunk : std::vector(chunks_))
        if (within(wished_line_, chunk)) open(session, what, chunk);
    if (!wished_source_.empty() && open_ == Open::block) {
        auto& edit = cited_in().edit;
        edit.put(edit.text().size());
        cite(wished_source_);
    }
    wished_line_ = 0;
    wished_source_.clear();
}

void BlockEditor::draw(ui::Ui& ui, StaffSession& session, const What& what, const base::Rect& box) {
    ui.canvas().fill(box, ColorRole::paper, ui.theme().radius);
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    ui.scroll("write/blocks", box.inset(3), [&] {
        make(session, what, ui.width() - mark_mm - beside_mark_mm);
        source_line_ = 0;
        open_wished(session, what);
        head(ui, session, what);
        const auto now = chunks_;  // a touch may change them
        for (const auto& chunk : now) block(ui, session, what, chunk);
    });
}

ui::Editor* BlockEditor::focused(const ui::Memory& memory) {
    for (std::size_t i = 0; i < editors_.size(); ++i)
        if (memory.focus == base::Key("write/field/" + std::to_string(i))) return &editors_[i];
    return memory.focus == base::Key("write/pick") ? &sought_ : nullptr;
}

}  // namespace desk
