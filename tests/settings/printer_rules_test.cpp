#include "settings/printer_rules.h"

#include "layout/bitmap.h"
#include "settings/settings.h"
#include "support/world.h"

namespace {

using settings::PaperKind;

struct PrinterRead {
    support::Folder folder;
    base::Problems problems;
    settings::Settings settings;

    void keep(const std::string& name, const std::string& bytes) {
        REQUIRE(base::write_file(folder / name, bytes));
    }
    void read(const std::string& toml) {
        keep("clinic.toml", toml);
        problems.clear();
        settings = settings::read_settings(folder / "clinic.toml", problems);
    }
    std::string told() const {
        std::string lines;
        for (const auto& problem : problems) lines += base::to_line(problem) + "\n";
        return lines;
    }
    std::string at(int line) const {
        return (folder / "clinic.toml").string() + ":" + std::to_string(line) + ": ";
    }
};

const std::string drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\"><rect width=\"9\" "
    "height=\"9\"/></svg>";

std::vector<std::string> queues(const PrinterRead& read, PaperKind kind) {
    std::vector<std::string> found;
    for (const auto& rule : settings::fitting(read.settings.printers, kind))
        found.push_back(rule.queue + (rule.tray.empty() ? "" : "/" + rule.tray));
    return found;
}

}  // namespace

TEST_CASE("One queue serves every kind of paper", "[library]") {
    PrinterRead read;
    read.read("printer_queue = \"desk\"\nprinter_place = { en = \"here\", es = \"aquí\" }\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    for (const auto kind : settings::paper_kinds)
        CHECK(queues(read, kind) == std::vector<std::string>{"desk"});
    CHECK(settings::said(read.settings.printers.front().place, "es") == "aquí");
    read.read("name = \"A\"\n");
    CHECK(read.settings.printers.empty());
}

TEST_CASE("Large print has a printer and a tray of its own", "[library]") {
    PrinterRead read;
    read.read(
        "[[printer]]\nqueue = \"desk\"\ntray = \"tray-2\"\nfor = [\"large\"]\nplace = \"A\"\n"
        "[[printer]]\nqueue = \"desk\"\nfor = [\"normal\", \"questions\"]\n"
        "[[printer]]\nqueue = \"back\"\nplace = { en = \"behind\" }\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    CHECK(queues(read, PaperKind::large) == std::vector<std::string>{"desk/tray-2", "back"});
    CHECK(queues(read, PaperKind::normal) == std::vector<std::string>{"desk", "back"});
    CHECK(queues(read, PaperKind::questions) == std::vector<std::string>{"desk", "back"});
    CHECK(settings::said(read.settings.printers.back().place, "en") == "behind");
}

TEST_CASE("Each fault of a printer's rule is named with its line", "[library]") {
    struct Slip {
        std::string toml, told;
        int line;
    };
    const Slip slip = GENERATE(
        Slip{"[[printer]]\nplace = \"A\"\n", "a printer has no queue", 1},
        Slip{"[[printer]]\nqueue = \"a\"\nfor = [\"lagre\"]\n", "no paper is called 'lagre'", 3},
        Slip{"[[printer]]\nqueue = \"a\"\nfro = [\"large\"]\n",
             "nothing is called 'fro' here; did you mean for?", 3},
        Slip{"[[printer]]\nqueue = \"a\"\ntray = 2\n", "tray is not text", 3},
        Slip{"printer_queue = \"b\"\n[[printer]]\nqueue = \"a\"\n", "printers are told twice", 1});
    PrinterRead read;
    read.read(slip.toml);
    INFO(read.told());
    REQUIRE(read.problems.size() == 1);
    CHECK_THAT(read.told(), Catch::StartsWith(read.at(slip.line)) && Catch::Contains(slip.told));
}

TEST_CASE("A clinic's logo is an SVG or a PNG beside its settings", "[library]") {
    PrinterRead read;
    read.keep("logo.svg", drawing);
    read.keep("logo.png", support::png(787, 100));
    read.read("name = \"A\"\nlogo = \"logo.svg\"\n");
    INFO(read.told());
    CHECK(read.problems.empty());
    CHECK(read.settings.logo.svg == drawing);
    CHECK(read.settings.logo.most_wide_mm == 0);
    CHECK(read.settings.logo.line == 2);
    read.read("logo = \"logo.png\"\n");
    CHECK(read.problems.empty());
    CHECK_THAT(read.settings.logo.svg, Catch::Contains("data:image/png;base64,iVBORw0KGgo"));
    CHECK(read.settings.logo.most_wide_mm == Approx(787 * 25.4 / 200));
    read.read("logo = \"\"\n");
    CHECK(read.problems.empty());
    CHECK(read.settings.logo.svg.empty());
}

TEST_CASE("Each fault of a logo is one problem that names clinic.toml and its line", "[library]") {
    struct Slip {
        std::string name, bytes, told;
    };
    PrinterRead read;
    const std::string png = support::png(20, 10);
    const auto with = [](const std::string& more) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\">\n" + more + "</svg>";
    };
    const std::vector<Slip> slips{
        {"gone.svg", "", "is not there; put it beside clinic.toml"},
        {"logo.svg", "JFIF", "is neither an SVG nor a PNG; save it as one of them"},
        {"logo.svg", std::string(1000001, ' '), "is larger than 1 MB; save it smaller"},
        {"logo.svg", with("<script/>"), "the drawing holds a script (line 2); take it out"},
        {"logo.svg", with("<use href=\"http://a/b#c\"/>"), "a reference out of the file (line 2)"},
        {"logo.svg", with("<image href=\"a.png\"/>"), "an embedded picture (line 2)"},
        {"logo.svg", with("<g onclick=\"a\"/><script/>"), "(line 2)"},
        {"logo.png", png.substr(0, png.size() - 5), "is no whole PNG; save it again"},
        {"logo.png", png.substr(0, 8), "is no whole PNG"},
        {"logo.png", support::png(1601, 3),
         "is 1601 x 3 pixels; save it with 1600 a side at most"}};
    for (const auto& slip : slips) {
        if (slip.name != "gone.svg") read.keep(slip.name, slip.bytes);
        read.read("# the clinic\n\nlogo = \"" + slip.name + "\"\n");
        INFO(slip.told << "\n" << read.told());
        REQUIRE(read.problems.size() == 1);
        CHECK_THAT(read.told(), Catch::StartsWith(read.at(3)) && Catch::Contains(slip.name) &&
                                    Catch::Contains(slip.told));
        CHECK(read.settings.logo.svg.empty());
    }
}
