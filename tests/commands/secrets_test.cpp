#include "storage/signature.h"
#include "support/driven.h"
#include "support/office_kiosk.h"

// What staff type to prove who they are is gone from memory once it was looked at.

namespace {

const std::string pin = "19283746";  // mia's

void no_part_left(support::Driven& drive, const std::string& secret) {
    for (const std::string& part : {secret, secret.substr(2)}) {
        const auto copies = drive.copies_of(part);
        INFO(copies.answer);
        CHECK(copies.utf8 == 0);
        CHECK(copies.utf16 == 0);
        CHECK(copies.utf32 == 0);
    }
}

void fill_in(support::Driven& drive, const std::string& name, const std::string& secret) {
    drive.must("press staff");
    drive.must("tap sign-in/name");
    drive.must("type " + name);
    drive.must("tap sign-in/secret");
    drive.must("type " + secret);
    drive.must("outline");
    CHECK(drive.copies_of(secret).utf8 > 0);
}

}  // namespace

TEST_CASE("After the sign-in no copy of the secret is left in memory", "[commands][memory]") {
    const support::Clinic clinic;
    support::Driven drive(clinic.folder.path());
    SECTION("right") {
        fill_in(drive, "mia", pin);
        drive.must("tap sign-in/go");
        drive.must("tap desk/pages");
        no_part_left(drive, pin);
    }
    SECTION("wrong, and longer than fits into a string itself") {
        const std::string wrong = "correct horse battery staple xyz";
        fill_in(drive, "mia", wrong);
        drive.must("tap sign-in/go");
        drive.must("outline");
        no_part_left(drive, wrong);
    }
    SECTION("taken back: erased and undone") {
        fill_in(drive, "mia", pin);
        drive.must("stroke ctrl+a");
        drive.must("stroke backspace");
        drive.must("stroke ctrl+z");
        drive.must("tap sign-in/leave");
        no_part_left(drive, pin);
    }
}

TEST_CASE("The key's passphrase is gone with the screen that asked for it", "[commands][memory]") {
    support::Clinic clinic;
    {
        auto repository = clinic.open();  // something to publish
        auto text = *repository.newest(support::Clinic::page);
        support::must(editorial::save(repository,
                                      {text.path, "ann", text.body + "\nMore words.\n", text.id, 0},
                                      {support::author("ann"), support::Clinic::begun}));
        support::Clinic::approve(repository, text.path);
        const auto paths = settings::data_paths(clinic.folder.path().string());
        support::must(
            base::write_file(paths.secret_key(), storage::make_keys("locked").secret_file, true));
    }
    support::Driven drive(clinic.folder.path());
    fill_in(drive, "pat", "19283749");
    drive.must("tap sign-in/go");
    drive.must("tap desk/publish");
    drive.must("tap publish/next");
    const std::string passphrase = GENERATE("qx-phrase-qx", "a passphrase of many words xq");
    drive.must("tap publish/secret");
    drive.must("type " + passphrase);
    CHECK(drive.copies_of(passphrase).utf8 > 0);
    drive.must("tap desk/pages");
    no_part_left(drive, passphrase);
}

TEST_CASE("What staff wrote at the desk leaves the memory with them", "[commands][memory]") {
    const support::Clinic clinic;
    support::Driven drive(clinic.folder.path());
    const std::string words = GENERATE("qxpatientq", "a name of a patient that is long xq");
    SECTION("in a text") {
        fill_in(drive, "ann", "19283747");
        drive.must("tap sign-in/go");
        drive.must("tap desk/pages");
        drive.must("tap pages/search");
        drive.must("type prostatitis");
        drive.must("tap text/en/topics/prostatitis.md");
        drive.must("tap write/markdown");
        drive.must("tap write/text");
        drive.must("type " + words);
        drive.must("wait 3");
        CHECK(drive.copies_of(words).utf8 > 0);
        drive.must("tap write/drop");
        drive.must("tap desk/out");
        drive.must("tap sign-in/leave");
    }
    SECTION("as a secret that was never sent") {
        fill_in(drive, "ann", words);
        drive.must("press back");
    }
    no_part_left(drive, words);
}
