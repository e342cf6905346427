// The glass itself: a window or, without a display, a surface in memory; OpenGL 2.1 under ImGui.
// The only door to SDL's video, OpenGL and ImGui's backends.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shell/frame_loop.h"
#include "ui/canvas.h"

namespace shell {

class EventReader;

struct GraphicsSpec {
    enum class Mode { fullscreen, windowed, offscreen };
    Mode mode = Mode::offscreen;
    int width_px = 1080, height_px = 1920;  // of a window or an offscreen surface
    double width_mm = 0, height_mm = 0;     // of the lit area; 0: as the screen reports
};

class Graphics : public ui::Textures, public Window {
  public:
    // Throws std::runtime_error where no picture can be made.
    explicit Graphics(const GraphicsSpec& spec);
    ~Graphics() override;

    base::Glass glass() const override;
    std::string renderer() const;
    std::string driver() const;  // SDL's video driver
    ui::TextureId upload(const layout::Bitmap& bitmap) override;
    void release(ui::TextureId id) override;

    void show() override;      // what ImGui drew last, onto the glass
    layout::Bitmap picture();  // the same as pixels

    std::optional<ui::Input> wait(double seconds, bool& quit) override;
    EventReader& events();
    static void tell_headphones(bool in);  // from any thread

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Whether a display can be reached at all.
bool display_there();

}  // namespace shell
