// The staff's screens, by the samples each gives of itself. They are denser than a visitor's, and
// nobody hears them: of the rows, those that hold for whoever sits before them.
#include "audit/walk.h"
#include "support/furnished.h"

namespace audit {

namespace {

void look_at(support::World& world, const std::string& where, Findings& findings) {
    const auto& palette = world.services().palettes.at("light");
    const float wide = world.scene().glass.width_mm();
    for (const auto& node : world.scene().nodes) {
        const std::string at = where + ": " + node.key.path + " '" + node.name.substr(0, 60) + "'";
        if (node.color != layout::ColorRole::none && node.enabled)
            findings.hold(3, layout::contrast(palette(node.color), palette(node.ground)) >= 6.995,
                          at);
        if (!node.words_mm.empty()) findings.hold(7, node.box_mm.contains(node.words_mm, 0.6F), at);
        findings.hold(8, node.box_mm.x >= -0.1F && node.box_mm.right() <= wide + 0.1F, at);
        if (node.tappable) findings.hold(12, !node.name.empty(), at);
    }
}

}  // namespace

void desk(const std::string& language, Findings& findings) {
    for (const support::Glass glass : {support::Glass{1600, 1000}, support::Glass{1080, 1920}}) {
        support::FurnishedClinic clinic(glass, language);
        for (auto& sample : clinic.samples()) {
            const std::string where =
                "desk, " + language + ", " + std::to_string(glass.width) + " wide, " + sample.name;
            clinic.show(std::move(sample));
            look_at(clinic.at(), where, findings);
        }
        for (const auto& page : shell::lone_pages()) {
            clinic.at().drive().show_alone(page);
            look_at(clinic.at(), page.name, findings);
        }
    }
}

}  // namespace audit
