#include "content/pages.h"
#include "content/placeholders.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "document/chapters.h"
#include "document/check.h"
#include "document/ease.h"
#include "document/fingerprint.h"
#include "document/lint.h"
#include "document/parse.h"
#include "document/plain.h"
#include "document/svg.h"
#include "document/texts.h"
#include "text/segment.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace content {

namespace {

constexpr std::uintmax_t largest_page = 1U << 20U;
constexpr int claim_count = 60;
using base::Severity;

class PageReader {
  public:
    PageReader(const Folder& folder, const Reading& reading, base::Problems& problems)
        : folder_(folder), reading_(reading), problems_(problems) {
        for (const auto& source : folder.sources) {
            sources_.insert(source.id);
            if (source.seen == "pointer") pointers_.insert(source.id);
        }
        for (const auto& drawing : folder.drawings) drawings_[drawing.id] = &drawing;
        for (const auto& language : folder.languages)
            for (const auto& term : language.terms) {
                terms_.insert(language.entry.language.tag + "/" + term.id);
                if (language.entry.language.tag != "en") continue;
                for (const auto& piece : text::words(term.word, "en"))
                    explained_.insert(text::fold(
                        std::string_view(term.word).substr(piece.begin, piece.end - piece.begin)));
            }
    }

    void read(const PageFile& file);
    void missing_translations();
    void claims();

  private:
    void say(const PageFile& file, int line, std::string what, std::string fix,
             Severity severity = Severity::error) {
        problems_.push_back({file.path.string(), line, severity, std::move(what), std::move(fix)});
    }
    void keep(const PageFile& file, base::Problems found) {
        for (auto& problem : found) problem.file = file.path.string();
        problems_.insert(problems_.end(), found.begin(), found.end());
    }
    void references(const PageFile& file, const document::Document& document);
    void figures(const PageFile& file, const document::Document& document);
    void translation(const PageFile& file, const document::Document& document);
    void freshness(const PageFile& file, const document::Document& document);
    void harder(const PageFile& file, const document::Document& document);
    void title(const PageFile& file, const document::Document& document);
    void review(const PageFile& file, const document::Review& review);
    void anchors(const PageFile& file, const document::Document& document);

