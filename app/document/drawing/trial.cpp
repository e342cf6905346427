#include "document/drawing/trial.h"

#include <fmt/format.h>
#include <librsvg/rsvg.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <utility>

#include "base/handle.h"
#include "base/late.h"
#include "document/drawing/svg.h"
#include "document/drawing/svg_tiles.h"

namespace document {

namespace {

constexpr const char* glib_library = "libglib-2.0.so.0";
constexpr const char* rsvg_library = "librsvg-2.so.2";
const base::Late<decltype(::g_compute_checksum_for_string)> g_compute_checksum_for_string{
    glib_library, "g_compute_checksum_for_string"};
const base::Late<decltype(::g_free)> g_free{glib_library, "g_free"};
const base::Late<decltype(::rsvg_handle_get_intrinsic_dimensions)>
    rsvg_handle_get_intrinsic_dimensions{rsvg_library, "rsvg_handle_get_intrinsic_dimensions"};
const base::Late<decltype(::rsvg_handle_get_intrinsic_size_in_pixels)>
    rsvg_handle_get_intrinsic_size_in_pixels{rsvg_library,
                                             "rsvg_handle_get_intrinsic_size_in_pixels"};
const base::Late<decltype(::rsvg_handle_new_from_data)> rsvg_handle_new_from_data{
    rsvg_library, "rsvg_handle_new_from_data"};
const base::Late<decltype(::rsvg_handle_render_document)> rsvg_handle_render_document{
    rsvg_library, "rsvg_handle_render_document"};

constexpr int side_px = 800;                 // of the trial's surface
constexpr rlim_t more_memory = 512U << 20U;  // bytes, beside what the process has already
constexpr rlim_t processor_s = 3;
constexpr std::size_t most_known = 10000;  // fingerprints, 64 letters each
constexpr double most_units = 100000;      // a side of a drawing: more is a slip of its units
enum Ending { drawn, unreadable, blank, too_large };

// One colour everywhere, or none: whatever it holds, nobody sees it.
bool shows_nothing(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const auto* rows = cairo_image_surface_get_data(surface);
    const auto bytes = static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) *
                       static_cast<std::size_t>(cairo_image_surface_get_height(surface));
    return rows && std::equal(rows + 4, rows + bytes, rows);  // each point as the one before
}

// By its width and height, else by its viewBox.
bool is_too_large(RsvgHandle* handle) {
    gboolean has_width = 0, has_height = 0, has_view = 0;
    RsvgLength width{}, height{};
    RsvgRectangle view{};
    gdouble wide = 0, high = 0;
    rsvg_handle_get_intrinsic_dimensions(handle, &has_width, &width, &has_height, &height,
                                         &has_view, &view);
    if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, &wide, &high) && has_view)
        wide = view.width, high = view.height;
    return !(wide < most_units && high < most_units);
}

Ending draw(const std::string& drawing) {
    const auto svg = with_large_tiles(drawing);  // as whoever shows it draws it
    const base::Handle<RsvgHandle, g_object_unref> handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
    if (!handle) return unreadable;
    if (is_too_large(handle.get())) return too_large;
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side_px, side_px));
    const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    const RsvgRectangle box{0, 0, side_px, side_px};
    if (rsvg_handle_render_document(handle.get(), cairo.get(), &box, nullptr) == FALSE ||
        cairo_status(cairo.get()) != CAIRO_STATUS_SUCCESS)
        return unreadable;
    return shows_nothing(surface.get()) ? blank : drawn;
}

void limit(int what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

rlim_t memory_now() {
    std::ifstream pages("/proc/self/statm");
    rlim_t all = 0;
    pages >> all;
    return all * static_cast<rlim_t>(sysconf(_SC_PAGESIZE));
}

[[noreturn]] void child(const std::string& svg) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int one : {SIGSEGV, SIGABRT, SIGBUS, SIGTERM, SIGINT, SIGALRM}) signal(one, SIG_DFL);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_UNBLOCK, &all, nullptr);
    const int nowhere = open("/dev/null", O_RDWR);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) dup2(nowhere, stream);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, processor_s);
    limit(RLIMIT_AS, memory_now() + more_memory);
    alarm(trial_s);  // ends it, whatever it waits for
    _exit(draw(svg));
}

