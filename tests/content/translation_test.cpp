#include "content/check.h"

#include "content/content_copy.h"
#include "content/translation.h"
#include "document/fingerprint.h"
#include "document/parse.h"
#include "kiosk/open.h"

namespace {

namespace fs = std::filesystem;

const std::vector<std::string> ids{"prostate", "prostatitis", "prostate-massage", "warning-signs",
                                   "your-visit"};
const std::string english_changed = "the English of this paragraph has changed";

// The small library as a translator keeps it.
struct TranslatedContent : ContentCopy {
    static std::string topic(const std::string& language, const std::string& id) {
        return language + "/topics/" + id + ".md";
    }
    base::Result<void> record(const std::string& language, const std::string& id) const {
        return content::record_translation(path / topic(language, id),
                                           {"machine", "", {2026, 11, 29}});
    }
    void record_all() const {
        for (const std::string language : {"es", "ar"})
            for (const auto& id : ids) {
                const auto made = record(language, id);
                INFO((made ? "" : base::to_line(made.error())));
                REQUIRE(made);
            }
    }
    // What is wrong with the translated pages, at least so bad.
    base::Problems problems(base::Severity least = base::Severity::warning) const {
        base::Problems found;
        for (const auto& problem : content::check(content::DiskTree(path)))
            if (problem.severity >= least && problem.file.find("/en/") == std::string::npos)
                found.push_back(problem);
        return found;
    }
    std::string told() const { return told(problems()); }
    static std::string told(const base::Problems& problems) {
        std::string lines;
        for (const auto& problem : problems)
            if (problem.severity >= base::Severity::warning &&
                problem.file.find("/en/") == std::string::npos)
                lines += base::to_line(problem) + "\n";
        return lines;
    }
    document::Document document(const std::string& language, const std::string& id) const {
        return document::parse(text(topic(language, id))).document;
    }
};

// The same texts as a library holds them, which knows who signed.
struct KnownLibrary : content::DiskTree {
    explicit KnownLibrary(const TranslatedContent& content) : DiskTree(content.path) {}
    bool vouches() const override { return true; }
};

std::vector<std::string> english_of(const document::Document& page) {
    std::vector<std::string> all;
    for (const auto& block : page.front.translated) all.push_back(block.english);
    return all;
}

// A paragraph's place among the blocks of an English page.
std::size_t block_of(const TranslatedContent& content, const std::string& id,
                     const std::string& words) {
    const auto text = content.text(TranslatedContent::topic("en", id));
    const auto line =
        std::count(text.begin(), text.begin() + static_cast<long>(text.find(words)), '\n') + 1;
    const auto blocks = content.document("en", id).blocks;
    for (std::size_t i = blocks.size(); i-- > 0;)
        if (blocks[i].line <= line) return i;
    return 0;
}

const std::string sentence = "It means pain, swelling or soreness";

}  // namespace

TEST_CASE("A page that nobody recorded is told, with how to do it", "[library]") {
    const TranslatedContent content;
    int told = 0;
    for (const auto& problem : content.problems(base::Severity::hint))
        if (problem.fix.find("urokiosk translated") != std::string::npos) {
            CHECK(problem.severity == base::Severity::warning);
            ++told;
        }
    CHECK(told == 10);
}

TEST_CASE("Recorded translations give no warning", "[library]") {
    const TranslatedContent content;
    content.record_all();
    CHECK(content.told() == "");
    for (const auto& problem : content.problems(base::Severity::hint))
        CHECK(problem.fix.find("urokiosk translated") == std::string::npos);
}

TEST_CASE("A record is the fingerprints of the English, and changes nothing else", "[library]") {
    const TranslatedContent content;
    const auto before = content.text("es/topics/prostate.md");
    REQUIRE(content.record("es", "prostate"));
    const auto after = content.text("es/topics/prostate.md");
    const auto at = after.find("translated = ");
    REQUIRE(at != std::string::npos);
    const auto end = after.find("\n]\n", at) + 3;
    CHECK(after.substr(0, at) + after.substr(end) == before);
    CHECK(english_of(content.document("es", "prostate")) ==
          document::fingerprints(content.document("en", "prostate")));
    for (const std::string other : {"en/topics/prostate.md", "ar/topics/prostate.md"})
        CHECK(content.text(other) ==
              base::read_file(support::fixtures() / "library" / other).value());
}

