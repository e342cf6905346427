#include "content/translation.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/read_catalog.h"
#include "document/ease.h"
#include "document/held/newer_english.h"
#include "document/plain.h"
#include "text/toml.h"

namespace content {

namespace {

// A page without errors, and its text.
struct Read {
    std::string text;
    std::shared_ptr<const document::Parsed> parsed;
};

base::Result<Read> read(const Tree& tree, const Path& path) {
    auto text = tree.read(path);
    if (!text) return tl::unexpected(text.error());
    auto parsed = tree.parsed(path);
    if (!parsed) return tl::unexpected(parsed.error());
    for (const auto& problem : (*parsed)->problems)
        if (problem.severity == base::Severity::error)
            return base::fail(tree.name(path), problem.what);
    return Read{std::move(*text), std::move(*parsed)};
}

std::string row_of(const document::BlockRecord& one) {
    return fmt::format(
        "{{ english = {}, own = {}, made = {}, back = {}, adjudicated = {}, signed = {}, on = {}"
        "{}}}",
        text::quoted(one.english), text::quoted(one.own), text::quoted(one.made),
        text::quoted(one.back), text::quoted(one.adjudicated), text::quoted(one.signed_by),
        text::to_iso(one.on),
        one.back_words.empty() ? " " : ", back_words = " + text::quoted(one.back_words) + " ");
}

base::Result<void> record_ease(const DiskTree& tree, const Path& page, double score) {
    const Path path{Path::Kind::reading, page.language, ""};
    Catalog catalog;
    base::Problems ignored;
    read_text(catalog, {path, tree.read(path).value_or(""), tree.name(path)}, ignored);
    auto scores = catalog.in(page.language).reading;
    scores[page.id] = score;
    std::string text =
        "# How easy each page was to read when it was last translated (by [reading] of "
        "language.toml).\n";
    for (const auto& [key, value] : scores) text += fmt::format("{} = {:.1f}\n", key, value);
    return base::write_file(tree.name(path), text);
}

}  // namespace

std::optional<std::string> with_records(const std::string& page,
                                        const std::vector<document::BlockRecord>& records) {
    const auto split = document::split_front_matter(page);
    std::vector<std::string> rows;
    for (const auto& one : records) rows.push_back(row_of(one));
    auto front = text::with_rows(std::string(split.front), "translated", rows);
    if (!front) return std::nullopt;
    while (front->ends_with('\n')) front->pop_back();
    auto made = "+++\n" + *front + "\n+++\n" + std::string(split.body);
    // What patients read stays as it is, so that reading the front matter is proof enough.
    const auto again = document::split_front_matter(made);
    base::Problems before, problems;
    (void)document::read_front_matter(split.front, before);
    const auto now = document::read_front_matter(again.front, problems);
    const bool same = again.body == split.body && now.translated.size() == records.size() &&
                      problems.size() <= before.size();
    return same ? std::optional(std::move(made)) : std::nullopt;
}

document::BlockRecord translated_block(const BlockPrints& prints,
                                       const std::vector<document::BlockRecord>& known,
                                       const Makers& makers) {
    document::BlockRecord one{prints.english, prints.own, makers.made, makers.back, "", "",
                              makers.on};
    for (const auto& before : known)
        if (before.english == one.english && before.own == one.own) one = before;
    if (!makers.back.empty()) one.back = makers.back;
    if (!makers.back_words.empty()) one.back_words = makers.back_words;
    return one;
}

base::Result<void> record_translation(const base::Path& page, const Makers& makers) {
    const auto inside = page.parent_path().parent_path();
    const DiskTree tree(inside.parent_path());
    const auto path =
        Path::parse((inside.filename() / page.parent_path().filename() / page.filename()).string());
    if (!path || !path->is_page())
        return base::fail(page.string(), "is no page of a content folder",
                          "name content/LANGUAGE/topics/ID.md");
    const auto own = read(tree, *path);
    if (!own) return tl::unexpected(own.error());
    const auto english = read(tree, path->in("en"));
    if (!english) return tl::unexpected(english.error());
    const auto& document = own->parsed->document;
    const auto& blocks = document.blocks;
    const auto& original = english->parsed->document.blocks;
    for (std::size_t i = 0; i < std::max(blocks.size(), original.size()); ++i) {
        const bool same = i < blocks.size() && i < original.size() &&
                          blocks[i].what.index() == original[i].what.index();
        if (!same)
            return base::fail(page.string(),
                              fmt::format("block {} is not the kind of block that stands there in "
                                          "English (line {})",
                                          i + 1, i < blocks.size() ? blocks[i].line : 0));
    }
    std::vector<document::BlockRecord> records;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        records.push_back(
            translated_block({english->parsed->fingerprint[i], own->parsed->fingerprint[i]},
                             document.front.translated, makers));
    const auto made = with_records(own->text, records);
    if (!made)
        return base::fail(page.string(), "its record of the English cannot be written",
                          "take translated = out of its front matter, then try again");
    const auto written = base::write_file(page, *made);
    base::Problems ignored;  // told where that text is checked
    const auto about = tree.read({Path::Kind::language, path->language, ""}).value_or("");
    const auto measure = document::read_measure(text::Toml::parse(about, "", ignored));
    if (!written || !measure) return written;
    return record_ease(tree, *path,
                       document::ease(document::plain(document, document::Include::sentences_only),
                                      *measure, path->language));
}

std::string signed_translation(const std::string& page, const Signing& signing,
                               const BesideEnglish& beside) {
    const auto& [parsed, original, wording] = beside;
    document::Document own_page = parsed.document;
    auto& known = own_page.front.translated;
    std::vector<document::BlockRecord> records;
    for (const auto& own : parsed.fingerprint) {
        const auto same = std::find_if(known.begin(), known.end(),
                                       [&](const auto& one) { return one.own == own; });
        records.push_back(same != known.end() ? *same : document::BlockRecord());
        records.back().own = own;
        records.back().signed_by.clear();
        if (!records.back().on.known()) records.back().on = signing.on;
    }
    known = records;
    const auto there = document::shared_of(original.document);
    const auto here = document::shared_of(own_page);
    for (const auto& twin : document::twins(document::made_from(own_page), original.fingerprint)) {
        if (!twin.here || document::in_english(twin, there, here, wording)) continue;
        auto& one = records[*twin.here];
        one.english = original.fingerprint[twin.english];
        one.signed_by = signing.name;
        one.on = signing.on;
    }
    return with_records(page, records).value_or(page);
}

}  // namespace content
