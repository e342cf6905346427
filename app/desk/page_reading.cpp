#include "desk/page_reading.h"

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

layout::Diagrams newest_diagrams(StaffSession& session, const std::string& language) {
    layout::Diagrams made;
    for (const auto& text : session.repository.list()) {
        const auto path = *content::Path::parse(text.path);
        if (path.kind != Kind::drawing) continue;
        const std::string& id = path.id;
        const content::Path words{Kind::titles, language, id};
        const auto svg = session.repository.newest(text.path);
        const auto geometry =
            session.repository.newest(content::Path{Kind::geometry, "", id}.str());
        auto titles = session.repository.newest(words.str());
        if (!titles) titles = session.repository.newest(words.in("en").str());
        if (!svg || !geometry || !titles) continue;
        auto diagram = layout::Diagram::make(id, svg->body, geometry->body, titles->body);
        if (diagram) made.emplace(id, std::move(*diagram));
    }
    return made;
}

}  // namespace desk
