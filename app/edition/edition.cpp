#include "edition/edition.h"

#include <fmt/format.h>

#include <sstream>

#include "content/as_read.h"
#include "content/placeholders.h"
#include "content/read_catalog.h"
#include "content/voice/of_language.h"
#include "document/names.h"
#include "edition/pack.h"
#include "storage/digest.h"
#include "storage/signature.h"
#include "text/toml.h"

namespace edition {

namespace {

constexpr const char* of_source = "SELECT csl FROM source WHERE id = ?";
constexpr const char* of_pronunciations = "SELECT word, said FROM pronunciation WHERE language = ?";
constexpr const char* of_term = "SELECT word, meaning, say FROM term WHERE language = ? AND id = ?";

template <class Map>
auto& or_english(Map& map, const std::string& language) {
    const auto found = map.find(language);
    return found != map.end() ? found->second : map.at("en");
}

std::string meta_of(const storage::Database& database, const std::string& key) {
    auto row =
        const_cast<storage::Database&>(database).prepare("SELECT value FROM meta WHERE key = ?");
    row.bind(1, key);
    return row.step() ? row.text(0) : "";
}

}  // namespace

base::Result<Edition> Edition::open(const base::Path& path, const settings::Settings& settings) {
    const auto verified = storage::verify(path, settings.trusted_keys);
    if (!verified) return tl::unexpected(verified.error());
    const auto id = storage::Database::application_id(path);
    if (id && *id != 0 && *id != edition_id)
        return base::fail(path.string(), "is no edition", "name an edition");
    auto database = storage::Database::open_immutable(path);
    if (!database) return tl::unexpected(database.error());
    try {
        auto meta = database->prepare("SELECT value FROM meta WHERE key = 'schema'");
        const bool known = meta.step() && meta.number(0) == edition_schema;
        if (!known)
            return base::fail(path.string(), "was made for a newer Urokiosk",
                              "install the newer version, or activate an older edition");
        Edition edition(*database, settings);
        edition.path_ = path;
        edition.version_ = verified->digest;
        edition.published_ = verified->published;
        edition.load();
        return edition;
    } catch (const storage::Fault& fault) {
        return base::fail(path.string(), std::string("is no edition: ") + fault.what());
    } catch (const std::out_of_range&) {
        return base::fail(path.string(), "is no edition: it lacks English words or pages");
    }
}

void Edition::load() {
    safety_topic_ = meta_of(database_, "safety_topic");
    base::Problems known;  // they were told when it was packed
    settings_ =
        settings::with_details(std::move(settings_), meta_of(database_, "clinic_details"), known);
    load_languages();
    load_topics();
    // A language table without English, or none of these, would be missed only when somebody reads.
    groups_.at("en");
    for (const char* asked_later : {of_source, of_pronunciations, of_term})
        (void)database_.prepare(asked_later);
}

void Edition::load_languages() {
    auto rows =
        database_.prepare("SELECT tag, name, direction, keyboard FROM language ORDER BY place");
    while (rows.step()) {
        content::LanguageEntry entry;
        entry.language.tag = rows.text(0);
        entry.name = rows.text(1);
        entry.language.direction =
            rows.text(2) == "rtl" ? base::Direction::right_to_left : base::Direction::left_to_right;
        std::istringstream keyboard(rows.text(3));
        for (std::string row; keyboard >> row;) entry.keyboard.push_back(row);
        base::Problems told;  // when it was packed
        const auto about =
            text::Toml::parse(meta_of(database_, "language " + entry.language.tag), "", told);
        content::read_fonts(entry, about);
        content::read_voice(entry, about);
        words_[entry.language.tag].language = entry.language;
        languages_.push_back(std::move(entry));
    }
    if (languages_.empty()) throw std::out_of_range("languages");
    auto words = database_.prepare("SELECT language, key, text FROM word");
    while (words.step())
        if (const auto word = content::msg_from(words.text(1)))
            words_[words.text(0)].set(*word, words.text(2));
    if (words_.at("en")(content::Msg::bar_home).empty()) throw std::out_of_range("words");
    for (const auto& entry : languages_) {
        const auto& tag = entry.language.tag;
        regional_[tag] = content::regional(meta_of(database_, "regions " + tag), settings_.country);
    }
    fill_words();
}

// An edition made for an older program lacks its newer words.
void Edition::fill_words() {
    std::optional<content::Messages> own;
    for (auto& [tag, mine] : words_)
        for (std::size_t i = 0; i < content::msg_count; ++i) {
            const auto word = static_cast<content::Msg>(i);
            if (!mine(word).empty()) continue;
            if (!own) own = content::built_in_words();
            mine.set(word, words_.at("en")(word).empty() ? (*own)(word) : words_.at("en")(word));
        }
    for (auto& [tag, mine] : words_)
        for (std::size_t i = 0; i < content::msg_count; ++i)
            mine.set(static_cast<content::Msg>(i),
                     regional(tag).said(mine(static_cast<content::Msg>(i))));
}

void Edition::load_topics() {
    auto pages = database_.prepare(
        "SELECT language, id, title, discreet_title, summary, kind, sensitive, review_status, "
        "review_by, review_on, review_due FROM page");
    while (pages.step()) {
        content::Topic topic{
            pages.text(1),
            pages.text(2),
            pages.text(3),
            pages.text(4),
            document::kind_from(pages.text(5)).value_or(document::PageKind::condition),
            pages.number(6) != 0,
            {pages.text(7), pages.text(8), {}, {}}};
        topic.review.on = text::parse_date(pages.text(9)).value_or(text::Date{});
        topic.review.due = text::parse_date(pages.text(10)).value_or(text::Date{});
        const auto& words = this->words(pages.text(0));
        for (std::string* text : {&topic.title, &topic.discreet_title, &topic.summary})
            *text = regional(pages.text(0)).said(content::fill_in(*text, settings_, words));
        topics_[pages.text(0)][topic.id] = std::move(topic);
        ++page_count_;
    }
    topics_.at("en");
    for (const auto& entry : languages_) {
        const std::string& tag = entry.language.tag;
        auto& groups = groups_[tag];
        auto rows = database_.prepare(
            "SELECT g.id, g.icon, t.title, t.text FROM grouping g LEFT JOIN group_title t ON "
            "t.grouping = g.id AND t.language = ? ORDER BY g.place");
        rows.bind(1, tag);
        auto members =
            database_.prepare("SELECT topic FROM grouped WHERE grouping = ? ORDER BY place");
        while (rows.step()) {
            content::Group group{rows.text(0),
                                 rows.text(1),
                                 regional(tag).said(rows.text(2)),
                                 regional(tag).said(rows.text(3)),
                                 {}};
            members.bind(1, group.id);
            while (members.step()) group.topics.push_back(members.text(0));
            members.reset();
            groups.push_back(std::move(group));
        }
    }
}

const content::LanguageEntry& Edition::language(const std::string& tag) const {
    for (const auto& entry : languages_)
        if (entry.language.tag == tag) return entry;
    return languages_.front();
}

const content::Regional& Edition::regional(const std::string& language) const {
    static const content::Regional none;
    const auto found = regional_.find(language);
    return found != regional_.end() ? found->second : none;
}

const content::Messages& Edition::words(const std::string& language) const {
    return or_english(words_, language);
}

const std::vector<content::Group>& Edition::groups(const std::string& language) const {
    return or_english(groups_, language);
}

const content::Topic* Edition::topic(const std::string& language, const std::string& id) const {
    for (const auto& tag : {language, std::string("en")}) {
        const auto list = topics_.find(tag);
        if (list == topics_.end()) continue;
        if (const auto found = list->second.find(id); found != list->second.end())
            return &found->second;
    }
    return nullptr;
}

std::optional<document::Document> Edition::page(std::string& language, const std::string& id) {
    for (const auto& tag : {language, std::string("en")}) {
        auto row = database_.prepare("SELECT markdown FROM page WHERE language = ? AND id = ?");
        row.bind(1, tag).bind(2, id);
        if (!row.step()) continue;
        language = tag;
        auto page = document::parse(row.text(0)).document;
        content::Original original;
        row.reset();
        row.bind(1, std::string("en")).bind(2, id);
        if (tag != "en" && row.step())
            original.english =
                std::make_shared<const document::Parsed>(document::parse(row.text(0)));
        if (original.english && !content::up_to_date(page.front, original.english->fingerprint))
            original.wording = content::read_wording(meta_of(database_, "language " + tag),
                                                     meta_of(database_, "lexicon " + tag), tag);
        original.regional = &regional(tag);
        return content::as_read(std::move(page), {settings_, words(tag)}, original);
    }
    return std::nullopt;
}

std::string Edition::text_of(const std::string& id) const {
    constexpr std::size_t letters = 32;
    auto rows = const_cast<storage::Database&>(database_).prepare(
        "SELECT language, markdown FROM page WHERE id = ? ORDER BY language");
    rows.bind(1, id);
    std::string all;
    while (rows.step()) {
        const std::string markdown = rows.text(1);
        all += fmt::format("{}:{}:{}", rows.text(0), markdown.size(), markdown);
    }
    return all.empty() ? "" : storage::digest_of(all).substr(0, letters);
}

bool Edition::machine_made(const std::string& language) const {
    if (language == "en") return false;
    const auto& pages = or_english(topics_, language);
    return std::any_of(pages.begin(), pages.end(),
                       [](const auto& page) { return page.second.review.status != "approved"; });
}

const content::Source* Edition::source(const std::string& id) const {
    const auto [known, fresh] = sources_.try_emplace(id);
    if (fresh) {
        auto row = const_cast<storage::Database&>(database_).prepare(of_source);
        row.bind(1, id);
        if (row.step()) known->second = content::read_source(row.text(0));
    }
    return known->second ? &*known->second : nullptr;
}

const content::Term* Edition::term(const std::string& language, const std::string& id) const {
    for (const auto& tag : {language, std::string("en")}) {
        const auto [known, fresh] = terms_[tag].try_emplace(id);
        if (fresh) {
            auto row = const_cast<storage::Database&>(database_).prepare(of_term);
            row.bind(1, tag).bind(2, id);
            const auto& here = regional(tag);
            if (row.step())
                known->second = {id, here.said(row.text(0)), here.said(row.text(1)), row.text(2)};
        }
        if (known->second) return &*known->second;
    }
    return nullptr;
}

const std::map<std::string, std::string>& Edition::pronunciations(
    const std::string& language) const {
    const auto [known, fresh] = pronunciations_.try_emplace(words(language).language.tag);
    if (fresh) {
        auto rows = const_cast<storage::Database&>(database_).prepare(of_pronunciations);
        rows.bind(1, known->first);
        while (rows.step()) known->second[rows.text(0)] = rows.text(1);
    }
    return known->second;
}

std::vector<std::string> Edition::drawings() const {
    auto rows = const_cast<storage::Database&>(database_).prepare("SELECT id FROM drawing");
    std::vector<std::string> ids;
    while (rows.step()) ids.push_back(rows.text(0));
    return ids;
}

std::optional<content::Drawing> Edition::drawing(const std::string& language,
                                                 const std::string& id) {
    auto row = database_.prepare(
        "SELECT svg, geometry, coalesce((SELECT titles FROM drawing_title WHERE drawing = d.id AND "
        "language = ?), (SELECT titles FROM drawing_title WHERE drawing = d.id AND language = "
        "'en')) "
        "FROM drawing d WHERE id = ?");
    row.bind(1, language).bind(2, id);
    if (!row.step()) return std::nullopt;
    return content::Drawing{id, row.text(0), row.text(1), regional(language).said(row.text(2))};
}

Found Edition::search(const std::string& language, std::string_view typed, int most) {
    const auto& words = this->words(language);
    SearchWish wish;
    wish.most = most;
    wish.safety_topic = safety_topic_;
    const auto& country = regional(language);
    wish.fill = [&](std::string& text) {
        text = country.said(content::fill_in(text, settings_, words));
    };
    wish.verdict = [&](document::Verdict verdict) { return words(content::verdict_word(verdict)); };
    return search_.find(language, country.written(std::string(typed)), wish);
}

}  // namespace edition
