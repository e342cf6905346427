#include "desk/blocks/new_language.h"

#include <algorithm>
#include <sstream>

#include "document/ease.h"
#include "editorial/new_language.h"
#include "text/language_tag.h"
#include "text/toml.h"
#include "ui/segments.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::string NewLanguage::wished() const { return text::language_tag(tag_.edit.text()); }

std::vector<std::string> NewLanguage::rows() const {
    std::istringstream letters(keys_.edit.text());
    std::vector<std::string> all;
    for (std::string row; letters >> row;) all.push_back(std::move(row));
    return all;
}

// What the machine can do for it, before somebody relies on that.
void NewLanguage::told(ui::Ui& ui, StaffSession& session) {
    const std::string tag = wished();
    if (tag.empty()) return;
    const auto there = [](bool yes) { return std::string(yes ? "yes" : "no"); };
    const auto tell = [&](const std::string& words, bool well, const char* key) {
        line(ui, words, well ? ColorRole::note_ink : ColorRole::same_day_ink, key);
    };
    const bool voice = session.services.voice.able(tag);
    tell(session.said(Msg::desk_lang_voice, {{"there", there(voice)}}), voice, "language/voice");
    const bool dictionary = spelling_.knows(tag);
    tell(session.said(Msg::desk_lang_dictionary, {{"there", there(dictionary)}}), dictionary,
         "language/dictionary");
    const auto set = ui.set({name_.edit.text() + " " + keys_.edit.text(),
                             {ui.theme().type.item, false, 1.3F},
                             0,
                             layout::Align::start,
                             ui.language(),
                             {}});
    const bool ink = set.unknown_glyphs() == 0;
    tell(session.said(Msg::desk_lang_ink, {{"there", there(ink)}}), ink, "language/ink");
    base::Problems told;  // by the findings of that text
    const auto about =
        session.repository.newest(content::Path{content::Path::Kind::language, tag, ""}.str());
    const bool measured =
        about && document::read_measure(text::Toml::parse(about->body, "", told)).has_value();
    tell(session.said(Msg::desk_lang_measure, {{"there", there(measured)}}), measured,
         "language/measure");
    ui.space(ui.theme().gap);
}

std::string NewLanguage::draw(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    ui.columns(3, [&](int column) {
        if (column == 0) field(ui, {"language/tag", said(Msg::desk_lang_tag)}, tag_);
        if (column == 1) field(ui, {"language/name", said(Msg::desk_lang_name)}, name_);
        if (column == 2) field(ui, {"language/keys", said(Msg::desk_lang_keys)}, keys_);
    });
    ui.space(ui.theme().gap);
    ui::segments(ui, {{"language/ltr", said(Msg::desk_lang_ltr), !rtl_, [this] { rtl_ = false; }},
                      {"language/rtl", said(Msg::desk_lang_rtl), rtl_, [this] { rtl_ = true; }}});
    ui.space(ui.theme().gap);
    told(ui, session);
    std::string begun;
    const bool ready = !wished().empty() && !name_.edit.text().empty() && !rows().empty();
    toolbar(ui, {{"language/begin",
                  said(Msg::desk_lang_begin),
                  "plus",
                  [&] {
                      const auto done = editorial::begin_language(
                          session.repository, {wished(), name_.edit.text(), rtl_, rows()},
                          session.by());
                      if (session.succeeded(done)) begun = wished();
                  },
                  {.enabled = ready && session.may(editorial::Action::save), .primary = true}}});
    ui.space(ui.theme().gap);
    return begun;
}

ui::Editor* NewLanguage::focused(const ui::Memory& memory) {
    return memory.focus == base::Key("language/name")   ? &name_
           : memory.focus == base::Key("language/keys") ? &keys_
                                                        : &tag_;
}

}  // namespace desk
