#include "desk/page_reading.h"

#include <fmt/format.h>

#include "content/as_read.h"
#include "content/read_catalog.h"
#include "desk/titles.h"
#include "handout/leaflet.h"

namespace desk {

namespace {

using Kind = content::Path::Kind;

constexpr float kiosk_mm = 240, figure_mm = 150;  // of text

}  // namespace

const content::Messages& words_in(const StaffSession& session, const std::string& language) {
    const auto found = session.services.words.find(language);
    return found != session.services.words.end() ? found->second
                                                 : session.services.words.begin()->second;
}

document::Document as_read(StaffSession& session, const content::Path& path,
                           const std::string& body) {
    const auto page = session.repository.parsed(body);
    content::Original original;
    if (path.language != "en")
        if (const auto english = session.repository.newest(path.in("en").str()))
            original.english = session.repository.parsed(english->body);
    if (original.english &&
        !content::up_to_date(page->document.front, original.english->fingerprint)) {
        const auto text = [&](Kind kind) {
            const auto own =
                session.repository.newest(content::Path{kind, path.language, ""}.str());
            return own ? own->body : "";
        };
        original.wording =
            content::read_wording(text(Kind::language), text(Kind::lexicon), path.language);
    }
    return content::as_read(
        page->document, {session.services.settings, words_in(session, path.language)}, original);
}

layout::LayoutContext reading_context(const StaffSession& session, const std::string& language,
                                      float width) {
    const auto& words = words_in(session, language);
    layout::LayoutContext context;
    context.fonts = &session.services.fonts;
    context.figure_height_mm = figure_mm * width / kiosk_mm;
    context = context.scaled(width / kiosk_mm);
    context.width_mm = width;
    // One that visitors cannot choose yet has no words of its own.
    context.language =
        words.language.tag == language ? words.language : language_of(session, language);
    context.labels = handout::labels(words);
    return context;
}

const layout::Fonts& RecentlySet::of(const layout::Fonts& fonts) {
    constexpr int most_uses = 60;
    if (!kept_ || ++uses_ > most_uses) {
        kept_ = fonts.remembering();
        uses_ = 0;
    }
    return *kept_;
}

namespace {

// Which revision is the newest, by path; no body is read for it.
std::map<std::string, int> newest_numbers(StaffSession& session) {
    std::map<std::string, int> numbers;
    for (const auto& text : session.repository.list())
        if (content::Path::parse(text.path)->of_drawing()) numbers[text.path] = text.number;
    return numbers;
}

}  // namespace

layout::Diagrams newest_diagrams(StaffSession& session, const std::string& language) {
    if (!session.drawings) session.drawings = std::make_shared<KeptDrawings>();
    auto& kept = session.drawings->all;
    layout::Diagrams made;
    const auto numbers = newest_numbers(session);
    for (const auto& [name, number] : numbers) {
        const auto path = *content::Path::parse(name);
        if (path.kind != Kind::drawing) continue;
        const std::string& id = path.id;
        const std::string geometry = content::Path{Kind::geometry, "", id}.str();
        content::Path words{Kind::titles, language, id};
        if (!numbers.contains(words.str())) words = words.in("en");
        if (!numbers.contains(geometry) || !numbers.contains(words.str())) continue;
        const std::string of = fmt::format("{}/{}/{} {}", number, numbers.at(geometry), words.str(),
                                           numbers.at(words.str()));
        const std::string key = language + "/" + id;
        const auto known = kept.find(key);
        if (known != kept.end() && known->second.of == of) {
            made.emplace(id, known->second.diagram);
            continue;
        }
        const auto text = [&](const std::string& file) {
            const auto newest = session.repository.newest(file);
            return newest ? newest->body : std::string();
        };
        auto diagram = layout::Diagram::make(id, text(name), text(geometry), text(words.str()));
        if (!diagram) continue;
        kept.insert_or_assign(key, KeptDrawings::Made{of, *diagram});
        made.emplace(id, std::move(*diagram));
    }
    return made;
}

}  // namespace desk
