// The glass itself: a window or, without a display, a surface in memory. A graphics card draws
// where there is one, else the processor: SDL's renderer does both. The only door to SDL's video.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "shell/frame_loop.h"
#include "ui/canvas.h"

namespace shell {

class EventReader;

struct GraphicsSpec {
    enum class Mode { fullscreen, windowed, offscreen };
    Mode mode = Mode::offscreen;
    int width_px = 1080, height_px = 1920;  // of a window or an offscreen surface
    double width_mm = 0, height_mm = 0;     // of the lit area; 0: as the screen reports
    // Stands in a waiting room: full screen it is not closed by its window, and Ctrl+Alt+Q asks for
    // the desk. Else both end the program.
    bool kiosk = false;
    const char* title = "Urokiosk";  // of the window: the desk beside a kiosk has another
};

// By the lit area, however the screen is turned; 0 where nobody told how large it is.
float measured_px_per_mm(const GraphicsSpec& spec, int width_px, int height_px);

class Graphics : public ui::Textures, public Window {
  public:
    // Throws std::runtime_error where no picture can be made.
    explicit Graphics(const GraphicsSpec& spec);
    ~Graphics() override;

    base::Glass glass() const override;
    std::string renderer() const;  // who draws
    std::string driver() const;    // SDL's video driver
    ui::TextureId make(const layout::BitmapSpec& spec, const layout::Paint& paint) override;
    void release(ui::TextureId id) override;
    long losses() const override;
    bool fades() const override;

    void show() override;      // what ImGui drew last, onto the glass, unless it stands there
    layout::Bitmap picture();  // the same as pixels
    double frame_s() const override;

    std::optional<ui::Input> wait(double seconds, bool& quit) override;
    void write(bool on) override;
    EventReader& events();
    static void tell_headphones(bool in);  // from any thread
    static void wake();                    // ends a wait for input; from any thread

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// What a display's libraries are told before they are asked first, and before there is a second
// thread: `compose` is X's table of dead keys; empty: the machine's own.
void prepare_display(const base::Path& compose, bool offscreen);

// Whether a display can be reached at all; kept ready for the windows opened while this lives.
class Display {
  public:
    Display();
    ~Display();
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    bool there() const { return there_; }

  private:
    bool there_ = false;
};

}  // namespace shell
