// INSTALL.md's own lines for nginx: a channel, certificates of kiosks, reports nobody reads.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fleet/network.h"

namespace {

// The indented server { ... } of INSTALL.md, with this test's places put in.
std::string server_block(const lab::Trust& trust, int port) {
    const auto guide = base::read_file(support::source() / "INSTALL.md").value();
    const auto begin = guide.find("       server {\n");
    const auto end = guide.find("\n       }\n", begin);
    REQUIRE(end != std::string::npos);
    auto text = guide.substr(begin, end - begin) + "\n}\n";
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"listen 443",
                                              "listen 127.0.0.1:" + std::to_string(port)},
          {"/etc/ssl/private/kiosks.key", trust.path("server.key").string()},
          {"/etc/ssl/kiosks.pem", trust.path("server.pem").string()},
          {"/etc/ssl/kiosk-authority.pem", trust.path("kiosk-authority.pem").string()},
          {"kiosks.example.org", "127.0.0.1"},
          {"/srv/urokiosk", trust.channel().string()}}) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    return text;
}

// By INSTALL.md's own lines, for names of this test.
bool certificates(const lab::Trust& trust) {
    const auto guide = base::read_file(support::source() / "INSTALL.md").value();
    const auto begin = guide.find("       openssl req -x509");
    REQUIRE(begin != std::string::npos);
    auto lines = guide.substr(begin, guide.find("\n\n", begin) - begin);
    for (const auto& [from, to] :
         {std::pair<std::string, std::string>{"kiosks.example.org", "server"},
          {"DNS:$name", "IP:127.0.0.1"}}) {
        const auto at = lines.find(from);
        REQUIRE(at != std::string::npos);
        lines.replace(at, from.size(), to);
    }
    const auto script = trust.path("certificates");
    REQUIRE(base::write_file(script, lines + "\n"));
    return support::run("cd '" + trust.path("").string() + "' && bash -eu '" + script.string() +
                        "' 2>&1")
               .exit == 0;
}

class Nginx {
  public:
    Nginx(const base::Path& folder, const std::string& server) {
        const auto conf = folder / "nginx.conf";
        const auto at = folder.string();
        REQUIRE(base::write_file(
            conf, (::getuid() == 0 ? "user root;\n" : std::string()) + "daemon off;\npid " + at +
                      "/nginx.pid;\nerror_log " + at +
                      "/error.log;\nevents {}\nhttp {\naccess_log " + at +
                      "/access.log;\ntypes { application/json json; }\n"
                      "default_type application/octet-stream;\nclient_body_temp_path " +
                      at + "/body;\nproxy_temp_path " + at + "/t1;\nfastcgi_temp_path " + at +
                      "/t2;\nuwsgi_temp_path " + at + "/t3;\nscgi_temp_path " + at + "/t4;\n" +
                      server + "}\n"));
        process_ = ::fork();
        if (process_ == 0) {
            ::execlp("nginx", "nginx", "-e", (at + "/error.log").c_str(), "-c", conf.c_str(),
                     nullptr);
            ::_exit(127);
        }
    }
    ~Nginx() {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
    }
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;

  private:
    pid_t process_ = -1;
};

}  // namespace

TEST_CASE("nginx as INSTALL.md has it serves kiosks with certificates, and takes their reports",
          "[fleet]") {
    if (support::run("command -v nginx && command -v openssl && command -v curl").exit != 0) {
        WARN("skipped: no nginx, openssl or curl");
        return;
    }
    lab::Trust trust;
    REQUIRE(trust.publish().exit == 0);
    REQUIRE(certificates(trust));
    const int port = 20000 + static_cast<int>(::getpid() % 20000);
    const Nginx nginx(trust.path(""), server_block(trust, port));
    const auto url = "https://127.0.0.1:" + std::to_string(port);
    const auto with = [&](const std::string& name) {
        return "certificate = \"" + trust.path(name + ".pem").string() + "\"\nkey = \"" +
               trust.path(name + ".key").string() + "\"\nauthority = \"" +
               trust.path("kiosk-authority.pem").string() + "\"\n";
    };
    std::this_thread::sleep_for(std::chrono::seconds(2));
    trust.kiosk("ward-1", url, with("ward-1"));
    const auto taken = trust.urokiosk("ward-1", "fleet update");
    INFO(taken.out << base::read_file(trust.path("error.log")).value_or("")
                   << base::read_file(trust.path("access.log")).value_or(""));
    CHECK(taken.exit == 0);
    // The desk reads it, as another user than the web server.
    const auto report = trust.channel() / "reports/ward-1/health.json";
    for (const auto& path : {report, report.parent_path()}) {
        INFO(path.string());
        using std::filesystem::perms;
        CHECK((std::filesystem::status(path).permissions() & perms::others_read) != perms::none);
    }
    // Without a certificate there is no channel, and with another's no report.
    trust.kiosk("bare", url,
                "authority = \"" + trust.path("kiosk-authority.pem").string() + "\"\n");
    CHECK(trust.urokiosk("bare", "fleet update").exit == 1);
    trust.kiosk("ward-3", url, with("ward-2"));
    CHECK_THAT(trust.urokiosk("ward-3", "fleet update").out,
               Catch::Contains("reports/ward-3/health.json: was answered with 403"));
    // Nobody reads what the kiosks tell, not even they.
    const auto read = support::run("curl -s -o /dev/null -w '%{http_code}' --cacert '" +
                                   trust.path("kiosk-authority.pem").string() + "' --cert '" +
                                   trust.path("ward-1.pem").string() + "' --key '" +
                                   trust.path("ward-1.key").string() + "' " + url +
                                   "/reports/ward-1/health.json");
    CHECK(read.out == "403");
    CHECK(trust.urokiosk("ward-1", "fleet check " + url).exit == 0);
}
