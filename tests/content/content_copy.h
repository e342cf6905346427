// The small library as an author keeps it, to be spoiled.
#pragma once

#include "support/world.h"

struct ContentCopy {
    support::Folder folder;
    base::Path path = folder / "content";

    ContentCopy() {
        std::filesystem::copy(support::fixtures() / "library", path,
                              std::filesystem::copy_options::recursive);
    }
    std::string text(const std::string& file) const { return base::read_file(path / file).value(); }
    void write(const std::string& file, const std::string& words) const {
        REQUIRE(base::write_file(path / file, words));
    }
    void change(const std::string& file, const std::string& from, const std::string& to) const {
        auto words = text(file);
        const auto at = words.find(from);
        INFO(file << ": " << from);
        REQUIRE(at != std::string::npos);
        write(file, words.replace(at, from.size(), to));
    }
};
