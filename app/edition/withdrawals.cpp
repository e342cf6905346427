#include "edition/withdrawals.h"

#include <fmt/format.h>

#include <algorithm>

#include "storage/digest.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace edition {

namespace {

constexpr std::uintmax_t largest_list = 1U << 20U;

base::Problem damaged(const base::Path& list, const std::string& why) {
    return {list.string(), 0, base::Severity::error, "is damaged: " + why,
            "run urokiosk library list, which mends it by the library; until then pages show their "
            "warnings alone"};
}

Withdrawals entries(const text::Toml& toml) {
    Withdrawals all;
    for (const auto& entry : toml.tables("withdrawn")) {
        all.push_back({entry.text("page").value_or(""),
                       entry.text("by").value_or(""),
                       entry.text("on").value_or(""),
                       entry.texts("released"),
                       entry.texts("off"),
                       {entry.text("path").value_or(""), entry.text("reason").value_or("")}});
        if (all.back().page.empty()) entry.complain("page", "names no page");
        entry.finish();
    }
    return all;
}

std::string quoted(const std::vector<std::string>& texts) {
    std::string all;
    for (const auto& one : texts) all += (all.empty() ? "\"" : ", \"") + one + "\"";
    return all;
}

}  // namespace

bool Withdrawal::rests(const Edition& edition) const {
    return std::find(released.begin(), released.end(), edition.text_of(page)) == released.end();
}

void Withdrawal::release(const std::string& text) {
    if (!text.empty() && std::find(released.begin(), released.end(), text) == released.end())
        released.push_back(text);
}

base::Result<Withdrawals> read_withdrawals(const base::Path& list) {
    std::error_code error;
    if (const auto about = std::filesystem::status(list, error);
        about.type() == std::filesystem::file_type::not_found)
        return Withdrawals{};
    const auto text = base::read_file(list, largest_list);
    if (!text) return tl::unexpected(damaged(list, text.error().what));
    // What urokiosk wrote has a first line: a file without one was lost in a power cut.
    if (text->find_first_not_of(" \t\r\n") == std::string::npos || text->find('\0') != text->npos)
        return tl::unexpected(damaged(list, "it is blank"));
    base::Problems problems;
    const auto toml = text::Toml::parse(*text, list.string(), problems);
    const auto count = toml.number("count");  // lists of older programs have none
    const auto sum = toml.text("sum");
    auto all = entries(toml);
    toml.finish();
    const auto first = text->find("\n[[withdrawn]]");
    if (sum && *sum != storage::digest_of(first == std::string::npos ? "" : text->substr(first)))
        return tl::unexpected(damaged(list, "it was changed by hand, or by a fault of the disk"));
    if (!problems.empty()) return tl::unexpected(damaged(list, problems.front().what));
    if (count ? *count != static_cast<double>(all.size()) : all.empty())
        return tl::unexpected(damaged(list, "its end is missing"));
    return all;
}

Withdrawals rescued_withdrawals(const base::Path& list) {
    const auto text = base::read_file(list, largest_list);
    Withdrawals all;
    if (!text) return all;
    constexpr std::string_view before = "page = \"";
    for (auto at = text->find(before); at != std::string::npos; at = text->find(before, at)) {
        at += before.size();
        const auto end = text->find('"', at);
        if (end == std::string::npos) break;
        const std::string page = text->substr(at, end - at);
        if (plain_name(page) && !find(all, page)) all.push_back({page, "", ""});
    }
    return all;
}

// Names hold no quotes and no backslashes (see plain_name), so they need no escapes.
base::Result<void> write_withdrawals(const base::Path& list, const Withdrawals& withdrawals) {
    std::string text;
    for (const auto& one : withdrawals) {
        text += fmt::format("\n[[withdrawn]]\npage = \"{}\"\nby = \"{}\"\non = \"{}\"\n", one.page,
                            one.by, one.on);
        if (!one.released.empty()) text += "released = [" + quoted(one.released) + "]\n";
        if (!one.off.empty()) text += "off = [" + quoted(one.off) + "]\n";
        if (!one.unrecorded.path.empty())
            text += "path = " + text::quoted(one.unrecorded.path) +
                    "\nreason = " + text::quoted(one.unrecorded.reason) + "\n";
    }
    // The sum tells a letter that was changed from a page nobody withdrew.
    return base::write_file(
        list, fmt::format("# Pages taken off the glass at once. Written by urokiosk.\ncount = {}\n"
                          "sum = \"{}\"\n{}",
                          withdrawals.size(), storage::digest_of(text), text));
}

Withdrawal* find(Withdrawals& all, const std::string& page) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.page == page; });
    return found == all.end() ? nullptr : &*found;
}

base::Path withdrawals_beside(const base::Path& edition) {
    return edition.string() + ".withdrawn.toml";
}

base::Result<void> write_beside(const base::Path& copy, const Withdrawals& known,
                                const Edition& edition) {
    Withdrawals resting;
    for (const auto& one : known)
        if (const auto text = edition.text_of(one.page); !text.empty() && one.rests(edition))
            resting.push_back({one.page, one.by, one.on, {}, {text}});
    return write_withdrawals(withdrawals_beside(copy), resting);
}

bool plain_name(std::string_view name) {
    return !name.empty() && name.size() <= 200 && text::harmless_name(name) &&
           name.find_first_of("\"\\") == std::string_view::npos;
}

}  // namespace edition
