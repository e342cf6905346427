#include "handout/pdf.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/handle.h"
#include "handout/pdf_structure.h"

namespace handout {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;

cairo_status_t take_bytes(void* into, const unsigned char* bytes, unsigned int size) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

// cairo 1.16 knows only the standard names (STANDARDS.md PD-20); those of AccessKit are told in
// them.
const char* tag_of(const layout::Open& open) {
    switch (open.role) {
        case base::Role::Heading:
            return open.level <= 1 ? "H1" : open.level == 2 ? "H2" : "H3";
        case base::Role::List:
            return "L";
        case base::Role::ListItem:
            return "LI";
        case base::Role::Table:
            return "Table";
        case base::Role::Row:
            return "TR";
        case base::Role::ColumnHeader:
            return "TH";
        case base::Role::Cell:
            return "TD";
        case base::Role::Figure:
        case base::Role::Image:
            return "Figure";
        case base::Role::Caption:
            return "Caption";
        case base::Role::Alert:
        case base::Role::Note:
        case base::Role::Group:
            return "Sect";
        default:
            return "P";
    }
}

// What stands in tags that only group has to stand in one that holds words or ink.
bool only_groups(const std::string& tag) {
    return tag == "Document" || tag == "Sect" || tag == "L" || tag == "TR" || tag == "Table";
}

class Writer {
  public:
    Writer(cairo_t* cairo, const PdfInk& ink, bool tagged)
        : cairo_(cairo), ink_(ink), tagged_(tagged) {}

    void sheet(const layout::Sheet& sheet, const std::string& language) {
        language_ = language;
        if (!sheet.repeated.empty()) decoration(sheet.repeated);
        for (const auto& note : std::exchange(parted_, {})) begin(note);
        for (const layout::Item& item : sheet.items)
            std::visit([this](const auto& i) { put(i); }, item);
        put_late();
        part();
    }
    // The foot, heads shown again and all else that is only there to handle the paper.
    void decoration(const std::vector<layout::Item>& items) {
        begin({decoration_tag, "", ""});
        for (const layout::Item& item : items)
            if (!std::holds_alternative<layout::Open>(item))
                layout::paint(item, ink_.painter, cairo_);
        end();
    }
    void begin(const TagNote& note) {
        tags_.push_back(note);
        worded_ = false;
        notes.push_back(note);
        if (tagged_) cairo_tag_begin(cairo_, note.tag.c_str(), nullptr);
    }
    void end() {
        if (tagged_ && !tags_.empty()) cairo_tag_end(cairo_, tags_.back().tag.c_str());
        if (!tags_.empty()) tags_.pop_back();
    }
    std::vector<TagNote> notes;
    std::vector<std::shared_ptr<const Figure>> figures;

