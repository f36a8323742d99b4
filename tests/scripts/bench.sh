#!/usr/bin/env bash
# How fast, on this machine: the core's figures, then the window's, each a table and a line of JSON.
# Arguments are the names of the figures wanted, all of them without; `window` is those of the window.
. "$(dirname "$0")/common.sh"

cargo build --release "${whole[@]}" --bins
release=${CARGO_TARGET_DIR:-target}/release
core=()
window=$([ $# = 0 ] && echo yes || true)
for figure in "$@"; do
  if [ "$figure" = window ]; then window=yes; else core+=("$figure"); fi
done

failed=0
if [ $# = 0 ] || [ ${#core[@]} -gt 0 ]; then
  tests/scripts/postgres.sh durable "$release/bench" "${core[@]}" || failed=1
fi
if [ -n "$window" ]; then
  "$release/bench-window" || failed=1
fi
exit $failed
