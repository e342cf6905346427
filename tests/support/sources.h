// A bibliography for tests.
#pragma once

#include <string>

namespace support {

// The text of a sources.json with one more entry, sound in all its fields.
inline std::string with_source(const std::string& sources, const std::string& id) {
    const std::string entry =
        R"({"id": ")" + id +
        R"(", "type": "webpage", "title": "New", "author": [{"literal": "New"}],
   "URL": "https://www.example.org/)" +
        id + R"(", "custom": {"tier": "C",
   "evidence": "patient-information", "licence": "facts-only", "read": "whole",
   "read-on": "2026-11-28", "next-look": "2027-11-28"}})";
    return sources.substr(0, sources.rfind(']')) + ",\n" + entry + "\n]\n";
}

}  // namespace support
