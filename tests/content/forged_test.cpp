// What a hand can write into a file is no proof: who approved and who signed, the library knows.
#include "content/check.h"
#include "content/content_copy.h"
#include "content/translation.h"

namespace {

using Catch::Contains;

struct Forged : ContentCopy {
    std::string told(const content::Tree& tree) const {
        std::string lines;
        for (const auto& problem : content::check(tree))
            if (problem.severity == base::Severity::error) lines += base::to_line(problem) + "\n";
        return lines;
    }
    std::string told() const { return told(content::DiskTree(path)); }
    void record() const {
        REQUIRE(content::record_translation(path / "es/topics/prostate.md",
                                            {"machine", "", {2026, 11, 29}}));
    }
};

struct Known : content::DiskTree {
    using DiskTree::DiskTree;
    bool vouches() const override { return true; }
};

const std::string page = "es/topics/prostate.md";

}  // namespace

TEST_CASE("An approval written into a file by hand is refused, in each language", "[content]") {
    for (const std::string language : {"en", "es", "ar"}) {
        const Forged content;
        if (language == "es") content.record();
        content.change(language + "/topics/prostate.md", "status = \"sample\", by = \"\"",
                       "status = \"approved\", by = \"Dr. Eva Example\"");
        INFO(content.told());
        CHECK_THAT(content.told(), Contains("stands as approved by 'Dr. Eva Example'"));
        const Known library(content.path);
        CHECK_THAT(content.told(library), !Contains("approved by"));
    }
}

TEST_CASE("A signature written into a file by hand is refused", "[content]") {
    const Forged content;
    content.record();
    content.change(page, "signed = \"\"", "signed = \"Dr. Eva Example\"");
    CHECK_THAT(content.told(), Contains("has the signature of 'Dr. Eva Example'"));
    CHECK(content.told(Known(content.path)).empty());
}

TEST_CASE("Whoever approves a translation signs what does not contradict its English",
          "[content]") {
    const Forged content;
    const auto english = content.text("en/topics/prostatitis.md");
    const auto signed_now = [&](const std::string& body) {
        const auto signed_page =
            content::signed_translation(body, {"Dr. Ana Ruiz", {2026, 11, 30}},
                                        {document::parse(body), document::parse(english), {}});
        return document::parse(signed_page).document.front.translated;
    };
    const auto before = content.text("es/topics/prostatitis.md");
    const auto now = document::parse(english).fingerprint;
    const auto whole = signed_now(before);
    REQUIRE(whole.size() == now.size());
    for (std::size_t i = 0; i < now.size(); ++i) {
        CHECK(whole[i].english == now[i]);
        CHECK(whole[i].signed_by == "Dr. Ana Ruiz");
    }
    auto spoilt = before;
    spoilt.replace(spoilt.find("8 de cada 100"), 1, "18");
    int refused = 0;
    for (const auto& one : signed_now(spoilt))
        if (one.signed_by.empty()) {
            CHECK(one.english.empty());
            ++refused;
        }
    CHECK(refused == 1);
    auto longer = before;
    longer.insert(longer.find("\n## "), "\nOtra.\n");
    CHECK(signed_now(longer).size() == now.size() + 1);
}

TEST_CASE("Without its record a translation is held to the English of today", "[content]") {
    const auto warned = [](const Forged& content) {
        std::string lines;
        for (const auto& one : content::check(content::DiskTree(content.path)))
            if (one.severity == base::Severity::warning) lines += base::to_line(one) + "\n";
        return lines;
    };
    const Forged content;
    CHECK(content.told().empty());
    CHECK_THAT(warned(content), !Contains("says otherwise"));
    content.change("es/topics/prostatitis.md", "8 de cada 100", "18 de cada 100");
    CHECK_THAT(warned(content), Contains("says otherwise than the English of today"));
    content.change("es/topics/prostatitis.md", "[!EMERGENCY fever", "[!SAME-DAY fever");
    CHECK_THAT(content.told(), Contains("says 'SAME-DAY', in English 'EMERGENCY'"));
}

TEST_CASE("A language without its lexicon is refused", "[content]") {
    for (const std::string language : {"en", "es", "ar"}) {
        const Forged content;
        std::filesystem::remove(content.path / language / "lexicon.toml");
        INFO(content.told());
        CHECK_THAT(content.told(),
                   Contains(language + "/lexicon.toml: the language has no lexicon"));
        content.write(language + "/lexicon.toml", "# nothing\n");
        CHECK_THAT(content.told(), Contains("this lexicon holds nothing to its English"));
    }
}
