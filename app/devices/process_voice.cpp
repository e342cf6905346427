#include "devices/process_voice.h"

#include <signal.h>

#include <algorithm>
#include <utility>

#include "base/wipe.h"
#include "devices/loudness.h"
#include "text/segment.h"

namespace devices {

namespace {

using namespace std::chrono_literals;

constexpr double ahead_s = 0.6;  // synthesised before it is heard
constexpr auto known_within = 6s, hangs_after = 3s, stands_still_after = 2s;
constexpr auto look_every = 20ms;                            // at whether something else is wanted
constexpr auto tried_after = 2s, tried_at_most_after = 60s;  // once it failed
constexpr int deaths_in_a_row = 5;  // without a sound between: it does not work

constexpr int rate = VoiceProcess::samples_a_second;

constexpr const char* stands_still_words =
    "the sound stands still or its card is gone; connect a sound card";

}  // namespace

ProcessVoice::ProcessVoice(Sound& sound, const std::string& program)
    : sound_(sound), process_(program), patience_(tried_after), thread_([this] { work(); }) {}

ProcessVoice::~ProcessVoice() {
    {
        const std::lock_guard lock(mutex_);
        over_ = true;
        ++round_;
    }
    wake_.notify_all();
    thread_.join();
}

bool ProcessVoice::able(const std::string& language) const {
    const std::lock_guard lock(mutex_);
    return !known_ || languages_.contains(tuned(language).voice);
}

Tuning ProcessVoice::tuned(const std::string& language) const {
    const auto known = tunings_.find(language);
    Tuning found = known == tunings_.end() ? Tuning() : known->second;
    if (found.voice.empty()) found.voice = language;
    return found;
}

void ProcessVoice::tune(Tunings tunings) {
    const std::lock_guard lock(mutex_);
    tunings_ = std::move(tunings);
}

void ProcessVoice::look_again() {
    const std::lock_guard lock(mutex_);
    asked_ = true;
    wake_.notify_all();
}

std::string ProcessVoice::fault() const {
    std::unique_lock lock(mutex_);
    asked_ = asked_ || !known_;
    wake_.notify_all();
    wake_.wait_for(lock, known_within, [&] { return known_; });
    return fault_;
}

void ProcessVoice::say(std::vector<Saying> sayings, const Manner& manner) {
    {
        const std::lock_guard lock(mutex_);
        ++round_;
        sound_.clear();
        sound_.hold(false);
        held_ = false;
        next_ = std::move(sayings);
        manner_ = manner;
        marks_.clear();
        waiting_ = true;
        stopped_ = false;
    }
    wake_.notify_all();
}

void ProcessVoice::stop() {
    const std::lock_guard lock(mutex_);
    ++round_;
    next_.clear();
    marks_.clear();
    waiting_ = false;
    stopped_ = true;
    sound_.clear();
}

// The process holds what it said last; it goes with the visit, and the next use starts another.
void ProcessVoice::forget() {
    stop();
    const std::lock_guard lock(mutex_);
    leaving_ = true;
    wake_.notify_all();
}

void ProcessVoice::pause(bool on) {
    const std::lock_guard lock(mutex_);
    held_ = on;
    sound_.hold(on);
}

Spoken ProcessVoice::spoken() const {
    const std::lock_guard lock(mutex_);
    const std::size_t queued = sound_.queued();
    if (stopped_ || (!waiting_ && !busy_ && queued == 0)) return {};
    const std::size_t played = written_ - std::min(written_, queued);
    Spoken spoken{true, 0, 0, 0};
    for (const Mark& mark : marks_)
        if (mark.sample <= played) spoken = {true, mark.saying, mark.begin, mark.end};
    return spoken;
}

void ProcessVoice::chime(const Manner& manner) {
    const std::lock_guard lock(mutex_);
    if (languages_.empty()) return;
    if (open_) return ring(manner);
    chime_ = manner;
    wake_.notify_all();
}

void ProcessVoice::ring(const Manner& manner) {
    const auto samples = chime_of(manner, rate);
    sound_.hold(false);
    held_ = false;
    sound_.write(samples.data(), samples.size());
    written_ += samples.size();
}

bool ProcessVoice::other_wanted() const {
    const std::lock_guard lock(mutex_);
    return over_ || said_round_ != round_;
}

bool ProcessVoice::ended() const {
    const std::lock_guard lock(mutex_);
    return over_;
}

// Whether a sound that is to be heard has not moved for too long.
bool ProcessVoice::stands_still(std::size_t queued) {
    const bool moves = queued == 0 || queued != queued_ || held_;
    queued_ = queued;
    if (moves) moved_at_ = Moment::now();
    return sound_.gone() || Moment::now() - moved_at_ > stands_still_after;
}

bool ProcessVoice::write(std::vector<std::int16_t> samples, double loud) {
    for (auto& one : samples)
        one = static_cast<std::int16_t>(std::clamp(one * loud, -32768.0, 32767.0));
    moved_at_ = Moment::now();
    for (;; std::this_thread::sleep_for(5ms)) {
        const std::lock_guard lock(mutex_);
        if (over_ || said_round_ != round_) return false;
        const auto queued = sound_.queued();
        if (stands_still(queued)) break;
        if (static_cast<double>(queued) >= ahead_s * rate) continue;
        sound_.write(samples.data(), samples.size());
        written_ += samples.size();
        return true;
    }
    give_up(stands_still_words);
    return false;
}

// Until what was written is heard: sound that stands still is noticed after the last word too.
bool ProcessVoice::heard_out() {
    moved_at_ = Moment::now();
    for (;; std::this_thread::sleep_for(look_every)) {
        const std::lock_guard lock(mutex_);
        const auto queued = sound_.queued();
        if (over_ || said_round_ != round_ || queued == 0) return true;
        if (stands_still(queued)) break;
    }
    give_up(stands_still_words);
    return false;
}

// Process and sound as they are needed now; `wanted`: something is to be said.
bool ProcessVoice::settle(bool wanted) {
    const bool sounds = sound_.open(rate);
    std::string wrong;
    if (!sounds)
        wrong = "no sound can be made; connect a sound card and look at the system's mixer";
    if (sounds && !process_.running()) wrong = process_.start([this] { return ended(); });
    if (!wrong.empty()) {
        give_up(wrong);
        return false;
    }
    if (!wanted) rest();
    const std::lock_guard lock(mutex_);
    open_ = wanted;
    languages_ = process_.languages;
    fault_.clear();
    patience_ = tried_after;
    known_ = true;
    asked_ = false;
    wake_.notify_all();
    return true;
}

// Nobody listens: neither the process nor the sound is needed before the next word.
void ProcessVoice::rest() {
    process_.end();
    sound_.close();
    const std::lock_guard lock(mutex_);
    open_ = false;
}

// Listen is off until another try does better.
void ProcessVoice::give_up(const std::string& fault) {
    process_.end();
    sound_.close();
    const std::lock_guard lock(mutex_);
    fault_ = fault;
    open_ = false;
    languages_.clear();
    known_ = true;
    asked_ = false;
    if (!waiting_) stopped_ = true;
    marks_.clear();
    try_at_ = Moment::now() + patience_;
    patience_ = std::min<Moment::duration>(2 * patience_, tried_at_most_after);
    wake_.notify_all();
}

void ProcessVoice::mark(const VoiceNote& note, std::size_t from) {
    const std::lock_guard lock(mutex_);
    if (said_round_ != round_) return;
    reached_ = from + note.begin;
    marks_.push_back({start_ + note.at, saying_, from + note.begin, from + note.end});
}

// The rest of a saying, from this byte on.
ProcessVoice::End ProcessVoice::piece(const Saying& saying, std::size_t from,
                                      const Manner& manner) {
    VoiceRequest request;
    request.words_a_minute = usual_words_a_minute * speeds[static_cast<std::size_t>(manner.speed)];
    {
        const std::lock_guard lock(mutex_);
        const Tuning as = tuned(saying.language);
        as.voice.copy(request.voice, sizeof request.voice - 1);
        request.words_for_one = as.words_for_one;
        request.share = as.share;
        start_ = written_;
    }
    sounded_ = false;
    if (!process_.ask(request, saying.text.substr(from))) return End::died;
    auto quiet_since = Moment::now();
    while (!other_wanted()) {
        VoiceNote note;
        const auto answer = process_.next(note, static_cast<int>(look_every.count()));
        if (answer == VoiceProcess::Answer::gone) return End::died;
        if (answer == VoiceProcess::Answer::nothing) {
            if (Moment::now() - quiet_since > hangs_after) return End::died;
            continue;
        }
        if (note.kind == VoiceNoteKind::done) return End::done;
        if (note.kind == VoiceNoteKind::word) mark(note, from);
        if (note.kind == VoiceNoteKind::samples) {
            sounded_ = true;
            deaths_ = 0;
            if (!write(process_.samples, gain(manner))) break;
        }
        quiet_since = Moment::now();
    }
    if (process_.running() && !process_.cut_off()) process_.end();
    return End::stopped;
}

// Where to go on once the process died: it takes the sentence along in which it was. One that died
// before this sentence, at rest, takes nothing.
std::size_t ProcessVoice::after_death(const Saying& saying, std::size_t from) {
    process_.end();
    ++deaths_;
    ++restarts_;
    if (!sounded_ && !tried_) {
        tried_ = true;
        return from;
    }
    tried_ = false;
    for (const auto& sentence : text::sentences(saying.text, saying.language))
        if (sentence.end > std::max(reached_, from)) return sentence.end;
    return saying.text.size();
}

bool ProcessVoice::say_one(const Saying& saying, const Manner& manner) {
    tried_ = false;
    reached_ = 0;
    for (std::size_t from = 0;;) {
        if (!settle(true)) return false;
        {
            const std::lock_guard lock(mutex_);
            if (said_round_ != round_) return false;
            if (!languages_.contains(tuned(saying.language).voice)) return true;
            if (from == 0) marks_.push_back({written_, saying_, 0, 0});
        }
        const End end = piece(saying, from, manner);
        if (end == End::stopped) return false;
        if (end == End::done) break;
        from = after_death(saying, from);
        if (deaths_ >= deaths_in_a_row) {
            give_up("the voice's process ends again and again; install espeak-ng-data anew");
            return false;
        }
        if (from >= saying.text.size()) break;
    }
    const auto silent = static_cast<std::size_t>(saying.pause_s * rate);
    return write(std::vector<std::int16_t>(silent, 0), 1);
}

void ProcessVoice::speak(const std::vector<Saying>& sayings, const Manner& manner) {
    for (saying_ = 0; saying_ < sayings.size(); ++saying_)
        if (!say_one(sayings[saying_], manner)) return;
}

void ProcessVoice::work() {
    sigset_t broken;
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
    std::unique_lock lock(mutex_);
    while (!over_) {
        const auto called = [&] { return over_ || waiting_ || asked_ || leaving_ || chime_; };
        if (fault_.empty())
            wake_.wait(lock, called);
        else
            wake_.wait_until(lock, try_at_, called);
        if (over_) break;
        if (std::exchange(leaving_, false)) {
            chime_.reset();
            lock.unlock();
            rest();
            lock.lock();
        }
        const auto chime = std::exchange(chime_, std::nullopt);
        const bool look_again = asked_ || (!fault_.empty() && Moment::now() >= try_at_);
        const bool wanted = std::exchange(waiting_, false);
        if (!wanted) {
            lock.unlock();
            if (look_again || chime) settle(chime.has_value());
            lock.lock();
            if (chime && open_) ring(*chime);
            continue;
        }
        const auto sayings = std::move(next_);
        const Manner manner = manner_;
        said_round_ = round_;
        next_.clear();
        busy_ = true;
        lock.unlock();
        speak(sayings, manner);
        base::wipe_stack();
        lock.lock();
        busy_ = false;
        lock.unlock();
        heard_out();
        lock.lock();
    }
    process_.end();
}

std::unique_ptr<Voice> espeak_voice(Sound& sound, const std::string& program) {
    return std::make_unique<ProcessVoice>(sound, program);
}

}  // namespace devices
