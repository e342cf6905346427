#include "desk/forms/form.h"

#include <algorithm>
#include <sstream>

#include "text/toml.h"

namespace desk {

namespace {

std::vector<std::string> pieces_of(const std::string& all) {
    std::istringstream words(all);
    return {std::istream_iterator<std::string>(words), {}};
}

}  // namespace

bool Form::has(const std::string& choice, const std::string& one) const {
    const auto known = chosen_.find(choice);
    if (known == chosen_.end()) return false;
    const auto all = pieces_of(known->second);
    return std::find(all.begin(), all.end(), one) != all.end();
}

void Form::turn(const std::string& choice, const std::string& one) {
    auto all = pieces_of(chosen_[choice]);
    if (std::erase(all, one) == 0) all.push_back(one);
    std::string& now = chosen_[choice];
    now.clear();
    for (const auto& piece : all) now += (now.empty() ? "" : " ") + piece;
}

std::string Form::written() const {
    std::string typed, chosen;
    for (const auto& [key, editor] : editors_)
        if (const auto& words = editor.edit.text(); !words.empty())
            typed += text::quoted(key) + " = " + text::quoted(words) + "\n";
    for (const auto& [choice, one] : chosen_)
        if (!one.empty()) chosen += text::quoted(choice) + " = " + text::quoted(one) + "\n";
    return typed.empty() ? "" : "[typed]\n" + typed + "[chosen]\n" + chosen;
}

void Form::fill(const std::string& written) {
    base::Problems none;  // what cannot be read is left out
    const auto all = text::Toml::parse(written, "", none);
    const auto typed = all.table("typed"), chosen = all.table("chosen");
    for (const auto& key : typed.keys()) editors_[key].start(typed.text(key).value_or(""));
    for (const auto& choice : chosen.keys()) chosen_[choice] = chosen.text(choice).value_or("");
}

unsigned Form::version() const {
    unsigned all = static_cast<unsigned>(editors_.size());
    for (const auto& [key, editor] : editors_) all += editor.edit.version();
    for (const auto& [choice, one] : chosen_)
        all += static_cast<unsigned>(std::hash<std::string>{}(choice + one));
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