TEST_CASE("A record is written into every page that can be read, or it is told", "[library]") {
    const TranslatedContent content;
    const std::string page = "es/topics/prostate.md";
    const auto before = content.text(page);
    const auto put = [&](const std::string& line) {
        auto text = before;
        return text.insert(text.find("title"), line);
    };
    const auto windows = [](const std::string& text) {
        std::string made;
        for (const char c : text) made += c == '\n' ? std::string("\r\n") : std::string(1, c);
        return made;
    };
    auto table = before;
    const auto review = table.find("review = {");
    REQUIRE(review != std::string::npos);
    const auto values = table.substr(review + 10, table.find('}', review) - review - 10);
    table.erase(review, table.find('\n', review) + 1 - review);
    std::string section = "\n[review]\n" + values;
    std::replace(section.begin(), section.end(), ',', '\n');
    table.insert(table.find("\n+++\n", 4), section);
    const auto text = GENERATE_COPY(
        "\xEF\xBB\xBF" + before, windows(before), "\xEF\xBB\xBF" + windows(before),
        put("translated=[{english=\"a\"}]\n"), put("translated = [\n  {own = \"a\"}, # one\n\n]\n"),
        put("\"translated\" = []\n"), put("'translated'=[{},{made='b'}]\n"),
        "+++\ntranslated = [{}]\n" + before.substr(4), table);
    content.write(page, text);
    const auto done = content.record("es", "prostate");
    INFO(text << (done ? "" : base::to_line(done.error())));
    REQUIRE(done);
    const auto after = content.text(page);
    CHECK(after.find('\r') == std::string::npos);
    const auto read = document::parse(after);
    CHECK_FALSE(base::any_error(read.problems));
    CHECK(english_of(read.document) == document::fingerprints(content.document("en", "prostate")));
    CHECK(read.fingerprint == document::parse(before).fingerprint);
    CHECK(read.document.front.review.due == document::parse(before).document.front.review.due);
    REQUIRE(content.record("es", "prostate"));
    CHECK(content.text(page) == after);
}

TEST_CASE("Recording twice gives the same bytes", "[library]") {
    const TranslatedContent content;
    content.record_all();
    std::map<std::string, std::string> once;
    for (const std::string language : {"es", "ar"}) {
        once[language + "/reading.toml"] = content.text(language + "/reading.toml");
        for (const auto& id : ids)
            once[TranslatedContent::topic(language, id)] =
                content.text(TranslatedContent::topic(language, id));
    }
    content.record_all();
    for (const auto& [file, text] : once) {
        INFO(file);
        CHECK(content.text(file) == text);
    }
}

TEST_CASE("A changed English paragraph makes exactly its translations stale", "[library]") {
    const TranslatedContent content;
    content.record_all();
    const auto block = block_of(content, "prostatitis", sentence);
    content.change("en/topics/prostatitis.md", sentence, "It means pain or soreness");
    const auto problems = content.problems();
    REQUIRE(problems.size() == 2);
    for (const auto& problem : problems) {
        INFO(base::to_line(problem));
        const std::string language = problem.file.find("/es/") != std::string::npos ? "es" : "ar";
        CHECK_THAT(problem.file,
                   Catch::EndsWith(TranslatedContent::topic(language, "prostatitis")));
        CHECK(problem.severity == base::Severity::warning);
        CHECK(problem.what == english_changed);
        CHECK_THAT(problem.fix, Catch::Contains(problem.file));
        CHECK(problem.line == content.document(language, "prostatitis").blocks[block].line);
    }
    CHECK(problems[0].file != problems[1].file);
    REQUIRE(content.record("es", "prostatitis"));  // translated again
    const auto rest = content.problems();
    REQUIRE(rest.size() == 1);
    CHECK_THAT(rest[0].file, Catch::EndsWith(TranslatedContent::topic("ar", "prostatitis")));
}

TEST_CASE("Visitors are shown which paragraph's English has changed", "[library]") {
    const TranslatedContent content;
    content.record_all();
    const auto block = block_of(content, "prostatitis", sentence);
    content.change("en/topics/prostatitis.md", sentence, "It means pain or soreness");
    const support::Folder data;
    support::prepare(data.path(), content.path, "[\"en\", \"es\", \"ar\"]");
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    base::Problems notes;
    const auto services = kiosk::open_services(settings::data_paths(data.path().string()),
                                               {printer, voice, clock}, notes);
    REQUIRE(services);
    for (const auto& id : ids)
        for (std::string language : {"en", "es", "ar"}) {
            const std::string asked = language;
            const auto page = services->edition.page(language, id);
            REQUIRE(page);
            REQUIRE(language == asked);
            for (std::size_t i = 0; i < page->blocks.size(); ++i) {
                INFO(language << "/" << id << ", block " << i);
                CHECK(page->blocks[i].stale ==
                      (language != "en" && id == "prostatitis" && i == block));
            }
        }
}

