#include "support/cups_lab.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <thread>

namespace fs = std::filesystem;

namespace support {

namespace {

using std::chrono::milliseconds;

int free_port() {
    const int door = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    const bool bound = ::bind(door, reinterpret_cast<sockaddr*>(&here), size) == 0 &&
                       ::getsockname(door, reinterpret_cast<sockaddr*>(&here), &size) == 0;
    ::close(door);
    return bound ? ntohs(here.sin_port) : 0;
}

bool listens(int port) {
    const int door = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_port = htons(static_cast<std::uint16_t>(port));
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool answers = ::connect(door, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0;
    ::close(door);
    return answers;
}

template <class Ready>
bool soon(Ready ready) {
    for (int round = 0; round < 250 && !ready(); ++round)
        std::this_thread::sleep_for(milliseconds(20));
    return ready();
}

std::string where(const std::string& program) {
    for (const std::string folder : {"/usr/bin/", "/usr/sbin/"})
        if (fs::exists(folder + program)) return folder + program;
    return "";
}

// Reads its mood from a file each moment, so that a job can be held up and go on.
// clang-format off
constexpr const char* printer_script = R"sh(#!/bin/sh
here=@HERE@
env | grep '^IPP_' > $here/told
pages=$(pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p')
echo "ATTR: job-impressions=${pages:-1} job-impressions-completed=1" >&2
mood=$(cat $here/mood)
[ "$mood" = fails ] && exit 1
case $mood in *-*) echo "STATE: +$mood" >&2;; esac
round=0
while [ "$mood" != prints ] && [ "$(cat $here/mood)" = "$mood" ] && [ $round -lt 600 ]; do
  sleep 0.1; round=$((round + 1))
done
case $mood in *-*) echo "STATE: -$mood" >&2;; esac
echo >> $here/papers
cp "$1" $here/printed.new && mv $here/printed.new $here/printed
echo "ATTR: job-impressions-completed=${pages:-1}" >&2
)sh";
// clang-format on

// The policy is the one CUPS comes with: a job's owner may cancel it, nobody else.
constexpr const char* service_settings = R"(Listen localhost:@PORT@
LogLevel warn
Browsing Off
WebInterface No
<Location />
Order allow,deny
Allow localhost
</Location>
<Policy default>
<Limit Send-Document Hold-Job Release-Job Cancel-Job Close-Job Cancel-My-Jobs>
Require user @OWNER @SYSTEM
Order deny,allow
</Limit>
<Limit All>
Order deny,allow
</Limit>
</Policy>
)";

constexpr const char* bus_settings = R"(<!DOCTYPE busconfig PUBLIC
"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>system</type><listen>unix:path=@HERE@/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_destination="*"/><allow receive_type="method_call"/>
<allow send_requested_reply="true"/><allow receive_requested_reply="true"/>
<allow receive_type="signal"/></policy></busconfig>
)";

std::string with(std::string text, const std::string& mark, const std::string& value) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + value.size()))
        text.replace(at, mark.size(), value);
    return text;
}

}  // namespace

Program::Program(const std::vector<std::string>& words, const base::Path& log) {
    // Ends with the test, however that ends.
    std::vector<std::string> all{"/usr/bin/setpriv", "--pdeathsig", "TERM"};
    all.insert(all.end(), words.begin(), words.end());
    std::vector<char*> arguments;
    for (auto& word : all) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, 1, log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&files, 1, 2);
    posix_spawnattr_t how;
    posix_spawnattr_init(&how);
    posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);  // with what it starts, one group
    if (::posix_spawn(&pid_, arguments[0], &files, &how, arguments.data(), environ) != 0) pid_ = 0;
    posix_spawnattr_destroy(&how);
    posix_spawn_file_actions_destroy(&files);
}

Program& Program::operator=(Program&& other) noexcept {
    stop();
    pid_ = std::exchange(other.pid_, 0);
    return *this;
}

bool Program::alive() { return pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == 0; }

