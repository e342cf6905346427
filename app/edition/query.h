// What a visitor typed, understood: its words, and what else each may be called.
#pragma once
#include <compare>
#include <functional>
#include <span>

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
    struct Answer {
        std::string page;
        double share = 0;     // of the words that ask for a page
        double of_typed = 0;  // of all
        bool begun = false;   // the last word is only the beginning of what it answers
    };
    using Said = std::map<std::string, std::size_t>;  // by sign: how many words say so
    bool empty() const { return words_.empty(); }
    std::size_t count() const { return words_.size(); }
    const std::vector<Answer>& answers() const { return answers_; }  // the best first
    const Said& signs() const { return signs_; }
    bool says_absent() const, short_word() const;  // "no blood"; alone, of a letter or two
    std::vector<std::set<std::string>> names() const, absent_names() const;
    std::vector<std::string> typed() const, said() const;  // folded; said: what is not absent
    // FTS5: every word or what several mean together; one at least; every word whole.
    std::string all() const, any() const, whole() const;
    Fit fit(const Words& text) const;
    int stand_in(const std::string& indexed) const;  // words of SearchWords::indexed()
    std::vector<text::Piece> marks(Lexicon& lexicon, std::string_view text) const;

  private:
    using Stems = std::set<std::string>;
    struct Asked {
        SearchWords::Word typed;
        std::set<std::string> names;  // in the entries
        std::vector<Stems> means;     // phrases of the pages: of one, all words
        std::string begins, whole;    // FTS5
        bool absent = false;          // "no blood"
        bool is(const SearchWords::Word& other) const;
    };
    struct Sense {
        const Lexicon::Entry* entry;
        std::set<std::size_t> covers;  // words
        bool begun = false;
    };
    void find_absent(const Lexicon& lexicon, const Absence::Typed& typed);
    bool absent(const Sense& sense) const;
    std::set<std::size_t> telling() const;  // places of words
    void find_senses(const Lexicon& lexicon, const Stems& names);
    Sense sense_of(const Lexicon::Entry& entry, std::size_t at) const;
    void use_senses(Lexicon&lexicon), use_signs(const std::string&safety_topic);
    void use_words(Lexicon& lexicon, const Sense& sense, const std::string& means);
    bool within_another(const Sense& sense,
                        const std::function<bool(const Lexicon::Entry&)>& counts) const;
    std::span<const Asked> looked_for() const;
    std::string both(const std::set<std::size_t>& without, const std::string& more) const;
    std::string every(std::string Asked::*match) const;
    std::vector<bool> marked(const Words& text) const;

    std::vector<Asked> words_;
    // Names of what is there; of what alarms no more alone, "my chest does not hurt"; and how many
    // words say so.
    Stems present_, beside_;
    std::size_t gone_ = 0;
    std::vector<Sense> senses_;
    std::vector<std::string> together_, said_;  // FTS5: what several words mean; folded
    std::vector<Answer> answers_;
    Said signs_;
};

}  // namespace edition
