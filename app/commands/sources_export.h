// The bibliography in the forms of other programs.
#pragma once

#include <string>
#include <vector>

#include "content/source.h"

namespace commands {

// Zotero drops what CSL does not know: for it that stands in the note, from where
// content::read_sources() takes it back.
enum class ExportForm { biblatex, ris, zotero };
std::string export_sources(const std::vector<content::Source>& sources, ExportForm form);

}  // namespace commands
