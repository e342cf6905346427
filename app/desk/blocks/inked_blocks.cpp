#include "desk/blocks/inked_blocks.h"

#include <fmt/format.h>

#include <algorithm>

#include "ui/sheet_view.h"

namespace desk {

namespace {

constexpr float least_page_mm = 160;  // letters are as large as on a page of that width

}  // namespace

void InkedBlocks::begin(StaffSession& session, const std::string& language, float width) {
    before_ = std::move(now_);
    now_.clear();
    if (language != language_ || width != width_) before_.clear();
    if (language != language_) diagrams_ = newest_diagrams(session, language);
    language_ = language;
    width_ = width;
}

const InkedBlock& InkedBlocks::set(StaffSession& session, const std::string& markdown,
                                   const document::Document& part) {
    if (const auto known = now_.find(markdown); known != now_.end()) return known->second;
    if (auto known = before_.extract(markdown))
        return now_.insert(std::move(known)).position->second;
    auto context = reading_context(session, language_, std::max(width_, least_page_mm));
    context.width_mm = width_;
    context.diagrams = &diagrams_;
    return now_[markdown] = {layout::flow(part, context), ++session.inks};
}

void InkedBlocks::draw(ui::Ui& ui, const StaffSession& session, const InkedBlock& block) const {
    const layout::Painter painter{session.services.palettes.at("light"), session.services.icons,
                                  &diagrams_};
    ui.in({ui.x(), ui.y(), ui.width(), 0}, [&] {
        ui::show(ui, {fmt::format("block/{}", block.ink), std::to_string(block.sheet.width)},
                 block.sheet, {painter});
    });
}

}  // namespace desk
