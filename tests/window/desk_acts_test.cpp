// What else is done at the desk in a real window, by mouse and keyboard: a sign-in for several.
#include "content/source.h"
#include "edition/edition_store.h"
#include "support/cups_lab.h"
#include "window/staff.h"

using editorial::StaffRole;
using support::Clinic;
using support::must;
using window::Office;
using window::Staff;

namespace {

constexpr const char* spanish = "es/topics/prostatitis.md";
constexpr const char* massage = "en/topics/prostate-massage.md";

void change_english(Office& office) {
    auto repository = office.clinic.open();
    auto text = *repository.newest(Clinic::page);
    const std::string words = "A urine test is a key first step";
    text.body.replace(text.body.find(words), words.size(), "A urine test is the first step");
    must(editorial::save(repository, {Clinic::page, "ann", text.body, text.id, Clinic::begun},
                         {support::author("ann"), Clinic::begun}));
}

bool drafted(editorial::Repository& repository, const std::string& path, const std::string& words) {
    const auto drafts = repository.drafts(path);
    return !drafts.empty() && drafts.front().body.find(words) != std::string::npos;
}

bool has_source(editorial::Repository& repository, const std::string& id) {
    base::Problems problems;
    const auto all = content::read_sources(repository.newest("sources.json")->body, "", problems);
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
}

// Somebody with several duties, as small clinics have them.
void add_lea(Office& office) {
    auto repository = office.clinic.open();
    const auto mia = *repository.accounts().person("mia");
    must(repository.accounts().add(
        {"lea", "Lea Hart", {StaffRole::manager, StaffRole::publisher}, false, true}, "19283750",
        {mia, Clinic::begun}));
}

void manage_people(Staff& lea) {
    lea.click("desk/accounts");
    lea.click("accounts/new");
    lea.fill("accounts/name", "nia");
    lea.fill("accounts/shown", "Nia Noon");
    lea.click("accounts/duty/author");
    lea.fill("accounts/secret", "48213790");
    lea.fill("accounts/again", "48213790");
    lea.fill("accounts/own", "19283750");
    lea.click("accounts/save");
    CHECK(lea.library([](auto& repository) {
        const auto nia = repository.accounts().person("nia");
        return nia && nia->shown_name == "Nia Noon" &&
               nia->roles == std::set<StaffRole>{StaffRole::author};
    }));
    lea.click("accounts/nia");
    lea.fill("accounts/shown", "Nia Day");
    lea.click("accounts/duty/author");
    lea.click("accounts/duty/clinical");
    lea.click("accounts/language/es");
    lea.fill("accounts/own", "19283750");
    lea.click("accounts/save");
    CHECK(lea.library([](auto& repository) {
        const auto nia = repository.accounts().person("nia");
        return nia->shown_name == "Nia Day" && nia->clinical &&
               nia->roles == std::set<StaffRole>{StaffRole::reviewer} &&
               nia->languages == std::set<std::string>{"es"};
    }));
}

void take_off(Office& office, Staff& lea) {
    lea.click("desk/publish");
    lea.click("publish/withdraw");
    lea.click(std::string("withdraw/") + massage);
    lea.fill("write/reason", "A number is wrong");
    lea.fill("write/secret", "19283750");
    lea.click("write/withdraw-now");
    CHECK(lea.library([](auto& repository) {
        const auto texts = repository.list();
        return std::any_of(texts.begin(), texts.end(),
                           [](const auto& text) { return text.path == massage && text.withdrawn; });
    }));
    const edition::EditionStore editions(
        settings::data_paths(office.clinic.folder.path().string()).editions());
    const auto before = editions.current().value();
    lea.click("desk/publish");
    lea.click(lea.starting("publish/edition/", ""));
    lea.fill("publish/reason", "A slip in a sign");
    lea.fill("publish/own", "19283750");
    lea.click("publish/go");
    CHECK(window::within(60, [&] { return editions.current().value() != before; }));
    CHECK(lea.twin().says("A slip in a sign"));
}

}  // namespace

TEST_CASE("in a window a block is translated beside its English, and a source noted by a form",
          "[window][desk-window]") {
    if (!window::shown_here()) return;
    Office office;
    change_english(office);
    Staff ann(office, "write");
    ann.sign_in("ann", "19283747");
    ann.click("desk/translate");
    ann.click("translate/into/es");
    ann.click(std::string("translate/open/") + spanish);
    ann.click(ann.starting("tr/block/", "English changed"));
    ann.stroke("ctrl+end", "ctrl+End");
    ann.type(" Pida ayuda.");
    ann.click("tr/done");
    CHECK(ann.library([](auto& repository) {
        return drafted(repository, spanish, "Pida ayuda.") &&
               drafted(repository, spanish, "made = \"Ann Lee\"");
    }));
    ann.click("desk/pages");
    ann.click("pages/sources");
    ann.click("sources/new");
    ann.fill("sources/title", "A paper");
    ann.fill("sources/authors", "Nickel, J. C.");
    ann.fill("sources/container", "Urology");
    ann.fill("sources/year", "2010");
    ann.fill("sources/doi", "10.1016/j.urology.2010.01.021");
    ann.click("sources/evidence/systematic-review");
    ann.click("sources/read/abstract");
    ann.click("sources/save");
    CHECK(ann.library([](auto& repository) { return has_source(repository, "NICKEL-2010"); }));
}

TEST_CASE(
    "in a window a person comes and changes duties, two copies come out of a printer, and "
    "a topic and an edition are taken back",
    "[window][desk-window]") {
    if (!window::shown_here()) return;
    const support::CupsLab lab;
    Office office;
    add_lea(office);
    const bool prints = lab.missing().empty();
    if (prints)
        office.set("printer_queue = \"desk\"");
    else
        WARN("not printed: " << lab.missing());
    Staff lea(office, "manage", {"CUPS_SERVER=" + lab.server()});
    lea.sign_in("lea", "19283750");
    manage_people(lea);
    if (prints) {
        lea.click("desk/print");
        lea.fill("print/find", "prostatitis");
        lea.click("print/topic/prostatitis");
        lea.click("print/more");
        lea.click("print/go");
        CHECK(window::within(60, [&] { return lab.papers() == 2; }));
    }
    take_off(office, lea);
}
