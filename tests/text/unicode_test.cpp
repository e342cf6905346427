#include "text/unicode.h"
#include "text/segment.h"

#include <algorithm>
#include <random>

TEST_CASE("Text is the same whatever saved it", "[base]") {
    CHECK(text::plain_lines("a\nb\n") == "a\nb\n");
    CHECK(text::plain_lines("a\r\nb\r\n") == "a\nb\n");
    CHECK(text::plain_lines("a\rb\r") == "a\nb\n");
    CHECK(text::plain_lines("a\r\r\nb") == "a\n\nb");
    CHECK(text::plain_lines("\xEF\xBB\xBF\xEF\xBB\xBF"
                            "a\r") == "a\n");
    CHECK(text::plain_lines("") == "");
}

TEST_CASE("Letters that need ink are told from what only joins or turns", "[base]") {
    std::string found;
    for (const auto& letter : text::inked("a \u00A0\u200D\u2066\u00AD\n\t\u2264\uFE0F\u0645"))
        found += letter.utf8;
    CHECK(found == "a\u2264\u0645");
}

namespace {

std::vector<std::string> cut(std::string_view text, const std::vector<text::Piece>& pieces) {
    std::vector<std::string> found;
    for (const auto& piece : pieces)
        found.emplace_back(text.substr(piece.begin, piece.end - piece.begin));
    return found;
}

std::vector<std::string> words(std::string_view text, const std::string& language) {
    return cut(text, text::words(text, language));
}

// Optimal string alignment by its definition, without any shortcut: the witness for distance().
int slow_distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                d[i][j] = static_cast<int>(i + j);
                continue;
            }
            const int change = a[i - 1] == b[j - 1] ? 0 : 1;
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

}  // namespace

TEST_CASE("A word is the same to a visitor whatever its case and accents", "[base]") {
    CHECK(text::fold("PROSTÁTICA") == "prostatica");
    CHECK(text::fold("Cistoscopia") == text::fold("CISTOSCOPIA"));
    CHECK(text::fold("niño") == text::fold("NIN\u0303O"));
    CHECK(text::fold("Straße") == "strasse");
    CHECK(text::fold("ﬁbrosis") == "fibrosis");
    CHECK(text::fold("مُثَانَة") == text::fold("مثانة"));
    CHECK(text::fold("أدوية") == text::fold("ادوية"));
    CHECK(text::fold("") == "");
    CHECK(text::fold("niño") != text::fold("nicho"));
}

TEST_CASE("Folding what is folded changes nothing", "[base]") {
    for (const std::string text : {"Ünïcödé", "İstanbul", "ǅ", "Ωμέγα", "اَلْبَوْل", "PSA 4,5 ng/ml"}) {
        CAPTURE(text);
        CHECK(text::fold(text::fold(text)) == text::fold(text));
    }
}

TEST_CASE("Words are counted the way people count them", "[base]") {
    using Words = std::vector<std::string>;
    CHECK(words("Don't stop: 3.5 ng/ml!", "en") == Words{"Don't", "stop", "3.5", "ng", "ml"});
    CHECK(words("¿Qué pruebas necesito?", "es") == Words{"Qué", "pruebas", "necesito"});
    CHECK(words("ما السبب في رأيك؟", "ar") == Words{"ما", "السبب", "في", "رأيك"});
    CHECK(words(" ... — !", "en").empty());
    CHECK(words("", "en").empty());
}

TEST_CASE("Sentences end where a reader takes a breath", "[base]") {
    const std::string text = "It is not cancer. Is it common? Yes! It hurts at 3.5 of 10.";
    CHECK(cut(text, text::sentences(text, "en")) ==
          std::vector<std::string>{"It is not cancer. ", "Is it common? ", "Yes! ",
                                   "It hurts at 3.5 of 10."});
    const std::string arabic = "ما السبب؟ لا أعرف.";
    CHECK(text::sentences(arabic, "ar").size() == 2);
    CHECK(text::sentences("", "en").empty());
}

TEST_CASE("A segmenter kept for many texts cuts each as if it were the first", "[base]") {
    text::Segmenter kept("es");
    for (const std::string text :
         {"¿Qué pruebas? Estas dos.", "", "Sí.", "¿Qué pruebas? Estas dos."}) {
        CHECK(cut(text, kept.words(text)) == words(text, "es"));
        CHECK(cut(text, kept.sentences(text)) == cut(text, text::sentences(text, "es")));
    }
}

TEST_CASE("The erase key takes one letter as the visitor sees it", "[base]") {
    CHECK(text::last_letter("") == 0);
    CHECK(text::last_letter("pain") == 3);
    CHECK(text::last_letter("dolor é") == 6);
    CHECK(text::last_letter("cafe\u0301") == 3);
    CHECK(text::last_letter("بَ") == 0);
    CHECK(text::last_letter("a👨‍👩‍👧") == 1);
    CHECK(text::letter_count("año") == 3);
    CHECK(text::letter_count("an\u0303o") == 3);
    CHECK(text::letter_count("👨‍👩‍👧") == 1);
    CHECK(text::letter_count("a\xC3") == 2);  // cut in the middle of a letter
    for (const std::string word : {"próstata", "العملية", "عَمَليّة", "¿Qué?", "سؤال؟", "x’s"}) {
        std::size_t letters = 0;
        for (std::string_view rest = word; !rest.empty(); ++letters)
            rest.remove_prefix(text::first_letter(rest));
        INFO(word);
        CHECK(text::letter_count(word) == letters);
    }
    CHECK(text::letter_count("") == 0);
}

