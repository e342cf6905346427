#include "shell/graphics.h"

#include <SDL.h>
#include <imgui.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/handle.h"
#include "shell/ending.h"
#include "shell/events.h"
#include "shell/renderer/renderer.h"

namespace shell {

namespace {

constexpr double mm_per_inch = 25.4;
constexpr float usual_px_per_mm = 4.03F;  // a 21.5-inch panel, when nothing better is known

}  // namespace

struct Graphics::State {
    GraphicsSpec spec;
    SDL_Window* window = nullptr;
    std::unique_ptr<Renderer> renderer{};
    // By numbers of their own, never used again: what was drawn by the same is the same picture.
    std::unordered_map<ui::TextureId, SDL_Texture*> textures{};
    ui::TextureId newest = 0;
    EventReader events{};
    std::string shown{};     // what is on the glass, as drawn_now()
    bool waited = false;     // show() did, for the display
    bool small = false;      // full screen is still to be asked for
    Uint64 put_back_ms = 0;  // when fill_screen() did so

    void fill_screen();
    static std::string drawn_now();
    bool hidden_by(const ImDrawList& list) const;
    void draw() const;
    void draw(const ImDrawList& list, const ImDrawCmd& command) const;
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

void prepare_display(const base::Path& compose, bool offscreen) {
    std::error_code none;
    if (std::filesystem::exists(compose, none)) SDL_setenv("XCOMPOSEFILE", compose.c_str(), 0);
    // Mesa maps its cache into memory: where the disk is full, what it writes there is SIGBUS.
    SDL_setenv("MESA_SHADER_CACHE_DISABLE", "true", 1);
    // Else, where no session has a bus, libdbus starts one that nobody here needs.
    SDL_setenv("DBUS_SESSION_BUS_ADDRESS", "unix:runtime=yes", 0);
    // SDL_SetHint alone would lose against an environment that asks for a display.
    if (offscreen) SDL_setenv("SDL_VIDEODRIVER", "offscreen", 1);
}

Display::Display() {
    leave_signals();
    const char* forced = SDL_getenv("SDL_VIDEODRIVER");
    if (forced && std::string_view(forced) == "offscreen") return;
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return;
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    there_ = driver != "offscreen" && driver != "dummy" && SDL_GetNumVideoDisplays() > 0;
    if (!there_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Display::~Display() {
    if (there_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

Graphics::Graphics(const GraphicsSpec& spec) : state_(new State{spec}) {
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
    const bool fullscreen = spec.mode == GraphicsSpec::Mode::fullscreen;
    // Asked for when the first picture stands: SDL waits 100 ms for a window manager's answer,
    // also where there is none.
    state_->small = fullscreen && driver() == "x11";
    Uint32 flags = SDL_WINDOW_ALLOW_HIGHDPI;
    if (fullscreen) flags |= state_->small ? SDL_WINDOW_BORDERLESS : SDL_WINDOW_FULLSCREEN_DESKTOP;
    const SDL_Rect place = place_of(spec);
    state_->window = SDL_CreateWindow(spec.title, place.x, place.y, place.w, place.h, flags);
    if (!state_->window) give_up("no window can be opened");
    state_->renderer = std::make_unique<Renderer>(state_->window, offscreen);
    state_->events.door = spec.kiosk;
    state_->events.closes = !(spec.kiosk && fullscreen);
    if (!fullscreen) return;
    state_->events.left_px = place.x;
    state_->events.top_px = place.y;
    SDL_DisableScreenSaver();
    SDL_SetWindowInputFocus(state_->window);  // nobody else gives it the keyboard
    // A keyboard that a visitor plugs in reaches no other window, and no desktop's shortcuts.
    if (spec.kiosk) SDL_SetWindowKeyboardGrab(state_->window, SDL_TRUE);
}

Graphics::~Graphics() {
    state_->renderer.reset();  // and its textures
    if (state_->window) SDL_DestroyWindow(state_->window);
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

base::Glass Graphics::glass() const {
    base::Glass glass;
    SDL_GetRendererOutputSize(state_->renderer->sdl(), &glass.width_px, &glass.height_px);
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
    SDL_RendererInfo info;
    if (SDL_GetRendererInfo(state_->renderer->sdl(), &info) != 0) return "unknown";
    return std::string(info.name) + (fades() ? ", a graphics card" : ", the processor alone");
}

std::string Graphics::driver() const { return SDL_GetCurrentVideoDriver(); }

// Blending a whole glass takes the processor as long as a frame may last.
bool Graphics::fades() const { return state_->renderer->has_card(); }

long Graphics::losses() const { return state_->events.losses; }

ui::TextureId Graphics::make(const layout::BitmapSpec& spec, const layout::Paint& paint) {
    using Texture = base::Handle<SDL_Texture, SDL_DestroyTexture>;
    // In the order of the glass's own pixels. What nothing shows through is copied, not blended.
    const bool opaque = spec.ground.has_value();
    const auto format = opaque ? SDL_PIXELFORMAT_RGB888 : SDL_PIXELFORMAT_ARGB8888;
    const auto [width, height] = layout::extent(spec);
    Texture made(SDL_CreateTexture(state_->renderer->sdl(), format, SDL_TEXTUREACCESS_STREAMING,
                                   width, height));
    layout::Words words;
    if (!made || SDL_LockTexture(made.get(), nullptr, &words.first, &words.bytes_a_row) != 0)
        give_up("no room to draw");
    layout::paint_into(words, spec, paint);
    SDL_UnlockTexture(made.get());
    SDL_SetTextureBlendMode(made.get(), opaque ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
    state_->textures[++state_->newest] = made.release();
    return state_->newest;
}

void Graphics::release(ui::TextureId id) {
    const auto found = state_->textures.find(id);
    if (found == state_->textures.end()) return;
    SDL_DestroyTexture(found->second);
    state_->textures.erase(found);
}

namespace {

int whole(float value) { return static_cast<int>(std::lround(value)); }

SDL_Rect between(const ImVec2& from, const ImVec2& to) {
    const int x = whole(from.x);
    const int y = whole(from.y);
    return {x, y, whole(to.x) - x, whole(to.y) - y};
}

}  // namespace

// All are rectangles (ui/canvas.h): six indices from the upper left corner around to the lower
// right, and on. A texture released since is nothing to draw.
void Graphics::State::draw(const ImDrawList& list, const ImDrawCmd& command) const {
    const auto& c = command.ClipRect;
    const SDL_Rect clip = between({c.x, c.y}, {c.z, c.w});
    if (clip.w <= 0 || clip.h <= 0) return;
    SDL_RenderSetClipRect(renderer->sdl(), &clip);
    SDL_Texture* texture = nullptr;
    ImVec2 size;
    if (command.TextureId) {
        const auto found = textures.find(reinterpret_cast<ui::TextureId>(command.TextureId));
        if (found == textures.end()) return;
        texture = found->second;
        int width = 0, height = 0;
        SDL_QueryTexture(texture, nullptr, nullptr, &width, &height);
        size = {static_cast<float>(width), static_cast<float>(height)};
    }
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const ImDrawVert* corners = list.VtxBuffer.Data + command.VtxOffset;
    for (unsigned i = 0; i + 6 <= command.ElemCount; i += 6) {
        const ImDrawVert& first = corners[index[i]];
        const ImDrawVert& last = corners[index[i + 2]];
        const SDL_Rect place = between(first.pos, last.pos);
        if (texture) {
            const SDL_Rect part = between({first.uv.x * size.x, first.uv.y * size.y},
                                          {last.uv.x * size.x, last.uv.y * size.y});
            SDL_RenderCopy(renderer->sdl(), texture, &part, &place);
            continue;
        }
        const auto part = [&](int shift) { return static_cast<Uint8>(first.col >> shift); };
        const Uint8 alpha = part(IM_COL32_A_SHIFT);
        SDL_SetRenderDrawBlendMode(renderer->sdl(),
                                   alpha == 255 ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
        SDL_SetRenderDrawColor(renderer->sdl(), part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT),
                               part(IM_COL32_B_SHIFT), alpha);
        SDL_RenderFillRect(renderer->sdl(), &place);
    }
}

// Whether the first thing drawn hides all that stood there: then nothing need be cleared.
bool Graphics::State::hidden_by(const ImDrawList& list) const {
    SDL_Rect all{};
    SDL_GetRendererOutputSize(renderer->sdl(), &all.w, &all.h);
    if (list.CmdBuffer.empty() || list.CmdBuffer[0].ElemCount < 6 || list.CmdBuffer[0].TextureId)
        return false;
    const auto& clip = list.CmdBuffer[0].ClipRect;
    const ImDrawVert& first = list.VtxBuffer[list.IdxBuffer[0]];
    const ImDrawVert& last = list.VtxBuffer[list.IdxBuffer[2]];
    const auto covers = [&](const SDL_Rect& box) {
        return box.x <= 0 && box.y <= 0 && box.x + box.w >= all.w && box.y + box.h >= all.h;
    };
    return (first.col & IM_COL32_A_MASK) == IM_COL32_A_MASK &&
           covers(between(first.pos, last.pos)) &&
           covers(between({clip.x, clip.y}, {clip.z, clip.w}));
}

void Graphics::State::draw() const {
    const ImDrawData* drawn = ImGui::GetDrawData();
    if (!drawn || drawn->CmdListsCount == 0 || !hidden_by(*drawn->CmdLists[0])) {
        SDL_RenderSetClipRect(renderer->sdl(), nullptr);
        SDL_SetRenderDrawColor(renderer->sdl(), 0, 0, 0, 255);
        SDL_RenderClear(renderer->sdl());
    }
    for (int i = 0; drawn && i < drawn->CmdListsCount; ++i)
        for (const ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer)
            draw(*drawn->CmdLists[i], command);
}

// All places, colours and textures, as bytes: another picture has others.
std::string Graphics::State::drawn_now() {
    std::string all;
    const auto add = [&all](const void* from, std::size_t size) {
        all.append(static_cast<const char*>(from), size);
    };
    const ImDrawData* drawn = ImGui::GetDrawData();
    for (int i = 0; drawn && i < drawn->CmdListsCount; ++i) {
        const ImDrawList& list = *drawn->CmdLists[i];
        add(list.VtxBuffer.Data, static_cast<std::size_t>(list.VtxBuffer.size_in_bytes()));
        for (const ImDrawCmd& command : list.CmdBuffer) {
            add(&command.ClipRect, sizeof command.ClipRect);
            add(&command.TextureId, sizeof command.TextureId);
            add(&command.ElemCount, sizeof command.ElemCount);
        }
    }
    return all;
}

// Most frames after a touch draw what stands there already.
void Graphics::show() {
    std::string drawn = State::drawn_now();
    state_->waited = false;
    const bool uncovered = std::exchange(state_->events.uncovered, false);
    if (drawn == state_->shown && !uncovered) return;
    state_->shown = std::move(drawn);
    state_->draw();
    state_->renderer->present();
    state_->waited = fades() && state_->spec.mode != GraphicsSpec::Mode::offscreen;
}

double Graphics::frame_s() const { return state_->waited ? 0 : 1.0 / 60; }

// Drawn anew: what a card has shown it need not keep.
layout::Bitmap Graphics::picture() {
    const auto size = glass();
    layout::Bitmap bitmap{size.width_px, size.height_px, {}};
    const int row = size.width_px * 4;
    bitmap.rgba.resize(static_cast<std::size_t>(row) * size.height_px);
    state_->draw();
    const SDL_Rect all{0, 0, size.width_px, size.height_px};
    const int read = SDL_RenderReadPixels(state_->renderer->sdl(), &all, SDL_PIXELFORMAT_ABGR8888,
                                          bitmap.rgba.data(), row);
    if (read != 0) give_up("no picture can be taken");
    return bitmap;
}

// What another client of an X display, or a screen of another size, did to a window that no window
// manager keeps in its place. Once a second at most: where somebody does not let it, no quarrel.
void Graphics::State::fill_screen() {
    SDL_Rect screen{}, now{events.left_px, events.top_px, 0, 0};
    SDL_GetWindowSize(window, &now.w, &now.h);
    if (SDL_GetDisplayBounds(SDL_GetWindowDisplayIndex(window), &screen) != 0 ||
        SDL_RectEquals(&now, &screen) == SDL_TRUE)
        return;
    if (SDL_GetTicks64() - put_back_ms < 1000) return;
    put_back_ms = SDL_GetTicks64();
    SDL_SetWindowFullscreen(window, 0);  // else SDL keeps place and size for later
    SDL_SetWindowPosition(window, events.left_px = screen.x, events.top_px = screen.y);
    SDL_SetWindowSize(window, screen.w, screen.h);
    small = true;
}

std::optional<ui::Input> Graphics::wait(double seconds, bool& quit) {
    if (!state_->shown.empty() && std::exchange(state_->small, false))
        SDL_SetWindowFullscreen(state_->window, SDL_WINDOW_FULLSCREEN_DESKTOP);
    auto input = state_->events.wait(seconds, glass(), quit);
    if (state_->renderer->refit()) {
        state_->textures.clear();  // as SDL tells of a card that lost them
        ++state_->events.losses;
        state_->events.uncovered = true;
        if (!input) input.emplace();
    }
    if (state_->spec.mode == GraphicsSpec::Mode::fullscreen && driver() == "x11")
        state_->fill_screen();
    return input;
}

void Graphics::write(bool on) { state_->events.writing = on; }

EventReader& Graphics::events() { return state_->events; }

namespace {

void push(int code) {
    SDL_Event event{};
    event.type = SDL_USEREVENT;
    event.user.code = code;
    SDL_PushEvent(&event);
}

}  // namespace

void Graphics::tell_headphones(bool in) { push(in ? 1 : 0); }

void Graphics::wake() { push(2); }

}  // namespace shell
