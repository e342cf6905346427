#include "edition/lexicon.h"

#include <sstream>

namespace edition {

namespace {

constexpr std::size_t most_begun = 4;

bool has_tables(storage::Database& database) {
    auto row = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'synonym'");
    return row.step();
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream all(text);
    for (std::string line; std::getline(all, line);) lines.push_back(line);
    return lines;
}

Lexicon::Lexicon(storage::Database database, const std::string& tag)
    : database_(std::move(database)), language_(tag), words_(tag), there_(has_tables(database_)) {
    if (!there_) return;
    auto skipped = database_.prepare("SELECT word FROM passed_over WHERE language = ?");
    for (skipped.bind(1, tag); skipped.step();) passed_over_.insert(skipped.text(0));
    auto rows = database_.prepare(
        "SELECT typed, means, pages FROM synonym WHERE language = ? ORDER BY place");
    for (rows.bind(1, tag); rows.step();) {
        typed_.push_back(rows.text(0));
        Entry entry{{}, lines_of(rows.text(1)), lines_of(rows.text(2))};
        for (auto& word : words_.of(typed_.back())) entry.typed.insert(std::move(word.stem));
        for (const auto& stem : entry.typed) by_stem_.emplace(stem, entries_.size());
        entries_.push_back(std::move(entry));
    }
}

std::set<const Lexicon::Entry*> Lexicon::entries(const std::string& stem,
                                                 const std::string& begun) const {
    std::set<const Entry*> found;
    const auto [first, last] = by_stem_.equal_range(stem);
    for (auto at = first; at != last; ++at) found.insert(&entries_[at->second]);
    if (!found.empty() || begun.empty()) return found;
    for (auto at = by_stem_.lower_bound(begun);
         at != by_stem_.end() && at->first.starts_with(begun) && found.size() < most_begun; ++at)
        if (const auto& entry = entries_[at->second]; entry.typed.size() == 1) found.insert(&entry);
    return found;
}

const std::vector<Lexicon::Spelling>& Lexicon::spellings() {
    if (!there_ || !spellings_.empty()) return spellings_;
    auto rows = database_.prepare("SELECT word, written, pages FROM spelling WHERE language = ?");
    for (rows.bind(1, language_); rows.step();)
        spellings_.push_back({rows.text(0), rows.text(1), rows.number(2)});
    for (const auto& typed : typed_)
        for (const auto& word : words_.of(typed))
            spellings_.push_back(
                {word.folded,
                 typed.substr(word.written.begin, word.written.end - word.written.begin), 0});
    return spellings_;
}

}  // namespace edition
