#include "storage/signature.h"

#include <fstream>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;

void put(const base::Path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// A file signed by a publisher.
struct Signed {
    support::Folder folder;
    storage::KeyPair keys = storage::make_keys();
    base::Path file = folder / "edition", secret = folder / "key";
    std::string words = "Pages of an edition.\n";
    Signed() {
        put(secret, keys.secret_file);
        put(file, words);
        REQUIRE(storage::sign(file, secret, "schema 1"));
    }
    base::Result<storage::Verified> verify() const {
        return storage::verify(file, {keys.public_key});
    }
    std::string signature() const { return base::read_file(storage::signature_path(file)).value(); }
    bool minisign_agrees() const {
        return support::run("minisign -Vqm '" + file.string() + "' -P '" + keys.public_key + "'")
                   .exit == 0;
    }
};

}  // namespace

TEST_CASE("A signed file verifies, for us and for minisign", "[library]") {
    const Signed made;
    CHECK(made.verify().value().comment == "schema 1");
    CHECK(made.minisign_agrees());
    CHECK(storage::public_key_of(made.secret).value() == made.keys.public_key);
    CHECK(storage::signature_path("a/0001.db") == base::Path("a/0001.db.minisig"));
}

TEST_CASE("Keys and signatures work whatever saved them", "[library]") {
    const Signed made;
    const auto crlf = [](const std::string& text) {
        std::string windows;
        for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
        return windows;
    };
    const auto signature = made.signature(), secret = base::read_file(made.secret).value();
    put(storage::signature_path(made.file), crlf(signature));
    CHECK(made.verify().value().comment == "schema 1");
    put(storage::signature_path(made.file), "\xEF\xBB\xBF" + signature);
    CHECK(made.verify());
    auto blanks = signature;
    blanks.insert(blanks.find('\n', blanks.find('\n') + 1), " \t");
    put(storage::signature_path(made.file), blanks);
    CHECK(made.verify());
    for (const auto& text : {crlf(secret), "\xEF\xBB\xBF" + secret, secret + "\r\n \r\n"}) {
        put(made.secret, text);
        CHECK(storage::public_key_of(made.secret).value() == made.keys.public_key);
    }
    CHECK(storage::verify(made.file, {" " + made.keys.public_key + "\r\n"}));
    // What is signed is not touched: another comment is another signature.
    auto other = signature;
    other.insert(other.rfind("schema 1") + 8, " ");
    put(storage::signature_path(made.file), other);
    CHECK_FALSE(made.verify());
}

TEST_CASE("The same file, key and comment give the same signature", "[library]") {
    const Signed made;
    const auto first = made.signature();
    REQUIRE(storage::sign(made.file, made.secret, "schema 1"));
    CHECK(made.signature() == first);
    REQUIRE(storage::sign(made.file, made.secret, "schema 2"));
    CHECK(made.signature() != first);
}

TEST_CASE("The digest is the file's, whoever signed it", "[library]") {
    const Signed one, other;
    CHECK(one.verify()->digest == other.verify()->digest);
    CHECK_FALSE(one.verify()->digest.empty());
    put(other.file, other.words + "More.\n");
    REQUIRE(storage::sign(other.file, other.secret, "schema 1"));
    CHECK(one.verify()->digest != other.verify()->digest);
}

TEST_CASE("Keys and signatures of minisign itself work here", "[library]") {
    const support::Folder folder;
    const std::string in = "cd '" + folder.path().string() + "' && ";
    REQUIRE(support::run(in + "minisign -G -W -f -p pub -s sec").exit == 0);
    put(folder / "file", "words");
    REQUIRE(support::run(in + "minisign -S -s sec -m file -t 'from minisign'").exit == 0);
    const auto public_key = storage::public_key_of(folder / "sec");
    REQUIRE(public_key);
    CHECK_THAT(base::read_file(folder / "pub").value(), Catch::Contains(*public_key));
    CHECK_THAT(base::read_file(folder / "pub").value(),
               Catch::Contains(storage::key_name(*public_key)));
    CHECK(storage::verify(folder / "file", {*public_key}).value().comment == "from minisign");
}

