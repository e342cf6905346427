#include "desk/blocks/block_pairs.h"

#include <algorithm>
#include <regex>

#include "document/chapters.h"
#include "document/held/newer_english.h"
#include "document/plain.h"
#include "text/toml.h"

namespace desk {

namespace {

using Records = std::vector<document::BlockRecord>;

std::size_t line_begin(const std::string& body, int line) {
    std::size_t at = 0;
    for (int i = 1; i < line && at != std::string::npos; ++i) at = body.find('\n', at) + 1;
    return at;
}

// Where each block stands in the text: from its line to the next block's, or the end of its lines.
std::vector<Chunk> texts_of(const std::string& body, const document::Blocks& blocks) {
    const auto chunks = chunks_of(body);
    std::vector<Chunk> all;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const int line = blocks[i].line;
        const auto chunk = std::find_if(chunks.begin(), chunks.end(), [&](const auto& one) {
            return line >= one.line && line <= one.last_line;
        });
        if (chunk == chunks.end()) {
            all.emplace_back();
            continue;
        }
        Chunk own = *chunk;
        if (line > chunk->line) own.begin = line_begin(body, line);
        for (const auto& next : blocks)
            if (next.line > line && next.line <= chunk->last_line)
                own.end = std::min(own.end, line_begin(body, next.line) - 1);
        own.text = body.substr(own.begin, own.end - own.begin);
        all.push_back(std::move(own));
    }
    return all;
}

// A record a block; where nothing is known of which, of what it says alone.
Records records_in(const document::Parsed& page) {
    Records all = page.document.front.translated;
    if (all.size() == page.fingerprint.size()) return all;
    const Records known = std::move(all);
    all.clear();
    for (const auto& own : page.fingerprint) {
        const auto same = std::find_if(known.begin(), known.end(),
                                       [&](const auto& one) { return one.own == own; });
        all.push_back(same == known.end() ? document::BlockRecord() : *same);
    }
    return all;
}

BlockState state_of(const document::Twin& twin, const document::SharedPage& english,
                    const document::SharedPage& here, const document::Wording& wording) {
    if (twin.fresh) return BlockState::fresh;
    if (!twin.here) return BlockState::missing;
    return document::in_english(twin, english, here, wording) ? BlockState::otherwise
                                                              : BlockState::stale;
}

// In the order of the English; what it does not list comes last.
std::vector<std::string> in_order(const std::vector<std::string>& english,
                                  const std::vector<std::string>& used) {
    std::vector<std::string> all;
    for (const auto* names : {&english, &used})
        for (const auto& name : *names) {
            const bool there = std::find(used.begin(), used.end(), name) != used.end();
            if (there && std::find(all.begin(), all.end(), name) == all.end()) all.push_back(name);
        }
    return all;
}

// The head lists what the blocks hold by now.
std::string with_own_lists(const std::string& body, const document::FrontMatter& english) {
    const auto page = document::parse(body);
    Lists used;
    for (const auto& block : page.document.blocks) {
        if (const auto* sign = std::get_if<document::Warning>(&block.what))
            used.warnings.push_back(sign->id);
        if (const auto* figure = std::get_if<document::Figure>(&block.what))
            used.diagrams.push_back(figure->diagram);
    }
    used.sources = document::used(page.document, document::RunKind::citation);
    return with_lists(with_lists(body, {}), {in_order(english.warnings, used.warnings),
                                             in_order(english.sources, used.sources),
                                             in_order(english.diagrams, used.diagrams)});
}

// Before or after which byte a block comes that was not there.
struct Gap {
    std::size_t at = 0, place = 0;  // place: among the blocks of the translation
};
Gap gap_for(const PageText& own, const std::vector<document::Twin>& twins, std::size_t english) {
    const auto texts = texts_of(own.body, own.parsed->document.blocks);
    for (std::size_t i = english; i-- > 0;)
        if (twins[i].here) return {texts[*twins[i].here].end, *twins[i].here + 1};
    const auto split = document::split_front_matter(own.body);
    return {static_cast<std::size_t>(split.body.data() - own.body.data()), 0};
}

// The heading above the questions is known by the head of the page.
std::string with_ask(const std::string& body, const std::string& markdown) {
    const auto split = document::split_front_matter(body);
    const auto begin = static_cast<std::size_t>(split.front.data() - body.data());
    const auto put =
        text::with_words(std::string(split.front), "ask", markdown.substr(markdown.find(' ') + 1));
    return put ? body.substr(0, begin) + *put + body.substr(begin + split.front.size()) : body;
}

bool asks(const document::Document& page, std::size_t block) {
    const auto* heading = std::get_if<document::Heading>(&page.blocks[block].what);
    return heading && document::plain(heading->words) == page.front.ask;
}

}  // namespace

