#include "handout/calls.h"

#include "content/placeholders.h"

namespace handout {

using content::Msg;
using layout::ColorRole;

Call call_of(document::Urgency urgency, const settings::Settings& settings,
             const content::Messages& words) {
    using document::Urgency;
    switch (urgency) {
        case Urgency::emergency:
            return {words(Msg::urgency_emergency_paper),
                    {content::emergency_number(settings, words)},
                    ColorRole::ink,
                    ColorRole::paper};
        case Urgency::same_day: {
            const auto phone = content::isolated(settings.phone, words.language.rtl());
            const auto advice = content::advice_number(settings, words);
            std::vector<std::string> numbers{advice};
            if (!phone.empty()) numbers.insert(numbers.begin(), phone);
            return {words(Msg::urgency_same_day), numbers, ColorRole::accent_soft, ColorRole::ink};
        }
        case Urgency::mention:
        case Urgency::note:
            break;
    }
    return {words(Msg::urgency_mention_paper), {}, ColorRole::none, ColorRole::ink};
}

}  // namespace handout