void Program::stop(bool at_once) {
    if (pid_ <= 0) return;
    ::kill(pid_, at_once ? SIGKILL : SIGTERM);
    if (!soon([&] { return ::waitpid(pid_, nullptr, WNOHANG) != 0; })) ::kill(pid_, SIGKILL);
    ::kill(-pid_, SIGKILL);  // the scripts it started
    pid_ = 0;
}

CupsLab::CupsLab() {
    for (const std::string program :
         {"cupsd", "ippeveprinter", "lpadmin", "avahi-daemon", "dbus-daemon", "pdfinfo"})
        if (where(program).empty()) missing_ = program + " is not installed";
    if (!missing_.empty()) return;
    fs::permissions(folder_.path(), fs::perms(0755));  // the filters of CUPS run as another user
    service_port_ = free_port();
    printer_port_ = free_port();
    be(Mood::prints);
    write("command", with(printer_script, "@HERE@", folder_.path().string()));
    fs::permissions(folder_ / "command", fs::perms(0755));
    fs::create_directory(folder_ / "spool");
    start_bus();
    if (missing_.empty()) plug_in();
    if (missing_.empty()) start_service();
}

void CupsLab::write(const std::string& name, const std::string& text) const {
    if (!base::write_file(folder_ / name, text)) throw std::runtime_error("cannot write " + name);
}

// ippeveprinter does not start without somebody to tell its name to, even when told not to.
void CupsLab::start_bus() {
    if (const auto number = base::read_file("/run/avahi-daemon/pid", 20);
        number && fs::exists("/run/dbus/system_bus_socket") &&
        ::kill(std::atoi(number->c_str()), 0) == 0)
        return;
    const std::string here = folder_.path().string();
    write("bus.conf", with(bus_settings, "@HERE@", here));
    write("avahi.conf", "[server]\nuse-ipv6=no\nallow-interfaces=lo\n");
    environment_ = "DBUS_SYSTEM_BUS_ADDRESS=unix:path=" + here + "/bus";
    bus_ = Program({where("dbus-daemon"), "--config-file=" + here + "/bus.conf", "--nofork"},
                   folder_ / "bus.log");
    if (!soon([&] { return fs::exists(here + "/bus") || !bus_.alive(); }) || !bus_.alive())
        missing_ = "dbus-daemon does not start";
}

void CupsLab::plug_in(const std::string& format) {
    printer_.stop();
    const std::string here = folder_.path().string();
    std::vector<std::string> words{"/usr/bin/env"};
    if (!environment_.empty()) words.push_back(environment_);
    for (const auto& word : std::vector<std::string>{
             where("ippeveprinter"), "-r", "off", "-f", format, "-d", here + "/spool", "-p",
             std::to_string(printer_port_), "-c", here + "/command", "Desk printer"})
        words.push_back(word);
    // Until the name service is up it ends at once: try anew.
    const bool up = soon([&] {
        if (!environment_.empty() && !names_.alive())  // there can be one: another's may just end
            names_ = Program({"/usr/bin/env", environment_, where("avahi-daemon"), "--no-drop-root",
                              "--no-chroot", "--no-rlimits", "-f", here + "/avahi.conf"},
                             folder_ / "names.log");
        if (!printer_.alive()) printer_ = Program(words, folder_ / "printer.log");
        return listens(printer_port_);
    });
    if (!up)
        missing_ = "ippeveprinter does not start: it needs avahi-daemon, as root, one at a time";
}

