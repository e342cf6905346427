// The fields of an entry of content/sources.json, and what each must be.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace content {

// In the order of Tier and Read.
inline constexpr std::array<std::string_view, 3> tier_names{"A", "B", "C"};
inline constexpr std::array<std::string_view, 4> read_names{"whole", "part", "abstract", "no"};

// A text or a number as text; empty where there is none.
std::string text_of(const nlohmann::ordered_json& entry, const char* field);
// The entries of a list; empty where there is none.
const nlohmann::ordered_json& list_of(const nlohmann::ordered_json& entry, const char* field);
int year_of(const nlohmann::ordered_json& entry);

// The fields CSL does not know: under "custom", or as Zotero brings them back, in lines of the note
// ("urokiosk-tier: A").
class OwnFields {
  public:
    explicit OwnFields(const nlohmann::ordered_json& entry);
    std::string text(const char* field) const { return text_of(fields_, field); }
    const nlohmann::ordered_json& fields() const { return fields_; }

  private:
    nlohmann::ordered_json fields_ = nlohmann::ordered_json::object();
};
inline constexpr std::string_view note_mark = "urokiosk-";

// What an entry may be, and the highest tier its evidence carries ("A"; none: "").
std::vector<std::string_view> source_types(), evidences(), source_licences();
std::string tier_of_evidence(std::string_view evidence);

struct FieldFault {
    std::string what, fix;
};
std::vector<FieldFault> faults_of(const nlohmann::ordered_json& entry);

}  // namespace content
