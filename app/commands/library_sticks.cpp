// What is carried on a stick, a library and editions, and the way back from a damaged library.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <iostream>

#include "commands/library.h"
#include "devices/sticks.h"
#include "editorial/recovery.h"
#include "storage/signature.h"

namespace commands {

namespace fs = std::filesystem;

base::Result<std::string> passphrase_of(const settings::DataPaths& paths, const Wish& wish) {
    std::error_code error;
    const bool asked = wish.passphrase_file.empty() && isatty(STDIN_FILENO) != 0 &&
                       fs::exists(paths.secret_key(), error) &&
                       !storage::Signer::open(paths.secret_key(), "");
    if (asked) return read_secret("", "Passphrase of the publisher's key");
    if (wish.passphrase_file == "-") return read_secret("-", "passphrase");
    return read_passphrase(wish.passphrase_file);
}

namespace {

base::Result<void> copy(Work& work, const Wish& wish) {
    if (auto may = may_write(work.paths, wish.file); !may) return may;
    if (auto may = may_write(work.paths, storage::signature_path(wish.file)); !may) return may;
    const auto passphrase = passphrase_of(work.paths, wish);
    if (!passphrase) return tl::unexpected(passphrase.error());
    const devices::StickWrites stick({work.paths.stick_wanted()}, wish.file);
    if (!stick.may()) return stick.may();
    auto done = editorial::export_library(work.repository, wish.file);
    if (!done) return done;
    const auto is_signed =
        editorial::sign_export(wish.file, {work.paths.secret_key(), *passphrase}, work.by());
    if (!is_signed) return tl::unexpected(is_signed.error());
    std::cout << wish.file << ": a whole copy of the library, "
              << (*is_signed ? "signed" : "not signed: the publisher's key is locked or not here")
              << "; nobody's secret is in it\n";
    return {};
}

editorial::LibraryPlace place_of(const settings::DataPaths& paths) {
    const auto settings = settings_of(paths);
    return {paths.library(), paths.backups(),
            settings ? settings->trusted_keys : std::vector<std::string>()};
}

bool has_accounts(std::optional<editorial::Repository>& repository) {
    return repository && !repository->accounts().people().empty();
}

// What nobody here has seen yet is told, and agreed to on a second call.
base::Result<void> agreed(const editorial::Incoming& incoming, const Wish& wish) {
    const auto& brought = incoming.brought();
    if (!brought.by_our_publisher)
        std::cout << wish.file << ": not signed by a publisher this clinic trusts\n";
    for (const auto& one : brought.accounts)
        std::cout << "account   " << one << (wish.accounts ? "; comes in" : "; stays out") << "\n";
    for (const auto& one : brought.approvals) std::cout << "approval  " << one << "\n";
    for (const auto& one : brought.drafts)
        std::cout << "text      " << one << "; from elsewhere, not proved\n";
    if (brought.nothing_new() || wish.accept) return {};
    return base::fail(
        wish.file,
        fmt::format("brings {} approvals, {} accounts and {} texts that are not known here",
                    brought.approvals.size(), brought.accounts.size(), brought.drafts.size()),
        "read them above; if they are right, say --accept");
}

// Where nobody can sign in yet, a manager of the copy gets a secret of this machine.
base::Result<void> give_secret(const settings::DataPaths& paths, const Wish& wish) {
    auto repository = open_library(paths);
    if (!repository) return tl::unexpected(repository.error());
    auto accounts = repository->accounts();
    const auto person = accounts.person(wish.signing.name);
    if (!person || !editorial::may(*person, editorial::Action::change_secret))
        return base::fail(wish.signing.name, "is no manager in this library",
                          "nobody can sign in: name one with --by and take it again");
    const auto secret = read_secret(wish.signing.file, "New secret of " + person->name);
    if (!secret) return tl::unexpected(secret.error());
    return accounts.change_secret(person->name, *secret, {*person, now()});
}

base::Result<void> take(const settings::DataPaths& paths, const Wish& wish) {
    std::error_code ignored;
    if (fs::equivalent(wish.file, paths.library(), ignored))
        return base::fail(wish.file, "is the library itself", "name another file");
    fs::create_directories(paths.data, ignored);
    const auto here = place_of(paths);
    if (const auto ours = editorial::library_at(here.library); !ours && !wish.force)
        return tl::unexpected(ours.error());
    auto asking = editorial::asked_of(here);
    if (!asking) return tl::unexpected(asking.error());
    const bool anybody = has_accounts(*asking);
    if (!anybody && wish.accounts && wish.signing.name.empty())
        throw CLI::ValidationError("--by", "is missing: name the manager who gets a secret here");
    editorial::By by{{editorial::nobody, "", {}}, now()};
    if (anybody) {
        auto person = who_acts(**asking, wish.signing);
        if (!person) return tl::unexpected(person.error());
        by = *person;
        if (auto may = editorial::allowed(by.person, editorial::Action::take_library, wish.file);
            !may)
            return may;
    }
    const auto incoming = editorial::Incoming::read(wish.file, here);
    if (!incoming) return tl::unexpected(incoming.error());
    if (auto yes = agreed(*incoming, wish); !yes) return yes;
    *asking = std::nullopt;  // nobody may have it open while it is replaced
    auto done = editorial::take_library(*incoming, {wish.force, wish.accounts}, here, by);
    if (done && !anybody && wish.accounts) done = give_secret(paths, wish);
    if (!done) return done;
    const auto opened = open_library(paths);
    if (!opened) return tl::unexpected(opened.error());
    std::cout << paths.library().string() << ": as in " << wish.file
              << (wish.accounts ? "" : "; the accounts are those of this machine") << "\n";
    return {};
}

// The publisher's edition goes with its signature; read back where it lies now.
base::Result<void> copy_edition(const settings::DataPaths& paths, const Wish& wish) {
    const edition::EditionStore editions(paths.editions());
    int number = editions.current().value_or(0);
    if (wish.paths.size() == 2) {
        const auto& text = wish.paths.front();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            throw CLI::ValidationError("copy-edition", "write NUMBER FILE, or FILE alone");
    }
    const auto settings = settings_of(paths);
    if (!settings) return tl::unexpected(settings.error());
    const base::Path to = wish.paths.back();
    if (auto may = may_write(paths, to); !may) return may;
    const devices::StickWrites stick({paths.stick_wanted()}, to);
    if (!stick.may()) return stick.may();
    if (auto done = editions.copy(number, to, *settings); !done) return done;
    std::cout << to.string() << ": edition " << number << ", with its signature beside it\n";
    const auto copied = edition::Edition::open(to, *settings);
    if (copied)
        for (const auto& page : editions.resting(*copied).value_or(std::set<std::string>()))
            if (!copied->text_of(page).empty())
                std::cout << page << ": withdrawn, so it rests where this copy is taken, too: take "
                          << edition::withdrawals_beside(to).filename().string() << " with it\n";
    return {};
}

base::Result<void> take_edition(const settings::DataPaths& paths, const Wish& wish) {
    const auto number =
        bring_in(paths, {wish.file, wish.force}, wish.signing, editorial::take_edition);
    if (!number) return tl::unexpected(number.error());
    std::cout << "edition " << *number << ": in use\n";
    std::error_code none;
    const auto list = edition::withdrawals_beside(wish.file);
    if (!fs::exists(list, none))
        std::cout << list.filename().string()
                  << ": did not come with it: pages withdrawn here stay off the glass\n";
    return {};
}

base::Result<void> recover(const settings::DataPaths& paths, const Wish& wish) {
    const auto proven = editorial::may_be_replaced(paths.library());
    const bool emptied = editorial::emptied(paths.library(), paths.backups());
    if (!proven && !emptied && !(wish.force && !editorial::Repository::fault_of(paths.library())))
        return proven;
    const auto offer = editorial::offer_backup(paths.library(), paths.backups());
    if (!offer) return tl::unexpected(offer.error());
    auto copy = editorial::Repository::open(offer->copy);
    if (!copy) return tl::unexpected(copy.error());
    const auto by = who_acts(*copy, wish.signing);
    if (!by) return tl::unexpected(by.error());
    copy = tl::unexpected(base::Problem{});  // nobody may have it open while it is moved
    auto done = editorial::bring_back_backup(paths.library(), *offer, *by);
    if (!done) return done;
    const auto opened = open_library(paths);
    if (!opened) return tl::unexpected(opened.error());
    std::cout << paths.library().string() << ": as in " << offer->backup.string()
              << "; the damaged one is kept beside it\n";
    return {};
}

void add_libraries(Adding& adding) {
    Wish& wish = adding.wish();
    auto* copied = adding.reads("copy", "Copy the library to a stick", copy);
    copied->add_option("file", wish.file, "The file to write")->required();
    copied->add_option("--passphrase-file", wish.passphrase_file,
                       "A file whose first line is the passphrase of the key that signs it");
    auto* taken = adding.alone("take", "Use a library that was copied to a stick", take);
    taken->add_option("file", wish.file, "The copy")->required();
    taken->add_flag("--force", wish.force, "Even one that lacks what was done here");
    taken->add_flag("--accept", wish.accept,
                    "With the approvals and accounts that are new here, once they were read");
    taken->add_flag("--accounts", wish.accounts,
                    "With its accounts and their roles; new ones need a secret from a manager");
    add_signing(*taken, wish.signing,
                "A manager; where nobody has an account and --accounts is said, the manager who "
                "gets the secret");
}

}  // namespace

void add_library_sticks(Adding& adding) {
    add_libraries(adding);
    Wish& wish = adding.wish();
    adding.alone("copy-edition", "Copy an edition and its signature to a stick", copy_edition)
        ->add_option("what", wish.paths, "NUMBER FILE; FILE alone: the edition in use")
        ->required()
        ->expected(1, 2);
    auto* edition = adding.alone("take-edition", "Use an edition from a stick", take_edition);
    edition->add_option("file", wish.file, "The edition")->required();
    edition->add_flag("--force", wish.force, "Even one older than the edition in use");
    add_signing(*edition, wish.signing, "A publisher; not where nobody has an account");
    auto* back_again =
        adding.alone("recover", "Replace a damaged library by its newest good backup", recover);
    back_again->add_flag("--force", wish.force,
                         "Even a sound one; close the kiosk and the desk first");
    add_signing(*back_again, wish.signing,
                "A publisher or manager of the backup; not where nobody has an account in it");
}

}  // namespace commands
