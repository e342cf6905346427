#!/usr/bin/env bash
# Installs what is missing, builds, packs content/, opens the kiosk. Options go to `urokiosk run`.
# Without a display it makes the tour instead: pictures, outlines and a handout in build/tour/.
set -euo pipefail
cd "$(dirname "$0")"
. ./.ci/prepare
prepare_build

data="${UROKIOSK_DATA:-build/data}"
program=build/urokiosk
[ -f "$data/keys/publisher.key" ] || "$program" keys new --data "$data" >/dev/null
if [ ! -f build/edition.db ] || [ -n "$(find content build/urokiosk -newer build/edition.db -print -quit)" ]; then
  "$program" pack content -o build/edition.db --data "$data"
fi
"$program" activate build/edition.db --data "$data"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ -e /dev/dri/card0 ]; then
  exec "$program" run --data "$data" "$@"
fi
echo "There is no display here: making the tour in build/tour/ instead."
rm -rf build/tour
tours=()
for how in "" "/largest --text-size largest" "/arabic --lang ar"; do
  # shellcheck disable=SC2086  # its folder and its options are words of their own
  "$program" tour --data "$data" --out build/tour$how &
  tours+=($!)
done
for one in "${tours[@]}"; do wait "$one"; done  # not all at once: that would hide one that failed
"$program" handout prostate-massage --data "$data" -o build/tour/handout-prostate-massage.pdf
