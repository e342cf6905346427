#include "handout/leaflet.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <mutex>
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

// Each worker has an edition of its own: fonts and pages are not shared between threads.
std::vector<Options> every_leaflet(const Options& options, const Context& context) {
    const Offline offline(context);
    std::vector<Options> list;
    if (!offline.clinic) return list;
    for (const auto& language : offline.clinic->languages())
        for (const auto& group : offline.clinic->edition.groups("en"))
            for (const auto& topic : group.topics)
                for (const char* size : {"normal", "large"}) {
                    Options one = options;
                    one.topic = topic;
                    one.language = language;
                    one.size = size;
                    one.out = options.out + "/" + topic + "-" + language + "-" + size + ".pdf";
                    list.push_back(std::move(one));
                }
    return list;
}

int all(const Options& options, const Context& context) {
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    const auto list = every_leaflet(options, context);
    if (list.empty()) return Exit::problems;
    const auto show = progress("leaflet");
    std::atomic<std::size_t> next{0}, done{0};
    std::mutex mutex;
    base::Problems problems;
    const auto work = [&] {
        const Offline offline(context);
        for (std::size_t i = next++; offline.clinic && i < list.size(); i = next++) {
            auto made = make(*offline.clinic, list[i]);
            const auto kept = made ? base::write_file(list[i].out, made->pdf)
                                   : base::Result<void>(tl::unexpected(made.error()));
            const std::lock_guard lock(mutex);
            if (!kept) problems.push_back(kept.error());
            show(++done, list.size());
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i)
        workers.emplace_back(work);
    for (auto& worker : workers) worker.join();
    tell(problems);
    std::cout << options.out << ": " << done - problems.size() << " leaflets\n";
    return problems.empty() ? Exit::ok : Exit::problems;
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
