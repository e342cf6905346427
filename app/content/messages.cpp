#include "content/messages.h"

#include <gettext-po.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>

#include "base/handle.h"

namespace content {

extern const char* const built_in_po;

namespace {

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

}  // namespace

std::optional<Msg> msg_from(std::string_view key) {
    const auto at = std::find(std::begin(msg_keys), std::end(msg_keys), key);
    if (at == std::end(msg_keys)) return std::nullopt;
    return static_cast<Msg>(at - std::begin(msg_keys));
}

std::vector<PoEntry> read_po(const base::Path& path, base::Problems& problems) {
    std::vector<PoEntry> entries;
    if (auto readable = base::read_file(path, 4U << 20U); !readable) {
        problems.push_back(readable.error());
        return entries;
    }
    listening = &problems;
    const po_xerror_handler handler{hear, hear_two};
    const base::Handle<struct po_file, po_file_free> file(po_file_read(path.c_str(), &handler));
    listening = nullptr;
    if (!file) return entries;
    const base::Handle<struct po_message_iterator, po_message_iterator_free> messages(
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

// gettext-po reads files only: the text is lent to it as one.
std::vector<PoEntry> parse_po(std::string_view text, base::Problems& problems) {
    const int file = ::memfd_create("words", MFD_CLOEXEC);
    if (file < 0) return {};
    std::vector<PoEntry> entries;
    const auto before = problems.size();
    if (::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()))
        entries = read_po("/proc/self/fd/" + std::to_string(file), problems);
    ::close(file);
    for (std::size_t i = before; i < problems.size(); ++i) problems[i].file.clear();
    return entries;
}

base::Problems check_entry(const PoEntry& entry, const std::string& language_tag) {
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
    if (text::places(text) != text::places(entry.english))
        say(Severity::error, "'" + entry.key + "' has other places to fill than the English",
            "keep the names in braces as they are");
    return found;
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
