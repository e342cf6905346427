// A text while somebody writes it: cursor, selection, undo without end. Places are bytes and always
// stand between two letters as one sees them. Pure: ui/editor.h draws it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/segment.h"

namespace text {

class Edit {
  public:
    Edit() = default;
    explicit Edit(std::string text, unsigned version = 0)
        : text_(std::move(text)), version_(version) {}

    const std::string& text() const { return text_; }
    std::size_t cursor() const { return cursor_; }
    Piece selection() const;  // empty where cursor and anchor meet
    std::string selected() const;
    unsigned version() const { return version_; }  // another after each change

    // Moving; with `select` the anchor stays. By letters, words, lines of the text.
    void put(std::size_t at, bool select = false);
    void step(int letters, bool select = false);
    void step_word(int words, bool select = false);
    void line_start(bool select = false);
    void line_end(bool select = false);
    void select_all();
    void select_word();

    // Changing; each is one step of undo, but letters typed in a row are one together.
    void insert(std::string_view words);  // in the selection's place
    void erase(int letters);              // below 0: before the cursor; a selection goes instead
    void replace(const Piece& piece, std::string_view words);
    bool undo();  // false when there is nothing left
    bool redo();

    // The next place of `words` from `from` on, whatever case, round the end; nothing: nowhere.
    std::optional<Piece> find(const std::string& words, std::size_t from) const;
    // Returns how many; below 0 and nothing done where the text would grow past `most` bytes.
    int replace_all(const std::string& words, const std::string& with,
                    std::size_t most = std::string::npos);

    int line() const { return line_at(cursor_); }  // 1-based
    int line_at(std::size_t at) const;
    Piece line_piece(int line) const;  // without its newline

  private:
    struct Change {
        std::size_t at = 0;
        std::string removed, inserted;
        std::size_t cursor = 0;  // before
        bool typed = false;
    };
    void apply(Change change);
    std::size_t beside(std::size_t at, int direction) const;

    std::string text_;
    std::size_t cursor_ = 0, anchor_ = 0;
    unsigned version_ = 0;
    std::vector<Change> done_, undone_;
};

// A line of a text, or a part of one that goes on beyond what can be set at once.
struct LinePiece {
    std::size_t begin = 0;
    int number = 0;  // of the line, 1-based
    std::string words;
};
std::vector<LinePiece> pieces(const std::string& text, std::size_t longest);  // in bytes

}  // namespace text
