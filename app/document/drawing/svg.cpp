#include "document/drawing/svg.h"

#include <fmt/format.h>
#include <glib.h>

#include <algorithm>
#include <array>
#include <memory>

#include "document/drawing/png.h"
#include "document/drawing/svg_tree.h"
#include "text/unicode.h"

namespace document {

namespace {

constexpr std::size_t bytes_a_line = 72;  // of the PNG: lines of 96 letters
using Freed = std::unique_ptr<void, decltype(&g_free)>;

// In lines, which a data URL passes over.
std::string to_base64(std::string_view bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += bytes_a_line) {
        const auto line = bytes.substr(i, bytes_a_line);
        const Freed letters(
            g_base64_encode(reinterpret_cast<const guchar*>(line.data()), line.size()), g_free);
        if (i > 0) text += '\n';
        text += static_cast<const char*>(letters.get());
    }
    return text;
}

// Letters that are none of it are passed over.
std::string from_base64(const std::string& text) {
    gsize size = 0;
    const Freed bytes(g_base64_decode(text.c_str(), &size), g_free);
    return {static_cast<const char*>(bytes.get()), size};
}

// Where a PNG stands in an SVG as wrap_png() wrote it; empty for any other.
std::string_view wrapped_in(std::string_view svg) {
    constexpr std::string_view begins = "<image width=\"",
                               holds = "\" href=\"data:image/png;base64,", ends = "\"/>";
    const auto begin = svg.find(begins);
    const auto data = svg.find(holds, begin);
    if (begin == std::string_view::npos || data == std::string_view::npos) return {};
    const auto from = data + holds.size();
    const auto end = svg.find('"', from);
    if (end == std::string_view::npos || svg.substr(end, ends.size()) != ends) return {};
    const auto bytes = from_base64(std::string(svg.substr(from, end - from)));
    if (!is_png(bytes)) return {};
    const auto same = wrap_png(bytes);
    const auto whole = svg.substr(begin, end + ends.size() - begin);
    return same && same->svg.find(whole) != std::string::npos ? whole : std::string_view();
}

struct Ban {
    std::string_view mark, what;
};

constexpr std::array bans{
    Ban{"<script", "a script"},
    Ban{"<foreignobject", "a foreign object"},
    Ban{"<image", "an embedded picture"},
    Ban{"<!entity", "an entity"},
    Ban{"<!doctype", "a document type"},
    Ban{"<iframe", "a frame"},
    Ban{"<?xml-stylesheet", "an outside style sheet"},
    Ban{"@import", "an imported style"},
    Ban{"javascript:", "a script"},
    Ban{"<text", "words, which could not be translated"},
    Ban{"<filter", "a filter, which can take for ever to draw"},
    // What another reader could take for something else than what is looked for here.
    Ban{"&#", "a letter written as a number"},
    Ban{"\\", "a backslash"},
};
constexpr std::string_view svg_space = "http://www.w3.org/2000/svg";
constexpr std::size_t most_problems = 20, most_uses = 16;

class Scanner {
  public:
    explicit Scanner(std::string_view svg) : svg_(svg), folded_(svg) {
        if (const auto png = wrapped_in(svg); !png.empty())
            std::fill_n(folded_.begin() + (png.data() - svg.data()), png.size(), ' ');
        std::transform(folded_.begin(), folded_.end(), folded_.begin(), [](unsigned char c) {
            return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
        });
    }

    base::Problems run() {
        for (const Ban& ban : bans)
            if (const auto at = folded_.find(ban.mark); at != std::string::npos)
                say(at, std::string(ban.what), "take it out");
        encoding();
        prefixes();
        uses();
        references("href", true);
        references("url(", false);
        handlers();
        if (folded_.find("<svg") == std::string::npos) say(0, "no <svg>", "save it as SVG");
        return std::move(problems_);
    }

