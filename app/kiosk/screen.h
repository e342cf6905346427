// What every screen of the visitor's side is: a small value that says which one, with a name, a way
// to draw itself, and samples of how it can look. The list of them all is Route, in kiosk/route.h.
#pragma once

#include <string>
#include <vector>

namespace ui {
class Ui;
}

namespace kiosk {

struct Services;
struct Session;
struct Go;
struct Survey;
struct Sample;
using Samples = std::vector<Sample>;

}  // namespace kiosk
