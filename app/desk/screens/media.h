// What can be carried: pictures come in from a stick, editions and copies of the library both ways.
// Nothing is taken before it was read whole; a stick that is pulled leaves all as it was.
#pragma once

#include "desk/tools.h"
#include "devices/sticks.h"

namespace desk {

class MediaScreen {
  public:
    explicit MediaScreen(std::string picture) : picture_(std::move(picture)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    enum class Kind { picture, edition, library };
    struct File {
        Kind kind;
        devices::StickFile file;
    };
    void look(Room& room);
    void list(ui::Ui& ui, Room& room);
    void choose(Room& room, const File& file);
    Step chosen(ui::Ui& ui, Room& room);
    void copy_to(ui::Ui& ui, Room& room);
    bool take(Room& room);
    static std::string name_of(const File& file) { return file.file.path.filename().string(); }

    std::string picture_;  // that waits for another drawing; empty: a new one would come in
    std::vector<devices::Stick> sticks_;
    std::size_t at_ = 0;  // of the sticks
    std::vector<File> files_;
    std::optional<File> file_;
    std::string facts_;  // of the edition that is chosen; empty: it cannot be used
    bool looked_ = false, sure_ = false;
    bool older_ = false;  // than what is in use: it can be used all the same
};

}  // namespace desk
