// What the texts of a tree lean on in each other, each read once, when it is first asked for: so
// that one text can be held against all the others while it is being typed.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "content/leant_on.h"
#include "content/source.h"
#include "content/tree.h"
#include "content/voice/pronounced.h"
#include "content/voice/spoken_forms.h"
#include "document/ease.h"
#include "document/parse.h"

namespace content {

class Sight {
  public:
    // `tree` is borrowed. `withdrawn` pages are named in it but shall not be held.
    explicit Sight(const Tree& tree, std::set<std::string> withdrawn = {});
    const Tree& tree() const { return tree_; }
    bool has(const Path& path) const { return paths_.contains(path); }
    bool withdrawn(const std::string& page) const { return withdrawn_.contains(page); }
    const std::vector<std::string>& languages() const { return languages_; }  // tags, English first
    const std::set<Path>& paths() const { return paths_; }

    const std::map<std::string, Source>& sources();                   // by id
    const std::set<std::string>& terms(const std::string& language);  // ids
    const document::Wording& wording(const std::string& language);
    const std::optional<document::Measure>& measure(const std::string& language);
    const std::set<std::string>& groups(const std::string& language);   // ids with a title
    const std::set<std::string>& phrases(const std::string& language);  // shown, as for spoken.toml
    const SpokenForms& spoken(const std::string& language);
    const Vocabulary& vocabulary(const std::string& language);  // all that is said in it
    const std::set<std::string>& explained();  // English words of the glossary, folded
    bool ordered(const std::string& page);     // in a group, or the page of warning signs
    const std::string& safety();               // the page of warning signs
    const std::map<std::string, document::Warning>& signs(const std::string& language);  // by id
    const std::string* geometry(const std::string& drawing);  // none: there is no such drawing
    std::optional<double> reading(const Path& page);          // when it was last translated
    // The English pages with a count of a hundred of this id, by how it is written there.
    const std::map<std::string, std::set<Path>>& counting(const std::string& id);
    int titled(const std::string& language, const std::string& title);  // how many pages
    const EnglishPage* original(const std::string& page);
    // As the tree gives it; where it was parsed for another already, no second time.
    base::Result<std::shared_ptr<const document::Parsed>> parsed(const Path& page);
    void note(const Path& path, const document::Parsed& parsed);  // it is parsed anyway

  private:
    std::string text(const Path& path) const;  // empty where there is none
    using Take = std::function<void(const std::string&)>;
    void for_each_shown(const std::string& language, const Take& take);
    const Tree& tree_;
    std::set<Path> paths_, noted_;  // noted_: whose words are in phrases_ and vocabularies_
    std::vector<std::string> languages_;
    std::set<std::string> withdrawn_, whole_;  // whole_: of these two, those with all others
    std::optional<std::map<std::string, Source>> sources_;
    std::optional<std::set<std::string>> ordered_, explained_;
    std::optional<std::map<std::string, std::map<std::string, std::set<Path>>>> counting_;  // by id
    std::string safety_;
    std::map<std::string, std::map<std::string, document::Warning>> signs_;  // by language
    std::map<std::string, std::set<std::string>> terms_, groups_, phrases_;  // by language
    std::map<std::string, document::Wording> wordings_;
    std::map<std::string, std::optional<document::Measure>> measures_;
    std::map<Path, std::shared_ptr<const document::Parsed>> parsed_;  // until it passes by
    std::map<std::string, SpokenForms> spoken_;
    std::map<std::string, Vocabulary> vocabularies_;
    std::map<std::string, std::optional<std::string>> geometries_;
    std::map<std::string, std::map<std::string, double>> readings_;
    std::map<std::string, std::map<std::string, int>> titles_;
    std::map<std::string, std::optional<EnglishPage>> originals_;
};

}  // namespace content
