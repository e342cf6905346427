#include "desk/forms/shelf.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/toml.h"

namespace desk {

namespace {

constexpr const char* name_kept = "shelf";

}  // namespace

Shelf read_shelf(editorial::Repository& repository, base::Problems& problems) {
    Shelf shelf;
    const auto toml =
        text::Toml::parse(editorial::kept(repository, name_kept), "the shelf", problems);
    for (const auto& one : toml.tables("sheet")) {
        ShelfSheet sheet;
        sheet.topic = one.text("topic").value_or("");
        sheet.language = one.text("language").value_or("en");
        sheet.large = one.flag("large").value_or(false);
        const int copies = static_cast<int>(one.number("copies").value_or(1));
        sheet.copies = std::clamp(copies, 1, most_copies);
        one.finish();
        if (!sheet.topic.empty()) shelf.push_back(std::move(sheet));
    }
    toml.finish();
    return shelf;
}

base::Result<void> write_shelf(editorial::Repository& repository, const Shelf& shelf) {
    std::string text;
    for (const auto& one : shelf)
        text += fmt::format("\n[[sheet]]\ntopic = {}\nlanguage = {}\nlarge = {}\ncopies = {}\n",
                            text::quoted(one.topic), text::quoted(one.language),
                            one.large ? "true" : "false", one.copies);
    return editorial::keep(repository, {name_kept, "", text});
}

}  // namespace desk
