#include "layout/fonts.h"

#include <algorithm>
#include <cmath>

#include "layout/bitmap.h"
#include "support/world.h"
#include "text/segment.h"

namespace {

using layout::Align;
using layout::Bitmap;
using layout::TextSpec;

const base::Language english{"en", base::Direction::left_to_right};
const base::Language arabic{"ar", base::Direction::right_to_left};
const std::string long_english =
    "Prostatitis means pain, swelling or soreness of the prostate, or near it. It is common: about "
    "8 "
    "out of 100 men report signs of it. Most men with it have no proven infection at all.";
const std::string long_arabic =
    "يعني التهاب البروستاتا ألمًا أو تورمًا في البروستاتا أو بالقرب منها، وهو شائع، ومعظم الرجال "
    "المصابين به ليس لديهم عدوى مثبتة.";

TextSpec spec(const std::string& words, const base::Language& language, float width = 90) {
    TextSpec made;
    made.words = words;
    made.width_mm = width;
    made.language = language;
    return made;
}

std::vector<std::string> lines(const layout::Text& text) {
    std::vector<std::string> found;
    for (int i = 0; i < text.lines(); ++i) found.push_back(text.line_words(i));
    return found;
}

layout::Palette black_on_white() {
    layout::Palette palette;
    palette.id = "test";
    palette.colours.fill({0, 0, 0});
    return palette;
}

Bitmap painted(const layout::Text& text, float px_per_mm, base::Size size,
               layout::Text::Lines part = {0, -1}) {
    const auto palette = black_on_white();
    return layout::make_bitmap({size, px_per_mm, layout::Colour{1, 1, 1}, {}}, [&](cairo_t* cairo) {
        text.draw(cairo, {0, 0}, {palette, layout::ColorRole::ink}, part);
    });
}

// The box of all that is darker than half grey, in mm.
base::Rect ink(const Bitmap& bitmap, float px_per_mm) {
    int left = bitmap.width, right = -1, top = bitmap.height, bottom = -1;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            if (bitmap.rgba[static_cast<std::size_t>(y * bitmap.width + x) * 4] > 127) continue;
            left = std::min(left, x);
            right = std::max(right, x + 1);
            top = std::min(top, y);
            bottom = std::max(bottom, y + 1);
        }
    if (right < 0) return {};
    return base::Rect{static_cast<float>(left), static_cast<float>(top),
                      static_cast<float>(right - left), static_cast<float>(bottom - top)}
        .scaled(1 / px_per_mm);
}

}  // namespace

TEST_CASE("The end of a word with its hyphen, and a telephone number, stay on one line",
          "[layout]") {
    support::World world;
    const auto& fonts = world.services().fonts;
    for (const std::string kept :
         {"\u201C-oxacin\u201D", "\u00AB-oxacino\u00BB", "(-oxacin)", "+1 555 0142 300"})
        for (float width = 75; width < 140; width += 1.3F) {
            const auto words = "Take care with " + kept + " at home, and tell us soon.";
            int whole = 0;
            for (const auto& line : lines(fonts.set(spec(words, english, width))))
                whole += line.find(kept) != std::string::npos ? 1 : 0;
            INFO(kept << " at " << width);
            CHECK(whole == 1);
        }
    // Words of two parts still break between them.
    bool parted = false;
    for (float width = 60; width < 140; width += 1.3F)
        for (const auto& line :
             lines(fonts.set(spec("Ask for the latex-free gloves", english, width))))
            parted = parted || line.ends_with("latex-");
    CHECK(parted);
}

TEST_CASE("A balanced title is parted within a word only where it breaks nowhere else",
          "[layout]") {
    const layout::Fonts fonts;
    for (const std::string words :
         {"PSA is not a yes-or-no cancer test", "Long-term care after a long-lasting infection"})
        for (float width = 90; width < 160; width += 1.3F) {
            auto title = spec(words, english, width);
            title.balanced = true;
            for (const auto& line : lines(fonts.set(title))) {
                INFO(line << " at " << width);
                CHECK_FALSE(line.ends_with('-'));
            }
        }
}

TEST_CASE("Lines break alike on every glass, and their ink keeps its width", "[layout]") {
    const layout::Fonts fonts;
    const bool rtl = GENERATE(false, true);
    const float width = GENERATE(60.F, 90.5F, 133.3F);
    const auto one = spec(rtl ? long_arabic : long_english, rtl ? arabic : english, width);
    const auto before = lines(fonts.set(one));
    REQUIRE(before.size() >= 2);
    const auto sharp = ink(painted(fonts.set(one), 16, fonts.set(one).size_mm()), 16);
    for (const float px_per_mm : {2.F, 4.03F, 5.56F, 8.F}) {
        const auto text = fonts.set(one);
        const auto box = ink(painted(text, px_per_mm, text.size_mm()), px_per_mm);
        INFO(px_per_mm << " px a mm, " << width << " mm wide");
        CHECK(lines(text) == before);
        const float pixel = 1.2F / px_per_mm;
        CHECK(std::abs(box.x - sharp.x) <= pixel);
        CHECK(std::abs(box.right() - sharp.right()) <= pixel);
        CHECK(std::abs(box.bottom() - sharp.bottom()) <= pixel);
    }
}

