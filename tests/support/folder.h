// A folder that goes away with its owner.
#pragma once

#include "base/file.h"

namespace support {

class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    base::Path path() const { return path_; }
    base::Path operator/(const std::string& name) const { return path_ / name; }

  private:
    base::Path path_;
};

}  // namespace support
