// A drawing is drawn once where it can do no harm before it is shown where it could: in a child
// process with limits on time and memory. Rules by which drawings are refused know the ways that
// are known; this knows whether it draws.
#pragma once

#include <string>

#include "base/file.h"
#include "base/problem.h"

namespace document {

// Of the clock, for a drawing that waits for something. What it costs is held by the processor's
// time, 3 s where ours take 0.05: a busy machine refuses no good drawing.
inline constexpr unsigned trial_s = 30;

// What went wrong, as a person is told it; empty where it draws. What drew is known by its
// fingerprint, and not drawn again.
std::string trial_of_drawing(const std::string& svg);

// Keeps the fingerprints of good ones between runs: one a line, in a file that may be deleted.
// Who may write there can have a drawing not tried; the rules hold it all the same.
void remember_trials(const base::Path& file);

// By the rules, and, where those find nothing, by drawing it.
base::Problems check_and_try(const std::string& svg);

}  // namespace document
