// The steps that try what hangs on the machine: printer, sound, keypad.
#include "desk/setup/wizard.h"
#include "ui/rows.h"
#include "ui/segments.h"

namespace desk::setup {

using content::Msg;
using layout::ColorRole;

void Wizard::printer(ui::Ui& ui) {
    ui::text(ui, ui::TextLevel::section, said()(Msg::setup_printer));
    ui.title(said()(Msg::setup_printer));
    ui.space(ui.theme().group);
    if (!queues_ && !looking_.valid())
        looking_ =
            std::async(house_.beside ? std::launch::async : std::launch::deferred, house_.queues);
    if (looking_.valid() &&
        looking_.wait_for(std::chrono::seconds(0)) != std::future_status::timeout)
        queues_ = looking_.get();
    if (!queues_)
        return line(ui, said()(Msg::setup_printer_looking), ColorRole::ink, "setup/looking");
    found(ui);
    if (!answers_.queue.empty()) print(ui);
}

void Wizard::found(ui::Ui& ui) {
    if (queues_->empty()) line(ui, said()(Msg::setup_printer_unknown));
    ui.space(ui.theme().gap);
    std::vector<ui::RowCard> cards;
    const auto add = [&](const std::string& key, const std::string& name,
                         const std::string& queue) {
        ui::Card card;
        card.title = name;
        card.selected = answers_.queue == queue;
        cards.push_back({key, card, [this, queue] {
                             answers_.queue = queue;
                             house_.devices.printer.forget();
                         }});
    };
    for (const auto& queue : *queues_) add("setup/queue/" + queue, queue, queue);
    add("setup/no-printer", said()(Msg::setup_printer_none), "");
    ui::card_rows(ui, 100, cards);
}

void Wizard::print(ui::Ui& ui) {
    using devices::PrintState;
    auto& printer = house_.devices.printer;
    ui.space(ui.theme().group);
    ui::ButtonStyle look;
    look.icon = "printer";
    if (ui::button(ui, "setup/test-page", said()(Msg::setup_printer_test), look))
        printer.print({page(said()(Msg::setup_test_page),
                            {answers_.queue, said()(Msg::setup_sound_sentence)}),
                       {answers_.queue, ""}});
    const auto now = printer.status();
    if (now.state == PrintState::idle || now.state == PrintState::ready) return;
    ui.space(ui.theme().gap);
    const bool failed = devices::failed(now.state);
    const Msg word = failed                          ? Msg::setup_printer_failed
                     : now.state == PrintState::done ? Msg::setup_printer_done
                                                     : Msg::setup_printer_sent;
    line(ui, said()(word), failed ? ColorRole::emergency_ink : ColorRole::ink, "setup/printed");
}

void Wizard::sound(ui::Ui& ui) {
    auto& voice = house_.devices.voice;
    title(ui, Msg::setup_sound, Msg::setup_sound_text);
    ui::ButtonStyle look;
    look.icon = "listen";
    if (ui::button(ui, "setup/play", said()(Msg::setup_sound_play), look)) {
        note_ = voice.able(language_) ? "" : said()(Msg::setup_sound_mute);
        voice.say({{said()(Msg::setup_sound_sentence), language_}}, {});
    }
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::item, said()(Msg::setup_headphones));
    ui.space(ui.theme().gap);
    auto& how = answers_.clinic.headphones;
    const auto choice = [&](const std::string& value, Msg word) {
        return ui::Segment{"setup/headphones/" + (value.empty() ? "none" : value), said()(word),
                           how == value, [&how, value] { how = value; }};
    };
    ui::segments(
        ui, {choice("switch", Msg::setup_headphones_switch),
             choice("keys", Msg::setup_headphones_keys), choice("", Msg::setup_headphones_none)});
}

void Wizard::keypad(ui::Ui& ui) {
    title(ui, Msg::setup_keypad, Msg::setup_keypad_text);
    ui::TextStyle look;
    look.role = base::Role::Alert;
    look.key = "setup/key";
    if (pressed_)
        ui::text(ui, ui::TextLevel::item,
                 said()(*content::msg_from("key_" + std::string(ui::name(*pressed_)))), look);
    ui.space(ui.theme().gap);
    line(ui, said_in(Msg::setup_keypad_count, {{"n", static_cast<int>(keys_.size())}}),
         ColorRole::muted, "setup/keys");
}

}  // namespace desk::setup
