// The only door to espeak-ng.
#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <map>
#include <mutex>
#include <numbers>
#include <set>
#include <thread>

#include "base/wipe.h"
#include "devices/sound.h"

namespace devices {

namespace {

using namespace std::chrono_literals;

constexpr double usual_gain_db = -20;  // below full scale: room for the louder steps
constexpr double ahead_s = 0.6;        // synthesised before it is heard

// espeak's number for a speed is not words a minute: measured on 37 to 48 words of these pages,
// one of its words gives so many. Arabic words carry more each; at the same speed of sounds about
// 100 of them make a minute.
struct Tuning {
    const char* voice;
    double words_for_one, share;
};

constexpr std::pair<const char*, Tuning> tunings[] = {
    {"en", {"en-us", 1.19, 1}}, {"es", {"es", 1.14, 1}}, {"ar", {"ar", 0.68, 0.74}}};

const Tuning* tuning(const std::string& language) {
    for (const auto& [tag, one] : tunings)
        if (language == tag) return &one;
    return nullptr;
}

constexpr int slowest = 80;            // espeak goes no slower; beyond that words stand apart
constexpr double gap_unit_s = 0.0325;  // what one unit of its word gap adds to a word, measured

struct Mark {
    std::size_t sample, saying, begin, end;
};

class EspeakVoice : public Voice {
  public:
    explicit EspeakVoice(Sound& sound);
    ~EspeakVoice() override;

    bool able(const std::string& language) const override;
    std::string fault() const override;
    void say(std::vector<Saying> sayings, const Manner& manner) override;
    void stop() override;
    void pause(bool on) override { sound_.hold(on); }
    Spoken spoken() const override;
    void chime(const Manner& manner) override;

  private:
    void work();
    void speak(const std::vector<Saying>& sayings, const Manner& manner, int round);
    void silence(double seconds, int round);
    bool write(const std::int16_t* samples, std::size_t count, int round);
    int take(short* samples, int count, const espeak_EVENT* events);
    static int heard(short* samples, int count, espeak_EVENT* events);
    void settle();

    Sound& sound_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::string fault_;
    std::set<std::string> languages_;
    bool ready_ = false, over_ = false, busy_ = false, waiting_ = false, stopped_ = true;
    int rate_ = 22050, round_ = 0;
    double gain_ = 1;
    std::vector<Saying> next_;
    Manner manner_;
    std::size_t written_ = 0;
    std::vector<Mark> marks_;
    struct Now {  // of the saying being synthesised; only the thread looks here
        int round = 0;
        std::size_t saying = 0, start = 0;
        std::vector<std::size_t> bytes;  // where each letter begins
    } now_;
    std::thread thread_;
};

EspeakVoice::EspeakVoice(Sound& sound) : sound_(sound), thread_([this] { work(); }) {}

EspeakVoice::~EspeakVoice() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
        ++round_;
    }
    wake_.notify_all();
    thread_.join();
}

void EspeakVoice::settle() {
    const int rate =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 60, nullptr, espeakINITIALIZE_DONT_EXIT);
    const bool heard_here = rate > 0 && sound_.open(rate);
    std::set<std::string> found;
    for (const char* tag : {"en", "es", "ar"})
        if (rate > 0 && espeak_SetVoiceByName(tuning(tag)->voice) == EE_OK) found.insert(tag);
    if (rate > 0) espeak_SetSynthCallback(&EspeakVoice::heard);
    const std::lock_guard lock(mutex_);
    rate_ = rate;
    if (rate <= 0)
        fault_ = "espeak-ng does not start; install espeak-ng-data";
    else if (!heard_here)
        fault_ = "no sound can be made; connect a sound card and look at the system's mixer";
    languages_ = heard_here ? found : std::set<std::string>();
    ready_ = true;
    wake_.notify_all();
}

bool EspeakVoice::able(const std::string& language) const {
    const std::lock_guard lock(mutex_);
    return !ready_ || languages_.contains(language);
}

std::string EspeakVoice::fault() const {
    std::unique_lock lock(mutex_);
    const_cast<std::condition_variable&>(wake_).wait_for(lock, 3s, [&] { return ready_; });
    return fault_;
}

void EspeakVoice::say(std::vector<Saying> sayings, const Manner& manner) {
    {
        const std::lock_guard lock(mutex_);
        ++round_;
        sound_.clear();
        sound_.hold(false);
        next_ = std::move(sayings);
        manner_ = manner;
        marks_.clear();
        waiting_ = true;
        stopped_ = false;
    }
    wake_.notify_all();
}

void EspeakVoice::stop() {
    const std::lock_guard lock(mutex_);
    ++round_;
    next_.clear();
    marks_.clear();
    waiting_ = false;
    stopped_ = true;
    sound_.clear();
}

Spoken EspeakVoice::spoken() const {
    const std::lock_guard lock(mutex_);
    const std::size_t queued = sound_.queued();
    if (stopped_ || (!waiting_ && !busy_ && queued == 0)) return {};
    const std::size_t played = written_ - std::min(written_, queued);
    Spoken spoken{true, 0, 0, 0};
    for (const Mark& mark : marks_)
        if (mark.sample <= played) spoken = {true, mark.saying, mark.begin, mark.end};
    return spoken;
}

