// urokiosk library, history, recall, doctor: what staff do to a text, in the shell.
#include "commands/counter.h"
#include "handout/recall.h"

using Catch::Contains;
using counter::page;

namespace fs = std::filesystem;

namespace {

std::string code_of(const std::string& told) { return told.substr(told.find("code ") + 5, 8); }

std::string refused(const support::Ran& ran) {
    CHECK(ran.exit == 1);
    return ran.out;
}

}  // namespace

TEST_CASE("Only what was read is approved, each text and each warning by its name", "[commands]") {
    const auto desk = counter::opened();
    desk->change("Fever or shivering, and you feel very ill", "Fever, or shivering");
    desk->must(desk->by("ann", "library edit " + page + " page.md"));
    desk->must(desk->by("ann", "library submit " + page));
    const auto list = desk->must("library to-review");
    CHECK_THAT(list, Catch::StartsWith(page + " ") && Catch::EndsWith(" fever-very-ill\n"));
    desk->write("read.txt", list);
    for (const std::string way : {"--all --opened all", "--all", "--opened all"}) {
        INFO(way);
        CHECK(desk->by("rita", "library approve " + way).exit == 2);
    }
    CHECK_THAT(desk->by("rita", "library approve " + page + " --revision 3 --opened all").out,
               Contains("name each changed warning"));
    CHECK(desk->by("rita", "library approve " + page + " --opened fever-very-ill").exit == 2);
    // Another text came after the list was made.
    desk->change("Fever, or shivering", "Shivering");
    desk->must(desk->by("ann", "library edit " + page + " page.md"));
    desk->must(desk->by("ann", "library submit " + page));
    CHECK_THAT(refused(desk->by("rita", "library approve --list read.txt")),
               Contains("revision 4 is not the text that was read"));
    const auto fresh = desk->must("library to-review");
    desk->write("unread.txt", fresh.substr(0, fresh.rfind(' ')) + "\n");
    CHECK_THAT(refused(desk->by("rita", "library approve --list unread.txt")),
               Contains("the changed warning 'fever-very-ill' was not looked at"));
    desk->write("bad.txt", "# read by rita\n" + page + "\n");
    CHECK_THAT(refused(desk->by("rita", "library approve --list bad.txt")), Contains("bad.txt:2"));
    // Words for the voice may be several: what stands behind a comma is one.
    desk->write("read.txt", fresh.substr(0, fresh.size() - 1) + ",COVID 19\n");
    CHECK_THAT(desk->must(desk->by("rita", "library approve --list read.txt")),
               Contains("approved as revision 4"));
}

