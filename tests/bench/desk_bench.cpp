// What staff wait for: the list of a large library, saving, publishing.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "bench/measure.h"
#include "editorial/publish.h"
#include "editorial/texts.h"
#include "editorial/touched.h"
#include "storage/signature.h"
#include "support/world.h"

namespace bench {

namespace {

namespace fs = std::filesystem;

const editorial::Person ann{"ann", "Ann", {editorial::StaffRole::author}, false, true};
const editorial::Person rita{"rita", "Rita", {editorial::StaffRole::reviewer}, true, true};
const editorial::Person paul{"paul", "Paul", {editorial::StaffRole::publisher}, false, true};
constexpr text::Date today{2026, 11, 23};
constexpr editorial::Moment noon = 1795435200;

template <class T>
T must(base::Result<T> result) {
    if (!result) throw std::runtime_error(base::to_line(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

// As median_ms(), of the processor.
template <class Act>
double worked_median_ms(int times, const Act& act) {
    std::vector<double> all;
    for (int i = 0; i < times; ++i) {
        const double begun = worked_ms();
        act();
        all.push_back(worked_ms() - begun);
    }
    return median(all);
}

// A page's text under another id and title.
std::string renamed(std::string text, const std::string& from, int number) {
    const auto put = [&](const std::string& before, const std::string& after) {
        const auto at = text.find(before);
        if (at != std::string::npos) text.replace(at, before.size(), after);
    };
    put("id = \"" + from + "\"", "id = \"" + from + "-" + std::to_string(number) + "\"");
    for (const std::string title : {"\ntitle = \"", "\ndiscreet_title = \""})
        put(title, title + std::to_string(number) + " ");
    return text;
}

// The real content with its pages copied until there are so many in each language. Nothing is
// flushed to the disk: a thousand files would wait for it longer than for all that is measured.
void multiply(const base::Path& folder, int pages) {
    fs::copy(support::content(), folder, fs::copy_options::recursive);
    std::vector<std::string> ids;
    for (const auto& entry : fs::directory_iterator(folder / "en" / "topics"))
        ids.push_back(entry.path().stem().string());
    std::sort(ids.begin(), ids.end());
    std::string more;
    for (int n = 0; static_cast<int>(ids.size()) + n < pages; ++n) {
        const std::string& from = ids[static_cast<std::size_t>(n) % ids.size()];
        const std::string id = from + "-" + std::to_string(n);
        more += "\"" + id + "\", ";
        for (const std::string tag : {"en", "es", "ar"}) {
            const base::Path topics = folder / tag / "topics";
            if (const auto text = base::read_file(topics / (from + ".md")))
                std::ofstream(topics / (id + ".md")) << renamed(*text, from, n);
        }
    }
    auto topics = must(base::read_file(folder / "topics.toml"));
    topics.insert(topics.find("topics = [") + 10, more);
    must(base::write_file(folder / "topics.toml", topics));
}

void approve_all(editorial::Repository& repository) {
    for (const auto& one : repository.list()) {
        must(editorial::submit(repository, one.path, {ann, noon}));
        const auto text = *repository.newest(one.path);
        const auto path = *content::Path::parse(one.path);
        const auto changed =
            editorial::ids_of(editorial::touched(repository, {path, "", text.body}));
        must(editorial::approve(repository, {text.id, {changed.begin(), changed.end()}, today, {}},
                                {rita, noon}));
    }
}

void publishing() {
    const support::Folder folder;
    multiply(folder / "content", 200);
    auto repository = must(editorial::Repository::open(folder / "library.db"));
    const auto keys = storage::make_keys();
    const auto paths = settings::data_paths(folder.path().string());
    std::filesystem::create_directories(paths.secret_key().parent_path());
    must(base::write_file(paths.secret_key(), keys.secret_file));
    settings::Settings settings;
    settings.trusted_keys = {keys.public_key};
    edition::EditionStore editions(folder / "editions");
    const auto start = Time::now();
    const int texts =
        must(editorial::import_folder(repository, folder / "content", {ann, noon})).count;
    std::printf("    import of %d texts: %.0f ms\n", texts, ms_since(start));
    must(repository.act([&]() -> base::Result<void> {
        approve_all(repository);
        return {};
    }));
    editorial::Moment at = noon;
    const double ms = median_ms(3, [&] {
        base::Problems problems;
        const auto number = editorial::publish(repository, {paths, "", {paul, ++at}},
                                               {editions, settings}, problems);
        for (const auto& problem : problems)
            if (!number && problem.severity == base::Severity::error)
                std::printf("%s\n", base::to_line(problem).c_str());
        must(number);
    });
    row("publish of 200 pages in 3 languages", ms / 1000, 1, "s");
    row("    what the next one would change",
        median_ms(3, [&] { (void)editorial::changes(repository, editions); }), 100, "ms");
}

void sign_in(support::World& world, const std::string& name) {
    world.drive().press("staff");
    world.tap("sign-in/name");
    world.drive().type(name);
    world.tap("sign-in/secret");
    world.drive().type("19283746");
    world.tap("sign-in/go");
}

// The same list where somebody asks for it: at the desk, from the touch to the picture.
void list_at_desk(const base::Path& folder) {
    auto repository = must(editorial::Repository::open(folder / "library.db"));
    must(repository.accounts().add(
        {"mia", "Mia", {editorial::StaffRole::manager, editorial::StaffRole::author}, false, true},
        "19283746", {ann, noon}));
    support::World world(folder, {1600, 1000});
    auto& drive = world.drive();
    sign_in(world, "mia");
    const auto frame = [&](ui::Input input = {}) {
        world.clock.wait(0.05);
        input.now_s = world.clock.seconds();
        const double begun = worked_ms();
        drive.kiosk().step(world.scene().glass, input, 0.05);
        return worked_ms() - begun;
    };
    const auto finger = [&](ui::Pointer::Phase phase, const char* key) {
        ui::Input input;
        input.pointers.push_back({phase, 1, world.scene().find(key)->box_mm.centre()});
        return frame(input);
    };
    const auto opened = [&] {
        world.tap("desk/today");
        finger(ui::Pointer::Phase::down, "desk/pages");
        // The touch is one frame, and the frame it asks for shows the list.
        return finger(ui::Pointer::Phase::up, "desk/pages") + frame();
    };
    std::vector<double> all;
    for (int i = 0; i < 9; ++i) all.push_back(opened());
    row("    at the desk, from the touch to the list", median(all), 50, "ms");
    all.clear();
    for (int i = 0; i < 9; ++i) all.push_back(frame());
    row("    each frame of it", median(all), 16.7, "ms");
    world.tap("pages/search");
    all.clear();
    for (const std::string key : {"p", "s", "a", "-", "1", "9"}) {
        ui::Input input;
        input.typed = key;
        all.push_back(frame(input));
    }
    row("    a key in its search", median(all), 50, "ms");
    std::printf("    slowest: %.1f ms\n", *std::max_element(all.begin(), all.end()));
}

// 2,000 pages with 25 revisions each, of real size; written past the repository, which would
// measure each of them.
void listing() {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    auto body = must(base::read_file(support::content() / "en/topics/psa-test.md"));
    auto repository = must(editorial::Repository::open(file));
    must(editorial::save(
        repository,
        {"en/topics/psa-test-0.md", "", editorial::new_page({"psa-test-0", "0", today})},
        {ann, noon}));
    must(base::write_file(folder / "body", body));
    must(base::write_file(
        folder / "more.sql",
        fmt::format(
            "BEGIN; WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 1999) "
            "INSERT INTO text(path, language, page, title, grade, errors, warnings) SELECT "
            "'en/topics/psa-test-' || n || '.md', language, 'psa-test-' || n, n, grade, errors, "
            "warnings FROM n, text; WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n "
            "WHERE n < 25) INSERT OR IGNORE INTO revision(text, number, who, at, state, digest, "
            "body) SELECT id, n, 'ann', {} + n, 'approved', 'x', CAST(readfile('{}') AS TEXT) || "
            "path FROM n, text; UPDATE text SET newest = (SELECT max(id) FROM revision WHERE text "
            "= text.id), approved = (SELECT max(id) FROM revision WHERE text = text.id); COMMIT;",
            noon, (folder / "body").string())));
    support::run("sqlite3 '" + file.string() + "' < '" + (folder / "more.sql").string() + "'");
    const auto open = [&] { return must(editorial::Repository::open(file)); };
    std::printf("    library of %.0f MB\n", static_cast<double>(fs::file_size(file)) / 1e6);
    row("open a library of 50,000 revisions", median_ms(5, open), 100, "ms");
    std::size_t found = 0;
    row("list of 2,000 pages", worked_median_ms(9, [&] { found = repository.list().size(); }), 50,
        "ms");
    row("    the first time after opening", median_ms(5, [&] { found += open().list().size(); }),
        100, "ms");
    const std::string path = "en/topics/psa-test-7.md";
    row("autosave",
        median_ms(21,
                  [&] {
                      must(repository.autosave({path, "ann", body += "x", 1, noon}));
                  }),
        50, "ms");
    row("save of a page",
        median_ms(9,
                  [&] {
                      must(editorial::save(
                          repository, {path, "ann", body += "x", repository.newest(path)->id, 0},
                          {ann, noon}));
                  }),
        100, "ms");
    support::prepare(folder.path(), support::content(), "[\"en\"]");
    list_at_desk(folder.path());
}

// A library with a page of 3,000 words, and who writes in it.
void prepare_long_page(const base::Path& folder, const std::string& path) {
    support::prepare(folder, support::content(), "[\"en\"]");
    auto repository = must(editorial::Repository::open(folder / "library.db"));
    must(repository.accounts().add(
        {"ann", "Ann", {editorial::StaffRole::manager, editorial::StaffRole::author}, false, true},
        "19283746", {ann, noon}));
    must(editorial::import_folder(repository, support::content(), {ann, noon}));
    auto text = *repository.newest(path);
    const std::string body = text.body.substr(text.body.rfind("+++\n") + 4);
    const auto words = [](const std::string& all) { return text::words(all, "en").size(); };
    // Paragraph by paragraph, so that it is no longer than that.
    for (std::size_t at = 0; words(text.body) < 3000;) {
        const auto end = std::min(body.find("\n\n", at), body.size());
        text.body += body.substr(at, end - at) + "\n\n";
        at = end == body.size() ? 0 : end + 2;
    }
    std::printf("    a page of %zu words\n", words(text.body));
    must(editorial::save(repository, {path, "ann", text.body, text.id, 0}, {ann, noon}));
}

// A page of 3,000 words with figures and warnings, typed into at its middle; the frame in which the
// key arrives draws the new preview too.
void typing() {
    const support::Folder folder;
    const std::string path = "en/topics/prostatitis.md";
    prepare_long_page(folder.path(), path);
    support::World world(folder.path(), {1600, 1000});
    auto& drive = world.drive();
    sign_in(world, "ann");
    world.tap("desk/pages");
    world.tap("pages/search");
    drive.type("prostatitis");
    world.tap("text/" + path);
    world.tap("write/markdown");
    world.tap("write/text");
    for (int i = 0; i < 12; ++i) drive.stroke("page-down");
    std::vector<double> work;
    const auto frame = [&](const std::string& typed, double after_s) {
        world.clock.wait(after_s);
        ui::Input input;
        input.typed = typed;
        input.now_s = world.clock.seconds();
        const auto start = Time::now();
        const double worked = worked_ms();
        drive.kiosk().step(world.scene().glass, input, 0.05);
        work.push_back(worked_ms() - worked);
        return ms_since(start);
    };
    const auto keys = [&](const char* what) {
        std::vector<double> all;
        work.clear();
        for (int i = 0; i < 41; ++i) all.push_back(frame("a", 0.05));
        // Of the processor: others may be at work on the machine meanwhile.
        row(what, median(work), 16.7, "ms");
        std::printf("    by the clock: %.1f ms, slowest of the processor: %.1f ms\n", median(all),
                    *std::max_element(work.begin(), work.end()));
    };
    keys("keystroke to preview, page of 3,000 words");
    world.tap("write/as/paper");
    world.tap("write/text");
    keys("keystroke to its pages as paper");
}

// What a reviewer waits for between two texts of the whole library, and while one of them scrolls.
void reviewing() {
    const support::Folder folder;
    support::prepare(folder.path(), support::content(), "[\"en\"]");
    {
        auto repository = must(editorial::Repository::open(folder / "library.db"));
        must(repository.accounts().add(
            {"rita",
             "Rita",
             {editorial::StaffRole::manager, editorial::StaffRole::reviewer},
             true,
             true,
             {"en"}},
            "19283746", {ann, noon}));
        must(editorial::import_folder(repository, support::content(), {ann, noon}));
        for (const auto& one : repository.list())
            must(editorial::submit(repository, one.path, {ann, noon}));
    }
    support::World world(folder.path(), {1600, 1000});
    sign_in(world, "rita");
    world.tap("today/review-all");
    std::vector<double> frames, nexts;
    const auto queued = [&] {
        std::vector<std::string> keys;
        for (const auto& node : world.scene().nodes)
            if (node.key.path.starts_with("review/queue/") && node.visible())
                keys.push_back(node.key.path);
        return keys;
    };
    double slowest = 0;
    for (const auto& key : queued()) {
        if (!world.scene().find(key)->whole()) continue;
        const double before = worked_ms();
        world.drive().tap(key);
        nexts.push_back(worked_ms() - before);
        for (int i = 0; i < 9; ++i) {
            world.clock.wait(0.05);
            ui::Input input;
            input.now_s = world.clock.seconds();
            const double begun = worked_ms();
            world.drive().kiosk().step(world.scene().glass, input, 0.05);
            frames.push_back(worked_ms() - begun);
            slowest = std::max(slowest, frames.back());
        }
        if (getenv("EACH"))
            std::printf("      %-50s %7.1f ms, then %5.1f ms a frame of %zu nodes\n", key.c_str(),
                        nexts.back(), frames.back(), world.scene().nodes.size());
    }
    row("reviewing: from a touch to the next text", median(nexts), 100, "ms");
    row("    each frame of it", median(frames), 16.7, "ms");
    std::printf("    slowest: %.1f ms\n", slowest);
}

// 1,000 pages, a third of them in each language; the drawings are known by their fingerprints, and
// the first time tells what it costs to draw them.
void checking() {
    const support::Folder folder;
    multiply(folder / "content", 334);
    const std::vector<std::string> check{support::program(), "check", "-q",
                                         (folder / "content").string()};
    row("check of 1,000 pages", run(check).seconds, 1, "s");
    row("    again", median({run(check).seconds, run(check).seconds, run(check).seconds}), 1, "s");
}

}  // namespace

std::vector<Part> desk_parts() {
    return {{"typing", typing},
            {"reviewing", reviewing},
            {"checking", checking},
            {"library", listing},
            {"publish", publishing}};
}

}  // namespace bench
