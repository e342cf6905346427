#include "ui/editor.h"

#include "support/pane.h"

namespace {

using Key = ui::Stroke::Key;
using Phase = ui::Pointer::Phase;

const base::Language english{"en", base::Direction::left_to_right};
const base::Language arabic{"ar", base::Direction::right_to_left};

// One editor on a bare pane, with a hand, a mouse and a keyboard before it.
struct Paper : support::Pane {
    ui::Clipboard clipboard;
    ui::Editor editor;
    ui::Editor::Style look;
    base::Rect box{10, 10, 100, 60};
    base::Language screen = english;
    double now = 1;

    explicit Paper(const std::string& text, bool one_line = false) {
        palette.id = "test";
        editor.start(text);
        look.name = "text";
        look.size_mm = 5;
        look.one_line = one_line;
        if (one_line) box.height = 12;
        memory.focus = "text";
        frame({});
    }
    void frame(ui::Input input) {
        ui::Frame made;
        made.glass = {800, 600, 4};
        made.theme = ui::make_theme(palette, {ui::TextSize::normal, false, 200});
        made.language = screen;
        made.input = std::move(input);
        made.input.now_s = now += 0.5;
        made.seconds = 0.02;
        made.clipboard = &clipboard;
        ui.begin(made, memory, "test");
        editor.draw(ui, "text", look, box);
        ui.end();
    }
    void type(const std::string& words) {
        ui::Input input;
        input.typed = words;
        frame(input);
    }
    void stroke(Key key, bool shift = false, bool control = false, char letter = 0) {
        ui::Input input;
        input.strokes = {{key, letter, shift, control}};
        frame(input);
    }
    void point(Phase phase, base::Point at, std::int64_t finger) {
        ui::Input input;
        input.pointers = {{phase, finger, at}};
        frame(input);
    }
    void tap(base::Point at) {
        point(Phase::down, at, 1);
        point(Phase::up, at, 1);
    }
    void sweep(base::Point from, base::Point to) {
        point(Phase::down, from, ui::mouse_finger);
        point(Phase::move, to, ui::mouse_finger);
        point(Phase::up, to, ui::mouse_finger);
    }
    // What a tap at this place puts the cursor before.
    std::size_t at(base::Point place) {
        tap(place);
        return editor.edit.cursor();
    }
    float middle() const { return box.y + box.height / 2; }
};

std::string many_lines(int count) {
    std::string text;
    for (int i = 1; i <= count; ++i) text += "line " + std::to_string(i) + (i < count ? "\n" : "");
    return text;
}

}  // namespace

TEST_CASE("A tap puts the cursor where it fell, beside a line at its end", "[ui]") {
    Paper paper("one two\nthree");
    CHECK(paper.at({12.5F, 15}) == 0);
    CHECK(paper.at({100, 15}) == 7);
    CHECK(paper.at({100, 22}) == 13);
    CHECK(paper.at({12.5F, 22}) == 8);
    CHECK(paper.at({100, 60}) == 13);  // below the last line: its own place
}

TEST_CASE("A mouse selects what it sweeps over, a finger does not", "[ui]") {
    Paper paper("one two\nthree");
    paper.sweep({12.6F, 15}, {100, 15});
    CHECK(paper.editor.edit.selected() == "one two");
    paper.sweep({100, 22}, {12.6F, 15});
    CHECK(paper.editor.edit.selected() == "one two\nthree");
    paper.tap({50, 15});
    CHECK(paper.editor.edit.selected().empty());
    paper.point(Phase::down, {12.6F, 15}, 1);
    paper.point(Phase::move, {100, 15}, 1);
    paper.point(Phase::up, {100, 15}, 1);
    CHECK(paper.editor.edit.selected().empty());
}

