#include "content/folder.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

#include "document/svg.h"
#include "settings/settings.h"
#include "text/toml.h"

namespace content {

namespace {

namespace fs = std::filesystem;
using base::Problems;
using base::Severity;

constexpr std::uintmax_t largest_drawing = 2U << 20U, largest_details = 1U << 16U;

class FolderReader {
  public:
    FolderReader(const base::Path& path, Problems& problems, std::set<std::string> withdrawn)
        : problems_(problems) {
        folder_.path = path;
        folder_.withdrawn = std::move(withdrawn);
    }
    Folder run();

  private:
    void say(const base::Path& file, const std::string& what, const std::string& fix,
             Severity severity = Severity::error) {
        problems_.push_back({file.string(), 0, severity, what, fix});
    }
    // The file's TOML; an empty table and a problem when it cannot be read.
    text::Toml toml(const base::Path& file);
    std::vector<base::Path> files(const base::Path& in, std::string_view ending);
    void languages();
    LanguageFolder language(const base::Path& path);
    void words(const base::Path& path, LanguageFolder& into);
    void topics();
    void sources();
    void drawings();
    void details();
    void pages();
    void orphans(const LanguageFolder& language, const std::set<std::string>& ordered);

    Folder folder_;
    Problems& problems_;
};

text::Toml FolderReader::toml(const base::Path& file) {
    const auto text = base::read_file(file, 4U << 20U);
    if (!text) problems_.push_back(text.error());
    return text::Toml::parse(text ? *text : "", file.string(), problems_);
}

std::vector<base::Path> FolderReader::files(const base::Path& in, std::string_view ending) {
    std::vector<base::Path> found;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(in, error))
        if (entry.path().extension() == ending) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

void FolderReader::words(const base::Path& path, LanguageFolder& into) {
    const auto& tag = into.entry.language.tag;
    std::set<Msg> seen;
    for (const PoEntry& entry : read_po(path, problems_)) {
        for (const auto& wrong : check_entry(entry, tag))
            say(path, wrong.what, wrong.fix, wrong.severity);
        const auto word = msg_from(entry.key);
        if (!word) continue;
        into.words.set(*word, entry.said());
        seen.insert(*word);
    }
    if (seen.size() == msg_count) return;
    const Messages own = built_in_words();  // what was written for an older program
    for (std::size_t i = 0; i < msg_count; ++i) {
        const auto word = static_cast<Msg>(i);
        if (seen.contains(word)) continue;
        into.words.set(word, own(word));
        say(path, "the word '" + std::string(msg_keys[i]) + "' is missing",
            "add it: msgctxt \"" + std::string(msg_keys[i]) + "\"", Severity::warning);
    }
}

LanguageFolder FolderReader::language(const base::Path& path) {
    LanguageFolder made;
    const auto about = toml(path / "language.toml");
    made.entry.language.tag = path.filename().string();
    made.entry.name = about.text("name").value_or(made.entry.language.tag);
    made.entry.reviewer = about.text("reviewer").value_or("");
    made.entry.keyboard = about.texts("keyboard");
    if (made.entry.keyboard.empty())
        about.complain("keyboard", "the language has no keyboard",
                       "write keyboard = [\"qwertyuiop\", \"asdfghjkl\", \"zxcvbnm\"]");
    const auto direction = about.text("direction").value_or("ltr");
    if (direction != "ltr" && direction != "rtl")
        about.complain("direction", "direction '" + direction + "' is unknown",
                       "write \"ltr\" or \"rtl\"");
    made.entry.language.direction =
        direction == "rtl" ? base::Direction::right_to_left : base::Direction::left_to_right;
    about.finish();
    made.words.language = made.entry.language;
    const auto groups = toml(path / "groups.toml");
    for (const auto& id : groups.keys()) {
        const auto group = groups.table(id);
        made.groups[id] = {group.text("title").value_or(id), group.text("text").value_or("")};
        group.finish();
    }
    if (const auto file = path / "reading.toml"; std::filesystem::exists(file)) {
        const auto list = toml(file);
        for (const auto& id : list.keys()) made.reading[id] = list.number(id).value_or(0);
    }
    if (const auto file = path / "pronunciation.toml"; std::filesystem::exists(file)) {
        const auto list = toml(file);
        for (const auto& word : list.keys())
            if (const auto said = list.text(word)) made.pronunciations[word] = *said;
    }
    const auto terms = toml(path / "glossary.toml");
    for (const auto& id : terms.keys()) {
        const auto term = terms.table(id);
        made.terms.push_back({id, term.text("word").value_or(id), term.text("meaning").value_or(""),
                              term.text("say").value_or("")});
        if (made.terms.back().meaning.empty())
            terms.complain(id, "'" + id + "' has no meaning", "write meaning = \"...\"");
        term.finish();
    }
    words(path / "interface.po", made);
    for (const auto& file : files(path / "diagrams", ".toml"))
        if (const auto text = base::read_file(file, largest_drawing))
            made.drawing_titles[file.stem().string()] = *text;
    return made;
}

void FolderReader::languages() {
    std::error_code error;
    std::vector<base::Path> found;
    for (const auto& entry : fs::directory_iterator(folder_.path, error))
        if (entry.is_directory() && fs::exists(entry.path() / "language.toml"))
            found.push_back(entry.path());
    if (error)
        return say(folder_.path, "cannot be read: " + error.message(), "name a content folder");
    std::sort(found.begin(), found.end(), [](const base::Path& a, const base::Path& b) {
        const bool first_is_english = a.filename() == "en";
        const bool second_is_english = b.filename() == "en";
        return first_is_english != second_is_english ? first_is_english : a < b;
    });
    if (found.empty() || found[0].filename() != "en")
        return say(folder_.path, "has no en/language.toml", "name a content folder");
    for (const auto& path : found) folder_.languages.push_back(language(path));
}

void FolderReader::topics() {
    const auto order = toml(folder_.path / "topics.toml");
    for (const auto& entry : order.tables("group")) {
        Group group;
        group.id = entry.text("id").value_or("");
        group.icon = entry.text("icon").value_or("page");
        group.topics = entry.texts("topics");
        entry.finish();
        for (const auto& language : folder_.languages)
            if (!language.groups.contains(group.id))
                entry.complain("id",
                               "the group '" + group.id + "' has no title in " +
                                   language.entry.language.tag + "/groups.toml",
                               "add [" + group.id + "] with title and text there");
        const bool any = !group.topics.empty();
        std::erase_if(group.topics, [&](const auto& id) { return folder_.withdrawn.contains(id); });
        if (any && group.topics.empty()) continue;
        folder_.groups.push_back(std::move(group));
    }
    const auto safety = order.table("safety");
    folder_.safety_topic = safety.text("topic").value_or("");
    safety.finish();
    order.finish();
    if (folder_.safety_topic.empty())
        say(folder_.path / "topics.toml", "names no page of warning signs",
            "write [safety] topic = \"warning-signs\"");
    if (folder_.withdrawn.contains(folder_.safety_topic))
        say(folder_.path / "topics.toml",
            "names the page '" + folder_.safety_topic + "' for warning signs, which is withdrawn",
            "restore it, or name another page under [safety]");
}

void FolderReader::sources() {
    folder_.sources = sources_of(toml(folder_.path / "sources.toml"), problems_);
}

void FolderReader::drawings() {
    for (const auto& file : files(folder_.path / "diagrams", ".svg")) {
        Drawing drawing;
        drawing.id = file.stem().string();
        const auto svg = base::read_file(file, largest_drawing);
        if (!svg) {
            problems_.push_back(svg.error());
            continue;
        }
        auto faults = document::check_svg(*svg);
        for (auto& fault : faults) fault.file = file.string();
        problems_.insert(problems_.end(), faults.begin(), faults.end());
        if (!faults.empty()) continue;
        drawing.svg = *svg;
        const base::Path geometry = base::Path(file).replace_extension(".toml");
        if (const auto text = base::read_file(geometry))
            drawing.geometry = *text;
        else
            problems_.push_back(text.error());
        Problems ignored;  // told by whoever draws it
        const auto places = text::Toml::parse(drawing.geometry, "", ignored);
        for (const auto& part : places.tables("structure"))
            if (const auto id = part.text("id").value_or(""); !document::svg_has_id(*svg, id))
                say(file, "has no part with the id '" + id + "'",
                    "draw it in, or take it out of " + geometry.filename().string());
        for (const auto& language : folder_.languages)
            if (!language.drawing_titles.contains(drawing.id))
                say(file,
                    "has no words in " + language.entry.language.tag + "/diagrams/" + drawing.id +
                        ".toml",
                    "write its title, alt text and structures there",
                    language.entry.language.tag == "en" ? Severity::error : Severity::warning);
        folder_.drawings.push_back(std::move(drawing));
    }
}

void FolderReader::details() {
    const auto file = folder_.path / settings::details_file;
    if (!fs::exists(file)) return;
    const auto text = base::read_file(file, largest_details);
    if (!text) return problems_.push_back(text.error());
    settings::with_details({}, *text, problems_, file.string());
    folder_.details = *text;
}

void FolderReader::orphans(const LanguageFolder& language, const std::set<std::string>& ordered) {
    const base::Path folder = folder_.path / language.entry.language.tag / "topics";
    for (const auto& file : files(folder, ".md"))
        if (!ordered.contains(file.stem().string()))
            say(file, "no group in topics.toml holds this page",
                "add \"" + file.stem().string() + "\" to a group");
}

void FolderReader::pages() {
    std::vector<std::string> order;
    for (const auto& group : folder_.groups)
        order.insert(order.end(), group.topics.begin(), group.topics.end());
    order.push_back(folder_.safety_topic);
    for (const auto& language : folder_.languages) {
        std::set<std::string> ordered;
        for (const auto& id : order) {
            if (id.empty() || !ordered.insert(id).second) continue;
            const auto file = folder_.path / language.entry.language.tag / "topics" / (id + ".md");
            const bool there = fs::exists(file);
            if (there) folder_.pages.push_back({language.entry.language.tag, id, file});
            if (!there && language.entry.language.tag == "en" && !folder_.withdrawn.contains(id))
                say(folder_.path / "topics.toml", "the page '" + id + "' does not exist",
                    "write " + file.string());
        }
        orphans(language, ordered);
    }
}

Folder FolderReader::run() {
    languages();
    if (folder_.languages.empty()) return std::move(folder_);
    topics();
    sources();
    drawings();
    details();
    pages();
    return std::move(folder_);
}

}  // namespace

const LanguageFolder* Folder::language(std::string_view tag) const {
    for (const auto& language : languages)
        if (language.entry.language.tag == tag) return &language;
    return nullptr;
}

Folder read_folder(const base::Path& path, base::Problems& problems,
                   std::set<std::string> withdrawn) {
    return FolderReader(path, problems, std::move(withdrawn)).run();
}

std::optional<ContentFile> content_file(std::string_view path) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    constexpr std::size_t longest_name = 80;
    const auto cut = [&](std::string_view mark) {  // the part before the mark
        const auto part = path.substr(0, path.find(mark));
        path.remove_prefix(std::min(path.size(), part.size() + mark.size()));
        return part;
    };
    const auto named = [&](std::string_view ending) {
        if (!path.ends_with(ending)) return std::string();
        const auto name = path.substr(0, path.size() - ending.size());
        const bool good = name.size() <= longest_name &&
                          name.find_first_not_of(allowed) == std::string_view::npos;
        return good ? std::string(name) : std::string();
    };
    const auto one_of = [&](std::initializer_list<std::string_view> known) {
        return std::find(known.begin(), known.end(), path) != known.end();
    };
    if (one_of({"topics.toml", "sources.toml", "claims.toml", settings::details_file}))
        return ContentFile{};
    const std::string first(cut("/"));
    if (first == "diagrams" && !(named(".svg") + named(".toml")).empty()) return ContentFile{};
    if (first.size() < 2 || first.size() > 35 || first == "diagrams" || first[0] == '-' ||
        first.find_first_not_of(allowed) != std::string::npos)
        return std::nullopt;
    if (one_of({"language.toml", "groups.toml", "glossary.toml", "interface.po",
                "pronunciation.toml", "reading.toml"}))
        return ContentFile{first, ""};
    const std::string second(cut("/"));
    if (second == "topics" && !named(".md").empty()) return ContentFile{first, named(".md")};
    if (second == "diagrams" && !named(".toml").empty()) return ContentFile{first, ""};
    return std::nullopt;
}

