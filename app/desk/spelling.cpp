#include "desk/spelling.h"

#include <fmt/format.h>

#include <hunspell/hunspell.h>
#include <algorithm>
#include <array>
#include <filesystem>

#include "base/handle.h"
#include "base/late.h"
#include "document/front_matter.h"
#include "text/segment.h"
#include "text/unicode.h"

namespace desk {

namespace {

constexpr const char* folder = "/usr/share/hunspell/";
constexpr std::size_t most_told = 40;
constexpr std::string_view in_no_dictionary = " is in no dictionary";

// Any dictionary of the language will do: British and American spellings both stand. Where no
// country is named here, the first by name of those that are installed.
const std::map<std::string, std::vector<std::string>> files{
    {"en", {"en_GB", "en_US"}}, {"es", {"es_ES"}}, {"ar", {"ar"}}};

// "fr", "fr_FR", as Debian calls them; "pt-BR" is pt_BR.
std::vector<std::string> dictionaries_for(std::string language) {
    if (const auto known = files.find(language); known != files.end()) return known->second;
    std::replace(language.begin(), language.end(), '-', '_');
    std::vector<std::string> all;
    std::error_code none;
    for (const auto& file : std::filesystem::directory_iterator(folder, none)) {
        const std::string stem = file.path().stem().string();
        if (file.path().extension() == ".dic" &&
            (stem == language || stem.starts_with(language + "_")))
            all.push_back(stem);
    }
    std::sort(all.begin(), all.end());
    if (all.size() > 1) all.resize(1);
    return all;
}

// What is not read aloud goes: targets of links, ids of marks, placeholders.
std::string prose(std::string line) {
    // A citation's name is an id too.
    for (auto at = line.find("](source:"); at != std::string::npos;
         at = line.find("](source:", at + 1)) {
        const auto open = line.rfind('[', at);
        if (open != std::string::npos)
            std::fill(line.begin() + static_cast<long>(open), line.begin() + static_cast<long>(at),
                      ' ');
    }
    constexpr std::array<std::pair<std::string_view, char>, 4> marks{
        {{"](", ')'}, {"[!", ']'}, {"{", '}'}, {"<!--", '>'}}};
    for (const auto& [open, close] : marks)
        for (auto at = line.find(open); at != std::string::npos; at = line.find(open, at + 1)) {
            const auto end = line.find(close, at + open.size());
            if (end == std::string::npos) break;
            std::fill(line.begin() + static_cast<long>(at),
                      line.begin() + static_cast<long>(end) + 1, ' ');
        }
    return line;
}

// Dictionaries write the plain apostrophe.
std::string plain(std::string_view word) {
    constexpr std::string_view curled = "’";
    std::string made;
    for (std::size_t at = 0; at < word.size();) {
        const bool mark = word.substr(at).starts_with(curled);
        made.push_back(mark ? '\'' : word[at]);
        at += mark ? curled.size() : 1;
    }
    return made;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// How international names of drugs end (WHO's stems), in the letters of three languages.
constexpr std::string_view drug_stems[] = {
    "floxacin", "floxacino", "cillin",   "cilina",    "mycin",      "micina",  "micino",
    "cycline",  "ciclina",   "azole",    "azol",      "osin",       "osina",   "steride",
    "sterida",  "afil",      "afilo",    "sartan",    "sartán",     "prazole", "prazol",
    "olol",     "pril",      "statin",   "statina",   "relin",      "relina",  "lutamide",
    "lutamida", "relix",     "begron",   "bactam",    "penem",      "oxacin",  "oxacino",
    "fenacin",  "fenacina",  "terodine", "terodina",  "oxicam",     "profen",  "profeno",
    "mab",      "tinib",     "platin",   "platino",   "parin",      "parina",  "grel",
    "xaban",    "gliptin",   "gliptina", "gliflozin", "gliflozina", "triptan", "triptán",
    "vir",      "dronate",   "dronato",  "trexate",   "taxel",      "caine",   "caína",
    "وكساسين",  "سيلين",     "ميسين",    "سيكلين",    "وسين",       "سترايد",  "فيل",
    "سارتان",   "برازول",    "ستاتين",   "ولول",      "ريلين",      "لوتاميد", "بروفين",
    "ازول"};

// How many more end that have no such stem, and many another word: rather no suggestion than one
// that is taken for the right drug.
constexpr std::size_t least_of_a_drug = 7;  // bytes, folded
constexpr std::string_view drug_endings[] = {
    "in",     "ine",  "ina",  "ino",   "ide",   "id",     "mida",   "mido",  "zida",  "am",
    "amo",    "ium",  "pion", "opio",  "onio",  "itio",   "one",    "sona",  "lona",  "rona",
    "xona",   "dona", "tona", "ol",    "il",    "ilo",    "yl",     "im",    "ima",   "xen",
    "fen",    "phen", "ac",   "ast",   "lix",   "mus",    "dem",    "lam",   "pam",   "azem",
    "xate",   "xato", "fate", "trate", "trato", "proate", "proato", "urate", "nate",  "nato",
    "cetate", "ane",  "ano",  "ene",   "eno",   "feron",  "ازين",   "امين",  "ونيوم", "وبيوم"};

bool ends_so(std::string_view folded, const auto& endings) {
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view ending) {
        return folded.ends_with(text::fold(ending));
    });
}

bool like_a_drug(std::string_view word) {
    const std::string folded = text::fold(word);
    if (folded.starts_with("cef") || ends_so(folded, drug_stems)) return true;
    return folded.size() >= least_of_a_drug && !folded.ends_with("ain") &&
           ends_so(folded, drug_endings);
}

bool capital(std::string_view word) { return !word.empty() && word[0] >= 'A' && word[0] <= 'Z'; }

// Abbreviations and names in Latin letters stand in Arabic text too.
bool foreign(std::string_view word, const std::string& language) {
    return language == "ar" && std::any_of(word.begin(), word.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
           });
}

}  // namespace

