#include "desk/screens/translate.h"

#include <algorithm>

#include "content/read_catalog.h"
#include "desk/blocks/block_pairs.h"
#include "desk/route.h"
#include "desk/titles.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::vector<Sample> TranslateScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"translate", TranslateScreen()});
    all.push_back({"translate, a new language", TranslateScreen(), {"translate/new"}});
    return all;
}

void TranslateScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    languages_ = languages_of(session);
    std::erase_if(languages_, [](const auto& one) { return one.language.tag == "en"; });
    if (language_.empty() && !languages_.empty()) {
        const auto own = std::find_if(languages_.begin(), languages_.end(), [&](const auto& one) {
            return one.language.tag == session.said.language.tag;
        });
        language_ = (own == languages_.end() ? languages_.front() : *own).language.tag;
    }
    const auto text = [&](content::Path::Kind kind) {
        const auto newest = session.repository.newest(content::Path{kind, language_, ""}.str());
        return newest ? newest->body : "";
    };
    const auto wording = content::read_wording(text(content::Path::Kind::language),
                                               text(content::Path::Kind::lexicon), language_);
    pages_.clear();
    for (const auto& listed : session.repository.list()) {
        if (listed.id.empty() || listed.language != "en") continue;
        const auto path = content::Path::page(language_, listed.id);
        Standing page{path.str(), listed.title};
        const PageText english{session.repository.newest(listed.path)->body, nullptr};
        const auto own = session.repository.newest(path.str());
        page.begun = own.has_value();
        const auto parsed = session.repository.parsed(english.body);
        page.blocks = page.waiting = static_cast<int>(parsed->fingerprint.size());
        if (own) {
            const auto pairs = block_pairs(
                {english.body, parsed}, {own->body, session.repository.parsed(own->body)}, wording);
            page.waiting = waiting(pairs);
            page.otherwise =
                static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) {
                    return pair.state == BlockState::otherwise || pair.state == BlockState::missing;
                }));
        }
        pages_.push_back(std::move(page));
    }
    std::stable_sort(pages_.begin(), pages_.end(),
                     [](const auto& one, const auto& other) { return one.rank() < other.rank(); });
}

PanelRow TranslateScreen::row(const StaffSession& session, const Standing& page, Go& go) const {
    PanelRow row{"translate/" + page.path, page.title, ""};
    if (!page.begun)
        row.under = session.said(Msg::desk_tr_not_begun);
    else if (page.waiting == 0)
        row.under = session.said(Msg::desk_tr_fresh);
    else
        row.under = session.said(Msg::desk_tr_waiting, {{"n", page.waiting}});
    if (page.begun && page.otherwise > 0)
        row.mark = session.said(Msg::desk_tr_in_english, {{"n", page.otherwise}});
    row.acts.push_back({"translate/open/" + page.path, session.said(Msg::desk_translate), "",
                        [&go, path = page.path] { go = to(TranslationScreen(path)); }});
    return row;
}

void TranslateScreen::head(ui::Ui& ui, StaffSession& session) {
    const bool author = session.may(editorial::Action::save);
    ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_translate));
    if (!author) line(ui, session.said(Msg::desk_no_author), ColorRole::muted);
    ui.space(ui.theme().gap);
    std::vector<Button> all;
    for (const auto& one : languages_)
        all.push_back({"translate/into/" + one.language.tag,
                       one.name,
                       "",
                       [this, tag = one.language.tag] {
                           language_ = tag;
                           read_ = false;
                       },
                       {.selected = language_ == one.language.tag}});
    all.push_back({"translate/new",
                   session.said(Msg::desk_lang_new),
                   "plus",
                   [this] { making_ = !making_; },
                   {.enabled = author, .selected = making_}});
    if (making_) all.push_back(keys_button(session, "translate/keys"));
    toolbar(ui, all);
    ui.space(ui.theme().gap);
    if (!making_) return;
    begin(session);
    const std::string begun = new_language_.draw(ui, session, form_);
    if (begun.empty()) return;
    start_over(session);
    language_ = begun;
    making_ = read_ = session.board.shown = false;
}

Go TranslateScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    const float top = ui.in(box, [&] { head(ui, session); });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (making_) body = form_.above_keys(ui, session, body);
    ui.scroll("translate", body, [&] {
        const int waits = static_cast<int>(std::count_if(
            pages_.begin(), pages_.end(), [](const auto& page) { return page.waiting > 0; }));
        Panel all{"translate/list", session.said(Msg::desk_tr_pages, {{"n", waits}}),
                  waits == 0 ? session.said(Msg::desk_nothing_waits) : ""};
        for (const auto& page : pages_) all.rows.push_back(row(session, page, go));
        panel(ui, all);
    });
    return go;
}

}  // namespace desk
