#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "commands/authors/sources_import.h"
#include "commands/command.h"
#include "commands/sources_export.h"
#include "content/check.h"
#include "content/statements.h"
#include "document/plain.h"

namespace commands {

namespace {

using content::Statement;

struct Cited {
    std::string page, title, part;  // as readers know the place
    Statement statement;
};

std::string part_of(const document::Document& page, int line) {
    std::string part;
    for (const auto& block : page.blocks) {
        if (block.line > line) break;
        if (const auto* heading = std::get_if<document::Heading>(&block.what))
            part = document::plain(heading->words);
    }
    return part;
}

struct Library {
    std::vector<content::Source> sources;
    std::vector<Cited> cited;  // of the English pages, in their order
    base::Problems problems;
};

Library read(const std::string& folder) {
    Library made;
    content::CheckOptions look;
    look.catalog = [&](const content::Catalog& catalog) { made.sources = catalog.sources; };
    look.page = [&](const content::Page& page) {
        if (page.language != "en") return;
        for (auto& statement : content::statements(page.document))
            made.cited.push_back({page.id, page.document.front.title,
                                  part_of(page.document, statement.line), std::move(statement)});
    };
    const auto tree = content::DiskTree::open(folder);
    made.problems = tree ? content::check(*tree, look) : base::Problems{tree.error()};
    std::erase_if(made.problems,
                  [](const auto& one) { return one.severity != base::Severity::error; });
    return made;
}

std::string line_of(const Cited& one, const std::string& also = "") {
    const auto part = one.part.empty() ? "" : fmt::format(", “{}”", one.part);
    return fmt::format("[ ] {}{} ({}:{}){}\n      {}{}\n", one.title, part, one.page,
                       one.statement.line, also.empty() ? "" : "\n      also on: " + also,
                       one.statement.words,
                       one.statement.why.empty() ? "" : "\n      why: " + one.statement.why);
}

// What several pages say in the same words is signed once.
template <class Wanted>
void list(const Library& library, const std::string& title, const Wanted& wanted) {
    std::vector<const Cited*> order;
    std::map<std::string, std::string> also;
    for (const auto& one : library.cited) {
        if (!wanted(one.statement)) continue;
        const auto [known, first] = also.try_emplace(one.statement.words);
        if (first)
            order.push_back(&one);
        else
            known->second += fmt::format("{}{} ({}:{})", known->second.empty() ? "" : ", ",
                                         one.title, one.page, one.statement.line);
    }
    std::cout << fmt::format("{} ({})\n\n", title, order.size());
    for (const auto* one : order) std::cout << line_of(*one, also[one->statement.words]);
    std::cout << "\n";
}

// Emergencies that nothing but the clinic's own word carries come first.
void to_sign(const Library& library) {
    using Mark = Statement::Mark;
    std::cout
        << "To be signed by a clinician. Tick what is right; correct what is not.\n"
           "Where a page says {act-now}, readers are told to get help at once; {act-today} is "
           "to call today,\n{act-visit} to say so at the visit.\n\n";
    const auto grave = [](const Statement& one) {
        return one.kind == content::StatementKind::emergency && one.mark != Mark::none;
    };
    list(library, "Emergencies that rest on the clinic's own word", grave);
    list(library, "Statements to confirm",
         [&](const Statement& one) { return !grave(one) && one.mark == Mark::confirm; });
    list(library, "House rules",
         [&](const Statement& one) { return !grave(one) && one.mark == Mark::house_rule; });
}

// What an entry says of itself that is still to be read, checked or completed; a paper without its
// DOI is to be looked up.
std::string lacking(const content::Source& source) {
    const auto entry = nlohmann::json::parse(source.csl, nullptr, false);
    if (!entry.is_object()) return "";
    std::string told = entry.value("note", "");
    const auto says = [&](const char* words) { return told.find(words) != std::string::npos; };
    if (!says("to be ") && !says("is to ") && !says("are to ") && !says("re-read")) told.clear();
    if (entry.value("type", "") == "article-journal" && source.doi.empty())
        told += std::string(told.empty() ? "" : " ") + "Its DOI is to be looked up.";
    return told;
}

void to_complete(const Library& library) {
    std::string list;
    int count = 0;
    for (const auto& source : library.sources) {
        const auto told = lacking(source);
        if (told.empty()) continue;
        list += fmt::format("[ ] {}: {}\n      {}\n", source.id, content::reference(source), told);
        ++count;
    }
    std::cout << fmt::format("To be completed or checked: {} sources.\n\n{}", count, list);
}

// What rests on sources nobody has read yet, the source that carries most of it first.
void to_read(const Library& library) {
    std::map<std::string, const content::Source*> known;
    for (const auto& source : library.sources) known[source.id] = &source;
    const auto unread = [&](const std::string& id) {
        return known.contains(id) && known[id]->read == content::Read::no;
    };
    std::map<std::string, std::vector<const Cited*>> waiting;
    for (const auto& one : library.cited) {
        const auto& ids = one.statement.sources;
        if (!ids.empty() && std::all_of(ids.begin(), ids.end(), unread))
            for (const auto& id : ids) waiting[id].push_back(&one);
    }
    std::vector<std::string> order;
    for (const auto& [id, all] : waiting) order.push_back(id);
    std::stable_sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
        return waiting[a].size() > waiting[b].size();
    });
    std::cout << fmt::format("To be read by a librarian: {} sources.\n\n", order.size());
    for (const auto& id : order) {
        std::cout << fmt::format("{}: {}\n{}\n", id, content::reference(*known[id]),
                                 content::address(*known[id]));
        for (const auto* one : waiting[id]) std::cout << line_of(*one);
        std::cout << "\n";
    }
    to_complete(library);
}

void told(CLI::App* command, Context& context, void (*act)(const Library&)) {
    auto folder = std::make_shared<std::string>();
    command->add_option("content", *folder, "The content folder")->required();
    command->callback([folder, act, &context] {
        const Library library = read(*folder);
        act(library);
        context.exit = report_errors(library.problems) ? Exit::problems : Exit::ok;
    });
}

}  // namespace

void add_sources(CLI::App& app, Context& context) {
    auto* sources = app.add_subcommand("sources", "What the pages rest on");
    sources->require_subcommand(1);
    told(sources->add_subcommand("to-sign", "What a clinician has to sign, as one list"), context,
         to_sign);
    told(sources->add_subcommand("to-read", "What a librarian has to read first, as one list"),
         context, to_read);
    add_sources_import(*sources, context);
    auto form = std::make_shared<ExportForm>(ExportForm::zotero);
    auto folder = std::make_shared<std::string>();
    auto* out = sources->add_subcommand("export", "The bibliography for other programs");
    out->add_option("content", *folder, "The content folder")->required();
    auto* forms = out->add_option_group("form");
    forms->add_flag_callback(
        "--biblatex", [form] { *form = ExportForm::biblatex; }, "For JabRef");
    forms->add_flag_callback(
        "--ris", [form] { *form = ExportForm::ris; }, "For every reference manager");
    forms->add_flag_callback(
        "--zotero", [form] { *form = ExportForm::zotero; },
        "CSL-JSON with our own fields in the note, which Zotero keeps");
    forms->require_option(1);
    out->callback([form, folder, &context] {
        const Library library = read(*folder);
        std::cout << export_sources(library.sources, *form);
        context.exit = report_errors(library.problems) ? Exit::problems : Exit::ok;
    });
}

}  // namespace commands