unsigned version(const char* part) {
    return *static_cast<const unsigned*>(base::late_symbol(rsvg_library, part));
}

// SHA-256 of the drawing and of what drew it: another librsvg may fail where this one did not.
std::string fingerprint_of(const std::string& svg) {
    const auto said =
        fmt::format("{}.{}.{} {}\n{}", version("rsvg_major_version"), version("rsvg_minor_version"),
                    version("rsvg_micro_version"), side_px, svg);
    char* hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, said.data(),
                                              static_cast<gssize>(said.size()));
    std::string name = hex;
    g_free(hex);
    return name;
}

// The drawings that drew, by fingerprint. A file that cannot be read or written costs time alone.
class Good {
  public:
    bool knows(const std::string& name) {
        const std::lock_guard lock(mutex_);
        read();
        return names_.count(name) > 0;
    }

    void add(const std::string& name) {
        const std::lock_guard lock(mutex_);
        if (names_.size() >= most_known) forget();
        if (!names_.insert(name).second || file_.empty()) return;
        std::error_code ignored;
        std::filesystem::create_directories(file_.parent_path(), ignored);
        std::ofstream(file_, std::ios::app) << name + "\n";  // in one write: others append too
    }

    void keep_in(const base::Path& file) {
        const std::lock_guard lock(mutex_);
        file_ = file;
        is_read_ = false;
    }

  private:
    // When it is first asked for: most commands, and a kiosk's start, draw nothing on trial.
    void read() {
        if (std::exchange(is_read_, true)) return;
        std::ifstream lines(file_);
        for (std::string line; std::getline(lines, line) && names_.size() < most_known;)
            if (line.size() == 64) names_.insert(line);
    }
    void forget() {
        names_.clear();
        std::error_code ignored;
        if (!file_.empty()) std::filesystem::remove(file_, ignored);
    }

    std::mutex mutex_;
    std::set<std::string> names_;
    base::Path file_;
    bool is_read_ = true;  // there is no file
};

Good& good() {
    static Good drawings;
    return drawings;
}

std::string tried(const std::string& svg) {
    rsvg_handle_new_from_data.bring();  // else each child would, within its little memory
    const pid_t pid = fork();
    if (pid == 0) child(svg);
    if (pid < 0) return "could not be tried: there is no memory for it";
    int status = 0;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR) return "could not be tried: its trial was lost";
    if (WIFSIGNALED(status) && (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGALRM))
        return "takes too long to draw";
    if (WIFSIGNALED(status)) return "cannot be drawn: it takes too much memory, or nests too deep";
    if (WEXITSTATUS(status) == too_large)
        return "is far too large: give it a width and a height below 100,000";
    if (WEXITSTATUS(status) == blank) return "shows nothing: it has one colour everywhere, or none";
    return WEXITSTATUS(status) == drawn ? "" : "is no drawing that can be read";
}

}  // namespace

std::string trial_of_drawing(const std::string& svg) {
    const auto name = fingerprint_of(svg);
    if (good().knows(name)) return "";
    auto fault = tried(svg);
    if (fault.empty()) good().add(name);
    return fault;
}

void remember_trials(const base::Path& file) { good().keep_in(file); }

base::Problems check_and_try(const std::string& svg) {
    auto problems = check_svg(svg);
    if (!problems.empty()) return problems;
    if (const auto why = trial_of_drawing(svg); !why.empty())
        problems.push_back({"", 0, base::Severity::error, "the drawing " + why,
                            "save it as plain SVG, of shapes alone"});
    return problems;
}

}  // namespace document