TEST_CASE("One flipped bit anywhere in a file is refused", "[library]") {
    const Signed made;
    for (std::size_t bit = 0; bit < made.words.size() * 8; ++bit) {
        std::string altered = made.words;
        altered[bit / 8] = static_cast<char>(altered[bit / 8] ^ (1 << (bit % 8)));
        put(made.file, altered);
        INFO("bit " << bit);
        const auto verified = made.verify();
        REQUIRE_FALSE(verified);
        REQUIRE(verified.error().what == "was changed after it was signed");
    }
    put(made.file, made.words);
    CHECK(made.verify());
}

TEST_CASE("One flipped bit in what a signature says is refused", "[library]") {
    const Signed made;
    const std::string sound = made.signature();
    // The first line, the untrusted comment, is nobody's promise; the rest is.
    for (std::size_t at = sound.find('\n') + 1; at + 1 < sound.size(); ++at)
        for (int bit = 0; bit < 8; ++bit) {
            std::string altered = sound;
            altered[at] = static_cast<char>(altered[at] ^ (1 << bit));
            put(storage::signature_path(made.file), altered);
            INFO("byte " << at << ", bit " << bit << "\n" << altered);
            REQUIRE_FALSE(made.verify());
        }
}

TEST_CASE("A signature cut short, empty or gone is refused", "[library]") {
    const Signed made;
    const std::string sound = made.signature();
    for (std::size_t length = 0; length + 2 < sound.size(); ++length) {
        put(storage::signature_path(made.file), sound.substr(0, length));
        INFO("length " << length);
        REQUIRE_FALSE(made.verify());
    }
    put(storage::signature_path(made.file), std::string(10000, 'a'));
    CHECK_FALSE(made.verify());
    fs::remove(storage::signature_path(made.file));
    REQUIRE_FALSE(made.verify());
    CHECK(made.verify().error().what == "has no signature that can be read");
    fs::remove(made.file);
    CHECK(made.verify().error().what == "is missing");
}

TEST_CASE("A stranger's signature is not trusted, however sound", "[library]") {
    const Signed made;
    const auto stranger = storage::make_keys();
    const auto verified = storage::verify(made.file, {stranger.public_key});
    REQUIRE_FALSE(verified);
    CHECK_THAT(base::to_line(verified.error()),
               Catch::Contains("is signed by somebody this clinic does not trust; add"));
    CHECK_FALSE(storage::verify(made.file, {}));
    CHECK_FALSE(storage::verify(made.file, {"", "RW", "no key at all", made.keys.secret_file}));
    CHECK(storage::verify(made.file, {"junk", stranger.public_key, made.keys.public_key}));
}

TEST_CASE("A key that borrows the publisher's name does not pass", "[library]") {
    const Signed made;
    // Same key id, other key: what a forger can do without the secret.
    auto forged = storage::make_keys().public_key;
    forged.replace(2, 11, made.keys.public_key.substr(2, 11));
    CHECK_FALSE(storage::verify(made.file, {forged}));
}

TEST_CASE("What is no secret key says how to make one", "[library]") {
    const support::Folder folder;
    put(folder / "file", "words");
    for (const std::string text :
         {"", "one line", "two\nlines\n", "untrusted comment: x\nRWQ=\n"}) {
        put(folder / "key", text);
        const auto signed_ = storage::sign(folder / "file", folder / "key", "x");
        REQUIRE_FALSE(signed_);
        CHECK(base::to_line(signed_.error()) ==
              (folder / "key").string() + ": is no secret key; make one: urokiosk keys new");
    }
    CHECK_FALSE(storage::sign(folder / "file", folder / "none", "x"));
    CHECK_FALSE(fs::exists(folder / "file.minisig"));
    CHECK(storage::key_name("junk") == "unreadable key");
}

TEST_CASE("Every key is new, and people can tell keys apart", "[library]") {
    const auto one = storage::make_keys(), other = storage::make_keys();
    CHECK(one.public_key != other.public_key);
    CHECK(one.secret_file != other.secret_file);
    CHECK(storage::key_name(one.public_key).size() >= 8);
    // Of 16 keys one begins with a zero: minisign's own name of this one has 15 letters.
    CHECK(storage::key_name("RWTy5D9rFW4rB84Qbw9Ox+keFacXN/PDUAkXaUFGkAXqG3OiD9VfmHUl") ==
          "72B6E156B3FE4F2");
    CHECK(storage::key_name(one.public_key) != storage::key_name(other.public_key));
}

