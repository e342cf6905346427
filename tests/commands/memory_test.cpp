#include <unistd.h>

#include "support/driven.h"

// What a visit leaves in the memory of the real program, looked for by itself.

namespace {

const base::Path& prepared() {
    static const support::Folder folder;
    static const base::Path path = [] {
        support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"ar\"]");
        return folder.path();
    }();
    return path;
}

// All ways by which typed words pass through: glass, ear, answers, paper.
void search_for(support::Driven& drive, const std::string& word) {
    drive.must("set headphones in");
    drive.must("tap home/search");
    drive.must("type " + word);
    drive.must("wait 3");
    drive.must("outline");
    for (int i = 0; i < 6; ++i) drive.must("press down"), drive.must("wait 2");
    drive.must("press louder");
    drive.must("wait 5");
    drive.must("heard");
    drive.must("set text-size larger");
    drive.must("set theme white-on-black");
}

void carry_questions(support::Driven& drive) {
    drive.must("tap bar/home");
    while (drive.ask("tap home/questions").find("hidden") != std::string::npos)
        drive.must("tap home/down");
    drive.must("tap suggested/1");
    drive.must("tap questions/print");
    drive.must("wait 3");
    drive.must("tap bar/back");
    drive.must("tap bar/back");
}

void none_left(support::Driven& drive, const std::string& word) {
    const auto copies = drive.copies_of(word);
    INFO(word << ": " << copies.answer);
    CHECK(copies.utf8 == 0);
    CHECK(copies.utf16 == 0);
    CHECK(copies.utf32 == 0);
}

}  // namespace

TEST_CASE("A visit leaves no typed word in memory, however it ends", "[commands][memory]") {
    // As short as fits into a string itself, as long as does not, and not of ASCII.
    const std::string word =
        GENERATE("qxwordqx", "qxprivatewordq", "qxthisisaverylongprivatewordofavisitorxq",
                 "\xD8\xB8\xD8\xA6\xD8\xBA\xD9\x84\xD8\xB7\xD8\xB6\xD8\xBA");
    const std::string end = GENERATE("tap bar/start-over", "wait 400", "press staff");
    INFO(end);
    support::Driven drive(prepared());
    drive.must("tap attract/start");
    search_for(drive, word);
    const auto during = drive.copies_of(word);
    INFO(during.answer);
    CHECK(during.utf8 > 0);
    carry_questions(drive);
    drive.must("tap bar/home");
    drive.must("tap home/search");
    drive.must(end);
    if (end == "tap bar/start-over") drive.must("tap leaving/over");  // there is a list
    none_left(drive, word);
    // Nor with its beginning overwritten, which would hide it from the search above.
    none_left(drive, word.substr(2));
}

TEST_CASE("A word typed on the glass is gone with the visit too", "[commands][memory]") {
    support::Driven drive(prepared());
    drive.must("tap attract/start");
    drive.must("tap home/search");
    const std::string word = "zqxjkvwzq";
    for (const char letter : word) drive.must(std::string("tap key/") + letter);
    CHECK(drive.copies_of(word).utf8 > 0);
    drive.must("tap bar/start-over");
    none_left(drive, word);
    none_left(drive, word.substr(2));
}

TEST_CASE("The search of memory asks for a word in hexadecimal digits", "[commands][memory]") {
    support::Driven drive(prepared());
    for (const std::string wrong : {"memory", "memory 61", "memory xyz123", "memory 6162636"})
        CHECK_THAT(drive.ask(wrong),
                   Catch::Contains("\"ok\":false") && Catch::Contains("write: memory HEX"));
}

namespace {

// What the kernel tells of a process, "Max core file size" for example.
std::string told(pid_t process, const std::string& file, const std::string& begins) {
    return support::run("grep '^" + begins + "' /proc/" + std::to_string(process) + "/" + file).out;
}

}  // namespace

TEST_CASE("A kiosk writes no core file, and no other process of its user reads its memory",
          "[commands][memory]") {
    // Root may read everything: then it runs as somebody else.
    const bool root = geteuid() == 0;
    const support::Folder folder;
    std::filesystem::copy(prepared(), folder.path(), std::filesystem::copy_options::recursive);
    const std::string nobody = "setpriv --reuid=65534 --regid=65534 --clear-groups";
    std::vector<std::string> before;
    if (root) {
        before = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        REQUIRE(support::run("chown -R 65534:65534 '" + folder.path().string() + "'").exit == 0);
    }
    support::Driven drive(folder.path(), before);
    drive.must("outline");
    const std::string own = "/proc/" + std::to_string(drive.process());
    CHECK_THAT(told(drive.process(), "limits", "Max core file size"),
               Catch::Matches("Max core file size +0 +0 +bytes.*\\n"));
    CHECK(support::run("stat -c %u " + own + "/mem").out == "0\n");
    const std::string read = "head -c 1 " + own + "/mem";
    const auto ran = support::run((root ? nobody + " " : "") + read);
    CHECK(ran.exit != 0);
    CHECK_THAT(ran.out, Catch::Contains("Permission denied"));
}
