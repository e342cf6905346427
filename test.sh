#!/usr/bin/env bash
# Installs what is missing, builds, runs all tests. Ends non-zero on any failure.
# Arguments go to ctest, for example: ./test.sh -R units
# ./test.sh --audit prints the forty checks of the standards over all screens, languages and sizes.
set -euo pipefail
cd "$(dirname "$0")"
. ./.ci/prepare
prepare_build tests
prepare_witnesses
if [ "${1:-}" = --audit ]; then
  cmake --build build --target urokiosk_audit
  exec build/tests/urokiosk_audit
fi
cd build
exec ctest --output-on-failure --no-tests=error -j "$(($(nproc) + 2))" "$@"
