#include "shell/kiosk.h"

#include <malloc.h>

#include <algorithm>

namespace shell {

void Kiosk::open_desk() {
    const std::string language = session.language;
    navigator_.end_visit();
    door_.open(language);
}

// What staff typed and read leaves the memory with them.
void Kiosk::leave_desk() {
    door_.forget();
    ui_.forget();
    malloc_trim(0);
}

double Kiosk::due_in(double now_s) const {
    if (again_) return 0;
    if (door_.opened()) return ui_.busy() ? 0 : door_.due_in(now_s);
    return std::min(navigator_.due_in(now_s), door_.due_in(now_s));
}

const ui::Scene& Kiosk::step(const base::Glass& glass, const ui::Input& input, double seconds) {
    again_ = false;
    poll(input.now_s);
    if (!door_.opened() && door_.asked(input, glass)) open_desk();
    if (!door_.opened()) {
        navigator_.step(glass, input, seconds);
        scene_ = &navigator_.scene();
        return *scene_;
    }
    session.last_seen_s = input.now_s;
    ui::Frame frame = navigator_.frame_of(glass, input, seconds);
    frame.clipboard = clipboard;
    scene_ = &door_.draw(ui_, std::move(frame));
    again_ = !door_.opened();
    if (again_) leave_desk();
    return *scene_;
}

}  // namespace shell
