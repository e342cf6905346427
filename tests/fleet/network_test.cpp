// From one machine to others over HTTP on this machine alone, as the program does it.
#include "fleet/network.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sstream>

#include "fleet/http.h"
#include "fleet/lab.h"

namespace {

namespace fs = std::filesystem;
using lab::Script;
using lab::Server;
using lab::Trust;

bool has_word(const std::string& text, const std::string& word) {
    return text.find(word) != std::string::npos;
}

// Bytes of answers' bodies, and how many there were with this status.
struct Counted {
    long bytes = 0;
    int answers = 0;
};
Counted counted(const std::string& log, const std::string& status = "") {
    Counted made;
    std::istringstream lines(log);
    std::string method, code, path;
    for (long bytes = 0; lines >> method >> code >> bytes >> path;) {
        if (!status.empty() && code != status) continue;
        made.bytes += bytes;
        ++made.answers;
    }
    return made;
}

}  // namespace

TEST_CASE("Published on one machine, read on five others, in a few bytes each", "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const Server server(trust.channel());
    const std::vector<std::string> names{"k1", "k2", "k3", "k4", "k5"};
    for (const auto& name : names) {
        trust.kiosk(name, server.url());
        const auto taken = trust.urokiosk(name, "fleet update");
        INFO(taken.out);
        CHECK(taken.exit == 0);
        CHECK_THAT(taken.out, Catch::Contains("edition 1 of the channel is in use now"));
    }
    trust.edit();
    REQUIRE(trust.publish().exit == 0);
    for (const auto& name : names) {
        server.forget_log();
        const auto taken = trust.urokiosk(name, "fleet update --json");
        CHECK(taken.exit == 0);
        CHECK_THAT(taken.out, Catch::Contains("\"number\": 2"));
        const auto cost = counted(server.log());
        INFO(server.log());
        CHECK(cost.bytes <= 8'000);  // 4,500 of them the patch: SQLite's pages move about
        CHECK(has_word(server.log(), "zpatch"));
        CHECK_FALSE(has_word(server.log(), ".db.zst"));
    }
    // Each told how it fares, and nothing of a visit.
    const auto status =
        trust.urokiosk("owner", "fleet status '" + trust.channel().string() + "' --json");
    INFO(status.out);
    for (const auto& name : names) CHECK(has_word(status.out, "\"kiosk\": \"" + name + "\""));
    const auto report = base::read_file(trust.channel() / "reports/k1/health.json").value();
    for (const auto* word : {"visit", "touched", "keyed", "frame", "beat"})
        CHECK_FALSE(has_word(report, word));
}

TEST_CASE("Nothing new costs one answer without a body", "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const Server server(trust.channel());
    trust.kiosk("k", server.url());
    REQUIRE(trust.urokiosk("k", "fleet update").exit == 0);
    // What watches asks again and again over one connection: here for a minute.
    server.forget_log();
    const auto watched = support::run("timeout 60 " + support::program() + " --data '" +
                                      trust.path("k").string() + "' fleet update --watch 2>&1");
    INFO(watched.out << server.log());
    CHECK(counted(server.log(), "304").answers >= 1);
    CHECK(counted(server.log(), "304").bytes == 0);
}

TEST_CASE("What was cut off goes on where it ended", "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const Server server(trust.channel(), {"--cut", "20000"});
    trust.kiosk("k", server.url());
    const auto first = trust.urokiosk("k", "fleet update");
    CHECK(first.exit == 1);
    CHECK_THAT(first.out, Catch::Contains("was cut off after 20000 of"));
    const auto second = trust.urokiosk("k", "fleet update");
    INFO(second.out << server.log());
    CHECK(second.exit == 0);
    CHECK(counted(server.log(), "206").answers == 1);
    CHECK_THAT(second.out, Catch::Contains("edition 1 of the channel is in use now"));
}

TEST_CASE("A store that answers 403 for what it does not have is read as any other", "[fleet]") {
    lab::Lab lab;
    const Server server(lab.channel, {"--missing", "403"});
    fleet::HttpSource source({server.url(), "", "", "", ""}, lab.path("partial"));
    const auto taken = fleet::take(source, lab.kiosk("a"));
    CHECK(lab::told(taken.problems) == "");
    CHECK(taken.state.number == 1);
}

TEST_CASE("A server that is gone, or whose certificate nobody knows, leaves the kiosk as it is",
          "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const auto certificate = trust.path("tls.pem"), key = trust.path("tls.key");
    if (support::run("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1 "
                     "-addext subjectAltName=IP:127.0.0.1 -keyout '" +
                     key.string() + "' -out '" + certificate.string() + "' 2>/dev/null")
            .exit != 0) {
        WARN("skipped: no openssl makes a certificate");
        return;
    }
    Server server(trust.channel(), {"--tls", certificate.string(), key.string()});
    trust.kiosk("knows", server.url("https"), "authority = \"" + certificate.string() + "\"\n");
    CHECK(trust.urokiosk("knows", "fleet update").exit == 0);
    trust.kiosk("strange", server.url("https"));
    const auto refused = trust.urokiosk("strange", "fleet update");
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out, Catch::Contains("certificate"));
    server.stop();
    const auto gone = trust.urokiosk("knows", "fleet update --json");
    INFO(gone.out);
    CHECK(gone.exit == 1);
    CHECK_THAT(gone.out, Catch::Contains("cannot be fetched") && Catch::Contains("\"number\": 1"));
}

