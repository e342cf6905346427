#include "handout/leaflet.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <iostream>
#include <thread>

#include "commands/command.h"
#include "devices/stand_in_voice.h"

namespace commands {

namespace {

struct Options {
    std::string topic, out, language = "en", queue, size = "normal", paper, with;
    std::vector<std::string> chapters;
    bool print = false, all = false;
};

int send(std::string pdf, const std::string& queue) {
    const auto printer = devices::cups_printer(queue);
    printer->print(std::move(pdf));
    auto status = printer->status();
    while (!devices::finished(status.state)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        status = printer->status();
    }
    if (status.state == devices::PrintState::done) {
        std::cout << queue << ": printed\n";
        return Exit::ok;
    }
    tell({{queue.empty() ? "printer" : queue, 0, base::Severity::error,
           "not printed: " + status.detail, "see urokiosk doctor"}});
    return Exit::problems;
}

// The kiosk's own library, without its devices.
struct Offline {
    devices::StandInPrinter none;
    devices::SystemClock clock;
    devices::StandInVoice silent{clock};
    std::unique_ptr<screens::Clinic> clinic;

    explicit Offline(const Context& context) {
        base::Problems notes;
        clinic = shell::open_clinic(context.place(), {none, silent, clock}, notes);
        tell(notes);
    }
};

base::Result<handout::Leaflet> make(screens::Clinic& clinic, const Options& options) {
    screens::Visit visit;
    visit.language = options.language;
    if (!options.paper.empty()) clinic.settings.paper = options.paper;
    const auto* other = options.with.empty() ? nullptr : clinic.page(options.with, options.topic);
    const auto* page = clinic.page(options.language, options.topic);
    if (!page) return base::fail(options.topic, "is no topic of this edition");
    handout::Choice choice;
    choice.large = options.size == "large";
    choice.chapters = options.chapters;
    for (const auto& slug : options.chapters)
        if (std::none_of(page->book.chapters.begin(), page->book.chapters.end(),
                         [&](const auto& chapter) { return chapter.slug == slug; }))
            return base::fail(
                options.topic, "has no part '" + slug + "'",
                "use the part of a heading, for example " + page->book.chapters.front().slug);
    if (other && other->language.tag != page->language.tag) {
        choice.second = &other->document;
        choice.second_words = &clinic.edition.words(options.with);
    }
    return handout::topic_leaflet(clinic.press(visit),
                                  {page->document, clinic.sources(page->document), page->language},
                                  choice);
}

int handout(const Options& options, const Context& context) {
    const Offline offline(context);
    if (!offline.clinic) return Exit::problems;
    auto made = make(*offline.clinic, options);
    if (!made) {
        tell({made.error()});
        return Exit::problems;
    }
    if (!made->untagged.empty())
        tell({{options.topic, 0, base::Severity::warning, "has no tags: " + made->untagged, ""}});
    if (options.print)
        return send(std::move(made->pdf),
                    options.queue.empty() ? offline.clinic->settings.printer_queue : options.queue);
    if (const auto written = base::write_file(options.out, made->pdf); !written) {
        tell({written.error()});
        return Exit::problems;
    }
    std::cout << options.out << ": " << made->pages << " pages, code " << made->code << "\n";
    return Exit::ok;
}

std::vector<Options> every_leaflet(const Options& options, const Context& context) {
    const Offline offline(context);
    std::vector<Options> list;
    if (!offline.clinic) return list;
    auto topics = offline.clinic->edition.groups("en");
    topics.push_back({"", "", "", "", {offline.clinic->edition.safety_topic()}});
    for (const auto& group : topics)
        for (const auto& topic : group.topics)
            for (const auto& language : offline.clinic->languages())
                for (const char* size : {"normal", "large"}) {
                    Options one = options;
                    one.topic = topic;
                    one.language = language;
                    one.size = size;
                    one.out = options.out + "/" + topic + "-" + language + "-" + size + ".pdf";
                    if (!topic.empty()) list.push_back(std::move(one));
                }
    return list;
}

// One worker's share: whole topics, for all their leaflets have the same figures. Tells each
// leaflet that is done by a byte.
int share(const std::vector<Options>& list, std::size_t first, std::size_t step, int done,
          const Context& context) {
    const Offline offline(context);
    base::Problems problems;
    std::size_t topic = 0;
    for (std::size_t i = 0; offline.clinic && i < list.size(); ++i) {
        topic += i > 0 && list[i].topic != list[i - 1].topic ? 1 : 0;
        if (topic % step != first) continue;
        auto made = make(*offline.clinic, list[i]);
        const auto kept = made ? base::write_file(list[i].out, made->pdf)
                               : base::Result<void>(tl::unexpected(made.error()));
        if (!kept) problems.push_back(kept.error());
        const char byte = kept ? '+' : '-';
        if (write(done, &byte, 1) != 1) return Exit::problems;
    }
    tell(problems);
    return problems.empty() ? Exit::ok : Exit::problems;
}

// Processes, not threads: Pango, librsvg and their kin keep state that threads would share.
int all(const Options& options, const Context& context) {
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    const auto list = every_leaflet(options, context);
    int ends[2];
    if (list.empty() || pipe(ends) != 0) return Exit::problems;
    const std::size_t workers = std::max(1U, std::thread::hardware_concurrency());
    std::vector<pid_t> children;
    for (std::size_t i = 0; i < workers; ++i) {
        const pid_t child = fork();
        if (child == 0) _exit(share(list, i, workers, ends[1], context));
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
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("handout", "A topic as a leaflet, to a file or a printer");
    command->add_option("topic", options->topic, "The topic's id");
    command->add_option("-o,--out", options->out, "The PDF to write, or with --all the folder");
    command->add_flag("--all", options->all, "Every topic, in every language and size");
    command->add_option("--size", options->size, "normal or large")
        ->check(CLI::IsMember({"normal", "large"}));
    command->add_option("--paper", options->paper, "A4 or Letter (default: clinic.toml's)")
        ->check(CLI::IsMember({"A4", "Letter"}));
    command->add_option("--chapters", options->chapters, "Only these parts, by the slug of heading")
        ->delimiter(',');
    command->add_option("--with", options->with, "A second language beside it");
    command->add_option("--lang", options->language, "Language of the leaflet");
    auto* print = command->add_flag("--print", options->print, "Print it");
    command->add_option("--queue", options->queue, "Another queue than clinic.toml's")
        ->needs(print);
    command->callback([options, &context] {
        if (options->print == !options->out.empty())
            throw CLI::ValidationError("handout", "name a file with -o, or say --print");
        if (options->all == !options->topic.empty())
            throw CLI::ValidationError("handout", "name a topic, or say --all");
        context.exit = options->all ? all(*options, context) : handout(*options, context);
    });
}

}  // namespace commands
