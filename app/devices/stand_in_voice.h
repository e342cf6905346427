// A voice for tests and for automation.
#pragma once

#include "devices/clock.h"
#include "devices/voice.h"

namespace devices {

// Says nothing and writes down what it would have said, and when, by the clock it is given.
class StandInVoice : public Voice {
  public:
    explicit StandInVoice(const Clock& clock) : clock_(clock) {}
    struct Heard {
        std::string text, language;
        double start_s = 0, end_s = 0;
    };

    bool able(const std::string& language) const override;
    std::string fault() const override { return mute ? "stand-in without sound" : ""; }
    void look_again() override { ++looks; }
    void tune(Tunings tunings) override { tuned = std::move(tunings); }
    void say(std::vector<Saying> sayings, const Manner& manner) override;
    void stop() override;
    void forget() override;  // what was heard is written down anew
    void pause(bool on) override;
    Spoken spoken() const override;
    void chime(const Manner&) override { ++chimes; }

    const std::vector<Heard>& heard();  // all of it, up to now
    bool mute = false;
    bool stalled = false;  // the sound stands still: nothing is said to its end
    std::string without;   // a language it has no voice for
    int chimes = 0, looks = 0;
    Tunings tuned;

  private:
    double seconds_of(const std::string& text) const;
    double passed() const;  // since say(), without pauses

    const Clock& clock_;
    std::vector<Saying> sayings_;
    Manner manner_;
    double begun_s_ = 0, paused_s_ = -1;
    std::vector<Heard> heard_;
};

}  // namespace devices
