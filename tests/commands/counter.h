// A clinic's machine for tests: three accounts, the small library imported, approved and published
// as edition 1, all through the program itself. Made once, copied for each test.
#pragma once

#include <catch2/catch.hpp>

#include "support/world.h"

namespace counter {

namespace fs = std::filesystem;

inline const std::string page = "en/topics/prostatitis.md";

struct Counter {
    support::Folder folder;
    base::Path data = folder / "data";

    // Without an end of its standard input it would wait for somebody to type.
    support::Ran run(const std::string& arguments, const std::string& from = "/dev/null") const {
        return support::run("cd '" + folder.path().string() + "' && timeout 60 " +
                            support::program() + " --data data " + arguments + " < " + from);
    }
    // Signed in.
    support::Ran by(const std::string& name, const std::string& arguments) const {
        return run(arguments + " --by " + name + " --secret-file " + name + ".s");
    }
    std::string must(const support::Ran& ran) const;
    std::string must(const std::string& arguments) const { return must(run(arguments)); }
    void write(const std::string& file, const std::string& text) const {
        REQUIRE(base::write_file(folder / file, text));
    }
    std::string text(const std::string& path = page) const { return must("library show " + path); }
    // page.md: the newest text with one piece changed.
    void change(const std::string& from, const std::string& to) const;
    // The same as approved, without the program: signing in costs time.
    void approved(const std::string& from, const std::string& to) const;
    // Witnesses of their own.
    std::string sqlite(const std::string& sql) const {
        write("question.sql", sql);
        return in("sqlite3 data/library.db < question.sql");
    }
    std::string in(const std::string& command) const {
        return support::run("cd '" + folder.path().string() + "' && " + command).out;
    }
    std::string json(const std::string& arguments, const std::string& python) const;
};

// Nobody and nothing there yet but the clinic's key and settings.
std::unique_ptr<Counter> empty();
std::unique_ptr<Counter> opened();

}  // namespace counter
