#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <functional>
#include <mutex>
#include <set>
#include <thread>

#include "content/read_catalog.h"
#include "devices/sound.h"
#include "shell/upkeep/languages.h"
#include "support/waiting.h"
#include "support/world.h"
#include "text/segment.h"

namespace {

using namespace std::chrono_literals;
using devices::Manner;
using devices::Saying;
using devices::Spoken;
using Samples = std::vector<std::int16_t>;

// A sound card that keeps what it is given. As much is said to wait in it as the test wants.
struct Recorder : devices::Sound {
    bool there = true;
    std::atomic<int> rate = 0;
    std::atomic<std::size_t> waiting = 0;

    bool open(int samples_a_second) override {
        rate = samples_a_second;
        return there;
    }
    void write(const std::int16_t* samples, std::size_t count) override {
        const std::lock_guard lock(mutex_);
        kept_.insert(kept_.end(), samples, samples + count);
    }
    std::size_t queued() const override { return waiting; }
    void clear() override { waiting = 0; }
    void hold(bool) override {}
    Samples kept() const {
        const std::lock_guard lock(mutex_);
        return kept_;
    }

  private:
    mutable std::mutex mutex_;
    Samples kept_;
};

// One voice and what it was heard to say.
struct Booth {
    Recorder sound;
    std::unique_ptr<devices::Voice> voice = devices::espeak_voice(sound, support::program());

    Booth() {
        REQUIRE(voice->fault() == "");
        base::Problems told;
        const auto house = content::read_catalog(content::DiskTree(support::content()), {}, told);
        std::vector<content::LanguageEntry> languages;
        for (const auto& one : house.languages) languages.push_back(one.entry);
        shell::tune_voice(languages, *voice);
    }
    // The same for most tests: its process is started once.
    static Booth& open() {
        if (!only()) only() = std::make_unique<Booth>();
        return *only();
    }
    static void close() { only().reset(); }
    static std::unique_ptr<Booth>& only() {
        static std::unique_ptr<Booth> one;
        return one;
    }
    std::size_t last = 0;  // samples of what was said last
    void finish() {
        REQUIRE(support::comes_true([&] { return !voice->spoken().speaking; }));
    }
    Samples say(const std::vector<Saying>& sayings, const Manner& manner = {}) {
        const auto before = sound.kept().size();
        voice->say(sayings, manner);
        finish();
        const auto all = sound.kept();
        last = all.size() - before;
        return {all.begin() + static_cast<long>(before), all.end()};
    }
    double seconds(const Samples& samples) const {
        return static_cast<double>(samples.size()) / sound.rate;
    }
    // After all was written: what was being said at each moment, by the samples that still wait.
    std::vector<Spoken> moments() {
        const auto all = last;
        std::vector<Spoken> found;
        for (std::size_t left = all; left > 0; left -= std::min<std::size_t>(left, 200)) {
            sound.waiting = left;
            const auto now = voice->spoken();
            CHECK(now.speaking);
            const bool same = !found.empty() && found.back().saying == now.saying &&
                              found.back().begin == now.begin && found.back().end == now.end;
            if (!same) found.push_back(now);
        }
        sound.waiting = 0;
        return found;
    }
};

// Forty words.
const std::string voiced_passage =
    "The prostate is a small gland below the bladder. It makes some of the fluid that carries "
    "sperm. In most men it grows slowly with age, and then it can press on the tube that carries "
    "urine out.";
const std::string spanish = "La próstata es pequeña. Está debajo de la vejiga; crece con los años.";
const std::string arabic = "البروستاتا غدة صغيرة تحت المثانة. تكبر ببطء مع تقدم العمر.";

const Saying english{voiced_passage, "en", 0};

double rms(const Samples& samples) {
    double sum = 0;
    for (const double one : samples) sum += one * one;
    return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(1, samples.size())));
}