TEST_CASE("Where the network has a proxy, all goes through it", "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const auto certificate = trust.path("tls.pem"), key = trust.path("tls.key");
    const std::string scheme = GENERATE("http", "https");
    std::vector<std::string> how;
    if (scheme == "https") {
        if (support::run(
                "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=kiosks.invalid "
                "-addext subjectAltName=DNS:kiosks.invalid -keyout '" +
                key.string() + "' -out '" + certificate.string() + "' 2>/dev/null")
                .exit != 0) {
            WARN("skipped: no openssl makes a certificate");
            return;
        }
        how = {"--tls", certificate.string(), key.string()};
    }
    const Server server(trust.channel(), how);
    const auto log = trust.path("proxy-log");
    Script proxy("proxy.py", {log.string(), std::to_string(server.port())});
    // A host that this machine alone does not find.
    const auto url = scheme + "://kiosks.invalid";
    const auto authority =
        scheme == "https" ? "authority = \"" + certificate.string() + "\"\n" : std::string();
    trust.kiosk("k", url,
                "proxy = \"http://127.0.0.1:" + std::to_string(proxy.port()) + "\"\n" + authority);
    const auto taken = trust.urokiosk("k", "fleet update");
    INFO(taken.out << server.log());
    CHECK(taken.exit == 0);
    CHECK_THAT(taken.out, Catch::Contains("edition 1 of the channel is in use now"));
    CHECK(fs::exists(trust.channel() / "reports/k/health.json"));
    CHECK(has_word(base::read_file(log).value_or(""),
                   scheme == "https" ? "CONNECT kiosks.invalid:443"
                                     : "GET http://kiosks.invalid/metadata/timestamp.json"));
    trust.kiosk("without", url, authority);
    CHECK(trust.urokiosk("without", "fleet update").exit == 1);
    proxy.stop();
    const auto gone = trust.urokiosk("k", "fleet update --json");
    CHECK(gone.exit == 1);
    CHECK_THAT(gone.out, Catch::Contains("cannot be fetched") && Catch::Contains("\"number\": 1"));
}

TEST_CASE("On a stick stand the same files, and they are held to the same", "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    trust.kiosk("k", "https://nowhere.invalid");
    const auto stick = trust.path("stick-copy");
    fs::copy(trust.channel(), stick, fs::copy_options::recursive);
    const auto checked = trust.urokiosk("k", "fleet check '" + stick.string() + "'");
    CHECK(checked.exit == 0);
    CHECK_THAT(checked.out, Catch::Contains("edition 1, 4 files as they were signed"));
    const auto taken = trust.urokiosk("k", "fleet update '" + stick.string() + "'");
    INFO(taken.out);
    CHECK(taken.exit == 0);
    CHECK_THAT(taken.out, Catch::Contains("edition 1 of the channel is in use now"));
    for (const auto& entry : fs::directory_iterator(stick / "targets/editions"))
        fs::resize_file(entry.path(), 3);
    CHECK(trust.urokiosk("k", "fleet check '" + stick.string() + "'").exit == 1);
}

