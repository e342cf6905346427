#include "handout/leaflet.h"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "commands/command.h"
#include "devices/queues.h"
#include "devices/stand_in_voice.h"
#include "editorial/withdrawal.h"
#include "handout/recall.h"
#include "kiosk/open.h"
#include "shell/upkeep/languages.h"

namespace commands {

namespace {

struct HandoutOptions {
    std::string topic, out, language = "en", queue, size = "normal", paper, with, code;
    std::vector<std::string> chapters;
    bool print = false, all = false, whole = false;
    double wait_s = 60;
};

// Follows a printer, and gives up when nothing has moved for so long.
class Patience {
  public:
    Patience(devices::Printer& printer, double wait_s) : printer_(printer), wait_s_(wait_s) {}

    // Until it is ready or done, or nobody can hope any more. True when it is.
    bool until(devices::PrintState wanted) {
        using devices::PrintState;
        for (auto begun = Clock::now();;) {
            const auto now = printer_.status();
            if (now.state == wanted) return true;
            if (now.state == PrintState::no_queue || now.state == PrintState::refused) return false;
            const bool hindered = devices::failed(now.state);
            if (!hindered) begun = Clock::now();
            if (Clock::now() - begun > std::chrono::duration<double>(wait_s_)) return false;
            say(now, hindered);
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            if (hindered && wanted == PrintState::ready) again();
        }
    }
    std::function<void()> ask;

  private:
    using Clock = std::chrono::steady_clock;

    // Each new reason once, on standard error.
    void say(const devices::PrintStatus& now, bool hindered) {
        const std::string line = hindered ? devices::in_words(now.state) : "";
        if (!line.empty() && line != said_)
            std::cerr << now.outlet.queue << ": waiting: " << line << "\n";
        said_ = line;
    }
    // Asks once more, and leaves the answer its time.
    void again() {
        ask();
        while (!devices::finished(printer_.status().state))
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }

    devices::Printer& printer_;
    double wait_s_;
    std::string said_;
};

int send(std::string pdf, const std::vector<devices::Outlet>& outlets, double wait_s) {
    const auto printer = devices::cups_printer();
    Patience patience(*printer, wait_s);
    patience.ask = [&] { printer->ask(outlets); };
    patience.ask();
    bool done = patience.until(devices::PrintState::ready);
    if (done) {
        printer->print({std::move(pdf), printer->status().outlet});
        done = patience.until(devices::PrintState::done);
    }
    const auto status = printer->status();
    const auto& queue = status.outlet.queue;
    if (done) {
        std::cout << queue << ": printed\n";
        return Exit::ok;
    }
    printer->forget();  // what waits there would come out when nobody is there
    const bool unknown = status.state == devices::PrintState::no_queue;
    std::string why = unknown ? "" : devices::in_words(status.state);
    if (!status.detail.empty()) why += (why.empty() ? "" : "; ") + status.detail;
    report_errors({{queue.empty() ? "printer" : queue, 0, base::Severity::error,
                    "not printed: " + why, "see urokiosk doctor"}});
    return Exit::problems;
}

// The kiosk's own library, without its devices.
struct Offline {
    devices::StandInPrinter none;
    devices::SystemClock clock;
    devices::StandInVoice silent{clock};
    std::unique_ptr<kiosk::Services> services;

