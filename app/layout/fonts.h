// Words become ink here, in exactly the Noto files named in fonts.cpp. Everything is measured in
// millimetres, without hinting, so that lines break alike at every scale and on paper.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "layout/palette.h"

typedef struct _cairo cairo_t;

namespace layout {

enum class Align { start, centre, end };

struct Face {
    float size_mm = 7.94F;  // em
    bool bold = false;
    float line_height = 1.4F;  // of the em
};

// Part of a text that looks different; bytes.
struct Span {
    enum class Style { strong, citation, term, match };
    std::size_t begin = 0, end = 0;
    Style style = Style::strong;
};

struct TextSpec {
    std::string words;
    Face face;
    float width_mm = 0;  // 0: one line, as wide as it is
    Align align = Align::start;
    base::Language language;
    std::vector<Span> spans;
};

// Set text: lines broken, ready to draw. Cheap to copy.
class Text {
  public:
    base::Size size_mm() const;
    int lines() const;
    float line_top(int line) const;  // mm from the top; line_top(lines()) is the height
    int unknown_glyphs() const;
    std::string line_words(int line) const;
    const char* words() const;
    // Around bytes [begin, end), a box a line; mm from the text's corner.
    std::vector<base::Rect> boxes(std::size_t begin, std::size_t end) const;
    base::Rect cursor(std::size_t at) const;  // before this byte, of no width
    std::size_t byte_at(base::Point place) const;
    // 1: to the right, -1: to the left; npos at the end of its line.
    std::size_t beside(std::size_t at, int direction) const;
    // Draws lines [first, last) with the top of `first` at the place. User space is millimetres.
    void draw(cairo_t* cairo, base::Point at, const Palette& palette, ColorRole tone, int first = 0,
              int last = -1) const;

  private:
    friend class Fonts;
    struct State;
    explicit Text(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

class Fonts {
  public:
    // Throws std::runtime_error when a font file is missing.
    Fonts();
    Text set(const TextSpec& spec) const;
    static std::vector<std::string> files();
    struct State;

  private:
    std::shared_ptr<State> state_;
};
inline constexpr float cap_height = 0.714F;  // of the em, Noto Sans (STANDARDS.md 0.2)

}  // namespace layout
