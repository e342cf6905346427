// What a reviewer must have seen, and whose words nobody may approve.
#include "editorial/touched.h"

#include "editorial/office.h"
#include "editorial/review.h"

namespace {

using namespace office;

struct Desk : Office {
    Desk() { fill(); }
    // Saved and sent to review by somebody who writes.
    editorial::Revision sent(const std::string& path, const std::string& body,
                             const std::string& by = "ann") {
        auto text = save(path, body, by);
        must(editorial::submit(repository, path, {author(by), noon}));
        return text;
    }
    std::string approved(const editorial::Revision& text, const std::set<std::string>& opened,
                         const editorial::Person& person = rita) {
        return fault(
            editorial::approve(repository, {text.id, opened, today, {}}, {person, noon + 60}));
    }
};

editorial::Person reviewer(const std::string& name) {
    return {name, name, {editorial::StaffRole::author, editorial::StaffRole::reviewer}, true, true};
}

bool holds(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace

TEST_CASE("A changed word of urgency, or of what studies say, is a changed warning", "[library]") {
    const std::string id = GENERATE("urgency_emergency", "verdict_unsafe", "verdict_unproven");
    Desk desk;
    const std::string path = "en/interface.po";
    std::string body = desk.repository.newest(path)->body;
    const auto at = body.find("msgctxt \"" + id + "\"");
    const auto words = body.find("msgstr", at);
    body.replace(words, body.find('\n', words) - words, "msgstr \"Good to know\"");
    const auto text = desk.sent(path, body);
    auto plain = rita;
    plain.clinical = false;
    CHECK_THAT(desk.approved(text, {id}, plain), Catch::Contains("is no clinical reviewer"));
    CHECK_THAT(desk.approved(text, {}),
               Catch::Contains("the changed warning '" + id + "' was not looked at"));
    CHECK(desk.approved(text, {id}) == "");
    REQUIRE(desk.publish() == 1);
    desk.save(path, body + "\n", "ann");
    desk.approve(path);
    CHECK(editorial::changes(desk.repository, desk.editions).warnings.empty());
}

TEST_CASE("A changed number to call is a changed warning wherever it stands", "[library]") {
    Desk desk;
    REQUIRE(desk.publish() == 1);
    const std::string path = "clinic-details.toml";
    const auto text = desk.sent(path, "emergency_number = \"112\"\nname = \"Hill\"\n");
    CHECK_THAT(desk.approved(text, {}),
               Catch::Contains("the changed warning 'emergency_number' was not looked at"));
    CHECK(desk.approved(text, {"emergency_number"}) == "");
    const auto told = editorial::changes(desk.repository, desk.editions).warnings;
    CHECK(holds(told, "clinic-details.toml: emergency_number"));
    CHECK(holds(told, "en/topics/prostatitis.md: cannot-pass-urine"));
    CHECK(holds(told, "es/topics/prostatitis.md: cannot-pass-urine"));
    // The name of the clinic stands in no warning.
    const auto named = desk.sent(path, "emergency_number = \"112\"\nname = \"Mill\"\n");
    CHECK(desk.approved(named, {}) == "");
}

TEST_CASE("A number nobody can dial is not approved", "[library]") {
    Desk desk;
    const std::string number =
        GENERATE(as<std::string>(), "our bell 1", "999 or 112", "9", "1234567890123456", "+1+1");
    const auto text = desk.sent("clinic-details.toml", "emergency_number = \"" + number + "\"\n");
    CHECK_THAT(desk.approved(text, {"emergency_number"}), Catch::Contains("is no number to dial"));
}

TEST_CASE("Another page of warning signs is a changed warning", "[library]") {
    Desk desk;
    std::string body = desk.repository.newest("topics.toml")->body;
    const auto at = body.find("[safety]");
    REQUIRE(at != std::string::npos);
    body.replace(at, std::string::npos, "[safety]\ntopic = \"prostatitis\"\n");
    const auto before = desk.repository.newest("topics.toml")->body;
    const auto found =
        editorial::touched(desk.repository, {*content::Path::parse("topics.toml"), before, body});
    REQUIRE(found.size() == 1);
    CHECK(found[0].id == "safety");
    CHECK(found[0].after == "prostatitis");
}

TEST_CASE("A warning's word said otherwise is a changed warning", "[library]") {
    Desk desk;
    const auto text = desk.sent("en/pronunciation.toml", "urine = \"you-rin\"\nXYZ = \"x y z\"\n");
    CHECK_THAT(desk.approved(text, {}), Catch::Contains("the changed warning 'urine'"));
    CHECK(desk.approved(text, {"urine"}) == "");
}

TEST_CASE("A country's word in a warning is a changed warning", "[library]") {
    Desk desk;
    const auto text = desk.sent("es/regions.toml",
                                "[US]\n\"Fiebre\" = \"Calentura\"\n\"próstata\" = \"glándula\"\n");
    CHECK_THAT(desk.approved(text, {}), Catch::Contains("the changed warning 'Fiebre'"));
    CHECK(desk.approved(text, {"Fiebre", "próstata"}) == "");
}

TEST_CASE("Nobody approves words of their own, however many hands came between", "[library]") {
    Desk desk;
    desk.save(page, desk.with(page, "It is common.", "It is quite common."), "nina");
    desk.save(page, desk.with(page, "It is quite", "It is  quite"), "bob");
    const auto text = desk.sent(page, desk.with(page, "title = \"", "title = \"A "), "bob");
    CHECK_THAT(desk.approved(text, {}, reviewer("bob")),
               Catch::Contains("cannot be approved by bob, who wrote it;"));
    CHECK_THAT(desk.approved(text, {}, reviewer("nina")),
               Catch::Contains("cannot be approved by nina, who wrote it too, in revision 3"));
    CHECK(desk.approved(text, {}) == "");
    // What was approved is nobody's any more.
    const auto next = desk.sent(page, desk.with(page, "title = \"A ", "title = \"The "), "bob");
    CHECK(desk.approved(next, {}, reviewer("nina")) == "");
}

TEST_CASE("A rejected text's author does not approve what another made of it", "[library]") {
    Desk desk;
    const auto first = desk.sent(page, desk.with(page, "It is common.", "It is rare."), "nina");
    must(editorial::reject(desk.repository, first.id, "No.", {rita, noon}));
    const auto text = desk.sent(page, desk.with(page, "It is rare.", "It is rare. "), "bob");
    CHECK_THAT(desk.approved(text, {}, reviewer("nina")), Catch::Contains("who wrote it too"));
}

TEST_CASE("An approval names the text that was read", "[library]") {
    Desk desk;
    const auto text = desk.sent(page, desk.with(page, "It is common.", "It is quite common."));
    editorial::Approving wish{text.id, {}, today, {}};
    wish.digest = storage::digest_of("another text");
    CHECK_THAT(fault(editorial::approve(desk.repository, wish, {rita, noon})),
               Catch::Contains("revision 3 is not the text that was read"));
    wish.digest = text.digest.substr(0, 12);
    must(editorial::approve(desk.repository, wish, {rita, noon}));
}
