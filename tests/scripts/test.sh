#!/usr/bin/env bash
# Everything there is: the core on both engines, the pages, the window. Ends with a summary.
. "$(dirname "$0")/common.sh"

summary=()
failed=0
part() { # NAME CMD…
  local name=$1 began=$SECONDS verdict='réussi'
  shift
  printf '\n── %s\n' "$name"
  "$@" || { verdict='ÉCHEC'; failed=1; }
  # Two bytes an accented letter: printf counts bytes, so the verdict comes last.
  summary+=("$(printf '%6d s  %s : %s' $((SECONDS - began)) "$name" "$verdict")")
  [ "$verdict" = 'réussi' ]
}

rust_tests() {
  if cargo nextest --version >/dev/null 2>&1; then
    tests/scripts/postgres.sh run cargo nextest run "${whole[@]}"
  else
    # One at a time: a window needs a processor of its own.
    tests/scripts/postgres.sh run cargo test "${whole[@]}" --no-fail-fast -- --test-threads=1
  fi
}

part 'pages, types' npm --prefix ui run --silent check || true
part 'pages, tests' npm --prefix ui test --silent || true
# The window's stories start the built programs, so these come first.
if part 'compilation' cargo build --all-targets "${whole[@]}"; then
  part 'cœur, deux moteurs, fenêtre' rust_tests || true
fi

printf '\n── Bilan\n'
printf '%s\n' "${summary[@]}"
[ $failed = 0 ] && echo 'Tout est réussi.' || echo 'Il y a des échecs.'
exit $failed
