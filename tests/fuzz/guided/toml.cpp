// TOML: every key asked for in every way, and a value put in.
#include "text/toml.h"
#include "fuzz.h"

namespace {

void walk(const text::Toml& toml, int deep) {
    for (const auto& key : toml.keys()) {
        (void)toml.text(key);
        (void)toml.number(key);
        (void)toml.flag(key);
        (void)toml.date(key);
        (void)toml.texts(key);
        (void)toml.numbers(key);
        if (deep == 0) continue;
        if (toml.is_table(key)) walk(toml.table(key), deep - 1);
        for (const auto& one : toml.tables(key)) walk(one, deep - 1);
    }
    toml.finish();
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text(data, size);
    base::Problems problems;
    walk(text::Toml::parse(text, "a.toml", problems), 3);
    (void)text::with_words(text, "title", "Words \"in\" quotes");
    (void)text::with_rows(text, "translated", {"\"a\"", "{ b = 1 }"});
    return 0;
}
