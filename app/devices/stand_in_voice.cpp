#include "devices/stand_in_voice.h"

#include <algorithm>

#include "base/wipe.h"

namespace devices {

bool StandInVoice::able(const std::string& language) const { return !mute && language != without; }

double StandInVoice::seconds_of(const std::string& text) const {
    const auto words = static_cast<double>(std::count(text.begin(), text.end(), ' ') + 1);
    const double share = speeds[static_cast<std::size_t>(manner_.speed)];
    return words * 60 / (usual_words_a_minute * share);
}

double StandInVoice::passed() const {
    const double passed = (paused_s_ >= 0 ? paused_s_ : clock_.seconds()) - begun_s_;
    return stalled ? std::min(passed, 0.1) : passed;
}

void StandInVoice::say(std::vector<Saying> sayings, const Manner& manner) {
    stop();
    sayings_ = std::move(sayings);
    manner_ = manner;
    begun_s_ = clock_.seconds();
    paused_s_ = -1;
}

void StandInVoice::stop() {
    double at = begun_s_;
    const double now = begun_s_ + passed();
    for (const auto& saying : sayings_) {
        if (at >= now && !heard_.empty() && at > begun_s_) break;
        const double end = at + seconds_of(saying.text);
        heard_.push_back({saying.text, saying.language, at, std::min(end, now)});
        at = end + saying.pause_s;
    }
    sayings_.clear();
}

void StandInVoice::forget() {
    stop();
    base::wipe(sayings_);
    base::wipe(heard_);
}

void StandInVoice::pause(bool on) {
    if (on && paused_s_ < 0) paused_s_ = clock_.seconds();
    if (on || paused_s_ < 0) return;
    begun_s_ += clock_.seconds() - paused_s_;
    paused_s_ = -1;
}

Spoken StandInVoice::spoken() const {
    double at = 0;
    const double now = passed();
    for (std::size_t i = 0; i < sayings_.size(); ++i) {
        const auto& text = sayings_[i].text;
        const double long_s = seconds_of(text);
        if (now < at + long_s) {
            const auto words = static_cast<double>(std::count(text.begin(), text.end(), ' ') + 1);
            auto skip = static_cast<int>((now - at) / long_s * words);
            std::size_t begin = 0;
            while (skip-- > 0 && text.find(' ', begin) != std::string::npos)
                begin = text.find(' ', begin) + 1;
            return {true, i, begin, std::min(text.find(' ', begin), text.size())};
        }
        at += long_s + sayings_[i].pause_s;
        if (now < at) return {true, i, text.size(), text.size()};
    }
    return {};
}

const std::vector<StandInVoice::Heard>& StandInVoice::heard() {
    if (!spoken().speaking) stop();
    return heard_;
}

}  // namespace devices
