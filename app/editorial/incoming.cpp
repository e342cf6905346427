#include "editorial/incoming.h"

#include <fmt/format.h>

#include <limits>
#include <map>

#include "editorial/rows/records.h"
#include "storage/signature.h"
#include "text/unicode.h"

namespace editorial {

namespace {

namespace fs = std::filesystem;
constexpr std::chrono::seconds longest_reading{60};

std::string roles_of(const Person& person) {
    std::string text;
    for (const StaffRole role : person.roles)
        text += fmt::format("{}{}", text.empty() ? "" : ", ",
                            staff_role_names[static_cast<std::size_t>(role)]);
    if (person.clinical) text += ", clinical";
    if (!person.active) text += ", not active";
    return text.empty() ? "no roles" : text;
}

// Those that differ from ours.
std::vector<std::string> new_accounts(Repository& theirs, Repository& ours) {
    std::vector<std::string> told;
    for (const auto& person : theirs.accounts().people()) {
        const auto known = ours.accounts().person(person.name);
        const std::string roles = roles_of(person);
        if (!known)
            told.push_back(person.name + ": " + roles + "; not here");
        else if (roles_of(*known) != roles)
            told.push_back(person.name + ": " + roles + "; here: " + roles_of(*known));
    }
    return told;
}

// Acts by which patients read something else, since the last one known here; the oldest first.
std::vector<std::string> new_approvals(Repository& theirs, Repository& ours) {
    std::vector<std::string> told;
    auto history = ours.audit_log();
    for (const auto& entry : theirs.audit_log().entries(std::numeric_limits<int>::max())) {
        if (history.knows(entry.hash)) break;
        const auto action = entry.action();
        if (action == Action::approve)
            told.push_back(entry.object + ": approved by " + entry.act.who);
        if (action == Action::restore)
            told.push_back(entry.object + ": put back by " + entry.act.who);
    }
    std::reverse(told.begin(), told.end());
    return told;
}

// What stands there otherwise than here, and no approval tells of. A file from elsewhere may name
// anybody as its author, and any day.
std::vector<std::string> new_drafts(Repository& theirs, Repository& ours) {
    std::map<std::string, Listed> known;
    for (auto& one : ours.list()) known.emplace(one.path, one);
    std::vector<std::string> told;
    for (const auto& one : theirs.list()) {
        const auto here = known.find(one.path);
        const bool is_new = here == known.end();
        const auto other = theirs.newest(one.path), own = ours.newest(one.path);
        if (one.state != State::approved && other && (!own || own->digest != other->digest))
            told.push_back(fmt::format("{}: revision {}, {}, by {}", one.path, one.number,
                                       state_names[static_cast<std::size_t>(one.state)], one.by));
        if (one.due.known() && (is_new || here->second.due != one.due))
            told.push_back(fmt::format("{}: next review {}{}", one.path, text::to_iso(one.due),
                                       is_new || !here->second.due.known()
                                           ? ""
                                           : "; here: " + text::to_iso(here->second.due)));
    }
    return told;
}

// Its file sound, its history unbroken, and every approval told in it.
base::Result<void> trustworthy(Repository& theirs) {
    if (auto whole = theirs.whole(); !whole) return whole;
    // Any database, even an empty one, could be made one of ours.
    if (theirs.audit_log().head().empty())
        return base::fail("", "is no library of ours", "name a copy of a library");
    const auto unproven = theirs.records().unproven();
    if (unproven.empty()) return {};
    return base::fail("", "is damaged: " + unproven.front() +
                              " stands as approved, but the history tells of no approval");
}

}  // namespace

std::string harmless_name_of(const base::Path& file) {
    std::string name = file.filename().string();
    if (text::harmless_name(name)) return name;
    for (char& c : name)
        if (c < ' ' || c > '~') c = '?';
    return name;
}

base::Result<std::optional<Repository>> library_at(const base::Path& path) {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(path, error))) return std::nullopt;
    auto opened = Repository::open(path);
    if (!opened) return tl::unexpected(opened.error());
    return std::move(*opened);
}

// A signature that does not fit is worse than none: the file was changed, or is another's.
base::Result<void> Incoming::verify(const LibraryPlace& here) {
    const base::Path signature = storage::signature_path(file_);
    std::error_code error;
    const bool there = fs::exists(fs::symlink_status(signature, error));
    if (!there || here.trusted_keys.empty()) return {};
    const storage::Aside beside(storage::signature_path(copy_->path()));
    if (auto copied = storage::copy_whole(signature, beside.path()); !copied) return copied;
    const auto verified = storage::verify(copy_->path(), here.trusted_keys);
    if (!verified) return base::fail(file_.string(), verified.error().what, verified.error().fix);
    brought_.by_our_publisher = true;
    return {};
}

base::Result<void> Incoming::compare(Repository& theirs, Repository& ours) {
    brought_.from = ours.audit_log().head();
    brought_.continues = ours.audit_log().continued_by(theirs.audit_log());
    brought_.accounts = new_accounts(theirs, ours);
    brought_.approvals = new_approvals(theirs, ours);
    brought_.drafts = new_drafts(theirs, ours);
    return {};
}

base::Result<Repository> Incoming::open() const {
    auto theirs = Repository::open(copy_->path(), longest_reading);
    if (!theirs) return base::fail(file_.string(), theirs.error().what, theirs.error().fix);
    return theirs;
}

base::Result<Incoming> Incoming::read(const base::Path& file, const LibraryPlace& here) {
    Incoming made(file, std::make_shared<storage::Aside>(here.library.string() + ".importing"));
    if (auto copied = storage::copy_whole(file, made.copy_->path()); !copied)
        return tl::unexpected(copied.error());
    if (auto verified = made.verify(here); !verified) return tl::unexpected(verified.error());
    auto theirs = made.open();
    if (!theirs) return tl::unexpected(theirs.error());
    try {
        auto done = trustworthy(*theirs);
        if (!done) return base::fail(file.string(), base::to_line(done.error()));
        made.brought_.to = theirs->audit_log().head();
        // One that is damaged cannot be compared with: whoever takes another learns of it there.
        if (auto ours = library_at(here.library); ours && *ours)
            done = made.compare(*theirs, **ours);
        if (!done) return tl::unexpected(done.error());
        return made;
    } catch (const storage::Fault& fault) {
        return base::fail(file.string(), fault.what(), fault.fix);
    }
}

}  // namespace editorial
