// What patients read: one edition, verified, opened read-only. Pages are parsed when asked for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "content/catalog.h"
#include "content/messages.h"
#include "content/regional.h"
#include "document/document.h"
#include "edition/search.h"
#include "settings/settings.h"

namespace edition {

class Edition {
  public:
    // Verifies the signature first. Fails for a missing, altered, cut, foreign or newer edition.
    static base::Result<Edition> open(const base::Path& path, const settings::Settings& settings);

    const base::Path& path() const { return path_; }
    const std::string& version() const { return version_; }  // letters of its content's hash
    std::int64_t published() const { return published_; }    // by its signature; 0: it does not say
    int page_count() const { return page_count_; }
    // Those it was opened with, and what it tells of the clinic before them.
    const settings::Settings& settings() const { return settings_; }
    const std::string& safety_topic() const { return safety_topic_; }

    const std::vector<content::LanguageEntry>& languages() const { return languages_; }
    const content::LanguageEntry& language(const std::string& tag) const;  // or English
    const content::Messages& words(const std::string& language) const;
    // With the titles of a language; topics it lacks are told in English.
    const std::vector<content::Group>& groups(const std::string& language) const;
    bool machine_made(const std::string& language) const;  // some page of it
    const content::Topic* topic(const std::string& language, const std::string& id) const;

    // The page in this language, or in English; nothing when there is none. `language` becomes the
    // one it is written in.
    std::optional<document::Document> page(std::string& language, const std::string& id);
    // Letters for all that a page says, in every language; empty: there is no such page.
    std::string text_of(const std::string& id) const;
    const content::Source* source(const std::string& id) const;
    // Words the voice reads otherwise than they are written: abbreviations, names of drugs.
    const std::map<std::string, std::string>& pronunciations(const std::string& language) const;
    const content::Term* term(const std::string& language, const std::string& id) const;
    std::vector<std::string> drawings() const;
    std::optional<content::Drawing> drawing(const std::string& language, const std::string& id);
    Found search(const std::string& language, std::string_view typed, int most);
    void forget() { search_.forget(); }  // what a visitor typed

  private:
    Edition(storage::Database database, settings::Settings settings)
        : database_(std::move(database)), search_(database_), settings_(std::move(settings)) {}
    void load();
    void load_languages();
    void fill_words();
    void load_topics();
    const content::Regional& regional(const std::string& language) const;
    base::Path path_;
    storage::Database database_;
    Search search_;
    settings::Settings settings_;
    std::string version_, safety_topic_;
    std::int64_t published_ = 0;
    int page_count_ = 0;
    std::vector<content::LanguageEntry> languages_;
    std::map<std::string, content::Messages> words_;
    std::map<std::string, content::Regional> regional_;  // by language; of the clinic's country
    std::map<std::string, std::vector<content::Group>> groups_;
    std::map<std::string, std::map<std::string, content::Topic>> topics_;
    // Read when they are asked for first: no first picture shows any.
    mutable std::map<std::string, std::map<std::string, std::string>> pronunciations_;
    mutable std::map<std::string, std::optional<content::Source>> sources_;
    mutable std::map<std::string, std::map<std::string, std::optional<content::Term>>> terms_;
};

}  // namespace edition
