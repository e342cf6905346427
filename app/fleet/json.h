// JSON within this layer: in the order of its keys, as canonical JSON has it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace fleet {

using Json = nlohmann::json;

// A public key as metadata tells it.
Json key_json(const std::string& public_hex);

}  // namespace fleet