TEST_CASE("A translation that lacks a block is not recorded, and its first gap is named",
          "[library]") {
    const TranslatedContent content;
    const auto file = TranslatedContent::topic("es", "prostatitis");
    auto text = content.text(file);
    const auto last = text.rfind("\n## ");
    REQUIRE(last != std::string::npos);
    const auto blocks = content.document("es", "prostatitis").blocks.size();
    content.write(file, text.substr(0, last + 1));
    const auto shorter = content.document("es", "prostatitis").blocks.size();
    REQUIRE(shorter < blocks);
    const auto before = content.text(file);
    const auto made = content.record("es", "prostatitis");
    REQUIRE_FALSE(made);
    CHECK_THAT(made.error().what, Catch::Contains("block " + std::to_string(shorter + 1) + " "));
    CHECK_THAT(made.error().file, Catch::EndsWith(file));
    CHECK(content.text(file) == before);
    CHECK_FALSE(fs::exists(content.path / "es/reading.toml"));
}

TEST_CASE("A block of another kind than in English is named with its line", "[library]") {
    const TranslatedContent content;
    const auto file = TranslatedContent::topic("es", "prostatitis");
    const auto block = block_of(content, "prostatitis", sentence);
    content.change(file, "\n- Significa dolor", "\nUn párrafo.\n\n- Significa dolor");
    const auto made = content.record("es", "prostatitis");
    REQUIRE_FALSE(made);
    const auto line = content.document("es", "prostatitis").blocks[block].line;
    CHECK_THAT(made.error().what, Catch::Contains("block " + std::to_string(block + 1) + " ") &&
                                      Catch::Contains("line " + std::to_string(line)));
}

TEST_CASE("A record that no longer fits the page is an error", "[library]") {
    const TranslatedContent content;
    content.record_all();
    content.change(TranslatedContent::topic("es", "prostate"), "\n## ", "\nUn párrafo más.\n\n## ");
    auto problems = content.problems();
    CHECK_THAT(content.told(), Catch::Contains("has more in its block 1, shown in English"));
    std::erase_if(problems, [](const auto& one) { return one.severity != base::Severity::error; });
    REQUIRE(problems.size() == 1);
    CHECK_THAT(problems[0].what, Catch::Contains("does not fit"));
}

TEST_CASE("A page without an English original cannot be recorded", "[library]") {
    const TranslatedContent content;
    content.write("es/topics/nueva.md", content.text("es/topics/prostate.md"));
    CHECK_FALSE(content.record("es", "nueva"));
    CHECK_FALSE(content.record("es", "no-such"));
}

TEST_CASE("An Arabic page that became harder to read than it was is warned of", "[library]") {
    const TranslatedContent content;
    content.record_all();
    const auto scores = content.text("ar/reading.toml");
    for (const auto& id : ids) CHECK_THAT(scores, Catch::Contains("\n" + id + " = "));
    const auto at = scores.find("prostate = ") + 11;
    const double was = std::stod(scores.substr(at));
    const auto with = [&](double score) {
        auto changed = scores;
        content.write("ar/reading.toml",
                      changed.replace(at, scores.find('\n', at) - at, std::to_string(score)));
        return content.problems();
    };
    CHECK(with(was + 2.5).empty());
    CHECK(with(was - 40).empty());  // easier now
    const auto problems = with(was + 20);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].severity == base::Severity::warning);
    CHECK_THAT(problems[0].what, Catch::Contains("harder to read than it was"));
    CHECK_THAT(problems[0].file, Catch::EndsWith("ar/topics/prostate.md"));
}

TEST_CASE("Each block has its record, and an edit voids what was signed", "[library]") {
    const TranslatedContent content;
    content.record_all();
    const std::string page = "es/topics/prostate.md";
    content.write(
        page, content::signed_translation(content.text(page), {"Dr. Ana Ruiz", {2026, 11, 30}},
                                          {document::parse(content.text(page)),
                                           document::parse(content.text("en/topics/prostate.md")),
                                           {}}));
    const auto records = content.document("es", "prostate").front.translated;
    REQUIRE(records.size() == content.document("es", "prostate").blocks.size());
    for (const auto& one : records) {
        CHECK(one.made == "machine");
        CHECK(one.back.empty());
        CHECK(one.adjudicated.empty());
        CHECK(one.signed_by == "Dr. Ana Ruiz");
    }
    CHECK(content.told(content::check(KnownLibrary{content})) == "");
    CHECK_THAT(content.told(), Catch::Contains("which a file cannot prove"));
    const std::string was = "Su tarea principal es producir", is = "Su tarea es producir";
    content.change(page, was, is);
    CHECK_THAT(content.told(), Catch::Contains("what Dr. Ana Ruiz signed is void"));
    content.change(page, is, was);
    // Recorded anew, blocks that did not change keep their names.
    REQUIRE(content.record("es", "prostate"));
    for (const auto& one : content.document("es", "prostate").front.translated)
        CHECK(one.signed_by == "Dr. Ana Ruiz");
}
