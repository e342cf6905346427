#include "edition/edition_store.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <charconv>

#include "edition/folder_lock.h"
#include "storage/signature.h"
#include "text/date.h"

namespace edition {

namespace fs = std::filesystem;

namespace {

// Of more digits no clinic comes to: a name like that is somebody's slip, or meant to do harm.
constexpr int last_number = 99'999'999;

std::optional<int> edition_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || number < 1 || number > last_number) return std::nullopt;
    return number;
}

// The first after the newest; where that one has the last number there is, the highest free one.
std::optional<int> next_number(const std::vector<int>& rising) {
    int above = last_number + 1;
    for (auto known = rising.rbegin(); known != rising.rend(); ++known) {
        if (*known + 1 < above) return *known + 1;
        above = *known;
    }
    return above > 1 ? std::optional(1) : std::nullopt;
}

// Of the signed file, as the signature beside it tells.
bool same_file(const base::Path& a, const base::Path& b) {
    const auto one = base::read_file(storage::signature_path(a), 4096);
    const auto other = base::read_file(storage::signature_path(b), 4096);
    return one && other && *one == *other;
}

void take_away(const base::Path& edition) {
    std::error_code ignored;
    fs::remove(edition, ignored);
    fs::remove(storage::signature_path(edition), ignored);
}

base::Result<void> make_folder(const base::Path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return base::fail(folder.string(), "cannot be made: " + error.message());
    return {};
}

constexpr std::size_t room_bytes = 1U << 20U;
constexpr std::uintmax_t plenty = 64U << 20U;  // bytes that are free

std::string told(const base::Path& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return "-";
    return fmt::format("{}.{:09}/{}/{}", about.st_mtim.tv_sec, about.st_mtim.tv_nsec, about.st_size,
                       about.st_ino);
}

base::Path room_in(const base::Path& folder) { return folder / ".room"; }

}  // namespace

