// What was answered becomes a kiosk: clinic.toml, a key, the first edition, the first account.
#pragma once

#include "desk/setup/answers.h"
#include "editorial/action.h"
#include "settings/data_paths.h"

namespace desk::setup {

struct Ground {
    settings::DataPaths paths;
    base::Path content;  // the pages that come with the program
    editorial::Moment now = 0;
};

// Cut off at any place it can be done once more: until its end settings::setup_due() holds. A key,
// an edition or an account that is there already stays.
base::Result<void> apply(const Answers& answers, const Ground& ground);
// The same again on a kiosk that is in use: clinic.toml and how the screen hangs, nothing else.
base::Result<void> apply_again(const Answers& answers, const settings::DataPaths& paths);

// What the screen hangs by, written at once so that the picture turns while somebody looks.
base::Result<void> turn(const Answers& answers, const settings::DataPaths& paths);
// What holds now, to begin from.
Answers answers_of(const settings::Settings& settings);

}  // namespace desk::setup
