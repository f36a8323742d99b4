#!/usr/bin/env bash
# What CI runs after `make check`: the pages, the core on both engines, the programs, the window. `make long` is the rest.
. "$(dirname "$0")/common.sh"
. tests/scripts/parts.sh

part 'pages' npm --prefix ui test --silent || true
# The window's stories start the built programs, so these come first.
if part 'compilation' cargo build --all-targets "${whole[@]}"; then
  part 'cœur, deux moteurs, fenêtre' \
    tests/scripts/postgres.sh run cargo nextest run "${whole[@]}" || true
  part 'recettes d’exploitation' tests/scripts/operations.sh || true
fi

closing 'Le reste, plus long (grands tirages, 2 000 courriels, dix minutes à huit guichets) : make long.'
