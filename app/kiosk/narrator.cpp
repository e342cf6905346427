#include "kiosk/narrator.h"

#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "ui/focus.h"

namespace kiosk {

using content::Msg;

namespace {

constexpr double heading_pause_s = 0.4, item_pause_s = 0.15;  // STANDARDS.md VG-22
constexpr double slack_s = 5, slack_share = 1.5;

// More than a voice takes for this: digits are words too.
double longest_s(const std::string& words, const devices::Manner& manner) {
    const auto parts = std::count_if(words.begin(), words.end(),
                                     [](char c) { return c == ' ' || (c >= '0' && c <= '9'); });
    const double share = devices::speeds[static_cast<std::size_t>(manner.speed)];
    return slack_share * static_cast<double>(parts + 1) * 60 /
           (devices::usual_words_a_minute * share);
}

std::string role_word(const ui::Node& node, const content::Messages& said) {
    switch (node.role) {
        case base::Role::Button:
        case base::Role::Link:
            return said(Msg::role_button);
        case base::Role::Heading:
            return said(Msg::role_heading);
        case base::Role::Image:
        case base::Role::Figure:
            return said(Msg::role_image);
        case base::Role::Alert:
            return said(Msg::role_alert);
        case base::Role::SearchInput:
            return said(Msg::role_field);
        default:
            return "";
    }
}

}  // namespace

std::string heard_as(const ui::Node& node, const content::Messages& said,
                     const std::string& place) {
    std::string text = node.name;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) text += ", " + part;
    };
    add(role_word(node, said));
    if (node.selected) add(said(Msg::state_selected));
    if (!node.enabled) add(said(Msg::state_off));
    add(place);
    return text;
}

Narrator::Line Narrator::line(const base::Key& key, const std::string& text,
                              const std::string& language) const {
    const auto& clinic = services_.settings;
    const text::Reading reading{
        language,
        services_.edition.pronunciations(language),
        {clinic.emergency_number, clinic.advice_number, clinic.crisis_line, clinic.phone}};
    return {key, language, text::spoken(text, reading), false, text.size()};
}

void Narrator::add(std::vector<Line>& lines, const ui::Node& node, const std::string& place) const {
    const auto& said = services_.edition.words(node.language.tag);
    auto made = line(node.key, heard_as(node, said, place), node.language.tag);
    made.name = node.name.size();
    lines.push_back(std::move(made));
}

std::vector<Narrator::Line> Narrator::all_of(const ui::Scene& scene) const {
    std::vector<Line> lines;
    std::string left_out;  // the language of what the voice cannot read
    bool inside = scene.part.from.empty();
    for (const auto& node : scene.nodes) {
        if (!node.key.empty() && node.key == scene.part.until) break;
        inside = inside || node.key == scene.part.from;
        const bool heard = inside && ui::heard(node.role) && !node.name.empty() && !node.chrome &&
                           node.name != scene.title;
        if (!heard) continue;
        add(lines, node, "");
        const auto& tag = node.language.tag;
        if (text::well_said(lines.back().speech, services_.edition.pronunciations(tag))) continue;
        lines.pop_back();
        left_out = tag;
    }
    if (left_out.empty()) return lines;
    const auto& partly = services_.edition.words(left_out)(Msg::listen_partly);
    const bool told = std::any_of(scene.nodes.begin(), scene.nodes.end(),
                                  [&](const auto& node) { return node.name == partly; });
    if (!told) lines.push_back(line("", partly, left_out));
    return lines;
}

void Narrator::say(std::vector<Line> lines, const kiosk::Session& session) {
    held_ = false;
    if (!told_.empty())
        lines.insert(lines.begin(), line("", std::exchange(told_, ""), session.language));
    lines_ = std::move(lines);
    begun_s_ = services_.clock.seconds();
    longest_s_ = slack_s;
    stopped_s_ = -1;
    std::vector<devices::Saying> sayings;
    for (const auto& one : lines_) {
        longest_s_ += longest_s(one.speech.words, session.comfort.voice) + heading_pause_s;
        sayings.push_back(
            {one.speech.words, one.language, sayings.empty() ? heading_pause_s : item_pause_s});
    }
    services_.voice.say(std::move(sayings), session.comfort.voice);
}

void Narrator::hush() { services_.voice.stop(); }

void Narrator::hold() {
    if (!services_.voice.spoken().speaking) return;
    services_.voice.pause(true);
    held_ = true;
    if (stopped_s_ < 0) stopped_s_ = services_.clock.seconds();
}

void Narrator::go_on() {
    held_ = false;
    if (stopped_s_ >= 0) begun_s_ += services_.clock.seconds() - stopped_s_;
    stopped_s_ = -1;
    services_.voice.pause(false);
}

