#include "library/pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "doc/chapters.h"
#include "doc/check.h"
#include "doc/ease.h"
#include "doc/fingerprint.h"
#include "doc/lint.h"
#include "doc/parse.h"
#include "doc/plain.h"
#include "doc/texts.h"
#include "doc/toml.h"

namespace library {

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
                for (const auto& piece : base::words(term.word, "en"))
                    explained_.insert(base::fold(
                        std::string_view(term.word).substr(piece.begin, piece.end - piece.begin)));
            }
    }

    void read(const PageFile& file);
    void missing_translations();
    void claims();

  private:
    void say(const PageFile& file, int line, std::string what, std::string instead,
             Severity severity = Severity::error) {
        problems_.push_back(
            {file.path.string(), line, severity, std::move(what), std::move(instead)});
    }
    void keep(const PageFile& file, base::Problems found) {
        for (auto& problem : found) problem.file = file.path.string();
        problems_.insert(problems_.end(), found.begin(), found.end());
    }
    void references(const PageFile& file, const doc::Document& document);
    void figures(const PageFile& file, const doc::Document& document);
    void translation(const PageFile& file, const doc::Document& document);
    void freshness(const PageFile& file, const doc::Document& document);
    void harder(const PageFile& file, const doc::Document& document);
    void title(const PageFile& file, const doc::Document& document);
    void review(const PageFile& file, const doc::Review& review);
    void anchors(const PageFile& file, const doc::Document& document);

    const Folder& folder_;
    const Reading& reading_;
    base::Problems& problems_;
    std::set<std::string> sources_, pointers_, terms_, titles_, explained_, anchors_;
    std::map<std::string, const Drawing*> drawings_;
    std::map<std::string, doc::Document> originals_;
    std::map<std::string, std::vector<std::string>>
        english_now_;  // of English pages: front matter and warnings
};

void PageReader::references(const PageFile& file, const doc::Document& document) {
    for (const auto& id : doc::used(document, doc::Run::Kind::citation))
        if (!sources_.contains(id))
            say(file, 1, "source '" + id + "' is not in sources.toml", "add [" + id + "] there");
    for (const auto& id : doc::used(document, doc::Run::Kind::citation))
        if (pointers_.contains(id))
            say(file, 1, "source '" + id + "' only points to others", "cite what it points to");
    for (const auto& id : doc::used(document, doc::Run::Kind::term))
        if (!terms_.contains(file.language + "/" + id))
            say(file, 1, "the word '" + id + "' is not in the glossary",
                "add [" + id + "] to " + file.language + "/glossary.toml");
}

