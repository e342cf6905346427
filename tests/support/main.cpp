// Digits are hashed as cheaply as words in tests, which sign in hundreds of times; drawings that
// drew are known from one test, and from one program of tests, to the next.
#define CATCH_CONFIG_RUNNER
#include <stdlib.h>

#include <catch2/catch.hpp>

#include "document/drawing/trial.h"
#include "settings/data_paths.h"
#include "storage/secret.h"

int main(int argc, char** argv) {
    using storage::SecretKind;
    storage::secret_effort(SecretKind::digits) = storage::secret_effort(SecretKind::words);
    const auto cache = std::filesystem::current_path() / "cache";
    setenv("XDG_CACHE_HOME", cache.c_str(), 1);  // of the programs that tests start, too
    document::remember_trials(settings::cache_folder() / "drawings");
    return Catch::Session().run(argc, argv);
}
