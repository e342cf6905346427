// A content folder that was exported, worked on elsewhere, and comes back.
#include "editorial/office.h"

namespace {

using namespace office;
using editorial::State;
using editorial::Which;

const std::string other = "en/topics/prostate.md";

struct Away : Office {
    base::Path out = folder / "out";
    Away() {
        fill();
        must(editorial::export_folder(repository, out, Which::newest));
    }
    void here(const std::string& path, const std::string& words) {
        save(path, repository.newest(path)->body + words, "bob");
    }
    void there(const std::string& path, const std::string& words) {
        must(base::write_file(out / path, must(base::read_file(out / path)) + words));
    }
    editorial::Imported bring_back(const editorial::Person& who = ann) {
        return must(editorial::import_folder(repository, out, {who, noon + 100}));
    }
    std::string newest(const std::string& path) { return repository.newest(path)->body; }
    std::vector<editorial::Draft> drafts() { return repository.drafts(""); }
};

std::string told(const editorial::Imported& imported) {
    std::string lines;
    for (const auto& one : imported.conflicts) lines += base::to_line(one) + "\n";
    return lines;
}

}  // namespace

TEST_CASE("What was written here after the export is not written over by it", "[library]") {
    Away office;
    office.here(page, "- Bob's?\n");
    office.there(page, "- Ann's?\n");
    office.there(other, "- Only there?\n");
    const auto imported = office.bring_back();
    CHECK(imported.count == 1);
    CHECK(told(imported) == page +
                                ": bob wrote revision 3 after this export; compare it with yours, "
                                "which is kept as your draft\n");
    CHECK_THAT(office.newest(page), Catch::EndsWith("- Bob's?\n"));
    CHECK_THAT(office.newest(other), Catch::EndsWith("- Only there?\n"));
    REQUIRE(office.drafts().size() == 1);
    const auto draft = office.drafts().front();
    CHECK(draft.by == "ann");
    CHECK(draft.path == page);
    CHECK_THAT(draft.body, Catch::EndsWith("- Ann's?\n"));
    CHECK(office.repository.revision(draft.base)->number == 2);  // the desk can merge from it
    CHECK(must(office.repository.audit_log().verify()) > 0);
    CHECK(office.bring_back().count == 0);  // and again: the same, and nothing lost
    CHECK(office.drafts().size() == 1);
}

TEST_CASE("A file nobody touched since an older export does not take the newer text's place",
          "[library]") {
    Away office;
    const bool list = GENERATE(true, false);  // with what the export left, and without
    if (!list) REQUIRE(fs::remove(office.out / ".urokiosk-export"));
    office.here(page, "- Bob's?\n");
    const auto imported = office.bring_back();
    CHECK(imported.count == 0);
    CHECK_THAT(told(imported), Catch::Contains("bob wrote revision 3 after this export"));
    CHECK_THAT(office.newest(page), Catch::EndsWith("- Bob's?\n"));
    CHECK(office.drafts().size() == 1);
}

TEST_CASE("A folder as it was before approval brings nothing new", "[library]") {
    Office office;
    office.fill();
    const auto imported = must(
        editorial::import_folder(office.repository, support::fixtures() / "library", {ann, noon}));
    CHECK(imported.count == 0);
    CHECK(told(imported) == "");
    for (const auto& one : office.repository.list()) CHECK(one.state == State::approved);
}

TEST_CASE("Going back to an older text in an export made now is the author's wish", "[library]") {
    Away office;
    const std::string old = office.newest(page);
    office.here(page, "- Bob's?\n");
    must(editorial::export_folder(office.repository, office.out, Which::newest));
    must(base::write_file(office.out / page, old));
    const auto imported = office.bring_back();
    CHECK(told(imported) == "");
    CHECK(imported.count == 1);
    CHECK(office.newest(page) == old);
}

TEST_CASE("An import leaves what somebody is typing", "[library]") {
    Away office;
    must(office.repository.autosave({page, "ann", "half a wo", 2, noon}));
    office.here(page, "- Bob's?\n");
    office.there(page, "- Ann's?\n");
    CHECK_THAT(told(office.bring_back()), Catch::Contains("another draft of it, which stays"));
    REQUIRE(office.drafts().size() == 1);
    CHECK(office.drafts().front().body == "half a wo");
}

TEST_CASE("Whatever became of the list of an export, nobody's newer words go", "[library]") {
    Away office;
    office.here(page, "- Bob's?\n");
    office.there(page, "- Ann's?\n");
    const auto list = office.out / ".urokiosk-export";
    std::string lines = must(base::read_file(list));
    const int harm = GENERATE(0, 1, 2, 3, 4, 5);
    INFO(harm);
    fs::remove(list);
    if (harm == 1) fs::create_directory(list);
    if (harm == 2) must(base::write_file(list, lines.substr(0, 30)));
    if (harm == 3) must(base::write_file(list, lines + std::string(17U << 20U, 'x')));
    if (harm == 4) {  // as another program saves it
        for (std::size_t at = 0; (at = lines.find('\n', at)) != lines.npos; at += 2)
            lines.insert(at, "\r");
        must(base::write_file(list, lines));
    }
    if (harm == 5) {
        const auto at = lines.find(" " + page);
        must(base::write_file(list, lines.replace(at - 64, 64, std::string(64, '0'))));
    }
    const auto imported = office.bring_back();
    CHECK(imported.count == 0);
    CHECK_THAT(told(imported), Catch::StartsWith(page + ": "));
    CHECK_THAT(office.newest(page), Catch::EndsWith("- Bob's?\n"));
    REQUIRE(office.drafts().size() == 1);
    CHECK_THAT(office.drafts().front().body, Catch::EndsWith("- Ann's?\n"));
}

TEST_CASE("A folder kept elsewhere may go on bringing what nobody here wrote at", "[library]") {
    Office office;
    office.fill();
    const base::Path own = office.folder / "own";
    fs::copy(support::fixtures() / "library", own, fs::copy_options::recursive);
    const std::string body = must(base::read_file(own / page));
    must(base::write_file(own / page, body + "- Another question?\n"));
    const auto once = must(editorial::import_folder(office.repository, own, {ann, noon}));
    CHECK(told(once) == "");
    CHECK(once.count == 1);
    must(base::write_file(own / page, body + "- One more question?\n"));
    CHECK(must(editorial::import_folder(office.repository, own, {ann, noon})).count == 1);
}
