#include "kiosk/topic/page_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "kiosk/bar.h"
#include "kiosk/topic/contents.h"
#include "kiosk/topic/front.h"
#include "kiosk/topic/section_view.h"

namespace kiosk {

using content::Msg;

namespace {

bool moves(const Go& go) { return !std::holds_alternative<Stay>(go.what); }

std::string name_of(const TopicPart& part) {
    const auto* at = std::get_if<ChapterAt>(&part);
    return at                                          ? std::to_string(at->index)
           : std::holds_alternative<AllWarnings>(part) ? "signs"
                                                       : "front";
}

}  // namespace

PageView::PageView(ui::Ui& ui, Services& services, Session& session, const PageShown& page)
    : ui_(ui),
      services_(services),
      session_(session),
      sections_(page),
      reading_(session.topics[page.document.front.id]) {}

float PageView::start(std::size_t section) const {
    const auto end = reading_.heights.begin() + static_cast<std::ptrdiff_t>(section);
    return std::accumulate(reading_.heights.begin(), end, 0.F);
}

float PageView::cover(std::size_t section) {
    covers_.resize(sections_.count(), 0);
    float& high = covers_[section];
    if (high > 0) return high;
    ui_.in(wide_, [&] {
        high = head_height(ui_, services_, session_, {sections_, section, false});
    });
    return high;
}

std::size_t PageView::at(float y) const {
    std::size_t found = 0;
    float bottom = reading_.heights[0];
    while (found + 1 < sections_.count() && y >= bottom) bottom += reading_.heights[++found];
    return found;
}

// A part is read from where its heading comes to stand below the head.
std::size_t PageView::read_at(float offset) {
    if (offset <= 1) return 0;
    const float line = ui_.theme().type.reading * 1.4F;
    const std::size_t found = at(offset + cover(1) + line), next = found + 1;
    const bool further = next < sections_.count() && start(next) - cover(next) <= offset + line;
    return further ? next : found;
}

// Guesses for another language, size or width; the reader stays in the same part.
void PageView::measure_anew() {
    const std::string set_for =
        fmt::format("{}:{}:{}:{}", session_.language, session_.companion,
                    static_cast<int>(box_.width * 10), static_cast<int>(ui_.theme().scale * 100));
    const bool same = reading_.set_for == set_for && reading_.heights.size() == sections_.count();
    if (same) return;
    reading_.set_for = set_for;
    reading_.heights.assign(1, box_.height);
    ui_.in(column_, [&] {
        for (std::size_t i = 1; i < sections_.count(); ++i)
            reading_.heights.push_back(guessed_height(ui_, {sections_, i}));
    });
    // The last can come to the top: below it is room for that.
    reading_.heights.back() =
        std::max(reading_.heights.back(), box_.height - cover(sections_.count() - 1));
    reading_.laid_out.assign(sections_.count(), false);
    reading_.section = std::min(reading_.section, sections_.count() - 1);
    put_at(reading_.section);
    scroll().offset += reading_.into * reading_.heights[reading_.section];
}

// Whoever comes back finds the place they left; whoever comes anew the part they asked for.
void PageView::remember(const TopicPart& part) {
    const bool anew =
        !session_.memory.scrolls.contains(key_.path) || reading_.opened_at != name_of(part);
    if (anew) {
        reading_ = {};
        reading_.opened_at = name_of(part);
        reading_.section = reading_.turned = sections_.section(part);
        reading_.signs = sections_.at_signs(part);
    }
    measure_anew();
    auto& known = scroll();
    known.content = std::accumulate(reading_.heights.begin(), reading_.heights.end(), 0.F);
    known.viewport = box_.height;
}

void PageView::put_at(std::size_t section) {
    auto& known = scroll();
    known.velocity = 0;
    known.target = -1;
    known.offset = section == 0 ? 0 : std::max(0.F, start(section) - cover(section));
    jumped_ = true;
    ui_.running_s();
}

void PageView::jump(std::size_t section, bool focus) {
    put_at(section);
    reading_.section = reading_.turned = section;
    reading_.into = 0;
    reading_.contents = false;
    if (!focus || section == 0) return;
    session_.memory.focus = sections_.heading(section);
    session_.memory.focus_shown = true;
}

float PageView::step() {
    const float two_lines = 2 * 1.4F * ui_.theme().type.reading;
    return std::max(box_.height - cover(here_) - two_lines, box_.height * 0.3F);
}

// By one view less two lines; where a heading is near it comes to stand at the top.
void PageView::move(bool down) {
    auto& known = scroll();
    const float from = known.target >= 0 ? known.target : known.offset;
    float to = from + (down ? step() : -step());
    const float near = step() * 0.25F, two_lines = 2 * 1.4F * ui_.theme().type.reading;
    for (std::size_t i = 1; i < sections_.count(); ++i) {
        const float place = start(i) - cover(i);
        const bool close = down ? place > to - near && place < to + two_lines * 0.9F
                                : place > to - two_lines * 0.9F && place < to + near;
        if (!close || std::abs(place - from) < near) continue;
        to = place;
        break;
    }
    known.velocity = 0;
    known.target = std::clamp(to, 0.F, known.furthest());
    ui_.running_s();
}

void PageView::turn_by_keys() {
    if (reading_.contents) return;
    if (ui_.pressed(ui_.forward()) && here_ + 1 < sections_.count()) jump(here_ + 1, true);
    if (ui_.pressed(ui_.backward()) && here_ > 0) jump(here_ - 1, true);
}

PageView::Span PageView::shown() {
    const float top = scroll().offset + (headed_ ? cover(here_) : 0);
    return {at(top + 0.5F), at(scroll().offset + box_.height - 0.5F)};
}

// One more to lay out while nobody waits: what the next touch or key may lead to.
std::size_t PageView::ahead(const Span& span) {
    const std::size_t none = sections_.count();
    if (ui_.input().any() || scroll().moving() || ui_.gesture().held) return none;
    for (const std::size_t next : {span.last + 1, span.last + 2})
        if (next < none && !reading_.laid_out[next]) return next;
    return span.first > 0 && !reading_.laid_out[span.first - 1] ? span.first - 1 : none;
}

// What is not near the glass is there by its heading.
void PageView::stub(std::size_t index) {
    const float high = reading_.heights[index];
    if (index > 0) {
        ui::Node node;
        node.key = sections_.heading(index);
        node.role = base::Role::Heading;
        node.level = 2;
        node.name = sections_.chapter(index).title;
        node.language = sections_.page().language;
        node.box_mm = {ui_.x(), ui_.y(), ui_.width(), std::min(high, ui_.theme().type.section)};
        ui_.declare(std::move(node));
    }
    ui_.space(high);
}

Go PageView::section(std::size_t index) {
    if (index > 0) return section_view(ui_, services_, session_, {sections_, index});
    const float top = ui_.y();
    FrontTouched touched;
    const float bottom = ui_.in({wide_.x, top, wide_.width, 0}, [&] {
        touched = topic_front(ui_, services_, session_, {sections_, box_.height});
    });
    ui_.space(bottom - top);
    if (touched.signs) reading_.signs = !reading_.signs;
    if (touched.signs) ui_.running_s();
    if (touched.section) jump(*touched.section);
    // Whoever asked for the signs finds them where all of the front has no room.
    const float signs = touched.signs_mm - top;
    if (reading_.signs && reading_.front_mm == 0 && signs > box_.height / 2)
        scroll().offset = signs - ui_.theme().gap;
    if (std::abs(reading_.front_mm - (ui_.y() - top)) > 0.1F) ui_.running_s();
    reading_.front_mm = ui_.y() - top;
    ui_.space(std::max(0.F, box_.height - reading_.front_mm));
    return touched.sheet ? open(PrintScreen{sections_.page().document.front.id}) : stay();
}

// A height that was only guessed moves nothing that is on the glass.
void PageView::settle(std::size_t index, float height) {
    const float more = height - reading_.heights[index];
    const bool guessed = !reading_.laid_out[index];
    reading_.heights[index] = height;
    reading_.laid_out[index] = true;
    if (std::abs(more) < 0.05F) return;
    ui_.running_s();
    if (index < top_) {
        shift_ += more;
        ui_.space(-more);  // until the next frame
    } else if (index == top_ && index == reading_.section && guessed) {
        shift_ += more * reading_.into;
    }
}

void PageView::sections() {
    const Span span = shown();
    const std::size_t next = ahead(span);
    top_ = span.first;
    if (next < sections_.count()) ui_.running_s();
    ui_.in({column_.x, ui_.y(), column_.width, 0}, [&] {
        for (std::size_t i = 0; i < sections_.count(); ++i) {
            const bool near = i + 1 >= span.first && i <= span.last + 1;
            const bool seen = i >= span.first && i <= span.last;
            if (!seen && i != next && !(near && reading_.laid_out[i])) {
                stub(i);
                continue;
            }
            const float top = ui_.y();
            if (Go touched = section(i); moves(touched)) go_ = std::move(touched);
            const bool last = i + 1 == sections_.count();
            float high = ui_.y() - top;
            const float least = box_.height - cover(i);  // so that the last can come to the top
            if (last && i > 0 && high < least) {
                ui_.space(least - high);
                high = least;
            }
            settle(i, high);
        }
    });
    ui_.space(std::accumulate(reading_.heights.begin(), reading_.heights.end(), 0.F));
}

void PageView::tell_part() {
    ui::Scene::Part part;
    if (!reading_.contents) part.from = sections_.heading(here_);
    if (!reading_.contents) part.until = sections_.heading(here_ + 1);
    part.turned = std::to_string(reading_.turned);
    ui_.read(std::move(part));
}

void PageView::listed() {
    ui_.scroll(
        key_ / "contents",
        {wide_.x, box_.y + cover(here_) + ui_.theme().gap, wide_.width,
         box_.height - cover(here_) - ui_.theme().gap},
        [&] {
            ui_.space(ui_.theme().gap);
            ui::TextStyle heading;
            heading.key = "topic/on-this-page";
            ui::text(ui_, ui::TextLevel::section, services_.words(session_)(Msg::topic_contents),
                     heading);
            ui_.space(ui_.theme().gap * 0.6F);
            const ContentsStyle roomy{.roomy = true};
            const float left = box_.bottom() - ui_.y() - ui_.theme().gap;
            const bool room = contents_height(ui_, sections_, roomy) <= left;
            if (const auto chosen = contents(ui_, sections_, here_, room ? roomy : ContentsStyle{}))
                jump(*chosen);
        });
}

DockShown PageView::dock_shown() {
    DockShown shown;
    shown.scroll = key_;
    shown.asks = sections_.asking() > 0;
    auto& known = scroll();
    shown.up = !known.at_top();
    shown.more = !known.at_end();
    if (reading_.contents) return shown;
    const bool fits = reading_.front_mm > 0 && reading_.front_mm <= box_.height + 0.5F;
    if (known.offset > 1)
        shown.kind = DockShown::Kind::reading;
    else
        shown.kind = fits ? DockShown::Kind::front : DockShown::Kind::begins;
    return shown;
}

Go PageView::chosen(DockChoice choice) {
    switch (choice) {
        case DockChoice::up:
        case DockChoice::more:
            move(choice == DockChoice::more);
            break;
        case DockChoice::print:
            return open(PrintScreen{sections_.page().document.front.id});
        case DockChoice::ask:
            jump(sections_.asking());
            break;
        case DockChoice::contents:
            reading_.contents = true;
            break;
        case DockChoice::none:
            return stay();
    }
    ui_.running_s();
    return stay();
}

void PageView::dock() {
    const float low = dock_mm_;
    const float whole = ui_.glass().width_mm();
    const base::Rect ground{-whole, box_.bottom(), whole * 3, low + ui_.theme().gap * 3};
    ui_.canvas().fill(ground, layout::ColorRole::paper, 0);
    ui_.canvas().fill({ground.x, ground.y, ground.width, 0.4F}, layout::ColorRole::edge, 0);
    ui_.chrome([&] {
        ui_.in({wide_.x, box_.bottom() + ui_.theme().gap, wide_.width, low}, [&] {
            if (Go go = chosen(topic_dock(ui_, services_, session_, dock_shown())); moves(go))
                go_ = std::move(go);
        });
    });
}

// The same height whatever the dock shows, so that nothing moves with it.
void PageView::place() {
    const base::Rect area = room(ui_, services_, session_);
    const float margin = ui_.theme().margin;
    column_ = reading_place(ui_, {area.x, 0, area.width, area.bottom()});
    wide_ = column_;
    if (area.width < column_.width * 1.25F || front_in_columns(ui_, area.width))
        wide_ = {area.x, 0, area.width, column_.height};
    using Kind = DockShown::Kind;
    ui_.in(wide_, [&] {
        for (const auto kind : {Kind::front, Kind::begins, Kind::reading})
            dock_mm_ = std::max(
                dock_mm_, dock_height(ui_, services_, session_, {kind, key_, true, true, true}));
    });
    box_ = {area.x - margin, 0, area.width + 2 * margin,
            area.bottom() - dock_mm_ - ui_.theme().gap};
}

void PageView::head() {
    const float band = band_height(ui_, services_, session_, {sections_, box_.height});
    headed_ = reading_.contents || scroll().offset >= std::max(1.F, band - cover(here_));
    if (!headed_) return;
    ui_.chrome([&] {
        if (!topic_head(ui_, services_, session_, {sections_, here_, reading_.contents})) return;
        reading_.contents = !reading_.contents;
        ui_.running_s();
    });
}

Go PageView::draw(const base::Key& key, const TopicPart& part) {
    key_ = key;
    place();
    ui_.in(column_, [&] { remember(part); });
    ui_.title(sections_.page().document.front.title);
    here_ = read_at(scroll().offset);
    turn_by_keys();
    here_ = read_at(scroll().offset);
    ui_.in(wide_, [&] { head(); });
    // Keys come to the buttons before the text: a page that moves changes them.
    dock();
    const bool drawn_there = jumped_;
    if (reading_.contents)
        ui_.in(wide_, [&] { listed(); });
    else
        ui_.scroll(key_, {box_, headed_ ? cover(here_) : 0}, [&] { sections(); });
    if (!reading_.contents && !jumped_) aside();
    tell_part();
    auto& known = scroll();
    known.cover = cover(std::max<std::size_t>(here_, 1));  // what is gone to comes below the head
    if (!jumped_ || drawn_there) {
        known.offset += shift_;
        if (known.target >= 0) known.target += shift_;
    }
    if (jumped_) return go_;  // where that led is known already
    const float edge = known.offset + (headed_ ? cover(here_) : 0);
    reading_.section = at(edge + 0.5F);
    reading_.into = std::clamp(
        (edge - start(reading_.section)) / std::max(1.F, reading_.heights[reading_.section]), 0.F,
        1.F);
    return go_;
}

}  // namespace kiosk
