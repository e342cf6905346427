// What a reviewer reads: the middle of their screen.
#include "content/placeholders.h"
#include "desk/screens/review.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using ui::TextLevel;

namespace {

constexpr float end_mm = 3;  // so near the end of a text is at it

}  // namespace

// What changed and stands in no block: words of the screens, numbers, which page tells the signs.
void ReviewScreen::loose_signs(ui::Ui& ui, StaffSession& session, Part& part) {
    const auto& own = session.services.words;
    const auto spoken = own.find(part.place.language);
    const auto& words = spoken == own.end() ? session.said : spoken->second;
    for (const auto& [id, was, now] : part.touched) {
        if (part.opened.contains(id)) {
            ui.columns(2, [&, was = was, now = now, id = id](int column) {
                ui::TextStyle look;
                look.key = "review/shown/" + id + (column == 0 ? "/old" : "/new");
                look.language = words.language;
                const auto shown =
                    content::fill_in(column == 0 ? was : now, session.services.settings, words);
                line(ui, session.said(column == 0 ? Msg::desk_old : Msg::desk_new_text),
                     ColorRole::muted);
                ui::text(ui, TextLevel::reading,
                         shown.empty() ? session.said(Msg::desk_not_there) : shown, look);
            });
        } else {
            toolbar(ui, {{"review/warning/" + id,
                          session.said(Msg::desk_open_sign) + ": " + id,
                          "down",
                          [&part, id = id] { part.opened.insert(id); },
                          {.primary = true}}});
        }
        ui.space(ui.theme().gap);
    }
}

void ReviewScreen::text(ui::Ui& ui, StaffSession& session, Part& part) {
    const auto path = part.place.str();
    const bool compares = part.place.is_page() && manner_ == Preview::Manner::words;
    if (compares) {
        compare_.make(session, {part.place, part.before, part.after.body, part.signs}, ui.width());
        compare_.draw(ui, session, {part.opened, about_, true, &remarks_, &noted_});
        if (!compare_.reads_alike()) return;
        // What no reader sees, as a note to the checker: it is signed, too.
        part.new_view.manner = Preview::Manner::words;
        return part.new_view.inside(ui, session, {path, part.after.body, 2, 0, &part.before});
    }
    if (!part.place.is_page() || unopened() > 0) loose_signs(ui, session, part);
    const bool readable = part.place.is_page() || part.place.kind == content::Path::Kind::drawing ||
                          part.place.kind == content::Path::Kind::details;
    const auto manner = readable ? manner_ : Preview::Manner::words;
    part.old_view.manner = part.new_view.manner = manner;
    const bool both = !part.before.empty() && manner != Preview::Manner::words &&
                      manner != Preview::Manner::speech;
    const Preview::What now{path, part.after.body, 2, 0, &part.before};
    if (!both) return part.new_view.inside(ui, session, now);
    ui.columns(2, [&](int column) {
        line(ui, session.said(column == 0 ? Msg::desk_old : Msg::desk_new_text), ColorRole::muted);
        if (column == 0)
            part.old_view.inside(ui, session, {path, part.before, 1, 0, nullptr});
        else
            part.new_view.inside(ui, session, now);
    });
}

void ReviewScreen::texts(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("review/text", box, [&] {
        if (!parts_.front().place.is_page() || manner_ != Preview::Manner::words)
            for (const auto& said : remarks_)
                remark_line(ui, session, said,
                            session.said(Msg::desk_line, {{"n", said.line}}) + " ");
        for (const auto& fault : faults_)
            if (fault.severity == base::Severity::warning)
                line(ui, fault.what + (fault.fix.empty() ? "" : "; " + fault.fix),
                     ColorRole::mention_ink, "review/told");
        for (auto& part : parts_) {
            text(ui, session, part);
            ui.space(ui.theme().gap);
        }
        const bool page = parts_.front().place.is_page();
        if (page && manner_ == Preview::Manner::words && compare_.unchanged() > 0)
            toolbar(ui,
                    {{"review/whole",
                      session.said(compare_.whole ? Msg::desk_only_changes : Msg::desk_whole_page),
                      "page", [&] { compare_.whole = !compare_.whole; }}});
    });
    const auto& scroll = ui.memory().scrolls["review/text"];
    if (unopened() == 0 && scroll.content > 0 && scroll.offset >= scroll.furthest() - end_mm)
        ended_ = true;
}

}  // namespace desk
