#include "handout/pdf.h"

#include <cairo-pdf.h>

#include "base/handle.h"

namespace handout {

namespace {

constexpr double points_per_mm = 72.0 / 25.4;

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;

cairo_status_t append(void* into, const unsigned char* bytes, unsigned int size) {
    static_cast<std::string*>(into)->append(reinterpret_cast<const char*>(bytes), size);
    return CAIRO_STATUS_SUCCESS;
}

// cairo 1.16 knows only the standard names (standards.md PD-20); those of AccessKit are told in
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

class Writer {
  public:
    Writer(cairo_t* cairo, const layout::Painter& painter, bool tagged)
        : cairo_(cairo), painter_(painter), tagged_(tagged) {}

    void sheet(const layout::Sheet& sheet) {
        for (const layout::Item& item : sheet.items) {
            if (const auto* open = std::get_if<layout::Open>(&item))
                begin(tag_of(*open));
            else if (std::holds_alternative<layout::Close>(item))
                end();
            else
                layout::paint(item, painter_, cairo_);
        }
    }
    void begin(const char* tag) {
        tags_.emplace_back(tag);
        if (tagged_) cairo_tag_begin(cairo_, tag, nullptr);
    }
    void end() {
        if (tagged_ && !tags_.empty()) cairo_tag_end(cairo_, tags_.back().c_str());
        if (!tags_.empty()) tags_.pop_back();
    }

  private:
    cairo_t* cairo_;
    const layout::Painter& painter_;
    bool tagged_;
    std::vector<std::string> tags_;
};

void describe(cairo_surface_t* surface, const PdfAbout& about) {
    const std::string day = base::to_iso(about.date) + "T00:00:00Z";
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, about.author.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "Urokiosk");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, day.c_str());
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, day.c_str());
}

struct Attempt {
    std::string bytes;
    cairo_status_t status = CAIRO_STATUS_SUCCESS;
};

Attempt write(const std::vector<PdfPage>& pages, const Paper& paper, const PdfAbout& about,
              const std::pair<const layout::Painter&, bool>& how) {
    Attempt attempt;
    const Surface surface(cairo_pdf_surface_create_for_stream(
        append, &attempt.bytes, paper.width_mm * points_per_mm, paper.height_mm * points_per_mm));
    describe(surface.get(), about);
    const Context cairo(cairo_create(surface.get()));
    Writer writer(cairo.get(), how.first, how.second);
    // The outermost tag has to be a grouping one, or the file is not marked as tagged (PD-01).
    writer.begin("Document");
    for (const PdfPage& page : pages) {
        cairo_save(cairo.get());
        cairo_scale(cairo.get(), points_per_mm, points_per_mm);
        cairo_translate(cairo.get(), paper.margin_mm, paper.margin_mm);
        writer.sheet(page.body);
        cairo_restore(cairo.get());
        cairo_save(cairo.get());
        cairo_scale(cairo.get(), points_per_mm, points_per_mm);
        cairo_translate(cairo.get(), paper.margin_mm,
                        paper.height_mm - paper.margin_mm * 0.6 - page.foot.height);
        writer.sheet(page.foot);
        cairo_restore(cairo.get());
        cairo_show_page(cairo.get());
    }
    writer.end();
    attempt.status = cairo_status(cairo.get());
    cairo_surface_finish(surface.get());
    if (attempt.status == CAIRO_STATUS_SUCCESS)
        attempt.status = cairo_surface_status(surface.get());
    return attempt;
}

}  // namespace

Paper paper_named(const std::string& name) {
    if (name == "Letter") return {215.9F, 279.4F, 20};
    return {};
}

base::Result<std::string> to_pdf(const std::vector<PdfPage>& pages, const Paper& paper,
                                 const PdfAbout& about, const layout::Painter& painter) {
    Attempt attempt = write(pages, paper, about, {painter, true});
    if (attempt.status == CAIRO_STATUS_TAG_ERROR)
        attempt = write(pages, paper, about, {painter, false});
    if (attempt.status == CAIRO_STATUS_SUCCESS) return std::move(attempt.bytes);
    return base::fail(
        "", std::string("the handout cannot be made: ") + cairo_status_to_string(attempt.status));
}

}  // namespace handout
