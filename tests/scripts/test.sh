#!/usr/bin/env bash
# Everything there is: the core on both engines, the pages, the window. Ends with a summary.
. "$(dirname "$0")/common.sh"

summary=()
failed=0
part() { # NAME CMD…
  local name=$1 began=$SECONDS verdict
  shift
  printf '\n── %s\n' "$name"
  if "$@"; then verdict='réussi'; else verdict='ÉCHEC'; failed=1; fi
  summary+=("$(printf '%-7s %5d s  %s' "$verdict" $((SECONDS - began)) "$name")")
}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    tests/scripts/postgres.sh run cargo nextest run "${whole[@]}"
  else
    tests/scripts/postgres.sh run cargo test "${whole[@]}" --no-fail-fast -- --test-threads=2
  fi
}

part 'pages : types' npm --prefix ui run --silent check
part 'pages : tests' npm --prefix ui test --silent
# The window's tests start the built programs, so these come first.
part 'compilation' cargo build --all-targets "${whole[@]}"
[ $failed = 0 ] && part 'cœur, deux moteurs, fenêtre' rust_tests

printf '\n── Bilan\n'
printf '%s\n' "${summary[@]}"
[ $failed = 0 ] && echo 'Tout est réussi.' || echo 'Il y a des échecs.'
exit $failed
