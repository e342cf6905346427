// Which pages stand in which language, and what of them waits for a translator.
#pragma once

#include "desk/blocks/new_language.h"
#include "desk/forms/form_screen.h"
#include "desk/panel.h"

namespace desk {

class TranslateScreen : public FormScreen {
  public:
    static constexpr Tab tab{"desk/translate", content::Msg::desk_translate, "language"};
    enum class Begin { pages, form };
    explicit TranslateScreen(std::string language = "", Begin with = Begin::pages)
        : FormScreen("language"), language_(std::move(language)), making_(with == Begin::form) {}
    std::string name() const { return "translate"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    struct Standing {
        std::string path, title;  // path: of the translation; title: of the English
        bool begun = false;
        int blocks = 0, waiting = 0, otherwise = 0;  // otherwise: shown in English
        int rank() const { return otherwise > 0 ? 0 : waiting > 0 && begun ? 1 : begun ? 3 : 2; }
    };
    void read(StaffSession& session);
    void head(ui::Ui& ui, StaffSession& session);
    PanelRow row(const StaffSession& session, const Standing& page, Go& go) const;

    std::string language_;
    std::vector<content::LanguageEntry> languages_;  // all but English
    std::vector<Standing> pages_;
    NewLanguage new_language_;
    bool read_ = false, making_ = false;
};

}  // namespace desk