    const Folder& folder_;
    const Reading& reading_;
    base::Problems& problems_;
    std::set<std::string> sources_, pointers_, terms_, titles_, explained_, anchors_;
    std::map<std::string, const Drawing*> drawings_;
    std::map<std::string, document::Document> originals_;
    std::map<std::string, std::vector<std::string>>
        english_now_;  // of English pages: front matter and warnings
};

void PageReader::references(const PageFile& file, const document::Document& document) {
    for (const auto& id : document::used(document, document::Run::Kind::citation))
        if (!sources_.contains(id))
            say(file, 1, "source '" + id + "' is not in sources.toml", "add [" + id + "] there");
    for (const auto& id : document::used(document, document::Run::Kind::citation))
        if (pointers_.contains(id))
            say(file, 1, "source '" + id + "' only points to others", "cite what it points to");
    for (const auto& id : document::used(document, document::Run::Kind::term))
        if (!terms_.contains(file.language + "/" + id))
            say(file, 1, "the word '" + id + "' is not in the glossary",
                "add [" + id + "] to " + file.language + "/glossary.toml");
}

void PageReader::figures(const PageFile& file, const document::Document& document) {
    for (const auto& block : document.blocks) {
        const auto* figure = std::get_if<document::Figure>(&block.what);
        if (!figure) continue;
        const auto drawing = drawings_.find(figure->diagram);
        if (drawing == drawings_.end()) {
            say(file, block.line, "there is no drawing '" + figure->diagram + "'",
                "use one of content/diagrams");
        } else if (!figure->structure.empty() &&
                   drawing->second->geometry.find('"' + figure->structure + '"') ==
                       std::string::npos) {
            say(file, block.line,
                "the drawing '" + figure->diagram + "' has no '" + figure->structure + "'",
                "use an id of diagrams/" + figure->diagram + ".toml");
        }
    }
}

void PageReader::translation(const PageFile& file, const document::Document& document) {
    if (file.language == "en") {
        if (reading_.grades) english_now_[file.id] = document::fingerprints(document);
        document::Document light{document.front, {}, {}};
        for (const auto& block : document.blocks)
            if (std::holds_alternative<document::Warning>(block.what))
                light.blocks.push_back(block);
        originals_.emplace(file.id, std::move(light));
        return;
    }
    const auto original = originals_.find(file.id);
    if (original != originals_.end())
        keep(file, document::check_translation(original->second, document));
    if (!reading_.grades) return;
    freshness(file, document);
    harder(file, document);
}

// A paragraph changed in English makes exactly its translations stale.
void PageReader::freshness(const PageFile& file, const document::Document& document) {
    const auto& record = document.front.translated;
    const std::string record_it = "urokiosk translated " + file.path.string();
    if (record.empty())
        return say(file, 1, "nothing tells which English this was translated from",
                   "run " + record_it, Severity::hint);
    if (record.size() != document.blocks.size())
        return say(file, 1, "the record of the English does not fit the page's blocks",
                   "compare it with English, then run " + record_it);
    document::Document marked = document;
    document::mark_stale(marked, english_now_[file.id]);
    for (const auto& block : marked.blocks)
        if (block.stale)
            say(file, block.line, "the English of this paragraph has changed",
                "translate it again, then run " + record_it, Severity::warning);
}

// Spanish has limits; Arabic only must not become harder than it was.
void PageReader::harder(const PageFile& file, const document::Document& document) {
    const auto score =
        document::ease(document::plain(document, document::Include::sentences_only), file.language);
    if (!score) return;
    if (file.language == "es" && *score < document::inflesz_pass)
        return say(file, 1, fmt::format("INFLESZ {:.1f}; patients need 65 or more", *score),
                   "shorter sentences, shorter words",
                   *score < document::inflesz_fail ? Severity::error : Severity::warning);
    const auto known = folder_.language(file.language)->reading.find(file.id);
    if (known != folder_.language(file.language)->reading.end() &&
        *score < known->second - document::osman_slack)
        say(file, 1,
            fmt::format("harder to read than it was: {:.1f}, not {:.1f}", *score, known->second),
            "shorter sentences, shorter words", Severity::warning);
}

void PageReader::title(const PageFile& file, const document::Document& document) {
    if (!titles_.insert(file.language + "/" + document.front.title).second)
        say(file, 1, "another page has the title '" + document.front.title + "'",
            "give one another title");
    if (document.front.id != file.id && !document.front.id.empty())
        say(file, 1, "the id '" + document.front.id + "' is not the file's name",
            "write id = \"" + file.id + "\"");
}

void PageReader::review(const PageFile& file, const document::Review& review) {
    if (!review.due.known() || !review.on.known())
        say(file, 1, "the review has no dates", "write on = and due = in review");
    else if (reading_.today.known() && review.due < reading_.today)
        say(file, 1, "the review was due on " + text::to_iso(review.due),
            "have the page read again", Severity::warning);
}

// What claims.toml may point at: claims by id, chapters by slug.
void PageReader::anchors(const PageFile& file, const document::Document& document) {
    if (file.language != "en") return;
    for (const auto& block : document.blocks)
        if (const auto* claim = std::get_if<document::Claim>(&block.what))
            anchors_.insert(file.id + "#" + claim->id);
    for (const auto& chapter : document::chapters(document).chapters)
        anchors_.insert(file.id + "#" + chapter.slug);
}

// Every claim of the article this kiosk answers stands in claims.toml.
void PageReader::claims() {
    const auto path = folder_.path / "claims.toml";
    const auto text = base::read_file(path);
    if (!text) return;
    const auto toml = text::Toml::parse(*text, path.string(), problems_);
    for (int number = 1; number <= claim_count; ++number) {
        const std::string id = "C" + std::to_string(number);
        const auto answer = toml.text(id);
        if (!answer)
            toml.complain(id, "the claim " + id + " is answered nowhere",
                          "write " + id + " = \"page#claim-id\"");
        else if (folder_.withdrawn.contains(answer->substr(0, answer->find('#'))))
            problems_.push_back({path.string(), toml.line(id), Severity::warning,
                                 id + " is answered on a page that is withdrawn",
                                 "answer it on another page"});
        else if (!anchors_.contains(*answer))
            toml.complain(id, id + " points to '" + *answer + "', which does not exist",
                          "name a page and one of its claims or chapters");
    }
    toml.finish();
}

void PageReader::read(const PageFile& file) {
    auto text = base::read_file(file.path, largest_page);
    if (!text) {
        problems_.push_back(text.error());
        return;
    }
    auto parsed = document::parse(*text);
    bool sound = !base::any_error(parsed.problems);
    keep(file, std::move(parsed.problems));
    const auto before = problems_.size();
    if (sound) {
        const bool english = file.language == "en" && reading_.grades;
        keep(file, document::check(parsed.document, english));
        references(file, parsed.document);
        figures(file, parsed.document);
        title(file, parsed.document);
        translation(file, parsed.document);
        review(file, parsed.document.front.review);
        anchors(file, parsed.document);
        if (english) keep(file, document::lint(parsed.document, explained_));
        for (const auto& mark : unknown_placeholders(*text))
            say(file, 1, "the placeholder " + mark + " is unknown",
                "use {emergency-number}, {advice-number}, {clinic-name}, {clinic-phone} or a rule");
    }
    sound = sound && std::none_of(problems_.begin() + static_cast<long>(before), problems_.end(),
                                  [](const auto& p) { return p.severity == Severity::error; });
    if (sound && reading_.take)
        reading_.take({file.language, file.id, std::move(*text), std::move(parsed.document)});
}

void PageReader::missing_translations() {
    for (const auto& language : folder_.languages) {
        const auto& tag = language.entry.language.tag;
        std::set<std::string> there;
        for (const auto& file : folder_.pages)
            if (file.language == tag) there.insert(file.id);
        for (const auto& [id, original] : originals_)
            if (!there.contains(id))
                problems_.push_back({(folder_.path / tag / "topics" / (id + ".md")).string(), 0,
                                     Severity::warning, "this page is not translated",
                                     "translate it; until then visitors get the English page"});
    }
}

}  // namespace

