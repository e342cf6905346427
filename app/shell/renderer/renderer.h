// Who draws in a window: a graphics card where there is one, else the processor.
#pragma once

#include <memory>

struct SDL_Renderer;
struct SDL_Window;

namespace shell {

class Renderer {
  public:
    // Throws std::runtime_error where nobody can draw.
    Renderer(SDL_Window* window, bool offscreen);
    ~Renderer();
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    SDL_Renderer* sdl() const;
    bool has_card() const;
    void present();
    // After the window's size may have changed. True: it draws in another size now, and all
    // textures are lost.
    bool refit();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

[[noreturn]] void give_up(const char* what);  // std::runtime_error, with SDL's reason

}  // namespace shell
