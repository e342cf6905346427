// A clinic's desk for tests: a library, three people, a key, a shelf. Acts that must succeed are
// required to.
#pragma once

#include <catch2/catch.hpp>

#include "editorial/publish.h"
#include "editorial/texts.h"
#include "editorial/withdrawal.h"
#include "storage/signature.h"
#include "support/world.h"

namespace office {

namespace fs = std::filesystem;

inline const editorial::Person ann{"ann", "Ann Lee", {editorial::StaffRole::author}, false, true};
inline const editorial::Person rita{
    "rita", "Dr Rita \"Rose\" Moor", {editorial::StaffRole::reviewer}, true, true};
inline const editorial::Person paul{
    "paul", "Paul Day", {editorial::StaffRole::publisher}, false, true};
inline const editorial::Person mia{"mia", "Mia Moss", {editorial::StaffRole::manager}, false, true};
inline editorial::Person author(const std::string& name) {
    return {name, name, {editorial::StaffRole::author}, false, true};
}
inline const text::Date today{2026, 11, 23};
inline constexpr editorial::Moment noon = 1795435200;  // of that day

template <class T>
T must(base::Result<T> result) {
    INFO((result ? std::string() : base::to_line(result.error())));
    REQUIRE(result);
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

template <class T>
std::string fault(const base::Result<T>& result) {
    return result ? "" : base::to_line(result.error());
}

// A new page after its author has been at it.
inline std::string with_own_words(std::string page) {
    const std::pair<std::string, std::string> own[] = {
        {"Say in one sentence what this page is about.", "All about it."},
        {"Write what matters most here.", "It is common."},
        {"Two or three short facts are best.", "It can be treated."},
        {"Write here in short words. Keep each sentence short.", "It hurts."}};
    for (const auto& [from, to] : own) page.replace(page.find(from), from.size(), to);
    return page;
}

struct Office {
    support::Folder folder;
    base::Path data = folder.path(), file = folder / "library.db", key = folder / "key";
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    edition::EditionStore editions{folder / "editions"};
    editorial::Repository repository = must(editorial::Repository::open(file));
    base::Problems problems;
    editorial::Moment now = noon + 120;  // of publishing: each a second later

    Office() {
        must(base::write_file(key, keys.secret_file, true));
        settings.trusted_keys = {keys.public_key};
    }
    // The small library's other texts: what a page leans on.
    void import_all_but(const std::string& path) {
        const base::Path others = folder / "others";
        fs::copy(support::fixtures() / "library", others, fs::copy_options::recursive);
        fs::remove(others / path);
        must(editorial::import_folder(repository, others, {author("ann"), noon}));
    }
    editorial::Revision save(const std::string& path, const std::string& body,
                             const std::string& by = "ann") {
        const auto newest = repository.newest(path);
        return must(editorial::save(repository, {path, by, body, newest ? newest->id : 0, 0},
                                    {author(by), noon}));
    }
    static std::set<std::string> all_warnings(const std::string& before, const std::string& now) {
        const auto changed = editorial::changed_warnings(before, now);
        return {changed.begin(), changed.end()};
    }
    // Everything looked at, as a reviewer has to.
    base::Result<editorial::Revision> try_approve(const std::string& path,
                                                  const editorial::Person& person = rita) {
        const auto text = repository.newest(path);
        const auto before = repository.approved(path);
        return editorial::approve(
            repository, {text->id, all_warnings(before ? before->body : "", text->body), today, {}},
            {person, noon + 60});
    }
    editorial::Revision approve(const std::string& path) {
        must(editorial::submit(repository, path, {author("ann"), noon}));
        return must(try_approve(path));
    }
    // The small library, or another folder, imported and approved.
    void fill(const base::Path& content = support::fixtures() / "library") {
        must(editorial::import_folder(repository, content, {author("ann"), noon}));
        must(repository.act([&]() -> base::Result<void> {  // one flush to the disk, not two a text
            for (const auto& one : repository.list()) approve(one.path);
            return {};
        }));
    }
    base::Result<int> try_publish(const editorial::Person& person = paul) {
        problems.clear();
        return editorial::publish(repository, {data, key, "", {person, ++now}},
                                  {editions, settings}, problems);
    }
    int publish() {
        const auto number = try_publish();
        INFO(told());
        return must(number);
    }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems)
            if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
        return lines;
    }
    // The text of a page with one piece changed.
    std::string with(const std::string& path, const std::string& from, const std::string& to) {
        std::string body = repository.newest(path).value().body;
        const auto at = body.find(from);
        REQUIRE(at != std::string::npos);
        return body.replace(at, from.size(), to);
    }
    // The sqlite3 program: a witness of its own.
    std::string sqlite(const std::string& sql) const {
        REQUIRE(base::write_file(folder / "question.sql", sql));
        return support::run("sqlite3 '" + file.string() + "' < '" +
                            (folder / "question.sql").string() + "'")
            .out;
    }
};

}  // namespace office
