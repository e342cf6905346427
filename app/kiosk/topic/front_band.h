// The white band at the top of a topic: the group beside the page's standing, the title, the lead;
// where a visitor wants a second language beside, title and lead in that one too.
#pragma once

#include <optional>

#include "kiosk/services.h"
#include "ui/widgets.h"

namespace kiosk {

// How near each other things stand.
struct Closeness {
    float share = 0;  // of what is possible
    bool packed = false, roomy = false;
    bool dense = false;  // signs in runs of one and of two columns, grounds with narrow edges
};

class Band {
  public:
    struct Told {
        std::string group;
        std::vector<std::string> standing;
        const PageShown* other = nullptr;  // the page in the second language; null: none is wanted
    };
    Band(ui::Ui& ui, const PageShown& page, const Told& told, const Closeness& closer);

    float height();
    void draw();

  private:
    struct Said {
        ui::TextLevel level = ui::TextLevel::title;
        layout::TextSpec set;
        std::string key;
        float below = 0;
    };
    float below_title() const;
    float top() const;
    layout::TextSpec spec(const std::string& words, ui::TextLevel level,
                          const base::Language& language);
    Said title(const document::FrontMatter& front, bool packed);
    float height_of(const layout::TextSpec& set) { return ui_.set(set).size_mm().height; }
    float small(const std::string& words);
    float wide(const std::string& words, bool bold = true);
    void say(const Said& one);
    void labels();

    ui::Ui& ui_;
    const PageShown& page_;
    std::string group_;
    std::vector<std::string> standing_;
    float closer_, foot_;
    std::vector<Said> said_;  // titles and leads, in their order
    bool beside_ = false;     // the standing stands beside the group
};

// What it says of a page beside its title.
Band::Told told_of(Services& services, const Session& session, const PageShown& page);

}  // namespace kiosk
