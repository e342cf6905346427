#include "desk/findings.h"

#include "desk/preview.h"
#include "doc/check.h"
#include "doc/parse.h"
#include "doc/svg.h"
#include "doc/toml.h"

namespace desk {

using base::Severity;

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
    } else if (path.ends_with(".toml")) {
        doc::Toml::parse(body, path, found);
    }
    return found;
}

}  // namespace desk
