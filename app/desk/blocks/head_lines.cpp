#include "desk/blocks/head_lines.h"

#include "content/placeholders.h"
#include "desk/forms/form.h"
#include "document/names.h"

namespace desk {

using content::Msg;

std::string HeadLine::told(const StaffSession& session) const {
    const std::string said = words.empty() ? session.said(Msg::desk_not_there) : words;
    return name + ": " + content::isolated(said, session.said.language.rtl());
}

std::vector<HeadLine> head_lines(const StaffSession& session, const document::FrontMatter& front) {
    const auto& said = session.said;
    const auto flag = [&](Msg name, bool on) {
        return HeadLine{said(name), said(Msg::desk_f_on, {{"on", on ? "yes" : "no"}})};
    };
    return {{said(Msg::desk_new_title), front.title},
            {said(Msg::desk_f_summary), front.summary},
            {said(Msg::desk_f_discreet), front.discreet_title},
            {said(Msg::desk_f_instead), front.instead},
            {said(Msg::desk_t_kind),
             choice_word(session, Msg::desk_f_kind,
                         std::string(document::find(document::kinds, front.kind)))},
            {said(Msg::desk_question), front.ask},
            flag(Msg::desk_f_sensitive, front.sensitive),
            flag(Msg::desk_f_signs_first, front.signs_first),
            {said(Msg::desk_f_sheets), std::to_string(front.sheets)}};
}

}  // namespace desk
