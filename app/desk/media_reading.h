// A file on a stick is read on a thread of its own: it may be large, slow or made to hang, and
// patients read on meanwhile. Nobody waits for one that is not wanted any more.
#pragma once

#include <future>

#include "devices/sticks.h"
#include "editorial/carry.h"

namespace desk {

enum class MediaKind { picture, edition, library };

// What a stick's file is, from its first bytes; an older library and edition have no mark there.
MediaKind media_kind(const base::Path& file);

class MediaReading {
  public:
    struct Edition {
        int pages = 0;
        std::int64_t published = 0;
        bool older = false;   // than the one in use
        bool listed = false;  // came with its list of withdrawn pages
    };
    using Library = editorial::Incoming;
    struct Wanted {
        MediaKind kind;
        base::Path file, editions;
        editorial::LibraryPlace here;
        settings::Settings machine;
    };
    struct Found {
        base::Problem fault;  // where there is neither
        std::optional<Edition> edition;
        std::optional<Library> library;
    };

    explicit MediaReading(const Wanted& wanted);
    ~MediaReading();
    MediaReading(const MediaReading&) = delete;
    MediaReading& operator=(const MediaReading&) = delete;
    // Nothing while it is read; waits no longer than a frame may take.
    std::optional<Found> found();

  private:
    std::future<Found> future_;
};

}  // namespace desk
