#include "shell/dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace shell {

void forbid_dumps() {
    // Either alone is not enough: a handler behind a pipe in core_pattern does not ask the limit.
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

}  // namespace shell
