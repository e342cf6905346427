#include "handout/pdf_structure.h"

#define POINTERHOLDER_TRANSITION 4  // qpdf asks which kind of pointers its user knows

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>
#include <stdexcept>

#include "handout/pdf_fields.h"

namespace handout {

namespace {

using Object = QPDFObjectHandle;

std::string escaped(const std::string& text) {
    std::string made;
    for (const char c : text) made += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return made;
}

std::string xmp(const PdfStructure& meaning) {
    const std::string day = text::to_iso(meaning.date);
    return fmt::format(
        "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
        "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" "
        "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><dc:title><rdf:Alt><rdf:li "
        "xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title><dc:creator><rdf:Seq><rdf:li>{}"
        "</rdf:li></rdf:Seq></dc:creator><dc:language><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag>"
        "</dc:language><xmp:CreateDate>{}</xmp:CreateDate><pdfuaid:part>1</pdfuaid:part>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>",
        escaped(meaning.title), escaped(meaning.author), meaning.language, day);
}

class Tree {
  public:
    Tree(const PdfStructure& meaning) : meaning_(meaning) {}

    void walk(Object element);
    bool all_used() const { return next_ == meaning_.notes.size(); }
    // Content that is only decoration: page object, and numbers of marked content on it.
    std::map<QPDFObjGen, std::set<int>> decoration;
    std::vector<FieldPlace> fields;

  private:
    void drop(Object element);
    void dress(Object element, const TagNote& note) const;

    const PdfStructure& meaning_;
    std::size_t next_ = 0;
};

std::vector<Object> kids_of(Object element) {
    Object kids = element.getKey("/K");
    if (kids.isArray()) return kids.getArrayAsVector();
    if (kids.isNull()) return {};
    return {kids};
}

bool is_element(Object kid) { return kid.isDictionary() && kid.hasKey("/S"); }

void Tree::drop(Object element) {
    const Object page = element.getKey("/Pg");
    for (Object kid : kids_of(element)) {
        if (kid.isInteger()) decoration[page.getObjGen()].insert(kid.getIntValueAsInt());
        if (kid.isDictionary() && kid.hasKey("/MCID"))
            decoration[kid.hasKey("/Pg") ? kid.getKey("/Pg").getObjGen() : page.getObjGen()].insert(
                kid.getKey("/MCID").getIntValueAsInt());
    }
}

void Tree::dress(Object element, const TagNote& note) const {
    if (!note.alt.empty()) element.replaceKey("/Alt", Object::newUnicodeString(note.alt));
    if (note.language != meaning_.language && !note.language.empty())
        element.replaceKey("/Lang", Object::newUnicodeString(note.language));
    if (note.tag == "TH") element.replaceKey("/A", Object::parse("<< /O /Table /Scope /Column >>"));
}

// The tree has the order in which the tags were begun.
void Tree::walk(Object element) {
    if (next_ >= meaning_.notes.size()) throw std::runtime_error("more tags than were given");
    const TagNote& note = meaning_.notes[next_++];
    if (element.getKey("/S").getName() != "/" + note.tag)
        throw std::runtime_error("tags stand in another order");
    dress(element, note);
    Object kept = Object::newArray();
    for (Object kid : kids_of(element)) {
        const bool inner = is_element(kid);
        if (inner) walk(kid);
        if (inner && kid.getKey("/S").getName() == std::string("/") + decoration_tag)
            drop(kid);
        else
            kept.appendItem(kid);
    }
    element.replaceKey("/K", kept);
    if (note.field) fields.push_back({element, *note.field});
}

// cairo closes a figure's content before its picture: "EMC q ... Do Q". The end goes behind it, so
// that the picture belongs to its figure.
void take_pictures_in(std::string& text) {
    const std::string end = "\nEMC\nq\n";
    for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at + 1)) {
        const auto close = text.find("\nQ\n", at);
        if (close == std::string::npos) return;
        const auto part = text.substr(at + 5, close + 3 - (at + 5));
        const bool picture = part.find(" Do\n") != std::string::npos &&
                             part.find("BDC") == std::string::npos &&
                             part.find("BMC") == std::string::npos;
        if (picture) text.replace(at + 1, part.size() + 4, part + "EMC\n");
    }
}

