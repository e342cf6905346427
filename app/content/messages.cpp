#include "content/messages.h"

#include <gettext-po.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "base/handle.h"
#include "base/late.h"
#include "content/shown.h"
#include "text/unicode.h"

namespace content {

extern const char* const built_in_po;

namespace {

constexpr const char* library = "libgettextpo.so.0";  // a kiosk's edition has its words already
const base::Late<decltype(::po_file_read)> po_file_read{library, "po_file_read_v3"};
const base::Late<decltype(::po_file_free)> po_file_free{library, "po_file_free"};
const base::Late<decltype(::po_message_is_fuzzy)> po_message_is_fuzzy{library,
                                                                      "po_message_is_fuzzy"};
const base::Late<decltype(::po_message_is_obsolete)> po_message_is_obsolete{
    library, "po_message_is_obsolete"};
const base::Late<decltype(::po_message_iterator)> po_message_iterator{library,
                                                                      "po_message_iterator"};
const base::Late<decltype(::po_message_iterator_free)> po_message_iterator_free{
    library, "po_message_iterator_free"};
const base::Late<decltype(::po_message_msgctxt)> po_message_msgctxt{library, "po_message_msgctxt"};
const base::Late<decltype(::po_message_msgid)> po_message_msgid{library, "po_message_msgid"};
const base::Late<decltype(::po_message_msgstr)> po_message_msgstr{library, "po_message_msgstr"};
const base::Late<decltype(::po_next_message)> po_next_message{library, "po_next_message"};

void give_back(po_file* file) { po_file_free(file); }
void give_back_all(struct po_message_iterator* messages) { po_message_iterator_free(messages); }

// gettext-po reports through plain functions without a place for our own data, and from one thread.
thread_local base::Problems* listening = nullptr;

void note(int severity, const char* file, size_t line, const char* text) {
    if (!listening || severity == PO_SEVERITY_WARNING) return;
    std::string what = text ? text : "cannot be read";
    while (!what.empty() && what.back() == '\n') what.pop_back();
    listening->push_back({file ? file : "",
                          line == static_cast<size_t>(-1) ? 0 : static_cast<int>(line),
                          base::Severity::error, what, "open it in a PO editor and save it"});
}

void hear(int severity, po_message_t, const char* file, size_t line, size_t, int,
          const char* text) {
    note(severity, file, line, text);
}

// Of two messages that contradict each other, the first.
void hear_two(int severity, po_message_t, const char* file, size_t line, size_t, int,
              const char* text, po_message_t, const char*, size_t, size_t, int, const char*) {
    note(severity, file, line, text);
}

std::string or_empty(const char* text) { return text ? text : ""; }

int line_at(std::string_view text, std::size_t at) {
    return 1 + static_cast<int>(
                   std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// Words are shown as UTF-8, and a PO editor reads the file by what its head says of it.
std::optional<base::Problem> not_utf8(const std::string& po) {
    constexpr std::string_view fix = "save it in a PO editor as UTF-8, with charset=UTF-8";
    if (const auto bad = text::first_bad_utf8(po); bad != std::string::npos) {
        constexpr std::string_view mark = "msgctxt \"";
        std::string entry;
        if (auto at = po.rfind(mark, bad); at != std::string::npos) {
            at += mark.size();
            entry = ", in '" + po.substr(at, po.find_first_of("\"\n", at) - at) + "'";
        }
        return base::Problem{"", line_at(po, bad), base::Severity::error,
                             "this is not UTF-8 text" + entry, std::string(fix)};
    }
    constexpr std::string_view mark = "charset=";
    const auto at = po.find(mark);
    if (at == std::string::npos || at > po.find("\nmsgctxt \"")) return std::nullopt;
    const auto begin = at + mark.size();
    const auto name = po.substr(begin, po.find_first_of("\\\" \n", begin) - begin);
    const auto folded = text::fold(name);
    if (folded == "utf-8" || folded == "utf8" || folded == "us-ascii" || folded == "charset")
        return std::nullopt;
    return base::Problem{"", line_at(po, at), base::Severity::error,
                         "the charset " + name + " is not that of the text", std::string(fix)};
}

// Places the program fills with a number; all others hold words.
bool holds_number(std::string_view place) {
    constexpr std::string_view numbers[] = {"n", "all", "done", "most", "kb"};
    return std::find(std::begin(numbers), std::end(numbers), place) != std::end(numbers);
}

std::size_t times(const std::string& text, const std::string& mark) {
    std::size_t count = 0;
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) ++count;
    return count;
}

// How a translation asks for the values the English word is filled with; empty where that is well.
std::string other_places(const std::string& text, const std::string& english) {
    const auto wanted = text::arguments(english), found = text::arguments(text);
    for (const auto& [name, place] : wanted)
        if (!found.contains(name)) return "has no {" + name + "}";
    for (const auto& [name, place] : found) {
        const auto known = wanted.find(name);
        if (known == wanted.end()) return "has {" + name + "}, which the English has not";
        const bool number = known->second == text::ArgumentKind::number || holds_number(name);
        if (place == text::ArgumentKind::number && !number)
            return "asks for a number in {" + name + "}, which holds words";
        if (place == text::ArgumentKind::word && number)
            return "asks for a word in {" + name + "}, which holds a number";
        const auto mark = "{" + name + "}";
        const bool forms = (text + english).find(", plural,") != std::string::npos;  // in each
        if (!forms && times(text, mark) > times(english, mark))
            return "says " + mark + " more often than English";
    }
    return "";
}

}  // namespace

std::optional<Msg> msg_from(std::string_view key) {
    const auto at = std::find(std::begin(msg_keys), std::end(msg_keys), key);
    if (at == std::end(msg_keys)) return std::nullopt;
    return static_cast<Msg>(at - std::begin(msg_keys));
}

namespace {

std::vector<PoEntry> entries_of(const std::string& path, base::Problems& problems) {
    std::vector<PoEntry> entries;
    const auto told = problems.size();
    listening = &problems;
    const po_xerror_handler handler{hear, hear_two};
    const base::Handle<po_file, give_back> file(po_file_read(path.c_str(), &handler));
    listening = nullptr;
    if (!file) {
        if (problems.size() == told)
            problems.push_back({"", 0, base::Severity::error, "these words cannot be read",
                                "see that /proc is there, and that memory is left"});
        return entries;
    }
    const base::Handle<struct po_message_iterator, give_back_all> messages(
        po_message_iterator(file.get(), nullptr));
    while (po_message_t message = po_next_message(messages.get())) {
        if (po_message_is_obsolete(message)) continue;
        PoEntry entry;
        entry.key = or_empty(po_message_msgctxt(message));
        entry.english = or_empty(po_message_msgid(message));
        entry.translated = or_empty(po_message_msgstr(message));
        entry.fuzzy = po_message_is_fuzzy(message) != 0;
        if (!entry.key.empty()) entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace

std::vector<PoEntry> read_po(const base::Path& path, base::Problems& problems) {
    const auto text = base::read_file(path, 4U << 20U);
    if (!text) {
        problems.push_back(text.error());
        return {};
    }
    const auto before = problems.size();
    auto entries = parse_po(*text, problems);
    for (std::size_t i = before; i < problems.size(); ++i) problems[i].file = path.string();
    return entries;
}

// gettext-po reads files only: the text is lent to it as one.
std::vector<PoEntry> parse_po(std::string_view bytes, base::Problems& problems) {
    const std::string text = text::plain_lines(std::string(bytes));
    if (auto wrong = not_utf8(text)) {
        problems.push_back(std::move(*wrong));
        return {};
    }
    const int file = ::memfd_create("words", MFD_CLOEXEC);
    std::vector<PoEntry> entries;
    const auto before = problems.size();
    // What could not be lent is told as what could not be read: no word is missing in silence.
    const bool lent =
        file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    entries = entries_of(lent ? "/proc/self/fd/" + std::to_string(file) : "", problems);
    if (file >= 0) ::close(file);
    for (std::size_t i = before; i < problems.size(); ++i) problems[i].file.clear();
    return entries;
}

base::Problems check_entry(const PoEntry& entry, const std::string& language_tag,
                           const std::vector<std::string>& families) {
    using base::Severity;
    base::Problems found;
    const auto say = [&](Severity severity, const std::string& what, const std::string& fix) {
        found.push_back({"", 0, severity, what, fix});
    };
    if (!msg_from(entry.key)) {
        say(Severity::warning, "no word is called '" + entry.key + "'", "take it out");
        return found;
    }
    const std::string& text = entry.said();
    if (!entry.usable() && language_tag != "en")
        say(Severity::warning, "'" + entry.key + "' is not translated", "translate it");
    if (const auto fault = text::message_fault(text, language_tag); !fault.empty())
        say(Severity::error, "'" + entry.key + "' is " + fault, "mend its braces and apostrophes");
    if (const auto other = other_places(text, entry.english); !other.empty())
        say(Severity::error, "'" + entry.key + "' " + other,
            "keep the names in braces as they are in English; an apostrophe before a brace is two");
    for (const auto& fault : shown_faults(text, families))
        say(Severity::error, "in '" + entry.key + "' " + fault.what, fault.fix);
    if (text.find_first_not_of(" \n\t") == std::string::npos)
        say(Severity::error, "'" + entry.key + "' says nothing", "write its words");
    return found;
}

Msg verdict_word(document::Verdict verdict) {
    constexpr Msg words[] = {Msg::verdict_supported, Msg::verdict_partly, Msg::verdict_unproven,
                             Msg::verdict_contradicted, Msg::verdict_unsafe};
    return words[static_cast<std::size_t>(verdict)];
}

Messages built_in_words() {
    Messages words;
    words.language = {"en", base::Direction::left_to_right};
    base::Problems ignored;
    for (const auto& entry : parse_po(built_in_po, ignored))
        if (const auto word = msg_from(entry.key)) words.set(*word, entry.english);
    return words;
}

}  // namespace content
