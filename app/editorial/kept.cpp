#include "editorial/kept.h"

#include "editorial/rows/records.h"

namespace editorial {

std::string kept(Repository& repository, const std::string& name, const std::string& who) {
    return repository.records().kept(name, who);
}

base::Result<void> keep(Repository& repository, const Kept& what) {
    return repository.act([&]() -> base::Result<void> {
        repository.records().put(what);
        return {};
    });
}

std::vector<std::string> kept_of(Repository& repository, const std::string& who) {
    return repository.records().kept_of(who);
}

}  // namespace editorial
