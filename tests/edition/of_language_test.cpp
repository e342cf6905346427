#include "content/voice/of_language.h"

#include "content/check.h"
#include "content/read_catalog.h"
#include "support/world.h"

namespace {

// What is told of a language.toml that says this besides.
struct LanguageFile {
    content::LanguageEntry entry;
    base::Problems problems;
    explicit LanguageFile(const std::string& more) {
        const std::string about =
            "name = \"Elder\"\ndirection = \"ltr\"\nkeyboard = [\"abc\"]\n" + more;
        const auto path = *content::Path::parse("xx/language.toml");
        content::Catalog catalog;
        content::read_text(catalog, {path, about, "xx/language.toml"}, problems);
        entry = catalog.in("xx").entry;
    }
    std::string first() const { return problems.empty() ? "" : base::to_line(problems.front()); }
};

}  // namespace

TEST_CASE("a language names its voice, that voice's speed and its fonts", "[library][languages]") {
    const LanguageFile said(
        "fonts = [\"Noto Naskh Arabic\"]\n[voice]\nname = \"en-us\"\nwords_for_one = 0.8\n"
        "share = 0.7\n");
    CHECK(said.first() == "");
    CHECK(said.entry.voice == content::VoiceTuning{"en-us", 0.8, 0.7});
    CHECK(said.entry.fonts == std::vector<std::string>{"Noto Naskh Arabic"});
}

TEST_CASE("a language that names none is spoken by its tag, at a speed nobody measured",
          "[library][languages]") {
    const LanguageFile said("");
    CHECK(said.first() == "");
    CHECK(said.entry.voice == content::VoiceTuning{"", 1.15, 1});
    CHECK(said.entry.fonts.empty());
}

TEST_CASE("a voice or a font that cannot be is told where it stands, and left out",
          "[library][languages]") {
    for (const auto& [more, what] :
         {std::pair{"fonts = [\"Comic Sans\"]", "'Comic Sans' is no family of Noto"},
          {"fonts = [\"Noto ../x\"]", "is no family of Noto"},
          {"fonts = [\"Noto Sans Nowhere\"]", "'Noto Sans Nowhere' is not installed here"},
          {"[voice]\nname = \"en us\"", "'en us' is no voice of espeak-ng"},
          {"[voice]\nwords_for_one = 0", "words_for_one is 0, which nobody measured"},
          {"[voice]\nshare = 20", "share is 20, which nobody measured"},
          {"[voice]\nspeed = 1", "speed"}}) {
        INFO(more);
        const LanguageFile said(more);
        REQUIRE(said.problems.size() == 1);
        CHECK(said.first().find(what) != std::string::npos);
        CHECK(said.problems.front().line == (std::string(more).starts_with("fonts") ? 4 : 5));
        CHECK(said.entry.fonts.empty());
        CHECK(said.entry.voice == content::VoiceTuning());
    }
}

TEST_CASE("words in letters of a font that a language names are no fault, wherever they stand",
          "[library][languages]") {
    const support::Folder folder;
    const base::Path library = folder / "library", about = library / "es/language.toml",
                     groups = library / "es/groups.toml";
    std::filesystem::copy(support::fixtures() / "library", library,
                          std::filesystem::copy_options::recursive);
    const auto missing = [&] {
        int count = 0;
        for (const auto& problem : content::check(content::DiskTree(library)))
            count += problem.what.find("no font here has") != std::string::npos ? 1 : 0;
        return count;
    };
    CHECK(missing() == 0);
    auto text = base::read_file(groups).value();
    text.replace(text.find("title = \"") + 9, 0, "\u05E9 ");
    REQUIRE(base::write_file(groups, text));
    CHECK(missing() == 1);
    REQUIRE(base::write_file(about,
                             "fonts = [\"Noto Sans Hebrew\"]\n" + base::read_file(about).value()));
    CHECK(missing() == 0);
}
