// Where a channel is read from: a folder (a stick, a share, the copy the fetcher made), or a web
// server (http.h). The same files and the same checks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/file.h"

namespace fleet {

class Source {
  public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    // Nothing where there is no such file. More than `most` bytes are an error, and never taken.
    virtual base::Result<std::optional<std::string>> read(const std::string& path,
                                                          std::uint64_t most) = 0;
    // A file of `length` bytes with this hash. What was cut off before goes on where it ended.
    virtual base::Result<std::string> fetch(const std::string& path, const std::string& sha256,
                                            std::uint64_t length) = 0;
    virtual std::string name() const = 0;
    // What was read there last stood its test.
    virtual void believed(const std::string&) {}
};

class FolderSource : public Source {
  public:
    explicit FolderSource(base::Path folder) : folder_(std::move(folder)) {}
    base::Result<std::optional<std::string>> read(const std::string& path,
                                                  std::uint64_t most) override;
    base::Result<std::string> fetch(const std::string& path, const std::string& sha256,
                                    std::uint64_t length) override;
    std::string name() const override { return folder_.string(); }

  private:
    base::Path folder_;
};

// What was read through it and believed stands in `folder` afterwards, too, once keep() was called:
// files first, the one that names them (timestamp.json) last, so that whoever reads there meets a
// whole channel. A network's sign-in page would stop that reader for good.
class Mirror : public Source {
  public:
    Mirror(Source& from, base::Path folder) : from_(from), folder_(std::move(folder)) {}
    base::Result<std::optional<std::string>> read(const std::string& path,
                                                  std::uint64_t most) override;
    base::Result<std::string> fetch(const std::string& path, const std::string& sha256,
                                    std::uint64_t length) override;
    std::string name() const override { return from_.name(); }
    void believed(const std::string& path) override;
    // `known`: what is trusted already, by path; it takes the place of what else stands there.
    base::Result<void> keep(const std::map<std::string, std::string>& known);

  private:
    Source& from_;
    base::Path folder_;
    std::map<std::string, std::string> read_, believed_;  // metadata by path
};

// "targets/editions/HASH.0037.db.zst" of "editions/0037.db.zst": TUF's consistent snapshots.
std::string target_path(const std::string& path, const std::string& sha256);
base::Result<void> right(const std::string& bytes, const std::string& sha256, std::uint64_t length,
                         const std::string& name);
base::Result<void> write_with_folder(const base::Path& path, std::string_view bytes);
// The same for everybody to read: what a web server gives out.
base::Result<void> write_public(const base::Path& path, std::string_view bytes);

}  // namespace fleet
