#include "desk/findings.h"

#include <algorithm>

#include "desk/preview.h"
#include "doc/check.h"
#include "doc/parse.h"
#include "doc/svg.h"
#include "doc/toml.h"

namespace desk {

using base::Severity;

namespace {

void find_in_words(const std::string& path, const std::string& body, base::Problems& found) {
    const std::string lines = "\n" + body;
    for (const auto& entry : library::parse_po(body, found))
        for (auto& wrong : library::check_entry(entry, language_of(path))) {
            // gettext-po tells no lines of what it can read.
            const auto at = lines.find("\nmsgctxt \"" + entry.key + "\"");
            if (at != std::string::npos)
                wrong.line = static_cast<int>(
                    std::count(lines.begin(), lines.begin() + static_cast<long>(at) + 1, '\n'));
            found.push_back(std::move(wrong));
        }
}

}  // namespace

base::Problems findings_of(const std::string& path, const std::string& body) {
    base::Problems found;
    if (is_page(path)) {
        auto page = doc::parse(body);
        found = std::move(page.problems);
        for (auto& more : doc::check(page.document, language_of(path) == "en"))
            found.push_back(std::move(more));
        for (const auto& mark : library::unknown_placeholders(body))
            found.push_back(
                {"", 1, Severity::error, "the placeholder " + mark + " is unknown", ""});
    } else if (path.ends_with(".svg")) {
        found = doc::check_svg(body);
    } else if (path.ends_with(".po")) {
        find_in_words(path, body, found);
    } else if (path.ends_with(".toml")) {
        doc::Toml::parse(body, path, found);
    }
    return found;
}

}  // namespace desk