TEST_CASE("All words stand on the lines, none twice", "[layout]") {
    const layout::Fonts fonts;
    for (const auto& one : {spec(long_english, english, 70), spec(long_arabic, arabic, 70)}) {
        std::string joined;
        for (const auto& line : lines(fonts.set(one))) joined += line;
        CHECK(joined == one.words);
    }
}

TEST_CASE("Lines keep one rhythm whatever script stands in them", "[layout]") {
    const layout::Fonts fonts;
    for (auto one : {spec(long_english, english), spec(long_arabic, arabic),
                     spec(long_english + " " + long_arabic, english)}) {
        one.face.size_mm = 8;
        const auto text = fonts.set(one);
        for (int i = 0; i <= text.lines(); ++i)
            CHECK(text.line_top(i) == Approx(8 * 1.4F * static_cast<float>(i)).margin(0.01));
        CHECK(text.size_mm().height == text.line_top(text.lines()));
    }
}

TEST_CASE("Words without a width stand on one line", "[layout]") {
    const layout::Fonts fonts;
    auto one = spec(long_english, english, 0);
    const auto text = fonts.set(one);
    CHECK(text.lines() == 1);
    CHECK(text.size_mm().width > 300);
    one.face.bold = true;
    CHECK(fonts.set(one).size_mm().width > text.size_mm().width);
    one.face = {layout::Face{}.size_mm * 2, false};
    CHECK(fonts.set(one).size_mm().width == Approx(text.size_mm().width * 2).epsilon(0.01));
}

TEST_CASE("A word longer than the line is parted, not cut off", "[layout]") {
    const layout::Fonts fonts;
    const auto text = fonts.set(spec(std::string(80, 'm'), english, 50));
    CHECK(text.lines() > 5);
    const auto box = ink(painted(text, 4, {80, text.size_mm().height}), 4);
    CHECK(box.right() <= 50.5F);
    CHECK(box.bottom() > text.line_top(text.lines() - 1));
}

TEST_CASE("Words begin where their language begins", "[layout]") {
    const layout::Fonts fonts;
    const auto place = [&](const std::string& words, const base::Language& language, Align align) {
        auto one = spec(words, language, 100);
        one.align = align;
        return ink(painted(fonts.set(one), 4, {100, 12}), 4);
    };
    CHECK(place("Home", english, Align::start).x < 2);
    CHECK(place("Home", english, Align::end).right() > 98);
    CHECK(place("Home", english, Align::centre).centre().x == Approx(50).margin(1));
    CHECK(place("البول", arabic, Align::start).right() > 98);
    CHECK(place("البول", arabic, Align::end).x < 2);
    CHECK(place("PSA 4", arabic, Align::start).right() > 98);
}

TEST_CASE("A page's end can part a text between its lines", "[layout]") {
    const layout::Fonts fonts;
    const auto text = fonts.set(spec(long_english, english));
    REQUIRE(text.lines() >= 4);
    const auto all = ink(painted(text, 4, text.size_mm()), 4);
    const auto first = ink(painted(text, 4, text.size_mm(), {0, 2}), 4);
    const auto rest = ink(painted(text, 4, text.size_mm(), {2, text.lines()}), 4);
    CHECK(first.bottom() <= text.line_top(2) + 0.5F);
    CHECK(rest.y < text.line_top(1));  // the third line stands at the top
    CHECK(rest.bottom() == Approx(all.bottom() - text.line_top(2)).margin(0.6));
}

TEST_CASE("Bold, glossary words and citations change looks, never the number of lines' height",
          "[layout]") {
    const layout::Fonts fonts;
    auto one = spec("It helps some men. [12]", english, 0);
    const auto plain = fonts.set(one);
    one.spans = {{0, 8, layout::Span::Style::strong}};
    CHECK(fonts.set(one).size_mm().width > plain.size_mm().width);
    one.spans = {{19, 23, layout::Span::Style::citation}};
    CHECK(fonts.set(one).size_mm().width < plain.size_mm().width);
    CHECK(fonts.set(one).size_mm().height == plain.size_mm().height);
    one.spans = {{3, 8, layout::Span::Style::term}};
    CHECK(fonts.set(one).size_mm().width == plain.size_mm().width);
}

TEST_CASE("Letters no font of the house has are counted", "[layout]") {
    const layout::Fonts fonts;
    CHECK(fonts.set(spec(long_english, english)).unknown_glyphs() == 0);
    CHECK(fonts.set(spec(long_arabic, arabic)).unknown_glyphs() == 0);
    CHECK(fonts.set(spec("¿Qué? – “ñandú” … ½ × µg °C –", english)).unknown_glyphs() == 0);
    CHECK(fonts.set(spec("前立腺", english)).unknown_glyphs() == 3);
}

