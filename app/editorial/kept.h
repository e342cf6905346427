// What is kept beside the texts, so that each backup has it: the house's shelf, the words of its
// own dictionary, and a form that somebody filled in halfway. The history tells nothing of it.
#pragma once

#include "editorial/repository.h"

namespace editorial {

std::string kept(Repository& repository, const std::string& name, const std::string& who = "");
base::Result<void> keep(Repository& repository, const Kept& what);  // an empty body forgets it
std::vector<std::string> kept_of(Repository& repository, const std::string& who);  // their names

}  // namespace editorial
