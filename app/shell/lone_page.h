// A page that needs no edition: the one in its place, and the lesson of a keypad.
#pragma once

#include <functional>

#include "kiosk/open.h"
#include "ui/drift.h"
#include "ui/widgets.h"

namespace shell {

struct LonePage {
    std::string name;  // of its scene
    std::function<void(ui::Ui&)> words;
};

class LoneUi {
  public:
    // Throws std::runtime_error where there is no theme.
    LoneUi(const settings::DataPaths& paths, ui::Textures& textures);
    ui::Scene draw(const LonePage& page, const base::Glass& glass, const ui::Input& input = {},
                   double seconds = 0);
    const layout::Palette& palette() const { return palettes_.at("light"); }
    double due_in(double now_s) const {
        return ui::next_drift_in(now_s - since_s_.value_or(now_s));
    }

  private:
    std::optional<double> since_s_;  // when its first frame was drawn
    std::map<std::string, layout::Palette> palettes_;
    layout::Fonts fonts_;
    layout::Icons icons_;
    ui::Ui ui_;
    ui::Memory memory_;
};

// Why a kiosk is out of service, as the glass tells staff and README explains.
enum class Reason { settings, edition, failure, restarts };
// `clinic`: its name and telephone, as far as they are known.
struct LastKnown {
    std::string name, phone;
};
LonePage out_of_service(Reason reason, const LastKnown& clinic = {});

// As they can look, for the tour, the rules, the outlines and the audit.
std::vector<LonePage> lone_pages();

}  // namespace shell
