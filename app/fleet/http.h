// A channel on a web server, by libcurl: over one connection that is kept, with 304 where nothing
// changed and Range where a file was cut off.
#pragma once

#include <memory>
#include <string>

#include "fleet/source.h"

namespace fleet {

// What a hospital's network asks for. Files in PEM; empty: none.
struct Access {
    std::string url;  // of the channel's folder, without a slash at its end
    std::string proxy;
    std::string certificate, key;  // of this kiosk, for a server that asks who it is
    std::string authority;         // whose certificates the server has; empty: the system's
};

class HttpSource : public Source {
  public:
    // `partial`: a folder for what was cut off.
    HttpSource(Access access, base::Path partial);
    ~HttpSource() override;

    base::Result<std::optional<std::string>> read(const std::string& path,
                                                  std::uint64_t most) override;
    base::Result<std::string> fetch(const std::string& path, const std::string& sha256,
                                    std::uint64_t length) override;
    base::Result<void> put(const std::string& path, const std::string& bytes);
    std::string name() const override { return access_.url; }

    struct Traffic {
        std::uint64_t requests = 0, unchanged = 0, bytes = 0;  // bytes of answers' bodies
    };
    const Traffic& traffic() const { return traffic_; }

  private:
    struct State;
    struct Answer;
    struct Question;
    base::Result<Answer> ask(const Question& question);

    Access access_;
    base::Path partial_;
    std::unique_ptr<State> state_;
    Traffic traffic_;
};

}  // namespace fleet