  private:
    // cairo marks words only where no other tag stands in theirs: a tag that holds words is begun
    // by its first, so that dots, frames and rules stand before it.
    void put(const layout::Open& open) {
        const std::string tag = tag_of(open);
        // A part whose last words stand on the page before has none on this one.
        const bool waits = !only_groups(tag) || tag == "Sect";
        if (waits && tag != "Figure") return awaited_.push_back(open);
        begin_awaited();
        pictured_ = false;
        begin({tag, tag == "Figure" ? open.name : "", open.language.tag});
    }
    void begin_awaited() {
        for (const auto& open : std::exchange(awaited_, {})) {
            begin({tag_of(open), "", open.language.tag});
            if (tags_.back().tag == "LI") begin({"LBody", "", open.language.tag});
        }
    }
    void put(const layout::Close&) {
        if (!awaited_.empty()) {  // nothing was said in it; a table keeps its cell all the same
            const std::string tag = tag_of(awaited_.back());
            if (tag != "TD" && tag != "TH") return awaited_.pop_back();
            begin_awaited();
        }
        const bool body = !tags_.empty() && tags_.back().tag == "LBody";
        end();
        if (body) end();
        worded_ = false;
        put_late();
    }
    void put(const layout::TextItem& text) { within("P", text); }
    void put(const layout::Picture& picture) { within(decoration_tag, picture); }
    void put(const layout::Panel& panel) { within(decoration_tag, panel); }
    void put(const layout::Icon& icon) { within(decoration_tag, icon); }
    void put(const layout::Modules& modules) { within(decoration_tag, modules); }
    void put(const layout::People& people) { within(decoration_tag, people); }
    void put(const layout::Line& line) { within(decoration_tag, line); }
    void put(const layout::Blank& blank);
    void paint(const layout::Picture& picture);
    template <class Ink>
    void paint(const Ink& ink) {
        layout::paint(layout::Item(ink), ink_.painter, cairo_);
    }
    // Words that go on on the next page are a tag there again: the foot must not stand in theirs.
    void part() {
        while (!tags_.empty() && !only_groups(tags_.back().tag)) {
            parted_.insert(parted_.begin(), tags_.back());
            end();
        }
    }
    // What waited for its tag to be closed.
    void put_late() {
        for (const auto& item : std::exchange(late_, {})) decoration({item});
    }
    // Ink that belongs to the tag it stands in stays there; the rest gets one of its own. After
    // words decoration waits until their tag is closed, or no reader would find them.
    template <class Ink>
    void within(const char* tag, const Ink& ink) {
        const bool words = std::is_same_v<Ink, layout::TextItem>;
        if (words) begin_awaited();
        const bool figure = !tags_.empty() && tags_.back().tag == "Figure";
        if (!words && !figure && worded_) return late_.emplace_back(ink), void();
        const bool mine =
            words ? tags_.empty() || only_groups(tags_.back().tag) || figure : !figure || pictured_;
        if (mine) begin({tag, "", language_});
        paint(ink);
        if (mine) end();
        worded_ = words && !mine;
        // cairo ends the mark of a figure at its picture: lines to its parts have one of their own.
        if (figure) pictured_ = pictured_ || std::is_same_v<Ink, layout::Picture>;
    }

