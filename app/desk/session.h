// What the staff's side works with, and who is at it.
#pragma once

#include <map>
#include <memory>

#include "desk/setup/machine_state.h"
#include "devices/clock.h"
#include "devices/printer.h"
#include "devices/voice.h"
#include "editorial/publish.h"
#include "editorial/texts.h"
#include "layout/icons.h"
#include "settings/data_paths.h"
#include "ui/editor.h"
#include "ui/ui.h"

namespace desk {

// The house it stands in. Only borrowed.
struct Services {
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const std::map<std::string, layout::Palette>& palettes;
    const settings::Settings& settings;  // what visitors read
    const settings::Settings& machine;   // what its clinic.toml says
    const settings::DataPaths& paths;
    devices::Printer& printer;
    devices::Voice& voice;
    const devices::Clock& clock;
    std::map<std::string, content::Messages> words;  // by language
    std::vector<content::LanguageEntry> languages;   // English first
    bool on_glass = false;                           // opened from the visitors' side
    MachineState machine_state = {};                 // as the kiosk tells it
};

struct Go;            // where a screen wants to go
struct Sample;        // a screen as the rules meet it
struct KeptDrawings;  // page_reading.h

// The keyboard on the glass.
struct Board {
    enum class Letters { of_language, capitals, signs };
    bool shown = false;
    Letters letters = Letters::of_language;
    std::string language = {};  // whose letters it has
};

struct StaffSession {
    const Services& services;
    editorial::Repository& repository;
    const content::Messages& said;
    editorial::Person person = {};  // without a name: nobody
    editorial::Moment now = 0;
    std::string note = {};    // one line at the head, until the next act
    std::string speaks = {};  // the language it is wished in, from the next frame on
    Board board = {};
    unsigned inks = 0;  // of what was painted: each has a number of its own
    std::shared_ptr<KeptDrawings> drawings = {};  // made once for all pages that show them
    // What was read and agreed to, and is not signed yet, by who read it.
    std::map<std::string, std::vector<editorial::Approving>> agreed = {};
    // The secret of who sits here, once more, for what reaches patients at once. It is told if not.
    bool agrees(ui::Editor& secret);
    // A full disk keeps nobody out: for a withdrawal room was kept aside.
    editorial::Accounts::SignedIn try_in(const std::string& name, const std::string& secret);
    editorial::SignInPlace place() const {
        return services.on_glass ? editorial::SignInPlace::glass : editorial::SignInPlace::office;
    }
    bool signed_in() const { return !person.name.empty(); }
    bool may(editorial::Action action) const { return editorial::may(person, action); }
    editorial::By by() const { return {person, now}; }
    // Tells what hindered; true when nothing did.
    template <class T>
    bool succeeded(const base::Result<T>& result) {
        note = result ? "" : base::to_line(result.error());
        return result.has_value();
    }
};

}  // namespace desk
