#include "fleet/envelope.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "fleet/json.h"
#include "storage/digest.h"

namespace fleet {

namespace {

constexpr int deepest = 16;

// What canonical JSON cannot tell, or writes otherwise than this library does.
bool plain(const Json& value) {
    if (value.is_string()) {
        const auto& text = value.get_ref<const std::string&>();
        return std::none_of(text.begin(), text.end(),
                            [](unsigned char c) { return c < 0x20 || c == 0x7f; });
    }
    if (value.is_structured())
        return std::all_of(value.begin(), value.end(), [](const Json& one) { return plain(one); });
    return !value.is_number_float();
}

bool plain_keys(const Json& value) {
    if (value.is_object())
        for (const auto& [key, one] : value.items())
            if (!plain(Json(key))) return false;
    return !value.is_structured() || std::all_of(value.begin(), value.end(), plain_keys);
}

}  // namespace

Json key_json(const std::string& public_hex) {
    return {{"keytype", "ed25519"}, {"keyval", {{"public", public_hex}}}, {"scheme", "ed25519"}};
}

std::string key_id(const std::string& public_hex) {
    return storage::sha256_of(key_json(public_hex).dump());
}

base::Result<Envelope> open_envelope(const std::string& bytes, const std::string& name) {
    bool deep = false;
    const auto parsed = Json::parse(
        bytes,
        [&](int depth, Json::parse_event_t, Json&) {
            deep = deep || depth > deepest;
            return !deep;
        },
        false);
    if (deep || parsed.is_discarded() || !parsed.is_object() || !parsed.contains("signed") ||
        !parsed["signed"].is_object() || !parsed.contains("signatures") ||
        !parsed["signatures"].is_array())
        return base::fail(name, "is no signed metadata");
    const auto& body = parsed["signed"];
    if (!plain(body) || !plain_keys(body))
        return base::fail(name, "holds fractions or control characters");
    Envelope made;
    try {
        made.body = body.dump();
        for (const auto& one : parsed["signatures"])
            made.signatures.push_back(
                {one.at("keyid").get<std::string>(), one.at("sig").get<std::string>()});
    } catch (const Json::exception&) {
        return base::fail(name, "is no signed metadata");
    }
    return made;
}

bool holds(const Envelope& envelope, const Keys& keys, const RoleKeys& role) {
    std::set<std::string> good;
    for (const auto& one : envelope.signatures) {
        const auto key = keys.find(one.key);
        if (!role.ids.contains(one.key) || key == keys.end()) continue;
        if (storage::signed_by(key->second, envelope.body, one.hex)) good.insert(key->second);
    }
    return role.threshold > 0 && good.size() >= static_cast<std::size_t>(role.threshold);
}

std::string sealed(const std::string& body, const Signers& signers) {
    const auto told = Json::parse(body);
    const std::string canonical = told.dump();
    std::map<std::string, std::string> signatures;
    for (const auto* signer : signers)
        signatures[key_id(signer->public_hex())] = signer->sign_bytes(canonical);
    Json whole{{"signatures", Json::array()}, {"signed", told}};
    for (const auto& [id, hex] : signatures)
        whole["signatures"].push_back({{"keyid", id}, {"sig", hex}});
    return whole.dump();
}

}  // namespace fleet