TEST_CASE("Text outlives the fonts it was set with", "[layout]") {
    auto fonts = std::make_unique<layout::Fonts>();
    const auto text = fonts->set(spec(long_english, english));
    fonts.reset();
    CHECK_FALSE(ink(painted(text, 2, text.size_mm()), 2).empty());
}

TEST_CASE("A cursor before each letter is hit again where it stands, on every line", "[layout]") {
    const layout::Fonts fonts;
    for (const auto& [words, language] :
         {std::pair{long_english, english}, std::pair{long_arabic, arabic}}) {
        const auto text = fonts.set(spec(words, language));
        REQUIRE(text.lines() > 2);
        std::size_t at = 0;
        while (at < words.size()) {
            const base::Rect cursor = text.cursor(at);
            INFO(language.tag << " byte " << at);
            const float y = cursor.centre().y, hair = 0.1F;  // marks of no width stand between
            const bool left = text.byte_at({cursor.x - hair, y}) == at;
            CHECK((left || text.byte_at({cursor.x + hair, y}) == at));
            at += text::first_letter(std::string_view(words).substr(at));
        }
        const base::Rect end = text.cursor(words.size());
        CHECK(text.byte_at({end.x, end.centre().y}) == words.size());
        CHECK(end.bottom() == Approx(text.size_mm().height).margin(0.1));
    }
}

TEST_CASE("Stepping beside goes through every letter once, from one end to the other", "[layout]") {
    const layout::Fonts fonts;
    for (const auto& [words, language] :
         {std::pair{long_english, english}, std::pair{long_arabic, arabic}}) {
        const auto text = fonts.set(spec(words, language));
        const int forward = language.rtl() ? -1 : 1;
        std::vector<std::size_t> letters, met, back;
        for (std::size_t at = 0; at < words.size();
             at += text::first_letter(std::string_view(words).substr(at)))
            letters.push_back(at);
        letters.push_back(words.size());
        const auto walk = [&](std::size_t at, int direction, std::vector<std::size_t>& all) {
            const int step = direction == forward ? 1 : -1;
            while (at != std::string::npos && all.size() <= letters.size()) {
                all.push_back(at);
                const auto next = text.beside(at, direction);
                const auto known = std::find(letters.begin(), letters.end(), at);
                const bool last = at == (direction == forward ? words.size() : 0);
                // Over the end of a line one goes on in the order of reading.
                at = next != std::string::npos ? next : last ? next : *(known + step);
            }
        };
        INFO(language.tag);
        walk(0, forward, met);
        CHECK(met == letters);
        walk(words.size(), -forward, back);
        std::reverse(back.begin(), back.end());
        CHECK(back == letters);
    }
}

TEST_CASE("Fonts that remember set words as the others do, and the same words once", "[layout]") {
    const layout::Fonts fonts;
    const auto remembering = fonts.remembering();
    const auto heading = spec(long_english, english, 60);
    auto wider = heading, bold = heading, cited = heading;
    wider.width_mm += 0.01F;
    bold.face.bold = true;
    cited.spans = {{0, 5, layout::Span::Style::citation}};
    for (const auto& one : {heading, wider, bold, cited, spec(long_arabic, arabic)}) {
        const auto first = remembering.set(one), again = remembering.set(one);
        CHECK(lines(first) == lines(fonts.set(one)));
        CHECK(first.size_mm().height == fonts.set(one).size_mm().height);
        CHECK(first.words() == again.words());  // one set text, at one place
        CHECK(first.words() != fonts.set(one).words());
    }
    CHECK(remembering.set(heading).words() != remembering.set(wider).words());
    CHECK(remembering.set(heading).words() != remembering.set(bold).words());
    CHECK(remembering.set(heading).words() != remembering.set(cited).words());
}

TEST_CASE("a language is set in the families that it names, and others show its letters too",
          "[layout][languages]") {
    const layout::Fonts fonts;
    const auto set = [&](const std::string& words, const std::string& language) {
        layout::TextSpec spec;
        spec.words = words;
        spec.language = {language, base::Direction::right_to_left};
        return fonts.set(spec);
    };
    const std::string urdu = "پروسٹیٹ ایک غدود ہے", hebrew = "\u05E9\u05DC\u05D5\u05DD";
    const float before = set(urdu, "ur").size_mm().width;
    CHECK(set(hebrew, "en").unknown_glyphs() == 4);
    CHECK(fonts.in_language("ur", {"Noto Naskh Arabic"}).empty());
    CHECK(fonts.in_language("he", {"Noto Sans Nowhere", "Noto Sans Hebrew", "../etc"}) ==
          std::vector<std::string>{"Noto Sans Nowhere", "../etc"});
    CHECK(set(urdu, "ur").size_mm().width != Approx(before));
    CHECK(set(urdu, "ur").unknown_glyphs() == 0);
    CHECK(set(urdu, "ar").size_mm().width == Approx(before));
    CHECK(set(hebrew, "en").unknown_glyphs() == 0);
    CHECK(fonts.in_language("ur", {}).empty());  // it names none any more
    CHECK(set(urdu, "ur").size_mm().width == Approx(before));
}
