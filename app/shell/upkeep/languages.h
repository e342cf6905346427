// Voice and fonts as languages ask for them in their language.toml: before anything is said or set.
#pragma once

#include "content/catalog.h"
#include "devices/voice.h"
#include "layout/fonts.h"

namespace shell {

void set_fonts(const std::vector<content::LanguageEntry>& languages, const layout::Fonts& fonts);
void tune_voice(const std::vector<content::LanguageEntry>& languages, devices::Voice& voice);

}  // namespace shell
