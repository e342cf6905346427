#include "commands/authors/sources_import.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/library.h"
#include "content/bibliography/arrivals.h"
#include "content/source_fields.h"
#include "devices/clock.h"

namespace commands {

namespace {

constexpr const char* sources_file = "sources.json";

struct ImportOptions {
    std::string file, folder;
    content::Standing standing;
    Signing signing;
};

// Who came in, who stands there already, who was refused and why. True where none was refused.
bool tell(const content::Arrivals& arrivals, const std::string& where) {
    for (const auto& id : arrivals.ids) std::cout << "+ " << id << "\n";
    for (const auto& id : arrivals.known) std::cout << "= " << id << " stands there already\n";
    report_errors(arrivals.refused);
    std::cout << where << ": " << arrivals.ids.size() << " came in, " << arrivals.known.size()
              << " stand there already, " << arrivals.refused.size() << " faults\n";
    return arrivals.refused.empty();
}

int into_folder(const ImportOptions& options, const std::string& foreign) {
    const base::Path file = base::Path(options.folder) / sources_file;
    const auto list = base::read_file(file, content::largest_text);
    if (!list) return fault(list.error());
    const auto arrivals = content::arrive(*list, foreign, options.file, options.standing);
    if (!arrivals) return fault(arrivals.error());
    if (!arrivals->ids.empty())
        if (const auto kept = base::write_file(file, arrivals->list); !kept)
            return fault(kept.error());
    return tell(*arrivals, file.string()) ? Exit::ok : Exit::problems;
}

int into_library(const ImportOptions& options, const std::string& foreign, const Context& context) {
    bool all = true;
    const int done = at_library(context, options.signing, [&](Work& work) -> base::Result<void> {
        const auto newest = work.repository.newest(sources_file);
        const auto arrivals = content::arrive(newest ? newest->body : "[\n]\n", foreign,
                                              options.file, options.standing);
        if (!arrivals) return tl::unexpected(arrivals.error());
        if (!arrivals->ids.empty()) {
            const auto saved = editorial::save(
                work.repository, {sources_file, "", arrivals->list, newest ? newest->id : 0},
                work.by());
            if (!saved) return tl::unexpected(saved.error());
        }
        all = tell(*arrivals, sources_file);
        return {};
    });
    return done != Exit::ok ? done : all ? Exit::ok : Exit::problems;
}

int import_sources(ImportOptions options, const Context& context) {
    const auto foreign = base::read_file(options.file, content::largest_text);
    if (!foreign) return fault(foreign.error());
    options.standing.today = devices::SystemClock().today();
    return options.folder.empty() ? into_library(options, *foreign, context)
                                  : into_folder(options, *foreign);
}

std::vector<std::string> words_of(const std::vector<std::string_view>& all) {
    return {all.begin(), all.end()};
}

}  // namespace

void add_sources_import(CLI::App& sources, Context& context) {
    auto options = std::make_shared<ImportOptions>();
    auto* command = sources.add_subcommand(
        "import", "Sources from a list of CSL-JSON, RIS or BibTeX; each refused one is named");
    command->add_option("file", options->file, "The list")->required();
    auto* folder = command->add_option("--content", options->folder,
                                       "Into a content folder (else into the library)");
    auto* by = add_signing(*command, options->signing, "The author who brings them");
    folder->excludes(by);
    auto& standing = options->standing;
    command->add_option("--evidence", standing.evidence, "Of those that do not say: guideline ...")
        ->check(CLI::IsMember(words_of(content::evidences())));
    command->add_option("--licence", standing.licence, "Of those that do not say (facts-only)")
        ->check(CLI::IsMember(words_of(content::source_licences())));
    command->add_option("--read", standing.read, "How much was read: whole, part, abstract, no")
        ->check(CLI::IsMember(words_of({content::read_names.begin(), content::read_names.end()})));
    command->callback([options, &context] {
        if (options->folder.empty() && options->signing.name.empty())
            throw CLI::ValidationError("sources import", "name a folder with --content, or --by");
        context.exit = import_sources(*options, context);
    });
}

}  // namespace commands
