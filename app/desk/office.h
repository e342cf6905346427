// What the staff's side works with, and what one of its screens may ask for.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <variant>

#include "devices/clock.h"
#include "devices/voice.h"
#include "editorial/publish.h"
#include "layout/icons.h"
#include "ui/ui.h"

namespace desk {

// The house it stands in. Only borrowed.
struct Office {
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const std::map<std::string, layout::Palette>& palettes;
    const settings::Settings& settings;  // what visitors read
    const settings::Settings& machine;   // what its clinic.toml says
    base::Path data;                     // library.db, editions/, keys/ and backups/ stand in it
    devices::Voice& voice;
    const devices::Clock& clock;
    std::map<std::string, content::Messages> words;  // by language
    std::vector<content::LanguageEntry> languages;   // English first

    base::Path library_file() const { return data / "library.db"; }
    base::Path editions() const { return data / "editions"; }
    base::Path secret_key() const { return data / "keys" / "publisher.key"; }
};

// Where a screen wants to go.
struct ToPages {};
struct ToWrite {
    std::string path;
};
struct ToJudge {
    std::string path;
};
struct ToPublish {};
struct ToStick {
    std::string picture;  // that waits for another drawing
};
struct ToPicture {
    std::string id, drawing;  // empty: a new one; the drawing as it is
};
struct ToBook {
    std::string path;  // of one text; empty: of all
};
struct Leave {};
using Step = std::optional<
    std::variant<ToPages, ToWrite, ToJudge, ToPublish, ToBook, ToStick, ToPicture, Leave>>;

// The room somebody signed in to: who, when, and what there is to tell.
struct Room {
    const Office& office;
    editorial::Repository& repository;
    const content::Messages& said;
    editorial::Person person;
    editorial::Moment now = 0;
    std::string note;           // one line at the head, until the next act
    bool keys_shown = false;    // the keyboard on the glass
    std::string keys_language;  // whose letters it has
    unsigned inks = 0;          // of what was painted: each has a number of its own

    editorial::AuditStamp act() const { return {person.name, now}; }
    std::pair<editorial::Person, editorial::Moment> by() const { return {person, now}; }
    // Tells what hindered; true when nothing did.
    template <class T>
    bool succeeded(const base::Result<T>& result) {
        note = result ? "" : base::to_line(result.error());
        return result.has_value();
    }
};

}  // namespace desk
