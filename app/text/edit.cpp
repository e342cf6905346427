#include "text/edit.h"

#include <algorithm>

namespace text {

Piece Edit::selection() const { return {std::min(cursor_, anchor_), std::max(cursor_, anchor_)}; }

std::string Edit::selected() const {
    const Piece piece = selection();
    return text_.substr(piece.begin, piece.end - piece.begin);
}

void Edit::put(std::size_t at, bool select) {
    cursor_ = std::min(at, text_.size());
    if (!select) anchor_ = cursor_;
    if (!done_.empty()) done_.back().typed = false;  // what is typed next is another step
}

int Edit::line_at(std::size_t at) const {
    const auto end = text_.begin() + static_cast<long>(std::min(at, text_.size()));
    return 1 + static_cast<int>(std::count(text_.begin(), end, '\n'));
}

Piece Edit::line_piece(int line) const {
    std::size_t begin = 0;
    for (int i = 1; i < line; ++i) {
        const auto end = text_.find('\n', begin);
        if (end == std::string::npos) break;
        begin = end + 1;
    }
    return {begin, std::min(text_.find('\n', begin), text_.size())};
}

// The place one letter further; looks at the line alone, since cutting into letters costs time.
std::size_t Edit::beside(std::size_t at, int direction) const {
    if (direction < 0) {
        if (at == 0) return 0;
        if (text_[at - 1] == '\n') return at - 1;
        const auto start = text_.rfind('\n', at - 1);
        const std::size_t begin = start == std::string::npos ? 0 : start + 1;
        return begin + last_letter(std::string_view(text_).substr(begin, at - begin));
    }
    if (at >= text_.size()) return text_.size();
    if (text_[at] == '\n') return at + 1;
    const auto end = std::min(text_.find('\n', at), text_.size());
    return at + first_letter(std::string_view(text_).substr(at, end - at));
}

void Edit::step(int letters, bool select) {
    const Piece piece = selection();
    if (!select && piece.begin != piece.end) return put(letters < 0 ? piece.begin : piece.end);
    std::size_t at = cursor_;
    for (; letters > 0; --letters) at = beside(at, 1);
    for (; letters < 0; ++letters) at = beside(at, -1);
    put(at, select);
}

void Edit::step_word(int count, bool select) {
    const auto all = words(text_, "en");
    std::size_t at = cursor_;
    for (; count > 0; --count) {
        const auto next =
            std::find_if(all.begin(), all.end(), [&](const Piece& one) { return one.end > at; });
        at = next == all.end() ? text_.size() : next->end;
    }
    for (; count < 0; ++count) {
        const auto last = std::find_if(all.rbegin(), all.rend(),
                                       [&](const Piece& one) { return one.begin < at; });
        at = last == all.rend() ? 0 : last->begin;
    }
    put(at, select);
}

void Edit::line_start(bool select) { put(line_piece(line()).begin, select); }
void Edit::line_end(bool select) { put(line_piece(line()).end, select); }

void Edit::select_all() {
    put(0);
    put(text_.size(), true);
}

void Edit::select_word() {
    for (const Piece& one : words(text_, "en"))
        if (one.begin <= cursor_ && cursor_ <= one.end) {
            put(one.begin);
            return put(one.end, true);
        }
}

void Edit::apply(Change change) {
    text_.replace(change.at, change.removed.size(), change.inserted);
    cursor_ = anchor_ = change.at + change.inserted.size();
    ++version_;
    undone_.clear();
    const bool goes_on = change.typed && change.removed.empty() && !done_.empty() &&
                         done_.back().typed &&
                         done_.back().at + done_.back().inserted.size() == change.at;
    if (goes_on)
        done_.back().inserted += change.inserted;
    else
        done_.push_back(std::move(change));
}

void Edit::insert(std::string_view words) {
    const Piece piece = selection();
    if (words.empty() && piece.begin == piece.end) return;
    const bool typed = words.size() <= 8 && words.find('\n') == std::string_view::npos;
    apply({piece.begin, selected(), std::string(words), cursor_, typed});
}

void Edit::erase(int letters) {
    if (selection().begin == selection().end) {
        const std::size_t before = cursor_;
        step(letters, true);
        const Piece piece = selection();
        if (piece.begin == piece.end) return;
        apply({piece.begin, selected(), "", before, false});
        return;
    }
    apply({selection().begin, selected(), "", cursor_, false});
}

void Edit::replace(const Piece& piece, std::string_view words) {
    apply({piece.begin, text_.substr(piece.begin, piece.end - piece.begin), std::string(words),
           cursor_, false});
}

bool Edit::undo() {
    if (done_.empty()) return false;
    Change change = std::move(done_.back());
    done_.pop_back();
    text_.replace(change.at, change.inserted.size(), change.removed);
    cursor_ = anchor_ = std::min(change.cursor, text_.size());
    ++version_;
    undone_.push_back(std::move(change));
    return true;
}

bool Edit::redo() {
    if (undone_.empty()) return false;
    Change change = std::move(undone_.back());
    undone_.pop_back();
    text_.replace(change.at, change.removed.size(), change.inserted);
    cursor_ = anchor_ = change.at + change.inserted.size();
    ++version_;
    change.typed = false;
    done_.push_back(std::move(change));
    return true;
}

namespace {

// Where a line that goes on for ever is cut: after a space, else between two letters.
std::size_t cut(std::string_view rest, std::size_t longest) {
    if (rest.size() <= longest) return rest.size();
    const auto space = rest.rfind(' ', longest - 1);
    if (space != std::string_view::npos && space > longest / 2) return space + 1;
    const auto letter = last_letter(rest.substr(0, longest));
    return letter > 0 ? letter : longest;
}

}  // namespace

std::vector<LinePiece> pieces(const std::string& text, std::size_t longest) {
    std::vector<LinePiece> all;
    int number = 1;
    for (std::size_t begin = 0;; ++number) {
        const auto end = std::min(text.find('\n', begin), text.size());
        do {
            const auto size = cut(std::string_view(text).substr(begin, end - begin), longest);
            all.push_back({begin, number, text.substr(begin, size)});
            begin += size;
        } while (begin < end);
        if (end == text.size()) return all;
        begin = end + 1;
    }
}

namespace {

// ASCII alone: a letter keeps its place and its length in bytes.
std::string lowered(std::string_view text) {
    std::string low(text);
    for (char& c : low)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return low;
}

}  // namespace

std::optional<Piece> Edit::find(const std::string& words, std::size_t from) const {
    if (words.empty()) return std::nullopt;
    const std::string low = lowered(text_);
    const std::string wanted = lowered(words);
    auto at = low.find(wanted, from);
    if (at == std::string::npos) at = low.find(wanted);
    if (at == std::string::npos) return std::nullopt;
    return Piece{at, at + wanted.size()};
}

int Edit::replace_all(const std::string& words, const std::string& with, std::size_t most) {
    if (words.empty()) return 0;
    const std::string low = lowered(text_);
    const std::string wanted = lowered(words);
    std::string made;
    int count = 0;
    std::size_t at = 0;
    for (auto next = low.find(wanted); next != std::string::npos; next = low.find(wanted, at)) {
        made += text_.substr(at, next - at) + with;
        if (made.size() > most) return -1;
        at = next + wanted.size();
        ++count;
    }
    if (count == 0) return 0;
    made += text_.substr(at);
    if (made.size() > most) return -1;
    apply({0, text_, std::move(made), cursor_, false});
    return count;
}

}  // namespace text
