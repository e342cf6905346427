#include "desk/forms/form.h"

namespace desk {

unsigned Form::version() const {
    unsigned all = static_cast<unsigned>(editors_.size());
    for (const auto& [key, editor] : editors_) all += editor.edit.version();
    return all;
}

base::Rect Form::above_keys(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!session.board.shown) return box;
    const float high = board_height(ui, session);
    for (auto& [key, editor] : editors_)
        if (ui.memory().focus == base::Key(key))
            ui.in({box.x, box.bottom() - high, box.width, high},
                  [&, &editor = editor] { board(ui, session, editor); });
    return {box.x, box.y, box.width, box.height - high - ui.theme().gap};
}

void choose(ui::Ui& ui, const Choice& choice, std::string& chosen) {
    std::vector<Button> buttons;
    for (const auto& one : choice.all)
        buttons.push_back({choice.key + one,
                           choice.words(one),
                           "",
                           [&chosen, one] { chosen = one; },
                           {.selected = chosen == one}});
    toolbar(ui, buttons);
}

std::string choice_word(const StaffSession& session, content::Msg word, std::string name) {
    std::erase(name, '-');
    return session.said(word, {{"kind", name}});
}

}  // namespace desk
