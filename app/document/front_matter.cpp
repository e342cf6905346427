#include "document/front_matter.h"

#include <algorithm>

#include "document/names.h"
#include "text/toml.h"

namespace document {

namespace {

std::string required(const text::Toml& toml, const std::string& key, const std::string& example) {
    auto value = toml.text(key);
    if (!value || value->empty())
        toml.complain(key, "the front matter has no " + key, "write " + key + " = " + example);
    return value.value_or("");
}

Review read_review(const text::Toml& toml) {
    Review review;
    if (!toml.has("review"))
        toml.complain("review", "the front matter has no review",
                      "write review = { status = \"sample\", by = \"\", on = 2026-11-22, "
                      "due = 2027-11-22 }");
    const text::Toml table = toml.table("review");
    review.status = table.text("status").value_or("sample");
    review.by = table.text("by").value_or("");
    review.on = table.date("on").value_or(text::Date{});
    review.due = table.date("due").value_or(text::Date{});
    if (review.status != "sample" && review.status != "approved")
        table.complain("status", "review status '" + review.status + "' is unknown",
                       "write sample or approved");
    if (review.status == "approved" && review.by.empty())
        table.complain("by", "an approved page names nobody who approved it",
                       "write the reviewer's name in by, or status = \"sample\"");
    table.finish();
    return review;
}

std::vector<BlockRecord> read_records(const text::Toml& toml) {
    std::vector<BlockRecord> records;
    if (!toml.has("translated")) return records;
    for (const auto& row : toml.tables("translated")) {
        const auto word = [&](const char* key) { return row.text(key).value_or(""); };
        records.push_back({word("english"), word("own"), word("made"), word("back"),
                           word("adjudicated"), word("signed"),
                           row.date("on").value_or(text::Date{}), word("back_words")});
        row.finish();
    }
    return records;
}

}  // namespace

Split split_front_matter(std::string_view markdown) {
    Split split{{}, markdown, 1, false};
    if (!markdown.starts_with("+++\n")) return split;
    const auto end = markdown.find("\n+++\n", 3);
    if (end == std::string_view::npos) return split;
    split.front = markdown.substr(4, end < 4 ? 0 : end - 3);
    split.body = markdown.substr(end + 5);
    split.body_line = 1 + static_cast<int>(std::count(markdown.begin(), split.body.begin(), '\n'));
    split.found = true;
    return split;
}

FrontMatter read_front_matter(std::string_view text, base::Problems& problems) {
    const std::size_t before = problems.size();
    const text::Toml toml = text::Toml::parse(text, "", problems, 2);
    FrontMatter front;
    if (problems.size() > before) return front;  // what is missing then says nothing
    front.id = required(toml, "id", "\"the-file-name\"");
    front.title = required(toml, "title", "\"The title\"");
    front.summary = required(toml, "summary", "\"What this page is about, in one sentence.\"");
    front.discreet_title = required(toml, "discreet_title", "\"A neutral title\"");
    front.sensitive = toml.flag("sensitive").value_or(false);
    front.signs_first = toml.flag("signs_first").value_or(false);
    constexpr double most_sheets = 7;
    front.sheets =
        static_cast<int>(std::clamp(toml.number("sheets").value_or(1), 1.0, most_sheets));
    front.review = read_review(toml);
    front.warnings = toml.texts("warnings");
    front.warnings_line = toml.line("warnings");
    front.sources = toml.texts("sources");
    front.diagrams = toml.texts("diagrams");
    front.instead = toml.text("instead").value_or("");
    front.translated = read_records(toml);
    front.ask = toml.text("ask").value_or(front.ask);
    const std::string kind = required(toml, "kind", "\"condition\"");
    if (const auto known = kind_from(kind)) {
        front.kind = *known;
    } else if (!kind.empty()) {
        toml.complain(
            "kind", "kind '" + kind + "' is unknown",
            "write anatomy, condition, procedure, test, treatment, safety, visit, form or clinic");
    }
    if (front.kind == PageKind::procedure && front.instead.empty())
        toml.complain("kind", "a procedure's page does not say what to do instead",
                      "write instead = \"Talk to our staff about ...\"");
    toml.finish();
    return front;
}

}  // namespace document
