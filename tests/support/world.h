// A kiosk for tests: a folder of its own, an edition packed from the fixtures or the real content,
// and the automation door. No window is opened; textures are counted, not kept.
#pragma once

#include <memory>
#include <string>

#include "kiosk/open.h"
#include "kiosk/sample.h"
#include "shell/drive.h"
#include "support/folder.h"
#include "support/textures.h"

namespace support {

base::Path source();    // the repository
base::Path fixtures();  // a copy of tests/fixtures
base::Path content();   // the real content/

// A data folder with keys, clinic.toml and an activated edition of `library`.
void prepare(const base::Path& data, const base::Path& library, const std::string& languages);

struct Glass {
    int width = 1080, height = 1920;
};

// Everything a visitor could meet; from the fixtures (English, Spanish, Arabic) unless told
// otherwise.
class World {
  public:
    enum class Library { fixtures, real };
    explicit World(Library library = Library::fixtures, Glass glass = {});
    // From a folder made with prepare(); with graphics, what is drawn can be looked at.
    World(const base::Path& data, Glass glass, shell::Graphics* graphics = nullptr);

    shell::Drive& drive() { return *drive_; }
    kiosk::Services& services() { return *services_; }
    kiosk::Session& session() { return drive_->kiosk().session; }
    const ui::Scene& scene() const { return drive_->scene(); }
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice{clock};
    CountedTextures textures;

    // Taps, dragging the list a key stands in until all of it shows; fails the test with the
    // outline.
    void tap(const std::string& key);
    // Goes straight to a screen.
    void go(const kiosk::Route& route);
    // As the visitor of a sample sees it; one of each kind in the language of the session.
    void enter(const kiosk::Sample& sample);
    kiosk::Samples samples(kiosk::Survey::Extent extent = kiosk::Survey::Extent::one_of_each);
    bool shows(const std::string& key) const;
    bool says(const std::string& words) const;  // some node's name holds them
    std::string outline() const;

  private:
    std::unique_ptr<kiosk::Services> services_;
    std::unique_ptr<shell::Drive> drive_;
};

std::string png(int wide, int high);  // the bytes of one, in many colours
// Runs a program, gives what it wrote on both streams.
struct Ran {
    int exit = -1;
    std::string out;
};
Ran run(const std::string& command);
std::string program();     // the urokiosk binary
base::Path layers_file();  // what CMake declared of the layers

}  // namespace support
