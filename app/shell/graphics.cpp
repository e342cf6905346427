#include "shell/graphics.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <cstring>
#include <deque>
#include <stdexcept>

#include "shell/ending.h"
#include "shell/events.h"

namespace shell {

namespace {

constexpr double mm_per_inch = 25.4;
constexpr float usual_px_per_mm = 4.03F;  // a 21.5-inch panel, when nothing better is known

[[noreturn]] void give_up(const std::string& what) {
    throw std::runtime_error(what + ": " + SDL_GetError());
}

// ImGui's shaders are the only ones there will be: what they were made with, megabytes in Mesa, may
// go. Not every driver knows the wish.
void release_compiler() {
    using Release = void(APIENTRY*)();
    if (SDL_GL_ExtensionSupported("GL_ARB_ES2_compatibility") != SDL_TRUE) return;
    const auto release =
        reinterpret_cast<Release>(SDL_GL_GetProcAddress("glReleaseShaderCompiler"));
    if (release) release();
}

}  // namespace

struct Graphics::State {
    GraphicsSpec spec;
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    bool attached = false;
    EventReader events;
};

float measured_px_per_mm(const GraphicsSpec& spec, int width_px, int height_px) {
    if (spec.width_mm <= 0) return 0;
    // The panel was measured as it hung; a display that was turned since has its sides exchanged.
    const bool turned = spec.height_mm > 0 && spec.width_mm != spec.height_mm &&
                        (spec.width_mm > spec.height_mm) != (width_px > height_px);
    return static_cast<float>((turned ? height_px : width_px) / spec.width_mm);
}

namespace {

// Without a window manager nobody makes a window as large as the screen: it asks for that itself.
SDL_Rect place_of(const GraphicsSpec& spec) {
    SDL_Rect place{SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, spec.width_px, spec.height_px};
    if (spec.mode == GraphicsSpec::Mode::fullscreen) SDL_GetDisplayBounds(0, &place);
    return place;
}

}  // namespace

bool display_there() {
    leave_signals();
    const char* forced = SDL_getenv("SDL_VIDEODRIVER");
    if (forced && std::strcmp(forced, "offscreen") == 0) return false;
    const bool there = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0 && SDL_GetNumVideoDisplays() > 0 &&
                       std::strcmp(SDL_GetCurrentVideoDriver(), "offscreen") != 0 &&
                       std::strcmp(SDL_GetCurrentVideoDriver(), "dummy") != 0;
    if (SDL_WasInit(SDL_INIT_VIDEO) != 0) SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return there;
}

Graphics::Graphics(const GraphicsSpec& spec)
    : state_(new State{spec, nullptr, nullptr, false, {}}) {
    const bool offscreen = spec.mode == GraphicsSpec::Mode::offscreen;
    // SDL_SetHint alone would lose against an environment that asks for a display.
    leave_signals();
    if (offscreen) SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    SDL_SetHint(SDL_HINT_WINDOWS_NO_CLOSE_ON_ALT_F4, "1");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");  // the system's own shortcuts, too
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) give_up("no picture can be made");
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 1);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);  // all is flat; SDL would ask for two bytes a pixel
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI;
    if (spec.mode == GraphicsSpec::Mode::fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    const SDL_Rect place = place_of(spec);
    state_->window = SDL_CreateWindow("Urokiosk", place.x, place.y, place.w, place.h, flags);
    if (!state_->window) give_up("no window can be opened");
    state_->context = SDL_GL_CreateContext(state_->window);
    if (!state_->context) give_up("no OpenGL 2.1 can be had");
    SDL_GL_SetSwapInterval(offscreen ? 0 : 1);
    const bool fullscreen = spec.mode == GraphicsSpec::Mode::fullscreen;
    state_->events.door = spec.kiosk;
    state_->events.closes = !(spec.kiosk && fullscreen);
    if (!fullscreen) return;
    SDL_DisableScreenSaver();
    SDL_SetWindowInputFocus(state_->window);  // nobody else gives it the keyboard
    // A keyboard that a visitor plugs in reaches no other window, and no desktop's shortcuts.
    if (spec.kiosk) SDL_SetWindowKeyboardGrab(state_->window, SDL_TRUE);
}

