// People come, forget their PIN, change their duties and leave: a manager does it at the desk.
#include "support/office_kiosk.h"

using editorial::StaffRole;
using support::Clinic;
using support::World;

namespace {

struct Managing {
    Clinic clinic;
    World& world = clinic.at();
    int taps = 0;
    Managing() {
        clinic.come_in();
        clinic.sign_in("mia", "19283746");
        tap("desk/accounts");
    }
    void tap(const std::string& key) {
        world.tap(key);
        ++taps;
    }
    void write(const std::string& key, const std::string& words) {
        tap(key);
        world.drive().type(words);
    }
    void sure() { write("accounts/own", "19283746"); }
    // Wrong tries at the glass, each once the wait for it was over.
    void lock_out(const std::string& name) {
        auto repository = clinic.open();
        for (int i = 0; i < 12; ++i)
            (void)repository.accounts().sign_in(name, "00000001", world.clock.moment() + i * 1000,
                                                editorial::SignInPlace::glass);
    }
    editorial::Person person(const std::string& name) {
        return clinic.open().accounts().person(name).value();
    }
    bool signs_in(const std::string& name, const std::string& secret) {
        world.tap("desk/out");
        clinic.sign_in(name, secret);
        const bool in = world.shows("desk/out");
        if (in) {
            world.tap("desk/out");
        } else {
            world.tap("sign-in/leave");
            clinic.come_in();
        }
        clinic.sign_in("mia", "19283746");
        world.tap("desk/accounts");
        return in;
    }
};

}  // namespace

TEST_CASE("a new nurse can sign in and write after twelve touches", "[desk][accounts]") {
    Managing mia;
    mia.tap("accounts/new");
    mia.write("accounts/name", "nia");
    mia.write("accounts/shown", "Nia Noon");
    mia.tap("accounts/duty/author");
    mia.write("accounts/secret", "48213790");
    mia.write("accounts/again", "48213790");
    mia.sure();
    mia.tap("accounts/save");
    INFO(mia.world.outline());
    CHECK(mia.world.says("Nia Noon is saved."));
    CHECK(mia.taps <= 12);
    CHECK(mia.person("nia").roles == std::set<StaffRole>{StaffRole::author});
    CHECK(mia.signs_in("nia", "48213790"));
}

TEST_CASE("a clinical reviewer of one language is named with touches alone", "[desk][accounts]") {
    Managing mia;
    mia.tap("accounts/ann");
    mia.tap("accounts/duty/author");
    mia.tap("accounts/duty/clinical");
    mia.tap("accounts/language/es");
    mia.sure();
    mia.tap("accounts/save");
    const auto ann = mia.person("ann");
    CHECK(ann.roles == std::set<StaffRole>{StaffRole::reviewer});
    CHECK(ann.clinical);
    CHECK(ann.languages == std::set<std::string>{"es"});
}

TEST_CASE("a forgotten PIN is replaced, and the tries before are forgiven", "[desk][accounts]") {
    Managing mia;
    mia.lock_out("ann");
    mia.tap("desk/accounts");
    INFO(mia.world.outline());
    CHECK(mia.world.says("Locked for now"));
    mia.tap("accounts/ann");
    mia.write("accounts/secret", "48213790");
    mia.write("accounts/again", "48213791");
    mia.sure();
    mia.tap("accounts/give-secret");
    CHECK(mia.world.says("The two PINs are not the same."));
    mia.tap("accounts/again");
    mia.world.drive().stroke("backspace");
    mia.world.drive().type("0");
    mia.tap("accounts/give-secret");
    INFO(mia.world.outline());
    CHECK(mia.world.says("Ann Lee has a new PIN."));
    CHECK(mia.signs_in("ann", "48213790"));
}

TEST_CASE("who is locked out is let in again without a new PIN", "[desk][accounts]") {
    Managing mia;
    mia.lock_out("ann");
    CHECK_FALSE(mia.signs_in("ann", "19283747"));
    mia.tap("accounts/ann");
    mia.sure();
    mia.tap("accounts/unlock");
    INFO(mia.world.outline());
    CHECK(mia.world.says("Ann Lee can try again."));
    CHECK(mia.signs_in("ann", "19283747"));
}

TEST_CASE("who has left cannot sign in, and may come back; the last manager cannot leave",
          "[desk][accounts]") {
    Managing mia;
    mia.tap("accounts/ann");
    mia.sure();
    mia.tap("accounts/left");
    CHECK_FALSE(mia.person("ann").active);
    CHECK_FALSE(mia.signs_in("ann", "19283747"));
    mia.tap("accounts/ann");
    mia.sure();
    mia.tap("accounts/left");
    CHECK(mia.person("ann").active);
    mia.tap("accounts/mia");
    mia.sure();
    mia.tap("accounts/left");
    INFO(mia.world.outline());
    CHECK(mia.person("mia").active);
    CHECK(mia.world.says("is the only manager and has to stay one"));
}

TEST_CASE("nobody but a manager is shown accounts, and a wrong PIN changes nothing",
          "[desk][accounts]") {
    Managing mia;
    mia.tap("accounts/ann");
    mia.write("accounts/own", "00000000");
    mia.tap("accounts/left");
    CHECK(mia.person("ann").active);
    mia.world.tap("desk/out");
    mia.clinic.sign_in("ann", "19283747");
    CHECK_FALSE(mia.world.shows("desk/accounts"));
}
