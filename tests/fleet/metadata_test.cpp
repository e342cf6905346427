// What is written is what The Update Framework says, byte by byte, and what is read is held to it.
#include "fleet/metadata.h"

#include "fleet/lab.h"
#include "storage/digest.h"

namespace {

storage::Signer new_key(const support::Folder& folder, const std::string& name) {
    REQUIRE(base::write_file(folder / name, storage::make_keys().secret_file));
    return *storage::Signer::open(folder / name, "");
}

}  // namespace

TEST_CASE("A text is signed over its canonical form, however it stands in the file", "[fleet]") {
    const support::Folder folder;
    const auto key = new_key(folder, "a");
    const auto id = fleet::key_id(key.public_hex());
    const fleet::Keys keys{{id, key.public_hex()}};
    const auto bytes = fleet::sealed(R"({ "b": [1, true, null, "x\"\\é"],
        "a": {} })",
                                     {&key});
    const auto opened = fleet::open_envelope(bytes, "f").value();
    CHECK(opened.body == R"({"a":{},"b":[1,true,null,"x\"\\é"]})");
    CHECK(fleet::holds(opened, keys, {{id}, 1}));
    CHECK_FALSE(fleet::holds(opened, keys, {{id}, 2}));
    CHECK_FALSE(fleet::holds(opened, keys, {{"another"}, 1}));
    CHECK(fleet::sealed(opened.body, {&key}) == bytes);
}

TEST_CASE("One key counts once, whatever it is called", "[fleet]") {
    const support::Folder folder;
    const auto key = new_key(folder, "a");
    auto opened = fleet::open_envelope(fleet::sealed("{}", {&key}), "f").value();
    opened.signatures.push_back({"twin", opened.signatures.front().hex});
    const auto id = opened.signatures.front().key;
    const fleet::Keys keys{{id, key.public_hex()}, {"twin", key.public_hex()}};
    CHECK_FALSE(fleet::holds(opened, keys, {{id, "twin"}, 2}));
}

TEST_CASE("What is no metadata is refused in one line", "[fleet]") {
    const std::string wrong = GENERATE(
        as<std::string>(), "", "[]", "{}", R"({"signed":{},"signatures":{}})",
        R"({"signed":{"a":1.5},"signatures":[]})", "{\"signed\":{\"a\":\"\\n\"},\"signatures\":[]}",
        R"({"signed":{},"signatures":[{"keyid":1}]})", std::string(5000, '['),
        R"({"signed":)" + std::string(40, '[') + std::string(40, ']') + R"(,"signatures":[]})");
    const auto opened = fleet::open_envelope(wrong, "f");
    REQUIRE_FALSE(opened);
    CHECK(opened.error().file == "f");
}

TEST_CASE("Each kind of metadata comes back as it was written, and as no other kind", "[fleet]") {
    fleet::Targets targets;
    targets.version = 7;
    targets.expires = lab::noon;
    const std::string hash(64, 'a');
    targets.targets["editions/0001.db.zst"] = {
        9, hash, fleet::EditionInfo{1, hash, 100, "0.1.0", 5, lab::noon, {"prostate"}}, {}};
    targets.targets["editions/0001-0002.zpatch"] = {3, hash, {}, fleet::PatchInfo{hash, hash}};
    targets.keys["k"] = hash;
    targets.withdrawals = {{"k"}, 1};
    const auto back = fleet::read_targets({fleet::body(targets), {}}, "f").value();
    CHECK(fleet::body(back) == fleet::body(targets));
    CHECK(back.targets.at("editions/0001.db.zst").edition->lifts ==
          std::vector<std::string>{"prostate"});
    CHECK_FALSE(fleet::read_root({fleet::body(targets), {}}, "f"));
    CHECK_FALSE(fleet::read_snapshot({fleet::body(targets), {}}, "f"));
    auto text = fleet::body(targets);
    text.replace(text.find("\"version\":7"), 11, "\"version\":0");
    CHECK_THAT(fleet::read_targets({text, {}}, "f").error().what,
               Catch::Contains("version is no number that can be"));
}

TEST_CASE("SHA-256 and Ed25519 are those of other programs", "[fleet]") {
    // FIPS 180-4, the example "abc"; RFC 8032, test 2.
    CHECK(storage::sha256_of("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(storage::signed_by("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
                             "\x72",
                             "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085a"
                             "c1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    CHECK_FALSE(storage::signed_by("3d", "\x72", "92"));
}
