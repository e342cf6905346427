#include "shell/renderer/renderer.h"

#include <SDL.h>
#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>
#include <string_view>

#include "base/handle.h"
#include "shell/renderer/shared_picture.h"

namespace shell {

namespace {

using Drawing = base::Handle<SDL_Renderer, SDL_DestroyRenderer>;
using Surface = base::Handle<SDL_Surface, SDL_FreeSurface>;

bool card_wanted() {
    const char* asked = SDL_GetHint(SDL_HINT_RENDER_DRIVER);  // the safe way asks for no card
    if (asked && std::string_view(asked) == "software") return false;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/dri", none))
        if (entry.path().filename().string().starts_with("renderD")) return true;
    return false;
}

// Behind a virtual machine's card that draws nothing itself stands Mesa, with the processor.
bool drawn_by_processor() {
    using GetString = const unsigned char* (*)(unsigned);
    constexpr unsigned renderer = 0x1F01;  // GL_RENDERER
    const auto get = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
    const unsigned char* said = get ? get(renderer) : nullptr;
    const std::string_view name = said ? reinterpret_cast<const char*>(said) : "";
    return name.find("llvmpipe") != name.npos || name.find("softpipe") != name.npos;
}

}  // namespace

void give_up(const char* what) {
    throw std::runtime_error(fmt::format("{}: {}", what, SDL_GetError()));
}

struct Renderer::State {
    SDL_Window* window = nullptr;
    std::unique_ptr<SharedPicture> shared;  // else SDL shows what it draws
    Surface surface;                        // what is shared is drawn here
    Drawing drawing;

    void draw_on_surface();
};

// Of the window's size; nothing else is known to draw with.
void Renderer::State::draw_on_surface() {
    int width = 0, height = 0;
    SDL_GetWindowSizeInPixels(window, &width, &height);
    drawing.reset();  // it draws on the surface
    surface.reset(SDL_CreateRGBSurfaceWithFormat(0, width, height, 32, SDL_PIXELFORMAT_RGB888));
    if (surface) drawing.reset(SDL_CreateSoftwareRenderer(surface.get()));
    if (!drawing) give_up("no room to draw");
}

Renderer::Renderer(SDL_Window* window, bool offscreen) : state_(new State{window, {}, {}, {}}) {
    // Else even what the processor drew goes to the glass through OpenGL, where Mesa compiles
    // shaders first: 150 ms and 60 MB for nothing. KMSDRM knows no other way.
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    if (driver != "wayland" && driver != "KMSDRM")
        SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    auto& drawing = state_->drawing;
    if (!offscreen && card_wanted())
        drawing.reset(SDL_CreateRenderer(window, -1, SDL_RENDERER_ACCELERATED));
    if (drawing && drawn_by_processor()) drawing.reset();
    if (!drawing && !offscreen) state_->shared = SharedPicture::of(window);
    if (state_->shared) {
        state_->draw_on_surface();
        return;
    }
    if (!drawing) drawing.reset(SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE));
    if (!drawing) give_up("nobody can draw");
    // Without a card the frame loop waits, and wakes at a touch.
    if (has_card() && !offscreen) SDL_RenderSetVSync(sdl(), 1);
}

Renderer::~Renderer() = default;

SDL_Renderer* Renderer::sdl() const { return state_->drawing.get(); }

bool Renderer::has_card() const {
    SDL_RendererInfo info;
    return SDL_GetRendererInfo(sdl(), &info) == 0 && (info.flags & SDL_RENDERER_ACCELERATED) != 0;
}

void Renderer::present() {
    SDL_RenderPresent(sdl());
    if (state_->shared && !state_->shared->show(*state_->surface)) give_up("no room to show");
}

bool Renderer::refit() {
    if (!state_->shared) return false;
    int width = 0, height = 0;
    SDL_GetWindowSizeInPixels(state_->window, &width, &height);
    if (width == state_->surface->w && height == state_->surface->h) return false;
    state_->draw_on_surface();
    return true;
}

}  // namespace shell
