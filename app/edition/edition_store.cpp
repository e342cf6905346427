#include "edition/edition_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "storage/signature.h"
#include "text/date.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace edition {

namespace fs = std::filesystem;

namespace {

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || number < 1) return std::nullopt;
    return number;
}

// The folder's own lock: two programs put editions in one after the other. It goes with the
// program that held it, however that ends.
class FolderLock {
  public:
    explicit FolderLock(const base::Path& folder)
        : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        if (folder_ >= 0) ::flock(folder_, LOCK_EX);
    }
    ~FolderLock() {
        if (folder_ >= 0) ::close(folder_);
    }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int folder_;
};

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

using List = std::vector<Withdrawal>;

// A list that is not there is empty; a damaged one is a problem.
base::Result<List> read_list(const base::Path& path) {
    std::error_code error;
    if (!fs::exists(path, error)) return List{};
    const auto text = base::read_file(path, 1U << 20U);
    if (!text) return tl::unexpected(text.error());
    base::Problems problems;
    const auto toml = text::Toml::parse(*text, path.string(), problems);
    List list;
    for (const auto& entry : toml.tables("withdrawn")) {
        list.push_back({entry.text("page").value_or(""), entry.text("by").value_or(""),
                        entry.text("on").value_or("")});
        if (list.back().page.empty()) entry.complain("page", "names no page");
        entry.finish();
    }
    toml.finish();
    if (problems.empty()) return list;
    return base::fail(path.string(), "is damaged: " + problems.front().what,
                      "withdraw the pages again that must not be shown");
}

// Names hold no quotes and no backslashes (see withdraw), so they need no escapes.
base::Result<void> write_list(const base::Path& path, const List& list) {
    std::string text = "# Pages taken off the glass at once. Written by urokiosk.\n";
    for (const auto& one : list)
        text += fmt::format("\n[[withdrawn]]\npage = \"{}\"\nby = \"{}\"\non = \"{}\"\n", one.page,
                            one.by, one.on);
    return base::write_file(path, text);
}

bool plain(std::string_view name) {
    return !name.empty() && name.size() <= 200 && text::harmless_name(name) &&
           name.find_first_of("\"\\") == std::string_view::npos;
}

std::string told(const base::Path& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) return "-";
    return fmt::format("{}.{:09}/{}/{}", about.st_mtim.tv_sec, about.st_mtim.tv_nsec, about.st_size,
                       about.st_ino);
}

bool same_file(const base::Path& a, const base::Path& b) {
    const auto one = base::read_file(storage::signature_path(a), 4096);
    const auto other = base::read_file(storage::signature_path(b), 4096);
    return one && other && *one == *other;
}

}  // namespace

std::vector<int> EditionStore::numbers() const {
    std::vector<int> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error))
        if (entry.path().extension() == ".db")
            if (const auto number = number_of(entry.path().stem().string()))
                found.push_back(*number);
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<int> EditionStore::current() const {
    const auto text = base::read_file(folder_ / "current", 64);
    if (!text) return std::nullopt;
    return number_of(std::string_view(*text).substr(0, text->find('\n')));
}

base::Path EditionStore::path(int number) const {
    return folder_ / fmt::format("{:04}.db", number);
}

// Copied and verified under a name that is no number: what is numbered is whole.
base::Result<int> EditionStore::bring_in(const base::Path& edition,
                                         const settings::Settings& settings) {
    const base::Path aside = folder_ / "incoming.db";
    const auto known = numbers();
    const int number = known.empty() ? 1 : known.back() + 1;
    auto done = base::copy_file(storage::signature_path(edition), storage::signature_path(aside));
    if (done) done = base::copy_file(edition, aside);
    if (done)
        if (const auto opened = Edition::open(aside, settings); !opened)
            done = tl::unexpected(opened.error());
    if (done)
        done = base::put_in_place(storage::signature_path(aside),
                                  storage::signature_path(path(number)));
    if (done) done = base::put_in_place(aside, path(number));
    take_away(aside);
    if (done) return number;
    take_away(path(number));
    return tl::unexpected(done.error());
}

