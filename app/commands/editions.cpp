// The way of an edition by hand: keys, pack, verify, activate.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/library.h"
#include "edition/edition_store.h"
#include "edition/pack.h"
#include "storage/signature.h"

namespace commands {

namespace {

constexpr const char* about_passphrase = "A file whose first line is the key's passphrase";

struct Packed {
    std::string content, edition, key, passphrase;
};

int pack(const Packed& options, const Context& context) {
    base::Problems problems;
    if (const auto may = may_write(context.paths(), options.edition); !may)
        return fault(may.error());
    const auto tree = content::DiskTree::open(options.content);
    if (!tree) return fault(tree.error());
    const auto passphrase = read_passphrase(options.passphrase);
    if (!passphrase) return fault(passphrase.error());
    const base::Path key =
        options.key.empty() ? context.paths().secret_key() : base::Path(options.key);
    const auto pages = edition::pack(*tree,
                                     {options.edition, key, progress("packing page"), *passphrase,
                                      storage::published_stamp(now())},
                                     problems);
    std::erase_if(problems, [](const auto& p) { return p.severity == base::Severity::hint; });
    report_errors(problems);
    if (!pages) return fault(pages.error());
    std::cout << options.edition << ": " << *pages << " pages, signed\n";
    return Exit::ok;
}

int verify(const std::string& edition, const std::string& key, const Context& context) {
    base::Problems problems;
    auto settings = settings::read_settings(context.paths().settings(), problems);
    if (report_errors(problems)) return Exit::problems;
    if (!key.empty()) settings.trusted_keys = {key};
    const auto opened = edition::Edition::open(edition, settings);
    if (!opened) return fault(opened.error());
    std::cout << edition << ": edition " << opened->version() << ", " << opened->page_count()
              << " pages, signed by a trusted publisher and unchanged\n";
    return Exit::ok;
}

struct Activated {
    std::string edition;
    bool force = false;
    Signing by;
};

int activate(const Activated& wish, const Context& context) {
    const auto paths = context.paths();
    base::Problems problems;
    const auto settings = settings::read_settings(paths.settings(), problems);
    if (report_errors(problems)) return Exit::problems;
    const auto number = bring_in(paths, {wish.edition, wish.force}, wish.by, editorial::activate);
    if (!number) return fault(number.error());
    // Read back from the file in use: "done" is said of what is there, not of what was meant.
    const edition::EditionStore editions(paths.editions());
    const auto in_use = edition::Edition::open(editions.path(*number), settings);
    if (!in_use) return fault(in_use.error());
    std::cout << editions.path(*number).string() << ": in use, edition " << in_use->version()
              << ", " << in_use->page_count() << " pages\n";
    return Exit::ok;
}

// Makes the key and, where there is none yet, a clinic.toml that trusts it.
int make_key(const std::string& passphrase_file, const Context& context) {
    const auto paths = context.paths();
    const base::Path file = paths.secret_key();
    std::error_code unknown;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, unknown)))
        return fault({file.string(), 0, base::Severity::error, "there is a key already",
                      "move it away first if you really want another"});
    const auto passphrase = read_passphrase(passphrase_file);
    if (!passphrase) return fault(passphrase.error());
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const auto pair = storage::make_keys(*passphrase);
    const auto written = base::write_file(file, pair.secret_file, true);
    if (!written) return fault(written.error());
    if (!std::filesystem::exists(std::filesystem::symlink_status(paths.settings(), unknown))) {
        const auto made =
            base::write_file(paths.settings(), settings::settings_template(pair.public_key));
        if (!made) return fault(made.error());
        std::cout << paths.settings().string() << ": made, trusts this key\n";
    } else {
        std::cout << "add this to trusted_keys in " << paths.settings().string() << ":\n";
    }
    std::cout << pair.public_key << "\n";
    return Exit::ok;
}

int show_key(const std::string& passphrase_file, const Context& context) {
    const auto passphrase = read_passphrase(passphrase_file);
    if (!passphrase) return fault(passphrase.error());
    const auto key = storage::public_key_of(context.paths().secret_key(), *passphrase);
    if (!key) return fault(key.error());
    std::cout << *key << "\n";
    return Exit::ok;
}

}  // namespace

void add_pack(CLI::App& app, Context& context) {
    auto options = std::make_shared<Packed>();
    auto* command = app.add_subcommand("pack", "Make a signed edition of a content folder");
    command->add_option("content", options->content, "The content folder")->required();
    command->add_option("-o,--out", options->edition, "The edition to write")->required();
    command->add_option("--key", options->key,
                        "Secret key (default: keys/publisher.key of --data)");
    command->add_option("--passphrase-file", options->passphrase, about_passphrase);
    command->callback([options, &context] { context.exit = pack(*options, context); });
}

void add_verify(CLI::App& app, Context& context) {
    auto edition = std::make_shared<std::string>();
    auto key = std::make_shared<std::string>();
    auto* command = app.add_subcommand("verify", "Tell whether an edition is whole and trusted");
    command->add_option("edition", *edition, "The edition")->required();
    command->add_option("--key", *key, "Public key (default: trusted_keys of clinic.toml)");
    command->callback([edition, key, &context] { context.exit = verify(*edition, *key, context); });
}

void add_activate(CLI::App& app, Context& context) {
    auto wish = std::make_shared<Activated>();
    auto* command = app.add_subcommand("activate", "Put an edition into use on this kiosk");
    command->add_option("edition", wish->edition, "The edition")->required();
    command->add_flag("--force", wish->force, "Even one that is older than the edition in use");
    add_signing(*command, wish->by, "A publisher; not where nobody has an account");
    command->callback([wish, &context] { context.exit = activate(*wish, context); });
}

void add_keys(CLI::App& app, Context& context) {
    auto passphrase = std::make_shared<std::string>();
    auto* command = app.add_subcommand("keys", "The publisher's keys of this kiosk");
    command->require_subcommand(1);
    auto* make =
        command->add_subcommand("new", "Make a key pair, and a clinic.toml that trusts it");
    make->add_option("--passphrase-file", *passphrase, about_passphrase);
    make->callback([passphrase, &context] { context.exit = make_key(*passphrase, context); });
    auto* show = command->add_subcommand("show", "Print the public key");
    show->add_option("--passphrase-file", *passphrase, about_passphrase);
    show->callback([passphrase, &context] { context.exit = show_key(*passphrase, context); });
}

}  // namespace commands
