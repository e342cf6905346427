// What was asked for lately, by name. Two lots: what is asked for goes into the newer one, and when
// that is full it becomes the older, in place of what nobody asked for since.
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>

namespace base {

template <class Value>
class Recent {
  public:
    // So many are kept whatever else comes, and at most twice as many.
    explicit Recent(std::size_t kept) : kept_(kept) {}

    // Null where there is none. A value stays where it is for as long as it is kept.
    Value* find(const std::string& name) {
        if (const auto known = newer_.find(name); known != newer_.end()) return &known->second;
        auto known = older_.extract(name);
        if (!known) return nullptr;
        make_room();
        return &newer_.insert(std::move(known)).position->second;
    }

    Value& put(const std::string& name, Value value) {
        make_room();
        return newer_.insert_or_assign(name, std::move(value)).first->second;
    }

    void erase(const std::string& name) {
        newer_.erase(name);
        older_.erase(name);
    }

    void clear() {
        newer_.clear();
        older_.clear();
    }

    std::size_t size() const { return newer_.size() + older_.size(); }

  private:
    void make_room() {
        if (newer_.size() < kept_) return;
        older_ = std::exchange(newer_, {});
    }

    std::size_t kept_;
    std::unordered_map<std::string, Value> newer_, older_;
};

}  // namespace base