Graphics::~Graphics() {
    if (state_->attached) ImGui_ImplOpenGL3_Shutdown();
    if (state_->context) SDL_GL_DeleteContext(state_->context);
    if (state_->window) SDL_DestroyWindow(state_->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

base::Glass Graphics::glass() const {
    base::Glass glass;
    SDL_GL_GetDrawableSize(state_->window, &glass.width_px, &glass.height_px);
    if (state_->spec.mode == GraphicsSpec::Mode::offscreen) {
        glass.width_px = state_->spec.width_px;
        glass.height_px = state_->spec.height_px;
    }
    float dpi = 0;
    const int display = SDL_GetWindowDisplayIndex(state_->window);
    const bool known = state_->spec.mode == GraphicsSpec::Mode::fullscreen &&
                       SDL_GetDisplayDPI(display, &dpi, nullptr, nullptr) == 0 && dpi > 20;
    glass.px_per_mm = known ? static_cast<float>(dpi / mm_per_inch)
                            : usual_px_per_mm *
                                  static_cast<float>(std::min(glass.width_px, glass.height_px)) /
                                  1080.F;
    const float told = measured_px_per_mm(state_->spec, glass.width_px, glass.height_px);
    if (told > 0) glass.px_per_mm = told;
    return glass;
}

std::string Graphics::renderer() const {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    return name ? name : "unknown";
}

std::string Graphics::driver() const { return SDL_GetCurrentVideoDriver(); }

ui::TextureId Graphics::upload(const layout::Bitmap& bitmap) {
    GLuint id = 0;
    glGenTextures(1, &id);
    glBindTexture(GL_TEXTURE_2D, id);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, bitmap.width, bitmap.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, bitmap.rgba.data());
    return id;
}

void Graphics::release(ui::TextureId id) {
    const auto name = static_cast<GLuint>(id);
    glDeleteTextures(1, &name);
}

namespace {

// Frames drawn before the first one is shown did not know the texture of plain fills yet.
void fill_in_texture(ImDrawData& early) {
    for (int list = 0; list < early.CmdListsCount; ++list)
        for (ImDrawCmd& command : early.CmdLists[list]->CmdBuffer)
            if (!command.TextureId) command.TextureId = ImGui::GetIO().Fonts->TexID;
}

}  // namespace

void Graphics::show() {
    if (!state_->attached) {
        ImGui_ImplOpenGL3_Init("#version 120");
        ImGui_ImplOpenGL3_NewFrame();  // makes the shaders
        release_compiler();
        state_->attached = true;
        if (ImDrawData* early = ImGui::GetDrawData()) fill_in_texture(*early);
    }
    const auto size = glass();
    glViewport(0, 0, size.width_px, size.height_px);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    if (ImDrawData* drawn = ImGui::GetDrawData()) ImGui_ImplOpenGL3_RenderDrawData(drawn);
    if (state_->spec.mode != GraphicsSpec::Mode::offscreen)
        SDL_GL_SwapWindow(state_->window);
    else
        glFinish();
}

layout::Bitmap Graphics::picture() {
    const auto size = glass();
    layout::Bitmap bitmap{size.width_px, size.height_px, {}};
    const std::size_t row = static_cast<std::size_t>(size.width_px) * 4;
    bitmap.rgba.resize(row * size.height_px);
    std::vector<std::uint8_t> upside_down(bitmap.rgba.size());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, size.width_px, size.height_px, GL_RGBA, GL_UNSIGNED_BYTE,
                 upside_down.data());
    for (int y = 0; y < size.height_px; ++y)
        std::memcpy(bitmap.rgba.data() + row * y,
                    upside_down.data() + row * (size.height_px - 1 - y), row);
    return bitmap;
}

std::optional<ui::Input> Graphics::wait(double seconds, bool& quit) {
    return state_->events.wait(seconds, glass(), quit);
}

void Graphics::write(bool on) { state_->events.writing = on; }

EventReader& Graphics::events() { return state_->events; }

void Graphics::tell_headphones(bool in) {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    event.user.code = in ? 1 : 0;
    SDL_PushEvent(&event);
}

}  // namespace shell