// Of one frame in Hz, by autocorrelation between 60 and 300 Hz; 0 where it has no voice.
double pitch_at(const Samples& samples, std::size_t from, int rate) {
    const auto window = static_cast<std::size_t>(rate) / 25;
    const auto power = [&](std::size_t at) {
        double sum = 0;
        for (std::size_t i = at; i < at + window; ++i) sum += double(samples[i]) * samples[i];
        return sum;
    };
    const double own = power(from);
    if (own / static_cast<double>(window) < 1000 * 1000) return 0;
    double best = 0;
    std::size_t best_lag = 0;
    for (auto lag = static_cast<std::size_t>(rate) / 300; lag <= std::size_t(rate) / 60; ++lag) {
        double sum = 0;
        for (std::size_t i = from; i < from + window; ++i)
            sum += double(samples[i]) * samples[i + lag];
        const double share = sum / std::sqrt(own * power(from + lag) + 1);
        if (share > best + 0.02) best = share, best_lag = lag;  // of equal ones the shortest
    }
    return best > 0.7 ? static_cast<double>(rate) / static_cast<double>(best_lag) : 0;
}

double median_pitch(const Samples& samples, int rate) {
    std::vector<double> found;
    const auto reach = static_cast<std::size_t>(rate) / 25 + static_cast<std::size_t>(rate) / 60;
    for (std::size_t at = 0; at + reach < samples.size(); at += static_cast<std::size_t>(rate) / 50)
        if (const double one = pitch_at(samples, at, rate); one > 0) found.push_back(one);
    REQUIRE(found.size() > 50);
    std::nth_element(found.begin(), found.begin() + static_cast<long>(found.size() / 2),
                     found.end());
    return found[found.size() / 2];
}

}  // namespace

TEST_CASE("The house speaks English, Spanish and Arabic, and knows what it does not speak",
          "[devices][voice]") {
    Booth& booth = Booth::open();
    for (const std::string language : {"en", "es", "ar"}) {
        INFO(language);
        CHECK(booth.voice->able(language));
    }
    CHECK(booth.voice->able("fr"));  // what espeak-ng knows needs no line of code
    CHECK(booth.voice->able("pl"));
    CHECK(booth.voice->able("ur"));
    CHECK_FALSE(booth.voice->able("xx"));
    CHECK_FALSE(booth.voice->able(""));
    CHECK(booth.seconds(booth.say({{spanish, "es", 0}})) > 2);
    CHECK(booth.seconds(booth.say({{arabic, "ar", 0}})) > 2);
}

TEST_CASE("Steps of speed are shares of 140 words a minute, each faster than the last",
          "[devices][voice]") {
    REQUIRE(text::words(voiced_passage, "en").size() >= 36);
    REQUIRE(devices::speeds[3] == 1);
    Booth& booth = Booth::open();
    std::vector<double> words_a_minute;
    for (std::size_t step = 0; step < devices::speeds.size(); ++step) {
        const auto spoken = booth.say({english}, {static_cast<int>(step), 2});
        words_a_minute.push_back(static_cast<double>(text::words(voiced_passage, "en").size()) *
                                 60 / booth.seconds(spoken));
        INFO("step " << step << ": " << words_a_minute.back());
        if (step > 0) CHECK(words_a_minute[step] > words_a_minute[step - 1]);
    }
    CHECK(words_a_minute[3] == Approx(devices::usual_words_a_minute).epsilon(0.15));
    CHECK(words_a_minute[0] / words_a_minute[3] == Approx(0.5).epsilon(0.15));
    CHECK(words_a_minute[7] / words_a_minute[3] == Approx(2).epsilon(0.15));
}

TEST_CASE("A language whose words carry more is spoken with fewer of them a minute",
          "[devices][voice]") {
    Booth& booth = Booth::open();
    const auto usual = booth.seconds(booth.say({{spanish, "ca", 0}}));
    booth.voice->tune({{"ca", {"ca", 1.15, 0.5}}, {"xx", {"es", 1.15, 1}}});
    CHECK(booth.seconds(booth.say({{spanish, "ca", 0}})) == Approx(2 * usual).epsilon(0.2));
    CHECK(booth.voice->able("xx"));  // a tag that espeak-ng does not know, by a voice it has
    CHECK(booth.seconds(booth.say({{spanish, "xx", 0}})) > 2);
    Booth::close();
}

TEST_CASE("A faster voice is not a higher one", "[devices][voice]") {
    Booth& booth = Booth::open();
    std::vector<double> pitches;
    for (const int step : {3, 1, 6})
        pitches.push_back(median_pitch(booth.say({english}, {step, 7}), booth.sound.rate));
    CHECK(pitches[0] > 70);
    CHECK(pitches[0] < 250);
    CHECK(pitches[1] == Approx(pitches[0]).epsilon(0.05));
    CHECK(pitches[2] == Approx(pitches[0]).epsilon(0.05));
}