    cairo_t* cairo_;
    const PdfInk& ink_;
    bool tagged_;
    std::string language_;
    std::vector<TagNote> tags_;
    std::vector<TagNote> parted_;  // those that go on on the next page
    bool worded_ = false;          // words stand in the innermost tag
    bool pictured_ = false;        // the figure's picture is painted
    std::vector<layout::Item> late_;
    std::vector<layout::Open> awaited_;
};

// A tag of its own, and what a reader who fills it in is asked.
void Writer::put(const layout::Blank& blank) {
    begin_awaited();
    double x = blank.box.x, y = blank.box.y, wide = blank.box.width, high = blank.box.height;
    cairo_user_to_device(cairo_, &x, &y);
    cairo_user_to_device_distance(cairo_, &wide, &high);
    const base::Rect on_page{static_cast<float>(x), static_cast<float>(y), static_cast<float>(wide),
                             static_cast<float>(high)};
    begin({"Form", blank.name, language_,
           PdfField{on_page, blank.name, blank.shape == layout::Blank::Shape::tick}});
    paint(blank);
    end();
    worded_ = false;
}

// A drawing may group, and groups must not stand inside tags (STANDARDS.md PD-21): in a tagged file
// a strip holds the place of its pixels.
void Writer::paint(const layout::Picture& picture) {
    if (!tagged_) return layout::paint(layout::Item(picture), ink_.painter, cairo_);
    auto figure = ink_.figures.of(picture, ink_.painter);
    if (!figure) return;
    const float aspect = static_cast<float>(figure->width) / static_cast<float>(figure->height);
    const base::Rect place = layout::fitted(aspect, picture.box);
    const int wide = strip_width(figures.size());
    const Surface strip(cairo_image_surface_create(CAIRO_FORMAT_RGB24, wide, 1));
    cairo_save(cairo_);
    cairo_translate(cairo_, place.x, place.y);
    cairo_scale(cairo_, place.width / static_cast<double>(wide), place.height);
    cairo_set_source_surface(cairo_, strip.get(), 0, 0);
    cairo_rectangle(cairo_, 0, 0, wide, 1);
    cairo_fill(cairo_);
    cairo_restore(cairo_);
    figures.push_back(std::move(figure));
}

void describe(cairo_surface_t* surface, const PdfAbout& about) {
    const std::string day = text::to_iso(about.date) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Urokiosk");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, day.c_str());
}

struct Bookmark {
    std::string words;
    int level = 1, page = 1;
};

void gather(const layout::Sheet& sheet, int page, std::vector<Bookmark>& bookmarks) {
    for (const layout::Item& item : sheet.items)
        if (const auto* open = std::get_if<layout::Open>(&item))
            if (open->role == base::Role::Heading && open->level <= 2 && !open->name.empty())
                bookmarks.push_back({open->name, std::max(1, open->level), page});
}

void outline(cairo_surface_t* surface, const std::vector<Bookmark>& bookmarks) {
    int title = CAIRO_PDF_OUTLINE_ROOT;
    for (const Bookmark& one : bookmarks) {
        const int parent = one.level == 1 ? CAIRO_PDF_OUTLINE_ROOT : title;
        const auto to = fmt::format("page={}", one.page);
        const int made = cairo_pdf_surface_add_outline(surface, parent, one.words.c_str(),
                                                       to.c_str(), CAIRO_PDF_OUTLINE_FLAG_OPEN);
        if (one.level == 1) title = made;
    }
}

struct Output {
    const PdfInk& ink;
    bool tagged = true;
};

struct Attempt {
    std::string bytes;
    std::vector<TagNote> notes;
    std::vector<std::shared_ptr<const Figure>> figures;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
};

Attempt write(const std::vector<Page>& pages, const Paper& paper, const PdfAbout& about,
              const Output& out) {
    Attempt attempt;
    const Surface surface(cairo_pdf_surface_create_for_stream(take_bytes, &attempt.bytes,
                                                              paper.width_mm * points_per_mm,
                                                              paper.height_mm * points_per_mm));
    describe(surface.get(), about);
    const Context cairo(cairo_create(surface.get()));
    Writer writer(cairo.get(), out.ink, out.tagged);
    // The outermost tag has to be a grouping one, or the file is not marked as tagged (PD-01).
    writer.begin({"Document", "", about.language});
    std::vector<Bookmark> bookmarks;
    int number = 0;
    const auto at = [&](const base::Point& place, const auto& draw) {
        cairo_save(cairo.get());
        cairo_scale(cairo.get(), points_per_mm, points_per_mm);
        cairo_translate(cairo.get(), place.x, place.y);
        draw();
        cairo_restore(cairo.get());
    };
    for (const Page& page : pages) {
        gather(page.body, ++number, bookmarks);
        const Places where = places(page, paper);
        at(where.body, [&] { writer.sheet(page.body, about.language); });
        at(where.foot, [&] { writer.decoration(page.foot.items); });
        cairo_show_page(cairo.get());
    }
    writer.end();
    outline(surface.get(), bookmarks);
    attempt.notes = std::move(writer.notes);
    attempt.figures = std::move(writer.figures);
    attempt.status = cairo_status(cairo.get());
    cairo_surface_finish(surface.get());
    if (attempt.status == CAIRO_STATUS_SUCCESS)
        attempt.status = cairo_surface_status(surface.get());
    return attempt;
}

}  // namespace

base::Result<Pdf> to_pdf(const std::vector<Page>& pages, const Paper& paper, const PdfAbout& about,
                         const PdfInk& ink) {
    Attempt attempt = write(pages, paper, about, {ink, true});
    std::string note;
    if (attempt.status == CAIRO_STATUS_SUCCESS) {
        try {
            return Pdf{
                with_structure(attempt.bytes,
                               {std::move(attempt.notes), std::move(attempt.figures), about.title,
                                about.author, about.language, about.date, about.rtl}),
                ""};
        } catch (const std::exception& fault) {
            note = fault.what();
        }
    }
    // Whatever is wrong with the tags: the patient still gets the paper.
    note = note.empty() ? cairo_status_to_string(attempt.status) : note;
    attempt = write(pages, paper, about, {ink, false});
    if (attempt.status == CAIRO_STATUS_SUCCESS) return Pdf{std::move(attempt.bytes), note};
    return base::fail(
        "", std::string("the handout cannot be made: ") + cairo_status_to_string(attempt.status));
}

}  // namespace handout