std::vector<BlockPair> block_pairs(const PageText& english, const PageText& own,
                                   const document::Wording& wording) {
    const auto there = document::shared_of(english.parsed->document);
    const auto here = document::shared_of(own.parsed->document);
    const auto sources = texts_of(english.body, english.parsed->document.blocks);
    const auto mine = texts_of(own.body, own.parsed->document.blocks);
    const auto records = records_in(*own.parsed);
    std::vector<BlockPair> all;
    for (const auto& twin :
         document::twins(document::made_from(own.parsed->document), english.parsed->fingerprint)) {
        BlockPair pair{state_of(twin, there, here, wording), twin.english, twin.here};
        pair.source = sources[twin.english].text;
        if (twin.here) {
            pair.own = mine[*twin.here].text;
            const auto& known = records[*twin.here];
            pair.made_from = known.english;
            if (known.own == own.parsed->fingerprint[*twin.here])
                pair.record = known;
            else if (twin.fresh)
                pair.state = BlockState::begun;
            // Nobody knows which English it was made from.
            if (known.english.empty() && pair.state == BlockState::stale)
                pair.state = BlockState::begun;
        }
        all.push_back(std::move(pair));
    }
    return all;
}

int waiting(const std::vector<BlockPair>& pairs) {
    return static_cast<int>(std::count_if(pairs.begin(), pairs.end(), [](const auto& pair) {
        return pair.state != BlockState::fresh;
    }));
}

BlockForm blank_form(const std::string& english) {
    static const std::regex kept(
        R"(\[[A-Z0-9][A-Z0-9-]+\]|\{[a-z-]+\}|<!--.*?-->|\n|^[0-9]+(?= \[|$))");
    BlockForm form = BlockForm::of(english);
    form.before.clear();
    if (form.kind == BlockForm::Kind::raw) return form;
    for (auto& field : form.fields) {
        std::string made;
        for (auto one = std::sregex_iterator(field.begin(), field.end(), kept);
             one != std::sregex_iterator(); ++one) {
            const std::string piece = one->str();
            const bool number = std::isdigit(static_cast<unsigned char>(piece.front())) != 0;
            if (number && form.kind != BlockForm::Kind::hundred) continue;
            const bool apart = !made.empty() && made.back() != '\n' && piece != "\n";
            made += (apart ? " " : "") + piece;
        }
        field = made;
    }
    return form;
}

void link_terms(BlockForm& form, const Linking& linking) {
    for (const auto& id : linking.terms) {
        const auto word = linking.glossary.find(id);
        if (word == linking.glossary.end() ||
            form.before.find("(term:" + id + ")") != std::string::npos)
            continue;
        const bool stands = std::any_of(form.fields.begin(), form.fields.end(), [&](const auto& f) {
            return f.find(word->second) != std::string::npos;
        });
        if (stands) form.before += " [" + word->second + "](term:" + id + ")";
    }
}

std::string with_translated(const PageText& english, const PageText& own, const Translated& what) {
    const auto twins =
        document::twins(document::made_from(own.parsed->document), english.parsed->fingerprint);
    auto records = records_in(*own.parsed);
    const Records known = records;
    std::string body = own.body;
    std::size_t place = 0;
    if (what.pair.here) {
        place = *what.pair.here;
        const auto text = texts_of(body, own.parsed->document.blocks)[place];
        body.replace(text.begin, text.end - text.begin, what.markdown);
    } else {
        const Gap gap = gap_for(own, twins, what.pair.english);
        place = gap.place;
        body.insert(gap.at, gap.place == 0 ? "\n" + what.markdown + "\n" : "\n\n" + what.markdown);
        records.insert(records.begin() + static_cast<long>(place), document::BlockRecord());
        records[place].on = what.makers.on;
    }
    if (asks(english.parsed->document, what.pair.english)) body = with_ask(body, what.markdown);
    body = with_own_lists(body, english.parsed->document.front);
    const auto now = document::parse(body);
    if (now.fingerprint.size() != records.size()) return body;  // it is no block of its own yet
    for (auto& one : records)
        if (!one.on.known()) one.on = what.makers.on;
    const auto& source = english.parsed->fingerprint[what.pair.english];
    records[place] = {source, "", "", "", "", "", what.makers.on, ""};
    if (what.done)
        records[place] =
            content::translated_block({source, now.fingerprint[place]}, known, what.makers);
    return content::with_records(body, records).value_or(body);
}

Lacking lacking(const document::SharedBlock& english, const document::SharedBlock& here) {
    const auto less = [](const auto& all, const auto& some) {
        std::vector<std::string> rest;
        std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                            std::back_inserter(rest));
        return rest;
    };
    return {less(english.numbers, here.numbers), less(english.sources, here.sources),
            less(english.placeholders, here.placeholders), less(english.terms, here.terms)};
}

}  // namespace desk