TEST_CASE("A key with a passphrase signs with it and with no other", "[library]") {
    const support::Folder folder;
    const auto keys = storage::make_keys("a quiet evening");
    put(folder / "key", keys.secret_file);
    put(folder / "file", "words");
    CHECK(storage::public_key_of(folder / "key", "a quiet evening").value() == keys.public_key);
    REQUIRE(storage::sign(folder / "file", folder / "key", "locked", "a quiet evening"));
    CHECK(storage::verify(folder / "file", {keys.public_key})->comment == "locked");
    const std::string name = (folder / "key").string();
    CHECK(base::to_line(storage::public_key_of(folder / "key", "a quiet morning").error()) ==
          name + ": is locked with another passphrase");
    CHECK(base::to_line(storage::public_key_of(folder / "key").error()) ==
          name + ": is locked with a passphrase; give the passphrase: --passphrase-file FILE");
    // Nothing of the key's id or its public half can be read without the passphrase.
    CHECK(keys.secret_file.find(keys.public_key.substr(3, 20)) == std::string::npos);
    CHECK_FALSE(storage::sign(folder / "file", folder / "key", "x", "a quiet evening\n"));
}

TEST_CASE("A locked key that was damaged, or asks for all the memory, is refused", "[library]") {
    const support::Folder folder;
    const std::string sound = storage::make_keys("a quiet evening").secret_file;
    const auto line = sound.find('\n') + 1;
    put(folder / "file", "words");
    for (const std::size_t at : {10U, 70U, 150U, 200U}) {
        auto altered = sound;
        altered[line + at] = altered[line + at] == 'A' ? 'B' : 'A';
        put(folder / "key", altered);
        INFO("letter " << at);
        CHECK_FALSE(storage::sign(folder / "file", folder / "key", "x", "a quiet evening"));
    }
    auto greedy = sound;
    greedy.replace(line + 60, 8, "////////");  // in the number of the memory wanted
    put(folder / "key", greedy);
    const auto refused = storage::public_key_of(folder / "key", "a quiet evening");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().what == "asks for more memory than there is");
}

TEST_CASE("minisign unlocks a key made here, and we unlock one made by minisign", "[library]") {
    const support::Folder folder;
    const std::string in = "cd '" + folder.path().string() + "' && ";
    put(folder / "file", "words");
    const auto keys = storage::make_keys("a quiet evening");
    put(folder / "ours", keys.secret_file);
    const auto by_minisign = support::run(
        in + "printf 'a quiet evening\n' | minisign -S -s ours -m file -t 'by minisign'");
    INFO(by_minisign.out);
    REQUIRE(by_minisign.exit == 0);
    CHECK(storage::verify(folder / "file", {keys.public_key})->comment == "by minisign");
    CHECK(support::run(in + "printf 'a quiet morning\n' | minisign -S -s ours -m file").exit != 0);

    const auto made = support::run(
        in + "printf 'a loud morning\na loud morning\n' | minisign -G -f -p pub -s theirs");
    INFO(made.out);
    REQUIRE(made.exit == 0);
    REQUIRE(storage::sign(folder / "file", folder / "theirs", "by us", "a loud morning"));
    CHECK(support::run(in + "minisign -V -p pub -m file").exit == 0);
}

TEST_CASE("A signature says when its edition was published", "[library]") {
    const Signed made;
    CHECK(made.verify()->published == 0);
    const std::string stamp = storage::published_stamp(1795411200);
    CHECK(stamp == "published 2026-11-23T05:20:00Z");
    REQUIRE(storage::sign(made.file, made.secret, "schema 1, " + stamp));
    CHECK(made.verify()->published == 1795411200);
    CHECK(made.minisign_agrees());
    REQUIRE(storage::sign(made.file, made.secret, "published last week"));
    CHECK(made.verify()->published == 0);
}
