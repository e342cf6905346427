#include "shell/renderer/shared_picture.h"

#include <SDL.h>
#include <SDL_syswm.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wayland-client.h>

#include <algorithm>
#include <cstring>
#include <string_view>
#include <vector>

namespace shell {

// A picture the compositor may be reading.
struct SharedPicture::Shared {
    wl_buffer* buffer = nullptr;
    std::byte* bytes = nullptr;
    std::size_t size = 0;
    bool read = false;  // the compositor has not given it back

    static std::unique_ptr<Shared> make(wl_shm* memory, const SDL_Surface& like);  // or null
    Shared() = default;
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    ~Shared() {
        if (buffer) wl_buffer_destroy(buffer);
        if (bytes) ::munmap(bytes, size);
    }
};

namespace {

void given_back(void* read, wl_buffer*) { *static_cast<bool*>(read) = false; }
constexpr wl_buffer_listener buffer_told{given_back};

}  // namespace

std::unique_ptr<SharedPicture::Shared> SharedPicture::Shared::make(wl_shm* memory,
                                                                   const SDL_Surface& like) {
    auto made = std::make_unique<Shared>();
    made->size = static_cast<std::size_t>(like.pitch) * static_cast<std::size_t>(like.h);
    const int file = ::memfd_create("picture", MFD_CLOEXEC);
    if (file < 0) return nullptr;
    void* bytes = MAP_FAILED;
    if (::ftruncate(file, static_cast<off_t>(made->size)) == 0)
        bytes = ::mmap(nullptr, made->size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (bytes != MAP_FAILED) {
        made->bytes = static_cast<std::byte*>(bytes);
        wl_shm_pool* pool = wl_shm_create_pool(memory, file, static_cast<int>(made->size));
        made->buffer =
            wl_shm_pool_create_buffer(pool, 0, like.w, like.h, like.pitch, WL_SHM_FORMAT_XRGB8888);
        wl_shm_pool_destroy(pool);
        wl_buffer_add_listener(made->buffer, &buffer_told, &made->read);
    }
    ::close(file);
    return bytes == MAP_FAILED ? nullptr : std::move(made);
}

namespace {

struct Rows {
    int first = 0, count = 0;
};

// From the first row that differs to the last.
Rows differing(const SDL_Surface& drawn, const std::byte* other) {
    const auto pitch = static_cast<std::size_t>(drawn.pitch);
    const auto* pixels = static_cast<const std::byte*>(drawn.pixels);
    const auto same = [&](int row) {
        const auto at = pitch * static_cast<std::size_t>(row);
        return std::memcmp(pixels + at, other + at, pitch) == 0;
    };
    int first = 0, last = drawn.h;
    while (first < last && same(first)) ++first;
    while (last > first && same(last - 1)) --last;
    return {first, last - first};
}

}  // namespace

struct SharedPicture::State {
    wl_display* display = nullptr;  // SDL's, as the surface is
    wl_surface* surface = nullptr;
    wl_event_queue* own = nullptr;  // SDL reads for both
    wl_registry* registry = nullptr;
    wl_shm* memory = nullptr;
    std::vector<std::unique_ptr<Shared>> pictures;
    const Shared* shown = nullptr;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        pictures.clear();
        if (memory) wl_shm_destroy(memory);
        if (registry) wl_registry_destroy(registry);
        if (own) wl_event_queue_destroy(own);
    }
    void ask();
    Shared* free_one(const SDL_Surface& like);
};

namespace {

void offered(void* memory, wl_registry* registry, std::uint32_t name, const char* what,
             std::uint32_t) {
    if (std::string_view(what) == wl_shm_interface.name)
        *static_cast<wl_shm**>(memory) =
            static_cast<wl_shm*>(wl_registry_bind(registry, name, &wl_shm_interface, 1));
}
void withdrawn(void*, wl_registry*, std::uint32_t) {}
constexpr wl_registry_listener registry_told{offered, withdrawn};

}  // namespace

void SharedPicture::State::ask() {
    own = wl_display_create_queue(display);
    auto* asked = static_cast<wl_display*>(wl_proxy_create_wrapper(display));
    wl_proxy_set_queue(reinterpret_cast<wl_proxy*>(asked), own);
    registry = wl_display_get_registry(asked);
    wl_proxy_wrapper_destroy(asked);
    wl_registry_add_listener(registry, &registry_told, &memory);
    wl_display_roundtrip_queue(display, own);
}

// One that the compositor does not read. It keeps the last until it has the next, so two do; more
// are made for one that keeps them longer.
SharedPicture::Shared* SharedPicture::State::free_one(const SDL_Surface& like) {
    constexpr std::size_t most = 3;
    const auto size = static_cast<std::size_t>(like.pitch) * static_cast<std::size_t>(like.h);
    const auto found = [&]() -> Shared* {
        const auto at = std::find_if(pictures.begin(), pictures.end(),
                                     [](const auto& one) { return !one->read; });
        return at == pictures.end() ? nullptr : at->get();
    };
    if (!pictures.empty() && pictures.front()->size != size) {
        pictures.clear();
        shown = nullptr;
    }
    wl_display_dispatch_queue_pending(display, own);
    if (Shared* one = found()) return one;
    if (!pictures.empty()) wl_display_roundtrip_queue(display, own);
    if (Shared* one = found()) return one;
    if (pictures.size() == most) return pictures.front().get();  // a torn picture, and no stale one
    auto made = Shared::make(memory, like);
    if (!made) return nullptr;
    return pictures.emplace_back(std::move(made)).get();
}

SharedPicture::SharedPicture(std::unique_ptr<State> state) : state_(std::move(state)) {}
SharedPicture::~SharedPicture() = default;

std::unique_ptr<SharedPicture> SharedPicture::of(SDL_Window* window) {
    SDL_SysWMinfo info;
    SDL_VERSION(&info.version);
    if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE || info.subsystem != SDL_SYSWM_WAYLAND)
        return nullptr;
    auto state = std::make_unique<State>();
    state->display = info.info.wl.display;
    state->surface = info.info.wl.surface;
    state->ask();
    if (!state->memory) return nullptr;
    return std::unique_ptr<SharedPicture>(new SharedPicture(std::move(state)));
}

bool SharedPicture::show(const SDL_Surface& drawn) {
    Shared* to = state_->free_one(drawn);
    if (!to) return false;
    const auto pitch = static_cast<std::size_t>(drawn.pitch);
    const Rows told = state_->shown ? differing(drawn, state_->shown->bytes) : Rows{0, drawn.h};
    const Rows old = to == state_->shown ? told : differing(drawn, to->bytes);
    const auto at = pitch * static_cast<std::size_t>(old.first);
    std::memcpy(to->bytes + at, static_cast<const std::byte*>(drawn.pixels) + at,
                pitch * static_cast<std::size_t>(old.count));
    wl_surface_attach(state_->surface, to->buffer, 0, 0);
    wl_surface_damage_buffer(state_->surface, 0, told.first, drawn.w, told.count);
    wl_surface_commit(state_->surface);
    wl_display_flush(state_->display);
    to->read = true;
    state_->shown = to;
    return true;
}

}  // namespace shell
