#include "content/page_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/names.h"
#include "text/full_names.h"
#include "text/toml.h"

namespace content {

namespace {

// What a page begins with, in its language.
struct PageWords {
    std::string_view language, summary, first_fact, second_fact, general, heading, words, ask,
        question;
};
constexpr PageWords pages[] = {
    {"en", "Say in one sentence what this page is about.", "Write what matters most here.",
     "Two or three short facts are best.",
     "This page is general information. It does not replace your clinician’s advice.", "What it is",
     "Write here in short words. Keep each sentence short.", "Ask your clinician",
     "What does this mean for me?"},
    {"es", "Diga en una frase de qué trata esta página.", "Escriba aquí lo más importante.",
     "Lo mejor son dos o tres datos breves.",
     "Esta página es información general. No sustituye el consejo de su profesional de salud.",
     "Qué es", "Escriba aquí con palabras cortas. Que cada frase sea breve.",
     "Pregunte a su profesional de salud", "¿Qué significa esto para mí?"},
    {"ar", "اكتبوا في جملة واحدة موضوع هذه الصفحة.", "اكتبوا هنا أهم ما في الأمر.",
     "الأفضل حقيقتان قصيرتان أو ثلاث.", "هذه الصفحة معلومات عامة، ولا تغني عن نصيحة طبيبكم.",
     "ما هو", "اكتبوا هنا بكلمات قصيرة، ولتكن كل جملة قصيرة.", "أسئلة لطبيبكم",
     "ماذا يعني هذا بالنسبة إليّ؟"}};

// Of the pieces a desk inserts, as they stand in the Markdown. The marks beside some keep apart a
// sentence somebody meant.
constexpr std::string_view words_of_pieces[] = {
    "**What you notice**",        "What to do now. [ID](source:ID)",
    "> What people say.\n",       "What studies show. [ID](source:ID)",
    "![What the picture shows](",
};

const PageWords& words_for(std::string_view language) {
    const auto* found = std::find_if(std::begin(pages), std::end(pages),
                                     [&](const auto& one) { return one.language == language; });
    return found == std::end(pages) ? pages[0] : *found;
}

std::string_view readable(std::string_view words) {
    constexpr std::string_view marks = "*>![]( \n";
    const auto begin = words.find_first_not_of(marks);
    words.remove_prefix(begin);
    words = words.substr(0, words.find(" [ID]"));
    return words.substr(0, words.find_last_not_of(marks) + 1);
}

}  // namespace

std::string page_template(const NewPage& page) {
    const auto& said = words_for(page.language);
    // A clinic's page about itself is no advice, and asks nobody to ask about it.
    const bool own = page.kind == "clinic";
    const std::string ask = said.language == "en" || own
                                ? ""
                                : fmt::format("ask = {}\n", text::quoted(std::string(said.ask)));
    return fmt::format(R"(+++
id = {}
title = {}
summary = "{}"
discreet_title = {}
sensitive = false
kind = "{}"
review = {{ status = "sample", by = "", on = {}, due = {} }}
warnings = []
sources = []
diagrams = []
{}+++

> [!KEY-FACTS]
> - {}
> - {}

{}## {}

{}
{})",
                       text::quoted(page.id), text::quoted(page.title), said.summary,
                       text::quoted(page.title), page.kind, text::to_iso(page.on),
                       text::to_iso(page.due), ask, said.first_fact, said.second_fact,
                       own ? "" : fmt::format("{}\n\n", said.general), said.heading, said.words,
                       own ? "" : fmt::format("\n## {}\n\n- {}\n", said.ask, said.question));
}

