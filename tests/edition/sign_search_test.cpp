// What people type for a page or for a sign of the page of warning signs: cases/asked-*.tsv.
#include "edition/sign_search.h"

#include <fstream>
#include <sstream>

#include "support/world.h"

namespace {

std::vector<std::string> split(const std::string& text, char at) {
    std::vector<std::string> all;
    std::istringstream parts(text);
    for (std::string part; std::getline(parts, part, at);) all.push_back(part);
    return all;
}

// As the glass shows them: the card of warnings, then the pages.
struct Shown {
    std::vector<std::string> pages;
    std::set<std::string> signs;
    bool red = false;

    explicit Shown(const edition::Found& found, const std::string& safety) {
        const bool pinned = red = found.alarming || !found.signs.empty();
        if (pinned) pages.push_back(safety);
        for (const auto& sign : found.signs) signs.insert(sign.id);
        for (const auto& hit : found.hits)
            if (hit.topic != safety || !pinned) pages.push_back(hit.topic);
    }
    bool tells(const std::string& ids) const {
        const auto all = split(ids, ',');
        return std::any_of(all.begin(), all.end(),
                           [&](const auto& id) { return signs.contains(id); });
    }
    // "page", "page#sign,sign" among the first two, "!sign,sign" before all else, or "=page" with
    // nothing in red.
    bool answers(const std::string& wanted) const {
        if (wanted.starts_with('!')) return tells(wanted.substr(1));
        if (wanted.starts_with('=')) return signs.empty() && !red && answers(wanted.substr(1));
        const auto sign = wanted.find('#');
        const auto end = pages.begin() + std::min<std::ptrdiff_t>(2, std::ssize(pages));
        return std::find(pages.begin(), end, wanted.substr(0, sign)) != end &&
               (sign == std::string::npos || tells(wanted.substr(sign + 1)));
    }
};

}  // namespace

namespace {

// A line of a list: what is typed, what answers, and "her" where a woman tells it.
struct Line {
    std::string typed;
    std::vector<std::string> wanted;
    bool hers = false;
};

std::vector<Line> lines_of(const std::string& file) {
    std::ifstream lines(support::source() / "tests" / "edition" / "cases" / file);
    std::vector<Line> all;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto parts = split(line, '\t');
        INFO(file << ": " << line);
        REQUIRE(parts.size() >= 2);
        all.push_back({parts[0], split(parts[1], '|'), parts.size() > 2 && parts[2] == "her"});
    }
    return all;
}

std::size_t missed_of(const std::string& language, const std::vector<Line>& lines) {
    support::World world(support::World::Library::real);
    auto& edition = world.services().edition;
    std::size_t missed = 0;
    for (const auto& line : lines) {
        const Shown shown(edition.search(language, line.typed, 8), edition.safety_topic());
        const bool found = std::any_of(line.wanted.begin(), line.wanted.end(),
                                       [&](const auto& one) { return shown.answers(one); });
        missed += found ? 0 : 1;
        if (found) continue;
        std::string pages;
        for (const auto& page : shown.pages) pages += " " + page;
        for (const auto& sign : shown.signs) pages += " #" + sign;
        UNSCOPED_INFO("MISSED: " << language << " " << line.typed << ":" << pages);
    }
    return missed;
}

// A list of cases, and how many of them it has at least.
struct Asked {
    std::string file;
    std::size_t least = 0;
};

void check_asked(const std::string& language, const Asked& list) {
    const auto lines = lines_of(list.file);
    const std::size_t missed = missed_of(language, lines);
    INFO(list.file << ": " << missed << " of " << lines.size());
    CHECK(lines.size() >= list.least);
    CHECK(missed * 20 <= lines.size());
}

}  // namespace

TEST_CASE("What people type, a third of it in women's words, finds its page", "[library]") {
    const auto lines = lines_of("typed-en.tsv");
    std::set<std::string> all, hers;
    for (const auto& line : lines) {
        all.insert(line.typed);
        if (line.hers) hers.insert(line.typed);
    }
    CHECK(all.size() >= 150);
    CHECK(hers.size() * 3 >= all.size());
    CHECK(missed_of("en", lines) == 0);
}

TEST_CASE("What people type leads to the page or the sign a nurse would open", "[library]") {
    for (const std::string language : {"en", "es", "ar"}) {
        const bool english = language == "en";
        check_asked(language, {"asked-" + language + ".tsv", english ? 250U : 100U});
        check_asked(language, {"blind-" + language + ".tsv", english ? 900U : 460U});
    }
}

