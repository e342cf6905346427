// The rows of library.db as acts read and write them; call them inside Repository::act(). Only the
// editorial layer includes this.
#pragma once

#include <map>
#include <set>

#include "editorial/facts.h"
#include "editorial/repository.h"

namespace editorial {

// What is about to be put in use, written down before: see put_in_use().
struct Intent {
    std::string edition;  // its key
    Action action;
    std::string words;
    AuditStamp act;
    Texts texts = {};  // of an edition made here
};

// The revision patients may read next; due: of its review, "" for what is no page.
struct Approved {
    std::int64_t id = 0;
    std::string path, due;
};

class Records {
  public:
    explicit Records(storage::Database database) : database_(std::move(database)) {}

    // Texts. A stamp makes a revision of its own, which is told: what was reviewed stays as it was.
    Revision add(const Draft& draft, const Facts& facts);
    void set_state(const Revision& text);  // with who decided and why
    std::int64_t add_stamped(const Revision& text, const std::string& body, const AuditStamp& by);
    void set_approved(const Approved& text);
    bool set_withdrawn(const std::string& path, bool out);  // false: it was so already
    bool is_withdrawn(const std::string& path);
    // The newest that this person wrote or brought since the last approved one.
    std::optional<Revision> own_revision(const std::string& path, const std::string& by);
    // Of a library taken from elsewhere: what the one before knew (where there was one) was brought
    // by whom that says, all else by this person, whoever it names.
    void set_brought(Records* before, const std::string& by);
    // The newest revision that says just this.
    std::optional<Revision> with_digest(const std::string& path, const std::string& digest);
    void put(const Draft& draft);
    void drop(const std::string& path, const std::string& by);
    void put(const Remark& remark);
    std::string kept(const std::string& name, const std::string& who);
    void put(const Kept& what);
    std::vector<std::string> kept_of(const std::string& who);

    // What the next edition is made of, what it lacks, and what the last one was made of.
    Texts newest();
    Texts coming();
    std::vector<std::string> waiting();       // newer than their approved text
    std::set<std::string> withdrawn_pages();  // ids
    // Whether an entry tells of it that is no older than this moment.
    bool withdrawn_since(const std::string& page, Moment moment);
    // Approved, and the history knows of no approval.
    std::vector<std::string> unproven();
    Texts last_published(const std::string& in_use);

    // The editions, each known by its key.
    void intend(const Intent& intent);
    std::optional<Intent> intent();
    void forget_intent();      // what is in its edition stays known
    void forget_unnumbered();  // editions that were never put in use
    void set_number(const std::string& edition, int number);
    void set_used(const std::string& edition);
    std::string used();  // empty: none

  private:
    // By text, number, author and words: who brought it; empty: nobody.
    std::map<std::string, std::string> bringers();
    storage::Database database_;
};

}  // namespace editorial
