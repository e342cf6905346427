// What a visitor typed, understood: its words, and what else each of them may be called.
#pragma once

#include <compare>
#include <functional>

#include "edition/lexicon.h"

namespace edition {

class Query {
  public:
    Query(Lexicon& lexicon, std::string_view typed);

    using Words = std::vector<SearchWords::Word>;
    // How well a text fits: of the typed words how many stand there, and in how many places.
    struct Fit {
        int words = 0, places = 0;
        friend auto operator<=>(const Fit&, const Fit&) = default;
    };
    // A page that answers this, and how much of what was typed it answers, up to 1.
    struct Answer {
        std::string page;
        double share = 0;     // of the words that ask for a page
        double of_typed = 0;  // of all
        bool begun = false;   // the last word is only the beginning of what it answers
    };

    // By sign: how many words say so, as people say it; all of one way have to be there.
    using Said = std::map<std::string, std::size_t>;

    bool empty() const { return words_.empty(); }
    std::size_t count() const { return words_.size(); }
    const std::vector<Answer>& answers() const { return answers_; }  // the best first
    const Said& signs() const { return signs_; }
    std::vector<std::set<std::string>> names() const;
    std::vector<std::string> typed() const;  // folded
    bool short_word() const;                 // alone, of a letter or two
    // As FTS5 asks: every word or what several of them mean together; one of them at least; and
    // every word whole, not only its beginning.
    std::string all() const, any() const, whole() const;
    Fit fit(const Words& text) const;
    // The same of words as SearchWords::indexed() makes them: how many of those typed.
    int stand_in(const std::string& indexed) const;
    std::vector<text::Piece> marks(Lexicon& lexicon, std::string_view text) const;

  private:
    using Stems = std::set<std::string>;
    struct Asked {
        SearchWords::Word typed;
        std::set<std::string> names;  // in the entries
        std::vector<Stems> means;     // phrases of the pages: of one, all words
        std::string begins, whole;    // FTS5
        bool is(const SearchWords::Word& other) const;
    };
    struct Sense {
        const Lexicon::Entry* entry;
        std::set<std::size_t> covers;  // words
        bool begun = false;
    };
    void find_senses(const Lexicon& lexicon, const Stems& names);
    double telling() const;
    Sense sense_of(const Lexicon::Entry& entry, std::size_t at) const;
    void use_senses(Lexicon& lexicon);
    void use_signs(const std::string& safety_topic);
    void use_words(Lexicon& lexicon, const Sense& sense, const std::string& means);
    using Counts = std::function<bool(const Lexicon::Entry&)>;
    bool within_another(const Sense& sense, const Counts& counts) const;
    std::string both(const std::set<std::size_t>& without, const std::string& more) const;
    std::string every(std::string Asked::*match) const;
    std::vector<bool> marked(const Words& text) const;

    std::vector<Asked> words_;
    std::vector<Sense> senses_;
    std::vector<std::string> together_;  // FTS5: what several words mean
    std::vector<Answer> answers_;
    Said signs_;
};

}  // namespace edition
