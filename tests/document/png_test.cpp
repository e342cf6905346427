#include "document/drawing/png.h"

#include "document/drawing/svg.h"
#include "support/world.h"

namespace {

std::string four(std::size_t number) {
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 255U);
    return bytes;
}

std::uint32_t sum_of(const std::string& bytes) {
    std::uint32_t sum = ~0U;
    for (const char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) sum = sum >> 1U ^ (sum & 1U ? 0xEDB88320U : 0U);
    }
    return ~sum;
}

std::string chunk(const std::string& name, const std::string& data) {
    return four(data.size()) + name + data + four(sum_of(name + data));
}

// Whole chunks, whatever their data.
std::string png(const std::string& head, const std::string& data) {
    return "\x89PNG\r\n\x1A\n" + chunk("IHDR", head) + chunk("IDAT", data) + chunk("IEND", "");
}

// zlib without compressing: one stored block (RFC 1950, RFC 1951).
std::string stored(const std::string& bytes) {
    std::uint32_t a = 1, b = 0;
    for (const char c : bytes) {
        a = (a + static_cast<unsigned char>(c)) % 65521;
        b = (b + a) % 65521;
    }
    const auto size = bytes.size();
    std::string made = "\x78\x01\x01";
    for (const auto number : {size, ~size})
        made += {static_cast<char>(number & 255U), static_cast<char>(number >> 8U & 255U)};
    return made + bytes + four(b << 16U | a);
}

// Grey, eight bits.
std::string grey(std::size_t wide, std::size_t high, bool interlaced = false) {
    return four(wide) + four(high) + std::string("\x08\x00\x00\x00", 4) +
           (interlaced ? '\x01' : '\0');
}

bool whole(const std::string& bytes) {
    const auto read = document::read_png(bytes, document::most_px);
    return read && read->whole;
}

}  // namespace

TEST_CASE("A picture is whole when its data gives all of its rows", "[doc]") {
    CHECK(whole(png(grey(2, 3), stored(std::string(9, '\0')))));
    CHECK(document::wrap_png(png(grey(2, 3), stored(std::string(9, '\0')))));
    // Adam7 of 2 x 3: passes of 1x1, 1x1, 1x2 and 2x1, each row with its filter.
    CHECK(whole(png(grey(1, 1, true), stored(std::string(2, '\0')))));
    CHECK(whole(png(grey(2, 3, true), stored(std::string(11, '\0')))));
    CHECK(whole(support::png(300, 200)));
}

TEST_CASE("A picture that cannot be decoded is refused, whole as its chunks are", "[doc]") {
    const std::string row(3, '\0');
    const auto sound = stored(row + row + row);
    for (const auto& data :
         {std::string("garbage"), std::string(), sound.substr(0, sound.size() - 1),
          sound.substr(0, 8), stored(row + row), stored(row + row + row + "\x01"),
          stored(row + "\x09" + row + row.substr(1)), std::string(40, '\xFF')}) {
        const auto made = png(grey(2, 3), data);
        CHECK_FALSE(whole(made));
        const auto wrapped = document::wrap_png(made);
        REQUIRE_FALSE(wrapped);
        CHECK(wrapped.error().what == "is no whole PNG");
    }
}

TEST_CASE("A picture whose head promises what no PNG has is refused", "[doc]") {
    const auto four_rows = [](int bytes_a_row) {
        std::string rows;
        for (int row = 0; row < 4; ++row)
            rows += std::string(static_cast<std::size_t>(bytes_a_row) + 1, '\0');
        return stored(rows);
    };
    const auto head = [](const std::string& rest) { return four(4) + four(4) + rest; };
    const std::string none(1, '\0');
    CHECK(whole(png(head("\x08\x02" + none + none + none), four_rows(12))));
    // A palette that is not there; a depth, a colour, a way to compress, to filter, to interlace
    // that do not exist.
    CHECK_FALSE(whole(png(head("\x08\x03" + none + none + none), four_rows(4))));
    CHECK_FALSE(whole(png(head("\x03" + none + none + none + none), four_rows(2))));
    CHECK_FALSE(whole(png(head("\x08\x05" + none + none + none), four_rows(8))));
    CHECK_FALSE(whole(png(head("\x08" + none + "\x01" + none + none), four_rows(4))));
    CHECK_FALSE(whole(png(head("\x08" + none + none + "\x01" + none), four_rows(4))));
    CHECK_FALSE(whole(png(head("\x08" + none + none + none + "\x02"), four_rows(4))));
}

TEST_CASE("An odd colour profile makes no picture useless", "[doc]") {
    const std::string rows = stored(std::string(9, '\0'));
    CHECK(whole("\x89PNG\r\n\x1A\n" + chunk("IHDR", grey(2, 3)) + chunk("gAMA", four(0)) +
                chunk("iCCP", std::string("bad\0\0", 5) + stored("no profile")) +
                chunk("IDAT", rows) + chunk("IEND", "")));
}
