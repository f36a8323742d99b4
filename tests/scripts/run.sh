#!/usr/bin/env bash
# Builds the program and opens the demo house; without a display, plays the guided tour instead.
#
# The development build, and the same set of packages and features as `make test`: an optimised one
# takes three times as long to make the first time, and nobody sees the difference in the demo house.
# With another set of features cargo would compile half the crates again, Tauri among them.
. "$(dirname "$0")/common.sh"

[ -x "$bin/contremarque" ] || echo 'Première construction : comptez dix à quinze minutes sur deux cœurs. Les fois suivantes, quelques secondes.'
build

make_demo

if has_display; then
  echo "Contremarque s'ouvre sur $demo"
  exec "$bin/contremarque" --data "$demo"
fi
echo "Pas d'écran ici : la visite guidée se joue dans la vraie fenêtre, sur un écran virtuel (Xvfb)."
exec tests/scripts/tour.sh