void CupsLab::start_service() {
    const std::string here = folder_.path().string() + "/cups";
    for (const std::string name : {"", "/root", "/request", "/cache", "/state", "/tmp"})
        fs::create_directory(here + name);
    fs::permissions(here + "/tmp", fs::perms(01777));
    write("cups/cupsd.conf", with(service_settings, "@PORT@", std::to_string(service_port_)));
    write("cups/files.conf",
          with("User lp\nGroup lp\nSystemGroup root\nServerRoot @/root\nRequestRoot @/request\n"
               "CacheDir @/cache\nStateDir @/state\nTempDir @/tmp\nErrorLog @/errors\n"
               "AccessLog @/access\nPageLog @/pages\n",
               "@", here));
    service_ =
        Program({where("cupsd"), "-f", "-c", here + "/cupsd.conf", "-s", here + "/files.conf"},
                folder_ / "service.log");
    if (!soon([&] { return listens(service_port_) || !service_.alive(); }) || !service_.alive()) {
        missing_ = "cupsd does not start";
        return;
    }
    const auto made = tell("lpadmin -p desk -E -v " + device() + " -m everywhere");
    if (made.exit != 0) missing_ = "lpadmin: " + made.out;
    // CUPS learns what the printer can do in the background; before, it takes jobs and aborts them.
    const auto learnt = [&] {
        return tell("lpoptions -p desk").out.find("Everywhere") != std::string::npos;
    };
    if (missing_.empty() && !soon(learnt)) missing_ = "the queue does not come up";
    std::this_thread::sleep_for(milliseconds(100));
}

void CupsLab::be(Mood mood) const {
    write("mood", mood == Mood::prints ? "prints" : mood == Mood::sleeps ? "sleeps" : "fails");
}

void CupsLab::hindered_by(const std::string& reason) const { write("mood", reason); }

Ran CupsLab::tell(const std::string& command) const {
    const auto space = command.find(' ');
    const std::string program = command.substr(0, space);
    const std::string full = where(program).empty() ? program : where(program);
    return run("CUPS_SERVER=" + server() + " timeout 10 " + full + command.substr(program.size()));
}

std::string CupsLab::printed() const {
    const auto bytes = base::read_file(folder_ / "printed", 1 << 24);
    return bytes ? *bytes : "";
}

std::size_t CupsLab::papers() const {
    return base::read_file(folder_ / "papers", 1 << 20).value_or("").size();
}

std::string CupsLab::told() const {
    const auto words = base::read_file(folder_ / "told", 1 << 20);
    return words ? *words : "";
}

std::size_t CupsLab::kept() const {
    std::size_t count = 0;
    for (const auto& file : fs::directory_iterator(folder_ / "cups/request"))
        count += file.path().filename().string().starts_with('d') ? 1 : 0;
    return count;
}

std::string CupsLab::device() const {
    return "ipp://localhost:" + std::to_string(printer_port_) + "/ipp/print";
}

bool CupsLab::queue_is_empty() const { return tell("lpstat -o").out.empty(); }

bool skipped(const CupsLab& lab) {
    if (!lab.missing().empty()) WARN("skipped: " << lab.missing());
    return !lab.missing().empty();
}

std::string pdf_of(int pages, bool letter) {
    const std::string box = letter ? "[0 0 612 792]" : "[0 0 595.28 841.89]";
    std::vector<std::string> objects{"<< /Type /Catalog /Pages 2 0 R >>", "",
                                     "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
    std::string kids;
    for (int page = 1; page <= pages; ++page) {
        const auto first = std::to_string(objects.size() + 1);
        kids += first + " 0 R ";
        const std::string words =
            "BT /F 24 Tf 72 700 Td (This is page " + std::to_string(page) + ") Tj ET";
        objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox " + box +
                          " /Resources << /Font << /F 3 0 R >> >> /Contents " +
                          std::to_string(objects.size() + 2) + " 0 R >>");
        objects.push_back("<< /Length " + std::to_string(words.size()) + " >>\nstream\n" + words +
                          "\nendstream");
    }
    objects[1] = "<< /Type /Pages /Count " + std::to_string(pages) + " /Kids [" + kids + "] >>";
    std::string pdf = "%PDF-1.4\n", table;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        std::string at = std::to_string(pdf.size());
        table += std::string(10 - at.size(), '0') + at + " 00000 n \n";
        pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects.size() + 1);
    return pdf + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<< /Size " +
           size + " /Root 1 0 R >>\nstartxref\n" + std::to_string(pdf.size()) + "\n%%EOF\n";
}

}  // namespace support
