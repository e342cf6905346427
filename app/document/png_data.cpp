#include "document/png_data.h"

#include <zlib.h>

#include <array>
#include <cstdint>

namespace document {

namespace {

constexpr std::size_t signature = 8, frame = 12;  // of a chunk: its length, name and sum
constexpr unsigned deepest_filter = 4;            // each row begins with the number of its filter

std::size_t number_at(std::string_view bytes, std::size_t at) {
    std::size_t made = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        made = made << 8U | static_cast<unsigned char>(bytes[i]);
    return made;
}

// IHDR (PNG specification, 11.2.2).
struct Head {
    std::size_t wide = 0, high = 0, bits = 0;  // bits of one pixel
    bool interlaced = false;
};

std::size_t samples(char colour) {
    switch (colour) {
        case 0:
        case 3:
            return 1;
        case 2:
            return 3;
        case 4:
            return 2;
        case 6:
            return 4;
        default:
            return 0;
    }
}

Head head_of(std::string_view png) {
    const std::size_t at = signature + 8;
    const auto depth = static_cast<std::size_t>(static_cast<unsigned char>(png[at + 8]));
    return {number_at(png, at), number_at(png, at + 4), samples(png[at + 9]) * depth,
            png[at + 12] == 1};
}

// Rows of one pass: Adam7 has seven, each a picture of its own.
struct Rows {
    std::size_t bytes = 0, count = 0;
};

std::array<Rows, 7> rows_of(const Head& head) {
    struct Pass {
        std::size_t x, y, step_x, step_y;
    };
    constexpr Pass passes[] = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4},
                               {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}};
    const auto size = [&](std::size_t wide, std::size_t high) {
        return wide == 0 || high == 0 ? Rows{} : Rows{1 + (wide * head.bits + 7) / 8, high};
    };
    std::array<Rows, 7> rows{};
    if (!head.interlaced) {
        rows[0] = size(head.wide, head.high);
        return rows;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& pass = passes[i];
        rows[i] = size((head.wide + pass.step_x - 1 - pass.x) / pass.step_x,
                       (head.high + pass.step_y - 1 - pass.y) / pass.step_y);
    }
    return rows;
}

// Counts rows as their bytes come.
class RowCounter {
  public:
    explicit RowCounter(const Head& head) : rows_(rows_of(head)) { skip(); }

    // False for a filter that is none, and for bytes beyond the last row.
    bool take(unsigned char byte) {
        if (pass_ == rows_.size()) return false;
        if (at_ == 0 && byte > deepest_filter) return false;
        if (++at_ < rows_[pass_].bytes) return true;
        at_ = 0;
        if (++row_ == rows_[pass_].count) {
            row_ = 0;
            ++pass_;
            skip();
        }
        return true;
    }
    bool done() const { return pass_ == rows_.size(); }

  private:
    void skip() {
        while (pass_ < rows_.size() && rows_[pass_].count == 0) ++pass_;
    }

    std::array<Rows, 7> rows_;
    std::size_t pass_ = 0, row_ = 0, at_ = 0;
};

class Inflater {
  public:
    Inflater() { inflateInit(&stream_); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
    ~Inflater() { inflateEnd(&stream_); }

    // False where the data is none.
    bool take(std::string_view data, RowCounter& rows) {
        std::array<unsigned char, 1U << 14U> out{};
        // zlib reads through a pointer it does not write to, but which is not const.
        stream_.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(data.data()));
        stream_.avail_in = static_cast<uInt>(data.size());
        while (!ended_) {
            stream_.next_out = out.data();
            stream_.avail_out = out.size();
            const int state = inflate(&stream_, Z_NO_FLUSH);
            if (state == Z_BUF_ERROR) return true;  // it waits for the next chunk
            if (state != Z_OK && state != Z_STREAM_END) return false;
            for (std::size_t i = 0; i < out.size() - stream_.avail_out; ++i)
                if (!rows.take(out[i])) return false;
            ended_ = state == Z_STREAM_END;
        }
        return true;
    }
    bool ended() const { return ended_; }

  private:
    z_stream stream_{};
    bool ended_ = false;
};

}  // namespace

bool png_data_whole(std::string_view png) {
    const Head head = head_of(png);
    if (head.bits == 0) return false;
    RowCounter rows(head);
    Inflater inflater;
    for (std::size_t at = signature; at + frame <= png.size();) {
        const auto length = number_at(png, at);
        if (png.substr(at + 4, 4) == "IDAT" && !inflater.take(png.substr(at + 8, length), rows))
            return false;
        at += frame + length;
    }
    return inflater.ended() && rows.done();
}

}  // namespace document
