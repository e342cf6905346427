#include "commands/library.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "content/path.h"
#include "devices/clock.h"
#include "document/drawing/png.h"
#include "document/drawing/svg.h"
#include "editorial/withdrawal.h"
#include "text/diff.h"
#include "text/unicode.h"

namespace commands {

CLI::App* Adding::reads(const std::string& name, const std::string& about, OnLibrary act) {
    auto* command = library_.add_subcommand(name, about);
    command->callback([act, wish = wish_, &context = context_] {
        context.exit =
            at_library(context, wish->signing, [&](Work& work) { return act(work, *wish); });
    });
    return command;
}

void Adding::give_room() const {
    constexpr std::uintmax_t scarce = 1U << 20U;  // bytes
    const auto paths = context_.paths();
    std::error_code error;
    if (const auto space = std::filesystem::space(paths.data, error);
        !error && space.available < scarce)
        edition::EditionStore(paths.editions()).give_room();
}

namespace {

int exit_of(const std::function<base::Result<void>()>& act) {
    base::Result<void> done;
    try {
        done = act();
    } catch (const storage::Fault& fault) {
        done = base::fail("the library", fault.what());
    }
    if (!done) report_errors({done.error()});
    return done ? Exit::ok : Exit::problems;
}

}  // namespace

CLI::App* Adding::acts(const std::string& name, const std::string& about, OnLibrary act,
                       Alone held) {
    auto* command = reads(name, about, act);
    if (held)
        command->callback([act, held, wish = wish_, &context = context_] {
            if (editorial::held_by_another(context.paths().library()))
                context.exit = exit_of([&] { return held(context.paths(), *wish); });
            else
                context.exit = at_library(context, wish->signing,
                                          [&](Work& work) { return act(work, *wish); });
        });
    add_signing(*command, wish_->signing)->required();
    return command;
}

CLI::Option* add_signing(CLI::App& command, Signing& signing, const std::string& about) {
    command.add_option("--secret-file", signing.file,
                       "A file whose first line is its secret; - : standard input");
    return command.add_option("--by", signing.name, about);
}

CLI::App* Adding::alone(const std::string& name, const std::string& about, Alone act) {
    auto* command = library_.add_subcommand(name, about);
    command->callback([act, wish = wish_, &context = context_] {
        context.exit = exit_of([&] { return act(context.paths(), *wish); });
    });
    return command;
}

namespace {

std::string_view name_of(editorial::State state) {
    return editorial::state_names[static_cast<std::size_t>(state)];
}

base::Result<void> import(Work& work, const Wish& wish) {
    auto done = editorial::import_folder(work.repository, wish.file, work.by());
    if (!done) return tl::unexpected(done.error());
    std::cout << done->count << " texts came in as drafts of " << work.person.name << "\n";
    work.problems = std::move(done->conflicts);
    return {};
}

base::Result<void> export_to(Work& work, const Wish& wish) {
    using editorial::Which;
    if (auto may = may_write(work.paths, wish.file); !may) return may;
    const auto count = editorial::export_folder(work.repository, wish.file,
                                                wish.approved ? Which::approved : Which::newest);
    if (!count) return tl::unexpected(count.error());
    std::cout << wish.file << ": " << *count << " texts\n";
    return {};
}

nlohmann::ordered_json to_json(const editorial::Listed& text) {
    return {{"path", text.path},
            {"language", text.language},
            {"id", text.id},
            {"title", text.title},
            {"state", name_of(text.state)},
            {"revision", text.number},
            {"by", text.by},
            {"at", text::to_utc(text.at)},
            {"approved", text.approved_number},
            {"published", text.published_number},
            {"due", text.due.known() ? text::to_iso(text.due) : ""},
            {"grade", text.grade},
            {"errors", text.errors},
            {"warnings", text.warnings}};
}

base::Result<void> list(Work& work, const Wish& wish) {
    auto told = nlohmann::ordered_json::array();
    if (!wish.json)
        std::cout << fmt::format("{:<10} {:>8} {:>8} {:>9} {:<10} {:>6} {:>6}  {}\n", "state",
                                 "revision", "approved", "published", "review due", "grade",
                                 "errors", "text");
    for (const auto& text : work.repository.list())
        if (wish.json)
            told.push_back(to_json(text));
        else
            std::cout << fmt::format(
                "{:<10} {:>8} {:>8} {:>9} {:<10} {:>6} {:>6}  {}\n", name_of(text.state),
                text.number, text.approved_number ? std::to_string(text.approved_number) : "-",
                text.published_number ? std::to_string(text.published_number) : "-",
                text.due.known() ? text::to_iso(text.due) : "-",
                text.grade > 0 ? fmt::format("{:.1f}", text.grade) : "-", text.errors, text.path);
    if (wish.json) print(told);
    return {};
}

// By its number; the newest where none is said.
base::Result<editorial::Revision> revision(Work& work, const std::string& path, int number) {
    const auto newest = work.repository.newest(path);
    if (!newest) return base::fail(path, "is not in the library", "urokiosk library list");
    if (number == 0 || number == newest->number) return *newest;
    for (const auto& one : work.repository.revisions(path))
        if (one.number == number) return *work.repository.revision(one.id);
    return base::fail(path, fmt::format("has no revision {}, but {}", number, newest->number));
}

base::Result<void> show(Work& work, const Wish& wish) {
    const auto text = revision(work, wish.path, wish.to);
    if (!text) return tl::unexpected(text.error());
    if (!wish.json) {
        std::cout << text->body;
        return {};
    }
    auto revisions = nlohmann::ordered_json::array(), remarks = nlohmann::ordered_json::array();
    for (const auto& one : work.repository.revisions(wish.path))
        revisions.push_back({{"revision", one.number},
                             {"by", one.by},
                             {"at", text::to_utc(one.at)},
                             {"state", name_of(one.state)},
                             {"decided_by", one.decided_by},
                             {"comment", one.comment},
                             {"digest", one.digest}});
    for (const auto& one : work.repository.remarks(wish.path))
        remarks.push_back({{"line", one.line},
                           {"by", one.act.who},
                           {"at", text::to_utc(one.act.at)},
                           {"words", one.words}});
    print({{"path", text->path},
           {"revision", text->number},
           {"state", name_of(text->state)},
           {"body", text->body},
           {"revisions", revisions},
           {"remarks", remarks}});
    return {};
}

base::Result<std::string> read_text(const std::string& file) {
    if (file != "-") {
        auto text = base::read_file(file, editorial::largest_text);
        if (text && !document::is_png(*text)) *text = text::plain_lines(std::move(*text));
        return text;
    }
    std::string text;
    std::array<char, 65536> part;
    while (std::cin.read(part.data(), part.size()), std::cin.gcount() > 0) {
        text.append(part.data(), static_cast<std::size_t>(std::cin.gcount()));
        if (text.size() > editorial::largest_text)
            return base::fail("the standard input", "is too large for a text");
    }
    return document::is_png(text) ? text : text::plain_lines(std::move(text));
}

// The revision a file was begun from: what was said, or the newest one where that is one's own.
base::Result<std::int64_t> base_of(Work& work, const Wish& wish) {
    const auto newest = work.repository.newest(wish.path);
    if (!newest || wish.base == 0) return 0;
    if (wish.base > 0) {
        const auto begun = revision(work, wish.path, wish.base);
        if (!begun) return tl::unexpected(begun.error());
        return begun->id;
    }
    if (newest->by == work.person.name) return newest->id;
    return base::fail(
        wish.path, fmt::format("has revision {} by {}", newest->number, newest->by),
        fmt::format("say which one yours was begun from, for example --base {}", newest->number));
}

base::Result<void> edit(Work& work, const Wish& wish) {
    auto body = read_text(wish.file);
    if (!body) return tl::unexpected(body.error());
    const auto path = content::Path::parse(wish.path);
    if (path && path->kind == content::Path::Kind::drawing && document::is_png(*body)) {
        auto wrapped = document::wrap_png(*body);
        if (!wrapped) return tl::unexpected(wrapped.error());
        *body = std::move(wrapped->svg);
    }
    const auto begun = base_of(work, wish);
    if (!begun) return tl::unexpected(begun.error());
    const auto saved = editorial::save(work.repository, {wish.path, "", *body, *begun}, work.by());
    if (!saved) return tl::unexpected(saved.error());
    std::cout << wish.path << ": revision " << saved->number << ", " << name_of(saved->state)
              << "\n";
    return {};
}

base::Result<void> create(Work& work, const Wish& wish) {
    const auto path = editorial::begin_page(
        work.repository, {wish.path, wish.title, devices::SystemClock().today()}, work.by());
    if (!path) return tl::unexpected(path.error());
    std::cout << *path << ": made; name it in a group of topics.toml\n";
    return {};
}

// Changed lines with three around them, as diff -u writes them.
std::string unified(const std::vector<text::Change>& changes) {
    constexpr std::size_t around = 3;
    std::vector<bool> shown(changes.size());
    for (std::size_t i = 0; i < changes.size(); ++i)
        if (changes[i].kind != text::ChangeKind::same)
            for (std::size_t j = i < around ? 0 : i - around;
                 j < std::min(i + around + 1, changes.size()); ++j)
                shown[j] = true;
    std::string text;
    int old_line = 1, new_line = 1;
    for (std::size_t i = 0; i < changes.size();) {
        if (!shown[i]) {
            ++old_line, ++new_line, ++i;
            continue;
        }
        std::string lines;
        int old_count = 0, new_count = 0;
        for (; i < changes.size() && shown[i]; ++i) {
            const auto& [kind, line] = changes[i];
            old_count += kind != text::ChangeKind::added ? 1 : 0;
            new_count += kind != text::ChangeKind::removed ? 1 : 0;
            lines += (kind == text::ChangeKind::same    ? " "
                      : kind == text::ChangeKind::added ? "+"
                                                        : "-") +
                     line;
            if (!line.ends_with('\n')) lines += "\n\\ No newline at end of file\n";
        }
        text += fmt::format("@@ -{},{} +{},{} @@\n", old_count ? old_line : old_line - 1, old_count,
                            new_count ? new_line : new_line - 1, new_count) +
                lines;
        old_line += old_count;
        new_line += new_count;
    }
    return text;
}

// From the approved text, or the one before the newest where that is the approved one.
base::Result<void> diff(Work& work, const Wish& wish) {
    const auto to = revision(work, wish.path, wish.to);
    if (!to) return tl::unexpected(to.error());
    const auto approved = work.repository.approved(wish.path);
    const int from = wish.from > 0                               ? wish.from
                     : approved && approved->number < to->number ? approved->number
                                                                 : to->number - 1;
    editorial::Revision before;
    if (from > 0) {
        auto found = revision(work, wish.path, from);
        if (!found) return tl::unexpected(found.error());
        before = std::move(*found);
    }
    const auto changes = text::diff_lines(before.body, to->body);
    const auto warnings = editorial::ids_of(editorial::touched(
        work.repository, {*content::Path::parse(wish.path), before.body, to->body}));
    if (!wish.json) {
        const std::string text = unified(changes);
        std::string ids;
        for (const auto& id : warnings) ids += (ids.empty() ? "" : ",") + id;
        if (!ids.empty()) std::cout << "# warnings changed: " << ids << "\n";
        if (!text.empty())
            std::cout << fmt::format("--- {0}\trevision {1}\n+++ {0}\trevision {2}, digest {3}\n",
                                     wish.path, from, to->number, to->digest.substr(0, 12))
                      << text;
        return {};
    }
    constexpr std::string_view kinds[] = {"same", "added", "removed"};
    auto lines = nlohmann::ordered_json::array();
    for (const auto& change : changes)
        lines.push_back(
            {{"kind", kinds[static_cast<std::size_t>(change.kind)]}, {"text", change.text}});
    print({{"path", wish.path},
           {"from", from},
           {"to", to->number},
           {"digest", to->digest},
           {"warnings_changed", warnings},
           {"lines", lines}});
    return {};
}

base::Result<void> changes(Work& work, const Wish& wish) {
    const auto coming =
        editorial::changes(work.repository, edition::EditionStore(work.paths.editions()));
    const std::pair<const char*, const std::vector<std::string>&> parts[] = {
        {"added", coming.added},
        {"changed", coming.changed},
        {"removed", coming.removed},
        {"warnings", coming.warnings},
        {"waiting", coming.waiting}};
    auto told = nlohmann::ordered_json::object();
    for (const auto& [name, paths] : parts) {
        told[name] = paths;
        if (!wish.json)
            for (const auto& path : paths) std::cout << fmt::format("{:<9} {}\n", name, path);
    }
    if (wish.json)
        print(told);
    else if (coming.none())
        std::cout << "publishing would change nothing\n";
    return {};
}

void add_texts(Adding& adding) {
    Wish& wish = adding.wish();
    adding.acts("import", "Take in a content folder: what differs becomes a draft", import)
        ->add_option("folder", wish.file, "The content folder")
        ->required();
    auto* out = adding.reads("export", "Write all texts as a content folder", export_to);
    out->add_option("folder", wish.file, "The folder to write")->required();
    out->add_flag("--approved", wish.approved, "Approved texts alone, without withdrawn pages");
    adding.reads("list", "All texts and where they stand", list)
        ->add_flag("--json", wish.json, "As JSON");
    auto* shown = adding.reads("show", "One text as it is written", show);
    shown->add_option("path", wish.path, "As library list names it")->required();
    shown->add_option("--revision", wish.to, "Its number (default: the newest)");
    shown->add_flag("--json", wish.json, "With all its revisions and remarks, as JSON");
    auto* edited = adding.acts("edit", "Save a file as the next revision of a text", edit);
    edited->add_option("path", wish.path, "As library list names it, or a new one")->required();
    edited->add_option("file", wish.file, "The file; - : standard input (after the secret)")
        ->required();
    edited->add_option("--base", wish.base, "The revision it was begun from; 0: a new text");
    auto* compared = adding.reads("diff", "What changed between two revisions of a text", diff);
    compared->add_option("path", wish.path, "As library list names it")->required();
    compared->add_option("--from", wish.from, "A revision (default: the approved one)");
    compared->add_option("--to", wish.to, "A revision (default: the newest)");
    compared->add_flag("--json", wish.json, "As JSON");
    auto* made = adding.acts("new", "Begin an English page from a template", create);
    made->add_option("id", wish.path, "Small letters, digits and -")->required();
    made->add_option("title", wish.title, "As patients read it")->required();
    adding.reads("changes", "What publishing now would change for patients", changes)
        ->add_flag("--json", wish.json, "As JSON");
}

}  // namespace

void add_library(CLI::App& app, Context& context) {
    auto* library =
        app.add_subcommand("library", "Correct, approve and publish what patients read");
    library->require_subcommand(1);
    Adding adding(*library, context);
    add_texts(adding);
    add_library_acts(adding);
}

}  // namespace commands