TEST_CASE("A sign is told in people's words, and not where they say something else", "[library]") {
    support::World world(support::World::Library::real);
    const auto first = [&](const char* typed) {
        const auto found = world.services().edition.search("en", typed, 8);
        return found.signs.empty() ? std::string() : found.signs.front().id;
    };
    for (const char* typed : {"cant pee at all", "my husband can't wee and he is in agony"})
        CHECK(first(typed) == "cannot-pass-urine");
    CHECK(first("blood everywhere when i pee") == "heavy-blood-in-urine");
    CHECK(first("ball twisted") == "testicle-pain");
    CHECK(first("tablet gave me stiff too long") == "long-erection");
    CHECK(first("nicked my scrotum") == "testicle-injury");
    for (const char* typed : {"cant hold my pee", "tight foreskin", "when to take a tablet"})
        CHECK(first(typed).empty());
}

TEST_CASE("What somebody says they do not have is nothing red", "[library]") {
    support::World world(support::World::Library::real);
    auto& edition = world.services().edition;
    const auto red = [&](const char* language, const char* typed) {
        const auto found = edition.search(language, typed, 8);
        INFO(typed);
        CHECK_FALSE(found.hits.empty());
        return found.alarming || !found.signs.empty();
    };
    CHECK_FALSE(red("en", "no blood in my pee"));
    CHECK_FALSE(red("es", "orina turbia sin sangre"));
    for (const char* word : {"stone", "dizzy"}) CHECK_FALSE(red("en", word));
    // An entry that says "no" itself, or a word beside, is not taken away.
    CHECK(red("en", "no pee since yesterday"));
    CHECK(red("en", "no pain but blood in my pee"));
    CHECK(red("es", "no puedo orinar y sale sangre"));
    CHECK(red("es", "no me sale ni gota"));  // Spanish and Arabic say no twice
    CHECK(red("ar", "مفيش بول من الصبح"));
}

TEST_CASE("What somebody does not have takes nothing from what they have", "[library]") {
    support::World world(support::World::Library::real);
    const auto first = [&](const char* language, const char* typed) {
        const auto found = world.services().edition.search(language, typed, 8);
        INFO(typed);
        return found.signs.empty() ? std::string(found.alarming ? "red" : "calm")
                                   : found.signs.front().id;
    };
    for (const char* typed : {"i don't have pain just blood", "no pain just blood"})
        CHECK(first("en", typed) == "blood-in-urine");
    CHECK(first("es", "no me duele nada solo sangre") == "blood-in-urine");
    CHECK(first("es", "no tengo fiebre pero orino sangre") == "blood-in-urine");
    CHECK(first("ar", "ما عندي سخونة بس بنزل دم مع البول") != "calm");
    CHECK(first("en", "no pain only when i pee") == "uti-signs");
    // What is told beside it takes nothing back, and a lump without pain is a lump.
    for (const char* typed :
         {"no chills at all just checking", "no temperature no shivers just sore",
          "my testicles don't hurt but there is a lump"})
        CHECK(first("en", typed) == "calm");
    const auto found =
        world.services().edition.search("en", "not in pain not bleeding just cant keep it up", 8);
    REQUIRE_FALSE(found.hits.empty());
    CHECK(found.hits.front().topic == "erection-problems");
}

TEST_CASE(
    "Words that are said of one sign alone tell of it, though nobody wrote them down together",
    "[library]") {
    support::World world(support::World::Library::real);
    auto& edition = world.services().edition;
    const auto told = [&](const char* typed) {
        const auto found = edition.search("en", typed, 8);
        std::set<std::string> signs;
        for (const auto& sign : found.signs) signs.insert(sign.id);
        return signs;
    };
    CHECK(told("waterworks seized and bladder solid").contains("cannot-pass-urine"));
    // One word of a sign says too little, however often it is typed; and what somebody has written
    // down as calm stays so.
    for (const char* typed : {"pee sprays everywhere", "i can't stop going to the toilet",
                              "husband wont talk about it"})
        CHECK(told(typed).empty());
}

TEST_CASE("A word and the little ones it is said with alarm where they stand together",
          "[library]") {
    support::World world(support::World::Library::real);
    auto& edition = world.services().edition;
    const auto first = [&](const char* typed) {
        const auto found = edition.search("en", typed, 8);
        INFO(typed);
        return found.signs.empty() ? std::string() : found.signs.front().id;
    };
    CHECK(first("i want to die") == "thoughts-of-self-harm");
    CHECK(first("i dont want to wake up any more") == "thoughts-of-self-harm");
    CHECK(first("it is still hard") == "long-erection");
    // Legs are no leggings, and who wears pants is not panting.
    CHECK(first("i dont feel my legs") == "numb-saddle");
    for (const char* typed : {"found a pea in my nut in the bath", "wet pants"})
        CHECK(first(typed).empty());
}

