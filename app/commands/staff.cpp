#include "commands/staff.h"

#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "editorial/put_in_use.h"
#include "editorial/recovery.h"
#include "editorial/safekeeping.h"
#include "editorial/withdrawal.h"

namespace commands {

using editorial::Action;
using editorial::StaffRole;

void print(const nlohmann::ordered_json& told) {
    std::cout << told.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

base::Result<std::string> read_secret(const std::string& file, const std::string& what) {
    if (!file.empty() && file != "-") return read_passphrase(file);
    std::string secret;
    if (file == "-") {
        std::getline(std::cin, secret);
        secret.resize(std::min(secret.find('\r'), secret.size()));
        if (secret.empty())
            return base::fail("the standard input", "has no secret in its next line");
        return secret;
    }
    if (isatty(STDIN_FILENO) == 0)
        return base::fail(what, "cannot be asked for: there is no terminal",
                          "name a file that holds it, or - for the standard input");
    const char* typed = getpass((what + ": ").c_str());
    if (!typed || *typed == '\0') return base::fail(what, "was not given");
    return std::string(typed);
}

base::Result<editorial::Repository> open_library(const settings::DataPaths& paths, bool make) {
    std::error_code error;
    if (editorial::emptied(paths.library(), paths.backups()))
        return base::fail(paths.library().string(),
                          "holds nobody, though backups of it are here: it was emptied or lost",
                          "bring the newest back: urokiosk library recover");
    if (!make && !std::filesystem::exists(paths.library(), error) && !error)
        return base::fail(paths.library().string(), "is missing",
                          "begin with urokiosk staff add, which makes it");
    if (make) std::filesystem::create_directories(paths.data, error);
    auto repository = editorial::Repository::open(paths.library());
    if (!repository) return repository;
    edition::EditionStore editions(paths.editions());
    editorial::reconcile(*repository, editions);
    if (const auto mended = editorial::mend_withdrawn(*repository, editions); !mended)
        report_errors({mended.error()});
    else if (*mended)
        report_errors({{(paths.editions() / "withdrawn.toml").string(), 0, base::Severity::warning,
                        "did not name all that is withdrawn: mended by the library", ""}});
    editions.keep_room();
    return repository;
}

void back_up(Work& work) {
    if (work.repository.accounts().people().empty()) return;  // nobody could sign in to it
    const auto settings = settings_of(work.paths);
    const auto done = editorial::keep_safe(
        work.repository,
        {work.paths.backups(), settings ? base::Path(settings->backups) : base::Path()});
    if (done) return;
    work.problems.push_back(done.error());
    work.problems.back().severity = base::Severity::warning;
}

base::Result<editorial::Person> sign_in(editorial::Repository& repository, const Signing& signing) {
    auto staff = repository.accounts();
    if (staff.people().empty())
        return base::fail("the library", "has no account yet",
                          "make the first: urokiosk staff add NAME --shown \"Full Name\" --role "
                          "manager");
    const auto secret = read_secret(signing.file, "Secret of " + signing.name);
    if (!secret) return tl::unexpected(secret.error());
    const auto tried = staff.sign_in(signing.name, *secret, now());
    if (tried.person) return *tried.person;
    return base::fail(
        "", "this name and this secret do not fit together",
        tried.wait_s > 0
            ? fmt::format("wait {} s: a try before that is not looked at", tried.wait_s)
            : "try again");
}

base::Result<editorial::By> who_acts(editorial::Repository& repository, const Signing& signing) {
    if (repository.accounts().people().empty())
        return editorial::By{{editorial::nobody, "", {}, false, true}, now()};
    if (signing.name.empty())
        throw CLI::ValidationError("--by", "is missing: name the account that does it");
    const auto person = sign_in(repository, signing);
    if (!person) return tl::unexpected(person.error());
    return editorial::By{*person, now()};
}

base::Result<settings::Settings> settings_of(const settings::DataPaths& paths) {
    base::Problems problems;
    auto settings = settings::read_settings(paths.settings(), problems);
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) return tl::unexpected(problem);
    return settings;
}

void say_resting(const std::vector<std::string>& pages) {
    for (const auto& page : pages)
        std::cout << page
                  << ": withdrawn, so it rests in this edition; urokiosk library release "
                     "shows it again\n";
}

base::Result<int> bring_in(const settings::DataPaths& paths, const editorial::Taking& wish,
                           const Signing& signing, TakesEdition act) {
    const auto settings = settings_of(paths);
    if (!settings) return tl::unexpected(settings.error());
    edition::EditionStore editions(paths.editions());
    std::error_code ignored;
    const auto told = [&](base::Result<int> number) {
        if (number) say_resting(editorial::resting_in({editions, *settings}));
        return number;
    };
    if (!std::filesystem::exists(paths.library(), ignored))
        return told(editions.activate(wish.from, *settings, wish.force));
    auto repository = open_library(paths);
    if (!repository) return tl::unexpected(repository.error());
    const auto by = who_acts(*repository, signing);
    if (!by) return tl::unexpected(by.error());
    return told(act(*repository, wish, {editions, *settings}, *by));
}

int at_library(const Context& context, const Signing& signing, const Acting& act) {
    const auto paths = context.paths();
    const auto fault = [](const base::Problem& problem) {
        report_errors({problem});
        return Exit::problems;
    };
    try {
        auto repository = open_library(paths);
        if (!repository && editorial::held_by_another(paths.library()))
            repository.error().what += ": held by " + editorial::holder_of_library(paths.library());
        if (!repository) return fault(repository.error());
        Work work{paths, *repository};
        if (!signing.name.empty()) {
            auto person = sign_in(work.repository, signing);
            if (!person) return fault(person.error());
            work.person = std::move(*person);
        }
        work.now = now();
        const auto done = act(work);
        if (done && editorial::backup_due(paths.backups(), work.now)) back_up(work);
        const bool wrong = report_errors(work.problems);
        if (!done) return fault(done.error());
        return wrong ? Exit::problems : Exit::ok;
    } catch (const storage::Fault& error) {
        const bool busy = error.cause == storage::Cause::busy;
        const auto holder = busy ? editorial::holder_of_library(paths.library()) : "";
        return fault({paths.library().string(), 0, base::Severity::error,
                      error.what() + (busy ? ": held by " + holder : ""), error.fix});
    }
}

namespace {

struct StaffOptions {
    std::string name, shown, roles, languages, secret_file;
    Signing by;
    bool clinical = false, not_clinical = false, active = false, inactive = false, json = false;
};

// "author,reviewer"; "none" for none.
std::set<StaffRole> roles_of(const std::string& text) {
    std::set<StaffRole> roles;
    if (text == "none") return roles;
    for (std::size_t begin = 0; begin <= text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const auto& names = editorial::staff_role_names;
        const auto* const found = std::find(std::begin(names), std::end(names),
                                            std::string_view(text).substr(begin, end - begin));
        if (found == std::end(names))
            throw CLI::ValidationError("--role",
                                       "write some of author,reviewer,publisher,manager, or none");
        roles.insert(static_cast<StaffRole>(found - std::begin(names)));
        begin = end + 1;
    }
    return roles;
}

// "en,es"; "all" for all.
std::set<std::string> languages_of(const std::string& text) {
    std::set<std::string> languages;
    for (std::size_t begin = 0; text != "all" && begin < text.size();) {
        const auto end = std::min(text.find(',', begin), text.size());
        const std::string tag = text.substr(begin, end - begin);
        if (!content::Path::parse(tag + "/language.toml"))
            throw CLI::ValidationError("--languages", "write tags as en,es, or all");
        languages.insert(tag);
        begin = end + 1;
    }
    return languages;
}

// On a terminal twice, so that a slip locks nobody out.
base::Result<std::string> new_secret(const StaffOptions& wish) {
    const std::string what = "New secret of " + wish.name;
    auto secret = read_secret(wish.secret_file, what);
    if (!secret || !wish.secret_file.empty()) return secret;
    const auto again = read_secret("", "Once more");
    if (!again || *again != *secret) return base::fail(what, "was not the same twice", "try again");
    return secret;
}

int add(const StaffOptions& wish, const Context& context) {
    const auto roles = roles_of(wish.roles);
    auto repository = open_library(context.paths(), true);
    if (!repository) return fault(repository.error());
    auto staff = repository->accounts();
    editorial::By by{{wish.name, wish.shown, roles, false, true}, now()};
    if (!staff.people().empty()) {
        if (wish.by.name.empty())
            throw CLI::ValidationError("--by", "is missing: a manager adds accounts");
        const auto manager = sign_in(*repository, wish.by);
        if (!manager) return fault(manager.error());
        if (const auto may = editorial::allowed(*manager, Action::add_account); !may)
            return fault(may.error());  // before a secret is asked for in vain
        by.person = *manager;
    }
    const auto secret = new_secret(wish);
    if (!secret) return fault(secret.error());
    const editorial::Person person{wish.name,     wish.shown, roles,
                                   wish.clinical, true,       languages_of(wish.languages)};
    const auto done = staff.add(person, *secret, by);
    if (!done) return fault(done.error());
    std::cout << wish.name << ": added\n";
    Work work{context.paths(), *repository};
    back_up(work);
    report_errors(work.problems);
    return Exit::ok;
}

std::string names_of(const std::set<StaffRole>& roles) {
    std::string text;
    for (const StaffRole role : roles)
        text += (text.empty() ? "" : ",") +
                std::string(editorial::staff_role_names[static_cast<std::size_t>(role)]);
    return text.empty() ? "none" : text;
}

base::Result<void> list_staff(Work& work, const StaffOptions& wish) {
    auto told = nlohmann::ordered_json::array();
    for (const auto& person : work.repository.accounts().people()) {
        auto roles = nlohmann::ordered_json::array();
        for (const StaffRole role : person.roles)
            roles.push_back(editorial::staff_role_names[static_cast<std::size_t>(role)]);
        told.push_back({{"name", person.name},
                        {"shown_name", person.shown_name},
                        {"roles", roles},
                        {"clinical", person.clinical},
                        {"active", person.active},
                        {"languages", person.languages}});
        if (!wish.json)
            std::cout << fmt::format("{:<16} {:<28} {}{}{}\n", person.name, person.shown_name,
                                     names_of(person.roles), person.clinical ? ", clinical" : "",
                                     person.active ? "" : ", not active");
    }
    if (wish.json) print(told);
    return {};
}

base::Result<void> change(Work& work, const StaffOptions& wish) {
    auto staff = work.repository.accounts();
    auto person = staff.person(wish.name);
    if (!person) return base::fail(wish.name, "is no account");
    if (!wish.roles.empty()) person->roles = roles_of(wish.roles);
    if (!wish.shown.empty()) person->shown_name = wish.shown;
    if (!wish.languages.empty()) person->languages = languages_of(wish.languages);
    if (wish.clinical || wish.not_clinical) person->clinical = wish.clinical;
    if (wish.active || wish.inactive) person->active = wish.active;
    auto done = staff.change(*person, work.by());
    if (done) std::cout << wish.name << ": changed\n";
    return done;
}

// One's own with the old secret, anybody's as a manager.
base::Result<void> change_secret(Work& work, const StaffOptions& wish) {
    auto staff = work.repository.accounts();
    const auto secret = new_secret(wish);
    if (!secret) return tl::unexpected(secret.error());
    auto done = staff.change_secret(wish.name, *secret, work.by());
    if (done) std::cout << wish.name << ": has a new secret\n";
    return done;
}

// Every change of accounts is in a backup at once: who was dismissed does not come back with one.
int at_accounts(const Context& context, const StaffOptions& wish,
                base::Result<void> (*act)(Work&, const StaffOptions&)) {
    return at_library(context, wish.by, [&](Work& work) {
        auto done = act(work, wish);
        if (done) back_up(work);
        return done;
    });
}

constexpr const char* about_file = "A file whose first line is the new secret; - : standard input";
constexpr const char* about_by_file =
    "The secret of who acts, from a file or - (before the new one)";
constexpr const char* about_languages = "Whose texts a reviewer approves: en,es, or all";
constexpr const char* about_roles = "Some of author,reviewer,publisher,manager, or none";

void add_new(CLI::App& staff, const std::shared_ptr<StaffOptions>& wish, Context& context) {
    auto* command = staff.add_subcommand("add", "Make an account; the first is a manager");
    command->add_option("name", wish->name, "To sign in with: a-z, 0-9, . - _")->required();
    command->add_option("--shown", wish->shown, "Under approved pages: \"Dr. A. Name\"")
        ->required();
    command->add_option("--role", wish->roles, about_roles)->required();
    command->add_flag("--clinical", wish->clinical, "A reviewer who may approve clinical pages");
    command->add_option("--languages", wish->languages, about_languages);
    command->add_option("--secret-file", wish->secret_file, about_file);
    command->add_option("--by", wish->by.name, "The manager who adds it; not for the first");
    command->add_option("--by-secret-file", wish->by.file, about_by_file);
    command->callback([wish, &context] { context.exit = add(*wish, context); });
}

void add_change(CLI::App& staff, const std::shared_ptr<StaffOptions>& wish, Context& context) {
    auto* command = staff.add_subcommand("change", "Change what an account may do, or close it");
    command->add_option("name", wish->name, "The account")->required();
    command->add_option("--by", wish->by.name, "The manager who changes it")->required();
    command->add_option("--by-secret-file", wish->by.file, about_by_file);
    command->add_option("--role", wish->roles, about_roles);
    command->add_option("--languages", wish->languages, about_languages);
    command->add_option("--shown", wish->shown, "The name under approved pages");
    auto* clinical = command->add_flag("--clinical", wish->clinical, "May approve clinical pages");
    command->add_flag("--not-clinical", wish->not_clinical, "May not")->excludes(clinical);
    auto* active = command->add_flag("--active", wish->active, "May sign in again");
    command->add_flag("--inactive", wish->inactive, "May not sign in")->excludes(active);
    command->callback([wish, &context] { context.exit = at_accounts(context, *wish, change); });
}

// Somebody's name is not shown any more; the history stays as it is, and proves itself.
base::Result<void> alias(Work& work, const StaffOptions& wish) {
    auto done = work.repository.accounts().alias(wish.name, wish.shown, work.by());
    if (done) std::cout << wish.name << ": is shown as " << wish.shown << "\n";
    return done;
}

base::Result<void> unlock(Work& work, const StaffOptions& wish) {
    auto done = work.repository.accounts().unlock(wish.name, work.by());
    if (done) std::cout << wish.name << ": may sign in again\n";
    return done;
}

void add_manager_act(CLI::App& command, const std::shared_ptr<StaffOptions>& wish, Context& context,
                     base::Result<void> (*act)(Work&, const StaffOptions&)) {
    command.add_option("name", wish->name, "The account")->required();
    command.add_option("--by", wish->by.name, "The manager who does it")->required();
    command.add_option("--by-secret-file", wish->by.file, about_by_file);
    command.callback([wish, act, &context] { context.exit = at_accounts(context, *wish, act); });
}

void add_secret(CLI::App& staff, const std::shared_ptr<StaffOptions>& wish, Context& context) {
    auto* command = staff.add_subcommand("secret", "Give an account a new secret");
    command->add_option("name", wish->name, "The account")->required();
    command->add_option("--secret-file", wish->secret_file, about_file);
    command->add_option("--by", wish->by.name, "A manager (default: the account itself)");
    command->add_option("--by-secret-file", wish->by.file, about_by_file);
    command->callback([wish, &context] {
        if (wish->by.name.empty()) wish->by.name = wish->name;
        context.exit = at_accounts(context, *wish, change_secret);
    });
}

}  // namespace

void add_staff(CLI::App& app, Context& context) {
    auto wish = std::make_shared<StaffOptions>();
    auto* staff = app.add_subcommand("staff", "Who may change, approve and publish pages");
    staff->require_subcommand(1);
    add_new(*staff, wish, context);
    add_change(*staff, wish, context);
    add_secret(*staff, wish, context);
    add_manager_act(*staff->add_subcommand("unlock", "Forget wrong tries at signing in"), wish,
                    context, unlock);
    auto* shown = staff->add_subcommand(
        "alias", "Show other words in the place of a name, also in the history");
    add_manager_act(*shown, wish, context, alias);
    shown->add_option("shown", wish->shown, "For example \"A former doctor\"")->required();
    auto* command = staff->add_subcommand("list", "All accounts");
    command->add_flag("--json", wish->json, "As JSON");
    command->callback([wish, &context] {
        context.exit = at_library(context, {}, [&](Work& work) { return list_staff(work, *wish); });
    });
}

}  // namespace commands