// How a font shows a blank: as text of the page's content. Empty where it cannot.
std::string blank_in(Object font) {
    if (font.getKey("/Subtype").getName() != "/Type0") {
        Object first = font.getKey("/FirstChar"), widths = font.getKey("/Widths");
        if (!first.isInteger() || !widths.isArray()) return "";
        const auto at = ' ' - first.getIntValueAsInt();
        const bool there = at >= 0 && at < widths.getArrayNItems() &&
                           widths.getArrayItem(at).getNumericValue() > 0;
        return there ? "( )Tj" : "";
    }
    const auto data = font.getKey("/ToUnicode").getStreamData(qpdf_dl_generalized);
    const std::string map(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    const auto to = map.find("> <0020>");
    const auto from = to == std::string::npos ? to : map.rfind('<', to);
    return from == std::string::npos ? "" : map.substr(from, to + 1 - from) + "Tj";
}

// A blank at the end of a line is told by cairo in a mark of its own, without ink: some readers end
// the paragraph there. It is shown instead, in the font before it.
void show_blanks(std::string& text, Object fonts) {
    const std::string mark = "/Span << /ActualText <feff0020> >> BDC\nEMC";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const auto chosen = text.rfind(" Tf\n", at);
        const auto line = chosen == std::string::npos ? chosen : text.rfind('\n', chosen);
        if (line == std::string::npos) continue;
        const auto name = text.substr(line + 1, text.find(' ', line) - line - 1);
        if (!fonts.isDictionary() || !fonts.hasKey(name)) continue;
        if (const auto blank = blank_in(fonts.getKey(name)); !blank.empty())
            text.replace(at, mark.size(), blank);
    }
}

// "/NonStruct << /MCID 5 >> BDC" becomes "/Artifact BMC".
void mark_decoration(Object page) {
    Object contents = page.getKey("/Contents");
    std::vector<Object> streams{contents};
    if (contents.isArray()) streams = contents.getArrayAsVector();
    for (Object stream : streams) {
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
        const std::string from = std::string("/") + decoration_tag + " <<";
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
            const auto end = text.find("BDC", at);
            if (end == std::string::npos) break;
            text.replace(at, end + 3 - at, "/Artifact BMC");
        }
        take_pictures_in(text);
        show_blanks(text, page.getKey("/Resources").getKey("/Font"));
        stream.replaceStreamData(text, Object::newNull(), Object::newNull());
    }
}

// The glyphs of a font in the file stand by the numbers the text gives (PDF/UA-1, 7.21.3.2).
void map_glyphs(QPDF& file) {
    for (Object object : file.getAllObjects())
        if (object.isDictionary() && object.getKey("/Subtype").isName() &&
            object.getKey("/Subtype").getName() == "/CIDFontType2" &&
            !object.hasKey("/CIDToGIDMap"))
            object.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
}

// Puts the figures where their strips stand. One that is shown twice is stored once.
class Pixels {
  public:
    explicit Pixels(const std::vector<std::shared_ptr<const Figure>>& figures)
        : figures_(figures), placed_(figures.size(), false) {}

    void put_in(Object page);
    bool all_placed() const {
        return std::find(placed_.begin(), placed_.end(), false) == placed_.end();
    }

  private:
    Object stored(std::size_t n, Object strip);

    const std::vector<std::shared_ptr<const Figure>>& figures_;
    std::vector<bool> placed_;
    std::map<const Figure*, Object> stored_;
};

