#include "fleet/network.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lab {

namespace {

namespace fs = std::filesystem;

std::string in_quotes(const base::Path& path) { return "'" + path.string() + "'"; }

}  // namespace

Script::Script(const std::string& name, const std::vector<std::string>& more) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::vector<std::string> words{"python3", (support::source() / "tests/fleet" / name).string()};
    words.insert(words.end(), more.begin(), more.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::close(ends[0]);
        ::execvp(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(ends[1]);
    std::string port;
    for (char c = 0; ::read(ends[0], &c, 1) == 1 && c != '\n';) port += c;
    ::close(ends[0]);
    REQUIRE_FALSE(port.empty());
    port_ = std::stoi(port);
}

void Script::stop() {
    if (process_ <= 0) return;
    ::kill(process_, SIGKILL);
    ::waitpid(process_, nullptr, 0);
    process_ = -1;
}

Server::Server(const base::Path& folder, const std::vector<std::string>& more) {
    std::vector<std::string> words{folder.string(), (place_ / "log").string()};
    words.insert(words.end(), more.begin(), more.end());
    script_ = std::make_unique<Script>("server.py", words);
}

std::string Server::url(const std::string& scheme) const {
    return scheme + "://127.0.0.1:" + std::to_string(port());
}

std::string Server::log() const { return base::read_file(place_ / "log").value_or(""); }

void Server::forget_log() const {
    std::error_code ignored;
    fs::remove(place_ / "log", ignored);
}

Trust::Trust() {
    fs::copy(support::fixtures() / "library", place_ / "content", fs::copy_options::recursive);
    fs::create_directories(place_ / "stick");
    REQUIRE(base::write_file(place_ / "passphrase", "three drawers\n"));
    ask(0);
    support::prepare(place_ / "owner", place_ / "content", "[\"en\"]");
    const auto made = urokiosk("owner", "fleet init " + in_quotes(channel()) + " --root-keys " +
                                            in_quotes(place_ / "stick") + " --passphrase-file " +
                                            in_quotes(place_ / "passphrase"));
    INFO(made.out);
    REQUIRE(made.exit == 0);
}

// The last question of a page.
void Trust::ask(int number) const {
    const base::Path page("en/topics/your-visit.md");
    const auto text = base::read_file(support::fixtures() / "library" / page).value();
    REQUIRE(base::write_file(place_ / "content" / page,
                             text + "- Question " + std::to_string(number) + "?\n"));
}

support::Ran Trust::urokiosk(const std::string& data, const std::string& arguments,
                             const std::string& before) const {
    return support::run(before + "timeout 120 " + support::program() + " --data " +
                        in_quotes(place_ / data) + " " + arguments);
}

void Trust::edit() {
    ask(++edits_);
    const auto edition = place_ / ("edit-" + std::to_string(edits_) + ".db");
    const auto packed =
        urokiosk("owner", "pack " + in_quotes(place_ / "content") + " -o " + in_quotes(edition));
    INFO(packed.out);
    REQUIRE(packed.exit == 0);
    REQUIRE(urokiosk("owner", "activate --force " + in_quotes(edition)).exit == 0);
}

support::Ran Trust::publish(const std::string& more) const {
    return urokiosk("owner", "fleet publish " + in_quotes(channel()) + " --passphrase-file " +
                                 in_quotes(place_ / "passphrase") + " " + more);
}

void Trust::kiosk(const std::string& name, const std::string& url, const std::string& more) const {
    const auto data = place_ / name;
    fs::create_directories(data);
    auto text = base::read_file(place_ / "owner" / "clinic.toml").value();
    text += "[fleet]\nurl = \"" + url + "\"\nname = \"" + name + "\"\n" + more;
    REQUIRE(base::write_file(data / "clinic.toml", text));
    const auto trusts =
        urokiosk(name, "fleet trust " + in_quotes(place_ / "owner" / "fleet-root.json"));
    INFO(trusts.out);
    REQUIRE(trusts.exit == 0);
}

}  // namespace lab
