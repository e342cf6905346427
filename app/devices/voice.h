// The voice that reads to a visitor. What is to be said comes as texts with their languages; the
// talking is done on a thread of its own and never holds up a frame. What was said is not kept.
#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

namespace devices {

// Shares of the usual speed of about 140 words a minute, and loudness in dB from the usual one,
// which the installer sets to 60 to 65 dB at the visitor's ear (STANDARDS.md VG-17 to VG-20).
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

// How a language is to be spoken by espeak-ng: content::VoiceTuning, as its language.toml has it.
struct Tuning {
    std::string voice;  // empty: the language's tag
    double words_for_one = 1.15, share = 1;
};
using Tunings = std::map<std::string, Tuning>;  // by language; others: nobody measured them

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
    // Sound may have come or gone: looked for anew, and told by `fault` after a while.
    virtual void look_again() {}
    virtual void tune(Tunings tunings) = 0;     // of all that is said from now on
    virtual int restarts() const { return 0; }  // of what speaks, so far
    // Whatever is being said ends at once, and these are said instead.
    virtual void say(std::vector<Saying> sayings, const Manner& manner) = 0;
    virtual void stop() = 0;
    virtual void pause(bool on) = 0;
    virtual Spoken spoken() const = 0;
    virtual void chime(const Manner& manner) = 0;  // the end of a list
    virtual void forget() { stop(); }              // the visit is over: nothing said in it is kept
};

}  // namespace devices