Object Pixels::stored(std::size_t n, Object strip) {
    const Figure& figure = *figures_[n];
    const auto [entry, fresh] = stored_.try_emplace(&figure, strip);
    if (!fresh) return entry->second;
    Object about = strip.getDict();
    about.replaceKey("/Width", Object::newInteger(figure.width));
    about.replaceKey("/Height", Object::newInteger(figure.height));
    about.replaceKey("/ColorSpace", Object::newName("/DeviceRGB"));
    about.replaceKey("/BitsPerComponent", Object::newInteger(8));
    strip.replaceStreamData(figure.packed, Object::newName("/FlateDecode"), Object::newNull());
    return strip;
}

void Pixels::put_in(Object page) {
    Object pictures = page.getKey("/Resources").getKey("/XObject");
    if (!pictures.isDictionary()) return;
    for (const auto& name : pictures.getKeys()) {
        Object strip = pictures.getKey(name);
        if (!strip.isStream()) continue;
        Object about = strip.getDict();
        if (!about.getKey("/Height").isInteger() || about.getKey("/Height").getIntValue() != 1)
            continue;
        for (std::size_t n = 0; n < figures_.size(); ++n) {
            if (placed_[n] || about.getKey("/Width").getIntValue() != strip_width(n)) continue;
            pictures.replaceKey(name, stored(n, strip));
            placed_[n] = true;
            break;
        }
    }
}

// The way back from content to the tree must not lead to what is no longer in it.
void mend_parents(Object root, const std::map<QPDFObjGen, std::set<int>>& decoration,
                  const std::map<int, QPDFObjGen>& page_of) {
    Object numbers = root.getKey("/ParentTree").getKey("/Nums");
    for (int i = 0; i + 1 < numbers.getArrayNItems(); i += 2) {
        const auto page = page_of.find(numbers.getArrayItem(i).getIntValueAsInt());
        if (page == page_of.end()) continue;
        const auto gone = decoration.find(page->second);
        if (gone == decoration.end()) continue;
        Object parents = numbers.getArrayItem(i + 1);
        for (const int number : gone->second)
            if (number < parents.getArrayNItems()) parents.setArrayItem(number, Object::newNull());
    }
}

}  // namespace

std::string with_structure(const std::string& pdf, const PdfStructure& meaning) {
    QPDF file;
    file.processMemoryFile("handout", pdf.data(), pdf.size());
    Object catalog = file.getRoot();
    Object root = catalog.getKey("/StructTreeRoot");
    if (!root.isDictionary()) throw std::runtime_error("the file has no structure");
    Tree tree(meaning);
    for (Object kid : kids_of(root)) tree.walk(kid);
    if (!tree.all_used()) throw std::runtime_error("fewer tags than were given");
    std::map<int, QPDFObjGen> page_of;
    Pixels pixels(meaning.figures);
    for (auto& page : QPDFPageDocumentHelper(file).getAllPages()) {
        Object one = page.getObjectHandle();
        if (one.hasKey("/StructParents"))
            page_of[one.getKey("/StructParents").getIntValueAsInt()] = one.getObjGen();
        one.replaceKey("/Tabs", Object::newName("/S"));
        mark_decoration(one);
        pixels.put_in(one);
    }
    map_glyphs(file);
    if (!pixels.all_placed()) throw std::runtime_error("a figure has no place");
    mend_parents(root, tree.decoration, page_of);
    put_fields(file, tree.fields);
    catalog.replaceKey("/Lang", Object::newUnicodeString(meaning.language));
    catalog.replaceKey("/ViewerPreferences",
                       Object::parse(meaning.rtl ? "<< /DisplayDocTitle true /Direction /R2L >>"
                                                 : "<< /DisplayDocTitle true >>"));
    Object metadata = Object::newStream(&file, xmp(meaning));
    metadata.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    catalog.replaceKey("/Metadata", file.makeIndirectObject(metadata));
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setMinimumPDFVersion("1.5");
    writer.write();
    const auto made = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(made->getBuffer()), made->getSize()};
}

std::string packed(const std::string& bytes) {
    Pl_Buffer kept("packed");
    Pl_Flate flate("flate", &kept, Pl_Flate::a_deflate);
    flate.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    flate.finish();
    const auto made = kept.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(made->getBuffer()), made->getSize()};
}

}  // namespace handout
