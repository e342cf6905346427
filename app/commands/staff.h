// Who acts on the library from the command line. A secret comes in from a file, the standard input
// or the terminal: never as an argument, which everybody on the machine can read.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "commands/command.h"
#include "editorial/carry.h"
#include "editorial/texts.h"

namespace commands {

struct Signing {
    std::string name, file;  // file: of the secret, or - ; empty: asked on the terminal
};

// What an act works with: this kiosk's library, opened, its record of editions reconciled.
struct Work {
    settings::DataPaths paths;
    editorial::Repository repository;
    editorial::Person person = {};  // nobody where nothing is changed
    editorial::Moment now = 0;
    base::Problems problems = {};  // of acts that go on; told at the end

    editorial::By by() const { return {person, now}; }
};
using Acting = std::function<base::Result<void>(Work&)>;

// A backup of the library now, in the place off the machine too; what hinders it is told.
void back_up(Work& work);
// Opens the library, signs in where a name is given, acts, tells what was wrong: the exit code.
int at_library(const Context& context, const Signing& signing, const Acting& act);

// An empty library is made where `make` says so. A missing one is a problem.
base::Result<editorial::Repository> open_library(const settings::DataPaths& paths,
                                                 bool make = false);
// Wrong tries are counted as in the desk.
base::Result<editorial::Person> sign_in(editorial::Repository& repository, const Signing& signing);
// The first line. `what` is asked for on the terminal, without showing what is typed.
base::Result<std::string> read_secret(const std::string& file, const std::string& what);
// Whoever signs in; editorial::nobody where nobody has an account yet. Wrong use without a name
// where somebody has.
base::Result<editorial::By> who_acts(editorial::Repository& repository, const Signing& signing);

using TakesEdition = base::Result<int> (*)(editorial::Repository&, const editorial::Taking&,
                                           const editorial::Destination&, const editorial::By&);
// An edition comes into use here, by an act of the library where this machine has one. Its number.
base::Result<int> bring_in(const settings::DataPaths& paths, const editorial::Taking& wish,
                           const Signing& signing, TakesEdition act);
// Pages that rest in an edition: none comes into use, or goes out, without a word of them.
void say_resting(const std::vector<std::string>& pages);
// Of clinic.toml.
base::Result<settings::Settings> settings_of(const settings::DataPaths& paths);

// As JSON on standard output.
void print(const nlohmann::ordered_json& told);

}  // namespace commands