namespace {

// Content lies at most three folders deep, so a link that leads back up comes to an end.
base::Result<void> gather(const base::Path& folder, const std::string& before,
                          const std::function<base::Result<void>(const std::string&)>& take) {
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with('.')) continue;
        const std::string path = before + name;
        const bool inner = entry.is_directory() && std::count(path.begin(), path.end(), '/') < 2;
        auto done = inner ? gather(entry.path(), path + "/", take) : take(path);
        if (!done) return done;
    }
    if (error) return base::fail(folder.string(), "cannot be read: " + error.message());
    return {};
}

}  // namespace

base::Result<std::map<std::string, std::string>> content_texts(const base::Path& folder,
                                                               std::uintmax_t most_bytes) {
    std::map<std::string, std::string> texts;
    const auto take = [&](const std::string& path) -> base::Result<void> {
        if (!content_file(path))
            return base::fail((folder / path).string(), "is no file of a content folder",
                              "take it out; nothing was changed");
        auto text = base::read_file(folder / path, most_bytes);
        if (!text) return tl::unexpected(text.error());
        texts.emplace(path, std::move(*text));
        return {};
    };
    if (auto done = gather(folder, "", take); !done) return tl::unexpected(done.error());
    if (texts.empty())
        return base::fail(folder.string(), "holds no content", "name a content folder");
    return texts;
}

base::Result<void> write_text(const base::Path& path, const std::string& text) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const base::Path aside = path.string() + ".new";
    std::ofstream file(aside, std::ios::binary);
    file << text;
    file.close();
    if (!file) error = std::make_error_code(std::errc::io_error);
    if (file) fs::rename(aside, path, error);
    if (!error) return {};
    std::error_code ignored;
    fs::remove(aside, ignored);
    return base::fail(path.string(), "cannot be written: " + error.message(),
                      "name a folder with room that may be written to");
}

}  // namespace content
