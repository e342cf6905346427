#include "desk/recall_words.h"

namespace desk {

using content::Msg;

namespace {

Msg word_of(editorial::RecallFact kind) {
    switch (kind) {
        case editorial::RecallFact::unknown:
            return Msg::desk_code_unknown;
        case editorial::RecallFact::current:
            return Msg::desk_code_current;
        case editorial::RecallFact::replaced:
            return Msg::desk_code_replaced;
        case editorial::RecallFact::gone:
            return Msg::desk_code_withdrawn;
        case editorial::RecallFact::published:
            return Msg::desk_code_published;
        case editorial::RecallFact::taken_back:
            return Msg::desk_code_taken_back;
        case editorial::RecallFact::approved:
            return Msg::desk_code_approved;
        case editorial::RecallFact::withdrawn:
            return Msg::desk_code_withdrawn_by;
        case editorial::RecallFact::off_glass:
            return Msg::desk_code_off_glass;
        case editorial::RecallFact::overdue:
            return Msg::desk_code_overdue;
    }
    return Msg::desk_code_unknown;
}

}  // namespace

std::vector<std::string> told(const editorial::RecallStory& story, const content::Messages& said) {
    std::vector<std::string> lines;
    for (const auto& part : story.parts) {
        const std::string& tag = said.language.tag;
        auto words =
            said(word_of(part.fact), {{"edition", part.edition},
                                      {"n", part.number},
                                      {"who", part.by},
                                      {"when", part.at ? text::day_in_words(*part.at, tag) : "?"},
                                      {"day", text::in_words(part.day, tag)}});
        if (!part.why.empty())
            words = said(Msg::desk_code_because, {{"what", words}, {"why", part.why}});
        lines.push_back(std::move(words));
    }
    return lines;
}

}  // namespace desk
