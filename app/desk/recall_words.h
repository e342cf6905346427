// The story of a sheet of paper in words, a sentence a part; the command line tells it so, too.
#pragma once

#include "content/messages.h"
#include "editorial/recall_story.h"

namespace desk {

std::vector<std::string> told(const editorial::RecallStory& story, const content::Messages& said);

}  // namespace desk
