#include "desk/screens/withdraw.h"

#include <algorithm>

#include "desk/route.h"
#include "desk/titles.h"
#include "text/unicode.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::vector<Sample> WithdrawScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"withdraw", WithdrawScreen()});
    return all;
}

void WithdrawScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    for (auto& text : session.repository.list())
        if (!text.id.empty() && !text.withdrawn && text.published_number > 0)
            pages_.push_back(std::move(text));
    std::stable_sort(pages_.begin(), pages_.end(), [](const auto& one, const auto& other) {
        const bool first = one.language == "en", second = other.language == "en";
        return first != second ? first : text::fold(one.title) < text::fold(other.title);
    });
}

void WithdrawScreen::list(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("withdraw/list", box, [&] {
        const std::string wish = text::fold(search_.edit.text());
        bool any = false;
        for (const auto& page : pages_) {
            if (text::fold(page.title).find(wish) == std::string::npos) continue;
            any = true;
            ui::ButtonStyle look;
            look.emphasis = ui::ButtonStyle::Emphasis::quiet;
            look.align = layout::Align::start;
            look.selected = path_ == page.path;
            if (ui::button(ui, "withdraw/" + page.path,
                           page.title + " · " + language_name(session, page.language), look)) {
                path_ = page.path;
                title_ = page.title;
                withdrawal_.ask(session, path_);
            }
            ui.space(1);
        }
        if (!any) line(ui, session.said(Msg::desk_none), ColorRole::muted);
    });
}

Go WithdrawScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    base::Rect body = box;
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({box.x, box.bottom() - high, box.width, high}, [&] {
            const auto& focus = ui.memory().focus;
            board(ui, session,
                  focus == base::Key("write/reason")   ? withdrawal_.reason
                  : focus == base::Key("write/secret") ? withdrawal_.secret
                                                       : search_);
        });
        body.height -= high + ui.theme().gap;
    }
    const float half = (body.width - ui.theme().group) / 2;
    const float top = ui.in({body.x, body.y, half, body.height}, [&] {
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_out_title));
        line(ui, session.said(Msg::desk_out_hint), ColorRole::muted);
        ui.space(ui.theme().gap);
        field(ui, {"withdraw/search", session.said(Msg::desk_search)}, search_);
        ui.space(ui.theme().gap);
    });
    list(ui, session, {body.x, top, half, body.bottom() - top});
    ui.in({body.right() - half, body.y, half, body.height}, [&] {
        toolbar(ui, {keys_button(session, "withdraw/keys")});
        ui.space(ui.theme().gap);
        if (path_.empty()) return;
        ui::text(ui, ui::TextLevel::section, title_);
        withdrawal_.draw(ui, session, path_, go);
    });
    return go;
}

}  // namespace desk
