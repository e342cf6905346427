// A text while somebody writes it: cursor, selection, undo without end. Places are bytes and always
// stand between two letters as one sees them. Pure: ui/editor.h draws it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace base {

class Edit {
  public:
    Edit() = default;
    explicit Edit(std::string text) : text_(std::move(text)) {}

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
    int replace_all(const std::string& words, const std::string& with);  // returns how many

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

}  // namespace base
