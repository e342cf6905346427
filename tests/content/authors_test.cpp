// content/README.md, which authors write by: each of its examples is what it says.
#include "content/check.h"
#include "content/page_template.h"
#include "desk/block_form.h"
#include "document/chapters.h"
#include "shell/preview/preview.h"
#include "support/world.h"

namespace {

constexpr const char* id = "example";

struct Example {
    std::string kind, text;  // kind: what stands behind the fence
};

std::vector<Example> examples() {
    const auto words = base::read_file(support::content() / "README.md").value();
    std::vector<Example> all;
    for (auto at = words.find("\n```"); at != std::string::npos;) {
        const auto line = words.find('\n', at + 4), end = words.find("\n```\n", line);
        all.push_back({words.substr(at + 4, line - at - 4), words.substr(line + 1, end - line)});
        at = words.find("\n```", end + 4);
    }
    return all;
}

// A part stands in the whole page, before its questions; the head lists what it uses.
std::string page_with(const std::string& whole, const std::string& part) {
    if (part.starts_with("+++")) return part;
    std::string body = whole;
    body.insert(body.find("## Ask your clinician"), part + "\n");
    const auto page = document::parse(body);
    desk::Lists used;
    for (const auto& block : page.document.blocks) {
        if (const auto* sign = std::get_if<document::Warning>(&block.what))
            used.warnings.push_back(sign->id);
        if (const auto* figure = std::get_if<document::Figure>(&block.what))
            used.diagrams.push_back(figure->diagram);
    }
    used.sources = document::used(page.document, document::RunKind::citation);
    return desk::with_lists(body, used);
}

base::Problems errors_of(const std::string& body) {
    const content::DiskTree content(support::content());
    const auto order = content.read({content::Path::Kind::topics, "", ""}).value();
    const auto page = content::Path::page("en", id);
    const content::Overlay tree(
        {{page, body},
         {{content::Path::Kind::topics, "", ""}, *content::with_topic(order, "visit", id)}},
        &content);
    auto found = content::check_one(tree, page, document::parse(body), {2026, 11, 22});
    std::erase_if(found, [](const auto& one) { return one.severity != base::Severity::error; });
    return found;
}

// What `urokiosk preview` says of it.
std::string preview_of(const std::string& body) {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "example.md", body));
    devices::StandInClock clock;
    support::CountedTextures textures;
    const auto paths = settings::data_paths((folder / "none").string());
    shell::Preview preview({paths, folder / "example.md", support::content()}, clock, textures,
                           [] {});
    for (preview.poll(0); preview.works(); preview.poll(0))
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return preview.fault();
}

}  // namespace

TEST_CASE("Every example authors are given passes the checker and the preview", "[content]") {
    const auto all = examples();
    REQUIRE(all.size() >= 10);
    REQUIRE(all.front().text.starts_with("+++"));
    int good = 0;
    for (const auto& one : all) {
        if (one.kind != "markdown") continue;
        INFO(one.text);
        const auto body = page_with(all.front().text, one.text);
        for (const auto& problem : errors_of(body)) FAIL_CHECK(base::to_line(problem));
        CHECK(preview_of(body) == "");
        ++good;
    }
    CHECK(good >= 9);
}

TEST_CASE("What authors are told is refused is refused", "[content]") {
    const auto all = examples();
    int refused = 0;
    for (const auto& one : all) {
        if (one.kind != "refused") continue;
        INFO(one.text);
        CHECK_FALSE(errors_of(page_with(all.front().text, one.text)).empty());
        ++refused;
    }
    CHECK(refused == 3);
}
