// The speeds the house promises, measured and printed beside their limits. Run by hand:
//   ninja -C build urokiosk_bench && build/tests/urokiosk_bench
// These are medians of repeated runs; machines are noisy, so nothing here fails a test.
#include <fmt/format.h>
#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <fstream>
#include <regex>
#include <thread>

#include "bench/measure.h"
#include "bench/paper.h"
#include "devices/sound.h"
#include "support/world.h"

namespace {

using namespace bench;

// Processor seconds a running child has used, all its threads.
double cpu_of(pid_t child) {
    double sum = 0;
    for (const auto& task :
         std::filesystem::directory_iterator("/proc/" + std::to_string(child) + "/task")) {
        std::ifstream stat(task.path() / "schedstat");
        double ns = 0;
        stat >> ns;
        sum += ns / 1e9;
    }
    return sum;
}

void start_up(const std::string& data) {
    const double ms = median_ms(9, [&] {
        const Child child = start({support::program(), "run", "--data", data, "--offscreen",
                                   "1080x1920", "--say-first-frame", "--stop-after", "0.05"});
        char letter = 0;
        while (read(child.out, &letter, 1) == 1 && letter != '\n') continue;
        std::thread([child] {
            waitpid(child.id, nullptr, 0);
            close(child.out);
        }).detach();
    });
    row("first interactive frame of a warm start", ms, 156, "ms");
}

// The drawing of the start screen stands still, as after ten minutes without a visitor.
void idle(const base::Path& folder) {
    const auto data = folder.string();
    const auto clinic = base::read_file(folder / "clinic.toml").value_or("");
    (void)base::write_file(folder / "clinic.toml", "reduced_motion = true\n" + clinic);
    const Child child = start({support::program(), "run", "--data", data, "--offscreen",
                               "1080x1920", "--stop-after", "16"});
    std::this_thread::sleep_for(std::chrono::seconds(4));
    const double before = cpu_of(child.id);
    std::this_thread::sleep_for(std::chrono::seconds(10));
    const double used = cpu_of(child.id) - before;
    std::string said(256, '\0');
    const auto got = read(child.out, said.data(), said.size());
    waitpid(child.id, nullptr, 0);
    row("idle: share of a core over 10 s", used / 10 * 100, 0.2, "%");
    std::printf("    %.*s", static_cast<int>(std::max<ssize_t>(0, got)), said.c_str());
}

// What people call things leads to pages that are there: one, and that of warning signs, whose
// signs are told in people's words as well.
void put_synonyms(const base::Path& folder) {
    const std::pair<const char*, const char*> pages[] = {
        {R"(pages = \[[^\]]*"warning-signs"[^\]]*\])", R"(pages = ["page-7", "warning-signs"])"},
        {R"re(pages = \[(?!"page-7")[^\]]*\])re", R"(pages = ["page-7"])"}};
    auto words = base::read_file(folder / "en/synonyms.toml").value_or("");
    for (const auto& [from, to] : pages) words = std::regex_replace(words, std::regex(from), to);
    (void)base::write_file(folder / "en/synonyms.toml", words);
}

// 10,000 pages of 600 words, from a small vocabulary with a long tail, and the warning signs.
void generate(const base::Path& folder, int pages, int words) {
    namespace fs = std::filesystem;
    fs::copy(support::content(), folder, fs::copy_options::recursive);
    const base::Path signs = "en/topics/warning-signs.md";
    for (const char* other : {"es", "ar", "claims.toml", "en/topics"})
        fs::remove_all(folder / other);
    fs::create_directories(folder / "en" / "topics");
    fs::copy(support::content() / signs, folder / signs);
    put_synonyms(folder);
    std::ofstream topics(folder / "topics.toml");
    topics << "[[group]]\nid = \"prostate\"\nicon = \"prostate\"\ntopics = [";
    unsigned seed = 7;
    const auto next = [&](unsigned range) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8U) % range;
    };
    for (int page = 0; page < pages; ++page) {
        const std::string id = "page-" + std::to_string(page);
        topics << '"' << id << "\",\n";
        std::ofstream file(folder / "en" / "topics" / (id + ".md"));
        file << "+++\nid = \"" << id << "\"\ntitle = \"Topic number " << page
             << "\"\nsummary = \"A page for measuring.\"\ndiscreet_title = \"Topic " << page
             << "\"\n"
                "kind = \"condition\"\nreview = { status = \"sample\", by = \"\", on = 2026-11-22, "
                "due = 2027-11-22 }\n+++\n\n";
        for (int word = 0; word < words; ++word) {
            if (word % 100 == 0) file << "\n\n## Part " << word / 100 << "\n\n";
            const unsigned pick = next(100) < 80 ? next(400) : next(20000);
            constexpr std::string_view ends = "bdfglmnprst", middles = "aeiou";
            const auto end = [&](unsigned n) { return ends[n % ends.size()]; };
            const char first = end(pick);
            file << (word % 9 == 0 ? static_cast<char>(first - 32) : first)
                 << middles[pick / 11 % 5] << end(pick / 55) << end(pick / 605 * 7)
                 << (word % 9 == 8 ? "h. " : "h ");  // no word that states a fact, as "pill"
        }
        file << ".\n\n## Ask your clinician\n\n- What next?\n";
    }
    topics << "]\n[safety]\ntopic = \"warning-signs\"\n";
}

