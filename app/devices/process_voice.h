// The voice as the kiosk has it, made by espeak_voice(): texts go to its process, samples out.
#pragma once

#include <atomic>
#include <condition_variable>
#include <optional>
#include <set>
#include <thread>

#include "devices/sound.h"
#include "devices/voice_process.h"

namespace devices {

class ProcessVoice : public Voice {
  public:
    ProcessVoice(Sound& sound, const std::string& program);
    ~ProcessVoice() override;
    bool able(const std::string& language) const override;
    std::string fault() const override;
    void look_again() override;
    void tune(Tunings tunings) override;
    int restarts() const override { return restarts_; }
    void say(std::vector<Saying> sayings, const Manner& manner) override;
    void stop() override;
    void forget() override;
    void pause(bool on) override;
    Spoken spoken() const override;
    void chime(const Manner& manner) override;

  private:
    using Moment = std::chrono::steady_clock;
    enum class End { done, died, stopped };
    struct Mark {
        std::size_t sample, saying, begin, end;
    };
    void work();
    bool settle(bool wanted);
    void give_up(const std::string& fault);
    void speak(const std::vector<Saying>& sayings, const Manner& manner);
    bool say_one(const Saying& saying, const Manner& manner);
    End piece(const Saying& saying, std::size_t from, const Manner& manner);
    std::size_t after_death(const Saying& saying, std::size_t from);
    void mark(const VoiceNote& note, std::size_t from);
    bool write(std::vector<std::int16_t> samples, double loud);
    bool heard_out();
    void ring(const Manner& manner);
    void rest();
    bool stands_still(std::size_t queued);
    Tuning tuned(const std::string& language) const;  // its voice named; with the lock held
    bool other_wanted() const, ended() const;

    Sound& sound_;
    mutable std::mutex mutex_;
    mutable std::condition_variable wake_;
    std::string fault_;
    std::set<std::string> languages_;  // as espeak-ng names them, and as tags
    Tunings tunings_;
    mutable bool asked_ = false;  // whether it works
    bool known_ = false, over_ = false, leaving_ = false;
    bool busy_ = false, waiting_ = false, stopped_ = true, held_ = false;
    bool open_ = false;            // the sound, which takes power and wakes the machine
    std::optional<Manner> chime_;  // waits for it
    int round_ = 0;
    std::vector<Saying> next_;
    Manner manner_;
    std::size_t written_ = 0;
    std::vector<Mark> marks_;
    // Only the thread looks at these.
    VoiceProcess process_;
    int said_round_ = 0, deaths_ = 0;
    std::size_t saying_ = 0, start_ = 0, reached_ = 0, queued_ = 0;
    bool sounded_ = false, tried_ = false;  // of the piece: samples came; begun a second time
    Moment::time_point try_at_, moved_at_;
    Moment::duration patience_;
    std::atomic<int> restarts_ = 0;
    std::thread thread_;
};

}  // namespace devices