// Plain files alone: a folder, a pipe or a link that leads round in a circle is no edition.
std::vector<int> EditionStore::numbers() const {
    std::vector<int> found;
    std::error_code error;
    for (fs::directory_iterator at(folder_, error), end; !error && at != end; at.increment(error)) {
        const auto number = edition_number(at->path().stem().string());
        std::error_code unreadable;
        if (number && at->path() == path(*number) && at->is_regular_file(unreadable))
            found.push_back(*number);
    }
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<int> EditionStore::current() const {
    const auto text = base::read_file(folder_ / "current", 64);
    if (!text) return std::nullopt;
    return edition_number(std::string_view(*text).substr(0, text->find('\n')));
}

base::Path EditionStore::path(int number) const {
    return folder_ / fmt::format("{:04}.db", number);
}

// Copied and looked at under a name that is no number: what is numbered is whole, and what was
// looked at is what is used, also where a stick answers otherwise the second time.
base::Result<int> EditionStore::bring_in(const base::Path& edition,
                                         const settings::Settings& settings, bool force) {
    const base::Path aside = folder_ / "incoming.db";
    auto done = base::copy_file(storage::signature_path(edition), storage::signature_path(aside));
    if (done) done = base::copy_file(edition, aside);
    if (done) {
        const auto opened = Edition::open(aside, settings);
        done = opened ? not_older(*opened, edition, settings, force)
                      : base::fail(edition.string(), opened.error().what, opened.error().fix);
    }
    for (const int old : numbers()) {
        if (!done || !same_file(path(old), aside) || !Edition::open(path(old), settings)) continue;
        take_away(aside);
        return old;
    }
    const auto number = next_number(numbers());
    if (done && !number) done = base::fail(folder_.string(), "has no free number");
    if (done)
        done = base::put_in_place(storage::signature_path(aside),
                                  storage::signature_path(path(*number)));
    if (done) done = base::put_in_place(aside, path(*number));
    take_away(aside);
    if (done) return *number;
    if (number) take_away(path(*number));
    return tl::unexpected(done.error());
}

base::Result<void> EditionStore::not_older(const Edition& one, const base::Path& named,
                                           const settings::Settings& settings, bool force) const {
    const auto now = current();
    if (!now || force) return {};
    const auto in_use = Edition::open(path(*now), settings);
    if (!in_use || one.published() == 0 || one.published() >= in_use->published()) return {};
    return base::fail(named.string(),
                      fmt::format("was published {}, before the edition in use ({})",
                                  text::to_utc(one.published()), text::to_utc(in_use->published())),
                      "use --force if you really want the older one");
}

base::Result<int> EditionStore::activate(const base::Path& edition,
                                         const settings::Settings& settings, bool force) {
    // Refused before anything is made, where that can be told already.
    const auto opened = Edition::open(edition, settings);
    if (!opened) return tl::unexpected(opened.error());
    if (const auto made = make_folder(folder_); !made) return tl::unexpected(made.error());
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    return point_here(edition, From::elsewhere, bring_in(edition, settings, force), settings);
}

base::Result<int> EditionStore::use_own(const base::Path& edition,
                                        const settings::Settings& settings) {
    if (const auto made = make_folder(folder_); !made) return tl::unexpected(made.error());
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    return point_here(edition, From::here, bring_in(edition, settings, true), settings);
}

// What was withdrawn where it comes from rests here before anybody can read it.
base::Result<int> EditionStore::point_here(const base::Path& edition, From from,
                                           base::Result<int> number,
                                           const settings::Settings& settings) {
    if (!number) return number;
    const auto copied = Edition::open(path(*number), settings);
    if (!copied) return tl::unexpected(copied.error());
    auto done = bring_withdrawals(withdrawals_beside(edition), from, *copied);
    if (done) done = base::write_file(folder_ / "current", std::to_string(*number) + "\n");
    if (!done) return tl::unexpected(done.error());
    return number;
}

base::Result<void> EditionStore::copy(int number, const base::Path& to,
                                      const settings::Settings& settings) const {
    const auto known = withdrawals();
    if (!known) return tl::unexpected(known.error());
    const auto ours = Edition::open(path(number), settings);
    auto done = ours ? base::Result<void>() : tl::unexpected(ours.error());
    std::error_code error;
    const auto there = fs::symlink_status(to, error).type();
    if (done && there != fs::file_type::not_found && there != fs::file_type::regular)
        done = base::fail(to.string(), "is no plain file", "name another file");
    if (done) done = write_beside(to, *known, *ours);
    // The signature first: whatever is cut off, no edition stands there that seems to be a library.
    for (const auto& [from, into] :
         {std::pair{storage::signature_path(path(number)), storage::signature_path(to)},
          std::pair{path(number), to}}) {
        const base::Path aside = into.string() + ".new";
        if (done) done = base::copy_file(from, aside);
        if (done) done = base::put_in_place(aside, into);
    }
    if (!done) return done;
    const auto copied = Edition::open(to, settings);
    return copied ? base::Result<void>() : tl::unexpected(copied.error());
}

base::Result<void> EditionStore::point_to(int number, const settings::Settings& settings) {
    if (const auto opened = Edition::open(path(number), settings); !opened)
        return tl::unexpected(opened.error());
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    return base::write_file(folder_ / "current", std::to_string(number) + "\n");
}

void EditionStore::prune(int newest) {
    const FolderLock lock(folder_);
    if (!lock.taken()) return;  // the next edition does
    const auto known = numbers();
    const auto now = current();
    const auto spare = static_cast<std::ptrdiff_t>(known.size()) - std::max(newest, 0);
    for (std::ptrdiff_t i = 0; i < spare; ++i) {
        const int number = known[static_cast<std::size_t>(i)];
        if (number != now) take_away(path(number));
    }
}

std::set<std::string> EditionStore::withdrawn(base::Problems* problems) const {
    const auto known = withdrawals();
    if (!known && problems) problems->push_back(known.error());
    std::set<std::string> pages;
    if (known)
        for (const auto& one : *known)
            if (one.everywhere()) pages.insert(one.page);
    return pages;
}

base::Result<Withdrawals> EditionStore::withdrawals() const {
    return read_withdrawals(has_list() ? list() : twin());
}

bool EditionStore::has_list() const {
    std::error_code ignored;
    return fs::exists(list(), ignored);
}

base::Result<std::set<std::string>> EditionStore::resting(const Edition& edition) const {
    const auto known = withdrawals();
    if (!known) return tl::unexpected(known.error());
    std::set<std::string> pages;
    for (const auto& one : *known)
        if (one.rests(edition)) pages.insert(one.page);
    return pages;
}

Withdrawals EditionStore::kept_or_rescued() {
    auto known = withdrawals();
    if (known) return std::move(*known);
    auto rescued = rescued_withdrawals(list());
    std::error_code ignored;
    fs::rename(list(), list().string() + ".damaged", ignored);
    return rescued;
}

base::Result<void> EditionStore::write(const Withdrawals& withdrawals) {
    auto written = write_withdrawals(list(), withdrawals);
    std::error_code error;
    if (!written && fs::exists(room_in(folder_), error)) {
        give_room();
        written = write_withdrawals(list(), withdrawals);
    }
    if (written) (void)write_withdrawals(twin(), withdrawals);
    return written;
}

base::Result<void> EditionStore::withdraw(const std::string& page, const std::string& who,
                                          std::int64_t moment, const Unrecorded& unrecorded) {
    if (!plain_name(page) || !plain_name(who))
        return base::fail(list().string(), "a page and who withdraws it need plain names");
    if (const auto made = make_folder(folder_); !made) return made;
    const FolderLock lock(folder_);
    auto known = kept_or_rescued();
    std::erase_if(known, [&](const Withdrawal& one) { return one.page == page; });
    known.push_back({page, who, text::to_utc(moment), {}, {}, unrecorded});
    return write(known);
}

base::Result<void> EditionStore::recorded(const std::string& page) {
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    auto known = withdrawals();
    if (!known) return tl::unexpected(known.error());
    if (auto* one = find(*known, page)) one->unrecorded = {};
    return write(*known);
}

base::Result<void> EditionStore::restore(const std::string& page) {
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    auto known = withdrawals();
    if (!known) return tl::unexpected(known.error());
    if (std::erase_if(*known, [&](const Withdrawal& one) { return one.page == page; }) == 0)
        return base::fail(list().string(), "'" + page + "' is not withdrawn");
    return write(*known);
}

base::Result<void> EditionStore::release(const std::string& page, const Edition& edition) {
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    auto known = withdrawals();
    if (!known) return tl::unexpected(known.error());
    auto* one = find(*known, page);
    if (!one) return base::fail(list().string(), "'" + page + "' is not withdrawn");
    one->release(edition.text_of(page));
    return write(*known);
}

base::Result<void> EditionStore::mend(const std::set<std::string>& pages) {
    if (const auto made = make_folder(folder_); !made) return made;
    const FolderLock lock(folder_);
    if (!lock.taken()) return tl::unexpected(lock.held());
    auto known = kept_or_rescued();
    for (const auto& page : pages)
        if (!find(known, page) && plain_name(page)) known.push_back({page, "the library", ""});
    return write(known);
}

// An edition that was published after a page came here withdrawn, and has another text of it, says
// that this one may be read; not where its list was left behind.
base::Result<void> EditionStore::bring_withdrawals(const base::Path& list, From from,
                                                   const Edition& edition) {
    const auto brought = read_withdrawals(list);
    if (!brought)
        return base::fail(brought.error().file, brought.error().what, "copy the edition anew");
    if (brought->empty() && !withdrawals()) return {};  // a damaged list is mended by the library
    auto known = kept_or_rescued();
    bool changed = false;
    std::error_code none;
    const bool told = from == From::here || fs::exists(list, none);
    for (auto& one : known) {
        if (!told) break;
        const std::string text = edition.text_of(one.page);
        const auto since = text::parse_utc(one.on);
        const bool newer = !one.off.empty() && since && edition.published() > *since;
        if (!newer || text.empty() || !one.rests(edition)) continue;
        if (std::find(one.off.begin(), one.off.end(), text) != one.off.end()) continue;
        one.release(text);
        changed = true;
    }
    for (const auto& one : *brought) {
        auto* here = find(known, one.page);
        if (here && here->rests(edition)) continue;
        const std::string text = edition.text_of(one.page);
        if (here)
            std::erase(here->released, text), here->off.push_back(text);
        else if (plain_name(one.page) && (one.by.empty() || plain_name(one.by)))
            known.push_back({one.page, one.by, one.on, {}, {text}});
        changed = true;
    }
    return changed ? write(known) : base::Result<void>();
}

void EditionStore::keep_room() const {
    std::error_code error;
    const auto space = fs::space(folder_, error);
    if (error || space.available < plenty || fs::exists(room_in(folder_), error)) return;
    // Not of zeros, which some file systems keep in no room at all.
    std::string bytes(room_bytes, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 2654435761U >> 13);
    (void)base::write_file(room_in(folder_), bytes);
}

void EditionStore::give_room() const {
    std::error_code ignored;
    fs::remove(room_in(folder_), ignored);
}

std::string EditionStore::version_token() const {
    return fmt::format("{} {} {}", current().value_or(0), told(folder_ / "current"), told(list()));
}

std::optional<Edition> EditionStore::open_best(const settings::Settings& settings,
                                               base::Problems& passed_over,
                                               const std::string& rather) const {
    auto order = numbers();
    std::reverse(order.begin(), order.end());
    if (const auto now = current()) {
        order.erase(std::remove(order.begin(), order.end(), *now), order.end());
        order.insert(order.begin(), *now);
    } else {
        passed_over.push_back({(folder_ / "current").string(), 0, base::Severity::error,
                               "does not name the edition in use",
                               "run urokiosk activate EDITION"});
    }
    for (const int number : rather.empty() ? std::vector<int>() : order)
        if (auto opened = Edition::open(path(number), settings);
            opened && opened->version() == rather)
            return std::move(*opened);
    for (const int number : order) {
        auto opened = Edition::open(path(number), settings);
        if (opened) return std::move(*opened);
        passed_over.push_back(opened.error());
    }
    return std::nullopt;
}

}  // namespace edition