void EspeakVoice::chime(const Manner& manner) {
    const std::lock_guard lock(mutex_);
    if (languages_.empty()) return;
    const double loud =
        std::pow(10, (usual_gain_db + volumes_db[static_cast<std::size_t>(manner.volume)]) / 20.0);
    std::vector<std::int16_t> samples(static_cast<std::size_t>(rate_) / 8);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double t = static_cast<double>(i) / rate_;
        const double fades = 1 - static_cast<double>(i) / static_cast<double>(samples.size());
        samples[i] = static_cast<std::int16_t>(loud * 20000 * fades *
                                               std::sin(2 * std::numbers::pi * 330 * t));
    }
    sound_.hold(false);
    sound_.write(samples.data(), samples.size());
    written_ += samples.size();
}

bool EspeakVoice::write(const std::int16_t* samples, std::size_t count, int round) {
    for (;;) {
        {
            const std::lock_guard lock(mutex_);
            if (round != round_) return false;
            if (static_cast<double>(sound_.queued()) < ahead_s * rate_) {
                sound_.write(samples, count);
                written_ += count;
                return true;
            }
        }
        std::this_thread::sleep_for(5ms);
    }
}

void EspeakVoice::silence(double seconds, int round) {
    const std::vector<std::int16_t> none(static_cast<std::size_t>(seconds * rate_), 0);
    write(none.data(), none.size(), round);
}

int EspeakVoice::take(short* samples, int count, const espeak_EVENT* events) {
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        if (events->type != espeakEVENT_WORD || events->text_position < 1) continue;
        const auto letter = static_cast<std::size_t>(events->text_position - 1);
        const auto last = now_.bytes.size() - 1;
        const std::size_t begin = now_.bytes[std::min(letter, last)];
        const std::size_t end =
            now_.bytes[std::min(letter + static_cast<std::size_t>(events->length), last)];
        const auto at = static_cast<std::size_t>(events->audio_position) *
                        static_cast<std::size_t>(rate_) / 1000;
        const std::lock_guard lock(mutex_);
        if (now_.round == round_) marks_.push_back({now_.start + at, now_.saying, begin, end});
    }
    if (!samples || count <= 0) return 0;
    std::vector<std::int16_t> loud(samples, samples + count);
    for (auto& one : loud)
        one = static_cast<std::int16_t>(std::clamp(one * gain_, -32768.0, 32767.0));
    return write(loud.data(), loud.size(), now_.round) ? 0 : 1;
}

int EspeakVoice::heard(short* samples, int count, espeak_EVENT* events) {
    auto* self = static_cast<EspeakVoice*>(events->user_data);
    return self ? self->take(samples, count, events) : 1;
}

void EspeakVoice::speak(const std::vector<Saying>& sayings, const Manner& manner, int round) {
    gain_ =
        std::pow(10, (usual_gain_db + volumes_db[static_cast<std::size_t>(manner.volume)]) / 20.0);
    for (std::size_t i = 0; i < sayings.size(); ++i) {
        const Tuning* tuned = tuning(sayings[i].language);
        if (!tuned || espeak_SetVoiceByName(tuned->voice) != EE_OK) continue;
        const double share = speeds[static_cast<std::size_t>(manner.speed)];
        const double words = usual_words_a_minute * share * tuned->share;
        const double number = words / tuned->words_for_one;
        const double apart = 60 / words - 60 / (slowest * tuned->words_for_one);
        espeak_SetParameter(espeakRATE, std::max(slowest, static_cast<int>(std::lround(number))),
                            0);
        espeak_SetParameter(espeakWORDGAP,
                            number < slowest ? static_cast<int>(apart / gap_unit_s) : 0, 0);
        const std::string& text = sayings[i].text;
        now_ = {round, i, 0, {}};
        for (std::size_t at = 0; at <= text.size(); ++at)
            if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U)
                now_.bytes.push_back(at);
        {
            const std::lock_guard lock(mutex_);
            if (round != round_) return;
            now_.start = written_;
            marks_.push_back({written_, i, 0, 0});
        }
        espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0,
                     espeakCHARS_UTF8 | espeakENDPAUSE, nullptr, this);
        silence(sayings[i].pause_s, round);
    }
}

void EspeakVoice::work() {
    settle();
    std::unique_lock lock(mutex_);
    while (!over_) {
        wake_.wait(lock, [&] { return over_ || waiting_; });
        if (over_) return;
        const auto sayings = std::move(next_);
        const Manner manner = manner_;
        const int round = round_;
        next_.clear();
        waiting_ = false;
        busy_ = true;
        lock.unlock();
        if (fault_.empty()) speak(sayings, manner, round);
        base::wipe_stack();
        lock.lock();
        busy_ = false;
    }
}

}  // namespace

std::unique_ptr<Voice> espeak_voice(Sound& sound) { return std::make_unique<EspeakVoice>(sound); }

}  // namespace devices