TEST_CASE("A warning is corrected, rejected, approved, published, and taken back", "[commands]") {
    const auto desk = counter::opened();
    const auto old_code = code_of(desk->must("handout prostatitis -o old.pdf"));
    CHECK(desk->json("library list --json",
                     "len(d), {t[\"state\"] for t in d}, sum(t[\"published\"] == t[\"approved\"] "
                     "for t in d)") == "42 {'approved'} 42\n");
    CHECK_THAT(desk->must("recall " + old_code), Contains("\ncurrent: its words are those of"));
    desk->change("Fever or shivering, and you feel very ill", "Fever, or shivering");
    CHECK_THAT(desk->must(desk->by("ann", "library edit " + page + " page.md")),
               Contains(page + ": revision 3, draft"));
    CHECK_THAT(desk->must("library diff " + page),
               Contains("# warnings changed: fever-very-ill\n") &&
                   Contains("\n-> **Fever or shivering, and you feel very ill**\n") &&
                   Contains("\n+> **Fever, or shivering**\n"));
    CHECK_THAT(desk->must(desk->by("ann", "library submit " + page)),
               Contains(page + ": in review"));
    desk->write("read.txt", desk->must("library to-review"));
    CHECK_THAT(refused(desk->by("ann", "library approve --list read.txt")),
               Contains("cannot be approved by ann, who wrote it"));
    CHECK_THAT(refused(desk->by(
                   "rita", "library approve " + page + " --revision 3 --opened cannot-pass-urine")),
               Contains("the changed warning 'fever-very-ill' was not looked at"));
    CHECK_THAT(desk->must(desk->by("rita",
                                   "library reject " + page + " --comment 'Very ill has to stay'")),
               Contains(page + ": back to ann"));
    CHECK_THAT(desk->json("library show --json " + page, "d[\"revisions\"][0][\"comment\"]"),
               Contains("Very ill has to stay"));

    desk->change("Fever, or shivering", "Fever or shivering, or you feel very ill");
    desk->must(desk->by("ann", "library edit " + page + " page.md"));
    desk->must(desk->by("ann", "library submit " + page));
    desk->must(desk->by("rita", "library approve " + page +
                                    " --revision 4 --opened fever-very-ill --comment 'One sign is "
                                    "enough'"));
    CHECK(desk->must("library changes") ==
          "changed   " + page + "\nwarnings  " + page + ": fever-very-ill\n");
    CHECK_THAT(desk->must(desk->by("boss", "library publish")),
               Contains("edition 2: in use; 0 added, 1 changed, 0 removed, 1 warnings touched\n"));
    CHECK(desk->must("library changes") == "publishing would change nothing\n");

    const auto told = desk->must("recall " + old_code);
    CHECK_THAT(told, Contains("\nreplaced: the page has other words in the edition in use") &&
                         Contains("\nedition 2 was published on ") &&
                         Contains(" by Paula Boss\nits words were approved on ") &&
                         Contains(" by Dr. Rita Moor, because: One sign is enough\n"));
    const auto new_code = code_of(desk->must("handout prostatitis -o new.pdf"));
    CHECK_THAT(desk->in("pdftotext new.pdf -"), Contains("or you feel very ill"));
    CHECK(desk->must(desk->by("boss", "library rollback 1 --reason 'Too many calls'")) ==
          "edition 1: in use again\n");
    CHECK_THAT(desk->must("recall " + old_code), Contains("\ncurrent: "));
    CHECK(desk->json("recall --json " + new_code, "d[\"fate\"], d[\"page\"]") ==
          "replaced prostatitis\n");
    CHECK_THAT(desk->must("recall " + new_code),
               Contains("edition 1 was taken back into use on ") &&
                   Contains(" by Paula Boss, because: Too many calls\n"));
    CHECK_THAT(desk->must("history verify"), Catch::StartsWith("unbroken: "));
    CHECK(desk->json("history --json --most 2", "[e[\"what\"] for e in d]") ==
          "['roll back', 'publish']\n");
    CHECK_THAT(desk->must("history " + page + " --most 1"), Contains(": One sign is enough\n"));
}

TEST_CASE("A byte of an old row or text, changed with a tool of its own, is found", "[commands]") {
    const auto desk = counter::opened();
    CHECK_THAT(desk->must("history verify"), Catch::StartsWith("unbroken: "));
    const std::string change = GENERATE(
        as<std::string>(), "history SET words = 'impostor' WHERE number = 7",
        "revision SET body = replace(body, 'ill', 'all') WHERE id = (SELECT newest FROM text WHERE "
        "path = 'en/topics/prostatitis.md')",
        "history SET at = at + 1 WHERE number = 7");
    const auto triggers = desk->sqlite(
        "SELECT sql || ';' FROM sqlite_schema WHERE name IN ('history_stays', 'revision_stays')");
    CHECK(desk->sqlite("DROP TRIGGER history_stays; DROP TRIGGER revision_stays; UPDATE " + change +
                       "; " + triggers)
              .empty());
    const auto found = desk->run("history verify");
    INFO(found.out);
    CHECK(found.exit == 1);
    CHECK_THAT(found.out, Catch::EndsWith(" was changed after it was written\n"));
    if (change.starts_with("history")) CHECK_THAT(found.out, Contains("history: entry 7 "));
    const auto doctor = desk->run("doctor");
    CHECK(doctor.exit == 1);
    CHECK_THAT(doctor.out,
               Contains("problem  library      ") && Contains(" was changed after it was written"));
}

TEST_CASE("A content folder comes in and goes out byte for byte", "[commands]") {
    const auto desk = counter::empty();
    desk->must("staff add ann --shown Ann --role manager,author --secret-file ann.s");
    const std::string content = (support::fixtures() / "library").string();
    CHECK(desk->must(desk->by("ann", "library import '" + content + "'")) ==
          "42 texts came in as drafts of ann\n");
    CHECK(desk->must("library export out") == "out: 42 texts\n");
    CHECK(desk->in("diff -r -x .urokiosk-export out '" + content + "' && echo same") == "same\n");
    CHECK(desk->must("library export none --approved") == "none: 0 texts\n");
}

