#include "editorial/office.h"

namespace office {

std::string with_own_words(std::string page) {
    const std::pair<std::string, std::string> own[] = {
        {"Say in one sentence what this page is about.", "All about it."},
        {"Write what matters most here.", "It is common."},
        {"Two or three short facts are best.", "It can be treated."},
        {"Write here in short words. Keep each sentence short.", "It hurts."}};
    for (const auto& [from, to] : own) page.replace(page.find(from), from.size(), to);
    return page;
}

void Office::import_all_but(const std::string& path) {
    const base::Path others = folder / "others";
    fs::copy(support::fixtures() / "library", others, fs::copy_options::recursive);
    fs::remove(others / path);
    must(editorial::import_folder(repository, others, {author("ann"), noon}));
}

editorial::Listed Office::listed(const std::string& path) {
    for (auto& one : repository.list())
        if (one.path == path) return one;
    FAIL(path);
    return {};
}

editorial::Revision Office::save(const std::string& path, const std::string& body,
                                 const std::string& by) {
    const auto newest = repository.newest(path);
    return must(editorial::save(repository, {path, by, body, newest ? newest->id : 0, 0},
                                {author(by), noon}));
}

std::set<std::string> Office::all_warnings(const std::string& before, const std::string& now) {
    const auto changed = editorial::changed_warnings(before, now);
    return {changed.begin(), changed.end()};
}

base::Result<editorial::Revision> Office::try_approve(const std::string& path,
                                                      const editorial::Person& person) {
    const auto text = repository.newest(path);
    const auto before = repository.approved(path);
    const auto changed = editorial::ids_of(editorial::touched(
        repository, {*content::Path::parse(path), before ? before->body : "", text->body}));
    return editorial::approve(repository, {text->id, {changed.begin(), changed.end()}, today, {}},
                              {person, noon + 60});
}

editorial::Revision Office::approve(const std::string& path) {
    must(editorial::submit(repository, path, {author("ann"), noon}));
    return must(try_approve(path));
}

base::Result<int> Office::try_publish(const editorial::Person& person) {
    problems.clear();
    return editorial::publish(repository, {paths, "", {person, ++now}}, {editions, settings},
                              problems);
}

int Office::publish() {
    const auto number = try_publish();
    INFO(told());
    return must(number);
}

std::string Office::told() const {
    std::string lines;
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
    return lines;
}

std::string Office::with(const std::string& path, const std::string& from, const std::string& to) {
    std::string body = repository.newest(path).value().body;
    const auto at = body.find(from);
    REQUIRE(at != std::string::npos);
    return body.replace(at, from.size(), to);
}

std::string Office::sqlite(const std::string& sql) const {
    REQUIRE(base::write_file(folder / "question.sql", sql));
    return support::run("sqlite3 '" + file.string() + "' < '" + (folder / "question.sql").string() +
                        "'")
        .out;
}

void Office::fill(const base::Path& content) {
    must(editorial::import_folder(repository, content, {author("ann"), noon}));
    must(repository.act([&]() -> base::Result<void> {  // one flush to the disk, not two a text
        for (const auto& one : repository.list()) approve(one.path);
        return {};
    }));
}

}  // namespace office
