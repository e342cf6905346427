// The forty checks of STANDARDS.md section 8 over all screens, languages and sizes, as one table:
// ./test.sh --audit. Languages are walked by processes of their own, as many at once as there are
// cores.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <deque>
#include <functional>
#include <thread>

#include "audit/pseudo.h"
#include "audit/walk.h"

namespace audit {
namespace {

namespace fs = std::filesystem;
using Work = std::function<void(Findings&)>;

// Rows that the tests decide: each names tests that have to be there and to pass.
struct ByTests {
    int row;
    const char* program;
    const char* tests;
};
constexpr ByTests by_tests[] = {
    {11, "visit_tests", "[by-ear]"},  {15, "unit_tests", "[narrator]"},
    {17, "unit_tests", "[voice]"},    {21, "unit_tests", "[repeat]"},
    {37, "unit_tests", "[pdf-ua]"},   {39, "unit_tests", "[print-design]"},
    {40, "visit_tests", "[privacy]"},
};

void run_tests(Findings& findings) {
    const auto folder = base::Path(support::program()).parent_path() / "tests";
    for (const auto& [row, program, tests] : by_tests) {
        const auto ran = support::run((folder / program).string() + " '" + tests + "'");
        const bool some = ran.out.find("No tests ran") == std::string::npos;
        findings.hold(row, ran.exit == 0 && some,
                      std::string(program) + " " + tests + (some ? " fails" : ": no such test"));
    }
}

struct Child {
    pid_t id = 0;
    int from = -1;
    std::string name;
};

Child start(const std::string& name, const Work& work) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t id = fork();
    if (id == 0) {
        close(ends[0]);
        Findings findings;
        int code = 0;
        try {
            work(findings);
        } catch (const std::exception& fault) {
            std::fprintf(stderr, "%s: %s\n", name.c_str(), fault.what());
            code = 1;
        }
        const auto text = findings.written();
        for (std::size_t at = 0; at < text.size();) {
            const auto put = write(ends[1], text.data() + at, text.size() - at);
            if (put <= 0) _exit(2);
            at += static_cast<std::size_t>(put);
        }
        close(ends[1]);
        _exit(code);
    }
    close(ends[1]);
    return {id, ends[0], name};
}

bool collect(const Child& child, Findings& findings) {
    std::string text;
    char buffer[4096];
    for (ssize_t got; (got = read(child.from, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    close(child.from);
    int status = 0;
    waitpid(child.id, &status, 0);
    findings.add(Findings::read(text));
    const bool well = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (!well) std::fprintf(stderr, "%s: ended before its end\n", child.name.c_str());
    return well;
}

// The library with the pseudo-language, packed.
void prepare(const base::Path& content_copy, const base::Path& data) {
    fs::copy(support::content(), content_copy, fs::copy_options::recursive);
    add_pseudo(content_copy);
    support::prepare(data, content_copy, "[\"en\", \"es\", \"ar\", \"en-XA\"]");
}

int audit() {
    const support::Folder folder;
    const auto content_copy = folder / "content", data = folder / "data";
    prepare(content_copy, data);
    std::deque<std::pair<std::string, Work>> waiting;
    for (const std::string language : {pseudo_tag, "ar", "es", "en"})
        waiting.emplace_back("walk in " + language, [data, language](Findings& findings) {
            walk(data, language, findings);
        });
    for (const std::string language : {"en", "es", "ar"})
        waiting.emplace_back("listen in " + language, [data, language](Findings& findings) {
            listening(data, language, findings);
        });
    for (const std::string language : {"en", "es", "ar"})
        waiting.emplace_back("desk in " + language,
                             [language](Findings& findings) { desk(language, findings); });
    waiting.emplace_back("pixels", [data](Findings& findings) { pixels(data, findings); });
    waiting.emplace_back("acts", [data](Findings& findings) { acts(data, findings); });
    waiting.emplace_back("content",
                         [content_copy](Findings& findings) { content(content_copy, findings); });
    waiting.emplace_back("paper", [data](Findings& findings) { paper(data, findings); });
    waiting.emplace_back("tests", [](Findings& findings) { run_tests(findings); });
    Findings findings;
    bool well = true;
    std::deque<Child> running;
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    while (!waiting.empty() || !running.empty()) {
        while (!waiting.empty() && running.size() < cores) {
            std::fprintf(stderr, "audit: %s\n", waiting.front().first.c_str());
            running.push_back(start(waiting.front().first, waiting.front().second));
            waiting.pop_front();
        }
        well = collect(running.front(), findings) && well;
        running.pop_front();
    }
    return findings.print() && well ? 0 : 1;
}

}  // namespace
}  // namespace audit

// With any argument: no more than what it begins with, which the tests see to.
int main(int count, char**) {
    if (count == 1) return audit::audit();
    const support::Folder folder;
    audit::prepare(folder / "content", folder / "data");
    std::puts("the audit is ready to run");
    return 0;
}
