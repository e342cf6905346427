// All of a content tree but the pages, which are many and are read one by one: see check.h.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/catalog.h"
#include "content/messages.h"
#include "content/tree.h"
#include "content/voice/spoken_forms.h"
#include "document/wording.h"

namespace content {

struct GroupTitle {
    std::string title, text;
};

struct LanguageCatalog {
    LanguageEntry entry;
    std::map<std::string, GroupTitle> groups;  // by id
    std::vector<Term> terms;
    std::map<std::string, std::string> pronunciations;  // a word: how the voice has to read it
    std::vector<Synonym> synonyms;
    std::vector<SaidSign> said_signs;
    std::vector<std::vector<std::string>> alike;  // what counts as one word in what is typed
    document::Wording lexicon;
    SpokenForms spoken;
    std::vector<std::string> negations;  // "no": they belong to the word after them
    // "No blood": by what each word is in it. See [absence] in synonyms.toml.
    std::map<std::string, std::vector<std::string>> absence;
    std::vector<std::string> passed_over;   // words that find nothing by themselves: "the"
    std::map<std::string, double> reading;  // a page: how easy it was when translated
    Messages words;
    std::map<std::string, std::string> drawing_titles;  // drawing id: its TOML
};

struct Catalog {
    std::vector<LanguageCatalog> languages;  // English first
    std::vector<Group> groups;               // titles left empty: they belong to a language
    std::string safety_topic;
    std::vector<Source> sources;
    std::vector<Drawing> drawings;  // titles left empty
    std::vector<Path> pages;        // by language, in the order of topics.toml
    std::string details;            // of the clinic: the TOML; empty where there is none

    const LanguageCatalog* language(std::string_view tag) const;
    LanguageCatalog& in(const std::string& tag);  // added where it is not there
};

// A text, and how a person knows it.
struct NamedText {
    const Path& path;
    const std::string& body;
    std::string name;
    std::vector<std::string> families = {};  // of fonts that the languages of its tree name
};
// One text that is no page, put into the catalog; what is wrong with it by itself is told.
void read_text(Catalog& into, const NamedText& text, base::Problems& problems);

// What a language must say, of its language.toml and its lexicon.toml; what is wrong with them is
// told where they are read.
document::Wording read_wording(const std::string& about, const std::string& lexicon,
                               const std::string& language);

// Tells every problem of single texts that it meets and goes on; a tree that is no content gives an
// empty value and an error. Ids of `withdrawn` pages are left out of the groups, and a group of
// nothing else with them.
Catalog read_catalog(const Tree& tree, const std::set<std::string>& withdrawn,
                     base::Problems& problems);

}  // namespace content
