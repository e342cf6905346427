#include "kiosk/topic/home_plan.h"

namespace kiosk {

std::vector<Arrangement> arrangements(const ui::Ui& ui, int pictures) {
    const bool large = ui.theme().scale > 1.3F;
    if (ui.glass().landscape()) {
        const int beside = large ? 2 : 4;
        const int most = large ? 3 : 5;
        std::vector<Arrangement> all;
        // Rows without a hole, and the pictures below them.
        if (!large)
            all = {{most, true, true, pictures, true, true},
                   {most, false, true, pictures, true, true},
                   {most, false, false, pictures, true, true},
                   {most, false, false, pictures, false, true},
                   {most, true, false, pictures, true, true},
                   {most, true, false, pictures, false, true}};
        all.insert(all.end(), {{beside, true, true, pictures, true, true},
                               {beside, false, true, pictures, true, true},
                               {beside, false, false, pictures, true, true}});
        // Two in a row leave no hole, and on the smallest glass they keep their icons.
        if (!large)
            all.insert(all.end(), {{2, false, true, 0, true, true},
                                   {2, false, false, 0, true, true},
                                   {2, false, false, 0, false, true}});
        all.insert(all.end(), {{beside, false, true, 0, true, true},
                               {beside, false, false, 0, true, true},
                               {most, false, false, 0, true, true},
                               {most, false, false, 0, false, true}});
        if (large)
            all.insert(all.end(), {{3, false, false, 0, false, true, false, false},
                                   {3, false, false, 0, false, true, true, false}});
        else
            all.push_back({2, false, false, 0, false, true, true});
        return all;
    }
    const int beside = ui.width() < 150 * ui.theme().scale * 0.8F ? 1 : 2;
    std::vector<Arrangement> all;
    // Pictures are worth more than a line under each title.
    for (const bool lines : {true, false})
        for (const float picture : {0.5F, 0.4F, 0.32F, 0.24F}) {
            all.push_back({beside, false, lines, pictures, true, false});
            all.back().picture = picture;
        }
    all.insert(all.end(), {{beside, false, true, 0, true, false},
                           {beside, false, false, 0, true, false},
                           {beside, false, false, 0, false, false},
                           {1, false, false, 0, false, false}});
    return all;
}

}  // namespace kiosk
