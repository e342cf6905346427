// Thirty days of a kiosk, by a simulated clock: visits of random touches, keys, words and paper,
// devices that go and come back, editions published and pages withdrawn. By hand:
// build/tests/visit_tests '[soak]'.
#include <malloc.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <random>

#include "support/office_kiosk.h"

namespace {

using support::Clinic;
using support::must;
using support::World;
using Phase = ui::Pointer::Phase;

constexpr int days = 30, visits_a_day = 20, acts_a_visit = 40;
constexpr int settled = 20;  // days: texts, drawings and pages of all languages were seen by then

double megabytes() {
    malloc_trim(0);
    std::ifstream pages("/proc/self/statm");
    long all = 0, resident = 0;
    pages >> all >> resident;
    return static_cast<double>(resident * sysconf(_SC_PAGESIZE)) / (1 << 20);
}

long descriptors() {
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd"), {});
}

class Soak {
  public:
    explicit Soak(World& world) : world_(world) {}

    void visit() {
        for (int i = 0; i < acts_a_visit; ++i) act();
        for (const char* what : {"touch", "sound", "headphones"}) (void)drive().find(what);
        drive().leave(400);
    }

  private:
    shell::Drive& drive() { return world_.drive(); }
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
    base::Point anywhere() {
        const auto& glass = world_.scene().glass;
        return {static_cast<float>(below(static_cast<int>(glass.width_mm()))),
                static_cast<float>(below(static_cast<int>(glass.height_mm())))};
    }
    void tap_something() {
        const auto& nodes = world_.scene().nodes;
        if (!nodes.empty()) {
            const auto key =
                nodes[static_cast<std::size_t>(below(static_cast<int>(nodes.size())))].key;
            (void)drive().tap(key);
        }
    }
    void touch_somewhere() {
        constexpr Phase phases[] = {Phase::down, Phase::move, Phase::move, Phase::up};
        (void)drive().finger({phases[below(4)], below(5), anywhere()});
    }
    void change_printer() {
        constexpr const char* reasons[] = {"media-empty-error", "door-open-error", "toner-empty"};
        world_.printer.reasons.clear();
        if (below(2) == 0) world_.printer.reasons = {reasons[below(3)]};
        world_.printer.mend();
        world_.printer.printed.clear();  // a test keeps what was printed; a kiosk does not
        world_.printer.used.clear();
    }
    void change_device() {
        constexpr const char* devices[] = {"touch", "sound", "headphones"};
        const char* const device = devices[below(3)];
        (void)(below(2) == 0 ? drive().lose(device) : drive().find(device));
    }
    void act() {
        constexpr const char* keys[] = {"up", "down", "left", "right", "enter", "back", "home"};
        switch (below(12)) {
            case 0:
                return touch_somewhere();
            case 1:
                return (void)drive().press(keys[below(7)]);
            case 2:
                return drive().type("blood");
            case 3:
                return change_printer();
            case 4:
                return change_device();
            case 5:
                return drive().wait(below(40));
            default:
                return tap_something();
        }
    }

    World& world_;
    std::mt19937 random_{20261128};
};

// Another sentence in a page, as staff publish it.
void publish(Clinic& clinic, int day) {
    auto repository = clinic.open();
    const auto text = repository.newest(Clinic::page).value();
    std::string body = text.body;
    body.insert(body.find("\n## "), "\nDay " + std::to_string(day) + ".\n");
    must(editorial::save(repository, {Clinic::page, "ann", body, text.id, 0},
                         {support::author("ann"), Clinic::begun + day * 86400}));
    Clinic::approve(repository, Clinic::page);
    clinic.publish(repository);
}

}  // namespace

TEST_CASE("After thirty days a kiosk holds no more memory and files than after twenty",
          "[.][soak]") {
    Clinic clinic({1080, 1920});
    Soak soak(clinic.at());
    double memory = 0;
    long files = 0;
    for (int day = 1; day <= days; ++day) {
        for (int i = 0; i < visits_a_day; ++i) {
            soak.visit();
            REQUIRE(clinic.at().shows("attract/start"));
        }
        if (day % 2 == 0) publish(clinic, day);
        std::cout << "day " << day << ": " << clinic.at().drive().frames() << " frames, "
                  << megabytes() << " MB, " << descriptors() << " files\n";
        if (day == settled) memory = megabytes(), files = descriptors();
    }
    CHECK(megabytes() < memory * 1.02);
    CHECK(descriptors() <= files);
}