TEST_CASE("Each step of loudness is as much louder as it says", "[devices][voice]") {
    Booth& booth = Booth::open();
    double before = 0;
    for (std::size_t step = 0; step < devices::volumes_db.size(); ++step) {
        const auto spoken =
            booth.say({{"The gland is small.", "en", 0}}, {3, static_cast<int>(step)});
        const double level = 20 * std::log10(rms(spoken));
        INFO("step " << step << ": " << level << " dB");
        if (step > 0) {
            CHECK(level > before);
            CHECK(level - before ==
                  Approx(devices::volumes_db[step] - devices::volumes_db[step - 1]).margin(1));
        }
        before = level;
    }
}

TEST_CASE("Loudness has the range and the steps that the standards ask for", "[devices][voice]") {
    const auto& steps = devices::volumes_db;
    CHECK(std::is_sorted(steps.begin(), steps.end()));
    CHECK(steps.back() - steps.front() >= 18);
    CHECK(std::count(steps.begin(), steps.end(), 12) == 1);
    CHECK(std::count(steps.begin(), steps.end(), 20) == 1);
    for (std::size_t i = 1; i < steps.size(); ++i) CHECK(steps[i] - steps[i - 1] <= 10);
    CHECK(steps[static_cast<std::size_t>(Manner{}.volume)] == 0);
    CHECK(devices::speeds.size() >= 6);
    CHECK(devices::speeds.front() <= 0.5);
    CHECK(devices::speeds.back() >= 2);
}

TEST_CASE("The voice tells which word it is at, in each script", "[devices][voice]") {
    const auto [words, language] = GENERATE(
        table<std::string, std::string>({{voiced_passage, "en"}, {spanish, "es"}, {arabic, "ar"}}));
    INFO(language);
    std::set<std::size_t> begins, ends;
    const auto pieces = text::words(words, language);
    for (const auto& piece : pieces) begins.insert(piece.begin), ends.insert(piece.end);
    Booth& booth = Booth::open();
    booth.say({{words, language, 0.1}});
    std::size_t last = 0, told = 0;
    for (const auto& now : booth.moments()) {
        CHECK(now.saying == 0);
        if (now.begin == now.end) continue;  // before the first word
        INFO(now.begin << " to " << now.end << ": "
                       << words.substr(now.begin, now.end - now.begin));
        CHECK(begins.contains(now.begin));
        CHECK(ends.contains(now.end));
        CHECK(now.begin >= last);
        last = now.begin;
        ++told;
    }
    CHECK(told >= pieces.size() * 8 / 10);  // espeak runs some short words into one
    CHECK(last == pieces.back().begin);
}

TEST_CASE("Of several sayings the voice tells which it is at, silence between them",
          "[devices][voice]") {
    Booth& booth = Booth::open();
    const auto close = booth.say({{"One.", "en", 0}, {"Two.", "en", 0}});
    const auto apart = booth.say({{"One.", "en", 0.5}, {"Two.", "en", 0}});
    CHECK(booth.seconds(apart) - booth.seconds(close) == Approx(0.5).margin(0.05));
    booth.say({{"La vejiga", "es", 0.1}, {"The bladder", "en", 0.1}});
    std::vector<std::size_t> order;
    for (const auto& now : booth.moments())
        if (order.empty() || order.back() != now.saying) order.push_back(now.saying);
    CHECK(order == std::vector<std::size_t>{0, 1});
}

TEST_CASE("What is said in an unknown language is passed over, the rest is said",
          "[devices][voice]") {
    Booth& booth = Booth::open();
    const auto alone = booth.say({{"The bladder", "en", 0}});
    CHECK(booth.say({{"La vessie", "xx", 0}}).empty());
    const auto both = booth.say({{"La vessie", "xx", 3}, {"The bladder", "en", 0}});
    CHECK(booth.seconds(both) == Approx(booth.seconds(alone)).epsilon(0.02));
    booth.sound.waiting = both.size() / 2;
    CHECK(booth.voice->spoken().saying == 1);
}

