#include "document/drawing/svg_tree.h"

#include <fmt/format.h>
#include <glib.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <set>
#include <tuple>

#include "base/handle.h"

namespace document {

namespace {

constexpr std::array allowed{"svg",      "g",       "defs",    "path",           "rect",
                             "circle",   "ellipse", "line",    "polyline",       "polygon",
                             "use",      "image",   "pattern", "linearGradient", "radialGradient",
                             "clipPath", "stop",    "title",   "desc",           "metadata"};
constexpr std::array refused{"filter",       "mask",        "marker",
                             "marker-start", "marker-mid",  "marker-end",
                             "mask-image",   "mask-border", "backdrop-filter"};
constexpr const char* plain_fix = "save it as plain SVG, of shapes alone";

struct Element {
    int line = 0;
    std::size_t own = 1;  // letters of its attributes: about what drawing it costs
    std::vector<std::size_t> inner;
    std::vector<std::string> refers;
};

// Where a value refers to: "url(#a)" in any attribute, "#a" in an href.
void references(std::string_view name, std::string_view value, std::vector<std::string>& found) {
    if (name == "href" || name.ends_with(":href")) {
        const auto at = value.find('#');
        if (at != std::string_view::npos) found.emplace_back(value.substr(at + 1));
    }
    for (auto at = value.find('#'); at != std::string_view::npos; at = value.find('#', at + 1)) {
        const auto before = value.substr(0, at);
        const auto open = before.find_last_not_of(" \t\r\n\"'");
        if (open == std::string_view::npos || before[open] != '(') continue;
        const auto end = value.find_first_of(" \t\r\n\"')", at);
        found.emplace_back(value.substr(at + 1, end == value.npos ? end : end - at - 1));
    }
}

class SvgTree {
  public:
    base::Problems read(std::string_view svg) {
        GMarkupParser parser{};
        // How many it is given is glib's choice.
        parser.start_element = [](auto*... given) {
            const auto [context, name, names, values, self, error] = std::tuple(given...);
            static_cast<void>(error);
            gint line = 0;
            g_markup_parse_context_get_position(context, &line, nullptr);
            static_cast<SvgTree*>(self)->open(line, name, names, values);
        };
        parser.end_element = [](GMarkupParseContext*, const gchar*, gpointer self, GError**) {
            static_cast<SvgTree*>(self)->close();
        };
        const base::Handle<GMarkupParseContext, g_markup_parse_context_free> context(
            g_markup_parse_context_new(&parser, G_MARKUP_PREFIX_ERROR_POSITION, this, nullptr));
        GError* raised = nullptr;
        const auto length = static_cast<gssize>(svg.size());
        const bool whole =
            g_markup_parse_context_parse(context.get(), svg.data(), length, &raised) != FALSE &&
            g_markup_parse_context_end_parse(context.get(), &raised) != FALSE;
        const base::Handle<GError, g_error_free> error(raised);
        if (!whole) {
            gint line = 0;
            g_markup_parse_context_get_position(context.get(), &line, nullptr);
            say(line, fmt::format("is not whole: {}", error ? error->message : "it ends too soon"),
                "save it again");
        }
        if (problems_.empty()) weigh();
        return std::move(problems_);
    }

  private:
    void say(int line, const std::string& what, const std::string& fix) {
        constexpr std::size_t most = 20;
        if (problems_.size() < most)
            problems_.push_back({"", line, base::Severity::error, "the drawing " + what, fix});
    }

    void open(int line, const std::string& name, const gchar** names, const gchar** values) {
        if (foreign_ > 0 || name.find(':') != std::string::npos) {  // of the program it is from
            ++foreign_;
            return;
        }
        if (std::find(allowed.begin(), allowed.end(), name) == allowed.end())
            say(line, "holds <" + name + ">, which none of ours needs", plain_fix);
        if (++deep_ == most_nested + 1) say(line, "nests too deep", plain_fix);
        Element made;
        made.line = line;
        for (std::size_t i = 0; names[i] != nullptr; ++i) attribute(made, names[i], values[i]);
        if (!way_.empty()) elements_[way_.back()].inner.push_back(elements_.size());
        way_.push_back(elements_.size());
        elements_.push_back(std::move(made));
    }

    void attribute(Element& of, const std::string& name, const std::string& value) {
        of.own += value.size();
        if (name == "id" && !ids_.emplace(value, elements_.size()).second)
            say(of.line, "has two parts with the id '" + value + "'", "give each its own");
        if (is_refused(name))
            say(of.line, "holds '" + name + "', which none of ours needs", plain_fix);
        for (std::size_t at = 0; name == "style" && at < value.size();) {
            const auto end = std::min(value.find(';', at), value.size());
            std::string property = value.substr(at, end - at);
            property.resize(std::min(property.size(), property.find(':')));
            std::erase_if(property, [](unsigned char c) { return c <= ' '; });
            if (is_refused(property))
                say(of.line, "holds '" + property + "', which none of ours needs", plain_fix);
            at = end + 1;
        }
        references(name, value, of.refers);
    }
    static bool is_refused(std::string name) {
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return std::find(refused.begin(), refused.end(), name) != refused.end();
    }

    void close() {
        if (foreign_ > 0) {
            --foreign_;
            return;
        }
        --deep_;
        way_.pop_back();
    }

    // What refers is drawn with what it refers to, again and again.
    void weigh() {
        if (elements_.empty()) return;
        const std::size_t work = work_of(0, 0);
        if (work > most_work && problems_.empty())
            say(elements_[0].line, "takes too long to draw: its parts refer to each other",
                plain_fix);
    }
    std::size_t work_of(std::size_t at, int referred) {
        const Element& element = elements_[at];
        std::size_t work = element.own;
        for (const auto inner : element.inner)
            work = std::min(2 * most_work, work + work_of(inner, referred));
        for (const auto& id : element.refers) work += referred_work(element, id, referred + 1);
        return std::min(2 * most_work, work);
    }
    std::size_t referred_work(const Element& from, const std::string& id, int referred) {
        const auto to = ids_.find(id);
        if (to == ids_.end() || !problems_.empty()) return 0;
        if (referred > most_referred || entered_.contains(to->second)) {
            say(from.line, "refers to '" + id + "' through too many others, or in a circle",
                plain_fix);
            return 0;
        }
        if (const auto known = known_.find({to->second, referred}); known != known_.end())
            return known->second;
        entered_.insert(to->second);
        const std::size_t work = work_of(to->second, referred);
        entered_.erase(to->second);
        return known_[{to->second, referred}] = work;
    }

    struct Visit {
        std::size_t element = 0;
        int referred = 0;
        friend auto operator<=>(const Visit&, const Visit&) = default;
    };

    base::Problems problems_;
    std::vector<Element> elements_;
    std::vector<std::size_t> way_;  // from the root to the element that is open
    std::map<std::string, std::size_t> ids_;
    std::map<Visit, std::size_t> known_;
    std::set<std::size_t> entered_;
    int deep_ = 0, foreign_ = 0;
};

}  // namespace

base::Problems check_svg_tree(std::string_view svg) { return SvgTree().read(svg); }

}  // namespace document
