#include "handout/leaflet.h"

#include <chrono>
#include <iostream>
#include <thread>

#include "commands/command.h"

#include "devices/stand_in_voice.h"

namespace commands {

namespace {

struct Options {
    std::string topic, out, language = "en", queue;
    bool print = false;
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

int handout(const Options& options, const Context& context) {
    devices::StandInPrinter none;
    const devices::SystemClock clock;
    devices::StandInVoice silent(clock);
    base::Problems notes;
    const auto clinic = shell::open_clinic(context.place(), {none, silent, clock}, notes);
    tell(notes);
    if (!clinic) return Exit::problems;
    screens::Visit visit;
    visit.language = options.language;
    const auto* page = clinic->page(options.language, options.topic);
    if (!page) {
        tell({{options.topic, 0, base::Severity::error, "is no topic of this edition", ""}});
        return Exit::problems;
    }
    auto made = handout::topic_leaflet(
        clinic->press(visit), {page->document, clinic->sources(page->document), page->language});
    if (!made) {
        tell({made.error()});
        return Exit::problems;
    }
    if (options.print)
        return send(std::move(made->pdf),
                    options.queue.empty() ? clinic->settings.printer_queue : options.queue);
    if (const auto written = base::write_file(options.out, made->pdf); !written) {
        tell({written.error()});
        return Exit::problems;
    }
    std::cout << options.out << ": " << made->pages << " pages\n";
    return Exit::ok;
}

}  // namespace

void add_handout(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("handout", "A topic as a leaflet, to a file or a printer");
    command->add_option("topic", options->topic, "The topic's id")->required();
    command->add_option("-o,--out", options->out, "The PDF to write");
    command->add_option("--lang", options->language, "Language of the leaflet");
    auto* print = command->add_flag("--print", options->print, "Print it");
    command->add_option("--queue", options->queue, "Another queue than clinic.toml's")
        ->needs(print);
    command->callback([options, &context] {
        if (options->print == !options->out.empty())
            throw CLI::ValidationError("handout", "name a file with -o, or say --print");
        context.exit = handout(*options, context);
    });
}

}  // namespace commands
