// What the processor drew, given to a Wayland compositor in memory both can read. SDL knows only
// OpenGL there: without a graphics card Mesa then draws with LLVM (80 MB, and 150 ms to begin).
#pragma once

#include <memory>

struct SDL_Surface;
struct SDL_Window;

namespace shell {

class SharedPicture {
  public:
    // Null where the window is no Wayland compositor's, or it takes no memory. SDL never draws on
    // this window itself.
    static std::unique_ptr<SharedPicture> of(SDL_Window* window);
    ~SharedPicture();
    SharedPicture(const SharedPicture&) = delete;
    SharedPicture& operator=(const SharedPicture&) = delete;

    // 32 bits a pixel, as RGB888 has them. Only rows that changed are copied, and told. False where
    // the system gives no memory: nothing is shown then.
    bool show(const SDL_Surface& drawn);

  private:
    struct Shared;
    struct State;
    explicit SharedPicture(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace shell
