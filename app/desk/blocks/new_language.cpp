#include "desk/blocks/new_language.h"

#include <algorithm>
#include <sstream>

#include "desk/tools.h"
#include "document/ease.h"
#include "editorial/new_language.h"
#include "text/language_tag.h"
#include "text/toml.h"
#include "ui/segments.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr const char *tag_key = "language/tag", *name_key = "language/name",
                     *keys_key = "language/keys", *direction = "direction";

// Its tag, as it is written.
std::string wished(Form& form) { return text::language_tag(form.text(tag_key)); }

std::vector<std::string> rows(Form& form) {
    std::istringstream letters(form.text(keys_key));
    std::vector<std::string> all;
    for (std::string row; letters >> row;) all.push_back(std::move(row));
    return all;
}

}  // namespace

// What the machine can do for it, before somebody relies on that.
void NewLanguage::told(ui::Ui& ui, StaffSession& session, Form& form) {
    const std::string tag = wished(form);
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
    const auto set = ui.set({form.text(name_key) + " " + form.text(keys_key),
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
}

std::string NewLanguage::draw(ui::Ui& ui, StaffSession& session, Form& form) {
    const auto& said = session.said;
    ui.columns(3, [&](int column) {
        if (column == 0) form.field(ui, {tag_key, said(Msg::desk_lang_tag)});
        if (column == 1) form.field(ui, {name_key, said(Msg::desk_lang_name)});
        if (column == 2) form.field(ui, {keys_key, said(Msg::desk_lang_keys)});
    });
    ui.space(ui.theme().gap);
    std::string& way = form.chosen(direction);
    const bool rtl = way == "rtl";
    ui::segments(ui, {{"language/ltr", said(Msg::desk_lang_ltr), !rtl, [&way] { way = "ltr"; }},
                      {"language/rtl", said(Msg::desk_lang_rtl), rtl, [&way] { way = "rtl"; }}});
    in_room(ui, told_mm_, [&] { told(ui, session, form); });
    ui.space(ui.theme().gap);
    std::string begun;
    const bool ready = !wished(form).empty() && !form.text(name_key).empty() && !rows(form).empty();
    toolbar(ui, {{"language/begin",
                  said(Msg::desk_lang_begin),
                  "plus",
                  [&] {
                      const auto done = editorial::begin_language(
                          session.repository, {wished(form), form.text(name_key), rtl, rows(form)},
                          session.by());
                      if (session.succeeded(done)) begun = wished(form);
                  },
                  {.enabled = ready && session.may(editorial::Action::save), .primary = true}}});
    ui.space(ui.theme().gap);
    return begun;
}

}  // namespace desk
