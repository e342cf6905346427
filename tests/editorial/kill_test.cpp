// SIGKILL at any microsecond of the desk's work. A child does act after act and tells of each
// through a pipe; it is killed, and what it left must be whole. 100 kills in the usual run;
// `unit_tests "[ten-thousand]"` does ten thousand and prints what was being done when.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstring>
#include <iostream>
#include <random>
#include <sstream>

#include "editorial/carry.h"
#include "editorial/office.h"

namespace {

using namespace office;
using Random = std::mt19937;

// The child's side: no assertions, every outcome is one line on the pipe.
class Worker {
  public:
    Worker(const base::Path& data, const settings::Settings& settings, int out)
        : data_(data), settings_(settings), out_(out) {}

    [[noreturn]] void work(unsigned seed) {
        Random random(seed);
        moment_ += 10000 * static_cast<editorial::Moment>(seed);  // no two editions alike
        tell("begin open");
        auto opened = editorial::Repository::open(data_ / "library.db");
        if (!opened) quit("open: " + base::to_line(opened.error()));
        repository_ = std::move(*opened);
        editorial::reconcile(*repository_, editions_);
        tell("done open");
        try {
            for (int n = 0; n < 5000; ++n) one(random);
        } catch (const std::exception& fault) {
            quit(fault.what());
        }
        quit("nobody killed it");
    }

  private:
    void tell(const std::string& line) {
        const std::string whole = line + "\n";
        if (::write(out_, whole.data(), whole.size()) < 0) ::_exit(3);
    }
    [[noreturn]] void quit(const std::string& why) {
        tell("failed " + why);
        ::_exit(2);
    }
    template <class T>
    T must(base::Result<T> result) {
        if (!result) quit(base::to_line(result.error()));
        if constexpr (!std::is_void_v<T>) return std::move(*result);
    }
    void in_use() {
        const auto number = editions_.current();
        tell("in-use " + std::to_string(number.value_or(0)));
    }

    void one(Random& random) {
        constexpr const char* acts[] = {"edit",           "save",     "approve", "publish",
                                        "roll-back",      "import",   "reject",  "withdraw",
                                        "import-library", "activate", "export",  "save"};
        const std::string act = acts[random() % std::size(acts)];
        const auto list = repository_->list();
        const auto& text = list[random() % list.size()];
        tell("begin " + act);
        if (act == "edit") edit(text.path, random);
        if (act == "save") save(text.path, random);
        if (act == "approve") approve(text.path, random);
        if (act == "reject") reject(text.path, random);
        if (act == "publish") publish();
        if (act == "roll-back") roll_back(random);
        if (act == "activate") activate(random);
        if (act == "import") import_folder(text.path, random);
        if (act == "withdraw") withdraw();
        if (act == "export") must(editorial::export_library(*repository_, data_ / "stick.db"));
        if (act == "import-library") {
            must(editorial::export_library(*repository_, data_ / "stick.db"));
            must(editorial::take_library({data_ / "stick.db"},
                                         {data_ / "library.db", data_ / "backups"}, {mia, noon}));
        }
        tell("done " + act);
    }
    std::string changed(const std::string& path, Random& random) {
        std::string body = repository_->newest(path)->body;
        if (path.ends_with(".json"))  // knows no comments
            return body.substr(0, body.rfind(']') + 1) + std::string(1 + random() % 999, ' ') +
                   "\n";
        const bool svg = path.ends_with(".svg");
        const std::string mark = path.ends_with(".md") ? "- Question " : svg ? "<!-- " : "# Note ";
        if (const auto at = body.rfind("\n" + mark); at != std::string::npos) body.resize(at + 1);
        return body + mark + std::to_string(random()) + (svg ? " -->\n" : "?\n");
    }
    void edit(const std::string& path, Random& random) {
        const std::string body = changed(path, random);
        for (std::size_t n = body.size() - 20; n < body.size(); ++n)
            must(repository_->autosave({path, "ann", body.substr(0, n), 1, noon}));
    }
    void save(const std::string& path, Random& random) {
        const auto made = must(editorial::save(
            *repository_, {path, "ann", changed(path, random), repository_->newest(path)->id, 0},
            {author("ann"), noon}));
        tell("saved " + path + " " + made.digest);
    }
    void approve(const std::string& path, Random& random) {
        save(path, random);
        must(editorial::submit(*repository_, path, {author("ann"), noon}));
        const auto text = *repository_->newest(path);
        const auto made = must(editorial::approve(
            *repository_, {text.id, Office::all_warnings("", text.body), today, {}}, {rita, noon}));
        tell("approved " + path + " " + made.digest);
    }
    void reject(const std::string& path, Random& random) {
        save(path, random);
        must(editorial::submit(*repository_, path, {author("ann"), noon}));
        must(editorial::reject(*repository_, repository_->newest(path)->id, "No.", {rita, noon}));
    }
    void publish() {
        base::Problems problems;
        must(editorial::publish(*repository_,
                                {settings::data_paths(data_.string()), "", {paul, ++moment_}},
                                {editions_, settings_}, problems));
        in_use();
    }
    int another(Random& random) {
        const auto numbers = editions_.numbers();
        return numbers[random() % numbers.size()];
    }
    void roll_back(Random& random) {
        const int number = another(random);
        if (number == editions_.current()) return;
        tell("towards " + std::to_string(number));
        must(editorial::roll_back(*repository_, {number, "why"}, {editions_, settings_},
                                  {paul, noon}));
        in_use();
    }
    void activate(Random& random) {
        const int number = another(random);
        tell("towards " + std::to_string(number));
        must(editorial::activate(*repository_, {editions_.path(number), true},
                                 {editions_, settings_}, {paul, noon}));
        in_use();
    }
    void import_folder(const std::string& path, Random& random) {
        must(editorial::export_folder(*repository_, data_ / "folder", editorial::Which::newest));
        must(base::write_file(data_ / "folder" / path, changed(path, random)));
        must(editorial::import_folder(*repository_, data_ / "folder", {author("ann"), noon}));
        tell("saved " + path + " " + repository_->newest(path)->digest);
    }
    void withdraw() {
        const std::string page = "es/topics/prostate.md";
        if (!editorial::withdraw(*repository_, editions_, {page, "why"}, {paul, noon}))
            must(editorial::restore(*repository_, page, {paul, noon}));
    }

