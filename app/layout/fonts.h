// Words become ink here, in the Noto families of faces/families.h and no others. Everything is
// measured in millimetres, without hinting, so that lines break alike at every scale and on paper.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "layout/palette.h"
#include "layout/text_spec.h"

typedef struct _cairo cairo_t;

namespace layout {

// Set text: lines broken, ready to draw. Cheap to copy.
class Text {
  public:
    base::Size size_mm() const;
    base::Rect lines_mm() const;  // what the lines take of it
    int lines() const;
    float line_top(int line) const;  // mm from the top; line_top(lines()) is the height
    int unknown_glyphs() const;
    std::string line_words(int line) const;
    bool lone_word() const;  // its last line is one word, of less than a quarter of its width
    const char* words() const;
    // Around bytes [begin, end), a box a line; mm from the text's corner.
    std::vector<base::Rect> boxes(std::size_t begin, std::size_t end) const;
    base::Rect cursor(std::size_t at) const;  // before this byte, of no width
    std::size_t byte_at(base::Point place) const;
    // 1: to the right, -1: to the left; npos at the end of its line.
    std::size_t beside(std::size_t at, int direction) const;
    struct Ink {
        const Palette& palette;
        ColorRole color;
    };
    struct Lines {  // [first, last); last -1: to the end
        int first = 0, last = -1;
    };
    // With the top of the first line at the place. User space is millimetres.
    void draw(cairo_t* cairo, base::Point at, const Ink& ink, Lines part = {0, -1}) const;

  private:
    friend class Fonts;
    struct State;
    bool ends_lonely() const;
    explicit Text(std::shared_ptr<State> state) : state_(std::move(state)) {}
    std::shared_ptr<State> state_;
};

struct Awaited {};  // somebody waits for a picture: what is laid out ahead of it is left

class Fonts {
  public:
    // Throws std::runtime_error when a font file is missing.
    Fonts();
    Text set(const TextSpec& spec) const;
    // The same, and what they set once they have at hand until the last copy is gone: for who tries
    // many ways to lay out the same words. Not for a visitor's own words, and for one thread.
    Fonts remembering() const;
    // Called before each text is set, for who lays out ahead; may throw Awaited. Empty: nobody.
    void watched(std::function<void()> each) const;
    // What a language names in its language.toml, for all copies of these fonts; before its words
    // are set. Gives those that are not installed, which do without.
    std::vector<std::string> in_language(const std::string& tag,
                                         const std::vector<std::string>& families) const;
    struct State;
    struct Memory;

  private:
    Text made(const TextSpec& spec) const;
    std::shared_ptr<State> state_;
    std::shared_ptr<Memory> memory_;
};
inline constexpr float cap_height = 0.714F;  // of the em, Noto Sans (STANDARDS.md 0.2)

}  // namespace layout
