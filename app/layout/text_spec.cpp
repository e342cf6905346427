#include "layout/text_spec.h"

#include <fmt/format.h>

namespace layout {

std::string key_of(const TextSpec& spec) {
    const auto thousandths = [](float mm) { return static_cast<int>(mm * 1000); };
    std::string key = spec.words;
    key += '\0' + fmt::format("{}{}{}{}/{}/{}/{}{}", thousandths(spec.face.size_mm),
                              spec.face.bold ? 'b' : 'r', spec.balanced ? '=' : '~',
                              thousandths(spec.face.line_height), thousandths(spec.width_mm),
                              static_cast<int>(spec.align), spec.language.tag,
                              spec.language.rtl() ? '<' : '>');
    for (const auto& span : spec.spans)
        key += fmt::format(",{}-{}/{}", span.begin, span.end, static_cast<int>(span.style));
    return key;
}

}  // namespace layout