TEST_CASE("After a stop nothing more is heard", "[devices][voice]") {
    Booth& booth = Booth::open();
    // The card takes a little and is full: the voice waits with the rest.
    booth.voice->say({english, english}, {});
    booth.sound.waiting = 1U << 20U;
    booth.voice->stop();
    const auto then = booth.sound.kept().size();
    CHECK(booth.sound.queued() == 0);
    std::this_thread::sleep_for(60ms);
    CHECK(booth.sound.kept().size() == then);
    CHECK_FALSE(booth.voice->spoken().speaking);
    CHECK_FALSE(booth.say({{"Again.", "en", 0}}).empty());  // and it can still speak
}

TEST_CASE("A voice that was stopped in mid-sentence does not speak any more, at once",
          "[devices][voice]") {
    Booth& booth = Booth::open();
    booth.sound.waiting = 1U << 20U;
    booth.voice->say({english}, {});
    booth.sound.waiting = 1U << 20U;  // say() emptied the card; it is full again
    std::this_thread::sleep_for(20ms);
    booth.voice->stop();
    CHECK_FALSE(booth.voice->spoken().speaking);
}

TEST_CASE("What is said later takes the place of what was being said", "[devices][voice]") {
    Booth& booth = Booth::open();
    const Saying later{"The bladder is full.", "en", 0};
    const auto alone = booth.say({later});
    booth.voice->say({english, english, english}, {});
    booth.sound.waiting = 1U << 20U;
    std::this_thread::sleep_for(20ms);
    const auto after = booth.say({later});
    // Not sample by sample: espeak-ng's breath is noise, and its last buffer is more or less full
    // (25 ms); the three sentences before it would be three times as long.
    CHECK(booth.seconds(after) == Approx(booth.seconds(alone)).epsilon(0.03));
    CHECK(rms(after) == Approx(rms(alone)).epsilon(0.1));
    for (const auto& now : booth.moments()) CHECK(now.end <= later.text.size());
}

TEST_CASE("A chime is short, and heard like speech", "[devices][voice]") {
    Booth& booth = Booth::open();
    const auto chime = [&](int volume) {
        const auto before = booth.sound.kept().size();
        booth.voice->chime({3, volume});
        const auto all = booth.sound.kept();
        return Samples(all.begin() + static_cast<long>(before), all.end());
    };
    const auto usual = chime(2), louder = chime(5);
    CHECK(booth.seconds(usual) > 0.05);
    CHECK(booth.seconds(usual) < 1);
    CHECK(20 * std::log10(rms(louder) / rms(usual)) == Approx(12).margin(1));
}

TEST_CASE("Without sound the voice says why, and asking it to speak harms nothing",
          "[devices][voice]") {
    Booth::close();
    Recorder sound;
    sound.there = false;
    const auto voice = devices::espeak_voice(sound, support::program());
    CHECK_THAT(voice->fault(), Catch::Contains("sound"));
    for (const std::string language : {"en", "es", "ar"}) CHECK_FALSE(voice->able(language));
    voice->say({english}, {});
    voice->chime({});
    CHECK(support::comes_true([&] { return !voice->spoken().speaking; }));
    voice->pause(true);
    voice->stop();
    voice->say({}, {});
    CHECK(sound.kept().empty());
}

TEST_CASE("Nothing, and odd things, can be said", "[devices][voice]") {
    Booth& booth = Booth::open();
    CHECK(booth.say({}).empty());
    for (const std::string odd :
         {"", " ", "...", "\xC3", "<b>&", "[[h@]] \x01", "١٢٣ PSA 4.0 ng/ml"})
        booth.say({{odd, "en", 0}});
    CHECK_FALSE(booth.say({{"Go on.", "en", 0}}).empty());
}

TEST_CASE("A voice can be let go while it speaks, and then says no more", "[devices][voice]") {
    Booth::close();
    Recorder sound;
    {
        const auto voice = devices::espeak_voice(sound, support::program());
        REQUIRE(voice->fault() == "");
        voice->say({english, english, english}, {});
        sound.waiting = 1U << 20U;
    }
    CHECK(static_cast<double>(sound.kept().size()) / sound.rate < 30);  // of 45 seconds
}
