// What can be carried: pictures come in from a stick, editions and copies of the library both ways.
// Nothing is taken before it was read whole; a stick that is pulled leaves all as it was.
#pragma once

#include "desk/errand.h"
#include "desk/media_reading.h"
#include "desk/tools.h"

namespace desk {

class MediaScreen {
  public:
    static constexpr Tab tab{"desk/stick", content::Msg::desk_stick, "stick"};
    // The id of a picture that waits for another drawing; none: a new one would come in.
    explicit MediaScreen(std::string picture = "") : picture_(std::move(picture)) {}
    std::string name() const { return "stick"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);
    double due_in(double now_s) const;  // while a file is read

  private:
    struct File {
        MediaKind kind;
        devices::StickFile file;
    };
    static content::Msg word_of(MediaKind kind);
    static const char* icon_of(MediaKind kind);
    void look(const StaffSession& session);
    void sticks(ui::Ui& ui, StaffSession& session);
    void files(ui::Ui& ui, StaffSession& session);
    void choose(StaffSession& session, const File& file);
    void finish_reading(StaffSession& session);
    void brought(ui::Ui& ui, StaffSession& session);
    // Not of this value, which may have been moved since.
    using After = std::function<void(MediaScreen&, StaffSession&)>;
    // Buttons come back when it is done; `after` is called when it was.
    void begin(StaffSession& session, Errand::Act act, After after);
    void finish_work(StaffSession& session);
    void copy_library(StaffSession& session, const base::Path& to);
    void copy_edition(StaffSession& session, int number, const base::Path& to);
    void chosen(ui::Ui& ui, StaffSession& session, Go& go);
    void picture(ui::Ui& ui, StaffSession& session, Go& go);
    void edition_or_library(ui::Ui& ui, StaffSession& session);
    void copy_to(ui::Ui& ui, StaffSession& session);
    void copied(StaffSession& session, const base::Path& to);
    void ask_or_take(StaffSession& session);
    Errand::Act taking(const StaffSession& session) const;
    void taken(StaffSession& session);
    void tell_resting(StaffSession& session);
    static std::string name_of(const File& file) {
        return editorial::harmless_name_of(file.file.path);
    }

    std::string picture_;  // that waits for another drawing; empty: a new one would come in
    std::vector<devices::Stick> sticks_;
    std::size_t at_ = 0;  // of the sticks
    std::vector<File> files_;
    std::optional<File> file_;
    std::shared_ptr<MediaReading> reading_;  // of the file that is chosen
    std::shared_ptr<Errand> work_;           // something is taken or copied
    After after_;
    // The first line that is shown of each list of what a library brings.
    std::map<std::string, std::size_t> from_;
    std::optional<editorial::Incoming>
        incoming_;       // of the library that is; none: it cannot be used
    ui::Editor own_;     // the secret of who takes something, once more
    std::string facts_;  // of the edition that is chosen; empty: it cannot be used
    bool looked_ = false, sure_ = false;
    bool unlisted_ = false;  // an edition without its list of withdrawn pages
    bool older_ = false;     // than what is in use: it can be used all the same
};

}  // namespace desk