// Each key of what a visitor types, one after the other: the slowest of a hundred.
void keystrokes(const base::Path& data, const base::Path& file, double limit_ms) {
    base::Problems problems;
    const auto clinic = settings::data_paths(data.string()).settings();
    auto edition = edition::Edition::open(file, settings::read_settings(clinic, problems));
    if (!edition) return row("keystroke in search: NO EDITION", 1e9, limit_ms, "ms");
    edition->search("en", "", 0);  // as the screen asks before the first key
    std::vector<double> all, worked;
    for (const std::string typed :
         {"batb", "bat dem", "topic number", "zzqqzz", "can't pee", "blood in my urine",
          "psa is high", "fever after biopsy", "what are the side effects", "prostrate", "gp",
          "tamsulosin", "up all night to wee", "bloodinmypee", "i cannot pea at al"})
        for (std::size_t letters = 1; letters <= typed.size(); ++letters) {
            const auto start = Time::now();
            const double worked_before = worked_ms();
            edition->search("en", typed.substr(0, letters), 8);
            worked.push_back(worked_ms() - worked_before);
            all.push_back(ms_since(start));
            if (getenv("SLOW") && all.back() > 5)
                printf("%7.1f %s\n", all.back(), typed.substr(0, letters).c_str());
        }
    const auto tell = [&](const char* what, std::vector<double> of) {
        std::sort(of.begin(), of.end());
        row(fmt::format("    {}, median", what).c_str(), of[of.size() / 2], limit_ms, "ms");
        row(fmt::format("    {}, p99", what).c_str(), of[of.size() * 99 / 100], limit_ms, "ms");
        row(fmt::format("    {}, the slowest", what).c_str(), of.back(), limit_ms, "ms");
    };
    tell("keystroke in search", all);
    tell("keystroke in search, the processor's time", worked);
}

void search_large(int pages, double limit_ms) {
    const support::Folder library, large, out;
    support::prepare(large.path(), support::content(), "[\"en\"]");
    generate(library / "content", pages, 600);
    const base::Path file = out / "large.db";
    const auto packed = run({support::program(), "pack", (library / "content").string(), "-o",
                             file.string(), "--data", large.path().string()});
    row(fmt::format("pack {} pages of 600 words", pages).c_str(), packed.seconds, pages / 1250.0,
        "s");
    row("    its peak memory", packed.peak_mb, 200, "MB");
    if (packed.exit != 0) {
        const auto told =
            support::run(support::program() + " pack " + (library / "content").string() + " -o " +
                         file.string() + " --data " + large.path().string());
        std::printf("%s\n", told.out.substr(0, 2000).c_str());
        return;
    }
    keystrokes(large.path(), file, limit_ms);
}

// Until the glass shows the other language, theme or size.
template <class Frame>
void changes(shell::Kiosk& kiosk, const Frame& frame) {
    const auto change = [&](const char* what, const std::function<void(bool)>& act) {
        std::vector<double> all;
        for (int i = 0; i < 6; ++i) {
            const auto start = Time::now();
            act(i % 2 == 0);
            frame();
            frame();
            all.push_back(ms_since(start));
        }
        row(what, median(all), 33, "ms");
    };
    kiosk.session = {};
    kiosk.session.started = true;
    kiosk.session.way = {kiosk::HomeScreen{}, kiosk::TopicScreen{"prostatitis"}};
    for (int k = 0; k < 4; ++k) frame();
    change("another language", [&](bool on) { kiosk.session.language = on ? "ar" : "en"; });
    change("another theme",
           [&](bool on) { kiosk.session.comfort.theme = on ? "white-on-black" : "light"; });
    change("another size", [&](bool on) {
        kiosk.session.comfort.size = on ? ui::TextSize::largest : ui::TextSize::normal;
    });
}

