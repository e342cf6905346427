// The real content, each page of it parsed once however many tests hold theirs against it: a fault
// planted in one page has the forty others of its language parsed beside it.
#pragma once

#include "content/tree.h"
#include "support/world.h"

namespace support {

class KeptTree : public content::DiskTree {
  public:
    using DiskTree::DiskTree;
    using Parsed = base::Result<std::shared_ptr<const document::Parsed>>;
    Parsed parsed(const content::Path& page) const override {
        const auto known = pages_.find(page);
        if (known != pages_.end()) return known->second;
        return pages_.emplace(page, DiskTree::parsed(page)).first->second;
    }

  private:
    mutable std::map<content::Path, Parsed> pages_;
};

inline const KeptTree& library() {
    static const KeptTree all(content());
    return all;
}

}  // namespace support
