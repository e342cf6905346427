#include "shell/upkeep/languages.h"

namespace shell {

// One that is not installed was left out when the language was read.
void set_fonts(const std::vector<content::LanguageEntry>& languages, const layout::Fonts& fonts) {
    for (const auto& one : languages) (void)fonts.in_language(one.language.tag, one.fonts);
}

void tune_voice(const std::vector<content::LanguageEntry>& languages, devices::Voice& voice) {
    devices::Tunings tunings;
    for (const auto& one : languages)
        tunings[one.language.tag] = {one.voice.name, one.voice.words_for_one, one.voice.share};
    voice.tune(std::move(tunings));
}

}  // namespace shell
