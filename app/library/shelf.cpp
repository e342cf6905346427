#include "library/shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "library/signature.h"

namespace library {

namespace fs = std::filesystem;

namespace {

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || number < 1) return std::nullopt;
    return number;
}

base::Result<void> copy_in(const base::Path& from, const base::Path& to) {
    std::error_code error;
    const base::Path aside = to.string() + ".new";
    fs::copy_file(from, aside, fs::copy_options::overwrite_existing, error);
    if (!error) return base::put_in_place(aside, to);
    std::error_code ignored;
    fs::remove(aside, ignored);
    return base::fail(to.string(), "cannot be written: " + error.message());
}

bool same_file(const base::Path& a, const base::Path& b) {
    const auto one = base::read_file(signature_path(a), 4096);
    const auto other = base::read_file(signature_path(b), 4096);
    return one && other && *one == *other;
}

}  // namespace

std::vector<int> Shelf::numbers() const {
    std::vector<int> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error))
        if (entry.path().extension() == ".db")
            if (const auto number = number_of(entry.path().stem().string()))
                found.push_back(*number);
    std::sort(found.begin(), found.end());
    return found;
}

std::optional<int> Shelf::current() const {
    const auto text = base::read_file(folder_ / "current", 64);
    if (!text) return std::nullopt;
    return number_of(std::string_view(*text).substr(0, text->find('\n')));
}

base::Path Shelf::path(int number) const { return folder_ / fmt::format("{:04}.db", number); }

base::Result<int> Shelf::activate(const base::Path& edition, const ClinicSettings& settings) {
    if (const auto opened = Edition::open(edition, settings); !opened)
        return tl::unexpected(opened.error());
    std::error_code error;
    fs::create_directories(folder_, error);
    if (error) return base::fail(folder_.string(), "cannot be made: " + error.message());
    const auto known = numbers();
    int number = known.empty() ? 1 : known.back() + 1;
    for (const int old : known)
        if (same_file(path(old), edition) && Edition::open(path(old), settings)) number = old;
    if (number == (known.empty() ? 1 : known.back() + 1)) {
        auto copied = copy_in(signature_path(edition), signature_path(path(number)));
        if (copied) copied = copy_in(edition, path(number));
        if (!copied) {
            std::error_code ignored;
            fs::remove(signature_path(path(number)), ignored);
            fs::remove(path(number), ignored);
            return tl::unexpected(copied.error());
        }
        if (const auto opened = Edition::open(path(number), settings); !opened)
            return tl::unexpected(opened.error());
    }
    const auto pointed = base::write_file(folder_ / "current", std::to_string(number) + "\n");
    if (!pointed) return tl::unexpected(pointed.error());
    return number;
}

std::optional<Edition> Shelf::open_best(const ClinicSettings& settings,
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

}  // namespace library