TEST_CASE("Nobody's newer text is written over, and what was written is kept", "[commands]") {
    const auto desk = counter::opened();
    desk->change("It is common.", "It is quite common.");
    const auto unsaid = desk->by("boss", "library edit " + page + " page.md");
    CHECK(unsaid.exit == 1);
    CHECK_THAT(unsaid.out, Contains("has revision 2 by ann; say which one yours was begun from, "
                                    "for example --base 2"));
    CHECK_THAT(desk->must(desk->by("boss", "library edit " + page + " page.md --base 2")),
               Contains("revision 3, draft"));
    // The secret and the text, one after the other.
    desk->in("cat ann.s page.md > both; echo Mine. >> both");
    const auto refused =
        desk->run("library edit " + page + " - --base 2 --by ann --secret-file -", "both");
    CHECK(refused.exit == 1);
    CHECK_THAT(refused.out, Contains("boss wrote revision 3 after you began"));
    CHECK_THAT(desk->sqlite("SELECT body FROM draft WHERE who = 'ann';"), Contains("\nMine.\n"));
    CHECK(desk->text() == base::read_file(desk->folder / "page.md").value());
}

TEST_CASE("What changed is told as diff tells it", "[commands]") {
    const auto desk = counter::opened();
    desk->approved("It is common. In studies", "It is quite common.\n  Very. In studies");
    desk->approved("> - A urine test is a key first step.\n", "");
    desk->write("two", desk->must("library show " + page + " --revision 2"));
    desk->write("five", desk->text());
    desk->write("told", desk->must("library diff --from 2 " + page));
    CHECK(desk->in("diff -u two five | tail -n +3 > real; tail -n +3 told | diff - real && echo "
                   "same") == "same\n");
    CHECK(desk->must("library diff --from 5 " + page).empty());
    CHECK(desk->json("library diff --json --from 4 --to 5 " + page,
                     "[l for l in d[\"lines\"] if l[\"kind\"] != \"same\"]") ==
          "[{'kind': 'removed', 'text': '> - A urine test is a key first step.\\n'}]\n");
}

TEST_CASE("A page begun from the template lacks nothing but its words and a place", "[commands]") {
    const auto desk = counter::opened();
    CHECK_THAT(desk->must(desk->by("ann", "library new stones 'Stones: a \"first\" look'")),
               Contains("en/topics/stones.md: made"));
    CHECK(desk->json("library list --json",
                     "[(t[\"title\"], t[\"errors\"]) for t in d if t[\"id\"] == \"stones\"]") ==
          "[('Stones: a \"first\" look', 5)]\n");
}

TEST_CASE("A page withdrawn is off the glass at once, and its paper is told so", "[commands]") {
    const auto desk = counter::opened();
    const auto made = desk->must("handout prostatitis -o old.pdf");
    const auto code = made.substr(made.find("code ") + 5, 8);
    CHECK_THAT(
        desk->must(desk->by("boss", "library withdraw " + page + " --reason 'A wrong dose'")),
        Contains("hides the page 'prostatitis'"));
    const edition::EditionStore editions(desk->data / "editions");
    CHECK(editions.withdrawn() == std::set<std::string>{"prostatitis"});
    const auto told = desk->must("recall " + code);
    CHECK_THAT(told, Contains("\nwithdrawn at once by boss on ") &&
                         Contains("by Paula Boss, because: A wrong dose\n"));
    CHECK(desk->json("recall --json " + code, "d[\"fate\"]") == "withdrawn\n");
    CHECK_THAT(desk->run("doctor").out, Contains(", 1 withdrawn"));
    // A list that is lost is mended by what the library knows.
    REQUIRE(fs::remove(desk->data / "editions" / "withdrawn.toml"));
    CHECK_THAT(desk->must("library list"), Contains("did not name all that is withdrawn"));
    CHECK(editions.withdrawn() == std::set<std::string>{"prostatitis"});
    CHECK_THAT(desk->must("library changes"), Contains("removed   " + page));
    CHECK_THAT(desk->must(desk->by("boss", "library restore " + page)),
               Contains("comes back with the next edition"));
    desk->must(desk->by("boss", "library publish"));
    CHECK(editions.withdrawn().empty());
    CHECK_THAT(desk->must("recall " + code), Contains("\ncurrent: "));
}

TEST_CASE("A page goes off the glass though somebody holds the library, which learns of it later",
          "[commands]") {
    const auto desk = counter::opened();
    const edition::EditionStore editions(desk->data / "editions");
    const auto holder = desk->in(
        "sqlite3 data/library.db 'BEGIN IMMEDIATE' '.shell sleep 60' >/dev/null 2>&1 & echo $!; "
        "sleep 1");
    const auto failed = desk->by("boss", "library withdraw " + page + " --reason 'A wrong dose'");
    CHECK(failed.exit == 1);
    CHECK_THAT(failed.out,
               Contains("is off the glass, but the library could not write it down: ") &&
                   Contains("is in use by another program"));
    CHECK(editions.withdrawn().contains("prostatitis"));
    desk->in("kill " + holder);
    CHECK(desk->json("library list --json", "sum(t[\"state\"] == \"withdrawn\" for t in d)") ==
          "1\n");
    CHECK_THAT(desk->must("history --most 1"), Contains("boss") && Contains("A wrong dose"));
}

