// A crash must not write what a visitor typed, or a secret of staff, to a file.
#pragma once

namespace shell {

// For the program's whole run: no core files, and no other process of the same user may look into
// its memory. (Sanitizers end such a process at its end, since they want to look.)
void forbid_dumps();

}  // namespace shell
