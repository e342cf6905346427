#include "desk/forms/day_picker.h"

#include "desk/titles.h"
#include "text/calendar.h"

namespace desk {

using layout::ColorRole;

namespace {

constexpr int most_weeks = 6;  // a month stands in, wherever it begins

void centred(ui::Ui& ui, const std::string& words, const base::Rect& box, ColorRole color) {
    std::string key;
    const auto set = ui.set({words,
                             {ui.theme().type.small, false, 1.3F},
                             box.width,
                             layout::Align::centre,
                             ui.language(),
                             {}},
                            &key);
    const float high = set.size_mm().height;
    ui.canvas().text(key, set, {box.x, box.y + (box.height - high) / 2}, color);
}

}  // namespace

// The months beside are called by their names.
void DayPicker::head(ui::Ui& ui, const std::string& tag, const base::Key& key) {
    const auto beside = [&](const char* name, int by, const char* icon) {
        const auto there = text::months_on(shown_, by);
        const bool within = by < 0 ? text::months_on(shown_, 0) > days_.first : there <= days_.last;
        return Button{(key / name).path,
                      text::month_of(there, tag).name,
                      icon,
                      [this, there] { shown_ = there; },
                      {.enabled = within}};
    };
    ui::TextStyle look;
    look.key = (key / "month").path;
    ui::text(ui, ui::TextLevel::item, text::month_of(shown_, tag).name, look);
    toolbar(ui, {beside("before", -1, "up"), beside("after", 1, "down")});
    ui.space(ui.theme().gap);
}

bool DayPicker::day(ui::Ui& ui, const StaffSession& session, const base::Key& key,
                    const text::Date& date) {
    const base::Rect box{ui.x(), ui.y(), ui.width(), ui.theme().target};
    const bool picked = date == days_.picked;
    ui::Node node;
    node.key = key / text::to_iso(date);
    node.role = base::Role::Button;
    node.name = day_of(session, date);
    node.box_mm = box;
    node.enabled = date >= days_.first && date <= days_.last;
    node.tappable = node.enabled;
    node.selected = picked;
    const bool enabled = node.enabled;
    const bool touched = ui.declare(std::move(node));
    const base::Rect ground = box.inset(0.6F);
    if (picked)
        ui.canvas().fill(ground, ColorRole::accent, 1.6F);
    else if (enabled)
        ui.canvas().line(ground, ColorRole::edge, 1.6F, 0.3F);
    centred(ui, std::to_string(date.day), box,
            picked    ? ColorRole::on_accent
            : enabled ? ColorRole::ink
                      : ColorRole::muted);
    return touched && enabled;
}

bool DayPicker::draw(ui::Ui& ui, const StaffSession& session, const base::Key& key) {
    const std::string& tag = session.said.language.tag;
    head(ui, tag, key);
    const auto month = text::month_of(shown_, tag);
    const auto place = [&](int at) { return ui.x() + static_cast<float>(at) * cell_mm; };
    const float top = ui.y(), names_mm = ui.theme().type.small * 1.8F, row_mm = ui.theme().target;
    for (int i = 0; i < static_cast<int>(month.weekdays.size()); ++i)
        centred(ui, month.weekdays[static_cast<std::size_t>(i)], {place(i), top, cell_mm, names_mm},
                ColorRole::muted);
    std::optional<text::Date> wish;
    for (int n = 1; n <= month.days; ++n) {
        const int at = month.begins_at + n - 1;
        const float y = top + names_mm + static_cast<float>(at / 7) * row_mm;
        const text::Date date{shown_.year, shown_.month, n};
        ui.in({place(at % 7), y, cell_mm, row_mm}, [&] {
            if (day(ui, session, key, date)) wish = date;
        });
    }
    ui.space(names_mm + most_weeks * row_mm + ui.theme().gap);
    if (!wish || *wish == days_.picked) return false;
    days_.picked = *wish;
    return true;
}

}  // namespace desk