std::string translation_template(const document::FrontMatter& english, const NewPage& page,
                                 const std::string& ask) {
    const auto list = [](const std::vector<std::string>& names) {
        std::string all;
        for (const auto& name : names) all += (all.empty() ? "" : ", ") + text::quoted(name);
        return "[" + all + "]";
    };
    std::string made = "+++\nid = " + text::quoted(english.id) + "\n";
    for (const char* key : {"title", "summary", "discreet_title"})
        made += fmt::format("{} = \"\"\n", key);
    if (!english.instead.empty()) made += "instead = \"\"\n";
    made += fmt::format("sensitive = {}\n", english.sensitive);
    if (english.signs_first) made += "signs_first = true\n";
    made +=
        fmt::format("kind = {}\nreview = {{ status = \"sample\", by = \"\", on = {}, due = {} }}\n",
                    text::quoted(std::string(document::find(document::kinds, english.kind))),
                    text::to_iso(page.on), text::to_iso(page.due));
    made += "warnings = " + list(english.warnings) + "\nsources = " + list(english.sources) +
            "\ndiagrams = " + list(english.diagrams) + "\nask = " + text::quoted(ask) + "\n+++\n";
    return made;
}

std::vector<LeftOver> left_over(std::string_view markdown) {
    std::vector<LeftOver> found;
    const auto look = [&](std::string_view words) {
        const auto at = markdown.find(words);
        if (at == std::string_view::npos) return;
        const auto line =
            std::count(markdown.begin(), markdown.begin() + static_cast<long>(at), '\n');
        found.push_back({readable(words), 1 + static_cast<int>(line)});
    };
    for (const auto& page : pages)
        for (const auto words : {page.summary, page.first_fact, page.second_fact, page.words})
            look(words);
    for (const auto words : words_of_pieces) look(words);
    return found;
}

std::string page_id(const std::string& title) {
    constexpr std::size_t longest = 40;
    std::string words;
    for (const char c : text::in_latin(title)) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept)
            words += c;
        else if (!words.empty() && words.back() != '-' && c != '\'')
            words += '-';
    }
    for (const std::string article : {"the-", "a-", "an-"})
        if (words.starts_with(article)) words.erase(0, article.size());
    if (words.size() > longest) words.erase(words.rfind('-', longest));
    while (!words.empty() && words.back() == '-') words.pop_back();
    return words.empty() ? "page" : words;
}

namespace {

// Between the brackets of a group's list of pages.
struct TopicList {
    std::size_t begin = 0, end = 0;
};
std::optional<TopicList> pages_between(const std::string& topics, const std::string& group) {
    constexpr std::string_view opens = "topics = [";
    const auto named = topics.find("id = " + text::quoted(group) + "\n");
    if (named == std::string::npos) return std::nullopt;
    const auto list = topics.find(opens, named);
    const auto next = topics.find("[[group]]", named);
    if (list == std::string::npos || list > next) return std::nullopt;
    const auto end = topics.find(']', list);
    if (end == std::string::npos) return std::nullopt;
    return TopicList{list + opens.size(), end};
}

}  // namespace

std::optional<std::string> with_topic(const std::string& topics, const std::string& group,
                                      const std::string& id) {
    const auto list = pages_between(topics, group);
    if (!list) return std::nullopt;
    const auto last = topics.find_last_not_of(" \n,", list->end - 1);
    const std::string entry = (last < list->begin ? "" : ", ") + text::quoted(id);
    return topics.substr(0, last + 1) + entry + topics.substr(list->end);
}

std::optional<std::string> without_topic(const std::string& topics, const std::string& group,
                                         const std::string& id) {
    const auto list = pages_between(topics, group);
    const std::string entry = text::quoted(id);
    const auto at = list ? topics.find(entry, list->begin) : std::string::npos;
    if (at == std::string::npos || at >= list->end) return std::nullopt;
    std::size_t from = at, to = topics.find_first_not_of(" \n", at + entry.size());
    if (topics[to] == ',') {
        to = topics.find_first_not_of(" \n", to + 1);
    } else if (const auto before = topics.find_last_not_of(" \n", at - 1); topics[before] == ',') {
        from = before;  // it was the last
    }
    return topics.substr(0, from) + topics.substr(to);
}

}  // namespace content
