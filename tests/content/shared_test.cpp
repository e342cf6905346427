// A translation that contradicts its English page is refused: faults planted one at a time.
#include <regex>

#include "content/check.h"
#include "support/kept_tree.h"
#include "support/world.h"

namespace {

using content::Path;

struct Fault {
    std::string name;
    std::regex from;
    std::string to;
};

// Each changes the first place of a page it fits.
std::vector<Fault> faults() {
    const auto fault = [](const char* name, const char* from, const char* to) {
        return Fault{name, std::regex(from), to};
    };
    return {
        fault("a verdict", R"(\[!CLAIM unproven )", "[!CLAIM supported "),
        fault("another verdict", R"(\[!CLAIM contradicted )", "[!CLAIM partly "),
        fault("a danger made good", R"(\[!CLAIM unsafe )", "[!CLAIM supported "),
        fault("the id of a claim", R"((\[!CLAIM [a-z]+) [a-z-]+)", "$1 another-claim"),
        fault("an emergency made less", R"(\[!EMERGENCY )", "[!SAME-DAY "),
        fault("a sign of the same day made more", R"(\[!SAME-DAY )", "[!EMERGENCY "),
        fault("the id of a warning", R"(\[!EMERGENCY [a-z-]+)", "[!EMERGENCY another-sign"),
        fault("a number", R"(\b48\b)", "84"),
        fault("a number taken out", R"(\b48 )", ""),
        fault("a number of age", R"(\b60\b)", "50"),
        fault("a share", R"(\b10\b)", "100"),
        fault("the number to dial", R"(\{emergency-number\})", "{advice-number}"),
        fault("a number written out", R"(\{emergency-number\})", "el 112"),
        fault("the number to dial taken out", R"( ?\{emergency-number\})", ""),
        fault("a local rule", R"(\{rule-[a-z-]+\})", "{rule-psa-limits}"),
        fault("a step", R"(\n2\. [^\n]+)", ""),
        fault("an item", R"(\n- [^\n]+\n- )", "\n- "),
        fault("steps made items", R"(\n1\. )", "\n- "),
        fault("a key fact", R"(KEY-FACTS\]\n> - [^\n]+)", "KEY-FACTS]"),
        fault("a row", R"((\|---\|[^\n]*)\n\|[^\n]+)", "$1"),
        fault("an answer", R"((\[!CHECK [^\n]+(?:\n>[^\n]*){2,4}?)\n> - [^\n]+)", "$1"),
        fault("a part of a drawing", R"(\(diagram:([a-z-]+)#[a-z-]+)", "(diagram:$1"),
        fault("a source", R"( \[[A-Z0-9-]+\]\(source:[A-Z0-9-]+\))", ""),
        fault("another source", R"(\[[A-Z0-9-]+\]\(source:[A-Z0-9-]+\))",
              "[NIDDK-BPH](source:NIDDK-BPH) [ETG](source:ETG)"),
        fault("a mark to confirm", R"( ?<!-- to be confirmed[^>]*-->)", ""),
        // The only one of its line: where one is left, nobody can tell which was lost.
        fault("a negation",
              R"(\n(- |\d\. )(No|Nunca|لا|لم) ((?![^\n]*( no | sin | ni | nunca|ning|nada|nadie)"
              R"(|salvo|لا|لم|لن|دون|غير|ليس|عدم|بلا|أبد))[^\n]*))",
              "\n$1$3"),
        fault("never", R"(\b(Nunca|nunca|أبدًا)\b)", ""),
        fault("very ill made tired", R"((muy mal|muy enfermo|مريض جدًا))", "agotado"),
        fault("a unit of time", R"(\b48 (horas|ساعة))", "48 días"),
        fault("a unit of months", R"(\b(meses|أشهر)\b)", "días"),
        fault("a lower bound", R"((al menos|على الأقل))", "casi"),
        fault("another register", R"(\n- ([^\n]+))", "\n- Tú, اتصل: $1"),
        fault("what to do now", R"(\{act-now\})", ""),
        fault("what to do now made today", R"(\{act-now\})", "{act-today}"),
        fault("what to do today made now", R"(\{act-today\})", "{act-now}"),
        fault("a crisis line", R"(\{crisis-line\})", "{clinic-phone}"),
        fault("a house rule", R"( ?<!-- house rule[^>]*-->)", ""),
        fault("a count of a hundred", R"((\[!OF-100[^\n]+\n>[^\n]+\n> - [^:\n]+: )\d+)", "$1 99"),
        fault("a row of a count", R"((\[!OF-100[^\n]+\n>[^\n]+)\n> - [^\n]+)", "$1"),
        fault("the id of a count", R"(\[!OF-100 [a-z0-9-]+)", "[!OF-100 another-count"),
        fault("a word of the glossary", R"(\]\(term:[a-z0-9-]+\))", "](term:urine)"),
        fault("what is private", R"(\nsensitive = true)", "\nsensitive = false"),
        fault("the kind of page", R"(\nkind = "condition")", "\nkind = \"anatomy\""),
        fault("a paragraph made a heading", R"(\n\n([^#>\-!|+\d\s][^\n]+)\n\n)", "\n\n### $1\n\n"),
    };
}

int errors_of(const content::Tree& tree, const Path& path) {
    int count = 0;
    for (const auto& one : content::check_one(tree, path, **tree.parsed(path)))
        count += one.severity == base::Severity::error ? 1 : 0;
    return count;
}

struct Planted {
    int faults = 0;
    std::set<std::string> kinds;
};

void plant(const content::DiskTree& library, const Path& page, Planted& planted) {
    const auto text = library.read(page).value();
    REQUIRE(errors_of(library, page) == 0);
    for (const auto& fault : faults()) {
        const auto spoilt =
            std::regex_replace(text, fault.from, fault.to, std::regex_constants::format_first_only);
        if (spoilt == text) continue;
        INFO(page.str() << ": " << fault.name);
        CHECK(errors_of(content::overlay(library, page, spoilt), page) > 0);
        planted.kinds.insert(fault.name);
        ++planted.faults;
    }
}

}  // namespace

