// urokiosk sources import: a librarian's list comes into sources.json.
#pragma once

#include "commands/command.h"

namespace commands {

void add_sources_import(CLI::App& sources, Context& context);

}  // namespace commands
