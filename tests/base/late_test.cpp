#include "base/late.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

TEST_CASE("A function of a library is found when it is called first", "[base]") {
    const base::Late<decltype(::cbrt)> cube_root{"libm.so.6", "cbrt"};
    CHECK(cube_root(27.0) == Approx(3));
    CHECK(cube_root(8.0) == Approx(2));
}

TEST_CASE("A library that is not there is told by its name", "[base]") {
    const base::Late<decltype(::cbrt)> none{"libnobody-has-this.so.1", "cbrt"};
    CHECK_THROWS_WITH(none(1.0), Catch::Contains("libnobody-has-this.so.1"));
    const base::Late<decltype(::cbrt)> other{"libm.so.6", "nobody_has_this"};
    CHECK_THROWS_WITH(other(1.0), Catch::Contains("nobody_has_this"));
}
