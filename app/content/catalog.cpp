#include "content/catalog.h"

#include "text/toml.h"

namespace content {

namespace {
constexpr double latest = 9999;
}

std::vector<Source> sources_of(const text::Toml& list, base::Problems& problems) {
    std::vector<Source> sources;
    for (const auto& id : list.keys()) {
        const auto entry = list.table(id);
        Source source;
        source.id = id;
        source.title = entry.text("title").value_or("");
        source.authors = entry.text("authors").value_or("");
        source.publisher = entry.text("publisher").value_or("");
        source.where = entry.text("where").value_or("");
        source.phone = entry.flag("phone").value_or(false);
        source.seen = entry.text("seen").value_or("");
        const double year = entry.number("year").value_or(0);
        if (year >= 0 && year <= latest)
            source.year = static_cast<int>(year);
        else
            entry.complain("year", "the year is none", "write four digits, no quotes");
        if (source.title.empty())
            list.complain(id, "source '" + id + "' has no title", "write title = \"...\"");
        if (source.where.empty())
            problems.push_back({list.file(), list.line(id), base::Severity::hint,
                                "source '" + id + "' has no address or identifier",
                                "find it before the clinic signs: where = \"...\""});
        entry.finish();
        sources.push_back(std::move(source));
    }
    return sources;
}

}  // namespace content
