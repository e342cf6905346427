#include "document/drawing/png.h"

#include <png.h>

#include <algorithm>
#include <vector>

namespace document {

namespace {

constexpr std::string_view png_begins = "\x89PNG\r\n\x1a\n";
// The last chunk has no data, so it is always the same (PNG specification, 11.2.5).
constexpr std::string_view png_ends("\0\0\0\0IEND\xae\x42\x60\x82", 12);

class Reader {
  public:
    Reader() { image_.version = PNG_IMAGE_VERSION; }
    ~Reader() { png_image_free(&image_); }
    Reader(const Reader&) = delete;
    Reader& operator=(const Reader&) = delete;

    bool head(std::string_view bytes) {
        return png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) != 0;
    }
    int wide() const { return static_cast<int>(image_.width); }
    int high() const { return static_cast<int>(image_.height); }
    // What libpng mends and only warns of in the pixels, other readers may show as something else.
    // Warnings of what stands before them, an odd colour profile for one, are no harm.
    bool rows() {
        image_.warning_or_error = 0;
        image_.format = PNG_FORMAT_RGBA;
        std::vector<png_byte> pixels(PNG_IMAGE_SIZE(image_));
        return png_image_finish_read(&image_, nullptr, pixels.data(), 0, nullptr) != 0 &&
               image_.warning_or_error == 0;
    }

  private:
    png_image image_{};
};

}  // namespace

bool is_png(std::string_view bytes) { return bytes.starts_with(png_begins); }

std::optional<Png> read_png(std::string_view bytes, int most) {
    Reader reader;
    if (!is_png(bytes) || !reader.head(bytes)) return std::nullopt;
    Png png{reader.wide(), reader.high()};
    png.whole = std::max(png.wide, png.high) <= most && bytes.ends_with(png_ends) && reader.rows();
    return png;
}

}  // namespace document