  private:
    void say(std::size_t at, const std::string& what, const std::string& fix) {
        if (problems_.size() >= most_problems) return;
        const auto until = svg_.begin() + static_cast<std::ptrdiff_t>(at);
        const int line = 1 + static_cast<int>(std::count(svg_.begin(), until, '\n'));
        problems_.push_back({"", line, base::Severity::error, "the drawing holds " + what, fix});
    }
    void encoding() {
        const auto begin = folded_.find("<?xml");
        const auto at = begin == npos ? npos : folded_.find("encoding", begin);
        if (at == npos || at > folded_.find("?>", begin)) return;
        const auto value = after_space(after_space(at + 8) + 1);
        if (folded_.compare(value + 1, 5, "utf-8") != 0)
            say(at, "another encoding than UTF-8", "save it as UTF-8");
    }
    // <s:script> is a script where s is a name for SVG.
    void prefixes() {
        for (auto at = folded_.find(svg_space); at != npos; at = folded_.find(svg_space, at + 1)) {
            const auto name = folded_.rfind("xmlns", at);
            if (name != npos && after_space(name + 5) < at && folded_[after_space(name + 5)] == ':')
                say(at, "a second name for SVG", "save it as plain SVG");
        }
    }
    // Copies of copies of copies: a few lines could keep the kiosk drawing for minutes.
    void uses() {
        std::size_t count = 0, at = folded_.find("<use");
        for (; at != npos && ++count <= most_uses;) at = folded_.find("<use", at + 1);
        if (at != npos) say(at, "too many copies (<use>)", "save it with its shapes written out");
    }
    std::size_t after_space(std::size_t at) const {
        while (at < folded_.size() && std::string_view(" \t\r\n").find(folded_[at]) != npos) ++at;
        return at;
    }
    // A reference may only be to #id. An attribute's value follows "=", with space around it or
    // not.
    void references(std::string_view mark, bool attribute) {
        for (auto at = folded_.find(mark); at != std::string::npos;
             at = folded_.find(mark, at + 1)) {
            auto start = after_space(at + mark.size());
            if (attribute) {
                if (start >= folded_.size() || folded_[start] != '=') continue;
                start = after_space(start + 1);
            }
            while (start < folded_.size() && (folded_[start] == '"' || folded_[start] == '\''))
                start = after_space(start + 1);
            if (start >= folded_.size() || folded_[start] != '#')
                say(at, "a reference out of the file", "refer only to #ids of the same drawing");
        }
    }
    void handlers() {
        for (auto at = folded_.find("on"); at != std::string::npos;
             at = folded_.find("on", at + 1)) {
            if (at == 0 || std::string_view(" \t\r\n\"'/").find(folded_[at - 1]) == npos) continue;
            auto end = at + 2;
            while (end < folded_.size() && folded_[end] >= 'a' && folded_[end] <= 'z') ++end;
            const auto sign = after_space(end);
            if (end > at + 2 && sign < folded_.size() && folded_[sign] == '=')
                say(at, "an event handler", "take it out");
        }
    }

    static constexpr auto npos = std::string_view::npos;
    std::string_view svg_;
    std::string folded_;
    base::Problems problems_;
};

}  // namespace

base::Problems check_svg(std::string_view svg) {
    if (text::first_bad_utf8(svg) != std::string_view::npos)
        return {
            {"", 1, base::Severity::error, "the drawing is not UTF-8 text", "save it as UTF-8"}};
    auto problems = Scanner(svg).run();
    return problems.empty() ? check_svg_tree(svg) : problems;
}

base::Result<Wrapped> wrap_png(std::string_view png, int most) {
    const auto read = read_png(png, most);
    if (!read) return base::fail("the picture", "is no whole PNG", "save it again");
    const auto [wide, high, whole] = *read;
    if (std::max(wide, high) > most)
        return base::fail("the picture", fmt::format("is {} x {} pixels", wide, high),
                          fmt::format("save it with {} a side at most", most));
    if (!whole) return base::fail("the picture", "is no whole PNG", "save it again");
    return Wrapped{
        fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}">)"
                    "\n"
                    R"(<image width="{0}" height="{1}" href="data:image/png;base64,{2}"/></svg>)"
                    "\n",
                    wide, high, to_base64(png)),
        wide, high};
}

bool svg_has_id(std::string_view svg, const std::string& id) {
    return svg.find("id=\"" + id + "\"") != std::string_view::npos;
}

}  // namespace document
