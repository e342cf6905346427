#include "storage/sealed.h"

#include "support/world.h"

TEST_CASE("What is sealed opens with its passphrase alone, and a changed byte is noticed",
          "[storage]") {
    const std::string secret = std::string("library\0with a nought", 21);
    const auto shut = storage::seal(secret, "correct horse staple");
    CHECK(storage::sealed(shut));
    CHECK(shut.find("library") == std::string::npos);
    CHECK(storage::seal(secret, "correct horse staple") != shut);  // never twice the same
    CHECK(storage::unseal(shut, "correct horse staple").value() == secret);
    CHECK_FALSE(storage::unseal(shut, "correct horse staples"));
    for (const std::size_t at : {std::size_t{20}, std::size_t{50}, shut.size() - 1}) {
        auto changed = shut;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        CHECK_FALSE(storage::unseal(changed, "correct horse staple"));
    }
    CHECK_FALSE(storage::unseal(shut.substr(0, 60), "correct horse staple"));
    CHECK_FALSE(storage::unseal("plain", "correct horse staple"));
}
