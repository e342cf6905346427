#include "handout/recall.h"

#include <algorithm>
#include <cstdint>

#include "base/hash.h"
#include "document/plain.h"

namespace handout {

namespace {

constexpr std::string_view letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
constexpr std::size_t radix = letters.size();
constexpr std::size_t length = 6;

char check_letter(const std::string& code) {
    std::size_t factor = 2, sum = 0;
    for (auto at = code.rbegin(); at != code.rend(); ++at) {
        const std::size_t value = letters.find(*at) * factor;
        sum += value / radix + value % radix;
        factor = factor == 2 ? 1 : 2;
    }
    return letters[(radix - sum % radix) % radix];
}

std::string dashed(const std::string& code) { return code.substr(0, 3) + "-" + code.substr(3); }

std::string page_text(edition::Edition& edition, const std::string& language,
                      const std::string& id) {
    std::string written = language;
    const auto page = edition.page(written, id);
    return page && written == language ? document::plain(*page, document::Include::everything) : "";
}

// Every look a page of an edition can have been printed in.
std::vector<SheetName> looks(const edition::Edition& edition) {
    std::vector<std::string> tags;
    for (const auto& one : edition.languages()) tags.push_back(one.language.tag);
    std::vector<SheetName> made;
    for (const auto& first : tags) {
        auto seconds = tags;
        std::replace(seconds.begin(), seconds.end(), first, std::string());  // alone
        for (const auto& second : seconds)
            for (const int look : {0, 1, 2, 3})
                made.push_back(
                    {edition.version(), "", first, second, look / 2 == 1, look % 2 == 1});
    }
    return made;
}

// Of every sheet an edition can have been printed as, those with this code.
std::vector<SheetName> find(const std::string& code, const edition::Edition& edition) {
    auto pages = content::pages_of(edition.groups("en"));
    pages.push_back(edition.safety_topic());  // stands in no group
    auto sheets = looks(edition);
    std::vector<SheetName> found;
    for (const auto& page : pages)
        for (auto& sheet : sheets) {
            sheet.page = page;
            if (recall_code(sheet) == code) found.push_back(sheet);
        }
    return found;
}

// The editions at hand, and whose signatures open them.
struct EditionsHere {
    const edition::EditionStore& editions;
    const settings::Settings& settings;
};

// The first edition of those, up to the one in use, that all have other words than the sheet.
int since(const Recall& found, const std::string& words, int now, const EditionsHere& here) {
    int first = now;
    auto numbers = here.editions.numbers();
    std::reverse(numbers.begin(), numbers.end());
    for (const int number : numbers) {
        if (number >= now) continue;
        if (number <= found.number) break;
        auto edition = edition::Edition::open(here.editions.path(number), here.settings);
        if (!edition) continue;
        if (page_text(*edition, found.sheet.language, found.sheet.page) == words) break;
        first = number;
    }
    return first;
}

// The edition of a sheet, and the one in use.
struct Two {
    edition::Edition &then, &now;
};

bool rests(const std::string& page, const edition::Edition& edition, const EditionsHere& here) {
    // A list that cannot be read tells of no page that it is good.
    const auto resting = here.editions.resting(edition);
    return !resting || resting->contains(page);
}

Recall told(const SheetName& sheet, int number, const Two& editions, const EditionsHere& here) {
    Recall found;
    found.sheet = sheet;
    found.number = number;
    found.now = editions.now.version();
    if (const auto* topic = editions.then.topic(sheet.language, sheet.page)) {
        found.title = topic->title;
        found.reviewed_then = topic->review.on;
    }
    const std::string now_words = page_text(editions.now, sheet.language, sheet.page);
    const std::string words = page_text(editions.then, sheet.language, sheet.page);
    found.fate = now_words.empty()    ? Recall::Fate::withdrawn
                 : now_words == words ? Recall::Fate::current
                                      : Recall::Fate::replaced;
    const bool current = found.fate == Recall::Fate::current;
    found.rests = rests(sheet.page, current ? editions.now : editions.then, here);
    if (const auto* topic = editions.now.topic(sheet.language, sheet.page)) {
        found.reviewed_now = topic->review.on;
        found.due_now = topic->review.due;
    }
    for (const int used : here.editions.numbers())
        if (here.editions.path(used) == editions.now.path() && !current)
            found.since = since(found, words, used, here);
    return found;
}

}  // namespace

std::string recall_code(const SheetName& sheet) {
    const std::string all = sheet.edition + "\n" + sheet.page + "\n" + sheet.language + "\n" +
                            sheet.second + "\n" + (sheet.large ? "large" : "normal") +
                            (sheet.whole ? "" : "\nshort");  // sheets of old were all whole
    auto hash = base::stable_hash(all);
    std::string code;
    for (std::size_t i = 0; i < length; ++i) {
        code += letters[hash % radix];
        hash /= radix;
    }
    return dashed(code + check_letter(code));
}

std::optional<std::string> read_code(const std::string& typed) {
    std::string code;
    for (const char c : typed) {
        if (c == ' ' || c == '-') continue;
        const char big = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (letters.find(big) == std::string_view::npos) return std::nullopt;
        code += big;
    }
    if (code.size() != length + 1) return std::nullopt;
    if (check_letter(code.substr(0, length)) != code.back()) return std::nullopt;
    return dashed(code);
}

std::vector<Recall> recalls(const std::string& code, const edition::EditionStore& editions,
                            const settings::Settings& settings) {
    base::Problems passed_over;
    const EditionsHere here{editions, settings};
    auto now = editions.open_best(settings, passed_over);
    if (!now) return {Recall{}};
    std::vector<Recall> all;
    for (const int number : editions.numbers()) {
        auto edition = edition::Edition::open(editions.path(number), settings);
        if (!edition) continue;
        for (const auto& sheet : find(code, *edition))
            all.push_back(told(sheet, number, {*edition, *now}, here));
    }
    if (all.empty()) all.emplace_back().now = now->version();
    return all;
}

Recall recall(const std::string& code, const edition::EditionStore& editions,
              const settings::Settings& settings) {
    return recalls(code, editions, settings).front();
}

}  // namespace handout
