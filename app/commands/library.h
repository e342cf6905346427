// urokiosk library: the texts (library.cpp) and what becomes of them (library_acts.cpp).
#pragma once

#include "commands/staff.h"

namespace CLI {
class Option;
}

namespace commands {

// All that any of its subcommands takes.
struct Wish {
    Signing signing;
    std::string path, file, title, opened, due, reason, passphrase_file;
    std::vector<std::string> paths, digests;
    std::vector<int> revisions;  // one for each path, as digests
    int from = 0, to = 0;        // numbers of revisions, of an edition; 0: not said
    int base = -1;               // -1: not said; 0: a new text
    bool json = false, approved = false, all = false, force = false;
    bool accept = false, accounts = false;  // of a library that is taken
};

// --by, which is returned, and --secret-file.
CLI::Option* add_signing(CLI::App& command, Signing& signing,
                         const std::string& about = "The account that does it");

// Adds subcommands that share one Wish.
class Adding {
  public:
    Adding(CLI::App& library, Context& context) : library_(library), context_(context) {}
    using OnLibrary = base::Result<void> (*)(Work&, const Wish&);
    using Alone = base::Result<void> (*)(const settings::DataPaths&, const Wish&);

    CLI::App* reads(const std::string& name, const std::string& about, OnLibrary act);
    // The same, and somebody has to sign in. `held`: what is done while another program keeps
    // everybody out of the library; none: it is told who.
    CLI::App* acts(const std::string& name, const std::string& about, OnLibrary act,
                   Alone held = nullptr);
    // Without a library that can be opened.
    CLI::App* alone(const std::string& name, const std::string& about, Alone act);
    Wish& wish() { return *wish_; }
    // Before a withdrawal on a full disk: the room that was kept aside for it.
    void give_room() const;

  private:
    CLI::App& library_;
    Context& context_;
    std::shared_ptr<Wish> wish_ = std::make_shared<Wish>();
};

void add_library_acts(Adding& adding);
void add_library_sticks(Adding& adding);  // what is carried, and the way back from damage
// The passphrase of the publisher's key: asked for where it has one and somebody is there.
base::Result<std::string> passphrase_of(const settings::DataPaths& paths, const Wish& wish);

}  // namespace commands