TEST_CASE("A withdrawal at the owner's desk comes off every kiosk, and comes back with an edition",
          "[fleet]") {
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    const Server server(trust.channel());
    trust.kiosk("k", server.url());
    REQUIRE(trust.urokiosk("k", "fleet update").exit == 0);
    edition::EditionStore owner(trust.path("owner") / "editions");
    REQUIRE(owner.withdraw("prostate", "mia", 1'795'000'000));
    const auto done = trust.urokiosk("owner", "fleet sign '" + trust.channel().string() + "'");
    CHECK_THAT(done.out, Catch::Contains("1 pages off"));
    const auto taken = trust.urokiosk("k", "fleet update");
    CHECK_THAT(taken.out, Catch::Contains("prostate: is off the glass"));
    const edition::EditionStore here(trust.path("k") / "editions");
    CHECK(here.withdrawn().contains("prostate"));
    // Published again by somebody who did not put it back, it stays off.
    trust.edit();
    REQUIRE(trust.publish().exit == 0);
    REQUIRE(trust.urokiosk("k", "fleet update").exit == 0);
    CHECK(here.withdrawn().contains("prostate"));
    trust.edit();
    base::Problems problems;
    const auto settings = settings::read_settings(trust.path("owner") / "clinic.toml", problems);
    const auto in_use = owner.open_best(settings, problems);
    REQUIRE(owner.release("prostate", *in_use));
    REQUIRE(trust.publish().exit == 0);
    REQUIRE(trust.urokiosk("k", "fleet update").exit == 0);
    CHECK_FALSE(here.withdrawn().contains("prostate"));
}

TEST_CASE("Two who publish at once get two numbers, and the channel is whole", "[fleet]") {
    Trust trust;
    const auto publish = "timeout 100 " + support::program() + " --data '" +
                         trust.path("owner").string() + "' fleet publish '" +
                         trust.channel().string() + "' --passphrase-file '" +
                         trust.path("passphrase").string() + "'";
    const auto both = support::run("(" + publish + " & " + publish + " & wait) 2>&1");
    INFO(both.out);
    CHECK_THAT(both.out, Catch::Contains("edition 1 of the channel"));
    CHECK((has_word(both.out, "edition 2 of the channel") || has_word(both.out, "holds")));
    CHECK(trust.urokiosk("owner", "fleet check '" + trust.channel().string() + "'").exit == 0);
}

TEST_CASE("The keys of root go onto a stick that the machine lends, and it is given back",
          "[fleet]") {
    const Trust trust;
    fs::create_directories(trust.path("machine") / "staff");
    fs::copy(trust.path("owner") / "clinic.toml", trust.path("machine") / "clinic.toml");
    const auto script = trust.path("lend");
    // As urokiosk-stick-writes.service does it, once the file names the stick.
    REQUIRE(base::write_file(script, R"(
        mount -t tmpfs places /mnt && mkdir /mnt/sda1 && mount -t tmpfs -o ro stick /mnt/sda1 ||
            exit 77
        (for _ in $(seq 100); do
            grep -qs sda1 "$1/staff/stick-wanted" && exec mount -o remount,rw /mnt/sda1
            sleep 0.1
        done) &
        "$4" --data "$1" fleet init "$2" --root-keys /mnt/sda1/root --passphrase-file "$3" &&
            ls /mnt/sda1/root && cat "$1/staff/stick-wanted"
    )"));
    const auto done =
        support::run("unshare -m sh '" + script.string() + "' '" + trust.path("machine").string() +
                     "' '" + trust.path("another").string() + "' '" +
                     trust.path("passphrase").string() + "' '" + support::program() + "' 2>&1");
    if (done.exit == 77 || has_word(done.out, "unshare failed")) {
        WARN("skipped: no disk can be mounted here");
        return;
    }
    INFO(done.out);
    CHECK(done.exit == 0);
    CHECK_THAT(done.out, Catch::EndsWith("root-1.key\nroot-2.key\nroot-3.key\nnone\n"));
}

TEST_CASE("A client of The Update Framework that is not ours reads the channel", "[fleet]") {
    const char* told = std::getenv("UROKIOSK_WITNESSES");
    const auto packages =
        told ? base::Path(told) : base::Path(support::program()).parent_path() / "witnesses";
    if (!fs::exists(packages / "node_modules/tuf-js")) {
        WARN("skipped: no tuf-js in " + packages.string() + " (.ci/prepare brings it)");
        return;
    }
    Trust trust;
    REQUIRE(trust.publish().exit == 0);
    trust.edit();
    REQUIRE(trust.publish().exit == 0);
    REQUIRE(trust
                .urokiosk("owner", "fleet keys '" + trust.channel().string() +
                                       "' --replace snapshot --root-keys '" +
                                       trust.path("stick").string() + "' --passphrase-file '" +
                                       trust.path("passphrase").string() + "'")
                .exit == 0);
    const Server server(trust.channel());
    const support::Folder folder;
    const auto read =
        support::run("node '" + (support::source() / "tests/fleet/tuf_reader.mjs").string() + "' " +
                     server.url() + " '" + (trust.path("owner") / "fleet-root.json").string() +
                     "' '" + packages.string() + "' '" + folder.path().string() + "' 2>&1");
    INFO(read.out);
    CHECK(read.exit == 0);
    for (const auto* name : {"editions/0002.db.zst", "editions/0001-0002.zpatch",
                             "editions/0002.db.minisig", "withdrawals/list.json"})
        CHECK(has_word(read.out, name));
}
