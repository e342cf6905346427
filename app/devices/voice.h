// The voice that reads to a visitor. What is to be said comes as texts with their languages; the
// talking is done on a thread of its own and never holds up a frame. What was said is not kept.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "devices/clock.h"

namespace devices {

// Shares of the usual speed of about 140 words a minute, and loudness in dB from the usual one,
// which the installer sets to 60 to 65 dB at the visitor's ear (standards.md VG-17 to VG-20).
inline constexpr std::array speeds{0.5, 0.65, 0.8, 1.0, 1.2, 1.4, 1.7, 2.0};
inline constexpr std::array volumes_db{-12, -6, 0, 4, 8, 12, 16, 20};
inline constexpr double usual_words_a_minute = 140;

struct Manner {
    int speed = 3, volume = 2;  // places in speeds and volumes_db
    friend bool operator==(const Manner&, const Manner&) = default;
};

struct Saying {
    std::string text, language;
    double pause_s = 0.15;  // of silence after it
};

// How far the voice has come: in which saying, at which bytes of its text.
struct Spoken {
    bool speaking = false;
    std::size_t saying = 0, begin = 0, end = 0;
};

class Voice {
  public:
    virtual ~Voice() = default;
    // Whether there is sound, and a voice for this language; `fault` says in words why not.
    virtual bool able(const std::string& language) const = 0;
    virtual std::string fault() const = 0;
    // Whatever is being said ends at once, and these are said instead.
    virtual void say(std::vector<Saying> sayings, const Manner& manner) = 0;
    virtual void stop() = 0;
    virtual void pause(bool on) = 0;
    virtual Spoken spoken() const = 0;
    virtual void chime(const Manner& manner) = 0;  // the end of a list
};

// Where samples go: 16 bits, one channel.
class Sound {
  public:
    virtual ~Sound() = default;
    virtual bool open(int samples_a_second) = 0;  // false: there is no sound here
    virtual void write(const std::int16_t* samples, std::size_t count) = 0;
    virtual std::size_t queued() const = 0;  // samples written and not yet heard
    virtual void clear() = 0;
    virtual void hold(bool on) = 0;
};

// espeak-ng. One at a time in a program: the library keeps its state in globals.
std::unique_ptr<Voice> espeak_voice(Sound& sound);

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
    void say(std::vector<Saying> sayings, const Manner& manner) override;
    void stop() override;
    void pause(bool on) override;
    Spoken spoken() const override;
    void chime(const Manner&) override { ++chimes; }

    const std::vector<Heard>& heard();  // all of it, up to now
    bool mute = false;
    std::string without;  // a language it has no voice for
    int chimes = 0;

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