    base::Path data_;
    settings::Settings settings_;
    int out_;
    edition::EditionStore editions_{data_ / "editions"};
    std::optional<editorial::Repository> repository_;
    editorial::Moment moment_ = noon;
};

// What the children of a series have told so far.
struct Told {
    std::set<std::pair<std::string, std::string>> saved, approved;  // path and digest
    std::string doing;  // the act the last one was at; "between" two
    std::set<int> may_be_in_use;
    std::string failed;

    void hear(const std::string& line) {
        std::istringstream words(line);
        std::string what, first, second;
        words >> what >> first >> second;
        if (what == "begin") doing = first;
        if (what == "done") doing = "between";
        if (what == "saved") saved.emplace(first, second);
        if (what == "approved") approved.emplace(first, second);
        if (what == "towards") may_be_in_use.insert(std::stoi(first));
        if (what == "in-use") may_be_in_use = {std::stoi(first)};
        if (what == "failed") failed = line;
    }
};

void live_and_die(Office& office, Told& told, unsigned seed) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        Worker(office.data, office.settings, ends[1]).work(seed);
    }
    ::close(ends[1]);
    ::usleep(Random(seed + 77)() % 400000);
    ::kill(child, SIGKILL);
    told.doing = "starting";
    std::string heard;
    char some[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], some, sizeof some)) > 0;)
        heard.append(some, static_cast<std::size_t>(got));
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    std::istringstream lines(heard);
    for (std::string line; std::getline(lines, line);) told.hear(line);
}

void all_is_whole(Office& office, Told& told) {
    INFO("killed while: " << told.doing << "; " << told.failed);
    REQUIRE(told.failed.empty());
    REQUIRE(office.sqlite("PRAGMA integrity_check; PRAGMA foreign_key_check;") == "ok\n");
    auto library = must(editorial::Repository::open(office.file));
    must(library.sound());
    must(library.audit_log().verify());
    const auto holds = [&](const std::string& path, const std::string& digest, bool approved) {
        for (const auto& one : library.revisions(path))
            if (one.digest == digest && (!approved || one.state == editorial::State::approved))
                return storage::digest_of(library.revision(one.id)->body) == digest;
        return false;
    };
    for (const auto& [path, digest] : told.saved) REQUIRE(holds(path, digest, false));
    for (const auto& [path, digest] : told.approved) REQUIRE(holds(path, digest, true));
    // The edition in use: whole, and the old one or the new one.
    base::Problems passed;
    const auto edition = office.editions.open_best(office.settings, passed);
    REQUIRE(edition);
    REQUIRE(passed.empty());
    const int now = office.editions.current().value();
    if (told.doing == "publish") told.may_be_in_use.insert(office.editions.numbers().back());
    INFO("edition " << now << " is in use");
    REQUIRE(told.may_be_in_use.contains(now));
    told.may_be_in_use = {now};
    // The record says the same once it is reconciled.
    editorial::reconcile(library, office.editions);
    const std::string key = storage::digest_of(
        base::read_file(storage::signature_path(office.editions.path(now))).value());
    REQUIRE(office.sqlite("SELECT digest, number FROM edition WHERE used; SELECT count(*) FROM "
                          "intent") == key + "|" + std::to_string(now) + "\n0\n");
    REQUIRE(office.sqlite("SELECT count(*) FROM text WHERE published IS NOT (SELECT revision FROM "
                          "published p WHERE p.text = text.id AND p.edition = '" +
                          key + "')") == "0\n");
}

std::map<std::string, int> kill_times(int times, unsigned seed) {
    Office office;
    office.fill();
    REQUIRE(office.publish() == 1);
    Told told;
    told.may_be_in_use = {1};
    for (const auto& one : office.repository.list()) {
        const auto text = office.repository.approved(one.path).value();
        told.approved.emplace(one.path, text.digest);
    }
    { auto closed = std::move(office.repository); }
    std::map<std::string, int> table;
    for (int n = 0; n < times; ++n) {
        live_and_die(office, told, seed + static_cast<unsigned>(n));
        all_is_whole(office, told);
        ++table[told.doing];
    }
    return table;
}

}  // namespace

TEST_CASE("Killed at any moment, the library and the edition in use are whole", "[library]") {
    CHECK_FALSE(kill_times(100, 1).empty());
}

TEST_CASE("Killed ten thousand times, the library and the edition in use are whole",
          "[.][ten-thousand]") {
    int all = 0;
    constexpr int at_a_time = 1000;  // told after each, for it takes the better part of an hour
    for (unsigned seed = 5000; all < 10000; seed += at_a_time) {
        for (const auto& [act, count] : kill_times(at_a_time, seed)) {
            std::cout << count << "\t" << act << "\n";
            all += count;
        }
        std::cout << all << " in all" << std::endl;
    }
    CHECK(all == 10000);
}
