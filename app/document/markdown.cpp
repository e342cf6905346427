#include "document/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <utility>

#include "document/source_lines.h"

namespace document {

namespace {

constexpr std::size_t deepest = 12;
constexpr std::string_view comment_mark = "to be confirmed by your clinician:";
constexpr std::string_view house_mark = "house rule:";
constexpr std::string_view under_mark = "<!-- under:";

class NodeReader {
  public:
    NodeReader(std::string_view body, int first_line, base::Problems& problems)
        : body_(body), line_(first_line), problems_(problems), source_(body, first_line) {
        stack_.emplace_back();
        stack_.back().line = first_line;
    }

    void enter(MD_BLOCKTYPE type, void* detail);
    void leave(MD_BLOCKTYPE type);
    void open(MD_SPANTYPE type, void* detail);
    void close(MD_SPANTYPE type);
    void text(MD_TEXTTYPE type, std::string_view words);

    Tree finish() {
        while (stack_.size() > 1) leave(MD_BLOCK_P);
        tell_lost(source_, stack_.front(), problems_);
        return {std::move(stack_.front()), std::move(unconfirmed_)};
    }

  private:
    // md4c hands out pieces of our own text, so their address tells the line; the walk only goes
    // on.
    void notice(std::string_view words) {
        if (words.data() < seen_ || words.data() > body_.data() + body_.size()) return;
        line_ += static_cast<int>(std::count(seen_, words.data(), '\n'));
        seen_ = words.data();
        for (Node& node : stack_)
            if (node.line == 0) node.line = line_;
    }
    void complain(const std::string& what, const std::string& fix) {
        problems_.push_back({"", line_, base::Severity::error, what, fix});
    }
    void add(const std::string& words) {
        if (figure_) {
            figure_->alt += words;
            return;
        }
        Runs& runs = stack_.back().words;
        const bool same =
            !runs.empty() && runs.back().kind == kind_ && runs.back().target == target_ && !fresh_;
        if (same) {
            runs.back().text += words;
        } else {
            runs.push_back({kind_, words, target_});
        }
        fresh_ = false;
    }
    void html(std::string_view piece);
    void comment(std::string_view html);
    bool ends_well(std::string_view html);
    void guard_sentence();
    // A span is told with the line of its words, which come next.
    void complain_soon(const std::string& what, const std::string& fix, int above = 0) {
        soon_.push_back({"", above, base::Severity::error, what, fix});
    }
    void tell_soon() {
        for (auto& problem : soon_) {
            problem.line = std::max(1, line_ - problem.line);
            problems_.push_back(std::move(problem));
        }
        soon_.clear();
    }
    void follow(const MD_SPAN_A_DETAIL& link);
    void look(const MD_SPAN_IMG_DETAIL& image);

