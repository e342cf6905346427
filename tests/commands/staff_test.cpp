// urokiosk staff: who may do what, and how their secrets come in.
#include "commands/counter.h"

using Catch::Contains;

namespace {

// Types the lines at a terminal of its own, tells what was shown there and the exit code.
const std::string typist = R"(
import os, pty, sys, time
pid, fd = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])
lines, shown = sys.stdin.read().splitlines(), b""
while True:
    try:
        part = os.read(fd, 4096)
    except OSError:
        break
    if not part:
        break
    shown += part
    if part.rstrip().endswith(b":") and lines:
        time.sleep(0.1)
        os.write(fd, lines.pop(0).encode() + b"\n")
print(shown.decode(), os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
)";

}  // namespace

TEST_CASE("The first account is a manager, and every later one is added by a manager",
          "[commands]") {
    const auto desk = counter::empty();
    const auto nobody = desk->run("staff list");
    CHECK(nobody.exit == 1);
    CHECK_THAT(nobody.out, Contains("library.db: is missing; begin with urokiosk staff add"));
    const auto author = desk->run("staff add ann --shown Ann --role author --secret-file ann.s");
    CHECK(author.exit == 1);
    CHECK_THAT(author.out, Contains("that must be a manager"));
    CHECK_THAT(desk->by("ann", "library import data").out, Contains("has no account yet"));
    desk->must("staff add boss --shown Boss --role manager --secret-file boss.s");
    const std::string ann = "staff add ann --shown 'Ann Lee' --role author --secret-file ann.s";
    CHECK(desk->run(ann).exit == 2);
    desk->must(ann + " --by boss --by-secret-file boss.s");
    const auto other = desk->run(
        "staff add eve --shown Eve --role author --secret-file rita.s "
        "--by ann --by-secret-file ann.s");
    CHECK(other.exit == 1);
    CHECK(other.out == "ann: is no manager; ask a manager\n");
    CHECK(desk->json("staff list --json", "[(p[\"name\"], p[\"roles\"]) for p in d]") ==
          "[('ann', ['author']), ('boss', ['manager'])]\n");
    desk->write("weak.s", "12345678\n");
    const auto weak =
        desk->run("staff secret ann --secret-file weak.s --by boss --by-secret-file boss.s");
    CHECK(weak.exit == 1);
    CHECK_THAT(weak.out, Contains("ann: has a secret that anybody would guess"));
    // Never as an argument, which everybody on the machine can read.
    CHECK(desk->run("staff add eve --shown Eve --role author --secret abcdefghijklm").exit == 2);
}

TEST_CASE("What an account may do is changed and closed by a manager", "[commands]") {
    const auto desk = counter::opened();
    const std::string manager = " --by boss --by-secret-file boss.s";
    desk->must("staff change ann --inactive --role author" + manager);
    CHECK_THAT(desk->must("staff list"), Contains("Ann Lee") && Contains("author, clinical, not "
                                                                         "active"));
    CHECK_THAT(desk->by("ann", "library submit --all").out,
               Contains("this name and this secret do not fit together"));
    desk->must("staff change ann --active --not-clinical --shown 'Ann Lee-Poe'" + manager);
    CHECK(desk->json("staff list --json",
                     "d[0][\"shown_name\"], d[0][\"clinical\"], d[0][\"active\"]") ==
          "Ann Lee-Poe False True\n");
    // Her own secret, with the old one.
    desk->write("new.s", "another long secret\n");
    desk->must("staff secret ann --secret-file new.s --by-secret-file ann.s");
    CHECK_THAT(desk->must("history ann --most 1"), Contains("change-secret"));
}

TEST_CASE("Wrong tries slow down, whoever asks and from wherever", "[commands]") {
    const auto desk = counter::opened();
    desk->write("wrong.s", "not her secret at all\n");
    const std::string attempt = "library submit --all --by rita --secret-file wrong.s";
    CHECK(desk->sqlite("INSERT INTO try VALUES('rita', 4, strftime('%s', 'now') + 0);").empty());
    const auto fifth = desk->run(attempt);
    CHECK(fifth.exit == 1);
    CHECK(fifth.out ==
          "this name and this secret do not fit together; wait 2 s: a try before that "
          "is not looked at\n");
    CHECK(desk->sqlite("UPDATE try SET wrong = 10, last = strftime('%s', 'now') + 0;").empty());
    // Not even with the right secret, and nobody can tell whether the name is known.
    CHECK_THAT(desk->by("rita", "library submit --all").out,
               Contains("do not fit together; wait "));
    const auto stranger = desk->run("library submit --all --by eve --secret-file wrong.s");
    CHECK(stranger.out == "this name and this secret do not fit together; try again\n");
}

TEST_CASE("At a terminal the secret is asked twice and never shown", "[commands]") {
    const auto desk = counter::empty();
    desk->write("typist.py", typist);
    const auto typed = [&](const std::string& lines) {
        desk->write("lines", lines);
        return desk->in("timeout 60 python3 typist.py " + support::program() +
                        " --data data staff add boss --shown Boss --role manager < lines");
    };
    const auto slip = typed("one long secret\none lomg secret\n");
    CHECK_THAT(slip, Contains("was not the same twice") && Catch::EndsWith(" 1\n"));
    const auto good = typed("one long secret\none long secret\n");
    CHECK_THAT(good, Contains("New secret of boss: ") && Contains("Once more: ") &&
                         Contains("boss: added") && Catch::EndsWith(" 0\n") &&
                         !Contains("long secret"));
    const auto without = desk->run("library submit --all --by boss");
    CHECK(without.exit == 1);
    CHECK_THAT(without.out, Contains("there is no terminal; name a file that holds it"));
}

TEST_CASE("Wrong use of the desk's commands ends with 2", "[commands]") {
    const auto desk = counter::empty();
    const std::string wrong = GENERATE(
        as<std::string>(), "staff", "staff add", "staff add ann", "staff change ann --role author",
        "staff add ann --shown Ann --role boss --secret-file ann.s", "library", "library fly",
        "library import", "library edit x.md", "library publish", "library reject x.md --by ann",
        "library withdraw x.md --by ann", "library rollback one --by ann --reason x",
        "history --most none", "history --most 0", "recall");
    const auto ran = desk->run(wrong);
    INFO("urokiosk " << wrong << "\n" << ran.out);
    CHECK(ran.exit == 2);
    CHECK_THAT(ran.out, !Contains("terminate"));
}
