#include "content/page_template.h"

#include <fmt/format.h>

#include <algorithm>

#include "document/names.h"
#include "text/toml.h"

namespace content {

namespace {

// As they stand in the Markdown. The marks beside some keep apart a sentence somebody meant.
constexpr std::string_view words_of_templates[] = {
    "Say in one sentence what this page is about.",
    "Write what matters most here.",
    "Two or three short facts are best.",
    "Write here in short words. Keep each sentence short.",
    "**What you notice**",
    "What to do now. [ID](source:ID)",
    "> What people say.\n",
    "What studies show. [ID](source:ID)",
    "![What the picture shows](",
};

std::string_view readable(std::string_view words) {
    constexpr std::string_view marks = "*>![]( \n";
    const auto begin = words.find_first_not_of(marks);
    words.remove_prefix(begin);
    words = words.substr(0, words.find(" [ID]"));
    return words.substr(0, words.find_last_not_of(marks) + 1);
}

}  // namespace

std::string page_template(const NewPage& page) {
    return fmt::format(R"(+++
id = {}
title = {}
summary = "{}"
discreet_title = {}
sensitive = false
kind = "condition"
review = {{ status = "sample", by = "", on = {}, due = {} }}
warnings = []
sources = []
diagrams = []
+++

> [!KEY-FACTS]
> - {}
> - {}

This page is general information. It does not replace your clinician’s advice.

## What it is

{}

## Ask your clinician

- What does this mean for me?
)",
                       text::quoted(page.id), text::quoted(page.title), words_of_templates[0],
                       text::quoted(page.title), text::to_iso(page.on), text::to_iso(page.due),
                       words_of_templates[1], words_of_templates[2], words_of_templates[3]);
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
    for (const auto words : words_of_templates) {
        const auto at = markdown.find(words);
        if (at == std::string_view::npos) continue;
        const auto line =
            std::count(markdown.begin(), markdown.begin() + static_cast<long>(at), '\n');
        found.push_back({readable(words), 1 + static_cast<int>(line)});
    }
    return found;
}

}  // namespace content
