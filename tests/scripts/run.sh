#!/usr/bin/env bash
# Builds the program and opens the demo house; without a display, plays the guided tour instead.
. "$(dirname "$0")/common.sh"

cargo build --quiet -p contremarque -p contremarque-api
if [ -z "$(ls -A "$demo" 2>/dev/null)" ]; then
  echo "Création du théâtre de démonstration dans $demo"
  "$bin/contremarquectl" --data "$demo" demo >/dev/null
fi

if has_display; then
  echo "Contremarque s'ouvre sur $demo"
  exec "$bin/contremarque" --data "$demo"
fi
echo "Pas d'écran ici : la visite guidée se joue dans la vraie fenêtre, sur un écran virtuel (Xvfb)."
exec tests/scripts/tour.sh
