// A clinic's desk for tests: a library, people, a key, editions. What must succeed is required to.
#pragma once

#include <catch2/catch.hpp>

#include "editorial/publish.h"
#include "editorial/put_in_use.h"
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
inline const std::string page = "en/topics/prostatitis.md";  // to be worked on
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
std::string with_own_words(std::string page);

struct Office {
    support::Folder folder;
    settings::DataPaths paths = settings::data_paths(folder.path().string());
    base::Path data = paths.data, file = paths.library(), key = paths.secret_key();
    storage::KeyPair keys = storage::make_keys();
    settings::Settings settings;
    edition::EditionStore editions{folder / "editions"};
    editorial::Repository repository = must(editorial::Repository::open(file));
    base::Problems problems;
    editorial::Moment now = noon + 120;  // of publishing: each a second later

    Office() {
        fs::create_directories(key.parent_path());
        must(base::write_file(key, keys.secret_file, true));
        settings.trusted_keys = {keys.public_key};
    }
    void import_all_but(const std::string& path);
    editorial::Listed listed(const std::string& path);
    editorial::Revision save(const std::string& path, const std::string& body,
                             const std::string& by = "ann");
    // Of a page that is new, all its warnings.
    static std::set<std::string> all_warnings(const std::string& before, const std::string& now);
    // Everything looked at, as a reviewer has to.
    base::Result<editorial::Revision> try_approve(const std::string& path,
                                                  const editorial::Person& person = rita);
    editorial::Revision approve(const std::string& path);
    // The small library, or another folder, imported and approved.
    void fill(const base::Path& content = support::fixtures() / "library");
    base::Result<int> try_publish(const editorial::Person& person = paul);
    int publish();
    std::string told() const;
    std::string with(const std::string& path, const std::string& from, const std::string& to);
    // The sqlite3 program: a witness of its own.
    std::string sqlite(const std::string& sql) const;
};

}  // namespace office
