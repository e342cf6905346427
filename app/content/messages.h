// The program's own words, by key. The keys are an enum, so that an unknown one does not compile;
// the words live in content/LANGUAGE/interface.po. The only door to gettext-po.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/language.h"
#include "document/block.h"
#include "text/message.h"

namespace content {

enum class Msg {
#define MESSAGE(key) key,
#include "content/message_keys.def"
#undef MESSAGE
};

inline constexpr std::string_view msg_keys[] = {
#define MESSAGE(key) #key,
#include "content/message_keys.def"
#undef MESSAGE
};
inline constexpr std::size_t msg_count = std::size(msg_keys);

std::optional<Msg> msg_from(std::string_view key);

// All words of one language.
class Messages {
  public:
    base::Language language;

    void set(Msg word, std::string text) {
        texts_[static_cast<std::size_t>(word)] = std::move(text);
    }
    const std::string& operator()(Msg word) const { return texts_[static_cast<std::size_t>(word)]; }
    // The word's message with its places filled, by the language's rules of plural and number.
    std::string operator()(Msg word, const text::Values& values) const {
        return text::message((*this)(word), language.tag, values);
    }

  private:
    std::array<std::string, msg_count> texts_;
};

// What a claim's badge says.
Msg verdict_word(document::Verdict verdict);

// English as this program was built with. What an edition or a folder made for an older program
// lacks is filled from it, so that an upgrade leaves no screen dark.
Messages built_in_words();
// The same of other languages: what the glass says while nothing can be shown.
struct RestWords {
    std::string tag, title, ask;
};
const std::vector<RestWords>& rest_words();

// An entry of a PO file, as translators' tools write it: msgctxt is the key, msgid the English
// words, msgstr the translation.
struct PoEntry {
    std::string key, english, translated;
    bool fuzzy = false;

    bool usable() const { return !translated.empty() && !fuzzy; }
    const std::string& said() const { return usable() ? translated : english; }
};

std::vector<PoEntry> read_po(const base::Path& path, base::Problems& problems);
// The same of a text that is no file; what is wrong names its line only.
std::vector<PoEntry> parse_po(std::string_view text, base::Problems& problems);
// What is wrong with an entry in the file of a language, without file and line.
base::Problems check_entry(const PoEntry& entry, const std::string& language_tag,
                           const std::vector<std::string>& families = {});

}  // namespace content
