// Digits are hashed as cheaply as words in tests, which sign in hundreds of times.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>

#include "storage/secret.h"

int main(int argc, char** argv) {
    using storage::SecretKind;
    storage::secret_effort(SecretKind::digits) = storage::secret_effort(SecretKind::words);
    return Catch::Session().run(argc, argv);
}