// From a key to the first sample that is not silence.
class FirstSound : public devices::Sound {
  public:
    bool open(int) override { return true; }
    void write(const std::int16_t* samples, std::size_t count) override {
        for (std::size_t i = 0; i < count && !heard; ++i)
            if (std::abs(samples[i]) > 50) heard = true;
    }
    std::size_t queued() const override { return 0; }
    void clear() override {}
    void hold(bool) override {}
    std::atomic<bool> heard = false;
};

void first_sound() {
    FirstSound sound;
    const auto voice = devices::espeak_voice(sound);
    (void)voice->fault();  // has started
    std::vector<double> all;
    for (int i = 0; i < 15; ++i) {
        sound.heard = false;
        const auto start = Time::now();
        voice->say({{"What would you like to know?", "en", 0.1}}, {});
        while (!sound.heard && ms_since(start) < 2000)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        all.push_back(ms_since(start));
        while (voice->spoken().speaking) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    row("first sound after a key", median(all), 150, "ms");
}

// A visitor's finger at a kiosk that is drawn by the software renderer.
struct Finger {
    shell::Kiosk& kiosk;
    shell::Graphics& graphics;
    double now;

    void frame(std::optional<ui::Pointer> pointer = {}) {
        ui::Input input;
        if (pointer) input.pointers = {*pointer};
        now += 0.5;
        input.now_s = now;
        kiosk.step(graphics.glass(), input, 0.016);
        graphics.show();
    }
    void frames(int count) {
        for (int k = 0; k < count; ++k) frame();
    }
};

// From lifting the finger until the picture is on the glass.
void taps(Finger& finger, double limit_ms) {
    auto& kiosk = finger.kiosk;
    std::vector<double> all;
    for (const char* id : {"prostate", "prostatitis", "your-visit"})
        for (int i = 0; i < 3; ++i) {
            kiosk.session = {};
            kiosk.session.way = {kiosk::TopicsScreen{}};
            kiosk.session.started = true;
            finger.frames(4);
            const auto* node = kiosk.scene().find(base::Key("topic") / id);
            if (!node) continue;
            const auto at = node->box_mm.centre();
            finger.frame(ui::Pointer{ui::Pointer::Phase::down, 1, at});
            const auto start = Time::now();
            finger.frame(ui::Pointer{ui::Pointer::Phase::up, 1, at});
            finger.frame();
            all.push_back(ms_since(start));
        }
    std::printf("    memory after three topics: %.1f MB\n", own_memory_mb());
    row("tap on a topic to its first picture", median(all), limit_ms, "ms");
    row("    the slowest", *std::max_element(all.begin(), all.end()), 2 * limit_ms, "ms");
}

void scrolling(Finger& finger) {
    finger.kiosk.session.way = {kiosk::HomeScreen{}, kiosk::WarningsScreen{}};
    finger.frames(4);
    std::vector<double> all;
    finger.frame(ui::Pointer{ui::Pointer::Phase::down, 1, {130, 300}});
    for (int i = 0; i < 90; ++i) {
        const auto start = Time::now();
        const float y = 300 - 2.5F * static_cast<float>(i);
        finger.frame(ui::Pointer{ui::Pointer::Phase::move, 1, {130, y}});
        all.push_back(ms_since(start));
    }
    row("scroll frame", median(all), 8, "ms");
    row("    the slowest (a new band is painted)", *std::max_element(all.begin(), all.end()), 16.7,
        "ms");
}

void every_part(Finger& finger, kiosk::Services& services, const std::string& id) {
    const auto* shown = services.page("en", id);
    const std::size_t chapters = shown ? shown->parts.chapters.size() : 0;
    for (const auto& part : kiosk::topic_parts(chapters)) {
        finger.kiosk.session.gates_read.insert(id);
        finger.kiosk.session.way = {kiosk::TopicScreen{id, part}};
        finger.frames(3);
    }
}

void every_screen(Finger& finger, kiosk::Services& services) {
    for (const auto& group : services.edition.groups("en"))
        for (const auto& id : group.topics) every_part(finger, services, id);
    std::printf("    memory after all parts: %.1f MB\n", own_memory_mb());
    for (const auto& entry : services.diagrams("en")) {
        finger.kiosk.session.way = {kiosk::PlateScreen{entry.first, ""}};
        finger.frames(3);
    }
    row("proportional memory after visiting every screen", own_memory_mb(), 60, "MB");
}

void on_the_glass(const base::Path& data) {
    malloc_trim(0);  // packing the library was the bench's doing, not the kiosk's
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    base::Problems notes;
    devices::StandInVoice voice(clock);
    const auto services =
        kiosk::open_services(settings::data_paths(data.string()), {printer, voice, clock}, notes);
    if (!services) return;
    std::printf("    memory with the edition open: %.1f MB\n", own_memory_mb());
    shell::Graphics graphics({});
    shell::Drive drive({*services, clock, printer, voice, graphics, &graphics, graphics.glass()});
    Finger finger{drive.kiosk(), graphics, clock.seconds()};
    finger.frames(4);
    std::printf("    memory with the first screen: %.1f MB\n", own_memory_mb());
    taps(finger, 16.7);
    scrolling(finger);
    changes(finger.kiosk, [&] { finger.frame(); });
    bench::paper(*services);
    std::printf("    memory after the handouts: %.1f MB\n", own_memory_mb());
    every_screen(finger, *services);
    finger.kiosk.session.started = true;
    finger.kiosk.session.way = {kiosk::HomeScreen{}};
    finger.now += 1000;  // nobody is there any more
    finger.frames(3);
    std::printf("    memory when the visit is over: %.1f MB\n", own_memory_mb());
}

// Four times the pixels, by the processor alone.
void on_a_large_glass(const base::Path& data) {
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    base::Problems notes;
    devices::StandInVoice voice(clock);
    const auto services =
        kiosk::open_services(settings::data_paths(data.string()), {printer, voice, clock}, notes);
    if (!services) return;
    shell::GraphicsSpec spec;
    spec.width_px = 3840;
    spec.height_px = 2160;
    shell::Graphics graphics(spec);
    shell::Drive drive({*services, clock, printer, voice, graphics, &graphics, graphics.glass()});
    Finger finger{drive.kiosk(), graphics, clock.seconds()};
    finger.frames(4);
    std::printf("    on 3840x2160:\n");
    taps(finger, 50);
}

}  // namespace