void PageReader::figures(const PageFile& file, const doc::Document& document) {
    for (const auto& block : document.blocks) {
        const auto* figure = std::get_if<doc::Figure>(&block.what);
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

void PageReader::translation(const PageFile& file, const doc::Document& document) {
    if (file.language == "en") {
        if (reading_.grades) english_now_[file.id] = doc::fingerprints(document);
        doc::Document light{document.front, {}, {}};
        for (const auto& block : document.blocks)
            if (std::holds_alternative<doc::Warning>(block.what)) light.blocks.push_back(block);
        originals_.emplace(file.id, std::move(light));
        return;
    }
    const auto original = originals_.find(file.id);
    if (original != originals_.end())
        keep(file, doc::check_translation(original->second, document));
    if (!reading_.grades) return;
    freshness(file, document);
    harder(file, document);
}

// A paragraph changed in English makes exactly its translations stale.
void PageReader::freshness(const PageFile& file, const doc::Document& document) {
    const auto& record = document.front.translated;
    const std::string record_it = "urokiosk translated " + file.path.string();
    if (record.empty())
        return say(file, 1, "nothing tells which English this was translated from",
                   "run " + record_it, Severity::hint);
    if (record.size() != document.blocks.size())
        return say(file, 1, "the record of the English does not fit the page's blocks",
                   "compare it with English, then run " + record_it);
    doc::Document marked = document;
    doc::mark_stale(marked, english_now_[file.id]);
    for (const auto& block : marked.blocks)
        if (block.stale)
            say(file, block.line, "the English of this paragraph has changed",
                "translate it again, then run " + record_it, Severity::warning);
}

// Spanish has limits; Arabic only must not become harder than it was.
void PageReader::harder(const PageFile& file, const doc::Document& document) {
    const auto score = doc::ease(doc::plain(document, doc::Include::sentences_only), file.language);
    if (!score) return;
    if (file.language == "es" && *score < doc::inflesz_pass)
        return say(file, 1, fmt::format("INFLESZ {:.1f}; patients need 65 or more", *score),
                   "shorter sentences, shorter words",
                   *score < doc::inflesz_fail ? Severity::error : Severity::warning);
    const auto known = folder_.language(file.language)->reading.find(file.id);
    if (known != folder_.language(file.language)->reading.end() &&
        *score < known->second - doc::osman_slack)
        say(file, 1,
            fmt::format("harder to read than it was: {:.1f}, not {:.1f}", *score, known->second),
            "shorter sentences, shorter words", Severity::warning);
}

void PageReader::title(const PageFile& file, const doc::Document& document) {
    if (!titles_.insert(file.language + "/" + document.front.title).second)
        say(file, 1, "another page has the title '" + document.front.title + "'",
            "give one another title");
    if (document.front.id != file.id && !document.front.id.empty())
        say(file, 1, "the id '" + document.front.id + "' is not the file's name",
            "write id = \"" + file.id + "\"");
}

void PageReader::review(const PageFile& file, const doc::Review& review) {
    if (!review.due.known() || !review.on.known())
        say(file, 1, "the review has no dates", "write on = and due = in review");
    else if (reading_.today.known() && review.due < reading_.today)
        say(file, 1, "the review was due on " + base::to_iso(review.due),
            "have the page read again", Severity::warning);
}

// What claims.toml may point at: claims by id, chapters by slug.
void PageReader::anchors(const PageFile& file, const doc::Document& document) {
    if (file.language != "en") return;
    for (const auto& block : document.blocks)
        if (const auto* claim = std::get_if<doc::Claim>(&block.what))
            anchors_.insert(file.id + "#" + claim->id);
    for (const auto& chapter : doc::chapters(document).chapters)
        anchors_.insert(file.id + "#" + chapter.slug);
}

// Every claim of the source article is answered somewhere (clinical brief, section A).
void PageReader::claims() {
    const auto path = folder_.path / "claims.toml";
    const auto text = base::read_file(path);
    if (!text) return;
    const auto toml = doc::Toml::parse(*text, path.string(), problems_);
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
    auto parsed = doc::parse(*text);
    bool sound = !base::any_error(parsed.problems);
    keep(file, std::move(parsed.problems));
    const auto before = problems_.size();
    if (sound) {
        const bool english = file.language == "en" && reading_.grades;
        keep(file, doc::check(parsed.document, english));
        references(file, parsed.document);
        figures(file, parsed.document);
        title(file, parsed.document);
        translation(file, parsed.document);
        review(file, parsed.document.front.review);
        anchors(file, parsed.document);
        if (english) keep(file, doc::lint(parsed.document, explained_));
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

doc::Document as_read(const std::string& markdown, const Own& own,
                      const std::function<std::string()>& english) {
    auto document = doc::parse(markdown).document;
    if (!document.front.translated.empty())
        if (const auto now = english(); !now.empty())
            doc::mark_stale(document, doc::fingerprints(doc::parse(now).document));
    doc::for_each_text(document,
                       [&](std::string& text) { text = fill_in(text, own.settings, own.words); });
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

base::Result<doc::Document> parsed(const base::Path& path, const std::string& text) {
    auto page = doc::parse(text);
    for (const auto& problem : page.problems)
        if (problem.severity == base::Severity::error)
            return base::fail(path.string(), problem.what);
    return std::move(page.document);
}

// The front matter with this line in the place of an older one, or at its end.
std::string with_record(const std::string& markdown, const std::string& line) {
    const auto split = doc::split_front_matter(markdown);
    std::string front(split.front);
    if (const auto at = front.find("\ntranslated = "); at != std::string::npos)
        front.erase(at, front.find('\n', at + 1) - at);
    if (!front.empty() && front.back() == '\n') front.pop_back();
    return "+++\n" + front + "\n" + line + "\n+++\n" + std::string(split.body);
}

base::Result<void> record_ease(const base::Path& folder, const std::string& id, double score) {
    const auto path = folder / "reading.toml";
    std::map<std::string, double> scores;
    if (const auto text = base::read_file(path)) {
        base::Problems problems;
        const auto toml = doc::Toml::parse(*text, path.string(), problems);
        for (const auto& key : toml.keys()) scores[key] = toml.number(key).value_or(0);
    }
    scores[id] = score;
    std::string text =
        "# How easy each page was to read when it was last translated (see doc/ease.h).\n";
    for (const auto& [key, value] : scores) text += fmt::format("{} = {:.1f}\n", key, value);
    return base::write_file(path, text);
}

}  // namespace

base::Result<void> record_translation(const base::Path& page) {
    const auto folder = page.parent_path().parent_path();
    const auto original = folder.parent_path() / "en" / "topics" / page.filename();
    const auto text = base::read_file(page, largest_page);
    if (!text) return tl::unexpected(text.error());
    const auto english_text = base::read_file(original, largest_page);
    if (!english_text) return tl::unexpected(english_text.error());
    const auto document = parsed(page, *text);
    if (!document) return tl::unexpected(document.error());
    const auto english = parsed(original, *english_text);
    if (!english) return tl::unexpected(english.error());
    const auto& blocks = document->blocks;
    for (std::size_t i = 0; i < std::max(blocks.size(), english->blocks.size()); ++i) {
        const bool same = i < blocks.size() && i < english->blocks.size() &&
                          blocks[i].what.index() == english->blocks[i].what.index();
        if (!same)
            return base::fail(page.string(),
                              fmt::format("block {} is not the kind of block that stands there in "
                                          "English (line {})",
                                          i + 1, i < blocks.size() ? blocks[i].line : 0));
    }
    std::string line = "translated = [";
    for (const auto& one : doc::fingerprints(*english)) line += "\"" + one + "\", ";
    line.replace(line.size() - (line.ends_with(", ") ? 2 : 0), 2, "]");
    const auto written = base::write_file(page, with_record(*text, line));
    const auto language = folder.filename().string();
    const auto score = doc::ease(doc::plain(*document, doc::Include::sentences_only), language);
    if (!written || !score) return written;
    return record_ease(folder, document->front.id, *score);
}

}  // namespace library
