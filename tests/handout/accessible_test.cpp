// The paper as a file: what PDF/UA-1 asks, row by row of STANDARDS.md section 4.1, walked with qpdf
// and told by poppler's programs.
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <regex>
#include <set>

#include "document/chapters.h"
#include "handout/leaflet.h"
#include "support/world.h"

namespace {

using Object = QPDFObjectHandle;
using support::World;

struct Element {
    Object object;
    std::string tag, parent;
};

// A leaflet as bytes, and its structure in reading order.
struct File {
    World world;
    support::Folder folder;
    base::Path path = folder / "leaflet.pdf";
    QPDF pdf;
    std::vector<Element> elements;
    std::string bytes;

    // "brief": the short leaflet; "large": all of the page, in large print; a language beside it.
    File(const std::string& language, const std::string& id, const std::string& look = "",
         const std::string& second = "") {
        const bool large = look == "large", whole = look != "brief";
        world.session().language = language;
        auto& services = world.services();
        const auto* other = second.empty() ? nullptr : services.page(second, id);
        handout::Choice choice;
        choice.whole = whole;
        choice.large = large;
        choice.second = other ? &other->document : nullptr;
        choice.second_words = other ? &services.edition.words(second) : nullptr;
        choice.second_diagrams = other ? &services.diagrams(second) : nullptr;
        const auto* page = services.page(language, id);
        const auto made = handout::topic_leaflet(
            services.materials(world.session()),
            {page->document, services.sources(page->document), page->language}, choice);
        REQUIRE(made);
        INFO(made->untagged);
        REQUIRE(made->untagged.empty());
        bytes = made->pdf;
        REQUIRE(base::write_file(path, bytes));
        pdf.processMemoryFile("leaflet", bytes.data(), bytes.size());
        walk(pdf.getRoot().getKey("/StructTreeRoot"), "");
    }
    void walk(Object node, const std::string& parent) {
        Object kids = node.getKey("/K");
        const auto list = kids.isArray()  ? kids.getArrayAsVector()
                          : kids.isNull() ? std::vector<Object>{}
                                          : std::vector<Object>{kids};
        for (Object kid : list) {
            if (!kid.isDictionary() || !kid.hasKey("/S")) continue;
            const auto tag = kid.getKey("/S").getName();
            elements.push_back({kid, tag, parent});
            walk(kid, tag);
        }
    }
    std::string run(const std::string& tool, const std::string& after = "") const {
        return support::run(tool + " '" + path.string() + "' " + after).out;
    }
    int count(const std::string& tag) const {
        return static_cast<int>(std::count_if(elements.begin(), elements.end(),
                                              [&](const auto& one) { return one.tag == tag; }));
    }
};

// Content of all pages, decoded, a page an entry.
std::vector<std::string> contents(QPDF& pdf) {
    std::vector<std::string> all;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        const auto data =
            page.getObjectHandle().getKey("/Contents").getStreamData(qpdf_dl_generalized);
        all.emplace_back(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    return all;
}

}  // namespace

TEST_CASE("The file says that it is tagged, what it is called and in which language",
          "[handout][pdf-ua]") {
    for (const std::string language : {"en", "es", "ar"}) {
        File file(language, "prostatitis");
        INFO(language);
        const auto info = file.run("pdfinfo");
        CHECK(info.find("Tagged:          yes") != std::string::npos);  // PD-01
        Object root = file.pdf.getRoot();
        CHECK(root.getKey("/StructTreeRoot").isDictionary());    // PD-02
        CHECK(root.getKey("/Lang").getUTF8Value() == language);  // PD-06
        CHECK(root.getKey("/ViewerPreferences").getKey("/DisplayDocTitle").getBoolValue());  // 05
        const auto meta = file.run("pdfinfo -meta");  // PD-04
        CHECK(meta.find("<pdfuaid:part>1</pdfuaid:part>") != std::string::npos);
        const auto& front = file.world.services().page(language, "prostatitis")->document.front;
        CHECK(meta.find(front.discreet_title) != std::string::npos);
        // What a window's title and a printer's log show: not "Prostatitis".
        CHECK(info.find("Title:           " + front.discreet_title + "\n") != std::string::npos);
        CHECK(file.bytes.starts_with("%PDF-1.5"));  // PD-14
        CHECK(support::run("qpdf --check '" + file.path.string() + "'").exit == 0);
    }
}

namespace {

// PD-03, PD-15: nothing is painted outside of marked content, and all that opens closes.
void drawn_in_marks(const std::string& page) {
    static const std::regex part(
        R"re((\bBDC\b|\bBMC\b|\bEMC\b)|[\s)>\]](Tj|TJ|Do|f|f\*|S|B|sh)(?=\s))re");
    int depth = 0;
    for (std::sregex_iterator it(page.begin(), page.end(), part), end; it != end; ++it) {
        const auto mark = (*it)[1].str();
        if (mark.empty()) CHECK(depth > 0);
        if (!mark.empty()) depth += mark == "EMC" ? -1 : 1;
    }
    CHECK(depth == 0);
}

}  // namespace

TEST_CASE("Everything drawn is either in the structure or marked as decoration",
          "[handout][pdf-ua]") {
    const std::string language = GENERATE("en", "es", "ar");
    const bool whole = GENERATE(true, false);
    for (const std::string id : {"prostate", "prostatitis", "prostate-massage"}) {
        File file(language, id, whole ? "" : "brief");
        INFO(language << "/" << id);
        for (const auto& page : contents(file.pdf)) {
            drawn_in_marks(page);
            CHECK(page.find("/Artifact BMC") != std::string::npos);  // the foot at least
            CHECK(page.find("NonStruct") == std::string::npos);
        }
    }
}

TEST_CASE("No item, paragraph or cell of the structure is empty", "[handout][pdf-ua]") {
    const std::string language = GENERATE("en", "es", "ar");
    const bool whole = GENERATE(true, false);
    for (const std::string id : {"prostate", "prostatitis", "prostate-massage"}) {
        File file(language, id, whole ? "" : "brief");
        INFO(language << "/" << id << (whole ? ", whole" : ""));
        int leaves = 0;
        for (auto& [object, tag, parent] : file.elements) {
            Object kids = object.getKey("/K");
            const bool empty = kids.isNull() || (kids.isArray() && kids.getArrayNItems() == 0);
            INFO(tag << " in " << parent);
            CHECK_FALSE(empty);
            leaves += tag == "/LBody" || tag == "/P" || tag == "/TD" ? 1 : 0;
        }
        CHECK(leaves > 10);
    }
}

TEST_CASE("A reader that stops at a mark of cairo's own hears all of a paragraph all the same",
          "[handout][pdf-ua]") {
    for (const bool whole : {true, false}) {
        File file("en", "prostatitis", whole ? "" : "brief");
        for (const auto& page : contents(file.pdf))
            CHECK(page.find("/ActualText") == std::string::npos);
        // Poppler's reader is one: STANDARDS.md PD-27.
        const auto read = file.run("pdfinfo -struct-text");
        std::string flat;
        for (const char c : read)
            if (c != '\n' || flat.empty() || flat.back() != '"') flat += c == '\n' ? ' ' : c;
        const auto& page = file.world.services().page("en", "prostatitis")->document;
        for (const auto& question : document::questions(page))
            if (whole) CHECK(flat.find(question) != std::string::npos);
        std::istringstream lines(read);
        std::string before;
        for (std::string line; std::getline(lines, line);) {
            const bool body = before.find("LBody") != std::string::npos;
            INFO(before << "\n" << line);
            if (body) CHECK(line.find('"') != std::string::npos);
            before = line;
        }
    }
}

TEST_CASE("Each font says which of its glyphs a number means", "[handout][pdf-ua]") {
    for (const std::string language : {"en", "ar"}) {
        File file(language, "prostatitis");
        int fonts = 0;
        for (Object object : file.pdf.getAllObjects()) {
            if (!object.isDictionary() || !object.getKey("/Subtype").isName()) continue;
            if (object.getKey("/Subtype").getName() != "/CIDFontType2") continue;
            ++fonts;
            CHECK(object.getKey("/CIDToGIDMap").isName());
        }
        if (language == "ar") CHECK(fonts > 0);
    }
}

TEST_CASE("Headings begin with the title and skip no level; lists and tables nest as they should",
          "[handout][pdf-ua]") {
    for (const std::string id : {"prostatitis", "prostate-massage", "warning-signs", "prostate"}) {
        File file("en", id);
        INFO(id);
        int level = 0;
        for (const auto& [object, tag, parent] : file.elements) {
            if (tag == "/H1" || tag == "/H2" || tag == "/H3") {  // PD-08
                const int now = tag[2] - '0';
                CHECK(now <= level + 1);
                level = now;
            }
            if (tag == "/LI") CHECK(parent == "/L");  // PD-09
            if (tag == "/LBody") CHECK(parent == "/LI");
            if (tag == "/TR") CHECK(parent == "/Table");  // PD-10
            if (tag == "/TH" || tag == "/TD") CHECK(parent == "/TR");
            if (tag == "/TH")  // PD-11
                CHECK(Object(object).getKey("/A").getKey("/Scope").getName() == "/Column");
            CHECK(tag != "/NonStruct");
        }
        CHECK(file.count("/H1") == 1);
    }
}

TEST_CASE("Each figure has its words, each page goes by its structure", "[handout][pdf-ua]") {
    for (const std::string language : {"en", "ar"}) {
        File file(language, "prostate");
        int figures = 0;
        for (auto& [object, tag, parent] : file.elements) {
            if (tag != "/Figure") continue;
            ++figures;
            CHECK(object.getKey("/Alt").getUTF8Value().size() > 10);  // PD-07
        }
        CHECK(figures > 0);
        for (auto& page : QPDFPageDocumentHelper(file.pdf).getAllPages())
            CHECK(page.getObjectHandle().getKey("/Tabs").getName() == "/S");  // PD-12
        const auto fonts = file.run("pdffonts");                              // PD-13
        std::istringstream lines(fonts);
        std::string line;
        int count = 0;
        while (std::getline(lines, line)) {
            if (line.find("Noto") == std::string::npos) continue;
            ++count;
            CHECK(std::regex_search(line, std::regex("yes yes yes")));
        }
        CHECK(count > 0);
        CHECK(file.pdf.getRoot().getKey("/Outlines").isDictionary());  // PD-16
    }
}

TEST_CASE("A passage in another language says so", "[handout][pdf-ua]") {
    File file("en", "prostatitis", "", "es");
    int other = 0;
    for (auto& [object, tag, parent] : file.elements)
        if (object.hasKey("/Lang")) {
            ++other;
            CHECK(object.getKey("/Lang").getUTF8Value() == "es");
        }
    CHECK(other > 10);
    const auto text = file.run("pdftotext", "-");
    CHECK(text.find("Prostatitis is not cancer") != std::string::npos);
    CHECK(text.find("La prostatitis no es") != std::string::npos);
}

TEST_CASE("The same input gives the same bytes", "[handout][pdf-ua]") {
    CHECK(File("en", "prostatitis").bytes == File("en", "prostatitis").bytes);
    CHECK(File("ar", "prostate", "large").bytes == File("ar", "prostate", "large").bytes);
}

TEST_CASE("Letters on paper are 14 points, in large print 18, lines at most 70 letters",
          "[handout][print-design]") {
    for (const bool large : {false, true}) {
        File file("en", "prostate-massage", large ? "large" : "");
        const auto page = file.run("pdftotext -bbox-layout", "-");
        // What the page says; its sources, in two columns, have the least of PR-01.
        const double least = large ? 18 : 12;
        int small = 0;
        static const std::regex line(
            R"re(<line xMin="([0-9.]+)" yMin="([0-9.]+)" xMax="([0-9.]+)" yMax="([0-9.]+)">)re");
        int lines = 0;
        for (std::sregex_iterator it(page.begin(), page.end(), line), end; it != end; ++it) {
            // Poppler's box is ascent and descent of Noto Sans: 1.36 of the type's size.
            const double size = (std::stod((*it)[4]) - std::stod((*it)[2])) / 1.362;
            CHECK(size >= least * 0.97);
            small += size < 14 * 0.97 ? 1 : 0;
            ++lines;
        }
        CHECK(small < lines / 2);
        CHECK(lines > 50);
        std::istringstream text(file.run("pdftotext -raw", "-"));
        for (std::string one; std::getline(text, one);) {
            INFO(one);
            CHECK(one.size() <= 80);
        }
        const auto all = file.run("pdftotext", "-");  // PR-09
        CHECK(all.find("01234 567 890") != std::string::npos);
        CHECK(all.find("General information") != std::string::npos);
        CHECK(all.find("Code ") != std::string::npos);
    }
}

TEST_CASE("Large print is laid out anew: more pages of the same size", "[handout][print-design]") {
    File normal("en", "prostate-massage"), large("en", "prostate-massage", "large");
    const auto pages = [](const File& file) {
        const auto info = file.run("pdfinfo");
        std::smatch found;
        std::regex_search(info, found, std::regex("Pages:\\s+(\\d+)"));
        return std::stoi(found[1]);
    };
    CHECK(pages(large) > pages(normal));
    CHECK(large.run("pdfinfo").find("595.276 x 841.89 pts (A4)") != std::string::npos);
}
