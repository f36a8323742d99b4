#!/usr/bin/env bash
# Builds the site and serves the demo house's, beside an open desk on the same folder. Its address is printed.
. "$(dirname "$0")/common.sh"

[ -x "$bin/contremarque-site" ] || echo 'Première construction : comptez dix à quinze minutes sur deux cœurs. Les fois suivantes, quelques secondes.'
build
make_demo

echo 'Le site du théâtre de démonstration ; Ctrl+C l’arrête. Son adresse :'
exec "$bin/contremarque-site" --data "$demo" serve "$@"
