// A page's signs of one urgency on their ground: as a band, or as a column beside another.
#pragma once

#include <string>
#include <vector>

#include "document/block.h"
#include "kiosk/topic/sign_runs.h"
#include "layout/sheet_builder.h"
#include "layout/styles.h"

namespace kiosk {

constexpr float signs_corner = 5;  // mm, of their card

struct SignGroup {
    document::Urgency urgency;
    std::vector<document::Warning> signs;
    std::string act;  // what most of them ask, said once
};

// Builds the ground of a column or a band, its stripe at the start, and what stands on it.
class SignsBuilder {
  public:
    struct Manner {
        bool told = false, tight = false, stark = false;
    };
    SignsBuilder(const layout::LayoutContext& context, const Manner& manner)
        : context_(context), told_(manner.told), tight_(manner.tight), stark_(manner.stark) {}

    struct Place {
        bool first = true, last = false;  // of the card: its corners are round
        bool columns = false;             // where two of them are less high
        std::string link = {};            // at the end of its head: where a touch leads
    };
    layout::Sheet band(const SignGroup& group, float width, const Place& place);

  private:
    float head_pad() const;  // above it
    void head(layout::SheetBuilder& builder, const SignGroup& group, const std::string& link);
    void words_of_head(layout::SheetBuilder& builder, const SignGroup& group,
                       const std::string& link, const layout::WarningStyle& look);
    void leads_on(layout::SheetBuilder& builder, const std::string& link, float size);
    void sign(layout::SheetBuilder& builder, const document::Warning& sign);
    void signs(layout::SheetBuilder& builder, const SignGroup& group, bool columns);
    float height(const document::Warning& sign, float width) const;
    SignColumns columns(const SignGroup& group, float width) const;

    const layout::LayoutContext& context_;
    bool told_;   // with what to do
    bool tight_;  // in as little height as can be
    bool stark_;  // there are two colours only
};

}  // namespace kiosk
