// In the place of an edition, until there is one.
#pragma once

#include "shell/graphics.h"
#include "shell/lone_page.h"

namespace shell {

inline constexpr double look_again_s = 30;  // for an edition, while there is none

// The clinic as visitors saw it last.
LastKnown last_known(const settings::DataPaths& paths);

class OutOfService : public Stage {
  public:
    // `failed`: a screen could not be drawn, whatever edition was shown.
    OutOfService(const settings::DataPaths& paths, const devices::All& devices,
                 ui::Textures& textures, bool failed);

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override;
    double due_in(double now_s) const override { return ui_.due_in(now_s); }
    bool poll(double now_s) override;

    std::unique_ptr<kiosk::Services> services;  // once there is an edition

  private:
    Reason reason() const;

    const settings::DataPaths& paths_;
    const devices::All& devices_;
    bool failed_;
    Reason reason_ = reason();
    LastKnown clinic_ = last_known(paths_);
    LoneUi ui_;
    double looked_s_;
};

// One page alone, for so many seconds or until the program is told to end; the service manager is
// told that it lives.
void show_page(const settings::DataPaths& paths, const GraphicsSpec& spec, const LonePage& page,
               double seconds);

}  // namespace shell
