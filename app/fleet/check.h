// A channel as a stranger meets it: every file fetched, every hash and signature held, every patch
// tried.
#pragma once

#include "fleet/trust.h"

namespace fleet {

struct Checked {
    int newest = 0;            // edition
    int files = 0;             // fetched and right
    std::int64_t expires = 0;  // the timestamp
    base::Problems problems;
};
// `folder`: for what is trusted meanwhile; it has to be empty.
struct Checking {
    base::Path folder, anchor;
    std::int64_t now = 0;
};
Checked check(Source& from, const Checking& how);

}  // namespace fleet
