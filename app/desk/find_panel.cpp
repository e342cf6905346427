#include "desk/find_panel.h"

#include <algorithm>

namespace desk {

using content::Msg;

namespace {
const base::Key find_key = "write/find-words", with_key = "write/find-with";
}

Button FindPanel::button(ui::Ui& ui, const StaffSession& session) {
    return {"write/find",
            session.said(Msg::desk_find),
            "search",
            [this, &ui] {
                shown_ = !shown_;
                if (shown_) ui.memory().focus = find_key;
            },
            {.selected = shown_}};
}

ui::Editor* FindPanel::focused(const ui::Memory& memory) {
    if (shown_ && memory.focus == find_key) return &find_;
    if (shown_ && memory.focus == with_key) return &with_;
    return nullptr;
}

void FindPanel::draw(ui::Ui& ui, StaffSession& session, ui::Editor& text) {
    const auto& strokes = ui.input().strokes;
    const auto struck = [&](auto&& which) {
        return std::any_of(strokes.begin(), strokes.end(), which);
    };
    if (struck([](const auto& one) { return one.control && one.letter == 'f'; })) {
        shown_ = true;
        ui.memory().focus = find_key;
    }
    if (!shown_) return;
    ui.space(ui.theme().gap);
    const bool author = session.may(editorial::Action::save);
    ui.columns(3, [&](int column) {
        if (column == 0) field(ui, {find_key, session.said(Msg::desk_find)}, find_);
        if (column == 1) field(ui, {with_key, session.said(Msg::desk_replace)}, with_);
        if (column != 2) return;
        ui.space(ui.theme().type.small * 1.4F + 0.8F);
        toolbar(ui, {{"write/find-next", session.said(Msg::desk_next), "down",
                      [&] { next(session, text); }},
                     {"write/find-all",
                      session.said(Msg::desk_replace_all),
                      "",
                      [&] { replace_all(session, text); },
                      {.enabled = author}}});
    });
    const bool entered = struck([](const auto& one) { return one.key == ui::Stroke::Key::enter; });
    if (entered && ui.memory().focus == find_key) next(session, text);
}

void FindPanel::next(StaffSession& session, ui::Editor& text) {
    const auto at = text.edit.find(find_.edit.text(), text.edit.selection().end);
    session.note = at ? "" : session.said(Msg::desk_none);
    if (!at) return;
    text.edit.put(at->begin);
    text.edit.put(at->end, true);
    text.show_cursor();
}

void FindPanel::replace_all(StaffSession& session, ui::Editor& text) {
    const int count =
        text.edit.replace_all(find_.edit.text(), with_.edit.text(), editorial::largest_text);
    session.note = count < 0 ? session.said(Msg::desk_too_long)
                             : session.said(Msg::desk_replaced, {{"n", count}});
}

}  // namespace desk
