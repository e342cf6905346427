// A scene as text: for automation (JSON, every number) and for people and approved outlines (a line
// a node).
#pragma once

#include <string>

#include "ui/scene.h"

namespace shell {

std::string outline_json(const ui::Scene& scene, const layout::Palette& palette);
// Role, key, name and state; places only roughly, so that a changed margin does not change the
// story.
std::string outline_text(const ui::Scene& scene);

}  // namespace shell