bool Narrator::speaking() const {
    return stopped_s_ < 0 && services_.clock.seconds() - begun_s_ < longest_s_ &&
           services_.voice.spoken().speaking;
}

void Narrator::drop_held() {
    if (std::exchange(held_, false)) hush();
}

void Narrator::forget() {
    hush();
    base::wipe(lines_);
    base::wipe(screen_);
    base::wipe(status_);
    focus_ = {};
    whole_ = false;
}

void Narrator::again(kiosk::Session& session) {
    session.listening.paused = false;
    say(lines_, session);
}

void Narrator::announce(const std::string& words, const kiosk::Session& session) {
    say({line("", words, session.language)}, session);
}

void Narrator::adjusted(const std::string& words, const kiosk::Session& session) {
    const auto now = services_.voice.spoken();
    told_ = words;
    std::vector<Line> rest;
    for (std::size_t i = now.saying; now.speaking && i < lines_.size(); ++i)
        if (!lines_[i].level) rest.push_back(lines_[i]);  // a level told before is out of date
    say(std::move(rest), session);
    lines_.front().level = true;
    // On a screen that is new to the ear its title comes next, after the level.
    if (screen_.empty()) told_ = words;
}

ui::Frame::Said Narrator::said() const {
    const auto now = services_.voice.spoken();
    if (held_ || !now.speaking || now.saying >= lines_.size()) return {};
    const Line& line = lines_[now.saying];
    const auto lit = line.speech.in_text({now.begin, now.end});
    if (lit.begin >= line.name) return {line.key, 0, 0};
    return {line.key, lit.begin, std::min(line.name, lit.end)};
}

// Another part of the same page: its heading is said, and all of it to who has the page read.
bool Narrator::turn(const ui::Scene& scene, const kiosk::Session& session) {
    const bool turned = turned_ != scene.part.turned;
    turned_ = scene.part.turned;
    const ui::Node* heading = scene.find(scene.part.from);
    if (!turned || !heading) return false;
    focus_ = session.memory.focus;
    std::vector<Line> lines;
    if (whole_)
        lines = all_of(scene);
    else
        add(lines, *heading, "");
    say(std::move(lines), session);
    return true;
}

void Narrator::hear(const ui::Scene& scene, const Frame& frame, kiosk::Session& session) {
    auto& listening = session.listening;
    if (!listening.on) return;
    const auto& said = services_.words(session);
    const bool fresh = frame.screen != screen_;
    const bool may_speak = !scene.discreet || listening.headphones || listening.aloud;
    if (!fresh && may_speak && turn(scene, session)) return;
    if (fresh) {
        screen_ = frame.screen;
        turned_ = scene.part.turned;
        focus_ = session.memory.focus;
        status_.clear();
        listening.asked = !may_speak;
        listening.paused = false;
        if (!may_speak) return announce(said(Msg::listen_private), session);
        std::vector<Line> lines;
        const ui::Node* title = nullptr;
        for (const auto& node : scene.nodes)
            if (!title && node.name == scene.title) title = &node;
        const auto& titled = title ? title->language.tag : said.language.tag;
        lines.push_back(line(title ? title->key : "", scene.title, titled));
        if (listening.keypad)
            lines.push_back(
                line("", said(services_.settings.two_switches ? Msg::keys_two : Msg::keys_legend),
                     said.language.tag));
        if (whole_)
            for (auto& one : all_of(scene)) lines.push_back(std::move(one));
        return say(std::move(lines), session);
    }
    if (frame.at_end) {
        chime(session);
        return announce(said(Msg::hear_end), session);
    }
    const ui::Node* focused = scene.find(session.memory.focus);
    if (frame.by_key && focused && may_speak && session.memory.focus != focus_) {
        focus_ = session.memory.focus;
        int place = 0, all = 0;
        for (const auto& node : scene.nodes) {
            if (!node.enabled || (!ui::heard(node.role) && !node.tappable)) continue;
            ++all;
            if (node.key == focus_) place = all;
        }
        std::vector<Line> lines;
        const auto& own = services_.edition.words(focused->language.tag);
        add(lines, *focused, own(Msg::hear_place, {{"n", place}, {"all", all}}));
        return say(std::move(lines), session);
    }
    // What changes by itself, such as a printer's state, is said without moving the focus.
    std::string status;
    for (const auto& node : scene.nodes)
        if (node.role == base::Role::Status && !node.chrome) status += node.name;
    const bool changed =
        !status_.empty() && status != status_ && (held_ || !services_.voice.spoken().speaking);
    status_ = status;
    if (changed && may_speak) announce(status, session);
}

}  // namespace kiosk
