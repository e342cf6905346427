// The folder of editions and the pointer to the one in use. Activating copies an edition in under
// the next number and moves the pointer by rename: whenever the power goes, the old or the new one
// is whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "library/clinic.h"
#include "library/edition.h"

namespace library {

class Shelf {
  public:
    explicit Shelf(base::Path folder) : folder_(std::move(folder)) {}

    std::vector<int> numbers() const;  // of editions in the folder, rising
    std::optional<int> current() const;
    base::Path path(int number) const;  // FOLDER/0007.db

    // Verifies, copies in, moves the pointer. Returns the new number. An edition that is already on
    // the shelf keeps its number.
    base::Result<int> activate(const base::Path& edition, const ClinicSettings& settings);

    // The current edition, or else the newest that can be opened. What was passed over and why is
    // added to `passed_over`.
    std::optional<Edition> open_best(const ClinicSettings& settings,
                                     base::Problems& passed_over) const;

  private:
    base::Path folder_;
};

}  // namespace library