base::Result<int> EditionStore::activate(const base::Path& edition,
                                         const settings::Settings& settings, bool force) {
    const auto opened = Edition::open(edition, settings);
    if (!opened) return tl::unexpected(opened.error());
    if (const auto made = make_folder(folder_); !made) return tl::unexpected(made.error());
    const FolderLock lock(folder_);
    if (const auto now = current(); now && !force) {
        const auto in_use = Edition::open(path(*now), settings);
        if (in_use && opened->published() > 0 && opened->published() < in_use->published())
            return base::fail(
                edition.string(),
                fmt::format("was published {}, before the edition in use ({})",
                            text::to_utc(opened->published()), text::to_utc(in_use->published())),
                "use --force if you really want the older one");
    }
    base::Result<int> number = 0;
    for (const int old : numbers())
        if (same_file(path(old), edition) && Edition::open(path(old), settings)) number = old;
    if (*number == 0) number = bring_in(edition, settings);
    if (!number) return number;
    const auto pointed = base::write_file(folder_ / "current", std::to_string(*number) + "\n");
    if (!pointed) return tl::unexpected(pointed.error());
    return number;
}

base::Result<void> EditionStore::copy(int number, const base::Path& to,
                                      const settings::Settings& settings) const {
    const auto sound = [&](const base::Path& edition) -> base::Result<void> {
        const auto opened = Edition::open(edition, settings);
        return opened ? base::Result<void>() : tl::unexpected(opened.error());
    };
    auto done = sound(path(number));
    // The signature first: whatever is cut off, no edition stands there that seems to be a library.
    for (const auto& [from, into] :
         {std::pair{storage::signature_path(path(number)), storage::signature_path(to)},
          std::pair{path(number), to}}) {
        const base::Path aside = into.string() + ".new";
        if (done) done = base::copy_file(from, aside);
        if (done) done = base::put_in_place(aside, into);
    }
    return done ? sound(to) : done;
}

base::Result<void> EditionStore::point_to(int number, const settings::Settings& settings) {
    if (const auto opened = Edition::open(path(number), settings); !opened)
        return tl::unexpected(opened.error());
    const FolderLock lock(folder_);
    return base::write_file(folder_ / "current", std::to_string(number) + "\n");
}

void EditionStore::prune(int newest) {
    const FolderLock lock(folder_);
    const auto known = numbers();
    const auto now = current();
    const auto spare = static_cast<std::ptrdiff_t>(known.size()) - std::max(newest, 0);
    for (std::ptrdiff_t i = 0; i < spare; ++i) {
        const int number = known[static_cast<std::size_t>(i)];
        if (number != now) take_away(path(number));
    }
}

std::set<std::string> EditionStore::withdrawn(base::Problems* problems) const {
    const auto known = read_list(list());
    if (!known && problems) problems->push_back(known.error());
    std::set<std::string> pages;
    if (known)
        for (const auto& one : *known) pages.insert(one.page);
    return pages;
}

std::vector<Withdrawal> EditionStore::withdrawals() const {
    return read_list(list()).value_or(List{});
}

base::Result<void> EditionStore::withdraw(const std::string& page, const std::string& who,
                                          std::int64_t moment) {
    if (!plain(page) || !plain(who))
        return base::fail(list().string(), "a page and who withdraws it need plain names");
    if (const auto made = make_folder(folder_); !made) return made;
    const FolderLock lock(folder_);
    auto known = read_list(list());
    if (!known) {
        std::error_code ignored;
        fs::rename(list(), list().string() + ".damaged", ignored);
        known = List{};
    }
    std::erase_if(*known, [&](const Withdrawal& one) { return one.page == page; });
    known->push_back({page, who, text::to_utc(moment)});
    return write_list(list(), *known);
}

base::Result<void> EditionStore::restore(const std::string& page) {
    const FolderLock lock(folder_);
    auto known = read_list(list());
    if (!known) return tl::unexpected(known.error());
    if (std::erase_if(*known, [&](const Withdrawal& one) { return one.page == page; }) == 0)
        return base::fail(list().string(), "'" + page + "' is not withdrawn");
    return write_list(list(), *known);
}

std::string EditionStore::version_token() const {
    return fmt::format("{} {} {}", current().value_or(0), told(folder_ / "current"), told(list()));
}

std::optional<Edition> EditionStore::open_best(const settings::Settings& settings,
                                               base::Problems& passed_over) const {
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
    for (const int number : order) {
        auto opened = Edition::open(path(number), settings);
        if (opened) return std::move(*opened);
        passed_over.push_back(opened.error());
    }
    return std::nullopt;
}

}  // namespace edition
