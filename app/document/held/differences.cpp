#include "document/held/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace document {

namespace {

constexpr std::string_view block_names[] = {
    "heading", "paragraph", "list",       "key facts",          "warning", "claim", "picture",
    "table",   "questions", "teach-back", "count of a hundred", "choices"};

std::string_view name_of(const SharedBlock& block) { return block_names[block.kind]; }

template <class Set>
std::string listed(const Set& all) {
    std::string text;
    for (const auto& one : all) text += (text.empty() ? "" : ", ") + std::string(one);
    return text.empty() ? "none" : text;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

class Differences {
  public:
    explicit Differences(const Wording& wording) : wording_(wording) {}

    void block(const SharedBlock& english, const SharedBlock& here) {
        if (english.kind != here.kind)
            return say(
                fmt::format("is a {} here, and a {} in English", name_of(here), name_of(english)));
        for (auto& fault : other_rank(english, here)) say(std::move(fault));
        if (english.counts != here.counts)
            say(fmt::format("the {} has not as many parts as in English", name_of(here)));
        if (english.drawing != here.drawing)
            say("shows '" + here.drawing + "', in English '" + english.drawing + "'");
        differ("placeholders", english.placeholders, here.placeholders);
        // Line by line where both have as many: else what is lost in one stands in another.
        auto there = lines_of(english.text), ours = lines_of(here.text);
        if (there.size() != ours.size()) there = {english.text}, ours = {here.text};
        for (std::size_t i = 0; i < ours.size(); ++i) {
            const auto beside = sentences_beside(there[i], ours[i]);
            line(there[i], beside);
            numbers(there[i], ours[i], beside);
        }
    }
    void manner(const SharedBlock& english, const SharedBlock& here) {
        differ("sources", english.sources, here.sources);
        differ("words of the glossary", english.terms, here.terms);
        for (auto& fault : forbidden_words(here.text, wording_)) say(std::move(fault));
    }
    void line(const std::string& english, const Sentences& beside) {
        for (const auto& fault : lost_words(beside, wording_))
            say(fmt::format("{} ('{}')", fault, english));
        for (const auto& fault : turned_words(beside, wording_))
            say(fmt::format("{} ('{}')", fault, english));
        if (adds_negation(beside, wording_))
            say(fmt::format("says 'not' where English does not ('{}')", english));
    }
    // What the language writes in words counts where the English has that number, too.
    void numbers(const std::string& english, const std::string& here, const Sentences& beside) {
        const auto there = numbers_in(english);
        auto all = numbers_in(here);
        if (there == all) return there.size() > 1 ? order(beside) : void();
        std::string text = here;
        std::multiset<std::string> in_words;
        for (const auto& [number, words] : wording_.numbers)
            for (const auto& word : words)
                for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos;)
                    text.replace(at, word.size(), "·"), in_words.insert(number);
        all = numbers_in(text);
        for (const auto& number : there)
            if (all.count(number) < there.count(number) && in_words.contains(number))
                in_words.erase(in_words.find(number)), all.insert(number);
        differ("numbers", there, all);
    }
    // "3 of 14" for "14 of 3": a hundred may stand where the language has it.
    void order(const Sentences& beside) {
        for (const auto& one : beside) {
            auto there = numbers_told(one.english.text()), ours = numbers_told(one.here.text());
            for (auto* all : {&there, &ours})
                std::erase_if(*all, [](const auto& n) { return n == "100" || n == "1000"; });
            if (there == ours ||
                !std::is_permutation(there.begin(), there.end(), ours.begin(), ours.end()))
                continue;
            say(fmt::format("numbers here in this order: {}; in English: {}", listed(ours),
                            listed(there)));
        }
    }
    void pair(const Pair& both) {
        const auto beside = sentences_beside(both.english, both.here);
        line(both.english, beside);
        if (both.numbers) numbers(both.english, both.here, beside);
    }
    std::vector<std::string> found;

  private:
    void say(std::string what) {
        if (std::find(found.begin(), found.end(), what) == found.end())
            found.push_back(std::move(what));
    }
    template <class Set>
    void differ(const char* what, const Set& english, const Set& here) {
        if (english != here)
            say(fmt::format("{} here: {}; in English: {}", what, listed(here), listed(english)));
    }

    const Wording& wording_;
};

}  // namespace

std::vector<std::string> differences(const SharedBlock& english, const SharedBlock& here,
                                     const Wording& wording) {
    Differences all(wording);
    all.block(english, here);
    if (english.kind == here.kind) all.manner(english, here);
    return std::move(all.found);
}

bool contradicts(const SharedBlock& english, const SharedBlock& here, const Wording& wording) {
    Differences all(wording);
    all.block(english, here);
    return !all.found.empty();
}

std::vector<std::string> other_rank(const SharedBlock& english, const SharedBlock& here) {
    std::vector<std::string> found;
    if (english.id != here.id)
        found.push_back("has the id '" + here.id + "', in English '" + english.id + "'");
    if (english.mark != here.mark)
        found.push_back(fmt::format("says '{}', in English '{}'", here.mark, english.mark));
    return found;
}

std::vector<std::string> line_differences(const Pair& line, const Wording& wording) {
    Differences all(wording);
    all.pair(line);
    for (auto& fault : forbidden_words(line.here, wording)) all.found.push_back(std::move(fault));
    return std::move(all.found);
}

bool contradicts(const Pair& line, const Wording& wording) {
    Differences all(wording);
    all.pair(line);
    return !all.found.empty();
}

}  // namespace document
