// A page previewed without the desk: what is written shows, what is wrong is told at its place.
#include "shell/preview/preview.h"

#include "support/world.h"

namespace {

struct Author {
    support::Folder folder;
    base::Path content = folder / "content";
    base::Path page = content / "en/topics/prostatitis.md";
    settings::DataPaths paths = settings::data_paths((folder / "none").string());
    devices::StandInClock clock;
    support::CountedTextures textures;
    std::unique_ptr<shell::Preview> preview;

    Author() {
        std::filesystem::copy(support::fixtures() / "library", content,
                              std::filesystem::copy_options::recursive);
    }
    void open(const base::Path& path) {
        preview = std::make_unique<shell::Preview>(
            shell::Preview::What{paths, path, support::fixtures() / "library"}, clock, textures,
            [] {});
        settle();
    }
    void settle() {
        for (int i = 0; i < 2000; ++i) {
            preview->poll(clock.seconds());
            if (!preview->works()) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        for (int i = 0; i < 5; ++i) {
            clock.wait(0.5);
            ui::Input input;
            input.now_s = clock.seconds();
            preview->draw(base::Glass{1080, 1920}, input, 0.5);
        }
    }
    // As an editor saves it, and inotify tells.
    void write(const std::string& from, const std::string& to, const base::Path& file) {
        auto text = base::read_file(file).value();
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        REQUIRE(base::write_file(file, text));
        for (int i = 0; i < 200 && preview->due_in(clock.seconds()) > 0.05; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        settle();
    }
    bool says(const std::string& words) const {
        const auto& nodes = preview->scene().nodes;
        return std::any_of(nodes.begin(), nodes.end(), [&](const auto& node) {
            return node.name.find(words) != std::string::npos;
        });
    }
};

}  // namespace

TEST_CASE("a page is previewed as patients read it, and follows its file", "[preview]") {
    Author author;
    author.open(author.page);
    CHECK(author.preview->fault().empty());
    CHECK(author.says("Fever or shivering, and you feel very ill"));
    author.write("Fever or shivering", "High fever or shivering", author.page);
    CHECK(author.preview->fault().empty());
    CHECK(author.says("High fever or shivering, and you feel very ill"));
}

TEST_CASE("a fault is told in one line at its place, and the last good page stays", "[preview]") {
    Author author;
    author.open(author.page);
    author.write("](source:", "](source:NO", author.page);
    INFO(author.preview->fault());
    CHECK_THAT(author.preview->fault(), Catch::Contains("prostatitis.md:"));
    CHECK_THAT(author.preview->fault(), Catch::Contains("source 'NO"));
    CHECK(author.preview->fault().find('\n') == std::string::npos);
    CHECK(author.says(author.preview->fault()));
    CHECK(author.says("Fever or shivering, and you feel very ill"));
    author.write("](source:NO", "](source:", author.page);
    CHECK(author.preview->fault().empty());
}

TEST_CASE("a page that lies by itself is previewed among the program's own content", "[preview]") {
    Author author;
    const base::Path lone = author.folder / "mine.md";
    auto text = base::read_file(author.page).value();
    const std::string id = "id = \"prostatitis\"";
    REQUIRE(text.find(id) != std::string::npos);
    text.replace(text.find(id), id.size(), "id = \"my-page\"");
    REQUIRE(base::write_file(lone, text));
    author.open(lone);
    CHECK(author.preview->fault() == "");
    CHECK(author.says("Fever or shivering, and you feel very ill"));
    author.write("id = \"my-page\"", "id = \"\"", lone);
    CHECK_FALSE(author.preview->fault().empty());
}

TEST_CASE("a folder is previewed from its start, in its languages", "[preview]") {
    Author author;
    author.open(author.content);
    CHECK(author.preview->fault() == "");
    bool topics = false;
    for (const auto& node : author.preview->scene().nodes)
        topics = topics || node.key.path.starts_with("home/") ||
                 node.key.path.starts_with("group/") || node.key.path.starts_with("topic/");
    CHECK(topics);
}