namespace {

constexpr const char* library = "libhunspell-1.7.so.0";
const base::Late<decltype(::Hunspell_create)> Hunspell_create{library, "Hunspell_create"};
const base::Late<decltype(::Hunspell_destroy)> Hunspell_destroy{library, "Hunspell_destroy"};
const base::Late<decltype(::Hunspell_spell)> Hunspell_spell{library, "Hunspell_spell"};
const base::Late<decltype(::Hunspell_suggest)> Hunspell_suggest{library, "Hunspell_suggest"};
const base::Late<decltype(::Hunspell_free_list)> Hunspell_free_list{library, "Hunspell_free_list"};

}  // namespace

inline void put_away(Hunhandle* one) { Hunspell_destroy(one); }
using Checker = base::Handle<Hunhandle, put_away>;

struct Spelling::Dictionary {
    std::vector<Checker> all;

    bool knows(const std::string& word) const {
        return std::any_of(all.begin(), all.end(), [&](const auto& one) {
            return Hunspell_spell(one.get(), word.c_str()) != 0;
        });
    }
};

Spelling::Spelling() = default;
Spelling::~Spelling() = default;
Spelling::Spelling(Spelling&&) noexcept = default;
Spelling& Spelling::operator=(Spelling&&) noexcept = default;

const Spelling::Dictionary* Spelling::of(const std::string& language) {
    if (const auto known = dictionaries_.find(language); known != dictionaries_.end())
        return known->second.get();
    auto& made = dictionaries_[language];
    auto dictionary = std::make_unique<Dictionary>();
    for (const auto& name : dictionaries_for(language)) {
        const std::string stem = fmt::format("{}{}", folder, name);
        if (!std::filesystem::exists(stem + ".dic")) continue;
        dictionary->all.emplace_back(
            Hunspell_create((stem + ".aff").c_str(), (stem + ".dic").c_str()));
    }
    if (!dictionary->all.empty()) made = std::move(dictionary);
    return made.get();
}

// The first that is offered; none where one of them, or the word itself, reads like a drug: the
// next would be another drug, or a word for one. A capital may begin a brand.
std::string Spelling::harmless(const Dictionary& dictionary, const std::string& word,
                               const std::vector<std::string>& offered) {
    const auto brand = [&](const std::string& one) {
        if (!capital(one)) return false;
        std::string small = one;
        small[0] = static_cast<char>(small[0] - 'A' + 'a');
        return !dictionary.knows(small);
    };
    if (offered.empty() || like_a_drug(word) || brand(offered.front())) return "";
    const bool refused = std::any_of(offered.begin(), offered.end(), [&](const auto& one) {
        return like_a_drug(one) || (capital(word) && brand(one));
    });
    return refused ? "" : offered.front();
}

std::string Spelling::meant(const Dictionary& dictionary, const std::string& word) {
    const auto [known, fresh] = meant_.try_emplace({&dictionary, word});
    if (!fresh) return known->second;
    Hunhandle* first = dictionary.all.front().get();
    char** all = nullptr;
    const int count = Hunspell_suggest(first, &all, word.c_str());
    const std::vector<std::string> offered(all, all + std::max(0, count));
    Hunspell_free_list(first, &all, count);
    if (const auto right = harmless(dictionary, word, offered); !right.empty())
        known->second = fmt::format("perhaps '{}'", right);
    return known->second;
}

base::Problems Spelling::check(const std::string& markdown, const std::string& language,
                               const std::set<std::string>& known) {
    base::Problems found;
    const Dictionary* dictionary = of(language);
    if (!dictionary)
        return {{"", 0, base::Severity::hint, "there is no dictionary of this language here",
                 "install hunspell-" + language + ", if there is one"}};
    text::Segmenter segmenter(language);
    std::set<std::string> told;
    int number = document::split_front_matter(markdown).body_line - 1;
    const std::string_view body = document::split_front_matter(markdown).body;
    for (std::size_t at = 0; at < body.size() && told.size() < most_told;) {
        const auto end = std::min(body.find('\n', at), body.size());
        ++number;
        const std::string line = prose(std::string(body.substr(at, end - at)));
        at = end + 1;
        for (const auto& piece : segmenter.words(line)) {
            const std::string word =
                plain(std::string_view(line).substr(piece.begin, piece.end - piece.begin));
            const std::string folded = text::fold(word);
            if (has_digit(word) || foreign(word, language) || known.contains(folded) ||
                dictionary->knows(word))
                continue;
            if (!told.insert(folded).second) continue;
            found.push_back({"", number, base::Severity::hint,
                             fmt::format("'{}'{}", word, in_no_dictionary),
                             meant(*dictionary, word)});
        }
    }
    return found;
}

std::string unknown_word(const base::Problem& finding) {
    const bool ours = finding.what.starts_with("'") && finding.what.ends_with(in_no_dictionary);
    if (!ours) return "";
    return finding.what.substr(1, finding.what.size() - in_no_dictionary.size() - 2);
}

std::set<std::string> folded_words(const std::string& text, const std::string& language) {
    std::set<std::string> all;
    for (const auto& piece : text::words(text, language))
        all.insert(text::fold(std::string_view(text).substr(piece.begin, piece.end - piece.begin)));
    return all;
}

}  // namespace desk
