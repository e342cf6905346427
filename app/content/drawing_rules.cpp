// What a drawing, its places and its words have to be: else a plate would be missing on glass and
// paper, and nobody told.
#include <algorithm>

#include "content/rules.h"
#include "document/drawing/svg.h"
#include "document/drawing/trial.h"
#include "layout/diagram.h"
#include "text/toml.h"

namespace content {

namespace {

using base::Problems;
using base::Severity;
using Kind = Path::Kind;

std::string file_name(const Path& path) { return base::Path(path.str()).filename().string(); }

// Empty where there is none.
std::string places_text(Sight& sight, const std::string& id) {
    return sight.tree().read(Path{Kind::geometry, "", id}).value_or("");
}

// Empty where there is none, or no TOML: that is told where it is read.
text::Toml places_of(Sight& sight, const std::string& id) {
    Problems ignored;
    return text::Toml::parse(places_text(sight, id), "", ignored);
}

void drawing(Sight& sight, const NamedText& text, Problems& problems) {
    const Path places{Kind::geometry, "", text.path.id};
    const auto say = [&](const std::string& what, const std::string& fix,
                         Severity severity = Severity::error) {
        problems.push_back({text.name, 0, severity, what, fix});
    };
    if (!sight.has(places))
        say("has no places in " + places.str(), "write view = [x, y, width, height] there");
    for (const auto& id : parts_missing(text.body, places_text(sight, text.path.id)))
        say("has no part with the id '" + id + "'",
            "draw it in, or take it out of " + file_name(places));
    for (const auto& language : sight.languages()) {
        const Path titles{Kind::titles, language, text.path.id};
        if (!sight.has(titles))
            say("has no words in " + titles.str(), "write its title, alt text and structures there",
                language == "en" ? Severity::error : Severity::warning);
    }
    if (!document::check_svg(text.body).empty()) return;  // told where it is read
    if (const auto why = document::trial_of_drawing(text.body); !why.empty())
        return say("the drawing " + why, "save it as plain SVG, of shapes alone");
    const auto made =
        layout::Diagram::make(text.path.id, text.body, places_text(sight, text.path.id), "");
    if (!made) return;  // told where its places are read
    for (const auto& id : made->misplaced())
        say("the part '" + id + "' is not drawn where " + file_name(places) + " has its anchor",
            "move its anchor onto it, and give the SVG the same viewBox as view there");
}

struct Frame {
    std::vector<double> view;
    std::vector<std::string> layers;
};

void structure(const text::Toml& part, const Frame& frame, std::set<std::string>& ids) {
    const auto id = part.text("id").value_or("");
    if (id.empty()) part.complain("id", "a structure without an id", "write id = \"bladder\"");
    if (!ids.insert(id).second)
        part.complain("id", "the structure '" + id + "' stands here twice", "take one out");
    const auto at = part.numbers("anchor");
    const auto& view = frame.view;
    if (at.size() != 2)
        part.complain("anchor", "a structure without a place", "write anchor = [x, y]");
    else if (view.size() == 4 && (at[0] < view[0] || at[1] < view[1] || at[0] > view[0] + view[2] ||
                                  at[1] > view[1] + view[3]))
        part.complain("anchor", "the place lies outside the view", "write a place within it");
    const auto way = part.numbers("way");
    if (way.size() % 2 != 0 || way.size() == 2)
        part.complain("way", "the way has no two places", "write way = [x, y, x, y]");
    const auto layer = part.text("layer").value_or("base");
    const auto& layers = frame.layers;
    if (layer != "base" && std::find(layers.begin(), layers.end(), layer) == layers.end())
        part.complain("layer", "'" + layer + "' is no layer of this drawing",
                      "write base, or name it in layers");
    (void)part.flag("primary");
}

void geometry(Sight& sight, const NamedText& text, Problems& problems) {
    Problems found;
    const auto places = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    const Frame frame{places.numbers("view"), places.texts("layers")};
    if (frame.view.size() != 4 || frame.view[2] <= 0 || frame.view[3] <= 0)
        places.complain("view", "the view has no size", "write view = [x, y, width, height]");
    (void)places.flag("on_home");
    if (const auto other = places.text("compare");
        other && !sight.has(Path{Kind::drawing, "", *other}))
        places.complain("compare", "there is no drawing '" + *other + "'",
                        "name the one to hold beside this");
    const Path svg{Kind::drawing, "", text.path.id};
    const auto drawn = sight.has(svg) ? sight.tree().read(svg) : base::Result<std::string>("");
    if (!sight.has(svg))
        found.push_back({text.name, 0, Severity::error, "there is no drawing " + svg.str(),
                         "draw it, or take this file away"});
    for (const auto& layer : frame.layers)
        if (drawn && !drawn->empty() && !document::svg_has_id(*drawn, "layer-" + layer))
            places.complain("layers", "the drawing has no part with the id 'layer-" + layer + "'",
                            "draw it in, or take it out here");
    std::set<std::string> ids;
    for (const auto& part : places.tables("structure")) {
        structure(part, frame, ids);
        const auto id = part.text("id").value_or("");
        if (drawn && !drawn->empty() && !id.empty() && !document::svg_has_id(*drawn, id))
            part.complain("id", "the drawing has no part with the id '" + id + "'",
                          "draw it in, or take it out here");
    }
    places.finish();
    problems.insert(problems.end(), found.begin(), found.end());
}

void titles(Sight& sight, const NamedText& text, Problems& problems) {
    Problems found;
    const auto words = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    if (words.text("title").value_or("").empty())
        words.complain("title", "the drawing has no title", "write title = \"...\"");
    if (words.text("alt").value_or("").empty())
        words.complain("alt", "nothing says what it shows to who cannot see it",
                       "write alt = \"...\"");
    for (const char* key : {"hint", "note"}) (void)words.text(key);
    const auto places = places_of(sight, text.path.id);
    const auto named = words.table("layers");
    (void)named.text("base");
    for (const auto& layer : places.texts("layers"))
        if (named.text(layer).value_or("").empty())
            words.complain("layers", "the layer '" + layer + "' has no words",
                           "write layers." + layer + " = \"...\"");
    const auto structures = words.table("structures");
    for (const auto& part : places.tables("structure")) {
        const auto id = part.text("id").value_or("");
        const auto said = structures.table(id);
        if (said.text("title").value_or("").empty())
            words.complain("structures", "the structure '" + id + "' has no title",
                           "write [structures." + id + "] and title = \"...\"");
        (void)said.text("sentence");
    }
    words.finish();
    problems.insert(problems.end(), found.begin(), found.end());
}

}  // namespace

std::vector<std::string> parts_missing(const std::string& svg, const std::string& places) {
    std::vector<std::string> ids;
    Problems ignored;
    for (const auto& part : text::Toml::parse(places, "", ignored).tables("structure"))
        if (auto id = part.text("id").value_or(""); !document::svg_has_id(svg, id))
            ids.push_back(std::move(id));
    return ids;
}

void drawing_rules(Sight& sight, const NamedText& text, Problems& problems) {
    if (text.path.kind == Kind::drawing) return drawing(sight, text, problems);
    if (text.path.kind == Kind::geometry) return geometry(sight, text, problems);
    return titles(sight, text, problems);
}

}  // namespace content
