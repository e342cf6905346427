#include "fleet/check.h"

#include "fleet/packed.h"
#include "fleet/withdrawal_list.h"
#include "storage/digest.h"
#include "text/date.h"

namespace fleet {

namespace {

constexpr std::int64_t soon_s = 7 * 24 * 3600;

// Editions by their hash, as they came.
class Walk {
  public:
    Walk(Source& from, Checked& into) : from_(from), into_(into) {}

    void files(const Targets& list) {
        for (const auto& [path, target] : list.targets) {
            const auto bytes = fetched(path, target);
            if (!bytes || !target.edition) continue;
            into_.newest = std::max(into_.newest, target.edition->number);
            const auto whole = expanded(*bytes, std::min(target.edition->bytes, most_edition));
            if (!whole || storage::sha256_of(*whole) != target.edition->sha256)
                wrong(path, "does not hold the edition that was signed");
            else
                editions_[target.edition->sha256] = *whole;
        }
    }
    void patches(const Targets& list) {
        for (const auto& [path, target] : list.targets) {
            if (!target.patch) continue;
            const auto from = editions_.find(target.patch->from);
            const auto to = editions_.find(target.patch->to);
            if (from == editions_.end() || to == editions_.end()) continue;
            const auto bytes = fetched(path, target);
            const auto made = bytes ? patched(from->second, *bytes, to->second.size()) : bytes;
            if (!made || *made != to->second) wrong(path, "does not lead to the edition it names");
        }
    }

  private:
    base::Result<std::string> fetched(const std::string& path, const Target& target) {
        auto bytes = target.length > most_edition ? base::fail(path, "is longer than it may be")
                                                  : from_.fetch(target_path(path, target.sha256),
                                                                target.sha256, target.length);
        if (bytes)
            ++into_.files;
        else
            into_.problems.push_back(bytes.error());
        return bytes;
    }
    void wrong(const std::string& path, const std::string& what) {
        into_.problems.push_back({path, 0, base::Severity::error, what, "publish anew"});
    }

    Source& from_;
    Checked& into_;
    std::map<std::string, std::string> editions_;
};

}  // namespace

Checked check(Source& from, const Checking& how) {
    Checked made;
    auto trust = Trust::open(how.folder, how.anchor);
    if (!trust) {
        made.problems.push_back(trust.error());
        return made;
    }
    made.problems = trust->refresh(from, how.now).problems;
    if (trust->timestamp()) {
        made.expires = trust->timestamp()->expires;
        if (made.expires > how.now && made.expires - how.now < soon_s)
            made.problems.push_back({from.name(), 0, base::Severity::warning,
                                     "expires " + text::to_utc(made.expires),
                                     "run urokiosk fleet sign each day"});
    }
    Walk walk(from, made);
    for (const auto* list : {&trust->targets(), &trust->withdrawals()})
        if (*list) walk.files(**list);
    if (trust->targets()) walk.patches(*trust->targets());
    return made;
}

}  // namespace fleet
