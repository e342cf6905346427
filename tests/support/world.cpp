#include "support/world.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <stdexcept>

#include "edition/pack.h"
#include "shell/outline.h"
#include "storage/signature.h"

namespace support {

namespace fs = std::filesystem;

Folder::Folder() {
    std::string name = (fs::temp_directory_path() / "urokiosk-test-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    fs::permissions(path_, fs::perms::owner_all, ignored);
    fs::remove_all(path_, ignored);
}

base::Path source() { return UROKIOSK_SOURCE; }
base::Path fixtures() {
    // Whole files: its links into content/ lead out of the folder, which no import follows.
    static const Folder copy;
    static const bool made = [] {
        std::filesystem::copy(source() / "tests" / "fixtures", copy.path(),
                              std::filesystem::copy_options::recursive);
        return true;
    }();
    return made ? copy.path() : "";
}
base::Path content() { return source() / "content"; }
std::string program() { return UROKIOSK_PROGRAM; }
base::Path layers_file() { return UROKIOSK_LAYERS; }

namespace {
template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}
}  // namespace

void prepare(const base::Path& data, const base::Path& library, const std::string& languages) {
    const settings::DataPaths place = settings::data_paths(data.string());
    fs::create_directories(place.secret_key().parent_path());
    const auto keys = storage::make_keys();
    must(base::write_file(place.secret_key(), keys.secret_file, true));
    must(base::write_file(place.settings(),
                          "name = \"Riverside Urology Clinic\"\nphone = \"01234 567 890\"\n"
                          "emergency_number = \"999\"\nadvice_number = \"111\"\nlanguages = " +
                              languages + "\ntrusted_keys = [\"" + keys.public_key + "\"]\n"));
    base::Problems problems;
    const base::Path edition = data / "packed.db";
    const auto pages =
        edition::pack(content::DiskTree(library), {edition, place.secret_key(), {}}, problems);
    std::string told;
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) told += base::to_line(problem) + "\n";
    if (!pages) throw std::runtime_error(told + base::to_line(pages.error()));
    const auto settings = settings::read_settings(place.settings(), problems);
    must(edition::EditionStore(place.editions()).activate(edition, settings));
}

namespace {

// Packing is the same for every test of a run: done once for each library.
const base::Path& prepared(World::Library library) {
    static std::map<World::Library, std::unique_ptr<Folder>> folders;
    static std::map<World::Library, base::Path> paths;
    if (!paths.contains(library)) {
        auto folder = std::make_unique<Folder>();
        const bool real = library == World::Library::real;
        prepare(folder->path(), real ? content() : fixtures() / "library",
                real ? "[\"en\"]" : "[\"en\", \"es\", \"ar\"]");
        paths[library] = folder->path();
        folders[library] = std::move(folder);
    }
    return paths[library];
}

}  // namespace

World::World(Library library, Glass glass) : World(prepared(library), glass) {}

World::World(const base::Path& data, Glass glass, shell::Graphics* graphics) {
    base::Problems notes;
    services_ =
        kiosk::open_services(settings::data_paths(data.string()), {printer, voice, clock}, notes);
    if (!services_)
        throw std::runtime_error(notes.empty() ? "no clinic" : base::to_line(notes.front()));
    base::Glass pane{glass.width, glass.height,
                     4.03F * static_cast<float>(std::min(glass.width, glass.height)) / 1080.F};
    ui::Textures& ink = graphics ? static_cast<ui::Textures&>(*graphics) : textures;
    drive_ = std::make_unique<shell::Drive>(
        shell::Drive::Parts{*services_, clock, printer, voice, ink, graphics, pane});
}

std::string World::outline() const { return shell::outline_text(drive_->scene()); }

void World::go(const kiosk::Route& route) {
    session().way = {kiosk::HomeScreen{}, route};
    session().started = true;
    session().memory = {};
    drive_->wait(0.1);
}

void World::enter(const kiosk::Sample& sample) {
    if (const auto fault = drive_->enter(sample); !fault.empty())
        throw std::runtime_error(sample.name + ": " + fault + "\n" + outline());
}

kiosk::Samples World::samples(kiosk::Survey::Extent extent) {
    return kiosk::all_samples({services(), session().language, extent});
}

void World::tap(const std::string& key) {
    const std::string error = drive_->reach(key);
    if (!error.empty()) throw std::runtime_error(error + "\n" + outline());
}

bool World::shows(const std::string& key) const { return drive_->scene().find(key) != nullptr; }

bool World::says(const std::string& words) const {
    for (const auto& node : drive_->scene().nodes)
        if (node.name.find(words) != std::string::npos) return true;
    return false;
}

std::string png(int wide, int high) {
    layout::Bitmap bitmap{wide, high, {}};
    for (int i = 0; i < wide * high; ++i)
        for (const int byte : {i % 251, i / wide % 256, 90, 255})
            bitmap.rgba.push_back(static_cast<unsigned char>(byte));
    const Folder folder;
    must(layout::write_png(folder / "made.png", bitmap));
    return base::read_file(folder / "made.png").value();
}

Ran run(const std::string& command) {
    Ran ran;
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return ran;
    std::array<char, 4096> buffer;
    while (const std::size_t got = std::fread(buffer.data(), 1, buffer.size(), pipe))
        ran.out.append(buffer.data(), got);
    const int status = pclose(pipe);
    ran.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

}  // namespace support
