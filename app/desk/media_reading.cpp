#include "desk/media_reading.h"

#include "storage/database.h"
#include "storage/signature.h"

namespace desk {

namespace {

using Found = MediaReading::Found;
constexpr std::chrono::milliseconds a_moment{50};

Found read_edition(const MediaReading::Wanted& wanted) {
    const auto edition = edition::Edition::open(wanted.file, wanted.machine);
    if (!edition) return {edition.error(), {}, {}};
    base::Problems passed_over;
    std::error_code none;
    const auto now = edition::EditionStore(wanted.editions).open_best(wanted.machine, passed_over);
    return {{},
            MediaReading::Edition{
                edition->page_count(), edition->published(),
                now && edition->published() < now->published(),
                std::filesystem::exists(edition::withdrawals_beside(wanted.file), none)},
            {}};
}

Found read(const MediaReading::Wanted& wanted) {
    try {
        if (wanted.kind == MediaKind::edition) return read_edition(wanted);
        auto library = editorial::Incoming::read(wanted.file, wanted.here);
        if (!library) return {library.error(), {}, {}};
        return {{}, {}, std::move(*library)};
    } catch (const std::exception& error) {
        return {{wanted.file.string(), 0, base::Severity::error, error.what(), ""}, {}, {}};
    }
}

// Those that nobody waits for; at the program's end it waits for them.
void leave(std::future<Found> reading) {
    static std::vector<std::future<Found>> left;
    std::erase_if(left, [](const auto& one) {
        return one.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    left.push_back(std::move(reading));
}

}  // namespace

MediaKind media_kind(const base::Path& file) {
    std::string ending = file.extension().string();
    for (char& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (ending != ".db") return MediaKind::picture;
    const auto id = storage::Database::application_id(file);
    if (id == editorial::Repository::application_id) return MediaKind::library;
    std::error_code none;  // a pipe there would never be read to its end
    const bool is_signed =
        std::filesystem::symlink_status(storage::signature_path(file), none).type() ==
        std::filesystem::file_type::regular;
    return is_signed ? MediaKind::edition : MediaKind::library;
}

MediaReading::MediaReading(const Wanted& wanted)
    : future_(std::async(std::launch::async, [wanted] { return read(wanted); })) {}

MediaReading::~MediaReading() {
    if (future_.valid()) leave(std::move(future_));
}

std::optional<MediaReading::Found> MediaReading::found() {
    if (!future_.valid() || future_.wait_for(a_moment) != std::future_status::ready)
        return std::nullopt;
    return future_.get();
}

}  // namespace desk
