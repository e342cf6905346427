// The same findings for who writes, who approves and who publishes.
#include "content/check.h"
#include "editorial/office.h"
#include "support/sources.h"

namespace {

using namespace office;

std::string errors(const base::Problems& problems) {
    std::string lines;
    for (const auto& problem : problems)
        if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("What nobody knows keeps a text from being approved, and is told before", "[library]") {
    struct Slip {
        std::string path, from, to, told;
    };
    const Slip slip = GENERATE(
        Slip{page, "[NG110](source:NG110)", "[X](source:NONE)", "source 'NONE' is not in sources"},
        Slip{page, "\n## ", "\n[A word](term:nobody)\n\n## ",
             "the word 'nobody' is not in the glossary"},
        Slip{page, "\n## ", "\n![A drawing](diagram:none)\n\n## ", "there is no drawing 'none'"},
        Slip{page, "\n## ", "\nCall {emergency-nubmer}.\n\n## ", "{emergency-nubmer} is unknown"},
        Slip{"topics.toml", "id = \"pain\"", "id = \"pian\"", "the group 'pian' has no title"},
        Slip{"topics.toml", "\"prostatitis\"", "\"prostatotis\"",
             "the page 'prostatotis' does not exist"},
        Slip{"topics.toml", "\"prostatitis\"", "", "would break en/topics/prostatitis.md"},
        Slip{"diagrams/male-pelvis.toml", "id = \"prostate\"", "id = \"gland\"",
             "would break en/topics/prostate.md"});
    Office office;
    office.fill();
    office.save(slip.path, office.with(slip.path, slip.from, slip.to));
    must(editorial::submit(office.repository, slip.path, {author("ann"), noon}));
    const auto body = office.repository.newest(slip.path)->body;
    const auto told = errors(editorial::findings(office.repository, slip.path, body));
    CHECK_THAT(told, Catch::Contains(slip.told));
    const auto refused = fault(office.try_approve(slip.path));
    CHECK_FALSE(refused.empty());
    CHECK_THAT(told, Catch::Contains(refused + "\n"));
    for (const auto& one : office.repository.list())
        if (one.path == slip.path) CHECK(one.errors == std::count(told.begin(), told.end(), '\n'));
}

TEST_CASE("Words of a template are told while one types, and not sent for review", "[library]") {
    Office office;
    office.fill();
    office.save(page, office.with(page, "\n## ",
                                  "\nWrite here in short words. Keep each sentence short.\n\n## "));
    const auto body = office.repository.newest(page)->body;
    const auto told = errors(editorial::findings(office.repository, page, body));
    CHECK_THAT(told, Catch::Contains("is a template's"));
    CHECK_THAT(fault(editorial::submit(office.repository, page, {author("ann"), noon})),
               Catch::Contains("is a template's"));
    CHECK(office.repository.newest(page)->state == editorial::State::draft);
}

TEST_CASE("A page in no group is not approved", "[library]") {
    Office office;
    office.fill();
    const std::string lost = "en/topics/lost.md";
    office.save(lost, with_own_words(editorial::new_page({"lost", "A lost page", today})));
    must(editorial::submit(office.repository, lost, {author("ann"), noon}));
    CHECK_THAT(fault(office.try_approve(lost)),
               Catch::Contains("no group in topics.toml holds this page"));
    office.save("topics.toml",
                office.with("topics.toml", "\"prostatitis\"", "\"prostatitis\", \"lost\""));
    must(office.try_approve(lost));
    office.approve("topics.toml");
    CHECK(office.publish() == 1);
}

TEST_CASE("A whole library that is new can be approved in any order", "[library]") {
    Office office;
    must(editorial::import_folder(office.repository, support::fixtures() / "library",
                                  {author("ann"), noon}));
    auto texts = office.repository.list();
    const bool backwards = GENERATE(false, true);
    if (backwards) std::reverse(texts.begin(), texts.end());
    for (const auto& one : texts) {
        INFO(one.path);
        CHECK(one.errors == 0);
        office.approve(one.path);
    }
    CHECK(office.publish() == 1);
}

TEST_CASE("Hints and warnings do not keep a text from being approved", "[library]") {
    Office office;
    office.fill();
    const std::string spanish = "es/topics/prostatitis.md";
    const auto body = office.repository.newest(spanish)->body;
    const auto found = editorial::findings(office.repository, spanish, body);
    CHECK_FALSE(found.empty());  // nothing tells which English it was made from
    CHECK(errors(found).empty());
    office.save(page, office.with(page, "\n## ", "\nA new paragraph.\n\n## "));
    office.approve(page);
    office.save(spanish, office.with(spanish, "\n## ", "\nOtra.\n\n## "));
    office.approve(spanish);
}

TEST_CASE("Publishing tells all that is wrong, and writes no folder of content", "[library]") {
    Office office;
    office.fill();
    // Known to the newest texts, and to none that is approved.
    office.save("sources.json",
                support::with_source(office.repository.newest("sources.json")->body, "NEW25"));
    office.save("en/glossary.toml", office.repository.newest("en/glossary.toml")->body +
                                        "\n[newword]\nword = \"new\"\nmeaning = \"Not old.\"\n");
    std::string body = office.with(page, "sources = [", "sources = [\"NEW25\", ");
    body.replace(body.find("\n## "), 4, "\n[New](source:NEW25)\n\n## ");
    office.save(page, body);
    office.approve(page);
    const std::string visit = "en/topics/your-visit.md";
    office.save(visit, office.with(visit, "\n## ", "\n[New](term:newword)\n\n## "));
    office.approve(visit);
    office.save("en/groups.toml", office.repository.newest("en/groups.toml")->body + "\n");
    office.sqlite("UPDATE text SET approved = newest WHERE path = 'en/groups.toml'");
    std::set<std::string> folders, files;
    const std::string keys = office.key.parent_path().filename().string();  // was there before
    editorial::Publishing wish{office.paths, "", {paul, noon + 200}};
    wish.progress = [&](std::size_t, std::size_t) {
        for (const auto& entry : fs::directory_iterator(office.data))
            (entry.is_directory() ? folders : files).insert(entry.path().filename().string());
    };
    base::Problems problems;
    CHECK_FALSE(
        editorial::publish(office.repository, wish, {office.editions, office.settings}, problems));
    const auto told = errors(problems);
    CHECK_THAT(told, Catch::Contains(page + ":1: source 'NEW25' is not in sources.json"));
    CHECK_THAT(told, Catch::Contains(visit + ":1: the word 'newword' is not in the glossary"));
    CHECK_THAT(told, Catch::Contains("en/groups.toml: stands as approved, but the history tells"));
    CHECK_FALSE(files.empty());
    CHECK(folders == std::set<std::string>{keys});
    files.clear();
    for (const auto& entry : fs::directory_iterator(office.data))
        files.insert(entry.path().filename().string());
    for (const auto& name : files) CHECK_FALSE(Catch::startsWith(name, "publishing-"));
}
