// A page as patients will read it, or a content folder, in a window that follows the files while
// somebody writes them. What is wrong is told in one line, and the last good page stays.
#pragma once

#include <atomic>
#include <future>

#include "devices/folder_watch.h"
#include "devices/stand_in_voice.h"
#include "kiosk/navigator.h"
#include "shell/graphics.h"
#include "shell/lone_page.h"
#include "shell/preview/page_tree.h"

namespace shell {

class Preview : public Stage {
  public:
    struct What {
        const settings::DataPaths& paths;  // the clinic's numbers; it need not be set up
        base::Path path;                   // a page, or a folder
        base::Path house;                  // the content a lone page is read among
        std::string language = {};         // of a folder's start; empty: the first
    };
    Preview(const What& what, const devices::Clock& clock, ui::Textures& textures,
            std::function<void()> wake);  // from another thread, when there is something new
    ~Preview() override;

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override;
    double due_in(double now_s) const override;
    bool passed() const override { return shown_ && shown_->navigator.passed(); }
    bool poll(double now_s) override;
    bool works() const { return work_.valid(); }
    const std::string& fault() const { return fault_; }  // one line; empty: what is shown is it
    const ui::Scene& scene() const { return scene_; }

  private:
    struct Shown {
        Shown(std::unique_ptr<kiosk::Services> opened, ui::Textures& textures)
            : services(std::move(opened)),
              ui(services->fonts, services->icons, textures),
              navigator(*services, ui) {}
        std::unique_ptr<kiosk::Services> services;
        ui::Ui ui;
        kiosk::Navigator navigator;
    };
    struct Made {
        std::string fault;
        std::optional<edition::Edition> edition;
    };
    settings::Settings settings() const;
    Made make() const;
    void take(Made made);
    void watch();
    void tell(ui::Ui& ui) const;

    What what_;
    base::Path aside_;  // a folder of its own
    base::Result<PageFile> page_;
    ui::Textures& textures_;
    std::function<void()> wake_;
    devices::StandInPrinter no_printer_;
    const devices::Clock& clock_;
    devices::StandInClock no_clock_;
    devices::StandInVoice silent_{no_clock_};
    LoneUi lone_;  // before there is a good page
    std::unique_ptr<Shown> shown_;
    ui::Scene scene_;
    std::string fault_;
    std::atomic<bool> changed_{true};
    std::future<Made> work_;
    std::vector<std::unique_ptr<devices::FolderWatch>> watches_;
};

// In a window until somebody closes it.
int run_preview(const Preview::What& what, const GraphicsSpec& graphics);
// Once, without a window, into a PNG. What is wrong goes to standard error; 0 where nothing is.
int shoot_preview(const Preview::What& what, const GraphicsSpec& graphics, const base::Path& png);

}  // namespace shell