TEST_CASE("The first byte that is no UTF-8 is found", "[base]") {
    const auto good = std::string_view::npos;
    CHECK(text::first_bad_utf8("") == good);
    CHECK(text::first_bad_utf8(
              "prostatitis, próstata, البروستاتا, 👨‍👩‍👧") == good);
    CHECK(text::first_bad_utf8("pr\xF3stata") == 2);           // Latin-1
    CHECK(text::first_bad_utf8("cut \xC3") == 4);              // cut within a letter
    CHECK(text::first_bad_utf8("long \xC0\x80") == 5);         // overlong
    CHECK(text::first_bad_utf8("half \xED\xA0\x80") == 5);     // half a surrogate pair
    CHECK(text::first_bad_utf8("far \xF4\x90\x80\x80") == 4);  // beyond U+10FFFF
    CHECK(text::first_bad_utf8("lone \x80") == 5);             // continuation without a start
    CHECK(text::first_bad_utf8(std::string_view("nul\0!", 5)) == 3);
}

TEST_CASE("Slips of the finger are counted", "[base]") {
    CHECK(text::distance("prostate", "prostate", 2) == 0);
    CHECK(text::distance("prostrate", "prostate", 2) == 1);  // one too many
    CHECK(text::distance("prstate", "prostate", 2) == 1);    // one missing
    CHECK(text::distance("prosatte", "prostate", 2) == 1);   // two changed places
    CHECK(text::distance("niño", "nino", 2) == 1);           // letters, not bytes
    CHECK(text::distance("bladder", "kidney", 2) == 3);      // cut off: further than asked
    CHECK(text::distance("", "ab", 2) == 2);
    CHECK(text::distance("", "", 0) == 0);
}

TEST_CASE("Distances agree with the definition for any two words", "[base]") {
    std::mt19937 random(7);
    unsigned letters = 3;
    const auto word = [&] {
        std::string made;
        for (auto length = random() % 7; length > 0; --length)
            made += "abcdefgh"[random() % letters];
        return made;
    };
    for (int i = 0; i < 8000; ++i) {
        letters = i % 2 == 0 ? 3 : 8;
        const std::string a = word(), b = word();
        const int most = static_cast<int>(random() % 4);
        CAPTURE(a, b, most);
        REQUIRE(text::distance(a, b, most) == std::min(slow_distance(a, b), most + 1));
        REQUIRE(text::distance(a, b, most) == text::distance(b, a, most));
    }
}

TEST_CASE("Words of plain ASCII are cut as in a text beside other letters", "[base]") {
    std::mt19937 random(11);
    const std::string letters = "aZ0 9b'.:,;_-/?()\"\n&A";
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto length = random() % 12; length > 0; --length)
            text += letters[random() % letters.size()];
        CAPTURE(text);
        auto beside = words("\u00E9 " + text, "en");
        beside.erase(beside.begin());
        REQUIRE(words(text, "en") == beside);
    }
}

TEST_CASE("Sentences of plain ASCII are cut as in a text beside other letters", "[base]") {
    std::mt19937 random(12);
    const std::string letters = "aZb A0 . . ! ? ,;:-\"')(]x";
    for (int i = 0; i < 40000; ++i) {
        std::string text;
        for (auto length = 1 + random() % 14; length > 0; --length)
            text += letters[random() % letters.size()];
        CAPTURE(text);
        // A line of its own: what is beside it has no part in it.
        auto beside = text::sentences("\u00C9\n" + text, "en");
        REQUIRE(!beside.empty());
        beside.erase(beside.begin());
        for (auto& piece : beside) piece.begin -= 3, piece.end -= 3;
        const auto plain = text::sentences(text, "en");
        REQUIRE(plain.size() == beside.size());
        for (std::size_t at = 0; at < plain.size(); ++at) {
            CHECK(plain[at].begin == beside[at].begin);
            CHECK(plain[at].end == beside[at].end);
        }
    }
}

TEST_CASE("A text is harmless when it holds nothing that hides or turns", "[base]") {
    for (const std::string text : {"", "plain", "two\n\tlines", "próstata", "البروستاتا",
                                   "\u200Emarked\u200F", "می\u200Cخواهم"}) {
        CAPTURE(text);
        CHECK(text::harmless(text));
    }
    for (const std::string& text :
         {std::string("a\0b", 3), std::string("bell\a"), std::string("\x1b[31mred"),
          std::string("carriage\r"), std::string("\x7f"), std::string("\xc2\x85"),
          std::string("\u202Eteg"), std::string("\u202A"), std::string("\u2066"),
          std::string("\u2069"), std::string("\xff"), std::string("cut \xd8")}) {
        CAPTURE(text);
        CHECK_FALSE(text::harmless(text));
        CHECK_FALSE(text::harmless_name(text));
    }
}

TEST_CASE("A name stands on one line and shows every letter it has", "[base]") {
    for (const std::string name : {"Dr Ann O'Neill", "José Núñez", "د. سلمى", "می\u200Cخواهم"}) {
        CAPTURE(name);
        CHECK(text::harmless_name(name));
    }
    for (const std::string name : {"two\nlines", "a\tb", "a\u200Fb", "a\u200Eb", "a\u200Bb",
                                   "a\u2028b", "a\uFEFFb", "a\u00ADb", "a\U000E0041b", "\uE000"}) {
        CAPTURE(name);
        CHECK_FALSE(text::harmless_name(name));
    }
}
