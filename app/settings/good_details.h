// The clinic's name and numbers as visitors saw them last: for the page that stands there while
// clinic.toml or the edition cannot be read.
#pragma once

#include "settings/data_paths.h"
#include "settings/settings.h"

namespace settings {

// Written where they are other ones; a disk that cannot be written is no reason to stop.
void remember_details(const DataPaths& paths, const Settings& shown);
// Without any that were kept those of clinic.toml, if nothing is wrong with it; else none: the name
// is empty.
Settings good_details(const DataPaths& paths);

}  // namespace settings