    explicit Offline(const Context& context) {
        base::Problems notes;
        edition::EditionStore editions(context.paths().editions());
        const auto mended = editorial::mend_withdrawn(context.paths().library(), editions);
        services = kiosk::open_services(context.paths(), {none, silent, clock}, notes);
        if (services) services->doubt_list(!mended);
        if (services) shell::set_fonts(services->edition.languages(), services->fonts);
        for (const auto& note : services ? services->notes : std::vector<std::string>())
            std::cerr << note << "\n";
        report_errors(notes);
    }
};

base::Result<void> holds(const edition::Edition& edition, const std::string& language) {
    std::string all;
    for (const auto& entry : edition.languages()) {
        if (entry.language.tag == language) return {};
        all += (all.empty() ? "" : ", ") + entry.language.tag;
    }
    if (language.empty()) return {};
    return base::fail(language, "is no language of this edition", "name one of " + all);
}

base::Result<handout::Leaflet> make(kiosk::Services& services, const HandoutOptions& options) {
    kiosk::Session session;
    session.language = options.language;
    if (!options.paper.empty()) services.settings.paper = options.paper;
    for (const auto& language : {options.language, options.with})
        if (auto held = holds(services.edition, language); !held)
            return tl::unexpected(held.error());
    const auto* other = options.with.empty() ? nullptr : services.page(options.with, options.topic);
    const auto* page = services.page(options.language, options.topic);
    if (!page) return base::fail(options.topic, "is no topic of this edition");
    if (services.withdrawn(options.topic))
        return base::fail(options.topic, "is withdrawn: no paper is made of it",
                          "have it mended and published, or released: urokiosk library release");
    if (services.resting(page->document.front))
        return base::fail(options.topic, "is overdue for its review: no paper is made of it",
                          "have it reviewed, approved and published");
    handout::Choice choice;
    choice.large = options.size == "large";
    choice.whole = options.whole;
    choice.chapters = options.chapters;
    for (const auto& slug : options.chapters)
        if (std::none_of(page->parts.chapters.begin(), page->parts.chapters.end(),
                         [&](const auto& chapter) { return chapter.slug == slug; }))
            return base::fail(
                options.topic, "has no part '" + slug + "'",
                "use the part of a heading, for example " + page->parts.chapters.front().slug);
    if (other && other->language.tag != page->language.tag) {
        choice.second = &other->document;
        choice.second_words = &services.edition.words(options.with);
        choice.second_diagrams = &services.diagrams(options.with);
    }
    return handout::topic_leaflet(
        services.materials(session),
        {page->document, services.sources(page->document), page->language}, choice);
}

// The sheet that a code stands for, as the edition in use has it.
base::Result<HandoutOptions> from_code(HandoutOptions options, const Context& context) {
    const auto code = handout::read_code(options.code);
    if (!code)
        return base::fail(options.code, "is no code of a sheet: a letter is mistyped",
                          "read it again; it has 7 letters or digits, never 0, O, 1 or I");
    base::Problems problems;
    const auto settings = settings::read_settings(context.paths().settings(), problems);
    const auto all =
        handout::recalls(*code, edition::EditionStore(context.paths().editions()), settings);
    const auto& found = all.front();
    if (all.size() > 1)
        return base::fail(*code, fmt::format("{} different sheets have this code", all.size()),
                          "see urokiosk recall, and name the page");
    using Fate = handout::Recall::Fate;
    if (found.fate == Fate::unknown)
        return base::fail(*code, "no edition kept here has this sheet", "ask which page it was");
    if (found.fate == Fate::withdrawn)
        return base::fail(*code, "the edition in use has no page '" + found.sheet.page + "' now");
    if (found.fate == Fate::replaced)
        report_errors({{*code, 0, base::Severity::warning,
                        "its page has new words since; these are printed", ""}});
    options.topic = found.sheet.page;
    options.language = found.sheet.language;
    options.with = found.sheet.second;
    options.size = found.sheet.large ? "large" : "normal";
    options.whole = found.sheet.whole;
    return options;
}

std::vector<devices::Outlet> outlets(const settings::Settings& settings,
                                     const HandoutOptions& options) {
    if (!options.queue.empty()) return {{options.queue, ""}};
    const auto kind =
        options.size == "large" ? settings::PaperKind::large : settings::PaperKind::normal;
    std::vector<devices::Outlet> found;
    for (const auto& rule : settings::fitting(settings.printers, kind))
        found.push_back({rule.queue, rule.tray});
    return found;
}

int handout(HandoutOptions options, const Context& context) {
    const Offline offline(context);
    if (!offline.services) return Exit::problems;
    if (!options.code.empty()) {
        auto named = from_code(options, context);
        if (!named) {
            report_errors({named.error()});
            return Exit::problems;
        }
        options = std::move(*named);
    }
    auto made = make(*offline.services, options);
    if (!made) {
        report_errors({made.error()});
        return Exit::problems;
    }
    if (!made->untagged.empty())
        report_errors(
            {{options.topic, 0, base::Severity::warning, "has no tags: " + made->untagged, ""}});
    if (options.print)
        return send(std::move(made->pdf), outlets(offline.services->settings, options),
                    options.wait_s);
    if (const auto written = base::write_file(options.out, made->pdf); !written) {
        report_errors({written.error()});
        return Exit::problems;
    }
    std::cout << options.out << ": " << made->pages << " pages, code " << made->code << "\n";
    return Exit::ok;
}

std::vector<std::string> every_topic(const edition::Edition& edition) {
    auto topics = content::pages_of(edition.groups("en"));
    topics.push_back(edition.safety_topic());
    std::erase(topics, "");
    return topics;
}

std::vector<HandoutOptions> every_leaflet(const HandoutOptions& options, const Context& context) {
    const Offline offline(context);
    std::vector<HandoutOptions> list;
    if (!offline.services) return list;
    for (const auto& topic : every_topic(offline.services->edition)) {
        const auto* page = offline.services->page("en", topic);
        if (page && offline.services->resting(page->document.front)) {
            const bool withdrawn = offline.services->withdrawn(topic);
            report_errors({{topic, 0, base::Severity::warning,
                            std::string(withdrawn ? "is withdrawn" : "is overdue for its review") +
                                ": no paper is made of it",
                            ""}});
            continue;
        }
        for (const auto& language : offline.services->languages())
            for (const char* size : {"normal", "large"}) {
                HandoutOptions& one = list.emplace_back(options);
                one.topic = topic;
                one.language = language;
                one.size = size;
                one.out = options.out + "/" + topic + "-" + language + "-" + size + ".pdf";
            }
    }
    return list;
}

// Of several that go through one list; what is done is told by a byte to `done`.
struct Worker {
    std::size_t number = 0, of = 1;
    int done = -1;
};

// One worker's share: whole topics, for all their leaflets have the same figures. Tells each
// leaflet that is done by a byte.
int share(const std::vector<HandoutOptions>& list, const Worker& worker, const Context& context) {
    const Offline offline(context);
    base::Problems problems;
    std::size_t topic = 0;
    for (std::size_t i = 0; offline.services && i < list.size(); ++i) {
        topic += i > 0 && list[i].topic != list[i - 1].topic ? 1 : 0;
        if (topic % worker.of != worker.number) continue;
        auto made = make(*offline.services, list[i]);
        const auto kept = made ? base::write_file(list[i].out, made->pdf)
                               : base::Result<void>(tl::unexpected(made.error()));
        if (!kept) problems.push_back(kept.error());
        const char byte = kept ? '+' : '-';
        if (write(worker.done, &byte, 1) != 1) return Exit::problems;
    }
    report_errors(problems);
    return problems.empty() ? Exit::ok : Exit::problems;
}

// Processes, not threads: Pango, librsvg and their kin keep state that threads would share.
int all(const HandoutOptions& options, const Context& context) {
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    const auto list = every_leaflet(options, context);
    int ends[2];
    if (list.empty() || pipe(ends) != 0) return Exit::problems;
    const std::size_t workers = std::max(1U, std::thread::hardware_concurrency());
    std::vector<pid_t> children;
    for (std::size_t i = 0; i < workers; ++i) {
        const pid_t child = fork();
        if (child == 0) _exit(share(list, {i, workers, ends[1]}, context));
        children.push_back(child);
    }
    close(ends[1]);
    const auto show = progress("leaflet");
    std::size_t count = 0, good = 0;
    for (char byte = 0; read(ends[0], &byte, 1) == 1;) {
        good += byte == '+' ? 1 : 0;
        ++count;
        if (show) show(count, list.size());
    }
    close(ends[0]);
    for (const pid_t child : children) waitpid(child, nullptr, 0);
    std::cout << options.out << ": " << good << " of " << list.size() << " leaflets\n";
    return good == list.size() ? Exit::ok : Exit::problems;
}

}  // namespace

void add_handout(CLI::App& app, Context& context) {
    auto options = std::make_shared<HandoutOptions>();
    auto* command = app.add_subcommand("handout", "A topic as a leaflet, to a file or a printer");
    command->add_option("topic", options->topic, "The topic's id");
    command->add_option("-o,--out", options->out, "The PDF to write, or with --all the folder");
    command->add_flag("--all", options->all, "Every topic, in every language and size");
    command->add_option("--size", options->size, "normal or large")
        ->check(CLI::IsMember({"normal", "large"}));
    command->add_option("--paper", options->paper, "A4 or Letter (default: clinic.toml's)")
        ->check(CLI::IsMember({"A4", "Letter"}));
    command->add_flag("--whole", options->whole, "All of the page, not the leaflet of two sides");
    command->add_option("--chapters", options->chapters, "Only these parts, by the slug of heading")
        ->delimiter(',');
    command->add_option("--with", options->with, "A second language beside it");
    command->add_option("--lang", options->language, "Language of the leaflet");
    auto* print = command->add_flag("--print", options->print, "Print it");
    command->add_option("--queue", options->queue, "Another queue than clinic.toml's")
        ->needs(print);
    command->add_option("--wait", options->wait_s, "Seconds a hindrance may last (default: 60)")
        ->check(CLI::Range(0.0, 86400.0))
        ->needs(print);
    command->add_option("--code", options->code, "The sheet with this code, as the kiosk shows it");
    command->callback([options, &context] {
        if (options->print == !options->out.empty())
            throw CLI::ValidationError("handout", "name a file with -o, or say --print");
        if (options->all + !options->topic.empty() + !options->code.empty() != 1)
            throw CLI::ValidationError("handout", "name a topic, or say --code or --all");
        if (const auto may = may_write(context.paths(), options->out);
            !options->out.empty() && !may) {
            report_errors({may.error()});
            context.exit = Exit::problems;
            return;
        }
        context.exit = options->all ? all(*options, context) : handout(*options, context);
    });
}

}  // namespace commands
