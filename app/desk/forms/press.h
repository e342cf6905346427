// Paper of what patients read now: leaflets of the edition in use, one job after another.
#pragma once

#include <deque>

#include "desk/forms/shelf.h"
#include "desk/session.h"
#include "devices/printer.h"
#include "edition/edition_store.h"
#include "handout/leaflet.h"

namespace desk {

class Press {
  public:
    // Opens the edition in use; nothing where there is none.
    static std::shared_ptr<Press> open(const StaffSession& session);

    const edition::Edition& edition() const { return edition_; }
    // Why no paper is made of it; empty: it is.
    std::string rests(const StaffSession& session, const std::string& topic);
    base::Result<handout::Leaflet> leaflet(const StaffSession& session, const ShelfSheet& sheet);

    // Waits behind what is printed already, as many times as it says.
    base::Result<void> add(const StaffSession& session, const ShelfSheet& sheet);
    void step(const StaffSession& session);  // sends the next when the last came out
    void stop(const StaffSession& session);
    bool busy() const { return sent_ || !waiting_.empty(); }
    int done() const { return done_; }
    int all() const { return all_; }
    devices::PrintStatus status(const StaffSession& session) const;

  private:
    struct Sheet {
        std::shared_ptr<const std::string> pdf;
        bool large = false;
    };
    explicit Press(edition::Edition edition) : edition_(std::move(edition)) {}
    const layout::Diagrams& diagrams(const std::string& language);

    edition::Edition edition_;
    std::set<std::string> withdrawn_;
    std::map<std::string, layout::Diagrams> diagrams_;
    handout::Figures figures_;
    std::deque<Sheet> waiting_;
    bool sent_ = false, asked_ = false;
    int done_ = 0, all_ = 0;
};

}  // namespace desk
