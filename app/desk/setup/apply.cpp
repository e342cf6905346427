#include "desk/setup/apply.h"

#include <set>

#include "content/tree.h"
#include "edition/edition_store.h"
#include "edition/pack.h"
#include "editorial/repository.h"
#include "editorial/safekeeping.h"
#include "storage/backup.h"
#include "storage/fault.h"
#include "storage/signature.h"

namespace desk::setup {

namespace fs = std::filesystem;

namespace {

// A key that is there already stays: one without a passphrase can be used here.
base::Result<std::string> key_of(const settings::DataPaths& paths) {
    const auto file = paths.secret_key();
    std::error_code error;
    if (fs::exists(file, error)) return storage::public_key_of(file);
    fs::create_directories(file.parent_path(), error);
    const auto pair = storage::make_keys();
    if (auto kept = base::write_file(file, pair.secret_file, true); !kept)
        return tl::unexpected(kept.error());
    return pair.public_key;
}

base::Result<settings::Settings> write_settings(const std::string& before, const Answers& answers,
                                                const settings::DataPaths& paths) {
    const auto text = filled(before, answers);
    base::Problems faults;
    auto settings = settings::parse_settings(text, paths.settings(), faults);
    if (!faults.empty()) return tl::unexpected(faults.front());
    if (auto kept = base::write_file(paths.settings(), text); !kept)
        return tl::unexpected(kept.error());
    return settings;
}

// The pages that come with the program: they say themselves that no clinic approved them.
base::Result<void> first_edition(const settings::Settings& settings, const Ground& ground) {
    edition::EditionStore editions(ground.paths.editions());
    if (!editions.numbers().empty()) return {};
    const auto tree = content::DiskTree::open(ground.content);
    if (!tree) return tl::unexpected(tree.error());
    const storage::Aside made(ground.paths.staff() / "incoming.db-set-up");
    const storage::Aside signature(storage::signature_path(made.path()));
    base::Problems problems;
    const auto pages = edition::pack(
        *tree,
        {made.path(), ground.paths.secret_key(), {}, "", storage::published_stamp(ground.now)},
        problems);
    if (!pages) return tl::unexpected(pages.error());
    const auto number = editions.use_own(made.path(), settings);
    if (!number) return tl::unexpected(number.error());
    return {};
}

// A language that the pages of this machine are not in would be offered by nobody.
base::Result<void> has_pages(const Answers& answers, const Ground& ground) {
    const auto tree = content::DiskTree::open(ground.content);
    if (!tree) return tl::unexpected(tree.error());
    std::set<std::string> there;
    for (const auto& path : tree->paths())
        if (path.kind == content::Path::Kind::page) there.insert(path.language);
    for (const auto& tag : answers.clinic.languages)
        if (!there.contains(tag))
            return base::fail("languages", "there are no pages in '" + tag + "'",
                              "take it out; a language is added at the desk");
    return {};
}

base::Result<void> first_account(const Answers& answers, const Ground& ground) {
    using editorial::StaffRole;
    try {
        auto repository = editorial::Repository::open(ground.paths.library());
        if (!repository) return tl::unexpected(repository.error());
        if (!repository->accounts().people().empty()) return {};
        editorial::Person person;
        person.name = answers.manager;
        person.shown_name = answers.shown;
        person.roles = {StaffRole::manager, StaffRole::publisher};
        auto added = repository->accounts().add(person, answers.secret, {person, ground.now});
        if (!added) return added;
        return editorial::keep_safe(*repository, {ground.paths.backups(), ""});
    } catch (const storage::Fault& fault) {
        return base::fail(ground.paths.library().string(), fault.what(), fault.fix);
    }
}

}  // namespace

base::Result<void> turn(const Answers& answers, const settings::DataPaths& paths) {
    return base::write_file(paths.screen(), screen_conf(answers));
}

base::Result<void> apply(const Answers& answers, const Ground& ground) {
    const auto& paths = ground.paths;
    if (!answers.elsewhere)
        if (auto all = has_pages(answers, ground); !all) return all;
    std::error_code error;
    fs::create_directories(paths.data, error);
    if (auto begun = base::write_file(paths.unfinished(), "This kiosk is being set up.\n"); !begun)
        return begun;
    const auto key = key_of(paths);
    if (!key) return tl::unexpected(key.error());
    const auto settings = write_settings(settings::settings_template(*key), answers, paths);
    if (!settings) return tl::unexpected(settings.error());
    if (auto turned = turn(answers, paths); !turned) return turned;
    if (!answers.elsewhere)
        if (auto made = first_edition(*settings, ground); !made) return made;
    if (auto made = first_account(answers, ground); !made) return made;
    fs::remove(paths.unfinished(), error);
    if (error) return base::fail(paths.unfinished().string(), "cannot be removed");
    return {};
}

base::Result<void> apply_again(const Answers& answers, const settings::DataPaths& paths) {
    const auto before = base::read_file(paths.settings(), 1U << 20U);
    if (!before) return tl::unexpected(before.error());
    const auto written = write_settings(*before, answers, paths);
    if (!written) return tl::unexpected(written.error());
    return turn(answers, paths);
}

Answers answers_of(const settings::Settings& settings) {
    Answers answers;
    answers.clinic = settings;
    if (settings.printers.size() == 1) {
        answers.queue = settings.printers.front().queue;
        const auto& place = settings.printers.front().place;
        if (const auto all = place.find(""); all != place.end()) answers.place = all->second;
    }
    return answers;
}

}  // namespace desk::setup