TEST_CASE("No trouble with it is none, and never without pain is pain", "[library]") {
    support::World world(support::World::Library::real);
    const auto red = [&](const char* language, const char* typed) {
        const auto found = world.services().edition.search(language, typed, 8);
        INFO(language << ": " << typed);
        return found.alarming || !found.signs.empty();
    };
    CHECK_FALSE(red("en", "he has no trouble passing water its only the getting up at night"));
    CHECK_FALSE(red("es", "no tengo problemas para orinar"));
    CHECK_FALSE(red("ar", "ما عندي مشكلة بالتبول"));
    CHECK_FALSE(red("en", "nothing is bleeding i just want my results"));
    CHECK(red("en", "nothing is coming out"));
    CHECK(red("en", "i cant pee without chest pain"));
    CHECK(red("en", "cant climb the stairs without gasping and my chest feels squashed"));
    CHECK(red("es", "no puedo subir la escalera sin dolor de pecho"));
    CHECK_FALSE(red("en", "no fever and without chest pain"));
}

TEST_CASE("In Arabic a sign is told whoever it is said of", "[library]") {
    support::World world(support::World::Library::real);
    auto& edition = world.services().edition;
    for (const char* typed : {"صار يهلوس من الحرارة", "صارت تهلوس من الحرارة"}) {
        const auto found = edition.search("ar", typed, 8);
        INFO(typed);
        REQUIRE_FALSE(found.signs.empty());
        CHECK((found.signs.front().id == "sepsis" || found.signs.front().id == "fever-very-ill"));
    }
}

TEST_CASE("In Spanish and in Arabic what is not there is nothing red, in whatever words",
          "[library]") {
    support::World world(support::World::Library::real);
    const auto red = [&](const std::string& language, const std::string& typed) {
        const auto found = world.services().edition.search(language, typed, 8);
        return found.alarming || !found.signs.empty();
    };
    const std::map<std::string, std::vector<std::string>> calm{
        {"es",
         {"no tengo fiebre", "no tengo sangre", "no tengo sangre en la orina",
          "mi papá no tiene fiebre", "no hay sangre en la orina", "no veo sangre al orinar",
          "no he tenido fiebre", "no tengo escalofríos", "orina turbia y no tengo fiebre",
          "no tengo dolor en los testículos"}},
        {"ar",
         {"ما عندي حرارة", "ليس لدي حمى", "لا يوجد دم في البول", "ما عندي دم في البول",
          "معنديش سخونية", "ليس هناك دم في البول", "بول عكر من غير دم", "ليس عندي حرارة"}}};
    const std::map<std::string, std::vector<std::string>> dangers{
        {"es",
         {"no puedo orinar",
          "no orino",
          "no sale orina",
          "no me sale nada de orina",
          "no tengo orina",
          "no hay orina en la bolsa",
          "no hay orina desde ayer",
          "no tengo fuerza en las piernas",
          "no tengo sensibilidad entre las piernas",
          "no siento las piernas",
          "no tengo ganas de vivir",
          "no tengo aire",
          "no puedo respirar",
          "no tengo fiebre pero sale sangre en la orina",
          "no hay manera de orinar",
          "no se me baja la erección",
          "no me baja el prepucio",
          "no tengo fiebre y no puedo orinar",
          "sangre en la orina y no tengo fiebre",
          "no sale pis y me duele la barriga"}},
        {"ar",
         {"لا أستطيع التبول", "ما قادر أتبول", "ما في بول", "مفيش بول", "لا يوجد بول",
          "ما عندي بول من امبارح", "لا يوجد بول في الكيس", "ما عندي رغبة في الحياة",
          "مش قادر أتنفس", "ما أحس برجلي", "ليس لدي إحساس بين رجلي",
          "ما عندي حرارة بس في دم بالبول", "ما عم بقدر بول", "مش عارف أتبول", "لا أتبول منذ الصباح",
          "دم في البول وما عندي حرارة"}}};
    for (const auto& [language, all] : calm)
        for (const auto& typed : all) {
            INFO(language << ": " << typed);
            CHECK_FALSE(red(language, typed));
        }
    for (const auto& [language, all] : dangers)
        for (const auto& typed : all) {
            INFO(language << ": " << typed);
            CHECK(red(language, typed));
        }
}

TEST_CASE("Of what people say, each danger is red and what is not there is calm", "[library]") {
    support::World world(support::World::Library::real);
    const auto cases = support::source() / "tests" / "edition" / "cases";
    for (const std::string language : {"en", "es", "ar"}) {
        std::ifstream lines(cases / ("said-" + language + ".tsv"));
        std::size_t calm = 0, alarmed = 0, dangers = 0;
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with('#')) continue;
            const bool wanted = line.starts_with("red\t");
            const auto typed = line.substr(line.find('\t') + 1);
            const auto found = world.services().edition.search(language, typed, 8);
            const bool red = found.alarming || !found.signs.empty();
            ++(wanted ? dangers : calm);
            alarmed += !wanted && red ? 1 : 0;
            if (wanted || red) UNSCOPED_INFO((red ? "red: " : "MISSED: ") << typed);
            if (wanted) CHECK(red);
        }
        CHECK(dangers >= 80);
        CHECK(calm >= 100);
        CHECK(alarmed * 20 <= calm);
    }
}
