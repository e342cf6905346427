// How large a file, a folder and a function may grow before it owes the reader another noun.
#include <map>
#include <set>

#include "house/functions.h"
#include "house/sources.h"
#include "text/segment.h"

using house::Function;

namespace {

// What breaks a budget, in words; "" where nothing does.
std::string over(const Function& function) {
    std::string told;
    const auto tell = [&](int measured, int most, const std::string& what) {
        if (measured > most) told += " " + std::to_string(measured) + " " + what;
    };
    tell(function.lines, 60, "lines");
    tell(function.nesting, 3, "deep");
    tell(function.parameters, 4, "parameters");
    if (function.takes_pair) told += " a pair or tuple among its parameters: name the noun";
    return told;
}

Function only(const std::string& source) {
    const auto found = house::functions(source);
    INFO(source);
    REQUIRE(found.size() == 1);
    return found.front();
}

std::vector<house::Source> all() {
    auto found = house::sources("app");
    for (auto& one : house::sources("tests")) found.push_back(std::move(one));
    return found;
}

}  // namespace

TEST_CASE("files, headers, lines and folders keep their budgets", "[house]") {
    std::map<std::string, std::set<std::string>> nouns;
    for (const auto& file : all()) {
        INFO(file.path);
        nouns[file.path.parent_path().string()].insert(file.path.stem().string());
        CHECK(file.lines.size() <= (file.header() ? 80U : 400U));
        for (std::size_t i = 0; i < file.lines.size(); ++i) {
            INFO("line " << i + 1);
            CHECK(text::letter_count(file.lines[i]) <= 100);
        }
    }
    for (const auto& [folder, names] : nouns) {
        INFO(folder);
        CHECK(names.size() <= 24);
    }
}

TEST_CASE("functions keep their budgets", "[house]") {
    std::size_t measured = 0;
    for (const auto& file : all())
        for (const auto& function : house::functions(file.text())) {
            ++measured;
            INFO(file.path << ":" << function.line << " " << function.name);
            CHECK(over(function) == "");
        }
    CHECK(measured > 2000);
}

TEST_CASE("a function's lines are counted from its head to its brace", "[house]") {
    CHECK(only("int one() { return 1; }").lines == 1);
    CHECK(only("\n// {\nstd::string\nname(int a) {\n    return \"}\";\n}\n").lines == 4);
    CHECK(only("\n// {\nstd::string\nname(int a) {\n    return \"}\";\n}\n").line == 3);
    CHECK(only("template <class T>\nT as(T a) {\n    return R\"x(})\"})x\";\n}").lines == 4);
    CHECK(only("#define TWICE {\\\n {\nint one() { return '{'; }").lines == 1);
    CHECK(only("int later();").lines == 0);
    CHECK(only("struct A {\n    explicit A(int b)\n        : b_{b}, c_(b) {\n    }\n};").lines ==
          3);
    CHECK(only("struct A {\n  public:\n    bool operator()(int) const { return a; }\n};").lines ==
          1);
    CHECK(only("namespace a {\nenum class B { c, d };\nvoid e() {\n}\n}").lines == 2);
    CHECK(only("TEST_CASE(\"a\", \"[b]\") {\n    SECTION(\"c\") {\n    }\n}").lines == 4);
    const std::string long_one = "void a() {\n" + std::string(58, '\n') + "}";
    CHECK(over(only(long_one)) == "");
    CHECK(over(only("\n\n" + long_one + "\n\n")) == "");
    CHECK(over(only("void a() {\n\n" + std::string(58, '\n') + "}")) == " 61 lines");
}

TEST_CASE("nesting counts what decides and what repeats", "[house]") {
    const auto nesting = [](const std::string& body) {
        return only("void a() {" + body + "}").nesting;
    };
    CHECK(nesting("b();") == 0);
    CHECK(nesting("{ { b(); } }") == 0);
    CHECK(nesting("if (b) c();") == 1);
    CHECK(nesting("if (b) { c(); } else if (d) { e(); } else if (f) g();") == 1);
    CHECK(nesting("if (b) c(); else { if (d) e(); }") == 2);
    CHECK(nesting("for (;;) for (;;) for (;;) b();") == 3);
    CHECK(nesting("for (auto b : c) { while (d) do e(); while (f); }") == 3);
    CHECK(nesting("switch (b) { case 1: if (c) d(); default: e(); }") == 2);
    CHECK(nesting("try { if (b) c(); } catch (const D& d) { e(); }") == 2);
    CHECK(nesting("if constexpr (b) c(); if (d) e(); for (;;) if (f) g();") == 2);
    CHECK(nesting("struct B { int c = 0; }; const D e{f, {g}}; if (h) i();") == 1);
    CHECK(over(only("void a() { for (;;) for (;;) for (;;) for (;;) b(); }")) == " 4 deep");
}

TEST_CASE("a lambda is measured by itself, and its parameters too", "[house]") {
    const auto found = house::functions(
        "void a() {\n    if (b) c([&](int d) {\n        if (d) e(f[g]);\n    });\n}\n"
        "const auto h = [](int, int i) { return i; };");
    REQUIRE(found.size() == 3);
    CHECK(found[0].nesting == 1);
    CHECK(found[1].name == "lambda");
    CHECK(found[1].nesting == 1);
    CHECK(found[1].lines == 3);
    CHECK(found[2].parameters == 1);
}

TEST_CASE("parameters are counted where they are named or declared", "[house]") {
    CHECK(only("void a();").parameters == 0);
    CHECK(only("void a(int b, const std::map<int, C<d, e>>& f, G g = {1, 2}, H&& h);").parameters ==
          4);
    CHECK(only("void a(int, po_message_t, const char*, size_t, std::string);").parameters == 5);
    CHECK(only("void a(int b, po_message_t, const char*, size_t, std::string) {}").parameters == 1);
    CHECK(only("void a(std::function<void(int b, int c)> d, void (*e)(int f, int g)) {}")
              .parameters == 2);
    CHECK(over(only("A::A(int b, int c, int d, int e, int f) : b_(b) {}")) == " 5 parameters");
}

TEST_CASE("a pair or a tuple is no parameter", "[house]") {
    CHECK(only("void a(const std::pair<int, int>& b);").takes_pair);
    CHECK(only("void a(std::vector<std::tuple<int, int, B>> b) {}").takes_pair);
    CHECK(
        house::functions("void a() { b([](const std::pair<C, D>& e) { f(e); }); }")[1].takes_pair);
    CHECK_FALSE(only("std::pair<int, int> a(KeyPair pair);").takes_pair);
    CHECK_FALSE(only("void a(int b) { std::pair<int, int> c{b, b}; }").takes_pair);
}
