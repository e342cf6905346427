#include "desk/forms/shelf.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/toml.h"

namespace desk {

Shelf read_shelf(const settings::DataPaths& paths, base::Problems& problems) {
    Shelf shelf;
    std::error_code none;
    if (!std::filesystem::exists(paths.shelf(), none)) return shelf;
    const auto text = base::read_file(paths.shelf(), 1U << 20U);
    if (!text) {
        problems.push_back(text.error());
        return shelf;
    }
    const auto toml = text::Toml::parse(*text, paths.shelf().string(), problems);
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

base::Result<void> write_shelf(const settings::DataPaths& paths, const Shelf& shelf) {
    std::string text = "# Sheets printed again and again; the desk writes this file.\n";
    for (const auto& one : shelf)
        text += fmt::format("\n[[sheet]]\ntopic = {}\nlanguage = {}\nlarge = {}\ncopies = {}\n",
                            text::quoted(one.topic), text::quoted(one.language),
                            one.large ? "true" : "false", one.copies);
    return base::write_file(paths.shelf(), text, true);
}

}  // namespace desk
