#define POINTERHOLDER_TRANSITION 4  // qpdf asks which kind of pointers its user knows

#include "handout/pdf_fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace handout {

namespace {

using Object = QPDFObjectHandle;

constexpr const char* appearance = "/Helv 11 Tf 0 g";

class Fields {
  public:
    explicit Fields(QPDF& file)
        : file_(file), parents_(file.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree")) {
        Object numbers = parents_.getKey("/Nums");
        for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2)
            next_ = std::max(next_, numbers.getArrayItem(i).getIntValueAsInt() + 1);
    }

    void put(const FieldPlace& place);
    void finish();

  private:
    Object drawn(const PdfField& field, const std::string& ink) const;
    void look(Object widget, const PdfField& field) const;

    QPDF& file_;
    Object parents_;
    Object all_ = Object::newArray();
    int next_ = 0;
};

// What is shown in a field: a reader makes it anew when somebody writes.
Object Fields::drawn(const PdfField& field, const std::string& ink) const {
    Object form = Object::newStream(&file_, ink);
    form.replaceDict(
        Object::parse(fmt::format("<< /Type /XObject /Subtype /Form /BBox [0 0 {:.2f} {:.2f}] >>",
                                  field.box.width, field.box.height)));
    return file_.makeIndirectObject(form);
}

void Fields::look(Object widget, const PdfField& field) const {
    Object states = Object::newDictionary();
    if (!field.tick) {
        widget.replaceKey("/FT", Object::newName("/Tx"));
        widget.replaceKey("/DA", Object::newString(appearance));
        states.replaceKey("/N", drawn(field, "/Tx BMC EMC"));
    } else {
        const float wide = field.box.width, high = field.box.height, in = wide * 0.2F;
        const auto cross = fmt::format(
            "1 w {0:.2f} {0:.2f} m {1:.2f} {2:.2f} l {0:.2f} {2:.2f} m {1:.2f} {0:.2f} l S", in,
            wide - in, high - in);
        Object both = Object::newDictionary();
        both.replaceKey("/Yes", drawn(field, cross));
        both.replaceKey("/Off", drawn(field, ""));
        states.replaceKey("/N", both);
        widget.replaceKey("/FT", Object::newName("/Btn"));
        widget.replaceKey("/V", Object::newName("/Off"));
        widget.replaceKey("/AS", Object::newName("/Off"));
    }
    widget.replaceKey("/AP", states);
}

void Fields::put(const FieldPlace& place) {
    Object element = place.element, page = element.getKey("/Pg");
    if (!page.isDictionary()) return;  // its page is not told: a line of ink alone
    const float high =
        static_cast<float>(page.getKey("/MediaBox").getArrayItem(3).getNumericValue());
    const auto& box = place.field.box;
    Object widget = Object::parse(
        fmt::format("<< /Type /Annot /Subtype /Widget /F 4 /Rect [{:.2f} {:.2f} {:.2f} {:.2f}] >>",
                    box.x, high - box.bottom(), box.right(), high - box.y));
    widget.replaceKey("/P", page);
    widget.replaceKey("/T", Object::newString(fmt::format("{}", all_.getArrayNItems() + 1)));
    widget.replaceKey("/TU", Object::newUnicodeString(place.field.name));
    widget.replaceKey("/StructParent", Object::newInteger(next_));
    look(widget, place.field);
    widget = file_.makeIndirectObject(widget);
    if (!page.hasKey("/Annots")) page.replaceKey("/Annots", Object::newArray());
    page.getKey("/Annots").appendItem(widget);
    all_.appendItem(widget);
    Object reference = Object::parse("<< /Type /OBJR >>");
    reference.replaceKey("/Obj", widget);
    reference.replaceKey("/Pg", page);
    element.getKey("/K").appendItem(reference);
    parents_.getKey("/Nums").appendItem(Object::newInteger(next_++));
    parents_.getKey("/Nums").appendItem(element);
}

void Fields::finish() {
    Object form = Object::parse(
        "<< /DR << /Font << /Helv << /Type /Font /Subtype /Type1 /BaseFont /Helvetica "
        "/Encoding /WinAnsiEncoding >> >> >> >>");
    form.replaceKey("/Fields", all_);
    form.replaceKey("/DA", Object::newString(appearance));
    file_.getRoot().replaceKey("/AcroForm", file_.makeIndirectObject(form));
    file_.getRoot()
        .getKey("/StructTreeRoot")
        .replaceKey("/ParentTreeNextKey", Object::newInteger(next_));
}

}  // namespace

void put_fields(QPDF& file, const std::vector<FieldPlace>& places) {
    if (places.empty()) return;
    Fields fields(file);
    for (const auto& place : places) fields.put(place);
    fields.finish();
}

}  // namespace handout