TEST_CASE("An older export comes in as a draft where somebody wrote since", "[commands]") {
    const auto desk = counter::opened();
    desk->must("library export out");
    desk->approved("It is common.", "It is quite common.");
    desk->in("echo '- More?' >> out/" + page);
    const auto ran = desk->by("ann", "library import out");
    CHECK(ran.exit == 1);
    CHECK_THAT(ran.out, Contains("0 texts came in as drafts of ann") &&
                            Contains(page + ": ann wrote revision 4 after this export"));
    CHECK_THAT(desk->text(), Contains("It is quite common.") && !Contains("- More?"));
    CHECK_THAT(desk->sqlite("SELECT body FROM draft WHERE who = 'ann';"), Contains("- More?"));
}

TEST_CASE("A page past its review date is told by its paper's code and by the doctor",
          "[commands]") {
    const auto desk = counter::opened();
    CHECK_THAT(desk->text(), Contains("status = \"approved\", by = \"Dr. Rita Moor\""));
    CHECK(desk->sqlite("UPDATE text SET due = '2026-01-01' WHERE path = '" + page + "';").empty());
    const auto doctor = desk->run("doctor");
    CHECK_THAT(doctor.out, Contains("problem  reviews      1 overdue, 0 due within 14 days"));
    CHECK_THAT(doctor.out, Contains("sound, 3 accounts, 42 texts, 0 in review"));
    const support::Folder other;
    fs::copy(support::fixtures() / "library", other / "content", fs::copy_options::recursive);
    const auto file = other / "content" / page;
    auto old = base::read_file(file).value();
    old.replace(old.find("due = 2027-11-22"), 16, "due = 2026-01-02");
    REQUIRE(base::write_file(file, old));
    desk->must("pack '" + (other / "content").string() + "' -o old.db");
    CHECK(desk->run("activate old.db").exit == 2);  // who does it has to say so
    const auto writer = desk->by("ann", "activate old.db");
    CHECK(writer.exit == 1);
    CHECK_THAT(writer.out, Contains("ann is no publisher; ask a publisher"));
    const auto in_use = desk->must(desk->by("boss", "activate old.db"));
    CHECK_THAT(desk->must("history --most 1"), Contains(" boss ") && Contains("activate"));
    // A sheet that was printed on its last day.
    const auto version = in_use.substr(in_use.find("edition ") + 8, 8);
    CHECK_THAT(
        desk->must("recall " + handout::recall_code({version, "prostatitis", "en", "", false})),
        Contains("past its review date, 2 Jan 2026: the kiosk shows only its warnings"));
}

TEST_CASE("A PNG becomes a drawing of the library, and what is none is refused", "[commands]") {
    const auto desk = counter::opened();
    desk->write("ward.png", support::png(30, 20));
    CHECK_THAT(desk->must(desk->by("ann", "library edit diagrams/ward.svg ward.png")),
               Contains("diagrams/ward.svg: revision 1, draft"));
    CHECK_THAT(desk->must("library show diagrams/ward.svg"),
               Contains("width=\"30\" height=\"20\"") && Contains("data:image/png;base64,iVBOR"));
    desk->write("cut.png", support::png(30, 20).substr(0, 100));
    const auto cut = desk->by("ann", "library edit diagrams/ward.svg cut.png");
    CHECK(cut.exit == 1);
    CHECK_THAT(cut.out, Contains("is no whole PNG; save it again"));
}

TEST_CASE("What the clinic says of itself goes from the library to paper and the doctor",
          "[commands]") {
    const auto desk = counter::opened();
    desk->write("details.toml", "emergency_number = \"112\"\nname = \"Hill Clinic\"\n");
    desk->must(desk->by("ann", "library edit clinic-details.toml details.toml"));
    desk->must(desk->by("ann", "library submit clinic-details.toml"));
    desk->must(desk->by("rita",
                        "library approve clinic-details.toml --revision 1 --opened "
                        "emergency_number"));
    CHECK_THAT(desk->run("doctor").out, !Contains("Hill Clinic"));  // nobody published it
    desk->must(desk->by("boss", "library publish"));
    desk->must("handout prostatitis -o new.pdf");
    const auto paper = desk->in("pdftotext new.pdf -");
    CHECK_THAT(paper, Contains("Hill Clinic") && Contains("call 112"));
    CHECK_THAT(desk->run("doctor").out, Contains("Hill Clinic, emergency 112"));
}