    std::string_view body_;
    const char* seen_ = body_.data();
    int line_;
    base::Problems& problems_;
    std::vector<Node> stack_;
    std::vector<Unconfirmed> unconfirmed_;
    std::size_t dropped_ = 0;
    bool said_deep_ = false;
    base::Problems soon_;
    SourceLines source_;
    std::string_view address_;  // of the picture that is being read
    std::string html_;          // of a comment that has not ended yet
    RunKind kind_ = RunKind::plain;
    std::string target_;
    std::vector<std::pair<RunKind, std::string>> outer_;  // spans around this one
    bool fresh_ = false;
    int cut_ = 0;             // the line of a comment behind which its sentence may not go on,
    std::size_t cut_in_ = 0;  // in what is open so deep
    Figure* figure_ = nullptr;
    int images_ = 0;  // pictures within pictures: only the outer one counts
};

Node::Type type_of(MD_BLOCKTYPE type) {
    switch (type) {
        case MD_BLOCK_QUOTE:
            return Node::Type::quote;
        case MD_BLOCK_UL:
        case MD_BLOCK_OL:
            return Node::Type::list;
        case MD_BLOCK_LI:
            return Node::Type::item;
        case MD_BLOCK_H:
            return Node::Type::heading;
        case MD_BLOCK_TABLE:
            return Node::Type::table;
        case MD_BLOCK_TR:
            return Node::Type::row;
        case MD_BLOCK_TH:
            return Node::Type::head_cell;
        case MD_BLOCK_TD:
            return Node::Type::cell;
        default:
            return Node::Type::paragraph;
    }
}

std::string_view attribute_text(const MD_ATTRIBUTE& attribute) {
    return {attribute.text ? attribute.text : "", attribute.size};
}

bool has_node(MD_BLOCKTYPE type) {
    return type != MD_BLOCK_DOC && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY &&
           type != MD_BLOCK_HR;
}

void NodeReader::enter(MD_BLOCKTYPE type, void* detail) {
    if (!has_node(type)) return;
    if (type == MD_BLOCK_CODE) {
        complain_soon("code cannot be shown", "write it as a sentence", 1);
        source_.came_through(attribute_text(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info));
    }
    if (type == MD_BLOCK_OL)
        if (const auto start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start; start != 1)
            complain_soon(
                "a list that begins with " + std::to_string(start) + " would be shown from 1",
                "begin it with 1, or put the steps into one list");
    if (stack_.size() > deepest) {
        if (!said_deep_) complain("nested more than 12 deep", "write flat lists and quotes");
        said_deep_ = true;
        ++dropped_;
        return;
    }
    Node node;
    node.type = type_of(type);
    node.ordered = type == MD_BLOCK_OL;
    if (type == MD_BLOCK_H)
        node.level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    stack_.push_back(std::move(node));
    fresh_ = true;
}

void NodeReader::leave(MD_BLOCKTYPE type) {
    tell_soon();
    if (!html_.empty()) comment(std::exchange(html_, ""));
    if (!has_node(type)) return;
    if (dropped_ > 0) {
        --dropped_;
        return;
    }
    if (stack_.size() < 2) return;
    Node done = std::move(stack_.back());
    stack_.pop_back();
    if (done.line == 0) done.line = line_;
    stack_.back().inside.push_back(std::move(done));
    if (stack_.size() < cut_in_) cut_ = 0;
}

void NodeReader::follow(const MD_SPAN_A_DETAIL& link) {
    const std::string_view address = attribute_text(link.href);
    source_.came_through(address);  // it may stand in a definition further down
    if (link.title.size > 0)
        complain_soon("the words in quotes behind a link are shown nowhere",
                      "write them as a sentence");
    if (address.starts_with("source:")) {
        kind_ = RunKind::citation;
        target_ = address.substr(7);
    } else if (address.starts_with("term:")) {
        kind_ = RunKind::term;
        target_ = address.substr(5);
    } else {
        complain_soon("the link to '" + std::string(address) + "' leads out of the kiosk",
                      "write [ID](source:ID) or [word](term:id)");
    }
    fresh_ = true;
}

void NodeReader::look(const MD_SPAN_IMG_DETAIL& image) {
    if (++images_ > 1) return;
    const std::string_view address = address_ = attribute_text(image.src);
    source_.came_through(address);
    source_.came_through(attribute_text(image.title));
    if (!address.starts_with("diagram:")) {
        complain_soon("the picture '" + std::string(address) + "' is no diagram of the library",
                      "write ![what it shows](diagram:id#structure)");
    }
    const auto name = address.substr(std::min<std::size_t>(8, address.size()));
    const auto hash = name.find('#');
    Figure figure;
    figure.diagram = name.substr(0, hash);
    if (hash != std::string_view::npos) figure.structure = name.substr(hash + 1);
    figure.caption = attribute_text(image.title);
    stack_.back().images.push_back(std::move(figure));
    figure_ = &stack_.back().images.back();
}

void NodeReader::open(MD_SPANTYPE type, void* detail) {
    if (dropped_ > 0) return;
    outer_.emplace_back(kind_, target_);
    if (type == MD_SPAN_STRONG && kind_ == RunKind::plain) kind_ = RunKind::strong;
    if (type == MD_SPAN_A) follow(*static_cast<MD_SPAN_A_DETAIL*>(detail));
    if (type == MD_SPAN_IMG) look(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    if (type == MD_SPAN_CODE) complain_soon("code cannot be shown", "write it as words");
    if (type == MD_SPAN_EM) complain_soon("italics are hard to read", "use **bold**, or nothing");
}

void NodeReader::close(MD_SPANTYPE type) {
    if (dropped_ > 0) return;
    if (type == MD_SPAN_IMG && --images_ == 0) {
        if (figure_->alt.empty()) notice(address_);  // no words told the line
        figure_ = nullptr;
    }
    if (outer_.empty()) return;
    kind_ = outer_.back().first;
    target_ = outer_.back().second;
    outer_.pop_back();
}

// md4c hands out a comment of several lines piece by piece.
void NodeReader::html(std::string_view piece) {
    if (html_.empty()) notice(piece);
    html_ += piece;
    const bool open = html_.starts_with("<!--") && html_.find("-->") == std::string::npos;
    // What follows the end of a comment in its line comes as one piece with it.
    if (!open) comment(std::exchange(html_, ""));
}

// Whether words may begin here: nothing stands before, or the end of a sentence or of a line that
// is one by itself. Where a statement comes from stands behind its end.
bool ends_sentence(const Runs& words, bool line_ended) {
    std::string before;
    bool bold = false;
    for (const Run& run : words) {
        if (run.kind == RunKind::line_break) before += '\n';
        if (run.kind == RunKind::line_break || run.kind == RunKind::citation) continue;
        before += run.text;
        bold = run.kind == RunKind::strong;
    }
    const bool own_line = line_ended || before.ends_with('\n');
    before.erase(before.find_last_not_of(" \n") + 1);
    const auto ends = [&](std::string_view mark) { return before.ends_with(mark); };
    return before.empty() || (own_line && (bold || ends("]"))) || ends(".") || ends("?") ||
           ends("!") || ends(":") || ends("\u061F");
}

// A comment that begins a line is a block of its own in what holds the words before it.
void NodeReader::guard_sentence() {
    const Node& own = stack_.back();
    const bool within = !own.words.empty();
    if (!within && stack_.size() < 3) return;  // between paragraphs of the page
    const Node& holder = within ? own : stack_[stack_.size() - 2];
    const bool inside = holder.words.empty() && !holder.inside.empty();
    const Runs& before = inside ? holder.inside.back().words : holder.words;
    if (ends_sentence(before, !within)) return;
    cut_ = line_;
    cut_in_ = within ? stack_.size() : stack_.size() - 1;
}

// A comment hides what stands in it: whatever it hides beyond its own words is told.
bool NodeReader::ends_well(std::string_view html) {
    const auto end = html.find("-->");
    const auto inside =
        html.substr(4, end == std::string_view::npos ? end : std::max(end, 4UL) - 4);
    if (end == std::string_view::npos || inside.find("<!-") != std::string_view::npos ||
        inside.find("\n\n") != std::string_view::npos) {
        complain("a comment does not end", "write --> behind its last word, in the same paragraph");
        return false;
    }
    if (html.substr(end + 3).find_first_not_of(" \t\n") != std::string_view::npos)
        complain("what stands behind a comment at the head of a line is shown nowhere",
                 "begin a new line after -->");
    return true;
}

// The words of a comment behind its mark.
std::string said_in(std::string_view html, std::size_t from) {
    const auto first = html.find_first_not_of(' ', from), end = html.find("-->", from);
    if (first >= end) return "";
    return std::string(html.substr(first, html.find_last_not_of(' ', end - 1) + 1 - first));
}

void NodeReader::comment(std::string_view html) {
    html = html.substr(0, html.find_last_not_of("\n ") + 1);
    if (html.empty()) return;
    if (!html.starts_with("<!--")) return complain("HTML is not shown", "write Markdown");
    if (!ends_well(html)) return;
    const Runs& shown = stack_.back().words;
    guard_sentence();
    if ((!shown.empty() || stack_.size() > 2) && html.find('\n') != std::string_view::npos)
        complain("a comment goes on in the next line, which looks as if it were shown",
                 "end it in its line, or begin it in a paragraph of its own");
    // The space before it and the one after would be two.
    if (auto& words = stack_.back().words; !words.empty())
        while (!words.back().text.empty() && words.back().text.back() == ' ')
            words.back().text.pop_back();
    if (html.starts_with(under_mark))
        return void(stack_.back().under = said_in(html, under_mark.size()));
    const bool house = html.find(comment_mark) == std::string_view::npos;
    const auto wanted = house ? house_mark : comment_mark;
    const auto mark = html.find(wanted);
    if (mark == std::string_view::npos) return;
    const std::string why = said_in(html, mark + wanted.size());
    // What it stands behind: the last sentence or item written so far.
    std::string statement;
    for (const Run& run : stack_.back().words)
        if (run.kind != RunKind::citation) statement += run.text;
    if (statement.starts_with("[!"))  // the mark of a quote
        statement.erase(0, std::min(statement.find("] "), statement.size() - 2) + 2);
    while (!statement.empty() && statement.back() == ' ') statement.pop_back();
    const auto before =
        statement.size() > 2 ? statement.rfind(". ", statement.size() - 2) : std::string::npos;
    if (before != std::string::npos) statement.erase(0, before + 2);
    unconfirmed_.push_back({line_, why, statement, house});
}

void NodeReader::text(MD_TEXTTYPE type, std::string_view words) {
    source_.came_through(words);
    if (dropped_ > 0) return;
    switch (type) {
        case MD_TEXT_HTML:
            return html(words);
        case MD_TEXT_BR:
        case MD_TEXT_SOFTBR:
            stack_.back().words.push_back({RunKind::line_break, " ", ""});
            fresh_ = true;
            return;
        case MD_TEXT_NULLCHAR:
            return;
        case MD_TEXT_ENTITY:
            notice(words);
            complain("'" + std::string(words) + "' is an HTML entity", "write the letter itself");
            return;
        default:
            notice(words);
            tell_soon();
            if (cut_ > 0 && words.find_first_not_of(' ') != std::string_view::npos)
                problems_.push_back({"", std::exchange(cut_, 0), base::Severity::error,
                                     "a comment stands inside a sentence, and hides a part of it",
                                     "write it behind the end of the sentence"});
            add(std::string(words));
    }
}

template <class Detail>
int guarded(Detail act) {
    act();
    return 0;
}

}  // namespace

Tree read_tree(std::string_view body, int first_line, base::Problems& problems) {
    NodeReader reader(body, first_line, problems);
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        return guarded([&] { static_cast<NodeReader*>(self)->enter(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
        return guarded([&] { static_cast<NodeReader*>(self)->leave(type); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
        return guarded([&] { static_cast<NodeReader*>(self)->open(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
        return guarded([&] { static_cast<NodeReader*>(self)->close(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* self) {
        return guarded([&] { static_cast<NodeReader*>(self)->text(type, {words, size}); });
    };
    md_parse(body.data(), static_cast<MD_SIZE>(body.size()), &parser, &reader);
    return reader.finish();
}

}  // namespace document