TEST_CASE("A mouse held beyond an edge takes the text along, and selects what it passes", "[ui]") {
    Paper paper(many_lines(60));
    auto& edit = paper.editor.edit;
    const auto begun = paper.at({50, 40});
    paper.point(Phase::down, {50, 40}, ui::mouse_finger);
    paper.point(Phase::move, {50, 80}, ui::mouse_finger);
    const int seen = edit.line_at(edit.selection().end);
    for (int i = 0; i < 20; ++i) {
        CHECK(paper.ui.busy());
        paper.frame({});
    }
    CHECK(edit.selection().begin == begun);
    CHECK(edit.line_at(edit.selection().end) > seen + 4);
    CHECK(edit.line_at(edit.selection().end) < 60);  // at a pace one can stop
    paper.point(Phase::move, {50, 60}, ui::mouse_finger);
    const auto stopped = edit.selection().end;
    for (int i = 0; i < 5; ++i) paper.frame({});
    CHECK(edit.selection().end == stopped);
    CHECK_FALSE(paper.ui.busy());
    paper.point(Phase::move, {50, -20}, ui::mouse_finger);
    for (int i = 0; i < 100; ++i) paper.frame({});
    CHECK_FALSE(paper.ui.busy());  // there is no more
    CHECK(edit.selection().begin < edit.line_piece(2).begin);
    CHECK(edit.selection().end == begun);
    paper.point(Phase::up, {50, -20}, ui::mouse_finger);
    CHECK(edit.selection().end == begun);
    CHECK(edit.line_at(paper.at({12.5F, 15})) == 1);
}

TEST_CASE("The wheel and a dragging finger scroll, and what is tapped is what one sees", "[ui]") {
    Paper paper(many_lines(60));
    const auto top = paper.at({12.5F, 15});
    ui::Input wheel;
    wheel.wheel_mm = 70;  // ten lines of 7 mm
    paper.frame(wheel);
    CHECK(paper.editor.edit.line_at(paper.at({12.5F, 15})) == paper.editor.edit.line_at(top) + 10);
    paper.point(Phase::down, {50, 60}, 1);
    paper.point(Phase::move, {50, 39}, 1);
    paper.point(Phase::up, {50, 39}, 1);
    CHECK(paper.editor.edit.line_at(paper.at({12.5F, 15})) > 11);
    wheel.wheel_mm = 10000;
    paper.frame(wheel);
    CHECK(paper.editor.edit.line_at(paper.at({12.5F, 66})) == 60);
    wheel.wheel_mm = -10000;
    wheel.wheel_at_mm = base::Point{150, 40};  // beside the text
    paper.frame(wheel);
    CHECK(paper.editor.edit.line_at(paper.at({12.5F, 66})) == 60);
    wheel.wheel_at_mm = base::Point{50, 40};
    paper.frame(wheel);
    CHECK(paper.at({12.5F, 15}) == 0);
}

TEST_CASE("Home, End and the page keys go where they say, with Shift they select", "[ui]") {
    Paper paper(many_lines(40));
    auto& edit = paper.editor.edit;
    paper.editor.go_to(20);
    paper.stroke(Key::end);
    CHECK(edit.cursor() == edit.line_piece(20).end);
    paper.stroke(Key::home, true);
    CHECK(edit.selected() == "line 20");
    paper.stroke(Key::end, false, true);
    CHECK(edit.cursor() == edit.text().size());
    CHECK(edit.line_at(paper.at({12.5F, 62})) > 30);  // and it is in sight
    paper.stroke(Key::home, false, true);
    CHECK(edit.cursor() == 0);
    paper.stroke(Key::page_down);
    const int page = edit.line();
    CHECK(page > 3);
    paper.stroke(Key::page_up);
    CHECK(edit.line() == 1);
    paper.stroke(Key::down);
    paper.stroke(Key::down);
    CHECK(edit.line() == 3);
    paper.stroke(Key::up, true);
    CHECK(edit.selected() == "line 2\n");
}

TEST_CASE("Up and Down keep their column over a shorter line", "[ui]") {
    Paper paper("a long first line\nx\nanother long line");
    auto& edit = paper.editor.edit;
    paper.stroke(Key::end);
    paper.stroke(Key::down);
    CHECK(edit.cursor() == edit.line_piece(2).end);
    paper.stroke(Key::down);
    CHECK(edit.cursor() > edit.line_piece(3).begin + 12);
}

TEST_CASE("Arabic arrows go where they point, through a number too", "[ui]") {
    Paper paper("ابت 12 ثج");
    auto& edit = paper.editor.edit;
    paper.screen = paper.look.language = arabic;
    paper.frame({});
    paper.stroke(Key::home);
    std::vector<std::size_t> forward;
    for (int i = 0; i < 20 && edit.cursor() < edit.text().size(); ++i) {
        paper.stroke(Key::left);
        forward.push_back(edit.cursor());
    }
    CHECK(edit.cursor() == edit.text().size());
    CHECK(forward.size() == 9);  // no letter twice, none left out
    for (int i = 0; i < 20 && edit.cursor() > 0; ++i) paper.stroke(Key::right);
    CHECK(edit.cursor() == 0);
}