// All rows, or those of the parts named: sound, paper, glass, touch, start, idle, search, desk (of
// it alone: typing, checking, library, publish); and growth, how pack and search grow with the
// library, which is only made when it is named. "keys", a data folder and an edition it trusts:
// what a key costs in that one.
int main(int count, char** arguments) {
    mallopt(M_MMAP_THRESHOLD, 64 * 1024);  // as main.cpp does
    const std::vector<std::string> named(arguments + 1, arguments + count);
    if (named.size() == 3 && named[0] == bench::one_leaflet)
        return bench::make_one(named[1], named[2]);
    if (named.size() == 3 && named[0] == "keys") return keystrokes(named[1], named[2], 16.7), 0;
    const auto wanted = [&](const char* part) {
        return named.empty() || std::find(named.begin(), named.end(), part) != named.end();
    };
    std::printf("%-52s %9s %9s\n", "what", "measured", "limit");
    const support::Folder data;
    support::prepare(data.path(), support::content(), "[\"en\", \"es\", \"ar\"]");
    if (wanted("sound")) first_sound();
    if (wanted("paper")) bench::paper(data.path());
    if (wanted("glass")) on_the_glass(data.path());
    if (wanted("glass")) on_a_large_glass(data.path());
    if (wanted("touch")) bench::touch(data.path().string());
    if (wanted("start")) start_up(data.path().string());
    if (wanted("idle")) idle(data.path());
    for (const auto& part : bench::desk_parts())
        if (wanted("desk") || wanted(part.name)) part.run();
    if (!named.empty() && wanted("growth"))
        for (const int pages : {63, 250, 1000, 4000, 10000}) search_large(pages, 16.7);
    if (!wanted("search")) return 0;
    search_large(10000, 16.7);
    if (!getenv("SLOW")) search_large(100000, 33.4);
    return 0;
}