TEST_CASE("a translation that says otherwise than English is refused, fault by fault",
          "[content]") {
    const auto& library = support::library();
    Planted planted;
    for (const char* language : {"es", "ar"})
        for (const char* page :
             {"antibiotics", "massage-claims", "massage-dangers", "prostate", "erection-problems",
              "psa-test", "prostate-massage", "warning-signs", "enlarged-prostate",
              "blood-in-urine", "tests-today", "prostatitis-kinds", "catheter", "bladder-training"})
            plant(library, Path::page(language, page), planted);
    CHECK(planted.faults >= 150);
    for (const auto& fault : faults()) {
        INFO(fault.name);
        CHECK(planted.kinds.contains(fault.name));
    }
}

TEST_CASE("an English verdict that changes makes its translations wrong", "[content]") {
    const auto& library = support::library();
    const Path english = Path::page("en", "massage-claims"), spanish = english.in("es");
    auto text = library.read(english).value();
    const auto at = text.find("[!CLAIM unproven");
    REQUIRE(at != std::string::npos);
    text.replace(at, 16, "[!CLAIM unsafe");
    const auto changed = content::overlay(library, english, text);
    CHECK(errors_of(changed, spanish) > 0);
}

TEST_CASE("Numbers are the same however a language writes them", "[document]") {
    using Numbers = std::multiset<std::string>;
    CHECK(document::numbers_in("1,500 of 10,000") == Numbers{"1500", "10000"});
    CHECK(document::numbers_in("1.500 de cada 10 000") == Numbers{"1500", "10000"});
    CHECK(document::numbers_in("0,5 o 1.5") == Numbers{"0.5", "1.5"});
    CHECK(document::numbers_in("٤٨ ساعة، ٠٫٥") == Numbers{"48", "0.5"});
    CHECK(document::numbers_in("4-6, 2026.") == Numbers{"4", "6", "2026"});
    CHECK(document::numbers_in("none").empty());
}
