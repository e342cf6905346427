#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests. Ends non-zero on any failure.
# Arguments go to ctest, for example: ./test.sh -R units
set -euo pipefail
cd "$(dirname "$0")"
. ./.ci/prepare
prepare_build tests
cd build
exec ctest --output-on-failure --no-tests=error -j "$(nproc)" "$@"
