// A page put into another language beside its English, block by block; kept each second.
#pragma once

#include "desk/blocks/block_pairs.h"
#include "desk/blocks/inked_blocks.h"
#include "desk/tools.h"

namespace desk {

class TranslationScreen {
  public:
    explicit TranslationScreen(const std::string& path)  // of the translation
        : place_(content::Path::parse(path).value()) {}
    std::string name() const { return "translation"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;
    bool autosave(StaffSession& session);
    std::vector<editorial::Draft> unsaved(const StaffSession& session) const {
        return {draft(session)};
    }
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    enum class Open { nothing, head, block };
    void open(StaffSession& session);
    void make(StaffSession& session, float width);
    void ink(StaffSession& session, float width);
    editorial::Draft draft(const StaffSession& session) const;
    bool kept() const { return kept_version_ == body_.version(); }
    bool changed() const { return !newest_ || newest_->body != body_.text(); }
    bool save(StaffSession& session);
    void put(const std::string& body);
    void close();
    void open_block(StaffSession& session, std::size_t pair);
    void open_head();
    void commit(StaffSession& session, bool done);
    void next(ui::Ui& ui, StaffSession& session);
    void head(ui::Ui& ui, StaffSession& session, Go& go);
    void acts(ui::Ui& ui, StaffSession& session, Go& go);
    void makers(ui::Ui& ui, StaffSession& session);
    void row(ui::Ui& ui, StaffSession& session, std::size_t pair);
    void state(ui::Ui& ui, StaffSession& session, const BlockPair& pair);
    void fields(ui::Ui& ui, StaffSession& session);
    void block_acts(ui::Ui& ui, StaffSession& session);
    void told(ui::Ui& ui, StaffSession& session, const BlockPair& pair);
    void put_back(ui::Ui& ui, StaffSession& session, const BlockPair& pair, bool open);
    void help(ui::Ui& ui, StaffSession& session, const Lacking& lacks);
    void titles(ui::Ui& ui, StaffSession& session);
    void title_fields(ui::Ui& ui, StaffSession& session);
    std::string former(StaffSession& session, const BlockPair& pair) const;
    ui::Editor* focused(const ui::Memory& memory);

    content::Path place_;
    base::Language language_;
    text::Edit body_;  // all of it, with what can be undone
    PageText english_, own_;
    document::Wording wording_;
    std::map<std::string, std::string> glossary_;  // words by id, in its language
    std::vector<BlockPair> pairs_;
    InkedBlocks english_ink_, own_ink_;
    std::optional<editorial::Revision> newest_;
    std::int64_t base_ = 0;
    Open open_ = Open::nothing;
    std::size_t at_ = 0;  // the pair that is open
    BlockForm form_;
    std::vector<ui::Editor> editors_;
    std::size_t field_ = 0;  // the one that had the focus last
    std::string former_;     // the English it was made from, of the open one
    ui::Editor back_;        // who translated it back
    ui::Editor back_words_;  // and what came of it, of the open one
    bool machine_ = false, opened_ = false, focus_ = false;
    unsigned kept_version_ = 0, made_version_ = ~0U;
    float made_width_ = 0, told_mm_ = 0;  // told_mm_: the room for what is wrong
    double tried_s_ = 0;
};

}  // namespace desk
