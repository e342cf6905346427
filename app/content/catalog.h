// What stands in an edition beside the pages: sources, medical words, groups of topics, languages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/language.h"
#include "content/source.h"
#include "document/document.h"

namespace content {

struct Term {
    std::string id, word, meaning, say;
};

// What people type, and which words or pages they mean by it.
struct Synonym {
    std::vector<std::string> typed;  // each a word or several, in any order
    std::vector<std::string> means;  // words of the pages
    std::vector<std::string> pages;  // which answer, the best first
};

// How people say what a sign of the page of warning signs says.
struct SaidSign {
    std::string id;
    std::vector<std::string> typed;  // each a word or several, in any order
};

struct Group {
    std::string id, icon, title, text;
    std::vector<std::string> topics;  // a page may stand in several groups
};
std::vector<std::string> pages_of(const std::vector<Group>& groups);  // in their order, each once

// A page as a list shows it.
struct Topic {
    std::string id, title, discreet_title, summary;
    document::PageKind kind = document::PageKind::condition;
    bool sensitive = false;
    document::Review review;
};

// How espeak-ng speaks a language. Its number for a speed is not words a minute: one of its words
// gives so many, measured on pages. Where words carry more each, fewer of them make a minute.
struct VoiceTuning {
    std::string name;  // as espeak-ng calls the voice; empty: by the language's tag
    double words_for_one = 1.15, share = 1;
    friend bool operator==(const VoiceTuning&, const VoiceTuning&) = default;
};

struct LanguageEntry {
    base::Language language;
    std::string name;                   // in itself: "English", "Español"
    std::vector<std::string> keyboard;  // rows of letters
    VoiceTuning voice = {};
    std::vector<std::string> fonts = {};  // Noto families beside the program's own
};

// A drawing with what belongs to it, as text; layout::Diagram makes it paintable.
struct Drawing {
    std::string id, svg, geometry, titles;
};

}  // namespace content
