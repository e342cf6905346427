// A kiosk that nobody has set up yet: the questions on its glass, in a window, or without glass for
// automation.
#pragma once

#include "desk/setup/wizard.h"
#include "shell/graphics.h"

namespace shell {

// What the questions stand on, of what comes with the program: words and languages of its content.
struct SetUpSpec {
    const settings::DataPaths& paths;
    devices::All devices;
    std::function<std::vector<std::string>()> queues;
    bool beside = true;  // see desk::setup::House
    bool again = false;
    base::Path content = {};  // none: what comes with the program
};
base::Path own_content(const settings::DataPaths& paths);
std::vector<std::string> queue_names();  // of the print service

// Where the desk's files belong to another user it only asks for that one, who then asks the
// questions in a window of its own.
class SetUp : public Stage {
  public:
    SetUp(const SetUpSpec& spec, ui::Textures& textures);

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override;
    double due_in(double now_s) const override;
    bool passed() const override { return ui_.unsettled(); }
    bool writes() const override { return wizard_.writes(); }
    // Over, too, when somebody set it up elsewhere: at the command line, in the other window.
    bool poll(double now_s) override;
    const ui::Scene& scene() const { return scene_; }
    const layout::Palette& palette() const { return palettes_.at("light"); }
    desk::setup::Wizard& wizard() { return wizard_; }

  private:
    bool ask(ui::Ui& ui);  // for the desk

    SetUpSpec spec_;
    std::map<std::string, layout::Palette> palettes_;
    layout::Fonts fonts_;
    layout::Icons icons_;
    ui::Ui ui_;
    desk::setup::Wizard wizard_;
    ui::Scene scene_;
    bool elsewhere_, again_ = false;
    ui::Presence presence_;
    double seen_s_ = -1;  // somebody, for the last time
};

// One command of automation on these questions, one line of JSON: see CONTRIBUTING.md. `clock` is
// turned by hand.
class SetUpDrive {
  public:
    struct Parts {
        SetUp& stage;
        devices::StandInClock& clock;
        base::Glass glass;
        Graphics* graphics = nullptr;  // for shots
    };
    explicit SetUpDrive(const Parts& parts) : parts_(parts) { settle(); }
    std::string run(const std::string& line);
    std::string obey(const std::string& command, const std::string& rest);  // empty: done
    bool finished() const { return finished_; }  // told to quit, or all is set up
    bool over() const { return over_; }

  private:
    std::string tap(const std::string& key);
    void put(ui::Pointer::Phase phase, base::Point at);
    void step(ui::Input input);
    void settle();

    Parts parts_;
    bool finished_ = false, over_ = false;
};

}  // namespace shell