document::Document as_read(const std::string& markdown, const Own& own,
                           const std::function<std::string()>& english) {
    auto document = document::parse(markdown).document;
    if (!document.front.translated.empty())
        if (const auto now = english(); !now.empty())
            document::mark_stale(document, document::fingerprints(document::parse(now).document));
    document::for_each_text(
        document, [&](std::string& text) { text = fill_in(text, own.settings, own.words); });
    return document;
}

void read_pages(const Folder& folder, const Reading& reading, base::Problems& problems) {
    PageReader reader(folder, reading, problems);
    for (std::size_t i = 0; i < folder.pages.size(); ++i) {
        reader.read(folder.pages[i]);
        if (reading.progress) reading.progress(i + 1, folder.pages.size());
    }
    reader.missing_translations();
    reader.claims();
}

namespace {

base::Problems faults_of_page(const ContentFile& file, const std::string& body) {
    auto parsed = document::parse(body);
    base::Problems found = std::move(parsed.problems);
    for (auto& more : document::check(parsed.document, file.language == "en"))
        found.push_back(std::move(more));
    for (const auto& mark : unknown_placeholders(body))
        found.push_back({"", 1, Severity::error, "the placeholder " + mark + " is unknown", ""});
    if (const auto& id = parsed.document.front.id; id != file.page)
        found.push_back({"", 2, Severity::error, "the id '" + id + "' is not the file's name",
                         "write id = \"" + file.page + "\""});
    return found;
}

base::Problems faults_of_words(const std::string& language, const std::string& body) {
    base::Problems found;
    const std::string lines = "\n" + body;
    for (const auto& entry : parse_po(body, found))
        for (auto& wrong : check_entry(entry, language)) {
            // gettext-po tells no lines of what it can read.
            const auto at = lines.find("\nmsgctxt \"" + entry.key + "\"");
            if (at != std::string::npos)
                wrong.line = 1 + static_cast<int>(std::count(
                                     body.begin(), body.begin() + static_cast<long>(at), '\n'));
            found.push_back(std::move(wrong));
        }
    return found;
}

}  // namespace

base::Problems faults_of(const std::string& path, const std::string& body) {
    base::Problems found;
    const auto file = content_file(path);
    if (file && !file->page.empty())
        found = faults_of_page(*file, body);
    else if (path == settings::details_file)
        settings::with_details({}, body, found);
    else if (path.ends_with(".svg"))
        found = document::check_svg(body);
    else if (file && path.ends_with(".po"))
        found = faults_of_words(file->language, body);
    else if (path.ends_with(".toml"))
        text::Toml::parse(body, path, found);
    for (auto& problem : found) problem.file = path;
    return found;
}

}  // namespace content
