#include "content/voice/spoken_forms.h"

#include "content/check.h"
#include "content/content_copy.h"

namespace {

std::string told(const std::string& toml) {
    base::Problems problems;
    content::read_spoken(text::Toml::parse(toml, "spoken.toml", problems));
    std::string lines;
    for (const auto& problem : problems) lines += base::to_line(problem) + "\n";
    return lines;
}

std::string entry(const std::string& shown, const std::string& said) {
    return "[[text]]\nshown = \"" + shown + "\"\nsaid = \"" + said + "\"\n";
}

}  // namespace

TEST_CASE("A text falls into the phrases a voice is given vowels for", "[content]") {
    CHECK(content::spoken_phrases("أخبروا فريقنا الآن. من المنزل، اتصلوا على {number}.") ==
          std::vector<std::string>{"أخبروا فريقنا الآن", "من المنزل، اتصلوا على"});
    CHECK(content::spoken_phrases("«دم»؟ PSA: 14").front() == "دم");
    CHECK(content::spoken_phrases("Call 999.").empty());
}

TEST_CASE("A spoken form is the shown words with their vowels and nothing else", "[content]") {
    CHECK(told(entry("ألم", "أَلَمْ")).empty());
    CHECK_THAT(told(entry("ألم", "أمل")), Catch::Contains("is not said as"));
    CHECK_THAT(told(entry("لا ألم", "أَلَمْ")), Catch::Contains("is not said as"));
    CHECK_THAT(told(entry("ألم", "")), Catch::Contains("says nothing"));
    CHECK_THAT(told(entry("ألم", "أَلَمْ") + entry("ألم", "أَلَمٌ")),
               Catch::Contains("stands here twice"));
}

TEST_CASE("A doubled letter has its shadda before its vowel, or the voice drops the vowel",
          "[content]") {
    CHECK(told(entry("الذي", "الَّذِي")).empty());
    CHECK_THAT(told(entry("الذي", "الَّذِي")), Catch::Contains("has a vowel before its shadda"));
}

TEST_CASE("What the voice has no vowels for, and what nobody shows any more, is told",
          "[content]") {
    ContentCopy content;
    content.write("ar/spoken.toml", entry("كلمة لا تظهر", "كَلِمَةٌ لَا تَظْهَرْ"));
    std::string lines;
    for (const auto& problem : content::check(content::DiskTree(content.path)))
        lines += base::to_line(problem) + "\n";
    CHECK_THAT(lines, Catch::Contains("nothing shows 'كلمة لا تظهر' any more"));
    CHECK_THAT(lines, Catch::Contains("prostatitis.md:") &&
                          Catch::Contains("the voice has no vowels for '"));
}
