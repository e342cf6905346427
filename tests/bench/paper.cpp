#include "bench/paper.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "bench/measure.h"
#include "document/parse.h"
#include "handout/leaflet.h"
#include "support/world.h"

namespace bench {

void paper(kiosk::Services& services) {
    kiosk::Session session;
    const auto* page = services.page("en", "prostate-massage");
    const auto* other = services.page("es", "prostate-massage");
    const auto made = [&](const handout::Choice& choice) {
        return median_ms(7, [&] {
            (void)handout::topic_leaflet(
                services.materials(session),
                {page->document, services.sources(page->document), page->language}, choice);
        });
    };
    row("handout of M3, normal", made({}), 80, "ms");
    handout::Choice whole;
    whole.whole = true;
    row("handout of M3, all of it", made(whole), 80, "ms");
    handout::Choice large;
    large.large = true;
    row("handout of M3, large print", made(large), 100, "ms");
    handout::Choice both;
    both.second = &other->document;
    both.second_words = &services.edition.words("es");
    row("handout of M3, in two languages", made(both), 150, "ms");
}

int make_one(const std::string& data, const std::string& page) {
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    base::Problems notes;
    devices::StandInVoice voice(clock);
    const auto services =
        kiosk::open_services(settings::data_paths(data), {printer, voice, clock}, notes);
    const auto text = base::read_file(page);
    if (!services || !text) return 1;
    const auto document = document::parse(*text).document;
    const kiosk::Session session;
    const auto start = Time::now();
    handout::Choice whole;
    whole.whole = true;
    const auto made = handout::topic_leaflet(
        services->materials(session),
        {document, services->sources(document), services->words(session).language}, whole);
    if (!made || !made->untagged.empty()) return 1;
    std::ofstream(page + ".told") << made->pages << ' ' << ms_since(start);
    return base::write_file(page + ".pdf", made->pdf) ? 0 : 1;
}

namespace {

// The same words as Markdown for us and as plain HTML for a browser.
struct LongPage {
    std::string markdown, html;

    void heading(const std::string& words) {
        markdown += "\n## " + words + "\n\n";
        html += "<h2>" + words + "</h2>\n";
    }
    void paragraph(const std::string& words) {
        markdown += words + "\n\n";
        html += "<p>" + words + "</p>\n";
    }
    void list(const std::vector<std::string>& items) {
        html += "<ul>\n";
        for (const auto& item : items) {
            markdown += "- " + item + "\n";
            html += "<li>" + item + "</li>\n";
        }
        markdown += "\n";
        html += "</ul>\n";
    }
    struct Row {
        std::string one, other;
    };
    void table(const std::vector<Row>& rows) {
        markdown += "| What was found | What it may mean |\n|---|---|\n";
        html += "<table><thead><tr><th>What was found</th><th>What it may mean</th></tr></thead>\n";
        for (const auto& [one, other] : rows) {
            markdown += "| " + one + " | " + other + " |\n";
            html += "<tr><td>" + one + "</td><td>" + other + "</td></tr>\n";
        }
        markdown += "\n";
        html += "</table>\n";
    }
};

LongPage long_page(int parts) {
    constexpr std::array vocabulary{"pain",    "water", "people", "clinic", "often", "little",
                                    "morning", "after", "doctor", "slowly", "with",  "test"};
    unsigned seed = 11;
    const auto sentence = [&](int words) {
        std::string made = "Some";
        for (int i = 0; i < words; ++i) {
            seed = seed * 1664525U + 1013904223U;
            made += std::string(" ") + vocabulary[(seed >> 8U) % vocabulary.size()];
        }
        return made + ".";
    };
    LongPage page;
    for (int part = 0; part < parts; ++part) {
        page.heading(fmt::format("Part {} {}", part + 1, sentence(3)));
        for (int i = 0; i < 4; ++i)
            page.paragraph(sentence(12) + " " + sentence(14) + " " + sentence(9));
        page.list({sentence(6), sentence(11), sentence(8), sentence(14)});
        std::vector<LongPage::Row> rows;
        for (int i = 0; i < 8; ++i) rows.push_back({sentence(5), sentence(9)});
        if (part % 3 == 0) page.table(rows);
    }
    page.markdown =
        "+++\nid = \"long\"\ntitle = \"A long page\"\nsummary = \"A page for measuring.\"\n+++\n" +
        page.markdown + "## Ask your clinician\n\n- What next?\n";
    page.html =
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>A long page</title>"
        "<style>@page{size:A4;margin:20mm}body{font:14pt/1.4 'Noto Sans'}"
        "</style><h1>A long page</h1><p>A page for measuring.</p>\n" +
        page.html + "<h2>Ask your clinician</h2><ol><li>What next?</li></ol></html>";
    return page;
}

std::string browser() {
    for (const char* path : {"/usr/bin/chromium", "/usr/bin/chromium-browser"})
        if (std::filesystem::exists(path)) return path;
    return "";
}

void beside_browser(const base::Path& folder, double ours_s) {
    const auto chromium = browser();
    if (chromium.empty()) return (void)std::printf("    beside Chromium: skipped: no chromium\n");
    const auto pdf = folder / "chromium.pdf";
    const auto ran =
        run({chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
             "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync", "--no-pdf-header-footer",
             "--user-data-dir=" + (folder / "profile").string(), "--print-to-pdf=" + pdf.string(),
             "file://" + (folder / "long.html").string()});
    if (ran.exit != 0 || !std::filesystem::exists(pdf))
        return (void)std::printf("    beside Chromium: skipped: it printed nothing\n");
    const auto told = support::run("pdfinfo '" + pdf.string() + "' | grep Pages").out;
    std::printf("    Chromium: %.1f s, %.0f kB, %s", ran.seconds,
                static_cast<double>(std::filesystem::file_size(pdf)) / 1000, told.c_str());
    row("    ours beside Chromium's time, both from cold", ours_s / ran.seconds, 1, "x");
}

}  // namespace

void paper(const base::Path& data) {
    const support::Folder folder;
    const auto page = folder / "long.md";
    const auto words = long_page(200);
    std::ofstream(page) << words.markdown;
    std::ofstream(folder / "long.html") << words.html;
    const auto ours = run({"/proc/self/exe", one_leaflet, data.string(), page.string()});
    double pages = 0, ms = 0;
    std::ifstream(page.string() + ".told") >> pages >> ms;
    if (ours.exit != 0) std::printf("    the long leaflet was not made\n");
    row(fmt::format("handout of {:.0f} pages", pages).c_str(), ms / 1000, 2, "s");
    row("    its process's peak memory", ours.peak_mb, 200, "MB");
    beside_browser(folder.path(), ours.seconds);
    const auto all = run({support::program(), "--data", data.string(), "handout", "--all", "-o",
                          (folder / "all").string()});
    if (all.exit != 0) std::printf("    not all leaflets were made\n");
    row("every leaflet, three languages in two sizes", all.seconds, 3, "s");
}

}  // namespace bench
