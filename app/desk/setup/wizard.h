// The set-up as a window: nothing is kept before its last button but how the screen hangs.
#pragma once

#include <future>

#include "desk/setup/apply.h"
#include "desk/tools.h"
#include "devices/all.h"
#include "layout/icons.h"

namespace desk::setup {

// What it works with. Only borrowed.
struct House {
    const settings::DataPaths& paths;
    base::Path content;                              // the pages that come with the program
    std::map<std::string, content::Messages> words;  // by language
    std::vector<content::LanguageEntry> languages;   // English first
    devices::All devices;
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const std::map<std::string, layout::Palette>& palettes;
    std::function<std::vector<std::string>()> queues;  // of the print service; takes seconds
    bool beside = true;  // what takes long is done on a thread; else where it is asked for
    bool again = false;  // of a kiosk in use: neither key, edition nor account is made
};

class Wizard {
  public:
    Wizard(const House& house, Answers answers);
    ~Wizard();  // the secret goes with it
    Wizard(const Wizard&) = delete;
    Wizard& operator=(const Wizard&) = delete;

    // The frame with its letters and keys; then, between begin and end, the screen: false when
    // over.
    ui::Frame fitted(ui::Frame frame);
    bool draw(ui::Ui& ui);
    std::string name() const { return std::string("setup/") + step_names[at()]; }
    double due_in(double now_s) const;
    bool writes() const;  // somebody may type
    void open(Step step);
    Step step() const { return step_; }
    const Answers& answers() const { return answers_; }
    ui::Memory memory;

  private:
    std::size_t at() const { return static_cast<std::size_t>(step_); }
    const content::Messages& said() const { return house_.words.at(language_); }
    std::string said_in(content::Msg word, const text::Values& values) const;
    void head(ui::Ui&ui), foot(ui::Ui&ui), body(ui::Ui&ui);
    void title(ui::Ui& ui, content::Msg title, content::Msg text);
    void ask(ui::Ui& ui, const std::string& key, content::Msg name, bool secret = false);
    void take();  // what stands in the fields
    void letters(ui::Ui&ui), languages(ui::Ui&ui), clinic(ui::Ui&ui), editions(ui::Ui&ui);
    void manager(ui::Ui&ui), summary(ui::Ui&ui), size(ui::Ui&ui), rotation(ui::Ui&ui);
    void touch(ui::Ui&ui), printer(ui::Ui&ui), sound(ui::Ui&ui), keypad(ui::Ui&ui);
    void frame_of_card(ui::Ui&ui), nudge(ui::Ui&ui), fitting(ui::Ui&ui);
    void corner(ui::Ui&ui), touched(ui::Ui&ui), judge(ui::Ui&ui);
    void found(ui::Ui&ui), print(ui::Ui&ui), finish(), go(int by);
    std::string page(const std::string& title, const std::vector<std::string>& lines) const;
    std::vector<std::string> told() const;  // the answers, a line each

    House house_;
    Answers answers_;
    Step step_ = Step::letters;
    std::string language_ = "en", note_;
    bool wrong_ = false, over_ = false, ruler_ = false;  // wrong_: faults of this step are told
    Board board_;
    std::map<std::string, ui::Editor> fields_;  // by key
    float frame_mm_ = 0, held_s_ = 0;           // of the card; how long a button is held
    std::vector<base::Point> taps_, corners_;   // where a corner was touched, and where it is
    std::optional<std::vector<std::string>> queues_;
    std::future<std::vector<std::string>> looking_;
    std::future<base::Result<void>> working_;
    std::optional<ui::NavKey> pressed_;
    std::set<ui::NavKey> keys_;
};

}  // namespace desk::setup