TEST_CASE("In a line longer than its field one sees the place where one writes", "[ui]") {
    for (const bool turned : {false, true}) {
        Paper paper("", true);
        if (turned) paper.screen = arabic;
        paper.frame({});
        const std::string word = turned ? "كلمة " : "word ";
        for (int i = 0; i < 30; ++i) paper.type(word);
        auto& edit = paper.editor.edit;
        const float start = turned ? 200 - 13.F : 13.F, end = turned ? 200 - 107.F : 107.F;
        const auto last = edit.text().size();
        const auto seen = paper.at({start, paper.middle()});
        CHECK(seen > last / 2);  // the beginning is out of sight
        CHECK(seen < last);
        paper.stroke(Key::end);
        CHECK(paper.at({end, paper.middle()}) == last);
        paper.stroke(Key::home);
        CHECK(paper.at({start, paper.middle()}) == 0);
        CHECK(paper.at({end, paper.middle()}) < last / 2);
        paper.stroke(Key::end);
        for (int i = 0; i < 145; ++i) paper.stroke(Key::backspace);
        CHECK(edit.text() == word);
        CHECK(paper.at({start, paper.middle()}) == 0);  // and comes back
    }
}

TEST_CASE("A short line of a turned field is tapped where it stands", "[ui]") {
    Paper paper("كلمة", true);
    paper.screen = arabic;
    paper.frame({});
    CHECK(paper.at({200 - 12.5F, paper.middle()}) == 0);
    CHECK(paper.at({110, paper.middle()}) == paper.editor.edit.text().size());
}

TEST_CASE("A number in a turned field keeps the order of its groups", "[ui]") {
    Paper paper("555 0100", true);
    paper.screen = arabic;
    paper.frame({});
    CHECK(paper.at({200 - 12.5F, paper.middle()}) == paper.editor.edit.text().size());
    CHECK(paper.at({110, paper.middle()}) == 0);
}

TEST_CASE("No more of a long line is painted than its field holds", "[ui]") {
    Paper paper(std::string(4000, 'w'), true);
    paper.look.most = 10000;
    const auto before = paper.textures.bytes;
    paper.stroke(Key::end);
    CHECK(paper.textures.bytes - before < 1U << 20U);
    CHECK(paper.textures.bytes > before);
}

TEST_CASE("A line without an end is written in like any other", "[ui]") {
    std::string text;
    while (text.size() < 9000) text += "words ";
    Paper paper("first\n" + text + "\nlast");
    auto& edit = paper.editor.edit;
    const auto before = paper.textures.bytes;
    paper.editor.go_to(3);
    paper.frame({});
    CHECK(paper.textures.bytes - before < 8U << 20U);
    paper.stroke(Key::left);  // into the end of the long line
    CHECK(edit.line() == 2);
    CHECK(edit.cursor() == edit.line_piece(2).end);
    for (int i = 0; i < 3; ++i) paper.stroke(Key::left);
    paper.type("X");
    CHECK(edit.text().ends_with("worXds \nlast"));
    paper.stroke(Key::home);
    CHECK(edit.cursor() == 6);
}

TEST_CASE("A secret is dots, whose number is all one learns", "[ui]") {
    Paper paper("", true);
    paper.look.secret = true;
    paper.type("19283746");
    paper.stroke(Key::letter, false, true, 'a');
    paper.stroke(Key::letter, false, true, 'c');
    paper.stroke(Key::letter, false, true, 'x');
    CHECK(paper.clipboard.text().empty());
    CHECK(paper.editor.edit.text() == "19283746");
}

TEST_CASE("What is too long is not taken, whoever types it", "[ui]") {
    Paper paper("", true);
    paper.look.most = 8;
    paper.frame({});
    paper.type("12345678");
    paper.type("9");
    CHECK(paper.editor.refused);
    paper.editor.type("9");
    CHECK(paper.editor.edit.text() == "12345678");
    paper.stroke(Key::backspace);
    paper.editor.type("a\nb");
    CHECK(paper.editor.edit.text() == "1234567");
    paper.editor.type("\n");
    CHECK(paper.editor.edit.text() == "1234567 ");
}
