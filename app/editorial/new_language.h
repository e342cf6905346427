// A language that is not in the library yet: one folder, and no program has to be changed for it.
#pragma once

#include "editorial/repository.h"

namespace editorial {

struct NewLanguage {
    std::string tag, name;  // "pt-BR"; as its readers write it
    bool rtl = false;
    std::vector<std::string> keyboard;  // rows of letters
};
// By an author: what the program has to know of it, as the first texts of its
// folder, all or as far as it could.
base::Result<void> begin_language(Repository& repository, const NewLanguage& language,
                                  const By& by);

}  // namespace editorial
