#include "editorial/facts.h"

#include <fmt/format.h>

#include "document/grade.h"
#include "document/plain.h"
#include "document/drawing/svg.h"
#include "document/drawing/trial.h"
#include "editorial/revision.h"
#include "text/unicode.h"

namespace editorial {

Facts facts_of(const content::Path& path, const document::Parsed& parsed,
               const base::Problems& found) {
    Facts facts{path.language, path.is_page() ? path.id : "", parsed.document.front.title, 0, 0, 0};
    for (const auto& problem : found) {
        facts.errors += problem.severity == base::Severity::error ? 1 : 0;
        facts.warnings += problem.severity == base::Severity::warning ? 1 : 0;
    }
    if (path.is_page() && path.language == "en")
        facts.grade =
            document::grade(document::plain(parsed.document, document::Include::sentences_only))
                .flesch_kincaid();
    return facts;
}

base::Result<void> may_be_held(const std::string& path, const std::string& body) {
    const auto known = content::Path::parse(path);
    if (!known)
        return base::fail(text::harmless_name(path) ? path : "the text",
                          "has a name that no file of a content folder has",
                          "name it like en/topics/psa-test.md: letters a-z, digits and -");
    if (body.size() > largest_text)
        return base::fail(path, fmt::format("is too large ({} kB)", body.size() / 1024),
                          fmt::format("keep it under {} kB", largest_text / 1024));
    if (const int line = text::harmful_line(body); line > 0)
        return tl::unexpected(base::Problem{path, line, base::Severity::error,
                                            "holds a letter that cannot be seen, or no UTF-8",
                                            "take it out"});
    if (known->kind == content::Path::Kind::drawing)
        for (auto& fault : document::check_and_try(body)) {
            fault.file = path;
            return tl::unexpected(fault);
        }
    return {};
}

}  // namespace editorial
