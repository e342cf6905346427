#include "doc/svg.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace doc {

namespace {

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
};

class Scanner {
  public:
    explicit Scanner(std::string_view svg) : svg_(svg), folded_(svg) {
        std::transform(folded_.begin(), folded_.end(), folded_.begin(), [](unsigned char c) {
            return c < 0x80 ? static_cast<char>(std::tolower(c)) : static_cast<char>(c);
        });
    }

    base::Problems run() {
        for (const Ban& ban : bans)
            if (const auto at = folded_.find(ban.mark); at != std::string::npos)
                say(at, std::string(ban.what), "take it out");
        references("href", true);
        references("url(", false);
        handlers();
        if (folded_.find("<svg") == std::string::npos) say(0, "no <svg>", "save it as SVG");
        return std::move(problems_);
    }

  private:
    void say(std::size_t at, const std::string& what, const std::string& instead) {
        const auto until = svg_.begin() + static_cast<std::ptrdiff_t>(at);
        const int line = 1 + static_cast<int>(std::count(svg_.begin(), until, '\n'));
        problems_.push_back(
            {"", line, base::Severity::error, "the drawing holds " + what, instead});
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
    if (base::first_bad_utf8(svg) != std::string_view::npos)
        return {
            {"", 1, base::Severity::error, "the drawing is not UTF-8 text", "save it as UTF-8"}};
    return Scanner(svg).run();
}

bool svg_has_id(std::string_view svg, const std::string& id) {
    return svg.find("id=\"" + id + "\"") != std::string_view::npos;
}

}  // namespace doc
