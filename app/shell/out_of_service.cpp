#include "shell/out_of_service.h"

#include "settings/good_details.h"
#include "shell/service_manager.h"

namespace shell {

LastKnown last_known(const settings::DataPaths& paths) {
    const auto good = settings::good_details(paths);
    const bool named = good.name != settings::Settings().name;
    return {named ? good.name : "", good.phone};
}

OutOfService::OutOfService(const settings::DataPaths& paths, const devices::All& devices,
                           ui::Textures& textures, bool failed)
    : paths_(paths),
      devices_(devices),
      failed_(failed),
      ui_(paths, textures),
      looked_s_(devices.clock.seconds()) {}

bool OutOfService::draw(const base::Glass& glass, const ui::Input& input, double seconds) {
    if (services) return false;
    ui_.draw(out_of_service(reason_, clinic_), glass, input, seconds);
    return true;
}

bool OutOfService::poll(double now_s) {
    if (now_s - looked_s_ < look_again_s) return false;
    looked_s_ = now_s;
    failed_ = false;
    base::Problems notes;
    services = kiosk::open_services(paths_, devices_, notes);
    const auto before = std::exchange(reason_, reason());
    clinic_ = last_known(paths_);
    return services != nullptr || before != reason_;
}

// A clinic.toml that is gone is no kiosk to be set up, where there was one.
Reason OutOfService::reason() const {
    base::Problems faults;
    std::error_code error;
    if (!std::filesystem::exists(paths_.settings(), error)) return Reason::settings;
    (void)settings::read_settings(paths_.settings(), faults);
    if (!faults.empty()) return Reason::settings;
    return failed_ ? Reason::failure : Reason::edition;
}

namespace {

class PageStage : public Stage {
  public:
    PageStage(const settings::DataPaths& paths, const LonePage& page, ui::Textures& textures)
        : page_(page), ui_(paths, textures) {}
    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        ui_.draw(page_, glass, input, seconds);
        return true;
    }
    double due_in(double now_s) const override { return ui_.due_in(now_s); }
    bool poll(double) override { return false; }

  private:
    const LonePage& page_;
    LoneUi ui_;
};

}  // namespace

void show_page(const settings::DataPaths& paths, const GraphicsSpec& spec, const LonePage& page,
               double seconds) {
    Graphics graphics(spec);
    const devices::SystemClock clock;
    ServiceManager manager;
    PageStage stage(paths, page, graphics);
    FrameLoop loop(graphics, clock);
    loop.stop_after_s = seconds;
    loop.shown = [&] { manager.ready(); };
    loop.alive = [&] { manager.alive(clock.seconds()); };
    loop.run(stage);
}

}  // namespace shell
